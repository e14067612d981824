/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register: one file, one connection thread. Calls marked "blocking" may come from any thread; they run on the
 * connection thread, one after the other. What is stored and what is read are in the headers beside this one. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TRAME_REGISTER_ERROR (trame_register_error_quark ())
GQuark trame_register_error_quark (void);

/* What went wrong, as the person in front can act on it. Every message is a sentence in the interface's language. */
typedef enum
{
  TRAME_REGISTER_ERROR_FAILED,
  TRAME_REGISTER_ERROR_OPEN, /* no such file or folder, no right to it */
  TRAME_REGISTER_ERROR_BUSY, /* another program holds the lock; try again */
  TRAME_REGISTER_ERROR_READ_ONLY,
  TRAME_REGISTER_ERROR_DISK_FULL,
  TRAME_REGISTER_ERROR_IO,
  TRAME_REGISTER_ERROR_CORRUPT,
  TRAME_REGISTER_ERROR_NOT_A_REGISTER, /* another program's file */
  TRAME_REGISTER_ERROR_TOO_NEW,        /* a later Trame wrote it */
  TRAME_REGISTER_ERROR_TOO_OLD,        /* an earlier Trame wrote it, and it may only be read */
  TRAME_REGISTER_ERROR_MOVED,          /* the file was moved or deleted while open */
  TRAME_REGISTER_ERROR_UNIQUE,         /* it is there already */
  TRAME_REGISTER_ERROR_REFERENCE,      /* it names something that is not there */
  TRAME_REGISTER_ERROR_INVALID,        /* a value that cannot be kept (a date that does not exist…) */
  TRAME_REGISTER_ERROR_APPEND_ONLY,
  TRAME_REGISTER_ERROR_STALE,   /* someone changed it since it was loaded */
  TRAME_REGISTER_ERROR_UNKNOWN, /* no such row */
  TRAME_REGISTER_ERROR_REMOVED, /* its content was removed lawfully */
} TrameRegisterError;

typedef enum
{
  TRAME_REGISTER_OPEN_DEFAULT = 0,
  TRAME_REGISTER_OPEN_CREATE = 1 << 0, /* make the file (0600) and its folder (0700) when missing; not in an
                                           empty file: NOT_A_REGISTER */
  TRAME_REGISTER_OPEN_READ_ONLY = 1 << 1,
} TrameRegisterOpenFlags;

typedef struct _TrameRegister TrameRegister;

/* "$XDG_DATA_HOME/trame/register.trame". Owned by the caller. */
char *trame_register_default_path (void);

/* Opens PATH and starts its connection thread. Blocking. One reference, or NULL and TRAME_REGISTER_ERROR. */
TrameRegister *trame_register_open (const char *path, TrameRegisterOpenFlags flags, GError **error);
TrameRegister *trame_register_ref (TrameRegister *self);
/* The last reference waits for the work under way, closes the file and ends the thread. */
void trame_register_unref (TrameRegister *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameRegister, trame_register_unref)

const char *trame_register_get_path (TrameRegister *self);
gboolean trame_register_is_read_only (TrameRegister *self);

/* Whether the file is on a share of the network, where locks and caches are not to be trusted: worth a warning. */
gboolean trame_register_is_on_network (TrameRegister *self);
/* The same of a file, open or not. */
gboolean trame_register_path_is_on_network (const char *path);

/* The journal's length: moves with each commit to the file, by this program or another; -1 and ERROR when it cannot be asked.
 * Blocking, some microseconds. */
gint64 trame_register_get_revision (TrameRegister *self, GError **error);

G_END_DECLS
