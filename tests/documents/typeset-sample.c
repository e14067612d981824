/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes sample documents as PDF files, for the checkers and for the eye; measures how fast they are set. */
#include "typeset-texts.h"

#include <stdio.h>
#include <stdlib.h>

static TrameText *
make_text (const char *name, guint number)
{
  g_autofree char *partner = g_strdup_printf ("La Maison de l’emploi d’Orsel n°\u00a0%u", number);
  TrameText *text = g_str_has_prefix (name, "random-") ? sample_random_text ((guint32) atoi (name + 7))
                                                       : sample_convention (partner);
  if (g_str_equal (name, "tables"))
    {
      sample_text_free (text);
      text = sample_tables ();
    }
  if (g_str_equal (name, "draft"))
    text->draft = TRUE;
  if (g_str_equal (name, "act"))
    sample_text_add (text, TRAME_BLOCK_STAMP, 0,
                     "Envoyé en préfecture le 05/12/2025\nReçu en préfecture le 05/12/2025\nPublié le 09/12/2025\n"
                     "ID\u00a0: 059-000000000-20251205-DE25\\_139-DE");
  return text;
}

/* Sets the document NAME COUNT times and writes the last one. */
int
main (int argc, char **argv)
{
  if (argc < 3)
    {
      fprintf (stderr, "usage: %s convention|draft|act|tables|random-N FILE [COUNT [FAMILY]]\n", argv[0]);
      return 2;
    }
  guint count = argc > 3 ? (guint) atoi (argv[3]) : 1;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameEngine) engine = trame_engine_new (&error);
  g_autoptr (TrameStyle) style = trame_style_new ("Orsel");
  style->header_right = g_strdup ("Les Passerelles de l’emploi");
  if (argc > 4)
    {
      g_free (style->serif);
      style->serif = g_strdup (argv[4]);
    }
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 12, 1, 2026);
  gint64 start = g_get_monotonic_time ();
  for (guint i = 0; engine != NULL && i < count; i++)
    {
      g_autoptr (SampleText) text = make_text (argv[1], i);
      g_autoptr (TrameSetDocument) set = trame_engine_set (engine, text, style, &date, &error);
      if (set == NULL
          || (i + 1 == count
              && !g_file_set_contents (argv[2], g_bytes_get_data (set->pdf, NULL), (gssize) g_bytes_get_size (set->pdf),
                                       &error)))
        break;
    }
  if (error != NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  if (count > 1)
    printf ("%.2f ms a document\n", (double) (g_get_monotonic_time () - start) / 1000 / count);
  return 0;
}
