/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every table that the file itself lists, each column edited, a row deleted, added, two exchanged, by someone who drops the
 * triggers and puts them back: the proof names the first row that differs. Chosen alterations are in test-verify.c. */
#include "full-sample.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

/* Far beyond any row of the sample. */
#define FAR 1000

/* Tables that the proof leaves alone, and why. All of `search` and what it is made of is one. */
static const struct
{
  const char *table;
  const char *reason;
} unproved[] = {
  { "draft", "an unfinished form is nobody's act: neither journaled nor kept once done" },
  { "passage", "derived from rows that are proved; written again whenever they are" },
  { "search", "derived from passage; made again when need be" },
};

/* Columns by which nothing is known. */
static const struct
{
  const char *table;
  const char *column;
  const char *reason;
} idle[] = {
  { "content", "id", "a file is named by its hash; the number is only its place" },
};

typedef enum
{
  EDIT,
  DELETE,
  INSERT,
  EXCHANGE,
} How;

/* One table, as the file describes it. */
typedef struct
{
  char *name;
  GPtrArray *columns;
  GPtrArray *types;
  GPtrArray *identity; /* the columns that name a row: its key, but a file's hash */
  gint64 rows;
} Table;

typedef struct
{
  sqlite3 *db;
  char *whole; /* the file as it was */
  gsize size;
  Sample *sample;
  GPtrArray *tables; /* of Table */
  guint done[4];
} Attack;

static void
table_free (gpointer data)
{
  Table *table = data;
  g_free (table->name);
  g_ptr_array_unref (table->columns);
  g_ptr_array_unref (table->types);
  g_ptr_array_unref (table->identity);
  g_free (table);
}

static void
run (sqlite3 *db, const char *sql)
{
  char *message = NULL;
  sqlite3_exec (db, sql, NULL, NULL, &message);
  if (message != NULL)
    g_test_message ("%s: %s", sql, message);
  g_assert_null (message);
}

G_GNUC_PRINTF (2, 3)
static gint64
number (sqlite3 *db, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *sql = g_strdup_vprintf (format, args);
  va_end (args);
  sqlite3_stmt *row = NULL;
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &row, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (row), ==, SQLITE_ROW);
  gint64 found = sqlite3_column_int64 (row, 0);
  sqlite3_finalize (row);
  return found;
}

/* The first column of SQL, line by line. */
static GPtrArray *
list (sqlite3 *db, const char *sql)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *row = NULL;
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &row, NULL), ==, SQLITE_OK);
  while (sqlite3_step (row) == SQLITE_ROW)
    g_ptr_array_add (all, g_strdup ((const char *) sqlite3_column_text (row, 0)));
  sqlite3_finalize (row);
  return all;
}

static Table *
describe (sqlite3 *db, const char *name)
{
  g_autofree char *columns = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", name);
  g_autofree char *types = g_strdup_printf ("SELECT type FROM pragma_table_info ('%s')", name);
  g_autofree char *key = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s') WHERE pk > 0 ORDER BY pk", name);
  Table *table = g_new0 (Table, 1);
  table->name = g_strdup (name);
  table->columns = list (db, columns);
  table->types = list (db, types);
  table->identity = list (db, g_str_equal (name, "content") ? "SELECT 'sha256'" : key);
  table->rows = number (db, "SELECT count(*) FROM %s", name);
  return table;
}

static gboolean
is_unproved (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (unproved); i++)
    if (g_str_equal (table, unproved[i].table)
        || (g_str_equal (unproved[i].table, "search") && g_str_has_prefix (table, "search_")))
      return TRUE;
  return FALSE;
}

static gboolean
is_idle (const char *table, const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (idle); i++)
    if (g_str_equal (table, idle[i].table) && g_str_equal (column, idle[i].column))
      return TRUE;
  return FALSE;
}

/* Lines have no row of the journal: they are part of the row that they belong to, which their first column names. */
static gboolean
is_of_another (const Table *table)
{
  return !g_str_equal (table->columns->pdata[0], "id") && !g_str_equal (table->name, "superseded")
         && !is_unproved (table->name);
}

/* "a, b", each after PREFIX. */
static char *
join (const GPtrArray *names, const char *prefix)
{
  GString *all = g_string_new (NULL);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (all, "%s%s%s", i > 0 ? ", " : "", prefix, (const char *) names->pdata[i]);
  return g_string_free (all, FALSE);
}

/* Another value than COLUMN's, of the same type. */
static char *
another (const Table *table, guint column)
{
  const char *name = table->columns->pdata[column], *type = table->types->pdata[column];
  if (g_str_equal (type, "INTEGER"))
    return g_strdup_printf ("coalesce (%s, 0) + %d", name, FAR);
  if (g_str_equal (type, "BLOB"))
    return g_strdup_printf ("CAST (coalesce (substr (%s, 2), x'') || x'5a' AS BLOB)", name);
  return g_strdup_printf ("coalesce (%s, '') || 'x'", name);
}

static gboolean
is_named_by (const Table *table, const char *column)
{
  return g_ptr_array_find_with_equal_func (table->identity, column, g_str_equal, NULL);
}

/* The last row; "WHERE (a, b) = (…)". */
static char *
last_row (const Table *table)
{
  g_autofree char *key = join (table->identity, "");
  g_autofree char *order = join (table->identity, "-");
  const char *first = table->columns->pdata[0];
  return g_strdup_printf ("WHERE (%s) = (SELECT %s FROM %s ORDER BY %s DESC, %s LIMIT 1)", key, key, table->name, first,
                          key);
}

static void
insert_row (Attack *attack, const Table *table)
{
  g_autoptr (GString) values = g_string_new (NULL);
  g_autofree char *row = last_row (table);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const char *name = table->columns->pdata[i];
      gboolean owner = is_of_another (table) && i == 0;
      gboolean unique = number (attack->db,
                                "SELECT count(*) FROM pragma_index_list ('%s') l, pragma_index_info (l.name) c"
                                " WHERE l.\"unique\" AND c.name = '%s'",
                                table->name, name)
                        > 0;
      g_autofree char *value = !owner && (unique || is_named_by (table, name) || g_str_equal (name, "id"))
                                   ? another (table, i)
                                   : g_strdup (name);
      g_string_append_printf (values, "%s%s", i > 0 ? ", " : "", value);
    }
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s SELECT %s FROM %s %s", table->name, values->str, table->name,
                                          row);
  run (attack->db, sql);
}

/* The last row and the first that says something else take each other's place. The smaller of what names them. */
static gint64
exchange_rows (Attack *attack, const Table *table)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  for (guint i = 0; i < table->columns->len; i++)
    if (!is_named_by (table, table->columns->pdata[i]) && !is_idle (table->name, table->columns->pdata[i]))
      g_ptr_array_add (rest, table->columns->pdata[i]);
  g_autofree char *row = last_row (table);
  g_autofree char *said = join (rest, "");
  g_autofree char *key = join (table->identity, "");
  g_autofree char *theirs = join (table->identity, "other.");
  g_autofree char *sql = g_strdup_printf (
      "CREATE TEMP TABLE pair AS SELECT * FROM %s %s;"
      "INSERT INTO pair SELECT * FROM %s WHERE (%s) IS NOT (SELECT %s FROM pair) ORDER BY 1 LIMIT 1;"
      "CREATE TEMP TABLE swapped AS SELECT * FROM pair;"
      "UPDATE swapped SET (%s) = (SELECT %s FROM pair other WHERE other.rowid = 3 - swapped.rowid);"
      "DELETE FROM %s WHERE (%s) IN (SELECT %s FROM pair); INSERT INTO %s SELECT * FROM swapped",
      table->name, row, table->name, said, said, key, theirs, table->name, key, key, table->name);
  run (attack->db, sql);
  g_assert_cmpint (
      number (attack->db, "SELECT count(*) FROM (SELECT * FROM %s EXCEPT SELECT * FROM pair)", table->name), ==,
      table->rows);
  return number (attack->db, "SELECT min (%s) FROM pair", (const char *) table->columns->pdata[0]);
}

static void
edit_row (Attack *attack, const Table *table, guint column)
{
  g_autofree char *row = last_row (table);
  g_autofree char *value = another (table, column);
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = %s %s", table->name,
                                          (const char *) table->columns->pdata[column], value, row);
  run (attack->db, sql);
  g_assert_cmpint (sqlite3_changes (attack->db), ==, 1);
}

/* Opens the file with the triggers out of the way. */
static void
begin_attack (Attack *attack)
{
  g_autoptr (GPtrArray) triggers = NULL;
  FILE *file = fopen (attack->sample->path, "wb");
  g_assert_cmpuint (fwrite (attack->whole, 1, attack->size, file), ==, attack->size);
  fclose (file);
  g_assert_cmpint (sqlite3_open_v2 (attack->sample->path, &attack->db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  run (attack->db, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON;"
                   "CREATE TEMP TABLE dropped AS SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
  triggers = list (attack->db, "SELECT name FROM dropped");
  g_assert_cmpuint (triggers->len, >, 50);
  run (attack->db, "BEGIN");
  for (guint i = 0; i < triggers->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP TRIGGER %s", (const char *) triggers->pdata[i]);
      run (attack->db, sql);
    }
}

/* Puts them back, word for word: nothing of the schema tells. */
static void
end_attack (Attack *attack)
{
  g_autoptr (GPtrArray) triggers = list (attack->db, "SELECT sql FROM dropped");
  for (guint i = 0; i < triggers->len; i++)
    run (attack->db, triggers->pdata[i]);
  run (attack->db, "COMMIT");
  g_assert_cmpint (sqlite3_close (attack->db), ==, SQLITE_OK);
  attack->db = NULL;
}

/* What the proof must name, when asked before HOW is done to the last row (COLUMN of it). */
static gint64
expect (Attack *attack, const Table *table, How how, guint column, const char **named)
{
  const char *first = table->columns->pdata[0];
  gint64 last = number (attack->db, "SELECT max (%s) FROM %s", first, table->name);
  *named = is_of_another (table) ? first : table->name;
  if (g_str_equal (table->name, "journal") && how == INSERT)
    return last + 1; /* the first that is missing */
  if (g_str_equal (table->name, "journal_head") && how != INSERT)
    {
      *named = "journal";
      gboolean lost = how == DELETE || column == 0;
      return lost ? 1 : number (attack->db, "SELECT count(*) + 1 FROM journal");
    }
  if (g_str_equal (table->name, "content") && how == DELETE)
    {
      *named = "document"; /* the row that keeps it */
      return number (attack->db,
                     "SELECT id FROM document WHERE sha256 = (SELECT sha256 FROM content WHERE id = "
                     "%" G_GINT64_FORMAT ")",
                     last);
    }
  return how == INSERT && !is_of_another (table) ? last + FAR : last;
}

static void
attack_once (Attack *attack, const Table *table, How how, guint column)
{
  static const char *const words[] = { "edit", "delete", "insert", "exchange" };
  const char *named = NULL;
  g_autoptr (GError) error = NULL;
  begin_attack (attack);
  gint64 id = expect (attack, table, how, column, &named);
  g_autofree char *row = last_row (table);
  g_autofree char *drop = g_strdup_printf ("DELETE FROM %s %s", table->name, row);
  if (how == EDIT)
    edit_row (attack, table, column);
  else if (how == DELETE)
    run (attack->db, drop);
  else if (how == INSERT)
    insert_row (attack, table);
  else
    id = exchange_rows (attack, table);
  end_attack (attack);
  g_test_message ("%s %s%s%s", words[how], table->name, how == EDIT ? "." : "",
                  how == EDIT ? (const char *) table->columns->pdata[column] : "");
  g_autoptr (TrameVerification) found = trame_verify_file (attack->sample->path, NULL, &error);
  g_assert_no_error (error);
  attack->done[how]++;
  if (is_unproved (table->name) || (how == EDIT && is_idle (table->name, table->columns->pdata[column])))
    {
      g_assert_true (found->ok);
      return;
    }
  g_assert_false (found->ok);
  g_assert_cmpstr (found->table, ==, named);
  g_assert_cmpint (found->id, ==, id);
  g_assert_nonnull (found->what);
}

static void
attack_set_up (Attack *attack, Sample *sample)
{
  g_autoptr (GError) error = NULL;
  full_sample_fill (sample);
  sample_assert_verified (sample);
  sample_close (sample);
  *attack = (Attack){ .sample = sample, .tables = g_ptr_array_new_with_free_func (table_free) };
  g_assert_true (g_file_get_contents (sample->path, &attack->whole, &attack->size, &error));
  sqlite3 *db = NULL;
  g_assert_cmpint (sqlite3_open_v2 (sample->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_autoptr (GPtrArray) names = list (db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE"
                                          " 'sqlite^_%' ESCAPE '^' ORDER BY name");
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (attack->tables, describe (db, names->pdata[i]));
  sqlite3_close (db);
}

static void
attack_clear (Attack *attack)
{
  g_free (attack->whole);
  g_ptr_array_unref (attack->tables);
}

static void
test_every_table (Sample *sample, gconstpointer data)
{
  Attack attack;
  guint proved = 0;
  attack_set_up (&attack, sample);
  for (guint i = 0; i < attack.tables->len; i++)
    {
      const Table *table = attack.tables->pdata[i];
      if (g_str_has_prefix (table->name, "search"))
        continue; /* a table of words and its parts: test_index_is_apart */
      gboolean alone = g_str_equal (table->name, "journal_head") || g_str_equal (table->name, "draft");
      g_test_message ("%s: %" G_GINT64_FORMAT " rows", table->name, table->rows);
      g_assert_cmpint (table->rows, >=, alone ? 1 : 2);
      for (guint column = 0; column < table->columns->len; column++)
        attack_once (&attack, table, EDIT, column);
      attack_once (&attack, table, DELETE, 0);
      attack_once (&attack, table, INSERT, 0);
      if (!alone)
        attack_once (&attack, table, EXCHANGE, 0);
      proved += !is_unproved (table->name);
    }
  g_test_message ("%u tables: %u edits, %u deletions, %u insertions, %u exchanges", proved, attack.done[EDIT],
                  attack.done[DELETE], attack.done[INSERT], attack.done[EXCHANGE]);
  g_assert_cmpuint (proved, >=, 33);
  g_assert_cmpuint (attack.done[EDIT], >, 230);
  attack_clear (&attack);
}

/* What is left out is there, and is left out indeed: an index that says nothing more changes no proof. */
static void
test_index_is_apart (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  full_sample_fill (sample);
  sample_close (sample);
  sample_tamper (sample,
                 "DELETE FROM search WHERE rowid % 2 = 0; INSERT INTO search (rowid, words) VALUES (9999, 'x')");
  sqlite3 *db = NULL;
  g_assert_cmpint (sqlite3_open_v2 (sample->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (unproved); i++)
    {
      g_test_message ("%s: %s", unproved[i].table, unproved[i].reason);
      g_assert_cmpint (number (db, "SELECT count(*) FROM %s", unproved[i].table), >, 0);
    }
  sqlite3_close (db);
  g_autoptr (TrameVerification) found = trame_verify_file (sample->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (found->ok);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/register/tampering/every-table", Sample, NULL, sample_set_up, test_every_table, sample_tear_down);
  g_test_add ("/register/tampering/index-is-apart", Sample, NULL, sample_set_up, test_index_is_apart, sample_tear_down);
  return g_test_run ();
}
