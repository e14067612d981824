/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counts that an act declares: members in office, present, voters, votes expressed. Only what is written. */
#include <string.h>

#include "intake/reading.h"

#define SMALL "([0-9]{1,3}|[a-z]+(?:[- ][a-z]+){0,3}?)"

static const struct
{
  const char *path;
  const char *patterns[3];
} counts[] = {
  { "in_office",
    { "\\ben exercice[^0-9a-z]{0,8}([0-9]{1,3})(?![0-9/])",
      "\\b" SMALL
      " (?:conseillers?|membres|delegues|elus|administrateurs)(?: municipaux| communautaires)?(?: etant)? en exercice",
      "\\b(?:nombre|effectif)[a-z ]{0,20} (?:de|du) (?:conseillers?|membres|delegues|conseil)(?: "
      "[a-z]+){0,2}[^0-9a-z]{0,6}([0-9]{1,3})(?![0-9/])" } },
  { "present_count",
    { "\\bpresents?(?: a la seance| a l'ouverture(?: de la seance)?| au moment du "
      "vote)?[^0-9a-z]{0,8}([0-9]{1,3})(?![0-9/])",
      "\\b([0-9]{1,3}) (?:conseillers? |membres |delegues |elus )?(?:municipaux )?(?:etaient )?presents?\\b", NULL } },
  { "voters",
    { "\\b(?:votants?|prenant part (?:au vote|a la deliberation)|(?:ayant|qui ont) pris part (?:au vote|a la "
      "deliberation))[^0-9a-z]{0,8}([0-9]{1,3})(?![0-9/])",
      "\\b([0-9]{1,3}) votants?\\b", NULL } },
  { "expressed",
    { "\\bexprimes?[^0-9a-z]{0,8}([0-9]{1,3})(?![0-9/])",
      "\\b([0-9]{1,3}) (?:suffrages? |votes? |voix )?exprime[es]{0,2}\\b", NULL } },
};

static gint *
count_of (TrameReading *reading, guint kind)
{
  TrameDeliberation *act = reading->act;
  gint *all[] = { &act->in_office, &act->present_count, &act->voters, &act->expressed };

  return all[kind];
}

static void
read_count (TrameReading *reading, guint kind)
{
  for (guint k = 0; k < G_N_ELEMENTS (counts[kind].patterns) && counts[kind].patterns[k] != NULL; k++)
    for (guint i = 0; i < reading->body->len; i++)
      {
        TrameExtract where;
        gint value;

        if (!trame_extract_find (trame_reading_body (reading, i), counts[kind].patterns[k], 1, 0, &where)
            || !trame_extract_number (&where, &value))
          continue;
        *count_of (reading, kind) = value;
        trame_reading_prove (reading, counts[kind].path, &where, k == 0 ? 0.97 : 0.85);
        return;
      }
}

/* A row of labels, then a row of figures: "En exercice  Présents  Votants" and "29  24  28". */
static void
read_rows (TrameReading *reading)
{
  for (guint i = 0; i + 1 < reading->body->len; i++)
    {
      const TrameParagraph *labels = trame_reading_body (reading, i), *figures = trame_reading_body (reading, i + 1);
      TrameExtract row, mark;
      gint order[4] = { -1, -1, -1, -1 };
      guint n = 0;
      static const char *const words[] = { "en exercice", "presents?\\b", "votants?\\b", "exprimes?\\b" };

      if (!trame_extract_find (figures, "^[0-9]{1,3}(?:[ |]+[0-9]{1,3}){1,3}[ |]*$", 0, 0, &row)
          || strlen (labels->text) > 200)
        continue;
      for (guint kind = 0; kind < 4; kind++)
        if (trame_extract_find (labels, words[kind], 0, 0, &mark))
          {
            order[kind] = (gint) mark.start;
            n++;
          }
      for (guint kind = 0; kind < 4 && n > 1; kind++)
        {
          guint rank = 0;
          gsize at = 0;
          gint value;
          if (order[kind] < 0 || *count_of (reading, kind) >= 0)
            continue;
          for (guint other = 0; other < 4; other++)
            rank += order[other] >= 0 && order[other] < order[kind] ? 1 : 0;
          for (guint skip = 0; trame_extract_find (figures, "[0-9]{1,3}", 0, at, &mark); skip++, at = mark.end)
            if (skip == rank && trame_extract_number (&mark, &value))
              {
                *count_of (reading, kind) = value;
                trame_reading_prove (reading, counts[kind].path, &mark, 0.8);
              }
        }
    }
}

void
trame_read_counts (TrameReading *reading)
{
  for (guint kind = 0; kind < G_N_ELEMENTS (counts); kind++)
    read_count (reading, kind);
  read_rows (reading);
}
