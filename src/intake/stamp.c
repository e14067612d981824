/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stamp of transmission and publication: when the act was sent, received, published, and its identifier. A stamp
 * repeats on each page: the first one that says a thing is believed, and others that disagree take confidence away. */
#include <string.h>

#include "french/date-text.h"
#include "intake/reading.h"

static const struct
{
  const char *path;
  const char *pattern; /* what stands before the date */
} dates[] = {
  { "sent", "(?:^|\\b)(?:envoye|transmis|transmission|depose|depot|envoi|teletransmis|teletransmission)e? (?:en|a "
            "la|au) (?:sous-)?(?:prefecture|controle de "
            "legalite)|date (?:de |d')(?:tele-?transmission|envoi)" },
  { "received", "(?:^|\\b)(?:recu|receptionne)e? (?:en|a la|par la|par le) (?:sous-)?(?:prefecture|prefet|controle de "
                "legalite)|date de reception(?: (?:en |de la |par la |de l'ar )?(?:sous-)?(?:prefecture|prefet))?" },
  { "published", "(?:^|\\b)(?:publie|publication|affiche|affichage|mis en ligne|mise en ligne)e? (?:sur le site "
                 ")?(?:le|du)\\b|date (?:de "
                 "|d')(?:publication|affichage|mise en ligne)" },
};

static GDate *
date_of (TrameReading *reading, guint kind)
{
  TrameTransmission *transmission = &reading->act->dates;

  return kind == 0 ? &transmission->sent : kind == 1 ? &transmission->received : &transmission->published;
}

/* Reads one kind of date in PARAGRAPH: TRUE when it is there. */
static gboolean
find_date (const TrameParagraph *paragraph, const char *pattern, GDate *out, TrameExtract *where)
{
  TrameExtract mark;
  gsize start, end;

  if (!trame_extract_find (paragraph, pattern, 0, 0, &mark)
      || !trame_date_find (paragraph->text, mark.end, out, &start, &end) || start > mark.end + 24)
    return FALSE;
  *where = (TrameExtract){ .paragraph = paragraph, .start = mark.start, .end = end };
  return TRUE;
}

static void
read_dates (TrameReading *reading, const GPtrArray *paragraphs, double confidence)
{
  for (guint kind = 0; kind < G_N_ELEMENTS (dates); kind++)
    {
      GDate *known = date_of (reading, kind);
      gboolean agreed = TRUE;
      TrameExtract first = { 0 };

      if (g_date_valid (known))
        continue;
      for (guint i = 0; i < paragraphs->len; i++)
        {
          GDate date;
          TrameExtract where;
          if (!find_date (g_ptr_array_index (paragraphs, i), dates[kind].pattern, &date, &where))
            continue;
          /* The notice of meeting is posted up too, before the sitting. */
          if (kind == 2 && g_date_valid (&reading->act->dates.sitting)
              && g_date_compare (&date, &reading->act->dates.sitting) < 0)
            continue;
          if (!g_date_valid (known))
            {
              *known = date;
              first = where;
            }
          agreed = agreed && g_date_compare (known, &date) == 0;
        }
      if (first.paragraph != NULL)
        trame_reading_prove (reading, dates[kind].path, &first, agreed ? confidence : 0.5);
    }
}

static gboolean
read_act_id (TrameReading *reading, const GPtrArray *paragraphs, double confidence)
{
  for (guint i = 0; i < paragraphs->len; i++)
    {
      TrameExtract where;
      g_autofree char *id = NULL;
      TrameActId parts = { 0 };

      if (!trame_extract_find (g_ptr_array_index (paragraphs, i),
                               "\\b\\d{3}-\\d{9}-\\d{8}-[a-z0-9._-]{1,40}-(?:de|ar|ai|cc|bf|au)\\b", 0, 0, &where))
        continue;
      id = trame_extract_text (&where);
      if (!trame_act_id_parse (id, &parts))
        confidence = MIN (confidence, 0.6);
      trame_act_id_clear (&parts);
      reading->act->act_id = g_steal_pointer (&id);
      trame_reading_prove (reading, "act_id", &where, confidence);
      return TRUE;
    }
  return FALSE;
}

void
trame_read_stamps (TrameReading *reading)
{
  g_autoptr (GPtrArray) tail = g_ptr_array_new ();

  read_dates (reading, reading->stamps, 0.98);
  if (!read_act_id (reading, reading->stamps, 0.99))
    read_act_id (reading, reading->body, 0.9);
  /* Older acts say it in their text: "Acte rendu exécutoire après transmission en préfecture le … et publication le …". */
  for (guint i = reading->decision; i < reading->body->len; i++)
    g_ptr_array_add (tail, g_ptr_array_index (reading->body, i));
  read_dates (reading, tail, 0.8);
}
