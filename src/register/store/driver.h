/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a database must be able to do for the statement layer. Dialect, schema text and error codes stay behind it. */
#pragma once

#include "register/store/store.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  /* Sets store->connection and store->read_only. An empty file is refused (NOT_A_REGISTER), unless FLAGS say CREATE: then
   * it is the caller's own, to be begun in. */
  gboolean (*open) (TrameStore *store, const char *path, TrameRegisterOpenFlags flags, GError **error);
  void (*close) (TrameStore *store);

  /* The schema's version (0: nothing yet), and the step that leads to VERSION, in the transaction under way. */
  gboolean (*get_schema) (TrameStore *store, guint *version, GError **error);
  gboolean (*apply_schema) (TrameStore *store, guint version, GError **error);
  /* Whether the tables, indexes and triggers are those we would have made, and nothing more. */
  gboolean (*check_schema) (TrameStore *store, guint version, GError **error);
  gboolean (*copy_to) (TrameStore *store, const char *path, GError **error);
  gboolean (*check) (TrameStore *store, GError **error);
  gboolean (*is_alone) (TrameStore *store, GError **error);
  gboolean (*salvage) (TrameStore *store, const char *damaged, gint64 *rows, GPtrArray *torn, GError **error);
  gboolean (*index) (TrameStore *store, gint64 id, const char *words, GError **error);
  /* Nothing is left of words taken away. */
  gboolean (*forget_words) (TrameStore *store, GError **error);
  gboolean (*find) (TrameStore *store, const TrameSoughtWord *words, guint limit, GArray *ids, GError **error);
  /* A number that moves when another connection commits. */
  gboolean (*get_change) (TrameStore *store, gint64 *change, GError **error);
  gboolean (*find_stray) (TrameStore *store, char **table, gint64 *id, GError **error);

  gboolean (*begin) (TrameStore *store, gboolean write, GError **error);
  gboolean (*commit) (TrameStore *store, GError **error);
  void (*rollback) (TrameStore *store);

  gpointer (*prepare) (TrameStore *store, const char *sql, GError **error);
  void (*finalize) (gpointer statement);
  void (*set_null) (gpointer statement, int position);
  void (*set_int) (gpointer statement, int position, gint64 value);
  void (*set_text) (gpointer statement, int position, const char *text, gssize size);
  void (*set_bytes) (gpointer statement, int position, gconstpointer bytes, gsize size);
  int (*step) (TrameStore *store, gpointer statement, GError **error);
  void (*reset) (gpointer statement);
  int (*columns) (gpointer statement);
  const char *(*name_of) (gpointer statement, int column);
  gboolean (*is_null) (gpointer statement, int column);
  gboolean (*is_int) (gpointer statement, int column);
  gint64 (*get_int) (gpointer statement, int column);
  const char *(*get_text) (gpointer statement, int column);
  gconstpointer (*get_bytes) (gpointer statement, int column, gsize *size);
} TrameDriver;

struct _TrameStore
{
  const TrameDriver *driver;
  gpointer connection;
  GHashTable *statements; /* static SQL → TrameStatement */
  GThread *thread;
  gboolean read_only;
  gboolean in_transaction;
  gboolean forgets; /* something was removed: once committed, what it was stands nowhere beside the file either */

  gint64 change; /* as the driver last told it */
  gint64 seen;   /* the journal's last row known here */
  GArray *own;   /* of gint64 pairs: rows written here since `seen` */
};

extern const TrameDriver trame_sqlite_driver;

G_END_DECLS
