/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks that hold. POSIX locks belong to a process, and closing any descriptor of a file drops them all: a file chooser
 * that looks at what a register is, a copy, a hash would leave it unlocked while it is written, and the next program to
 * close it, thinking itself alone, would take the -wal away. So each lock of SQLite is an "open file description" lock
 * (fcntl(2)), on one descriptor a file that is ours alone: it stands against other programs as before, is shared by
 * all connections of this one, and goes when SQLite closes its last descriptor of the file. */
#include "register/store/sqlite-driver.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

typedef int (*Fcntl) (int fd, int command, ...);
typedef int (*Close) (int fd);

typedef struct
{
  dev_t device;
  ino_t inode;
  int fd;
  guint users; /* descriptors of SQLite that have asked for a lock */
} Hold;

static struct
{
  GMutex lock;
  Fcntl fcntl;
  Close close;
  GHashTable *of_fd; /* descriptor of SQLite → Hold */
} holds;

static Hold *
find_hold (const struct stat *file)
{
  GHashTableIter each;
  gpointer hold;
  g_hash_table_iter_init (&each, holds.of_fd);
  while (g_hash_table_iter_next (&each, NULL, &hold))
    if (((Hold *) hold)->device == file->st_dev && ((Hold *) hold)->inode == file->st_ino)
      return hold;
  return NULL;
}

/* A description of its own, with the rights of FD at least. -1: there is none. */
static int
describe_anew (int fd)
{
  char path[32];
  g_snprintf (path, sizeof path, "/proc/self/fd/%d", fd);
  int own = open (path, O_RDWR | O_CLOEXEC);
  return own >= 0 ? own : open (path, O_RDONLY | O_CLOEXEC);
}

/* The descriptor that holds the locks of FD's file; FD itself where another cannot be had. */
static int
holder_of (int fd)
{
  struct stat file;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&holds.lock);
  Hold *hold = g_hash_table_lookup (holds.of_fd, GINT_TO_POINTER (fd));
  if (hold != NULL)
    return hold->fd;
  if (fstat (fd, &file) != 0)
    return fd;
  hold = find_hold (&file);
  if (hold == NULL)
    {
      int own = describe_anew (fd);
      if (own < 0)
        return fd;
      hold = g_new0 (Hold, 1);
      *hold = (Hold){ file.st_dev, file.st_ino, own, 0 };
    }
  hold->users++;
  g_hash_table_insert (holds.of_fd, GINT_TO_POINTER (fd), hold);
  return hold->fd;
}

static int
lock_holding (int fd, int command, struct flock *lock)
{
  int own_command = command == F_GETLK ? F_OFD_GETLK : command == F_SETLK ? F_OFD_SETLK : F_OFD_SETLKW;
  lock->l_pid = 0;
  int result = holds.fcntl (holder_of (fd), own_command, lock);
  return result < 0 && errno == EINVAL ? holds.fcntl (fd, command, lock) : result;
}

static int
fcntl_holding (int fd, int command, ...)
{
  va_list rest;
  va_start (rest, command);
  gpointer argument = va_arg (rest, gpointer);
  va_end (rest);
  if (command == F_GETLK || command == F_SETLK || command == F_SETLKW)
    return lock_holding (fd, command, argument);
  return holds.fcntl (fd, command, argument);
}

static int
close_holding (int fd)
{
  g_mutex_lock (&holds.lock);
  Hold *hold = g_hash_table_lookup (holds.of_fd, GINT_TO_POINTER (fd));
  g_hash_table_remove (holds.of_fd, GINT_TO_POINTER (fd));
  if (hold != NULL && --hold->users == 0)
    {
      holds.close (hold->fd);
      g_free (hold);
    }
  g_mutex_unlock (&holds.lock);
  return holds.close (fd);
}

void
trame_sqlite_hold_locks (void)
{
  static gsize done;
  if (!g_once_init_enter (&done))
    return;
  sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");
  if (vfs != NULL && vfs->iVersion >= 3 && vfs->xSetSystemCall != NULL)
    {
      holds.of_fd = g_hash_table_new (NULL, NULL);
      holds.fcntl = (Fcntl) vfs->xGetSystemCall (vfs, "fcntl");
      holds.close = (Close) vfs->xGetSystemCall (vfs, "close");
      vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) fcntl_holding);
      vfs->xSetSystemCall (vfs, "close", (sqlite3_syscall_ptr) close_holding);
    }
  g_once_init_leave (&done, 1);
}
