/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a model: refused, or read, written and read again the same. */
#include "documents/fill.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) xml = g_bytes_new (data, size);
  g_autoptr (TrameModel) model = trame_model_parse (xml, NULL);
  g_autoptr (TrameModel) again = NULL;
  g_autoptr (GBytes) first = NULL, second = NULL;
  g_autoptr (TrameText) text = NULL;

  if (model == NULL)
    return 0;
  first = trame_model_to_xml (model);
  again = trame_model_parse (first, NULL);
  g_assert_nonnull (again);
  second = trame_model_to_xml (again);
  g_assert_true (g_bytes_equal (first, second));
  text = trame_fill (model, NULL, NULL, FALSE);
  g_assert_nonnull (text->data);
  return 0;
}
