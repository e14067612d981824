/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an older schema to ours: copied first, then in one transaction. The steps' text is the driver's. */
#include "register/store/migration.h"
#include "register/error.h"
#include "register/store/driver.h"
#include "register/store/file-copy.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".trame"

static const char *next_step;

guint
trame_schema_version (void)
{
  return TRAME_SCHEMA_RELEASED + (next_step != NULL);
}

void
trame_schema_set_next (const char *text)
{
  next_step = text;
}

const char *
trame_schema_get_next (void)
{
  return next_step;
}

/* The day of the journal's last row, "2026-01-05"; NULL when it has none. Owned by the caller. */
static char *
last_day (TrameStore *store, GError **error)
{
  TrameStatement *row = trame_store_prepare (store, "SELECT at FROM journal ORDER BY id DESC LIMIT 1", error);
  if (row == NULL || trame_statement_step (row, error) <= 0)
    return NULL;
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (trame_statement_int (row, 0) / G_USEC_PER_SEC);
  trame_statement_reset (row);
  return at != NULL ? g_date_time_format (at, "%Y-%m-%d") : NULL;
}

/* A name that nothing has for the copy of PATH as schema VERSION wrote it on DAY (may be NULL). Owned by the caller. */
static char *
name_of_copy (const char *path, guint version, const char *day)
{
  g_autofree char *stem = g_strdup (path);
  if (g_str_has_suffix (stem, SUFFIX))
    stem[strlen (stem) - strlen (SUFFIX)] = '\0';
  g_autofree char *name = g_strdup_printf ("%s" TRAME_SCHEMA_COPY "%u%s%s", stem, version, day != NULL ? "-" : "",
                                           day != NULL ? day : "");
  for (guint i = 0;; i++)
    {
      g_autofree char *copy = i == 0 ? g_strconcat (name, SUFFIX, NULL) : g_strdup_printf ("%s-%u" SUFFIX, name, i);
      if (!g_file_test (copy, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&copy);
    }
}

/* Every page of the copy, and that its schema is the one it says. Its rows are proved once they are in our own schema. */
static gboolean
check_copy (const char *path, gpointer data, GError **error)
{
  g_autoptr (TrameStore) copy = trame_store_open_as_is (path, TRAME_REGISTER_OPEN_READ_ONLY, error);
  return copy != NULL && trame_store_check (copy, error);
}

/* Copies what STORE, in whose transaction nothing is written yet, has at PATH. The name of the copy, owned by the caller. */
static char *
copy_first (TrameStore *store, const char *path, guint version, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *day = last_day (store, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  g_autofree char *copy = name_of_copy (path, version, day);
  trame_store_clear_unfinished (copy); /* the writer's place is ours: nobody else is at it */
  return trame_store_copy_file (path, copy, check_copy, NULL, error) ? g_steal_pointer (&copy) : NULL;
}

/* The steps from VERSION to ours, and whether the rows still belong together after. */
static gboolean
take_steps (TrameStore *store, guint version, GError **error)
{
  gint64 id;
  g_autofree char *table = NULL;
  while (version < trame_schema_version ())
    if (!store->driver->apply_schema (store, ++version, error))
      return FALSE;
  if (!store->driver->check_schema (store, version, error) || !store->driver->find_stray (store, &table, &id, error))
    return FALSE;
  if (table != NULL)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_CORRUPT, table);
  return table == NULL;
}

/* In one transaction; *COPY (owned by the caller) is what was made of the file before. */
static gboolean
upgrade (TrameStore *store, const char *path, char **copy, GError **error)
{
  guint version;
  if (!trame_store_begin (store, TRUE, error))
    return FALSE;
  /* Another program may have done it while we waited for our turn. */
  gboolean ok = store->driver->get_schema (store, &version, error);
  if (ok && path != NULL && version > 0 && version < trame_schema_version ())
    ok = (*copy = copy_first (store, path, version, error)) != NULL;
  ok = ok && (version >= trame_schema_version () || take_steps (store, version, error));
  if (ok)
    return trame_store_commit (store, error);
  trame_store_rollback (store);
  return FALSE;
}

gboolean
trame_store_migrate (TrameStore *store, const char *path, GError **error)
{
  guint version;
  g_autoptr (GError) why = NULL;
  g_autofree char *copy = NULL;
  if (!store->driver->get_schema (store, &version, error))
    return FALSE;
  if (version > trame_schema_version ())
    trame_register_error_set (error, TRAME_REGISTER_ERROR_TOO_NEW, NULL);
  else if (version == trame_schema_version ())
    return store->driver->check_schema (store, version, error);
  else if (store->read_only)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_TOO_OLD, NULL);
  else if (upgrade (store, path, &copy, &why))
    return TRUE;
  else
    {
      if (copy != NULL)
        g_unlink (copy); /* of what is still there as it was */
      if (version == 0)
        g_propagate_error (error, g_steal_pointer (&why));
      else
        g_set_error (
            error, why->domain, why->code,
            _ ("The register was written by an earlier version of Trame and could not be brought up to date. It "
               "stays as it was. %s"),
            why->message);
    }
  return FALSE;
}
