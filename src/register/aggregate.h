/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every record of the town hall has in common: an id, a table, members in its columns. Each aggregate has its own
 * header, which says what its members are; here is how its records are made, kept, changed and read. */
#pragma once

#include "register/changes.h"

G_BEGIN_DECLS

typedef struct _TrameAggregate TrameAggregate;

/* What each record begins with. */
typedef struct
{
  const TrameAggregate *aggregate;
  gint64 id;       /* 0: not stored */
  gint64 revision; /* the journal's last row about it when it was read; 0: not read from the register */
} TrameKept;

typedef enum
{
  TRAME_MEMBER_TEXT,   /* char*; NULL or "": not known */
  TRAME_MEMBER_DATE,   /* GDate; cleared: not known */
  TRAME_MEMBER_NUMBER, /* gint64; TRAME_NUMBER_NONE: not known */
  TRAME_MEMBER_ID,     /* gint64, or a handle of the same TrameChanges; 0: none */
  TRAME_MEMBER_FLAG,   /* gboolean */
  TRAME_MEMBER_LIST,   /* GPtrArray of char*, never NULL */
} TrameMemberKind;

#define TRAME_NUMBER_NONE G_MININT64

typedef struct
{
  const char *column; /* of a list: its name among the lines */
  TrameMemberKind kind;
  gsize offset;
  const char *const *choices; /* NULL-terminated; NULL: any text */
  gboolean required;
} TrameMember;

struct _TrameAggregate
{
  const char *table;
  gsize size;
  const TrameMember *members;
  guint n_members;
  const char *order; /* of its listing */
  const char *lines; /* table of its lists; NULL: none */
  gboolean append_only;
};

/* An empty record of AGGREGATE, of its own type. Free with trame_kept_free. */
gpointer trame_kept_new (const TrameAggregate *aggregate);
gpointer trame_kept_copy (gconstpointer record);
void trame_kept_free (gpointer record);
/* The member of that column; NULL: none. Static. */
const TrameMember *trame_aggregate_find (const TrameAggregate *aggregate, const char *column);
/* Where RECORD has it: a char**, GDate*, gint64*, gboolean* or GPtrArray**. */
gpointer trame_kept_place (gconstpointer record, const TrameMember *member);

/* Keeps a new record. A handle, as every adder's. A required member that is missing, or a text that is none of its choices,
 * makes the commit INVALID. */
gint64 trame_changes_add_kept (TrameChanges *changes, gconstpointer record);
/* Puts RECORD in the place of what its id holds. When its revision is not 0 and someone changed it since, the commit is
 * STALE; APPEND_ONLY when its aggregate takes no change. */
void trame_changes_set_kept (TrameChanges *changes, gconstpointer record);

/* The records of AGGREGATE, in its own order, whose COLUMN (a static string; an id's) is OF; COLUMN NULL: all of them.
 * Owned by the caller. Blocking. */
GPtrArray *trame_register_load_kept (
    TrameRegister *self, const TrameAggregate *aggregate, const char *column, gint64 of, GError **error);
/* One; UNKNOWN when there is none. Blocking. */
gpointer trame_register_load_one_kept (TrameRegister *self, const TrameAggregate *aggregate, gint64 id, GError **error);
/* The first without blocking. */
void trame_register_load_kept_async (TrameRegister *self,
                                     const TrameAggregate *aggregate,
                                     const char *column,
                                     gint64 of,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *trame_register_load_kept_finish (TrameRegister *self, GAsyncResult *result, GError **error);

G_END_DECLS
