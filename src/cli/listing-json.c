/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a convention of the office to the row of a listing. */
#include "cli/listing-json.h"

void
trame_listing_row (const TrameConvention *convention, TrameConventionRow *out)
{
  const TrameLifecycle *lifecycle = convention->lifecycle;
  *out = (TrameConventionRow){
    .id = convention->id,
    .number = convention->number,
    .model = convention->model_title,
    .partner = convention->partner_name,
    .scheme = convention->scheme,
    .object = convention->object,
    .state = lifecycle->state,
    .days_left = trame_lifecycle_days_left (lifecycle),
    .responsible = convention->responsible,
    .warnings = lifecycle->warnings->len,
  };
  if (lifecycle->period.known)
    {
      out->start = lifecycle->period.start;
      out->last_day = g_date_valid (&lifecycle->end_day) ? lifecycle->end_day : lifecycle->period.last_day;
    }
}

void
trame_listing_add_dossier (JsonBuilder *builder, const TrameDossier *dossier, TrameLanguage language)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GArray) documents = g_array_new (FALSE, TRUE, sizeof (TrameDocumentRow));
  for (guint i = 0; i < dossier->model->fields->len; i++)
    g_ptr_array_add (fields, ((TrameField *) g_ptr_array_index (dossier->model->fields, i))->id);
  /* What was signed before Trame has no model to say its fields. */
  g_autoptr (GList) keys = dossier->convention->model == 0 ? g_hash_table_get_keys (dossier->convention->values) : NULL;
  for (GList *key = keys; key != NULL; key = key->next)
    g_ptr_array_add (fields, key->data);
  for (guint i = 0; i < dossier->documents->len; i++)
    {
      const TrameDocumentRecord *record = g_ptr_array_index (dossier->documents, i);
      TrameDocumentRow row = { .id = record->id,
                               .kind = record->kind,
                               .name = record->removed ? NULL : record->name,
                               .sha256 = record->sha256,
                               .issued_on = record->issued_on };
      g_array_append_val (documents, row);
    }
  TrameConventionDetail detail = { .field_ids = fields,
                                   .values = dossier->convention->values,
                                   .terms = &dossier->convention->contract.terms,
                                   .facts = dossier->convention->contract.facts,
                                   .lifecycle = dossier->lifecycle,
                                   .documents = documents };
  trame_listing_row (dossier->convention, &detail.row);
  trame_json_add_convention (builder, &detail, language);
}
