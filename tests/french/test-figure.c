/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures: what is one and what is not, and that each comes back as it was written. */
#include "french/figure.h"

static const struct
{
  const char *text;
  gint64 expected; /* × 100; NONE: no figure */
  const char *written;
} cases[] = {
#define NONE G_MININT64
  { "0", 0, "0" },
  { "12", 1200, "12" },
  { "12,5", 1250, "12,5" },
  { "12.05", 1205, "12,05" },
  { "-3", -300, "-3" },
  { "−0,25", -25, "-0,25" },
  { " 7 ", 700, "7" },
  { "85 %", 8500, "85" },
  { "1 234", 123400, "1\u202f234" },
  { "1\u00a0234\u202f567,8", 123456780, "1\u202f234\u202f567,8" },
  { "999999999999", 99999999999900, "999\u202f999\u202f999\u202f999" },
  { "", NONE, NULL },
  { "-", NONE, NULL },
  { "%", NONE, NULL },
  { "douze", NONE, NULL },
  { "12 personnes", NONE, NULL },
  { "Marie", NONE, NULL },
  { "1,234", NONE, NULL },
  { "1.2.3", NONE, NULL },
  { "12 34", NONE, NULL },
  { "1234 567", NONE, NULL },
  { "1 23", NONE, NULL },
  { "--1", NONE, NULL },
  { "1e3", NONE, NULL },
  { "12,", NONE, NULL },
  { ",5", NONE, NULL },
  { "٣", NONE, NULL },
  { "1000000000000", NONE, NULL },
  { "\xff", NONE, NULL },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 found = NONE;
      gboolean read = trame_figure_read (cases[i].text, &found);
      g_test_message ("case %u", i);
      g_assert_cmpint (read, ==, cases[i].expected != NONE);
      g_assert_cmpint (found, ==, cases[i].expected);
      g_autofree char *written = read ? trame_figure_to_text (found) : NULL;
      g_assert_cmpstr (written, ==, cases[i].written);
    }
}

static void
test_round (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      gint64 figure = ((gint64) g_test_rand_int () * 7919) % 9999999999999;
      gint64 found = 0;
      g_autofree char *text = trame_figure_to_text (figure);
      g_assert_true (trame_figure_read (text, &found));
      g_assert_cmpint (found, ==, figure);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/french/figure/cases", test_cases);
  g_test_add_func ("/french/figure/round", test_round);
  return g_test_run ();
}
