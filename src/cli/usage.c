/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words in capitals of the commands' usage, each translated once. */
#include "cli/usage.h"

#include <glib/gi18n-lib.h>

static const char *const words[] = {
  N_ ("BACKUP"), N_ ("COMMAND"),   N_ ("CONVENTION"), N_ ("DATE"),   N_ ("DAYS"),   N_ ("DUPLICATE"), N_ ("FACT"),
  N_ ("FIELD"),  N_ ("FIGURE"),    N_ ("FILE"),       N_ ("FOLDER"), N_ ("FORMAT"), N_ ("FROM"),      N_ ("HASH"),
  N_ ("ID"),     N_ ("INDICATOR"), N_ ("KEPT"),       N_ ("KEY"),    N_ ("KIND"),   N_ ("LOGIN"),     N_ ("MAP"),
  N_ ("MERGE"),  N_ ("MODEL"),     N_ ("NAME"),       N_ ("NEW"),    N_ ("NUMBER"), N_ ("PARTNER"),   N_ ("PATH"),
  N_ ("PERIOD"), N_ ("ROW"),       N_ ("STATE"),      N_ ("TABLE"),  N_ ("TERM"),   N_ ("TEXT"),      N_ ("TO"),
  N_ ("VALUE"),  N_ ("WORDS"),
};

static gboolean
is_known (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      return TRUE;
  return FALSE;
}

char *
trame_usage_words (const char *usage)
{
  g_return_val_if_fail (usage != NULL, NULL);
  g_autoptr (GString) said = g_string_new (NULL);
  for (const char *p = usage; *p != '\0';)
    {
      gsize n = 0;
      while (g_ascii_isalpha (p[n]))
        n++;
      g_autofree char *word = g_strndup (p, MAX (n, 1));
      g_string_append (said, is_known (word) ? _ (word) : word);
      p += MAX (n, 1);
    }
  return g_string_free (g_steal_pointer (&said), FALSE);
}
