/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms a model declares: what a convention's dates are computed from. Plain values, no pointers: copy by =. */
#pragma once

#include "domain/period.h"

G_BEGIN_DECLS

typedef enum
{
  TRAME_START_UNKNOWN = 0,
  TRAME_START_LAST_SIGNATURE, /* the day by which both parties have signed */
  TRAME_START_SIGNATURE,      /* the text says "signature" only */
  TRAME_START_NOTIFICATION,
  TRAME_START_TRANSMISSION,
  TRAME_START_DATE, /* stated in the text: start_date */
} TrameStart;

typedef enum
{
  TRAME_RENEWAL_UNKNOWN = 0,
  TRAME_RENEWAL_NONE,
  TRAME_RENEWAL_EXPLICIT,
  TRAME_RENEWAL_TACIT,
} TrameRenewal;

typedef enum
{
  TRAME_MEDIUM_UNKNOWN = 0,
  TRAME_MEDIUM_REGISTERED_LETTER, /* any letter with acknowledgement of receipt */
  TRAME_MEDIUM_ELECTRONIC_REGISTERED,
  TRAME_MEDIUM_HAND_DELIVERY,
  TRAME_MEDIUM_BAILIFF,
  TRAME_MEDIUM_LETTER,
  TRAME_MEDIUM_EMAIL,
  TRAME_MEDIUM_ANY, /* only as a term: the text wants no special form */
} TrameMedium;

typedef enum
{
  TRAME_MONEY_UNKNOWN = 0,
  TRAME_MONEY_FREE,
  TRAME_MONEY_PAID,
} TrameMoney;

typedef struct
{
  gboolean has_length;
  TramePeriod length;
  GDate end_date; /* cleared: none; with a length, the earlier of both ends it */
  TrameStart start;
  GDate start_date;
  TrameRenewal renewal;
  gint renewals_max; /* -1: not written */
  gboolean has_renewal_notice;
  TramePeriod renewal_notice;
  gboolean has_notice;
  TramePeriod notice;
  TrameMedium notice_medium;
  gboolean has_cure;
  TramePeriod cure;
  TrameMoney money;
  gint originals; /* 0: not written */
} TrameTerms;

/* Everything unknown. */
void trame_terms_init (TrameTerms *terms);
gboolean trame_terms_equal (const TrameTerms *a, const TrameTerms *b);

/* The nicks of interchange.md ("last-signature", "registered-letter"…); from_nick returns UNKNOWN (0) for others. */
const char *trame_renewal_to_nick (TrameRenewal renewal);
TrameRenewal trame_renewal_from_nick (const char *nick);
const char *trame_medium_to_nick (TrameMedium medium);
TrameMedium trame_medium_from_nick (const char *nick);
const char *trame_money_to_nick (TrameMoney money);
TrameMoney trame_money_from_nick (const char *nick);
/* "date:2026-12-01" for a stated date. Owned by the caller; NULL for unknown. */
char *trame_terms_start_to_string (const TrameTerms *terms);
/* Sets start and start_date; FALSE, TERMS unchanged, when TEXT is not one of the five forms. */
gboolean trame_terms_set_start (TrameTerms *terms, const char *text);

G_END_DECLS
