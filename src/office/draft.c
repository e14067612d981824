/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of a new model and of a new draft. */
#include "office/draft.h"

#include <string.h>

char *
trame_draft_words (const TrameModel *model, TrameValues *values)
{
  g_autoptr (TrameText) text = trame_fill (model, values, NULL, FALSE);
  return trame_text_to_plain (text);
}

static const char *
clause_of (const TrameModel *model, const char *term)
{
  for (guint i = 0; i < model->term_sources->len; i++)
    {
      const TrameTermSource *source = g_ptr_array_index (model->term_sources, i);
      if (g_strcmp0 (source->name, term) != 0 || source->clause == NULL)
        continue;
      g_autofree char *clause = g_ascii_isdigit (source->clause[0]) ? g_strconcat ("Art. ", source->clause, NULL)
                                                                    : g_strdup (source->clause);
      return g_intern_string (clause);
    }
  return NULL;
}

TrameClauses
trame_model_clauses (const TrameModel *model)
{
  return (TrameClauses){
    .length = clause_of (model, "length"),
    .start = clause_of (model, "start"),
    .renewal = clause_of (model, "renewal"),
    .notice = clause_of (model, "notice"),
    .money = clause_of (model, "money"),
    .cure = clause_of (model, "cure"),
  };
}

gint64
trame_model_add (TrameChanges *changes, const TrameModel *model, gint64 deliberation)
{
  g_autoptr (GBytes) xml = trame_model_to_xml (model);
  g_autoptr (GHashTable) nothing = trame_values_new ();
  g_autofree char *words = trame_draft_words (model, nothing);
  const TrameModelRecord record = { .name = model->id,
                                    .version = model->version,
                                    .title = model->title,
                                    .kind = (char *) trame_model_kind_to_nick (model->kind),
                                    .deliberation = deliberation,
                                    .terms = model->terms,
                                    .clauses = trame_model_clauses (model),
                                    .xml = xml };
  return trame_changes_add_model (changes, &record, words);
}

gint64
trame_draft_add (TrameChanges *changes, const TrameDraft *draft)
{
  const TrameConventionRecord record = {
    .model = draft->model_id,
    .partner = draft->partner_id,
    .deliberation = draft->deliberation_id,
    .scheme = draft->act != NULL ? draft->act->scheme : NULL,
    .responsible = (char *) draft->responsible,
    .terms = *draft->terms,
    .clauses = *draft->clauses,
    .values = draft->values,
  };
  g_autofree char *words = trame_draft_words (draft->model, draft->values);
  g_autoptr (GHashTable) nothing = trame_values_new ();
  gint64 handle = trame_changes_add_convention (changes, &record);
  trame_changes_set_values (changes, handle, 0, nothing, words); /* to be found by its words: no value changes */
  return handle;
}
