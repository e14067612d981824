/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files kept: their bytes once each, named by their hash. */
#include "register/content.h"
#include "register/error.h"
#include "register/transaction.h"

#define LARGEST (50u * 1024 * 1024)

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
                                              "SELECT id FROM content WHERE sha256 = ?1 AND bytes IS NOT NULL", error);
  if (find == NULL)
    return NULL;
  trame_statement_set_text (find, 1, sha256);
  int step = trame_statement_step (find, error);
  trame_statement_reset (find);
  if (step != 0)
    return step > 0 ? g_steal_pointer (&sha256) : NULL;

  gint64 id = trame_transaction_next_id (transaction, "SELECT max (id) FROM content", error);
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
