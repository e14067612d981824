/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sitting: which body of which community sat, when, where, under whom, and the counts written at the head. */
#include <string.h>

#include "french/date-text.h"
#include "french/fold.h"
#include "french/name.h"
#include "intake/reading.h"

/* The paragraphs where the head of the act may say something: up to the object, or all of a short act. */
static guint
head_end (const TrameReading *reading)
{
  return reading->decision < reading->body->len ? reading->decision : reading->body->len;
}

/* The date that follows PATTERN within a few words. */
static gboolean
date_after (TrameReading *reading, const char *pattern, gsize within, GDate *out, TrameExtract *where)
{
  for (guint i = 0; i < head_end (reading); i++)
    {
      const TrameParagraph *paragraph = trame_reading_body (reading, i);
      TrameExtract mark;
      gsize start, end;

      if (!trame_extract_find (paragraph, pattern, 0, 0, &mark))
        continue;
      if (trame_date_find (paragraph->text, mark.end, out, &start, &end) && start <= mark.end + within)
        {
          *where = (TrameExtract){ .paragraph = paragraph, .start = start, .end = end };
          return TRUE;
        }
      /* The label and its value may stand in two cells. */
      paragraph = trame_reading_body (reading, i + 1);
      if (mark.end + 3 >= strlen (mark.paragraph->text) && paragraph != NULL
          && trame_date_find (paragraph->text, 0, out, &start, &end) && start < 12)
        {
          *where = (TrameExtract){ .paragraph = paragraph, .start = start, .end = end };
          return TRUE;
        }
    }
  return FALSE;
}

/* "L'an deux mille vingt cinq, le quatre décembre": dates written out. */
static gboolean
written_out_date (TrameReading *reading, GDate *out, TrameExtract *where)
{
  for (guint i = 0; i < head_end (reading); i++)
    {
      const TrameParagraph *paragraph = trame_reading_body (reading, i);
      TrameExtract mark;
      gsize start, end;
      if (trame_extract_find (paragraph, "\\bl'an \\w", 0, 0, &mark)
          && trame_date_find (paragraph->text, mark.start, out, &start, &end) && start < mark.start + 4)
        {
          *where = (TrameExtract){ .paragraph = paragraph, .start = start, .end = end };
          return TRUE;
        }
    }
  return FALSE;
}

static void
read_dates (TrameReading *reading)
{
  GDate head, written;
  TrameExtract head_where, written_where;
  gboolean has_written = written_out_date (reading, &written, &written_where);
  gboolean has_head =
      date_after (reading,
                  "\\b(?:seance|reunion)(?: publique| ordinaire| extraordinaire| pleniere)*(?: du conseil [a-z]+)?(?: "
                  "du| en date du| le|) ?:?",
                  14, &head, &head_where)
      || date_after (reading,
                     "\\b(?:conseil (?:municipal|communautaire|d'administration)|comite syndical) (?:du|en date du)",
                     12, &head, &head_where);

  if (!has_head && !has_written)
    has_head = date_after (reading,
                           "\\b(?:date (?:de la )?(?:seance|deliberation)|s'est reunie?|se sont reunis|reunis?)\\b", 60,
                           &head, &head_where);
  if (has_head)
    {
      reading->act->dates.sitting = head;
      trame_reading_prove (reading, "sitting.date", &head_where,
                           !has_written                            ? 0.9
                           : g_date_compare (&head, &written) == 0 ? 0.99
                                                                   : 0.5);
    }
  else if (has_written)
    {
      reading->act->dates.sitting = written;
      trame_reading_prove (reading, "sitting.date", &written_where, 0.9);
    }
  if (date_after (reading,
                  "\\b(?:convocations?|convoquee?s?|convoque)\\b[^0-9.;]{0,60}?(?:\\b(?:du|le|en date du|:)|(?= \\d))",
                  12, &head, &head_where)
      || date_after (reading, "\\bconvoc?ations?\\b", 60, &head, &head_where))
    {
      reading->act->notice_date = head;
      trame_reading_prove (reading, "sitting.notice_date", &head_where, 0.95);
    }
}

static void
read_time (TrameReading *reading)
{
  /* The sentence of the meeting may say the hour before its verb. */
  static const char *const marks[] = { "\\bl'an \\w", "^.*\\b(?:reuni(?:s|e|es)?|assemblee?s?)\\b",
                                       "\\b(?:seance|reunion)\\b", "\\bheure", NULL };

  for (guint m = 0; marks[m] != NULL; m++)
    for (guint i = 0; i < head_end (reading); i++)
      {
        const TrameParagraph *paragraph = trame_reading_body (reading, i);
        TrameExtract mark;
        gsize start, end;
        g_autofree char *time = NULL;

        if (!trame_extract_find (paragraph, marks[m], 0, 0, &mark))
          continue;
        time = trame_time_find (paragraph->text, mark.start, &start, &end);
        if (time == NULL || start > mark.start + 260)
          continue;
        mark = (TrameExtract){ .paragraph = paragraph, .start = start, .end = end };
        trame_reading_prove (reading, "sitting.time", &mark, m < 3 ? 0.97 : 0.8);
        reading->act->time = g_steal_pointer (&time);
        return;
      }
}

/* The first head paragraph where PATTERN is: its group 1, trimmed. */
static gboolean
find_in_head (TrameReading *reading, const char *pattern, TrameExtract *out)
{
  for (guint i = 0; i < head_end (reading); i++)
    if (trame_extract_find (trame_reading_body (reading, i), pattern, 1, 0, out))
      {
        trame_extract_trim (out, ",;:.");
        if (out->end > out->start)
          return TRUE;
      }
  return FALSE;
}

static void
read_place (TrameReading *reading)
{
  TrameExtract where;

  if (!find_in_head (reading,
                     "\\b(?:reuni(?:e|s|es|\\(e\\)s)?|assemblee?s?|reunion|seance)\\b[^.:]{0,120}? (?:a la |a l'|au "
                     "|aux |en |dans la |dans le |dans les |dans l'|a )"
                     "((?:salle|hotel|mairie|maison|espace|centre|lieu|siege|foyer|complexe|theatre|gymnase|salon|"
                     "auditorium|grand|petite|chateau|ecole|batiment|local|pole|mediatheque|cinema)\\b"
                     "(?:(?!,| sous la presid| en seance| sur (?:la )?convocation| conformement| apres )[^.;]){0,90})",
                     &where)
      && !find_in_head (reading, "^(?:lieu(?: de la (?:seance|reunion))?) ?: ?(.{2,80})$", &where))
    return;
  reading->act->place = trame_extract_text (&where);
  trame_reading_prove (reading, "sitting.place", &where, 0.9);
}

static void
read_chair (TrameReading *reading)
{
  TrameExtract where;
  g_autofree char *name = NULL, *bare = NULL;

  if (!find_in_head (reading,
                     "\\b(?:sous la presidence (?:de |d'|du )|presidee? par )((?:m[.] |mme |mlle |me )?(?:(?!,| - | – "
                     "|;| a (?:la|l')| au |\\. "
                     "|\\.$|, maire| maire| en qualite| assiste| et en ).)+)",
                     &where)
      && !find_in_head (reading, "^presiden(?:te?|ce)(?: de (?:la )?seance)? ?: ?([^,;(]{3,60})", &where))
    return;
  name = trame_extract_text (&where);
  bare = trame_name_without_civility (name);
  if (!trame_name_looks_like_one (name))
    return;
  {
    const char *at = strstr (where.paragraph->text + where.start, bare);
    if (at != NULL)
      where.start = (gsize) (at - where.paragraph->text);
    where.end = MAX (where.end, where.start);
  }
  reading->act->chair = g_steal_pointer (&bare);
  trame_reading_prove (reading, "sitting.chair", &where, 0.95);
}

static void
read_body (TrameReading *reading)
{
  static const char *const bodies[] = { "conseil municipal",        "conseil communautaire", "conseil métropolitain",
                                        "conseil d'administration", "conseil départemental", "conseil régional",
                                        "comité syndical",          "conseil syndical",      "bureau communautaire",
                                        "conseil d'arrondissement", "conseil de territoire", "conseil territorial" };
  guint best_at = G_MAXUINT, best = 0;

  for (guint k = 0; k < G_N_ELEMENTS (bodies); k++)
    {
      g_autofree char *folded = trame_fold (bodies[k]);
      for (guint i = 0; i < reading->body->len && i < best_at; i++)
        if (strstr (trame_reading_body (reading, i)->folded, folded) != NULL)
          {
            best_at = i;
            best = k;
          }
    }
  if (best_at == G_MAXUINT)
    return;
  reading->act->body = g_strdup (bodies[best]);
  {
    const TrameParagraph *paragraph = trame_reading_body (reading, best_at);
    g_autofree char *folded = trame_fold (bodies[best]);
    gsize at = (gsize) (strstr (paragraph->folded, folded) - paragraph->folded);
    TrameExtract where = { .paragraph = paragraph,
                           .start = g_array_index (paragraph->map, gsize, at),
                           .end = g_array_index (paragraph->map, gsize, at + strlen (folded)) };
    trame_reading_prove (reading, "body", &where, 0.97);
  }
}

static gboolean
has_small_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_islower (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* The same name where the act writes it with its accents; NULL: nowhere. */
static char *
accented_spelling (TrameReading *reading, const char *name)
{
  g_autofree char *folded = trame_fold_with_offsets (name, NULL);
  const GPtrArray *lists[] = { reading->body, reading->annex };

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < lists[l]->len; i++)
      {
        const TrameParagraph *paragraph = g_ptr_array_index (lists[l], i);
        for (const char *at = strstr (paragraph->folded, folded); at != NULL; at = strstr (at + 1, folded))
          {
            gsize start = g_array_index (paragraph->map, gsize, at - paragraph->folded);
            gsize end = g_array_index (paragraph->map, gsize, at - paragraph->folded + (gssize) strlen (folded));
            g_autofree char *found = g_strndup (paragraph->text + start, end - start);
            if (has_small_letters (found))
              return g_steal_pointer (&found);
          }
      }
  return NULL;
}

#define NAME_END                                                                                                       \
  "(?= (?:se|s'est|s'etant|etant|dument|legalement|regulierement|ont|a "                                               \
  "ete|est|sont|assemble|convoque|reuni)\\b|,|;|\\.|:|$| \\(| - | – )"

static void
read_community (TrameReading *reading)
{
  static const char *const patterns[] = {
    "conseil (?:municipal|communautaire|d'administration|metropolitain) (?:de la |de l'|du |de |d')"
    "((?:ville|commune|communaute|metropole|centre|syndicat)\\b.{2,70}?)" NAME_END,
    "^((?:ville|commune|communaute (?:de|d')[a-z' ]+|metropole) (?:de |d'|du |des )\\S.{1,60}?)" NAME_END,
    "^(?:mairie) (?:de |d'|du |des )(\\S.{1,60}?)" NAME_END,
    "conseil (?:municipal|communautaire) (?:de |d'|du |des )(?!la seance|l'an|[0-9])(\\S.{1,60}?)" NAME_END,
    "\\bmaire (?:de la commune |de la ville )?(?:de |d'|du |des )(?!la |l'|seance)(\\S.{1,60}?)" NAME_END,
  };
  TrameExtract where;

  for (guint k = 0; k < G_N_ELEMENTS (patterns); k++)
    if (find_in_head (reading, patterns[k], &where))
      {
        g_autofree char *written = trame_extract_text (&where);
        g_autofree char *name = trame_text_find (
            written, "^(?:ville|commune|metropole)? ?(?:de la |de l'|de |d'|du |des )?(.+)$", 1);
        g_autofree char *better = name != NULL && !has_small_letters (name) ? accented_spelling (reading, name) : NULL;

        if (better != NULL)
          {
            g_autofree char *prefix = g_strndup (written, strlen (written) - strlen (name));
            if (!has_small_letters (prefix) && *prefix != '\0')
              {
                g_autofree char *low = g_utf8_strdown (prefix + 1, -1);
                reading->act->community = g_strdup_printf ("%c%s%s", prefix[0], low, better);
              }
            else
              reading->act->community = g_strconcat (prefix, better, NULL);
          }
        else
          reading->act->community = g_steal_pointer (&written);
        trame_reading_prove (reading, "community", &where, k < 3 ? 0.95 : 0.75);
        return;
      }
}

void
trame_read_sitting (TrameReading *reading)
{
  read_body (reading);
  read_community (reading);
  read_dates (reading);
  read_time (reading);
  read_place (reading);
  read_chair (reading);
}
