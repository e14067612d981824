/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks inside the transaction, where nobody else writes, before anything of it does. */
#include "register/expect.h"
#include "register/error.h"
#include "register/transaction.h"

typedef struct
{
  char *what; /* an entity, or a key */
  char *value;
  gint64 id;
  gint64 rows;
} Expected;

static void
expected_free (gpointer data)
{
  Expected *expected = data;
  g_free (expected->what);
  g_free (expected->value);
  g_free (expected);
}

static gboolean
say (gboolean same, GError **error)
{
  if (!same)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_STALE, NULL);
  return same;
}

static gboolean
apply_row (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const Expected *expected = data;
  TrameStatement *find = trame_store_prepare (
      transaction->store, "SELECT 1 FROM journal WHERE entity = ?1 AND entity_id = ?2 AND id > ?3", error);
  if (find == NULL)
    return FALSE;
  trame_statement_set_text (find, 1, expected->what);
  trame_statement_set_int (find, 2, expected->id);
  trame_statement_set_int (find, 3, expected->rows);
  int step = trame_statement_step (find, error);
  trame_statement_reset (find);
  return step >= 0 && say (step == 0, error);
}

static gboolean
apply_setting (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const Expected *expected = data;
  TrameStatement *find = trame_store_prepare (transaction->store, "SELECT value FROM setting WHERE key = ?1", error);
  if (find == NULL)
    return FALSE;
  trame_statement_set_text (find, 1, expected->what);
  int step = trame_statement_step (find, error);
  gboolean same = g_strcmp0 (step > 0 ? trame_statement_text (find, 0) : NULL, expected->value) == 0;
  trame_statement_reset (find);
  return step >= 0 && say (same, error);
}

void
trame_changes_expect_row (TrameChanges *changes, const char *entity, gint64 id, gint64 rows)
{
  g_return_if_fail (changes != NULL && entity != NULL);
  Expected *expected = g_new0 (Expected, 1);
  *expected = (Expected){ .what = g_strdup (entity), .id = id, .rows = rows };
  trame_changes_append (changes, apply_row, expected, expected_free);
}

void
trame_changes_expect_setting (TrameChanges *changes, const char *key, const char *value)
{
  g_return_if_fail (changes != NULL && key != NULL);
  Expected *expected = g_new0 (Expected, 1);
  *expected = (Expected){ .what = g_strdup (key), .value = g_strdup (value) };
  trame_changes_append (changes, apply_setting, expected, expected_free);
}
