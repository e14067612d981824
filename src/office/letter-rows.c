/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attendance from the act, figures from the register. The words are French, as every document's. */
#include "office/letter-rows.h"

#include "french/figure.h"
#include "register/indicator.h"

static char *
finish_row (char **parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    g_strdelimit (parts[i], "|\r\n", ' ');
  return g_strjoinv ("|", parts);
}

/* Appends a line; what is NULL is nothing. */
static void
add_row (GString *out, const char *first, const char *second, const char *third, const char *fourth)
{
  char *parts[] = { g_strdup (first != NULL ? first : ""), g_strdup (second != NULL ? second : ""), g_strdup (third),
                    g_strdup (fourth), NULL };
  g_autofree char *row = finish_row (parts);
  g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", row);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_free (parts[i]);
}

char *
trame_letter_attendance_rows (const TrameDeliberation *act)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_return_val_if_fail (act != NULL, NULL);
  for (guint i = 0; i < act->present->len; i++)
    add_row (out, g_ptr_array_index (act->present, i), "présent(e)", NULL, NULL);
  for (guint i = 0; i < act->proxies->len; i++)
    {
      const TrameProxy *proxy = g_ptr_array_index (act->proxies, i);
      g_autofree char *words = g_strdup_printf ("pouvoir à %s", proxy->holder != NULL ? proxy->holder : "…");
      add_row (out, proxy->giver, words, NULL, NULL);
    }
  for (guint i = 0; i < act->absent->len; i++)
    add_row (out, g_ptr_array_index (act->absent, i), "absent(e)", NULL, NULL);
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/* Days can be compared that are not all known: none comes first. */
static gint
compare_days (const GDate *one, const GDate *other)
{
  const guint first = g_date_valid (one) ? g_date_get_julian (one) : 0;
  const guint second = g_date_valid (other) ? g_date_get_julian (other) : 0;
  return (first > second) - (first < second);
}

static gint
compare_figures (gconstpointer a, gconstpointer b)
{
  const TrameIndicatorValue *one = *(const TrameIndicatorValue *const *) a;
  const TrameIndicatorValue *other = *(const TrameIndicatorValue *const *) b;
  gint order = compare_days (&one->until_date, &other->until_date);
  if (order == 0)
    order = compare_days (&one->from_date, &other->from_date);
  return order != 0 ? order : one->kept.id < other->kept.id ? -1 : one->kept.id > other->kept.id;
}

static const TrameIndicator *
find_indicator (const GPtrArray *indicators, gint64 id)
{
  for (guint i = 0; i < indicators->len; i++)
    if (((const TrameIndicator *) g_ptr_array_index (indicators, i))->kept.id == id)
      return g_ptr_array_index (indicators, i);
  return NULL;
}

static void
add_figure (GString *out, const GPtrArray *indicators, const TrameIndicatorValue *figure)
{
  const TrameIndicator *indicator = find_indicator (indicators, figure->indicator);
  char from[32] = "", until[32] = "";
  if (indicator == NULL)
    return;
  if (g_date_valid (&figure->from_date))
    g_date_strftime (from, sizeof from, "%d/%m/%Y", &figure->from_date);
  if (g_date_valid (&figure->until_date))
    g_date_strftime (until, sizeof until, "%d/%m/%Y", &figure->until_date);
  g_autofree char *period = *from != '\0' && *until != '\0' ? g_strdup_printf ("du %s au %s", from, until)
                            : *until != '\0'                ? g_strdup_printf ("jusqu’au %s", until)
                            : *from != '\0'                 ? g_strdup_printf ("à partir du %s", from)
                                                            : g_strdup ("");
  g_autofree char *value = trame_figure_to_text (figure->hundredths);
  add_row (out, indicator->name, period, value, indicator->unit != NULL ? indicator->unit : "");
}

char *
trame_letter_indicator_rows (TrameDesk *desk, gint64 convention, GError **error)
{
  g_autoptr (GPtrArray) figures = trame_register_load_kept (desk->store, &trame_indicator_value_aggregate, "convention",
                                                            convention, error);
  g_autoptr (GPtrArray)
      indicators = figures != NULL ? trame_register_load_kept (desk->store, &trame_indicator_aggregate, NULL, 0, error)
                                   : NULL;
  if (indicators == NULL)
    return NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GHashTable) corrected = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < figures->len; i++)
    g_hash_table_add (corrected, &((TrameIndicatorValue *) g_ptr_array_index (figures, i))->corrects);
  g_ptr_array_sort (figures, compare_figures);
  for (guint i = 0; i < figures->len; i++)
    {
      const TrameIndicatorValue *figure = g_ptr_array_index (figures, i);
      if (!g_hash_table_contains (corrected, &figure->kept.id))
        add_figure (out, indicators, figure);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
