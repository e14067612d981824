/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy takes its name when it is whole, proved and on the disk. What is proved is the caller's. */
#include "register/store/file-copy.h"
#include "register/error.h"
#include "register/store/store.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

char *
trame_store_create_beside (const char *to, GError **error)
{
  g_autofree char *name = g_strconcat (to, ".XXXXXX" TRAME_UNFINISHED, NULL);
  int fd = g_mkstemp_full (name, O_WRONLY | O_CLOEXEC, 0600);
  if (fd >= 0)
    return g_close (fd, error) ? g_steal_pointer (&name) : NULL;
  trame_register_error_set_errno (error, to);
  return NULL;
}

/* The file, then its name. */
gboolean
trame_store_settle (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *const both[] = { path, folder };
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      int fd = g_open (both[i], O_RDONLY | O_CLOEXEC, 0);
      gboolean done = fd >= 0 && fsync (fd) == 0;
      if (!done)
        trame_register_error_set_errno (error, both[i]);
      if (fd >= 0)
        close (fd);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
copy_to (const char *from, const char *to, GError **error)
{
  g_autoptr (TrameStore) store = trame_store_open_as_is (from, TRAME_REGISTER_OPEN_READ_ONLY, error);
  return store != NULL && trame_store_copy_to (store, to, error);
}

gboolean
trame_store_copy_file (const char *from, const char *to, TrameCopyProof proof, gpointer data, GError **error)
{
  g_autofree char *beside = trame_store_create_beside (to, error);
  if (beside == NULL)
    return FALSE;
  if (copy_to (from, beside, error) && proof (beside, data, error) && trame_store_settle (beside, error))
    {
      if (g_rename (beside, to) == 0)
        return trame_store_settle (to, error);
      trame_register_error_set_errno (error, to);
    }
  g_unlink (beside);
  return FALSE;
}

gboolean
trame_store_is_unfinished (const char *name)
{
  static const char *const endings[] = { TRAME_UNFINISHED, TRAME_UNFINISHED "-journal", TRAME_UNFINISHED "-wal",
                                         TRAME_UNFINISHED "-shm" };
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;
  return FALSE;
}

void
trame_store_clear_unfinished (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *beginning = g_strconcat (name, ".", NULL);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *entry;
  while (entries != NULL && (entry = g_dir_read_name (entries)) != NULL)
    if (g_str_has_prefix (entry, beginning) && trame_store_is_unfinished (entry))
      {
        g_autofree char *whole = g_build_filename (folder, entry, NULL);
        g_unlink (whole);
      }
}
