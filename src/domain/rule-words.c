/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks rules up in the tables of words. */
#include "domain/rule-words.h"
#include "domain/rule-words-tables.h"

static const TrameRuleWords *
find_in (const TrameRuleWords *table, gsize n, const char *rule)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (table[i].rule, rule) == 0)
      return &table[i];
  return NULL;
}

const TrameRuleWords *
trame_rule_words_find (const char *rule)
{
  if (rule == NULL)
    return NULL;
  const TrameRuleWords *words = find_in (trame_rule_words_contract, trame_rule_words_contract_n, rule);
  if (words == NULL)
    words = find_in (trame_rule_words_notice, trame_rule_words_notice_n, rule);
  return words != NULL ? words : find_in (trame_rule_words_council, trame_rule_words_council_n, rule);
}

const TrameRuleWords *
trame_rule_words_at (gsize index)
{
  if (index < trame_rule_words_contract_n)
    return &trame_rule_words_contract[index];
  index -= trame_rule_words_contract_n;
  if (index < trame_rule_words_notice_n)
    return &trame_rule_words_notice[index];
  index -= trame_rule_words_notice_n;
  return index < trame_rule_words_council_n ? &trame_rule_words_council[index] : NULL;
}
