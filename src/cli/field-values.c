/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values typed on the command line. */
#include "cli/field-values.h"

#include "office/field-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lists and texts have lines: "\n" written in two characters is one. */
static char *
with_lines (const char *text)
{
  g_autoptr (GString) out = g_string_new (text);
  g_string_replace (out, "\\n", "\n", 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
read_pair (TrameInvocation *invocation, const TrameModel *model, const char *pair, TrameValues *values, TrameExit *out)
{
  g_autoptr (GError) error = NULL;
  const char *sign = strchr (pair, '=');
  if (sign == NULL)
    {
      *out = trame_invocation_misused (_ ("“%s” is not a field and its value (field=value)"), pair);
      return FALSE;
    }
  g_autofree char *id = g_strndup (pair, (gsize) (sign - pair));
  const TrameField *field = trame_model_get_field (model, id);
  if (field == NULL)
    {
      g_set_error (&error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN,
                   _ ("The model “%s” has no field “%s”. “models show” lists its fields."), model->title, id);
      *out = trame_invocation_fail (error);
      return FALSE;
    }
  g_autofree char *typed = with_lines (sign + 1);
  char *value = trame_field_read_value (field, typed, &invocation->today, &error);
  if (value == NULL)
    {
      *out = trame_invocation_fail (error);
      return FALSE;
    }
  g_hash_table_insert (values, g_steal_pointer (&id), value);
  return TRUE;
}

TrameValues *
trame_field_values_read (TrameInvocation *invocation, const TrameModel *model, char **pairs, TrameExit *out)
{
  g_autoptr (GHashTable) values = trame_values_new ();
  for (guint i = 0; pairs != NULL && pairs[i] != NULL; i++)
    if (!read_pair (invocation, model, pairs[i], values, out))
      return NULL;
  return g_steal_pointer (&values);
}
