/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a model: refused, or read, checked, filled, written and read again the same. Good seeds: data/models. */
#include "documents/fill.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) xml = g_bytes_new (data, size);
  g_autoptr (TrameModel) model = trame_model_parse (xml, NULL);
  g_autoptr (TrameModel) again = NULL;
  g_autoptr (GBytes) first = NULL, second = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TrameValues) values = NULL;
  g_autoptr (TrameText) text = NULL;
  g_autofree char *plain = NULL;

  if (model == NULL)
    return 0;
  first = trame_model_to_xml (model);
  again = trame_model_parse (first, NULL);
  g_assert_nonnull (again);
  second = trame_model_to_xml (again);
  g_assert_true (g_bytes_equal (first, second));
  faults = trame_model_check (model);
  values = trame_values_new ();
  for (guint i = 0; i < model->fields->len; i += 2)
    {
      const TrameField *field = g_ptr_array_index (model->fields, i);
      g_hash_table_insert (values, g_strdup (field->id), g_strdup (i % 4 == 0 ? "2026-01-12" : "un\r\n« deux »\001"));
    }
  text = trame_fill (model, values, model->title, FALSE);
  plain = trame_text_to_plain (text);
  g_assert_true (g_utf8_validate (plain, -1, NULL));
  return 0;
}
