/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was removed lawfully and still stands in copies made before: found, and deleted with them. A copy holds a removed row
 * when it has that very row, as the journal added it, without its tombstone. */
#include "register/backup.h"
#include "register/connection.h"
#include "register/error.h"
#include "register/journal.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *entity;
  gint64 id;
  guint8 chain[TRAME_HASH_LENGTH]; /* of the journal's row that added it: no other register has the same */
} Removed;

static void
removed_free (gpointer data)
{
  g_free (((Removed *) data)->entity);
  g_free (data);
}

static gpointer
load_removed (TrameStore *store, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (removed_free);
  TrameStatement *row = trame_store_prepare (store,
                                             "SELECT t.entity, t.entity_id, j.chain FROM tombstone t JOIN journal j"
                                             " ON j.entity = t.entity AND j.entity_id = t.entity_id AND j.verb = 'add'"
                                             " ORDER BY t.id",
                                             error);
  int step = -1;
  while (row != NULL && (step = trame_statement_step (row, error)) > 0)
    {
      gsize size;
      Removed *removed = g_new0 (Removed, 1);
      gconstpointer chain = trame_statement_bytes (row, 2, &size);
      removed->entity = trame_statement_dup (row, 0);
      removed->id = trame_statement_int (row, 1);
      if (size == TRAME_HASH_LENGTH)
        memcpy (removed->chain, chain, size);
      g_ptr_array_add (all, removed);
    }
  return step == 0 ? g_steal_pointer (&all) : NULL;
}

/* 1: the copy still holds it; 0: it does not; -1: it cannot be told. */
static int
holds (TrameStore *copy, const Removed *removed)
{
  TrameStatement *row = trame_store_prepare (
      copy,
      "SELECT 1 FROM journal WHERE entity = ?1 AND entity_id = ?2 AND verb = 'add'"
      " AND chain = ?3 AND NOT EXISTS (SELECT 1 FROM tombstone t WHERE"
      " t.entity = ?1 AND t.entity_id = ?2)",
      NULL);
  if (row == NULL)
    return -1;
  trame_statement_set_text (row, 1, removed->entity);
  trame_statement_set_int (row, 2, removed->id);
  trame_statement_set_bytes (row, 3, removed->chain, sizeof removed->chain);
  int step = trame_statement_step (row, NULL);
  trame_statement_reset (row);
  return step;
}

/* How many of ALL the copy at PATH holds; -1: it cannot be read to know. MOST ends the count. */
static int
count_in (const char *path, const GPtrArray *all, int most)
{
  g_autoptr (TrameStore) store = trame_store_open_as_is (path, TRAME_REGISTER_OPEN_READ_ONLY, NULL);
  int count = store == NULL ? -1 : 0;
  for (guint i = 0; i < all->len && count >= 0 && count < most; i++)
    {
      int found = holds (store, all->pdata[i]);
      count = found < 0 ? -1 : count + found;
    }
  return count;
}

/* Whether COPY holds any of ALL, or cannot be read to know. */
static gboolean
remains_in (TrameBackup *copy, const GPtrArray *all)
{
  int count = count_in (copy->path, all, 1);
  copy->unreadable = count < 0;
  return count != 0;
}

guint
trame_backup_count_removed_since (const char *backup, const char *path)
{
  g_return_val_if_fail (backup != NULL && path != NULL, 0);
  g_autoptr (TrameStore) store = trame_store_open_as_is (path, TRAME_REGISTER_OPEN_READ_ONLY, NULL);
  g_autoptr (GPtrArray) removed = store != NULL ? load_removed (store, NULL, NULL) : NULL;
  int count = removed != NULL ? count_in (backup, removed, G_MAXINT) : 0;
  return count > 0 ? (guint) count : 0;
}

GPtrArray *
trame_register_find_remains (TrameRegister *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_autoptr (GPtrArray) removed = trame_register_read (self, load_removed, NULL, error);
  if (removed == NULL)
    return NULL;
  GPtrArray *copies = trame_backup_list_all (trame_register_get_path (self));
  for (guint i = copies->len; i > 0; i--)
    if (removed->len == 0 || !remains_in (copies->pdata[i - 1], removed))
      g_ptr_array_remove_index (copies, i - 1);
  return copies;
}

gboolean
trame_backup_delete (const TrameBackup *backup, GError **error)
{
  g_return_val_if_fail (backup != NULL, FALSE);
  static const char *const suffixes[] = { "-wal", "-shm", "" };
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (backup->path, suffixes[i], NULL);
      if (g_unlink (path) != 0 && errno != ENOENT)
        {
          trame_register_error_set_errno (error, path);
          return FALSE;
        }
    }
  return TRUE;
}
