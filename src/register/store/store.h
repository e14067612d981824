/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements over one connection, whatever the database behind: what the rest of the room writes its SQL with. Private to
 * the room. Only drivers know a database's own library; every error is a TRAME_REGISTER_ERROR. */
#pragma once

#include "register/register.h"

G_BEGIN_DECLS

typedef struct _TrameStore TrameStore;
typedef struct _TrameStatement TrameStatement;

/* Opens PATH and brings its schema up to date. Belongs to the thread that opened it. NULL and ERROR. */
TrameStore *trame_store_open (const char *path, TrameRegisterOpenFlags flags, GError **error);
/* The same, of whatever schema it is, which stays: to copy it, to read its pages, to hold it. Not for its rows. */
TrameStore *trame_store_open_as_is (const char *path, TrameRegisterOpenFlags flags, GError **error);
/* Brings the file at PATH, which is a copy that nobody else has, up to date. FALSE and ERROR. */
gboolean trame_store_upgrade_copy (const char *path, GError **error);
void trame_store_close (TrameStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameStore, trame_store_close)
gboolean trame_store_is_read_only (TrameStore *store);
/* The journal's last row known here, for a store that takes the place of another on the same file. */
gint64 trame_store_get_seen (const TrameStore *store);
void trame_store_set_seen (TrameStore *store, gint64 seen);

/* A transaction; WRITE takes the writer's place at once. A commit that fails has rolled back. */
gboolean trame_store_begin (TrameStore *store, gboolean write, GError **error);
gboolean trame_store_commit (TrameStore *store, GError **error);
void trame_store_rollback (TrameStore *store);

/* The journal's rows that were written since the last call: from *FIRST to *LAST, none when FIRST is greater. Asks the
 * database only whether anyone else committed. */
gboolean trame_store_take_news (TrameStore *store, gint64 *first, gint64 *last, GError **error);
/* Those from FIRST on could not be read: the next call tells them again. */
void trame_store_give_back_news (TrameStore *store, gint64 first);
/* The journal's length, as its head tells it. FALSE and ERROR: CORRUPT when there is no head. */
gboolean trame_store_read_length (TrameStore *store, gint64 *rows, GError **error);
/* Notes that this program wrote the rows FIRST to LAST. */
void trame_store_note_own (TrameStore *store, gint64 first, gint64 last);
gboolean trame_store_wrote (TrameStore *store, gint64 row);
void trame_store_forget_own (TrameStore *store);

/* A whole, compact copy of the database as it is now, in the empty file PATH. */
gboolean trame_store_copy_to (TrameStore *store, const char *path, GError **error);
/* Reads every page; CORRUPT and the first fault. */
gboolean trame_store_check (TrameStore *store, GError **error);
/* Whether nobody else has the database open. FALSE and BUSY otherwise. */
gboolean trame_store_is_alone (TrameStore *store, GError **error);

/* Copies every row of the damaged database DAMAGED that can be read into STORE, which is new. TORN receives the names (char*,
 * its own) of the tables where something could not be. */
gboolean trame_store_salvage (TrameStore *store, const char *damaged, gint64 *rows, GPtrArray *torn, GError **error);

/* Search, in the database's own manner. WORDS: folded, apart by spaces; "" takes ID away. */
gboolean trame_store_index (TrameStore *store, gint64 id, const char *words, GError **error);
/* What was taken away leaves no trace in the index. Slow: it is written again. */
gboolean trame_store_forget_words (TrameStore *store, GError **error);
/* A word that is looked for: any that begins so, or that is one of these. Folded; BEGINNING NULL ends a list. */
typedef struct
{
  const char *beginning;
  const char *wholes[2]; /* NULL: none */
} TrameSoughtWord;

/* The ids that hold each of WORDS, best first; the latest first when they are too many to be weighed. Owned by the caller. */
GArray *trame_store_find (TrameStore *store, const TrameSoughtWord *words, guint limit, GError **error);

/* The first row that names a row that is not there: *TABLE (owned by the caller) stays NULL when there is none. */
gboolean trame_store_find_stray (TrameStore *store, char **table, gint64 *id, GError **error);

/* The statement of SQL (a static string, parameters ?1, ?2…), ready to be given its values. Owned by STORE, which keeps
 * it: the same pointer gives the same statement. NULL and ERROR. */
TrameStatement *trame_store_prepare (TrameStore *store, const char *sql, GError **error);

/* Values, from position 1. Text is made NFC; text that is not UTF-8 makes the next step fail as INVALID. */
void trame_statement_set_null (TrameStatement *statement, int position);
void trame_statement_set_int (TrameStatement *statement, int position, gint64 value);
void trame_statement_set_id (TrameStatement *statement, int position, gint64 id);           /* 0: null */
void trame_statement_set_text (TrameStatement *statement, int position, const char *text);  /* NULL: null */
void trame_statement_set_date (TrameStatement *statement, int position, const GDate *date); /* cleared: null */
void trame_statement_set_bytes (TrameStatement *statement, int position, gconstpointer bytes, gsize size);

/* 1: there is a row; 0: no more, and the statement is ready again; -1: ERROR, the same. */
int trame_statement_step (TrameStatement *statement, GError **error);
/* Steps to the end. */
gboolean trame_statement_run (TrameStatement *statement, GError **error);
/* Leaves the rows that were not read. */
void trame_statement_reset (TrameStatement *statement);

/* The row's columns, from 0; what they point to lives until the next step or reset. */
int trame_statement_columns (TrameStatement *statement);
const char *trame_statement_name (TrameStatement *statement, int column);
gboolean trame_statement_is_null (TrameStatement *statement, int column);
gboolean trame_statement_is_int (TrameStatement *statement, int column);
gint64 trame_statement_int (TrameStatement *statement, int column);            /* null: 0 */
const char *trame_statement_text (TrameStatement *statement, int column);      /* null: NULL */
char *trame_statement_dup (TrameStatement *statement, int column);             /* owned by the caller */
void trame_statement_date (TrameStatement *statement, int column, GDate *out); /* null: cleared */
gconstpointer trame_statement_bytes (TrameStatement *statement, int column, gsize *size);
GBytes *trame_statement_dup_bytes (TrameStatement *statement, int column); /* null: NULL */

G_END_DECLS
