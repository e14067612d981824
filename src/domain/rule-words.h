/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of each rule, in both languages. Private to the room. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In texts: {0}…{5} a date in words, {day0}… its day of the week, {p} the period, {f} the period in clear days when it is
 * in days, {n} the count. */
typedef struct
{
  const char *rule;
  const char *title[2]; /* French, English */
  const char *text[2];
} TrameRuleWords;

/* NULL when no rule has that id. */
const TrameRuleWords *trame_rule_words_find (const char *rule);
/* The rules one by one; NULL past the last. */
const TrameRuleWords *trame_rule_words_at (gsize index);

G_END_DECLS
