/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files kept: their bytes once each, named by their hash. */
#include "register/content.h"
#include "register/error.h"
#include "register/transaction.h"

#define LARGEST (50u * 1024 * 1024)

/* What was removed from one place may be right in another. */
static gboolean
put_back (TrameTransaction *transaction, gint64 id, GBytes *bytes, GError **error)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  TrameStatement *update = trame_store_prepare (transaction->store, "UPDATE content SET bytes = ?2 WHERE id = ?1",
                                                error);
  if (update == NULL)
    return FALSE;
  trame_statement_set_int (update, 1, id);
  trame_statement_set_bytes (update, 2, size == 0 ? "" : data, size);
  return trame_statement_run (update, error);
}

char *
trame_content_add (TrameTransaction *transaction, GBytes *bytes, GError **error)
{
  gsize size = g_bytes_get_size (bytes);
  if (size > LARGEST)
    {
      trame_register_error_set (error, TRAME_REGISTER_ERROR_INVALID, "> 50 MB");
      return NULL;
    }
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  TrameStatement *find = trame_store_prepare (transaction->store,
                                              "SELECT id, bytes IS NULL FROM content WHERE sha256 = ?1", error);
  if (find == NULL)
    return NULL;
  trame_statement_set_text (find, 1, sha256);
  int step = trame_statement_step (find, error);
  gint64 id = step > 0 ? trame_statement_int (find, 0) : 0;
  gboolean removed = step > 0 && trame_statement_int (find, 1) != 0;
  trame_statement_reset (find);
  if (step < 0 || (removed && !put_back (transaction, id, bytes, error)))
    return NULL;
  if (step > 0)
    return g_steal_pointer (&sha256);

  id = trame_transaction_next_id (transaction, "SELECT max (id) FROM content", error);
  TrameStatement *insert = id == 0 ? NULL
                                   : trame_store_prepare (
                                       transaction->store,
                                       "INSERT INTO content (id, sha256, size, bytes) VALUES (?1, ?2, ?3, ?4)", error);
  if (insert == NULL)
    return NULL;
  trame_statement_set_int (insert, 1, id);
  trame_statement_set_text (insert, 2, sha256);
  trame_statement_set_int (insert, 3, size);
  trame_statement_set_bytes (insert, 4, size == 0 ? "" : g_bytes_get_data (bytes, NULL), size);
  return trame_statement_run (insert, error) ? g_steal_pointer (&sha256) : NULL;
}

GBytes *
trame_content_load (TrameStore *store, const char *sha256, GError **error)
{
  TrameStatement *find = trame_store_prepare (store, "SELECT bytes FROM content WHERE sha256 = ?1", error);
  if (find == NULL)
    return NULL;
  trame_statement_set_text (find, 1, sha256);
  int step = trame_statement_step (find, error);
  GBytes *bytes = step > 0 ? trame_statement_dup_bytes (find, 0) : NULL;
  trame_statement_reset (find);
  if (bytes == NULL && step >= 0)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_UNKNOWN, NULL);
  return bytes;
}
