/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statements of an aggregate, written from its members. */
#include "register/aggregate-sql.h"

/* "id, login, name…": the columns in the order of the members. */
static void
append_columns (GString *sql, const TrameAggregate *aggregate)
{
  g_string_append (sql, "id");
  for (guint i = 0; i < aggregate->n_members; i++)
    if (aggregate->members[i].kind != TRAME_MEMBER_LIST)
      g_string_append_printf (sql, ", %s", aggregate->members[i].column);
}

/* Statements are known by the address of their text: the same text is always at the same address. */
static const char *
keep_sql (GString *sql)
{
  const char *kept = g_intern_string (sql->str);
  g_string_free (sql, TRUE);
  return kept;
}

const char *
trame_aggregate_insert_sql (const TrameAggregate *aggregate)
{
  GString *sql = g_string_new (NULL);
  int position = 1;
  g_string_append_printf (sql, "INSERT INTO %s (", aggregate->table);
  append_columns (sql, aggregate);
  g_string_append (sql, ") VALUES (?1");
  for (guint i = 0; i < aggregate->n_members; i++)
    if (aggregate->members[i].kind != TRAME_MEMBER_LIST)
      g_string_append_printf (sql, ", ?%d", ++position);
  g_string_append_c (sql, ')');
  return keep_sql (sql);
}

const char *
trame_aggregate_update_sql (const TrameAggregate *aggregate)
{
  GString *sql = g_string_new (NULL);
  int position = 1;
  g_string_append_printf (sql, "UPDATE %s SET", aggregate->table);
  for (guint i = 0; i < aggregate->n_members; i++)
    if (aggregate->members[i].kind != TRAME_MEMBER_LIST)
      {
        position++;
        g_string_append_printf (sql, "%s %s = ?%d", position > 2 ? "," : "", aggregate->members[i].column, position);
      }
  g_string_append (sql, " WHERE id = ?1");
  return keep_sql (sql);
}

/* WHERE_COLUMN NULL: all. */
const char *
trame_aggregate_select_sql (const TrameAggregate *aggregate, const char *where_column)
{
  GString *sql = g_string_new ("SELECT ");
  append_columns (sql, aggregate);
  g_string_append_printf (sql, ", (SELECT max (j.id) FROM journal j WHERE j.entity = '%s' AND j.entity_id = %s.id)",
                          aggregate->table, aggregate->table);
  g_string_append_printf (sql, " FROM %s", aggregate->table);
  if (where_column != NULL)
    g_string_append_printf (sql, " WHERE %s = ?1", where_column);
  g_string_append_printf (sql, " ORDER BY %s", aggregate->order);
  return keep_sql (sql);
}

const char *
trame_aggregate_lines_sql (const TrameAggregate *aggregate, const char *format)
{
  GString *sql = g_string_new (NULL);
  g_auto (GStrv) parts = g_strsplit (format, "@", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (sql, "%s%s", i == 0 ? "" : i == 1 ? aggregate->lines : aggregate->table, parts[i]);
  return keep_sql (sql);
}
