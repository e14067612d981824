/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the SQLite driver share. Nothing outside of them includes it. */
#pragma once

#include "register/store/driver.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* "TRAM": bytes 68 to 71 of our files. */
#define TRAME_SQLITE_APPLICATION_ID 0x5452414d

/* sqlite-error.c: what the last call on DB failed of, as a code of ours. DB may be NULL: then RESULT alone tells. */
void trame_sqlite_error_set (GError **error, sqlite3 *db, int result);

/* sqlite-lock.c: who writes to PATH now, or when OPEN_TOO who merely has it open; NULL when it cannot be told. Owned by the
 * caller. */
char *trame_sqlite_lock_holder (const char *path, gboolean open_too);

/* sqlite-hold.c: from here on SQLite's locks hold while another part of the program opens and closes the same files. To be
 * called before any file is opened; once is enough. */
void trame_sqlite_hold_locks (void);

/* sqlite-open.c */
gboolean trame_sqlite_open (TrameStore *store, const char *path, TrameRegisterOpenFlags flags, GError **error);
/* Runs statements that give no row. */
gboolean trame_sqlite_exec (sqlite3 *db, const char *sql, GError **error);
/* The one whole number that SQL gives. */
gboolean trame_sqlite_number (sqlite3 *db, const char *sql, gint64 *out, GError **error);

/* sqlite-copy.c */
gboolean trame_sqlite_copy_to (TrameStore *store, const char *path, GError **error);
gboolean trame_sqlite_check (TrameStore *store, GError **error);
gboolean trame_sqlite_is_alone (TrameStore *store, GError **error);

/* sqlite-graft.c: whether the file begins as every register does; whether it is one all the same, by what follows. */
gboolean trame_sqlite_has_header (const char *path);
gboolean trame_sqlite_looks_ours (const char *path);
/* Makes INTO (an empty file) a copy of DAMAGED that has our schema. NOT_A_REGISTER when it does not look like one. */
gboolean trame_sqlite_graft (const char *damaged, const char *into, GError **error);

/* sqlite-salvage.c */
gboolean trame_sqlite_salvage (TrameStore *store, const char *damaged, gint64 *rows, GPtrArray *torn, GError **error);

/* sqlite-search.c */
gboolean trame_sqlite_index (TrameStore *store, gint64 id, const char *words, GError **error);
gboolean trame_sqlite_forget_words (TrameStore *store, GError **error);
gboolean trame_sqlite_find (TrameStore *store, const TrameSoughtWord *words, guint limit, GArray *ids, GError **error);

/* sqlite-schema.c */
/* Our schema VERSION, made anew in memory. Closed by the caller; NULL and ERROR. */
sqlite3 *trame_sqlite_model (guint version, GError **error);
gboolean trame_sqlite_get_schema (TrameStore *store, guint *version, GError **error);
gboolean trame_sqlite_apply_schema (TrameStore *store, guint version, GError **error);
gboolean trame_sqlite_check_schema (TrameStore *store, guint version, GError **error);
gboolean trame_sqlite_find_stray (TrameStore *store, char **table, gint64 *id, GError **error);

G_END_DECLS
