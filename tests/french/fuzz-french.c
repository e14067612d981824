/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzer of the readers of French text: dates, times, numbers, names, folding, typography. */
#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "french/date-text.h"
#include "french/figure.h"
#include "french/fold.h"
#include "french/name.h"
#include "french/number-text.h"
#include "french/typography.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *raw = g_strndup ((const char *) data, size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  g_autofree char *folded = trame_fold (raw), *voted = trame_typography_voted (raw), *own = trame_typography_own (text);
  g_autofree char *key = trame_name_key (raw), *time = NULL;
  g_auto (GStrv) names = trame_name_split_list (raw);
  GDate today, out;
  guint64 number;
  gint64 figure, again;
  gsize start = 0, end = 0, from = 0;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 23, G_DATE_NOVEMBER, 2026);
  if (trame_date_read (raw, &today, &out))
    g_assert_true (g_date_valid (&out));
  trame_number_from_words (raw, &number);
  if (trame_figure_read (raw, &figure))
    {
      g_autofree char *shown = trame_figure_to_text (figure);
      g_assert_true (trame_figure_read (shown, &again) && again == figure);
    }
  trame_name_looks_like_one (text);
  trame_name_mixed_scripts (raw);
  trame_name_equal (raw, "Jean DUPONT");
  g_assert_cmpuint (strlen (folded), <=, 8 * size + 8);
  g_assert_true (g_utf8_validate (voted, -1, NULL) && g_utf8_validate (own, -1, NULL)
                 && g_utf8_validate (key, -1, NULL));
  for (guint i = 0; names[i] != NULL; i++)
    g_assert_cmpuint (strlen (names[i]), >, 0);
  while (trame_date_find (text, from, &out, &start, &end))
    {
      g_assert_true (start >= from && end > start && end <= strlen (text));
      from = end;
    }
  time = trame_time_find (text, 0, &start, &end);
  return 0;
}
