/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words around a passage; its own words are escaped. */
#include "app/search-passage.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *table;
  const char *words;
} PLACES[] = {
  { "activity", N_ ("Activity") },
  { "amendment", N_ ("Amendment") },
  { "deliberation", N_ ("Délibération") },
  { "document", N_ ("Attached file") },
  { "evaluation", N_ ("Evaluation") },
  { "fact", N_ ("Note of a fact") },
  { "letter", N_ ("Letter") },
  { "partner", N_ ("Partner") },
  { "partner_act", N_ ("The partner’s act") },
  { "undertaking", N_ ("Commitment") },
};

const char *
trame_search_where (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (PLACES); i++)
    if (g_strcmp0 (PLACES[i].table, table) == 0)
      return _ (PLACES[i].words);
  return NULL;
}

char *
trame_search_passage_markup (const TrameFound *found)
{
  g_return_val_if_fail (found != NULL, NULL);

  const char *where = trame_search_where (found->table);
  g_autofree char *before = g_markup_escape_text (found->passage, (gssize) found->start);
  g_autofree char *word = g_markup_escape_text (found->passage + found->start, (gssize) (found->end - found->start));
  g_autofree char *after = g_markup_escape_text (found->passage + found->end, -1);
  g_autofree char *label = where != NULL ? g_markup_printf_escaped ("%s · ", where) : g_strdup ("");
  return g_strconcat (label, before, "<b>", word, "</b>", after, NULL);
}

char *
trame_search_passage_text (const TrameFound *found)
{
  g_return_val_if_fail (found != NULL, NULL);

  const char *where = trame_search_where (found->table);
  return where != NULL ? g_strconcat (where, " · ", found->passage, NULL) : g_strdup (found->passage);
}
