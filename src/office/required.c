/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What still has to be filled before a convention can be issued. */
#include "office/required.h"

GPtrArray *
trame_model_missing (const TrameModel *model, TrameValues *values)
{
  return trame_fill_missing (model, values);
}

char *
trame_model_missing_labels (const TrameModel *model, const GPtrArray *missing)
{
  g_autoptr (GString) labels = g_string_new (NULL);
  for (guint i = 0; i < missing->len; i++)
    {
      const char *id = g_ptr_array_index (missing, i);
      const TrameField *field = trame_model_get_field (model, id);
      g_string_append_printf (labels, "%s%s", i > 0 ? ", " : "",
                              field != NULL && field->label != NULL ? field->label : id);
    }
  return g_string_free (g_steal_pointer (&labels), FALSE);
}
