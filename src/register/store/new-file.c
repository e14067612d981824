/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first moment of a register's file. What is written in it is the caller's. */
#include "register/store/new-file.h"
#include "register/error.h"
#include "register/store/file-copy.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Gives what stands at READY the name PATH too, unless another program was quicker. */
static gboolean
give_name (const char *ready, const char *path, GError **error)
{
  if (link (ready, path) == 0 || errno == EEXIST)
    return TRUE;
  /* A file system where a file has one name alone. */
  if (errno != ENOENT && !g_file_test (path, G_FILE_TEST_EXISTS) && g_rename (ready, path) == 0)
    return TRUE;
  trame_register_error_set_errno (error, path);
  return FALSE;
}

gboolean
trame_store_make_file (const char *path, gboolean (*begin) (const char *path, GError **error), GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      trame_register_error_set_errno (error, folder);
      return FALSE;
    }
  g_autofree char *ready = trame_store_create_beside (path, error);
  if (ready == NULL)
    return FALSE;
  gboolean made = begin (ready, &why) && trame_store_settle (ready, &why) && give_name (ready, path, &why)
                  && trame_store_settle (path, &why);
  g_unlink (ready);
  /* The program that was quicker clears away what others were still beginning. */
  if (made || g_file_test (path, G_FILE_TEST_EXISTS))
    {
      trame_store_clear_unfinished (path);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}
