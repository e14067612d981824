/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in the way: the program that holds a file's lock, as the system tells it. Only reads what the system lists. */
#include "register/store/sqlite-driver.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

/* Which files' locks are looked for, and how strong. */
typedef struct
{
  gulong file, shm; /* all of it, taken by one program for itself; where a writer's turn is */
  gboolean open_too;
} Sought;

/* LINE as in "7: POSIX  ADVISORY  WRITE 1234 fe:00:5678 120 120"; each connection reads one byte as long as it lives. */
static gboolean
is_sought (const char *line, const char *kind, const Sought *sought, int *pid)
{
  char what[8], how[6];
  unsigned long inode;
  unsigned major, minor;
  return sscanf (line, "%*d: %7s ADVISORY %5s %d %x:%x:%lu", what, how, pid, &major, &minor, &inode) == 6
         && g_str_equal (what, kind) && (inode == sought->shm || inode == sought->file)
         && (sought->open_too || g_str_equal (how, "WRITE"));
}

/* Locks of other programs' own kind. */
static int
find_by_process (const Sought *sought)
{
  g_autofree char *list = NULL;
  if (!g_file_get_contents ("/proc/locks", &list, NULL, NULL))
    return 0;
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      int pid;
      if (is_sought (*line, "POSIX", sought, &pid) && pid > 0 && pid != getpid ())
        return pid;
    }
  return 0;
}

static gboolean
has_sought (const char *process, const Sought *sought)
{
  g_autofree char *folder = g_build_filename ("/proc", process, "fdinfo", NULL);
  g_autoptr (GDir) descriptors = g_dir_open (folder, 0, NULL); /* NULL: gone, or of someone else */
  const char *name;
  while (descriptors != NULL && (name = g_dir_read_name (descriptors)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *about = NULL;
      int none;
      if (!g_file_get_contents (path, &about, NULL, NULL))
        continue;
      for (const char *lock = strstr (about, "lock:"); lock != NULL; lock = strstr (lock + 1, "lock:"))
        if (is_sought (lock + strlen ("lock:"), "OFDLCK", sought, &none))
          return TRUE;
    }
  return FALSE;
}

/* Locks of ours (sqlite-hold.c): no process is told in the list, each process tells of its own descriptors. */
static int
find_by_descriptor (const Sought *sought)
{
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  const char *name;
  while (processes != NULL && (name = g_dir_read_name (processes)) != NULL)
    {
      int pid = atoi (name);
      if (pid > 0 && pid != getpid () && has_sought (name, sought))
        return pid;
    }
  return 0;
}

char *
trame_sqlite_lock_holder (const char *path, gboolean open_too)
{
  const Sought sought = { inode_of (path, ""), inode_of (path, "-shm"), open_too };
  if (sought.file == 0)
    return NULL;
  int pid = find_by_process (&sought);
  if (pid == 0)
    pid = find_by_descriptor (&sought);
  return pid != 0 ? describe (pid) : NULL;
}
