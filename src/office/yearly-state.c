/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of the conventions, for the council: how many in each state, then each with its term. Its words are French,
 * as every document's. */
#include "office/letter-text.h"

#include "domain/lifecycle-change.h"
#include "french/date-text.h"
#include "office/setting.h"

static void
add_line (TrameText *text, TrameBlockKind kind, const char *words, TrameSpanStyle style)
{
  trame_text_block_add_run (trame_text_add_block (text->blocks, kind, 1, TRAME_ALIGN_LEFT), words, style, NULL);
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

static void
add_convention (TrameText *text, const TrameConvention *convention)
{
  const TrameTermPeriod *period = &convention->lifecycle->period;
  g_autoptr (GString) words = g_string_new (NULL);
  TrameTextBlock *block = trame_text_add_block (text->blocks, TRAME_BLOCK_ITEM, 0, TRAME_ALIGN_LEFT);
  trame_text_block_add_run (block, convention->partner_name != NULL ? convention->partner_name : "Partenaire inconnu",
                            TRAME_SPAN_BOLD, NULL);
  if (convention->number != NULL)
    g_string_append_printf (words, ", convention n° %s", convention->number);
  if (convention->scheme != NULL)
    g_string_append_printf (words, ", dispositif « %s »", convention->scheme);
  if (period->known && g_date_valid (&period->start) && g_date_valid (&period->prudent_last_day))
    {
      g_autofree char *first = trame_date_to_words (&period->start);
      g_autofree char *last = trame_date_to_words (&period->prudent_last_day);
      g_string_append_printf (words, " : du %s au %s (dernier jour prudent)", first, last);
      if (period->index > 0)
        g_string_append_printf (words, ", renouvelée %u fois", period->index);
    }
  g_string_append (words, ".");
  trame_text_block_add_run (block, words->str, 0, NULL);
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
  for (guint i = 0; i < sorted->len; i++)
    {
      const TrameConvention *convention = g_ptr_array_index (sorted, i);
      if (convention->lifecycle->state == state)
        add_convention (text, convention);
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
  add_line (text, TRAME_BLOCK_PARAGRAPH, count, 0);
  for (guint state = 0; state < TRAME_N_STATES; state++)
    add_state (text, (TrameState) state, sorted);
  return g_steal_pointer (&text);
}
