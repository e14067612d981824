/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on a page without being its text: the control-of-legality stamp, page numbers, running heads and feet. The
 * stamp's lines are kept apart for stamp.c; the others are dropped. */
#include <string.h>

#include "intake/source.h"

static GRegex *
compiled (const char *pattern)
{
  GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);

  g_assert (regex != NULL);
  return regex;
}

gboolean
trame_line_is_stamp (const char *folded)
{
  static gsize once;
  static GRegex *regex;

  if (g_once_init_enter (&once))
    {
      regex = compiled (
          "^(?:envoye|recu|transmis|depose|teletransmis)e? (?:en|a la|au) (?:sous )?(?:pre|controle de "
          "legalite).{0,80}$"
          "|^(?:publie|affiche|notifie|mis en ligne)e? (?:sur le site )?(?:le|du) ?:? ?\\d.{0,60}$|^affiche le "
          "?:?$|^publie le ?:?$"
          "|^id ?: ?\\d{3} \\d{9} .{0,60}$|^\\d{3} \\d{9} \\d{8} \\S.{0,40} (?:de|ar|ai|cc|bf|au)$"
          "|^accuse de reception (?:en|de la) (?:sous )?prefecture.{0,80}$|^accuse de reception ministere.{0,80}$"
          "|^(?:date|acte|identifiant|numero) (?:de |d'|certifie )?(?:tele "
          "?transmission|reception|executoire|publication|affichage|envoi|retour).{0,80}$"
          "|^(?:webdelib|s2low|slow|dematis|ixbus|berger levrault|acte rendu executoire.{0,80}|acte certifie "
          "executoire.{0,80})$");
      g_once_init_leave (&once, 1);
    }
  return g_regex_match (regex, folded, 0, NULL);
}

gboolean
trame_line_begins_article (const char *folded)
{
  static gsize once;
  static GRegex *regex;

  if (g_once_init_enter (&once))
    {
      regex = compiled (
          "^article (?:premier|unique|\\d{1,2}(?: ?er)?(?:[.]\\d{1,2}){0,2}|[ivx]{1,5})(?:$|[.]?$| ?[.:)]| (?:[a-z]))");
      g_once_init_leave (&once, 1);
    }
  return g_regex_match (regex, folded, 0, NULL);
}

static gboolean
is_page_number (const TrameSourceLine *line)
{
  static gsize once;
  static GRegex *regex, *bare;
  gboolean at_edge = line->page_height > 0
                     && (line->box.y0 > line->page_height * 0.88f || line->box.y1 < line->page_height * 0.09f);

  if (g_once_init_enter (&once))
    {
      regex = compiled ("^(?:page|p[.]?)? ?\\d{1,3} ?(?:/|sur) ?\\d{1,3}$|^page \\d{1,3}$");
      bare = compiled ("^\\d{1,3}$");
      g_once_init_leave (&once, 1);
    }
  return g_regex_match (regex, line->folded, 0, NULL) || (at_edge && g_regex_match (bare, line->folded, 0, NULL));
}

/* What stands inside the frame of a stamp is part of it ("webdelib", a logo's words). */
static void
mark_inside_stamps (TrameSource *source)
{
  guint i = 0;

  while (i < source->lines->len)
    {
      TrameSourceLine *first = g_ptr_array_index (source->lines, i);
      TrameBox frame = { 0 };
      guint end, n_stamps = 0;

      for (end = i; end < source->lines->len; end++)
        {
          TrameSourceLine *line = g_ptr_array_index (source->lines, end);
          if (line->page != first->page)
            break;
          if (!line->stamp || line->box.y1 <= line->box.y0)
            continue;
          frame.x0 = n_stamps == 0 ? line->box.x0 : MIN (frame.x0, line->box.x0);
          frame.y0 = n_stamps == 0 ? line->box.y0 : MIN (frame.y0, line->box.y0);
          frame.y1 = MAX (frame.y1, line->box.y1);
          n_stamps++;
        }
      for (; i < end; i++)
        {
          TrameSourceLine *line = g_ptr_array_index (source->lines, i);
          if (n_stamps > 1 && frame.y1 - frame.y0 < 120 && line->box.x0 >= frame.x0 - 4 && line->box.y0 >= frame.y0 - 6
              && line->box.y1 <= frame.y1 + 6)
            line->stamp = TRUE;
        }
    }
}

/* A line that stands at the same place with the same words on most pages is a running head or foot. */
static void
mark_running_lines (TrameSource *source)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint pages = 0;

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < source->lines->len; i++)
      {
        TrameSourceLine *line = g_ptr_array_index (source->lines, i);
        g_autofree char *key = NULL;
        guint count;

        pages = MAX (pages, line->page);
        if (line->stamp || line->page_height <= 0
            || (line->box.y0 < line->page_height * 0.9f && line->box.y1 > line->page_height * 0.12f))
          continue;
        key = g_strdup_printf ("%d|%s", (int) (line->box.y0 / 4), line->folded);
        count = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));
        if (round == 0)
          g_hash_table_insert (seen, g_steal_pointer (&key), GUINT_TO_POINTER (count + 1));
        else if (count >= 3 && count * 2 > pages)
          line->artifact = TRUE;
      }
}

void
trame_source_mark_artifacts (TrameSource *source)
{
  for (guint i = 0; i < source->lines->len; i++)
    {
      TrameSourceLine *line = g_ptr_array_index (source->lines, i);
      line->stamp = trame_line_is_stamp (line->folded);
      line->artifact = !line->stamp && is_page_number (line);
    }
  if (source->has_pages)
    {
      mark_inside_stamps (source);
      mark_running_lines (source);
    }
}
