/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of the conventions, for the council: how many in each state, and a table of their terms. Its words are French,
 * as every document's. */
#include "office/letter-text.h"

#include "domain/lifecycle-change.h"
#include "french/date-text.h"
#include "office/setting.h"

static void
add_line (TrameText *text, TrameBlockKind kind, const char *words, TrameSpanStyle style)
{
  const TrameAlign align = kind == TRAME_BLOCK_PARAGRAPH ? TRAME_ALIGN_LEFT : TRAME_ALIGN_JUSTIFY;
  trame_text_block_add_run (trame_text_add_block (text->blocks, kind, 1, align), words, style, NULL);
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const TrameConvention *one = *(const TrameConvention *const *) a, *other = *(const TrameConvention *const *) b;
  const GDate *first = &one->lifecycle->period.prudent_last_day, *second = &other->lifecycle->period.prudent_last_day;
  const gboolean has_first = g_date_valid (first), has_second = g_date_valid (second);
  if (has_first && has_second && g_date_compare (first, second) != 0)
    return g_date_compare (first, second);
  if (has_first != has_second)
    return has_first ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

/* A date on one line. */
static char *
show_date (const GDate *date)
{
  g_autofree char *words = g_date_valid (date) ? trame_date_to_words (date) : g_strdup ("");
  g_auto (GStrv) parts = g_strsplit_set (words, " ", -1);
  return g_strjoinv ("\u00a0", parts);
}

static TrameTextBlock *
add_table (TrameText *text)
{
  static const struct
  {
    const char *words;
    guint share;
    TrameAlign align;
  } columns[] = { { "Partenaire", 6, TRAME_ALIGN_LEFT },   { "Convention", 4, TRAME_ALIGN_LEFT },
                  { "Dispositif", 5, TRAME_ALIGN_LEFT },   { "Premier jour", 4, TRAME_ALIGN_LEFT },
                  { "Dernier jour", 4, TRAME_ALIGN_LEFT }, { "Renouv.", 2, TRAME_ALIGN_RIGHT } };
  TrameTextBlock *table = trame_text_add_block (text->blocks, TRAME_BLOCK_TABLE, 0, TRAME_ALIGN_LEFT);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    trame_text_table_add_column (table, columns[i].words, columns[i].share, columns[i].align)->heads = i == 0;
  return table;
}

static void
add_convention (TrameTextBlock *table, const TrameConvention *convention)
{
  const TrameTermPeriod *period = &convention->lifecycle->period;
  g_autofree char *first = NULL, *last = NULL, *renewals = NULL;
  if (period->known && g_date_valid (&period->start) && g_date_valid (&period->prudent_last_day))
    {
      first = show_date (&period->start);
      last = show_date (&period->prudent_last_day);
      renewals = g_strdup_printf ("%u", period->index);
    }
  const char *const cells[] = { convention->partner_name != NULL ? convention->partner_name : "Partenaire inconnu",
                                convention->number,
                                convention->scheme,
                                first,
                                last,
                                renewals };
  trame_text_table_add_row (table, cells);
}

static void
add_state (TrameText *text, TrameState state, const GPtrArray *sorted)
{
  guint count = 0;
  for (guint i = 0; i < sorted->len; i++)
    count += ((const TrameConvention *) g_ptr_array_index (sorted, i))->lifecycle->state == state;
  if (count == 0)
    return;
  g_autofree char *title = g_strdup_printf ("%s : %u", trame_state_words (state, TRAME_LANGUAGE_FRENCH), count);
  g_autofree char *first = g_utf8_substring (title, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);
  g_autofree char *heading = g_strconcat (upper, g_utf8_next_char (title), NULL);
  add_line (text, TRAME_BLOCK_HEADING, heading, TRAME_SPAN_BOLD);
  TrameTextBlock *table = add_table (text);
  for (guint i = 0; i < sorted->len; i++)
    {
      const TrameConvention *convention = g_ptr_array_index (sorted, i);
      if (convention->lifecycle->state == state)
        add_convention (table, convention);
    }
}

TrameText *
trame_desk_yearly_state_text (TrameDesk *desk, const GPtrArray *conventions)
{
  g_autoptr (TrameText) text = trame_text_new ("État des conventions de partenariat");
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autofree char *on = trame_date_to_words (&desk->today);
  g_autofree char *subtitle = g_strdup_printf ("à la date du %s", on);
  g_autofree char *count = g_strdup_printf ("Nombre de conventions présentées : %u.", conventions->len);
  for (guint i = 0; i < conventions->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (conventions, i));
  g_ptr_array_sort (sorted, compare_terms);
  add_line (text, TRAME_BLOCK_TITLE, "ÉTAT DES CONVENTIONS DE PARTENARIAT", 0);
  add_line (text, TRAME_BLOCK_SUBTITLE, subtitle, 0);
  add_line (text, TRAME_BLOCK_PARAGRAPH,
            conventions->len > 0 ? count : "Aucune convention n’est enregistrée à cette date.", 0);
  if (conventions->len > 0)
    add_line (text, TRAME_BLOCK_PARAGRAPH,
              "Le dernier jour est donné à la date prudente ; la dernière colonne compte les renouvellements.", 0);
  for (guint state = 0; state < TRAME_N_STATES; state++)
    add_state (text, (TrameState) state, sorted);
  return g_steal_pointer (&text);
}
