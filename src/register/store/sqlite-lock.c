/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in the way: the program that holds a file's lock, as the system tells it. Only reads what the system lists: opening
 * the file once more and closing it would drop this program's own locks. */
#include "register/store/sqlite-driver.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* "soffice[1234], dupont". NULL when PID cannot be looked up. Owned by the caller. */
static char *
describe (int pid)
{
  g_autofree char *folder = g_strdup_printf ("/proc/%d", pid);
  g_autofree char *comm = g_build_filename (folder, "comm", NULL);
  g_autofree char *name = NULL;
  if (!g_file_get_contents (comm, &name, NULL, NULL))
    return NULL;
  g_strchomp (name);
  g_autofree char *shown = g_utf8_make_valid (name, -1);
  g_autoptr (GFile) process = g_file_new_for_path (folder);
  g_autoptr (GFileInfo)
      info = g_file_query_info (process, G_FILE_ATTRIBUTE_OWNER_USER, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  const char *user = info == NULL ? NULL : g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_OWNER_USER);
  return user == NULL ? g_strdup_printf ("%s[%d]", shown, pid) : g_strdup_printf ("%s[%d], %s", shown, pid, user);
}

static gulong
inode_of (const char *path, const char *suffix)
{
  GStatBuf file;
  g_autofree char *whole = g_strconcat (path, suffix, NULL);
  return g_stat (whole, &file) == 0 ? (gulong) file.st_ino : 0;
}

char *
trame_sqlite_lock_holder (const char *path, gboolean open_too)
{
  g_autofree char *list = NULL;
  gulong shm = inode_of (path, "-shm"); /* where a writer's turn is */
  gulong file = inode_of (path, "");    /* all of it, taken by one program for itself */
  if (file == 0 || !g_file_get_contents ("/proc/locks", &list, NULL, NULL))
    return NULL;
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      int pid;
      char how[6];
      unsigned long inode;
      unsigned major, minor;
      /* "7: POSIX  ADVISORY  WRITE 1234 fe:00:5678 120 120"; each connection reads one byte as long as it lives. */
      if (sscanf (*line, "%*d: POSIX ADVISORY %5s %d %x:%x:%lu", how, &pid, &major, &minor, &inode) == 5
          && (inode == shm || inode == file) && pid > 0 && pid != getpid () && (open_too || g_str_equal (how, "WRITE")))
        return describe (pid);
    }
  return NULL;
}
