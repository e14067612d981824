/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Freeing and copying rows as values. */
#include "register/record-copy.h"

void
trame_model_record_free (TrameModelRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->name);
  g_free (record->title);
  g_free (record->kind);
  g_clear_pointer (&record->xml, g_bytes_unref);
  g_free (record);
}

TrameModelRecord *
trame_model_record_copy (const TrameModelRecord *record)
{
  TrameModelRecord *copy = g_memdup2 (record, sizeof *record);
  copy->name = g_strdup (record->name);
  copy->title = g_strdup (record->title);
  copy->kind = g_strdup (record->kind);
  copy->xml = record->xml == NULL ? NULL : g_bytes_ref (record->xml);
  return copy;
}

GHashTable *
trame_record_values_copy (GHashTable *values)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer field, value;
  if (values == NULL)
    return copy;
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &field, &value))
    g_hash_table_insert (copy, g_strdup (field), g_strdup (value != NULL ? value : ""));
  return copy;
}

TrameConventionRecord *
trame_convention_record_copy (const TrameConventionRecord *record)
{
  TrameConventionRecord *copy = g_memdup2 (record, sizeof *record);
  copy->scheme = g_strdup (record->scheme);
  copy->object = g_strdup (record->object);
  copy->responsible = g_strdup (record->responsible);
  copy->values = trame_record_values_copy (record->values);
  return copy;
}

void
trame_convention_record_clear (TrameConventionRecord *record)
{
  g_free (record->scheme);
  g_free (record->object);
  g_free (record->responsible);
  g_clear_pointer (&record->values, g_hash_table_unref);
}

void
trame_document_record_free (TrameDocumentRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->kind);
  g_free (record->name);
  g_free (record->media_type);
  g_free (record->sha256);
  g_free (record->note);
  g_free (record);
}

void
trame_deliberation_record_free (TrameDeliberationRecord *record)
{
  if (record == NULL)
    return;
  trame_deliberation_free (record->act);
  g_free (record->source_name);
  g_free (record->source_type);
  g_free (record->source_sha256);
  g_free (record);
}

void
trame_journal_record_free (TrameJournalRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->agent);
  g_free (record->verb);
  g_free (record->table);
  g_free (record->content_hash);
  g_free (record->chain_hash);
  g_free (record);
}

void
trame_settings_free (TrameSettings *settings)
{
  if (settings == NULL)
    return;
  g_free (settings->commune);
  g_free (settings->department);
  g_free (settings->siren);
  g_free (settings->number_pattern);
  g_hash_table_unref (settings->values);
  g_free (settings);
}
