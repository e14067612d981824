/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables on a terminal. */
#include "cli/table.h"
#include "cli/terminal.h"

struct _TrameTable
{
  guint columns;
  GPtrArray *rows; /* of char**: the titles first */
};

TrameTable *
trame_table_new (const char *const *titles)
{
  TrameTable *table = g_new0 (TrameTable, 1);
  table->columns = g_strv_length ((char **) titles);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_ptr_array_add (table->rows, g_strdupv ((char **) titles));
  return table;
}

void
trame_table_free (TrameTable *table)
{
  if (table == NULL)
    return;
  g_ptr_array_unref (table->rows);
  g_free (table);
}

void
trame_table_add (TrameTable *table, const char *const *cells)
{
  char **row = g_new0 (char *, table->columns + 1);
  for (guint i = 0; i < table->columns; i++)
    row[i] = trame_terminal_text (cells[i] != NULL && *cells[i] != '\0' ? cells[i] : "—", FALSE);
  g_ptr_array_add (table->rows, row);
}

/* Columns of a terminal that TEXT takes. */
static guint
width_of (const char *text)
{
  guint width = 0;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

void
trame_table_print (const TrameTable *table)
{
  g_autofree guint *widths = g_new0 (guint, table->columns);
  for (guint r = 0; r < table->rows->len; r++)
    {
      char **row = g_ptr_array_index (table->rows, r);
      for (guint i = 0; i < table->columns; i++)
        widths[i] = MAX (widths[i], width_of (row[i]));
    }
  for (guint r = 0; r < table->rows->len; r++)
    {
      char **row = g_ptr_array_index (table->rows, r);
      g_autoptr (GString) line = g_string_new (NULL);
      for (guint i = 0; i < table->columns; i++)
        {
          g_string_append (line, row[i]);
          if (i + 1 < table->columns)
            for (guint w = width_of (row[i]); w < widths[i] + 2; w++)
              g_string_append_c (line, ' ');
        }
      trame_print ("%s\n", line->str);
    }
}
