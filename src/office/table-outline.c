/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The titles of a spreadsheet, and what services call the members of a convention. */
#include "office/table-outline.h"

#include "french/fold.h"
#include "office/desk.h"
#include "office/table-columns.h"
#include "office/table-import.h"

#include <string.h>

/* Words as short as these are looked for whole: "fin" is not in "financement". */
#define SHORT 4

/* The first that is found has the title: "Date de signature du partenaire" is a date. */
static const struct
{
  TrameColumn column;
  const char *words[6]; /* folded */
} CALLED[] = {
  { TRAME_COLUMN_SIGNED, { "signe", "signature" } },
  { TRAME_COLUMN_START, { "debut", "effet", "demarrage" } },
  { TRAME_COLUMN_LAST_DAY, { "fin", "echeance", "dernier jour", "terme", "expiration" } },
  { TRAME_COLUMN_LENGTH, { "duree" } },
  { TRAME_COLUMN_RENEWAL, { "renouvellement", "reconduction" } },
  { TRAME_COLUMN_SCHEME, { "dispositif", "programme" } },
  { TRAME_COLUMN_RESPONSIBLE, { "agent", "responsable", "suivi par", "charge de" } },
  { TRAME_COLUMN_OBJECT, { "objet", "intitule" } },
  { TRAME_COLUMN_REFERENCE, { "reference", "numero", "n°", "no", "ref" } },
  { TRAME_COLUMN_PARTNER, { "partenaire", "association", "organisme", "structure", "cocontractant" } },
};

void
trame_table_outline_free (TrameTableOutline *outline)
{
  if (outline == NULL)
    return;
  g_clear_pointer (&outline->bytes, g_bytes_unref);
  g_strfreev (outline->titles);
  g_free (outline);
}

static gboolean
holds_word (const char *folded, const char *word)
{
  const gsize length = strlen (word);
  for (const char *at = strstr (folded, word); at != NULL; at = strstr (at + 1, word))
    if ((at == folded || !g_ascii_isalnum (at[-1])) && (length > SHORT || !g_ascii_isalnum (at[length])))
      return TRUE;
  return FALSE;
}

static gboolean
is_taken (const guint *places, guint place)
{
  for (TrameColumn i = 0; i < TRAME_N_COLUMNS; i++)
    if (places[i] == place)
      return TRUE;
  return FALSE;
}

/* Where each member seems to be among CELLS. How many are. */
static guint
guess (char **cells, guint *places)
{
  guint found = 0;
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  for (char **cell = cells; *cell != NULL; cell++)
    g_ptr_array_add (folded, trame_fold (*cell));
  for (TrameColumn i = 0; i < TRAME_N_COLUMNS; i++)
    places[i] = G_MAXUINT;
  for (guint i = 0; i < G_N_ELEMENTS (CALLED); i++)
    for (guint j = 0; j < folded->len && places[CALLED[i].column] == G_MAXUINT; j++)
      for (guint k = 0; k < G_N_ELEMENTS (CALLED[i].words) && CALLED[i].words[k] != NULL; k++)
        if (!is_taken (places, j) && holds_word (folded->pdata[j], CALLED[i].words[k]))
          {
            places[CALLED[i].column] = j;
            found++;
            break;
          }
  return found;
}

/* The row of titles is that in which the most is recognised. PLACES: of its cells. */
static guint
find_titles (const TrameSpreadsheet *sheet, const char *remembered, guint *places)
{
  guint header = 0, most = 0;
  if (remembered != NULL && trame_table_columns_match (remembered, sheet, places, &header, NULL))
    return header;
  header = 0;
  for (guint i = 0; i < MIN (sheet->rows->len, TRAME_TABLE_FIRST_ROWS); i++)
    {
      guint found = guess (((const TrameSpreadsheetRow *) sheet->rows->pdata[i])->cells, places);
      if (found > most)
        {
          most = found;
          header = i;
        }
    }
  if (sheet->rows->len > 0)
    guess (((const TrameSpreadsheetRow *) sheet->rows->pdata[header])->cells, places);
  return header;
}

/* CELLS as titles: an empty one, or one that stands twice, cannot be matched. PLACES follow. Owned by the caller. */
static char **
name_titles (char **cells, guint *places)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint kept[TRAME_N_COLUMNS], n = 0;
  for (TrameColumn i = 0; i < TRAME_N_COLUMNS; i++)
    kept[i] = G_MAXUINT;
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (*cells[i] == '\0' || !g_hash_table_add (seen, trame_fold (cells[i])))
        continue;
      g_strv_builder_add (titles, cells[i]);
      for (TrameColumn column = 0; column < TRAME_N_COLUMNS; column++)
        if (places[column] == i)
          kept[column] = n;
      n++;
    }
  memcpy (places, kept, sizeof kept);
  return g_strv_builder_end (titles);
}

static gpointer
run_outline (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = trame_spreadsheet_load (data, cancellable, error);
  g_autoptr (TrameSpreadsheet) sheet = bytes != NULL ? trame_spreadsheet_read (bytes, error) : NULL;
  g_autoptr (TrameSettings) settings = sheet != NULL ? trame_register_load_settings (desk->store, error) : NULL;
  if (settings == NULL)
    return NULL;
  TrameTableOutline *outline = g_new0 (TrameTableOutline, 1);
  char *nothing[] = { NULL };
  guint header = find_titles (sheet, g_hash_table_lookup (settings->values, TRAME_TABLE_REMEMBERED), outline->places);
  const TrameSpreadsheetRow *row = sheet->rows->len > 0 ? sheet->rows->pdata[header] : NULL;
  outline->bytes = g_steal_pointer (&bytes);
  outline->titles = name_titles (row != NULL ? row->cells : nothing, outline->places);
  outline->rows = row != NULL ? sheet->rows->len - header - 1 : 0;
  return outline;
}

char *
trame_table_outline_columns (const TrameTableOutline *outline, const guint *places)
{
  g_return_val_if_fail (outline != NULL && places != NULL, NULL);
  g_autoptr (GString) columns = g_string_new (NULL);
  const guint n = g_strv_length (outline->titles);
  for (TrameColumn i = 0; i < TRAME_N_COLUMNS; i++)
    {
      if (places[i] >= n)
        continue;
      g_string_append_printf (columns, "%s%s=", columns->len > 0 ? "," : "", trame_column_nick (i));
      for (const char *at = outline->titles[places[i]]; *at != '\0'; at++)
        {
          if (*at == ',')
            g_string_append_c (columns, '\\');
          g_string_append_c (columns, *at);
        }
    }
  return g_string_free (g_steal_pointer (&columns), FALSE);
}

TrameTableOutline *
trame_office_outline_table (TrameOffice *office, const char *path, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && path != NULL, NULL);
  return trame_office_do (office, run_outline, (gpointer) path, error);
}

void
trame_office_outline_table_async (
    TrameOffice *office, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && path != NULL);
  trame_office_do_async (office, run_outline, g_strdup (path), g_free, (GDestroyNotify) trame_table_outline_free,
                         cancellable, callback, user_data);
}

TrameTableOutline *
trame_office_outline_table_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}
