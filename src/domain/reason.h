/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a date or a warning is what it is: a rule's id and its arguments. Reasons are data; trame_reason_text() makes
 * the words, in the reader's language. A rule's id, once published, never changes meaning. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRAME_LANGUAGE_FRENCH = 0,
  TRAME_LANGUAGE_ENGLISH,
} TrameLanguage;

#define TRAME_REASON_ARGUMENTS 6

typedef struct
{
  const char *rule;                     /* static: "term.same-day" */
  const char *source;                   /* static, or the clause: "Art. 3.3" (interned) */
  GDate dates[TRAME_REASON_ARGUMENTS];  /* the dates that went in, then the result; cleared when unused */
  gint numbers[TRAME_REASON_ARGUMENTS]; /* years, months and days of the period that went in; then a count */
  const char *word;                     /* interned; NULL: none */
  gboolean other_reading;               /* not a step of the computation: what the reading not taken gives */
} TrameReason;

/* The arithmetic in words a clerk understands ("2 mars 2026 + 10 jours francs : premier jour hors convention le
 * 13 mars 2026"). Owned by the caller. */
char *trame_reason_text (const TrameReason *reason, TrameLanguage language);
/* The same as a line of a list that stands alone: "Autre lecture : …" or "Date la plus sûre : …" before what is not a step
 * of the computation. Owned by the caller. */
char *trame_reason_line (const TrameReason *reason, TrameLanguage language);
/* The day the reason arrives at: the last date it holds. NULL when it holds none. Owned by REASON. */
const GDate *trame_reason_date (const TrameReason *reason);
/* "15 janvier 2027", "1er mars 2026"; "15 January 2027". NULL when DATE is cleared. Owned by the caller. */
char *trame_date_words (const GDate *date, TrameLanguage language);
/* The rule in a few words ("Le préavis compte en jours francs"). Static. */
const char *trame_rule_title (const char *rule, TrameLanguage language);

G_END_DECLS
