/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept now against what is being written. */
#include "office/stale-desk.h"

#include "office/record-label.h"
#include "office/record-text.h"

#include <glib/gi18n-lib.h>

static void
clash_free (gpointer data)
{
  TrameClash *clash = data;
  g_free (clash->field);
  g_free (clash->label);
  g_free (clash->mine);
  g_free (clash->theirs);
  g_free (clash);
}

void
trame_stale_free (TrameStale *stale)
{
  if (stale == NULL)
    return;
  g_clear_pointer (&stale->values, g_hash_table_unref);
  g_ptr_array_unref (stale->clashes);
  g_free (stale->agent);
  g_free (stale);
}

static const char *
value_of (TrameValues *values, const char *field)
{
  const char *value = g_hash_table_lookup (values, field);
  return value != NULL ? value : "";
}

/* Who wrote the row last. */
static gboolean
find_writer (TrameDesk *desk, const char *table, gint64 id, TrameStale *stale, GError **error)
{
  g_autoptr (GPtrArray) journal = trame_register_load_journal (desk->store, table, id, error);
  if (journal == NULL)
    return FALSE;
  if (journal->len > 0)
    {
      const TrameJournalRecord *last = g_ptr_array_index (journal, journal->len - 1);
      g_free (stale->agent);
      stale->agent = g_strdup (last->agent);
      stale->at = last->at;
    }
  return TRUE;
}

static void
add_clash (TrameStale *stale, const char *field, const char *label, const char *mine, const char *theirs)
{
  const TrameClash clash = { g_strdup (field), g_strdup (label), g_strdup (mine), g_strdup (theirs) };
  g_ptr_array_add (stale->clashes, g_memdup2 (&clash, sizeof clash));
}

static TrameStale *
stale_new (void)
{
  TrameStale *stale = g_new0 (TrameStale, 1);
  stale->clashes = g_ptr_array_new_with_free_func (clash_free);
  return stale;
}

TrameStale *
trame_desk_compare (TrameDesk *desk, const TrameConvention *now, TrameValues *base, TrameValues *mine, GError **error)
{
  const TrameModel *model = trame_desk_get_model (desk, now->model, error);
  g_autoptr (TrameStale) stale = stale_new ();
  if (model == NULL || !find_writer (desk, "convention", now->id, stale, error))
    return NULL;
  stale->version = now->version;
  stale->values = trame_values_copy (now->values);
  for (guint i = 0; i < model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (model->fields, i);
      const char *written = g_hash_table_lookup (mine, field->id);
      const char *kept = value_of (now->values, field->id);
      if (written == NULL || g_str_equal (written, kept)
          || (base != NULL && g_str_equal (value_of (base, field->id), kept)))
        continue;
      add_clash (stale, field->id, field->label, written, kept);
    }
  return g_steal_pointer (&stale);
}

void
trame_desk_add_both (TrameDesk *desk, const TrameKept *mine, GError **stale)
{
  g_autoptr (TrameStale) both = stale_new ();
  TrameKept *now = trame_register_load_one_kept (desk->store, mine->aggregate, mine->id, NULL);
  if (now == NULL || !find_writer (desk, mine->aggregate->table, mine->id, both, NULL))
    {
      trame_kept_free (now);
      return;
    }
  for (guint i = 0; i < mine->aggregate->n_members; i++)
    {
      const TrameMember *member = &mine->aggregate->members[i];
      g_autofree char *written = trame_record_text (mine, member);
      g_autofree char *kept = trame_record_text (now, member);
      const char *one = written != NULL ? written : "", *other = kept != NULL ? kept : "";
      if (!g_str_equal (one, other))
        add_clash (both, member->column, trame_record_label (member->column), one, other);
    }
  g_autofree char *words = trame_stale_words (both);
  g_autoptr (GError) alone = g_steal_pointer (stale);
  g_set_error (stale, alone->domain, alone->code, "%s%s%s", alone->message, *words != '\0' ? "\n" : "", words);
  trame_kept_free (now);
}

typedef struct
{
  GHashTable *values;
  GHashTable *was;
} Settings;

/* Who wrote the setting last. */
static gboolean
find_setter (TrameDesk *desk, const char *key, TrameStale *stale, GError **error)
{
  gint64 id = trame_register_find_setting (desk->store, key, error);
  return id == 0 || (id > 0 && find_writer (desk, "setting", id, stale, error));
}

static gpointer
run_compare_settings (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Settings *asked = data;
  g_autoptr (TrameStale) stale = stale_new ();
  g_autoptr (TrameSettings) now = trame_register_load_settings (desk->store, error);
  GHashTableIter each;
  gpointer key, mine;
  if (now == NULL)
    return NULL;
  g_hash_table_iter_init (&each, asked->values);
  while (g_hash_table_iter_next (&each, &key, &mine))
    {
      const char *kept = value_of (now->values, key);
      if (g_str_equal (mine, kept) || g_str_equal (value_of (asked->was, key), kept))
        continue;
      if (!find_setter (desk, key, stale, error))
        return NULL;
      add_clash (stale, key, key, mine, kept);
    }
  return g_steal_pointer (&stale);
}

TrameStale *
trame_office_compare_settings (TrameOffice *office, GHashTable *values, GHashTable *was, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && values != NULL && was != NULL, NULL);
  Settings settings = { values, was };
  return trame_office_do (office, run_compare_settings, &settings, error);
}

typedef struct
{
  gint64 convention;
  TrameValues *base;
  TrameValues *mine;
} Comparing;

static void
comparing_free (gpointer data)
{
  Comparing *comparing = data;
  g_clear_pointer (&comparing->base, g_hash_table_unref);
  g_hash_table_unref (comparing->mine);
  g_free (comparing);
}

static gpointer
run_compare (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Comparing *comparing = data;
  g_autoptr (TrameConvention)
      now = trame_register_load_convention (desk->store, comparing->convention, &desk->today, error);
  return now != NULL ? trame_desk_compare (desk, now, comparing->base, comparing->mine, error) : NULL;
}

TrameStale *
trame_office_compare (TrameOffice *office, gint64 convention, TrameValues *base, TrameValues *mine, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && mine != NULL, NULL);
  Comparing comparing = { convention, base, mine };
  return trame_office_do (office, run_compare, &comparing, error);
}

void
trame_office_compare_async (TrameOffice *office,
                            gint64 convention,
                            TrameValues *base,
                            TrameValues *mine,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && mine != NULL);
  Comparing *comparing = g_new0 (Comparing, 1);
  *comparing = (Comparing){ convention, base != NULL ? trame_values_copy (base) : NULL, trame_values_copy (mine) };
  trame_office_do_async (office, run_compare, comparing, comparing_free, (GDestroyNotify) trame_stale_free, cancellable,
                         callback, user_data);
}

TrameStale *
trame_office_compare_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}

char *
trame_stale_words (const TrameStale *stale)
{
  g_return_val_if_fail (stale != NULL, NULL);
  GString *words = g_string_new (NULL);
  for (guint i = 0; i < stale->clashes->len; i++)
    {
      const TrameClash *clash = g_ptr_array_index (stale->clashes, i);
      const char *theirs = *clash->theirs != '\0' ? clash->theirs : _ ("nothing");
      const char *mine = *clash->mine != '\0' ? clash->mine : _ ("nothing");
      g_string_append_printf (words, "%s%s\n", i > 0 ? "\n" : "", clash->label);
      g_string_append_printf (words, _ ("  kept, by %s: %s\n"), stale->agent != NULL ? stale->agent : "?", theirs);
      g_string_append_printf (words, _ ("  yours: %s"), mine);
    }
  return g_string_free (words, FALSE);
}
