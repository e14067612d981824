/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First the widths that are wished, then what the words cannot do without, taken from the columns that have more. */
#include "documents/typeset/table-width.h"

static const double widest_word = 0.5; /* of the table */

static double
add_up (const double *values, guint count)
{
  double sum = 0;
  for (guint i = 0; i < count; i++)
    sum += values[i];
  return sum;
}

/* A column of which nothing is said counts as the middle of the others. */
static void
wish_by_share (const TrameColumnNeed *needs, guint count, double width, double *widths)
{
  guint known = 0, sum = 0;
  for (guint i = 0; i < count; i++)
    {
      known += needs[i].share > 0;
      sum += needs[i].share;
    }
  double middle = (double) sum / known;
  for (guint i = 0; i < count; i++)
    widths[i] = needs[i].share > 0 ? needs[i].share : middle;
  double all = add_up (widths, count);
  for (guint i = 0; i < count; i++)
    widths[i] *= width / all;
}

/* Each line whole where there is room for all; else what is left after the words goes where the text is. */
static void
wish_by_words (const TrameColumnNeed *needs, const double *least, guint count, double width, double *widths)
{
  double more = 0, lines = 0, words = add_up (least, count);
  for (guint i = 0; i < count; i++)
    {
      lines += needs[i].natural;
      more += MAX (needs[i].natural - least[i], 0);
    }
  for (guint i = 0; i < count; i++)
    {
      double wish = MAX (needs[i].natural - least[i], 0);
      if (lines <= width && lines > 0)
        widths[i] = needs[i].natural + (width - lines) / count;
      else
        widths[i] = least[i] + (width - words) * (more > 0 ? wish / more : 1.0 / count);
    }
}

/* Columns that are narrower than their words take from those that are wider. */
static void
grant_words (const double *least, guint count, double *widths)
{
  double wanted = 0, spare = 0;
  for (guint i = 0; i < count; i++)
    {
      wanted += MAX (least[i] - widths[i], 0);
      spare += MAX (widths[i] - least[i], 0);
    }
  if (wanted <= 0 || spare <= 0)
    return;
  double given = MIN (wanted, spare);
  for (guint i = 0; i < count; i++)
    {
      if (widths[i] < least[i])
        widths[i] += (least[i] - widths[i]) * given / wanted;
      else
        widths[i] -= (widths[i] - least[i]) * given / spare;
    }
}

void
trame_column_share_width (const TrameColumnNeed *needs, guint count, double width, double *widths)
{
  g_return_if_fail (needs != NULL && widths != NULL && count > 0 && width > 0);

  g_autofree double *least = g_new (double, count);
  gboolean by_share = FALSE;
  for (guint i = 0; i < count; i++)
    {
      least[i] = MIN (needs[i].least, width * (count > 1 ? widest_word : 1));
      by_share = by_share || needs[i].share > 0;
    }
  double words = add_up (least, count);
  for (guint i = 0; words > width && i < count; i++)
    least[i] *= width / words;
  if (by_share)
    wish_by_share (needs, count, width, widths);
  else
    wish_by_words (needs, least, count, width, widths);
  grant_words (least, count, widths);
}
