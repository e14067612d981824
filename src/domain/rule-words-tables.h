/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three tables of rule-words.c. Private to it. */
#pragma once

#include "domain/rule-words.h"

G_BEGIN_DECLS

extern const TrameRuleWords trame_rule_words_contract[];
extern const gsize trame_rule_words_contract_n;
extern const TrameRuleWords trame_rule_words_notice[];
extern const gsize trame_rule_words_notice_n;
extern const TrameRuleWords trame_rule_words_council[];
extern const gsize trame_rule_words_council_n;

G_END_DECLS
