/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms under way as bytes of the register: a table of texts, read with care. */
#include "office/form-draft.h"

#include "office/desk.h"

#define TYPE G_VARIANT_TYPE ("a{ss}")

typedef struct
{
  char *key;
  GBytes *bytes; /* NULL: forgotten */
} Keeping;

TrameValues *
trame_office_load_form (TrameOffice *office, const char *key, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && key != NULL, NULL);
  g_autoptr (GBytes) bytes = trame_register_load_draft (trame_office_get_register (office), key, error);
  if (bytes == NULL)
    return NULL;
  g_autoptr (GVariant) kept = g_variant_ref_sink (g_variant_new_from_bytes (TYPE, bytes, FALSE));
  if (!g_variant_is_normal_form (kept))
    return NULL;
  TrameValues *values = trame_values_new ();
  GVariantIter each;
  char *id, *value;
  g_variant_iter_init (&each, kept);
  while (g_variant_iter_next (&each, "{ss}", &id, &value))
    g_hash_table_insert (values, id, value);
  return values;
}

static GBytes *
to_bytes (TrameValues *values)
{
  GVariantBuilder builder;
  GHashTableIter each;
  gpointer id, value;
  g_variant_builder_init (&builder, TYPE);
  g_hash_table_iter_init (&each, values);
  while (g_hash_table_iter_next (&each, &id, &value))
    g_variant_builder_add (&builder, "{ss}", id, value);
  g_autoptr (GVariant) table = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_get_data_as_bytes (table);
}

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;
  g_free (keeping->key);
  g_clear_pointer (&keeping->bytes, g_bytes_unref);
  g_free (keeping);
}

static gpointer
run_keep (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Keeping *keeping = data;
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  trame_changes_set_draft (changes, keeping->key, keeping->bytes);
  return trame_desk_commit (desk, changes, 0, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  if (trame_office_do_finish (TRAME_OFFICE (source), result, &error) == NULL)
    g_debug ("a form was not kept: %s", error->message);
}

void
trame_office_keep_form (TrameOffice *office, const char *key, TrameValues *values)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && key != NULL);
  Keeping *keeping = g_new0 (Keeping, 1);
  keeping->key = g_strdup (key);
  keeping->bytes = values != NULL && g_hash_table_size (values) > 0 ? to_bytes (values) : NULL;
  trame_office_do_async (office, run_keep, keeping, keeping_free, NULL, NULL, kept, NULL);
}
