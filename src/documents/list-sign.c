/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as figures, letters and small Roman figures. */
#include "documents/list-sign.h"

static char *
to_letters (guint number)
{
  GString *out = g_string_new (NULL);

  for (; number > 0; number = (number - 1) / 26)
    g_string_prepend_c (out, (char) ('a' + (number - 1) % 26));
  g_string_append_c (out, ')');
  return g_string_free (out, FALSE);
}

static char *
to_roman (guint number)
{
  static const struct
  {
    guint value;
    const char *letters;
  } steps[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" }, { 50, "l" },
                { 40, "xl" },  { 10, "x" },   { 9, "ix" },  { 5, "v" },    { 4, "iv" },  { 1, "i" } };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (; number >= steps[i].value; number -= steps[i].value)
      g_string_append (out, steps[i].letters);
  g_string_append_c (out, ')');
  return g_string_free (out, FALSE);
}

char *
trame_list_sign (guint level, guint number)
{
  if (level <= 1 || number == 0 || number > 3999)
    return g_strdup_printf ("%u.", number);
  return level == 2 ? to_letters (number) : to_roman (number);
}

char *
trame_list_count_next (TrameListCount *count, guint level, gboolean numbered)
{
  g_return_val_if_fail (count != NULL, NULL);
  level = CLAMP (level, 1, TRAME_LIST_LEVELS);
  for (guint deeper = level; deeper < TRAME_LIST_LEVELS; deeper++)
    count->counts[deeper] = 0;
  count->counts[level - 1] = numbered ? count->counts[level - 1] + 1 : 0;
  return numbered ? trame_list_sign (level, count->counts[level - 1]) : NULL;
}
