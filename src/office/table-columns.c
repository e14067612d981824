/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "partner=Partenaire,signed=Signée le": read, and looked for among the first rows. */
#include "office/table-columns.h"

#include "french/fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (GError **error, char *why)
{
  g_autofree char *words = why;
  g_set_error_literal (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED, words);
  return FALSE;
}

/* The pairs of COLUMNS: "\," is a comma of a title. Owned by the caller. */
static char **
split_pairs (const char *columns)
{
  g_autoptr (GStrvBuilder) pairs = g_strv_builder_new ();
  g_autoptr (GString) pair = g_string_new (NULL);
  for (const char *at = columns; *at != '\0'; at++)
    {
      if (*at == '\\' && at[1] == ',')
        g_string_append_c (pair, *++at);
      else if (*at == ',')
        {
          g_strv_builder_add (pairs, pair->str);
          g_string_truncate (pair, 0);
        }
      else
        g_string_append_c (pair, *at);
    }
  if (pair->len > 0)
    g_strv_builder_add (pairs, pair->str);
  return g_strv_builder_end (pairs);
}

static gboolean
read_columns (const char *columns, char **titles, GError **error)
{
  g_auto (GStrv) pairs = split_pairs (columns);
  for (char **pair = pairs; *pair != NULL; pair++)
    {
      char *equals = strchr (*pair, '=');
      g_autofree char *nick = equals != NULL ? g_strndup (*pair, (gsize) (equals - *pair)) : g_strdup (*pair);
      TrameColumn column = trame_column_from_nick (g_strstrip (nick));
      if (equals == NULL || column == TRAME_N_COLUMNS)
        {
          g_autoptr (GString) known = g_string_new (NULL);
          for (TrameColumn i = 0; i < TRAME_N_COLUMNS; i++)
            g_string_append_printf (known, "%s%s", i == 0 ? "" : ", ", trame_column_nick (i));
          return refuse (error,
                         g_strdup_printf (_ ("“%s” is not a column: write member=title, the member being one of %s."),
                                          *pair, known->str));
        }
      g_free (titles[column]);
      titles[column] = g_strdup (g_strstrip (equals + 1));
    }
  if (titles[TRAME_COLUMN_PARTNER] != NULL)
    return TRUE;
  return refuse (error, g_strdup (_ ("Say which column names the partner: partner=title.")));
}

/* The column of ROW whose title is TITLE; G_MAXUINT: none. */
static guint
find_title (const TrameSpreadsheetRow *row, const char *title)
{
  for (guint i = 0; row->cells[i] != NULL; i++)
    if (trame_fold_equal (row->cells[i], title))
      return i;
  return G_MAXUINT;
}

/* How many of TITLES stand in ROW; *MISSING is the first that does not. */
static guint
match_row (const TrameSpreadsheetRow *row, char **titles, guint *places, const char **missing)
{
  guint found = 0;
  *missing = NULL;
  for (TrameColumn i = 0; i < TRAME_N_COLUMNS; i++)
    {
      places[i] = titles[i] != NULL ? find_title (row, titles[i]) : G_MAXUINT;
      found += places[i] != G_MAXUINT;
      if (titles[i] != NULL && places[i] == G_MAXUINT && *missing == NULL)
        *missing = titles[i];
    }
  return found;
}

gboolean
trame_table_columns_match (
    const char *columns, const TrameSpreadsheet *sheet, guint *places, guint *header, GError **error)
{
  char *titles[TRAME_N_COLUMNS + 1] = { NULL };
  const char *missing = NULL, *best_missing = NULL;
  guint best = 0, best_row = 0;
  gboolean ok = read_columns (columns, titles, error);
  for (guint i = 0; ok && i < MIN (sheet->rows->len, TRAME_TABLE_FIRST_ROWS); i++)
    {
      guint found = match_row (sheet->rows->pdata[i], titles, places, &missing);
      *header = i;
      if (missing == NULL)
        break;
      if (found > best || best_missing == NULL)
        {
          best = found;
          best_row = i;
          best_missing = missing;
        }
    }
  if (ok && sheet->rows->len == 0)
    ok = refuse (error, g_strdup (_ ("This spreadsheet is empty.")));
  else if (ok && missing != NULL)
    {
      const TrameSpreadsheetRow *row = sheet->rows->pdata[best_row];
      g_autofree char *there = g_strjoinv (" | ", row->cells);
      ok = refuse (error, g_strdup_printf (_ ("There is no column titled “%s”. Row %u has: %s"), best_missing,
                                           row->number, there));
    }
  for (TrameColumn i = 0; i < TRAME_N_COLUMNS; i++)
    g_free (titles[i]);
  return ok;
}
