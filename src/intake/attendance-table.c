/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attendance laid out as a table: a row of labels (présent, absent, pouvoir), then a row a member with a mark under one of
 * them. Rows are told by their height on the page, or by "|" in a file that draws its tables so. */
#include <string.h>

#include "french/name.h"
#include "intake/reading.h"

#define COLUMNS 4 /* the name, then present, absent, proxy */

/* A word and where it stands. */
typedef struct
{
  TrameExtract where;
  TrameBox box;
  guint page;
} Cell;

typedef struct
{
  TrameExtract cells[COLUMNS]; /* paragraph NULL: empty */
} Row;

typedef struct
{
  float x[COLUMNS];   /* centre of each label; negative: no such column */
  guint bar[COLUMNS]; /* the same, counted in "|"; 0: none */
  gboolean found;
} Header;

static const char *const labels[COLUMNS] = { "^(?:nom|membre|elu|conseiller|prenom)", "^presents?\\b|^presente?s?\\b",
                                             "^(?:absent|excuse)", "^(?:pouvoir|procuration|represente|mandat|donne)" };

static gint
compare_cells (gconstpointer a, gconstpointer b)
{
  const Cell *one = a, *two = b;

  if (one->page != two->page)
    return one->page < two->page ? -1 : 1;
  if (ABS (one->box.y0 - two->box.y0) > 4)
    return one->box.y0 < two->box.y0 ? -1 : 1;
  return one->box.x0 < two->box.x0 ? -1 : one->box.x0 > two->box.x0 ? 1 : 0;
}

/* The words before the decision, row by row. */
static GArray *
words_of (const TrameReading *reading)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Cell));

  for (guint i = 0; i < MIN (reading->decision, reading->body->len) && words->len < 20000; i++)
    {
      const TrameParagraph *paragraph = trame_reading_body (reading, i);
      for (guint k = 0; k < paragraph->pieces->len; k++)
        {
          const TramePiece *piece = &g_array_index (paragraph->pieces, TramePiece, k);
          Cell word = { .where = { .paragraph = paragraph, .start = piece->start, .end = piece->end },
                        .box = piece->box,
                        .page = piece->page };
          g_array_append_val (words, word);
        }
    }
  g_array_sort (words, compare_cells);
  return words;
}

static gboolean
same_row (const Cell *a, const Cell *b)
{
  return a->page == b->page && ABS (a->box.y0 - b->box.y0) <= 4;
}

static gboolean
is_bar (const Cell *word)
{
  return word->where.paragraph->text[word->where.start] == '|';
}

/* Whether the words from START to END are a row of labels. */
static void
read_header (const GArray *words, guint start, guint end, Header *header)
{
  guint n = 0, bars = 0;

  *header = (Header){ .x = { -1, -1, -1, -1 } };
  for (guint i = start; i < end; i++)
    {
      const Cell *word = &g_array_index (words, Cell, i);
      g_autofree char *text = trame_extract_text (&word->where);
      bars += is_bar (word) ? 1 : 0;
      for (guint column = 0; column < COLUMNS; column++)
        if (header->x[column] < 0 && trame_text_matches (text, labels[column]))
          {
            header->x[column] = (word->box.x0 + word->box.x1) / 2;
            header->bar[column] = bars;
            n += column > 0 ? 1 : 0;
            break;
          }
    }
  header->found = n >= 2 && end - start <= 16;
}

/* The column of a word: by bars where there are, else the label that is nearest; what stands left of all is the name. */
static guint
column_of (const Header *header, const Cell *word, guint bars)
{
  guint best = 0;
  float middle = (word->box.x0 + word->box.x1) / 2, first = G_MAXFLOAT, least = G_MAXFLOAT;

  for (guint column = 1; column < COLUMNS; column++)
    {
      float distance = ABS (header->x[column] - middle);
      if (header->x[column] < 0)
        continue;
      if (bars > 0 && header->bar[column] == bars)
        return column;
      first = MIN (first, header->x[column]);
      if (distance < least)
        {
          least = distance;
          best = column;
        }
    }
  return bars > 0 || word->box.x0 < first - 60 ? 0 : best;
}

static void
extend (TrameExtract *cell, const TrameExtract *word)
{
  if (cell->paragraph == NULL)
    *cell = *word;
  else if (cell->paragraph == word->paragraph && word->start >= cell->end)
    cell->end = word->end;
}

static Row
read_row (const GArray *words, guint start, guint end, const Header *header)
{
  Row row = { 0 };
  guint bars = 0;

  for (guint i = start; i < end; i++)
    {
      const Cell *word = &g_array_index (words, Cell, i);
      if (is_bar (word))
        bars++;
      else
        extend (&row.cells[column_of (header, word, bars)], &word->where);
    }
  return row;
}

/* Adds the member of ROW; FALSE: it is no member's row. */
static gboolean
add_member (TrameReading *reading, const Row *row)
{
  g_autofree char *text = row->cells[0].paragraph != NULL ? trame_extract_text (&row->cells[0]) : NULL;
  g_autofree char *name = text != NULL ? trame_name_without_civility (text) : NULL;
  g_autofree char *holder = row->cells[3].paragraph != NULL ? trame_extract_text (&row->cells[3]) : NULL;
  TrameDeliberation *act = reading->act;

  if (name == NULL || !trame_name_looks_like_one (text))
    return FALSE;
  if (holder != NULL && trame_name_looks_like_one (holder))
    {
      g_autofree char *bare = trame_name_without_civility (holder);
      trame_reading_prove_at (reading, &row->cells[0], 0.8, "proxies.%u.giver", act->proxies->len);
      trame_reading_prove_at (reading, &row->cells[3], 0.8, "proxies.%u.holder", act->proxies->len);
      g_ptr_array_add (act->proxies, trame_proxy_new (name, bare));
    }
  else if (row->cells[1].paragraph != NULL)
    {
      trame_reading_prove_at (reading, &row->cells[0], 0.8, "present.%u", act->present->len);
      g_ptr_array_add (act->present, g_steal_pointer (&name));
    }
  else if (row->cells[2].paragraph != NULL)
    {
      trame_reading_prove_at (reading, &row->cells[0], 0.8, "absent.%u", act->absent->len);
      g_ptr_array_add (act->absent, g_steal_pointer (&name));
    }
  return TRUE;
}

void
trame_read_attendance_table (TrameReading *reading)
{
  g_autoptr (GArray) words = NULL;
  Header header = { 0 };
  guint end;

  words = words_of (reading);
  for (guint start = 0; start < words->len; start = end)
    {
      Row row;
      Header labelled;
      for (end = start + 1;
           end < words->len && same_row (&g_array_index (words, Cell, start), &g_array_index (words, Cell, end)); end++)
        continue;
      read_header (words, start, end, &labelled);
      if (labelled.found)
        {
          header = labelled;
          continue;
        }
      if (!header.found)
        continue;
      row = read_row (words, start, end, &header);
      /* A line of dashes parts the labels from the rows; another row ends the table. */
      if (!add_member (reading, &row) && reading->act->present->len + reading->act->absent->len > 0)
        return;
    }
}
