/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any lines as the cells of a service's row, and as values of a proposed act at paths: refused, or held. */
#include "office/act-path.h"
#include "office/table-row.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
read_row (char **cells, guint n)
{
  guint places[TRAME_N_COLUMNS];
  TrameSpreadsheetRow row = { .number = 2, .cells = cells };
  TrameExisting existing;
  const char *name = NULL;
  TrameColumn where = 0;
  g_autofree char *why = NULL;
  for (guint i = 0; i < TRAME_N_COLUMNS; i++)
    places[i] = i < n ? i : G_MAXUINT;
  const gboolean good = trame_table_row_read (&row, places, &existing, &name, &where, &why);
  g_assert_true (good == (why == NULL) && name != NULL);
  g_assert_true (good ? *name != '\0' : where <= TRAME_N_COLUMNS);
  g_assert_true (!good || !g_date_valid (&existing.start) || !g_date_valid (&existing.last_day)
                 || g_date_compare (&existing.start, &existing.last_day) <= 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *raw = g_strndup ((const char *) data, size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 40);
  const guint n = g_strv_length (lines);
  g_autoptr (TrameDeliberation) act = trame_deliberation_new ();
  g_autoptr (TrameModel) model = trame_model_new ();
  TramePeriod length;
  read_row (lines, n);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (act->present, g_strdup (lines[i]));
      if (trame_length_read (lines[i], &length))
        g_assert_false (trame_period_is_zero (length));
    }
  for (guint i = 0; i + 1 < n; i += 2)
    trame_act_path_set (act, model, lines[i], lines[i + 1]);
  trame_act_path_compact (act);
  for (guint i = 0; i < act->present->len; i++)
    g_assert_nonnull (act->present->pdata[i]);
  g_autofree char *start = trame_terms_start_to_string (&model->terms);
  return 0;
}
