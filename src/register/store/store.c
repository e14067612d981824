/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statement layer: transactions, statements kept prepared, values in and out. Knows no database. */
#include "register/store/driver.h"
#include "register/store/migration.h"
#include "register/store/new-file.h"
#include "register/error.h"
#include "domain/period.h"

#include <string.h>

struct _TrameStatement
{
  TrameStore *store;
  const TrameDriver *driver;
  gpointer handle;
  gboolean invalid; /* a value that cannot be kept was given */
};

static void
statement_free (gpointer data)
{
  TrameStatement *statement = data;
  statement->driver->finalize (statement->handle);
  g_free (statement);
}

/* The schema of a file that is taken as it is: one of those that we know. */
static gboolean
check_known (TrameStore *store, GError **error)
{
  guint version;
  if (!store->driver->get_schema (store, &version, error))
    return FALSE;
  if (version <= trame_schema_version ())
    return store->driver->check_schema (store, version, error);
  trame_register_error_set (error, TRAME_REGISTER_ERROR_TOO_NEW, NULL);
  return FALSE;
}

typedef enum
{
  UP_TO_DATE, /* an older one is copied first */
  UP_TO_DATE_UNCOPIED,
  AS_IS,
} Schema;

static TrameStore *
open_store (const char *path, TrameRegisterOpenFlags flags, Schema schema, GError **error)
{
  g_autoptr (TrameStore) store = g_new0 (TrameStore, 1);
  store->driver = &trame_sqlite_driver;
  store->thread = g_thread_self ();
  store->change = -1;
  store->own = g_array_new (FALSE, FALSE, sizeof (gint64));
  store->statements = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, statement_free);
  if (!store->driver->open (store, path, flags, error))
    return NULL;
  if (!(schema == AS_IS ? check_known (store, error)
                        : trame_store_migrate (store, schema == UP_TO_DATE ? path : NULL, error)))
    return NULL;
  return g_steal_pointer (&store);
}

/* Every step of the schema, in the empty file at PATH. */
static gboolean
begin_file (const char *path, GError **error)
{
  /* Closed as it is worked with: who opens it first, with others at the same moment, has no mode to change. */
  g_autoptr (TrameStore) store = open_store (path, TRAME_REGISTER_OPEN_CREATE, UP_TO_DATE_UNCOPIED, error);
  return store != NULL;
}

TrameStore *
trame_store_open (const char *path, TrameRegisterOpenFlags flags, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  gboolean create = (flags & TRAME_REGISTER_OPEN_CREATE) != 0 && (flags & TRAME_REGISTER_OPEN_READ_ONLY) == 0;
  if (create && !trame_store_make_file (path, begin_file, error))
    return NULL;
  /* What is there by now is a register, or it is nothing to begin in: an empty one hides a loss. */
  return open_store (path, flags & ~TRAME_REGISTER_OPEN_CREATE, UP_TO_DATE, error);
}

TrameStore *
trame_store_open_as_is (const char *path, TrameRegisterOpenFlags flags, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  return open_store (path, flags, AS_IS, error);
}

gboolean
trame_store_upgrade_copy (const char *path, GError **error)
{
  g_autoptr (TrameStore) store = open_store (path, TRAME_REGISTER_OPEN_DEFAULT, UP_TO_DATE_UNCOPIED, error);
  return store != NULL && trame_store_is_alone (store, error); /* and leaves nothing beside the file */
}

void
trame_store_close (TrameStore *store)
{
  if (store == NULL)
    return;
  g_hash_table_unref (store->statements);
  g_array_unref (store->own);
  if (store->connection != NULL)
    store->driver->close (store);
  g_free (store);
}

gboolean
trame_store_is_read_only (TrameStore *store)
{
  return store->read_only;
}

gint64
trame_store_get_seen (const TrameStore *store)
{
  return store->seen;
}

void
trame_store_set_seen (TrameStore *store, gint64 seen)
{
  store->seen = seen;
}

gboolean
trame_store_begin (TrameStore *store, gboolean write, GError **error)
{
  g_assert (store->thread == g_thread_self () && !store->in_transaction);
  if (write && store->read_only)
    {
      trame_register_error_set (error, TRAME_REGISTER_ERROR_READ_ONLY, NULL);
      return FALSE;
    }
  store->in_transaction = store->driver->begin (store, write, error);
  return store->in_transaction;
}

gboolean
trame_store_commit (TrameStore *store, GError **error)
{
  g_assert (store->in_transaction);
  store->in_transaction = FALSE;
  return store->driver->commit (store, error);
}

void
trame_store_rollback (TrameStore *store)
{
  g_assert (store->in_transaction);
  store->in_transaction = FALSE;
  store->driver->rollback (store);
}

gboolean
trame_store_copy_to (TrameStore *store, const char *path, GError **error)
{
  return store->driver->copy_to (store, path, error);
}

gboolean
trame_store_check (TrameStore *store, GError **error)
{
  return store->driver->check (store, error);
}

gboolean
trame_store_is_alone (TrameStore *store, GError **error)
{
  return store->driver->is_alone (store, error);
}

gboolean
trame_store_salvage (TrameStore *store, const char *damaged, gint64 *rows, GPtrArray *torn, GError **error)
{
  return store->driver->salvage (store, damaged, rows, torn, error);
}

gboolean
trame_store_index (TrameStore *store, gint64 id, const char *words, GError **error)
{
  return store->driver->index (store, id, words, error);
}

gboolean
trame_store_forget_words (TrameStore *store, GError **error)
{
  return store->driver->forget_words (store, error);
}

GArray *
trame_store_find (TrameStore *store, const TrameSoughtWord *words, guint limit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (words[0].beginning != NULL && !store->driver->find (store, words, limit, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

gboolean
trame_store_read_length (TrameStore *store, gint64 *rows, GError **error)
{
  TrameStatement *head = trame_store_prepare (store, "SELECT rows FROM journal_head WHERE id = 1", error);
  int step = head == NULL ? -1 : trame_statement_step (head, error);
  if (step > 0)
    {
      *rows = trame_statement_int (head, 0);
      trame_statement_reset (head);
    }
  else if (step == 0)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_CORRUPT, NULL);
  return step > 0;
}

/* Most looks find nothing: they cost no read of any table. */
gboolean
trame_store_take_news (TrameStore *store, gint64 *first, gint64 *last, GError **error)
{
  gint64 change;
  *first = store->seen + 1;
  *last = store->seen;
  if (!store->driver->get_change (store, &change, error))
    return FALSE;
  if (change == store->change)
    return TRUE;
  if (!trame_store_read_length (store, last, error))
    return FALSE;
  store->seen = *last;
  store->change = change;
  return TRUE;
}

void
trame_store_give_back_news (TrameStore *store, gint64 first)
{
  store->seen = first - 1;
  store->change = -1;
}

void
trame_store_note_own (TrameStore *store, gint64 first, gint64 last)
{
  gint64 pair[] = { first, last };
  /* In one piece with what was written just before, most often. */
  if (store->own->len >= 2 && g_array_index (store->own, gint64, store->own->len - 1) == first - 1)
    g_array_index (store->own, gint64, store->own->len - 1) = last;
  else
    g_array_append_vals (store->own, pair, 2);
}

gboolean
trame_store_wrote (TrameStore *store, gint64 row)
{
  for (guint i = 0; i < store->own->len; i += 2)
    if (row >= g_array_index (store->own, gint64, i) && row <= g_array_index (store->own, gint64, i + 1))
      return TRUE;
  return FALSE;
}

void
trame_store_forget_own (TrameStore *store)
{
  g_array_set_size (store->own, 0);
}

gboolean
trame_store_find_stray (TrameStore *store, char **table, gint64 *id, GError **error)
{
  return store->driver->find_stray (store, table, id, error);
}

TrameStatement *
trame_store_prepare (TrameStore *store, const char *sql, GError **error)
{
  g_assert (store->thread == g_thread_self ());
  TrameStatement *statement = g_hash_table_lookup (store->statements, sql);
  if (statement != NULL)
    {
      trame_statement_reset (statement);
      return statement;
    }
  gpointer handle = store->driver->prepare (store, sql, error);
  if (handle == NULL)
    return NULL;
  statement = g_new0 (TrameStatement, 1);
  statement->store = store;
  statement->driver = store->driver;
  statement->handle = handle;
  g_hash_table_insert (store->statements, (gpointer) sql, statement);
  return statement;
}

void
trame_statement_set_null (TrameStatement *statement, int position)
{
  statement->driver->set_null (statement->handle, position);
}

void
trame_statement_set_int (TrameStatement *statement, int position, gint64 value)
{
  statement->driver->set_int (statement->handle, position, value);
}

void
trame_statement_set_id (TrameStatement *statement, int position, gint64 id)
{
  if (id == 0)
    trame_statement_set_null (statement, position);
  else
    trame_statement_set_int (statement, position, id);
}

void
trame_statement_set_text (TrameStatement *statement, int position, const char *text)
{
  if (text == NULL)
    trame_statement_set_null (statement, position);
  else if (g_str_is_ascii (text))
    statement->driver->set_text (statement->handle, position, text, -1);
  else if (!g_utf8_validate (text, -1, NULL))
    statement->invalid = TRUE;
  else
    {
      g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      statement->driver->set_text (statement->handle, position, composed, -1);
    }
}

void
trame_statement_set_date (TrameStatement *statement, int position, const GDate *date)
{
  if (date == NULL || !g_date_valid (date))
    {
      trame_statement_set_null (statement, position);
      return;
    }
  char text[11];
  guint year = g_date_get_year (date);
  if (year > 9999)
    {
      statement->invalid = TRUE;
      return;
    }
  g_snprintf (text, sizeof text, "%04u-%02u-%02u", year, (guint) g_date_get_month (date),
              (guint) g_date_get_day (date));
  statement->driver->set_text (statement->handle, position, text, sizeof text - 1);
}

void
trame_statement_set_bytes (TrameStatement *statement, int position, gconstpointer bytes, gsize size)
{
  if (bytes == NULL)
    trame_statement_set_null (statement, position);
  else
    statement->driver->set_bytes (statement->handle, position, bytes, size);
}

int
trame_statement_step (TrameStatement *statement, GError **error)
{
  if (statement->invalid)
    {
      trame_statement_reset (statement);
      trame_register_error_set (error, TRAME_REGISTER_ERROR_INVALID, NULL);
      return -1;
    }
  int step = statement->driver->step (statement->store, statement->handle, error);
  if (step <= 0)
    trame_statement_reset (statement);
  return step;
}

gboolean
trame_statement_run (TrameStatement *statement, GError **error)
{
  int step;
  while ((step = trame_statement_step (statement, error)) > 0)
    ;
  return step == 0;
}

void
trame_statement_reset (TrameStatement *statement)
{
  statement->invalid = FALSE;
  statement->driver->reset (statement->handle);
}

int
trame_statement_columns (TrameStatement *statement)
{
  return statement->driver->columns (statement->handle);
}

const char *
trame_statement_name (TrameStatement *statement, int column)
{
  return statement->driver->name_of (statement->handle, column);
}

gboolean
trame_statement_is_null (TrameStatement *statement, int column)
{
  return statement->driver->is_null (statement->handle, column);
}

gboolean
trame_statement_is_int (TrameStatement *statement, int column)
{
  return statement->driver->is_int (statement->handle, column);
}

gint64
trame_statement_int (TrameStatement *statement, int column)
{
  return statement->driver->get_int (statement->handle, column);
}

const char *
trame_statement_text (TrameStatement *statement, int column)
{
  return statement->driver->get_text (statement->handle, column);
}

char *
trame_statement_dup (TrameStatement *statement, int column)
{
  return g_strdup (statement->driver->get_text (statement->handle, column));
}

void
trame_statement_date (TrameStatement *statement, int column, GDate *out)
{
  const char *text = statement->driver->get_text (statement->handle, column);
  g_date_clear (out, 1);
  if (text != NULL)
    trame_date_parse_iso (text, out);
}

gconstpointer
trame_statement_bytes (TrameStatement *statement, int column, gsize *size)
{
  return statement->driver->get_bytes (statement->handle, column, size);
}

GBytes *
trame_statement_dup_bytes (TrameStatement *statement, int column)
{
  if (trame_statement_is_null (statement, column))
    return NULL;
  gsize size;
  gconstpointer bytes = trame_statement_bytes (statement, column, &size);
  return g_bytes_new (bytes, size);
}
