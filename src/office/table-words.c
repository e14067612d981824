/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables' names, in the clerk's words. */
#include "office/table-words.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *table;
  const char *words;
} names[] = {
  { "activity", N_ ("session of the programme") },
  { "agent", N_ ("agent") },
  { "amendment", N_ ("amendment") },
  { "city_representative", N_ ("representative of the city") },
  { "content", N_ ("content of a file") },
  { "convention", N_ ("convention") },
  { "councillor", N_ ("councillor") },
  { "deliberation", N_ ("délibération") },
  { "document", N_ ("document") },
  { "evaluation", N_ ("evaluation") },
  { "fact", N_ ("fact") },
  { "indicator", N_ ("indicator") },
  { "indicator_value", N_ ("figure") },
  { "convention_value", N_ ("fields of a convention") },
  { "deliberation_line", N_ ("lines of a délibération") },
  { "document_value", N_ ("fields of a document") },
  { "draft", N_ ("unfinished form") },
  { "journal_head", N_ ("head of the journal") },
  { "partner_merge_line", N_ ("lines of a merge of partners") },
  { "passage", N_ ("words for the search") },
  { "scheme_line", N_ ("lines of a scheme") },
  { "superseded", N_ ("former values") },
  { "journal", N_ ("row of the journal") },
  { "letter", N_ ("letter") },
  { "model", N_ ("model") },
  { "partner", N_ ("partner") },
  { "partner_act", N_ ("act of a partner") },
  { "partner_merge", N_ ("merge of partners") },
  { "partner_representative", N_ ("representative of a partner") },
  { "reminder", N_ ("reminder") },
  { "scheme", N_ ("scheme") },
  { "setting", N_ ("setting") },
  { "sitting", N_ ("sitting") },
  { "terms", N_ ("terms") },
  { "tombstone", N_ ("record of a removal") },
  { "undertaking", N_ ("undertaking") },
};

const char *
trame_table_words (const char *table)
{
  g_return_val_if_fail (table != NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].table, table))
      return _ (names[i].words);
  return table;
}
