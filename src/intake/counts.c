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

/* A piece of a paragraph with its words. */
typedef struct
{
  TrameExtract where;
  const TramePiece *piece;
  gint kind; /* of count; -1: a figure */
} Cell;

/* Labels of counts, and short figures, with their places. */
static void
find_cells (const TrameReading *reading, GArray *labels, GArray *figures)
{
  static const char *const words[] = { "^exercice\\b", "^presents?\\b", "^votants?\\b", "^exprimes?\\b" };

  for (guint i = 0; i < MIN (reading->body->len, 400); i++)
    {
      const TrameParagraph *paragraph = trame_reading_body (reading, i);
      for (guint k = 0; k < paragraph->pieces->len; k++)
        {
          const TramePiece *piece = &g_array_index (paragraph->pieces, TramePiece, k);
          Cell cell = { .where = { .paragraph = paragraph, .start = piece->start, .end = piece->end },
                        .piece = piece,
                        .kind = -1 };
          g_autofree char *text = trame_extract_text (&cell.where);

          for (guint kind = 0; kind < G_N_ELEMENTS (words) && cell.kind < 0; kind++)
            if (trame_text_matches (text, words[kind]))
              cell.kind = (gint) kind;
          if (cell.kind >= 0)
            g_array_append_val (labels, cell);
          else if (strlen (text) <= 3 && strspn (text, "0123456789") == strlen (text) && *text != '\0')
            g_array_append_val (figures, cell);
        }
    }
}

/* How far FIGURE is from standing under LABEL; negative: it does not. */
static float
distance_under (const Cell *label, const Cell *figure)
{
  const TrameBox *above = &label->piece->box, *box = &figure->piece->box;
  float height = above->y1 - above->y0;
  float sides = ABS (above->x0 - box->x0), centers = ABS (above->x0 + above->x1 - box->x0 - box->x1) / 2;

  if (label->piece->page != figure->piece->page || box->y0 < above->y1 - 1 || box->y0 > above->y1 + 2.4f * height
      || box->x1 <= box->x0)
    return -1;
  return MIN (sides, centers);
}

/* A row of labels over a row of figures: "En exercice  Présents  Votants", then "29  24  28". */
static void
read_rows (TrameReading *reading)
{
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (Cell)),
                     figures = g_array_new (FALSE, FALSE, sizeof (Cell));

  find_cells (reading, labels, figures);
  for (guint i = 0; i < labels->len; i++)
    {
      const Cell *label = &g_array_index (labels, Cell, i), *best = NULL;
      gint *count = count_of (reading, (guint) label->kind);
      float least = 60;

      for (guint k = 0; k < figures->len && *count < 0; k++)
        {
          const Cell *figure = &g_array_index (figures, Cell, k);
          float distance = distance_under (label, figure);
          if (distance < 0 || distance >= least)
            continue;
          least = distance;
          best = figure;
        }
      if (best != NULL && trame_extract_number (&best->where, count))
        trame_reading_prove (reading, counts[label->kind].path, &best->where, 0.8);
    }
}

void
trame_read_counts (TrameReading *reading)
{
  for (guint kind = 0; kind < G_N_ELEMENTS (counts); kind++)
    read_count (reading, kind);
  read_rows (reading);
}
