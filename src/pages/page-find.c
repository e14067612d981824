/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds folded text among a page's words, and the words between two places. */
#include "pages/page-find.h"

#include <math.h>
#include <string.h>

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011 || c == 0x00AD;
}

static void
fold_character (GString *folded, gunichar c)
{
  if (g_unichar_isspace (c))
    {
      if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  else if (is_hyphen (c))
    g_string_append_c (folded, '-');
  else if (c == 0x2019 || c == 0x02BC)
    g_string_append_c (folded, '\'');
  else if (c == 0x0153)
    g_string_append (folded, "oe");
  else if (c == 0x00E6)
    g_string_append (folded, "ae");
  else if (!g_unichar_ismark (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
    g_string_append_unichar (folded, c);
}

char *
trame_page_fold (const char *text)
{
  g_autofree char *lower = g_utf8_casefold (text, -1);
  g_autofree char *apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);

  for (const char *p = apart; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    fold_character (folded, g_utf8_get_char (p));
  while (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

/* Where in the page's folded text a word begins. */
typedef struct
{
  gsize from, to; /* bytes of the folded text */
  TramePagePlace place;
} Span;

/* Whether TEXT ends as a word cut at a line's end, after a letter. */
static gboolean
is_cut (const GString *text)
{
  return text->len >= 2 && text->str[text->len - 1] == '-' && text->str[text->len - 2] != ' '
         && text->str[text->len - 2] != '-' && !g_ascii_isdigit (text->str[text->len - 2]);
}

/* PAGE's folded text and its words' spans; a hyphen at a line's end joins. */
static GString *
fold_page (const TramePageText *page, GArray *spans)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < page->lines->len; i++)
    {
      const TrameLine *line = page->lines->pdata[i];

      for (guint j = 0; j < line->words->len; j++)
        {
          const TrameWord *word = line->words->pdata[j];
          g_autofree char *folded = trame_page_fold (word->text);
          Span span = { .place = { .line = i, .word = j } };

          if (j == 0 && is_cut (text))
            g_string_truncate (text, text->len - 1);
          else if (text->len > 0 && word->space_before)
            g_string_append_c (text, ' ');
          span.from = text->len;
          g_string_append (text, folded);
          span.to = text->len;
          g_array_append_val (spans, span);
        }
    }
  return text;
}

/* The part of a word's box that bytes FROM … TO of its span take. */
static TrameBox
part_of (TrameBox box, const Span *span, gsize from, gsize to)
{
  const float length = (float) MAX (1, span->to - span->from), width = box.x1 - box.x0;
  const float start = (float) (MAX (from, span->from) - span->from) / length;
  const float end = (float) (MIN (to, span->to) - span->from) / length;

  return (TrameBox){ .x0 = box.x0 + width * start, .y0 = box.y0, .x1 = box.x0 + width * end, .y1 = box.y1 };
}

static TramePageHit
make_hit (const TramePageText *page, const GArray *spans, guint first, gsize from, gsize to)
{
  TramePageHit hit = { .n_boxes = 0 };
  guint line = G_MAXUINT;

  for (guint i = first; i < spans->len && g_array_index (spans, Span, i).from < to; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);
      const TrameBox box = part_of (trame_page_place_box (page, span->place), span, from, to);

      if (span->to <= from)
        continue;
      if (span->place.line == line)
        hit.boxes[hit.n_boxes - 1] = trame_box_join (hit.boxes[hit.n_boxes - 1], box);
      else if (hit.n_boxes < G_N_ELEMENTS (hit.boxes))
        hit.boxes[hit.n_boxes++] = box;
      line = span->place.line;
    }
  return hit;
}

GArray *
trame_page_find (const TramePageText *page, const char *folded)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (TramePageHit));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (GString) text = NULL;
  const gsize length = strlen (folded);
  guint first = 0;

  if (length == 0)
    return hits;
  text = fold_page (page, spans);
  for (const char *at = strstr (text->str, folded); at != NULL; at = strstr (at + length, folded))
    {
      const gsize from = (gsize) (at - text->str);
      TramePageHit hit;

      while (first < spans->len && g_array_index (spans, Span, first).to <= from)
        first++;
      hit = make_hit (page, spans, first, from, from + length);
      if (hit.n_boxes > 0)
        g_array_append_val (hits, hit);
    }
  return hits;
}

/* How far a point lies from BOX; going down or up counts more than going sideways, so that the line decides first. */
static double
distance (TrameBox box, float x, float y)
{
  const double dx = MAX (0, MAX (box.x0 - x, x - box.x1)), dy = MAX (0, MAX (box.y0 - y, y - box.y1));

  return dx + 20 * dy;
}

gboolean
trame_page_place_at (const TramePageText *page, float x, float y, TramePagePlace *place)
{
  double best = INFINITY;

  for (guint i = 0; i < page->lines->len; i++)
    {
      const TrameLine *line = page->lines->pdata[i];

      if (distance (line->box, x, y) > best)
        continue;
      for (guint j = 0; j < line->words->len; j++)
        {
          const double d = distance (((const TrameWord *) line->words->pdata[j])->box, x, y);

          if (d < best)
            {
              best = d;
              *place = (TramePagePlace){ .line = i, .word = j };
            }
        }
    }
  return isfinite (best);
}

static const TrameWord *
word_at (const TramePageText *page, TramePagePlace place)
{
  const TrameLine *line;

  g_return_val_if_fail (place.line < page->lines->len, NULL);
  line = page->lines->pdata[place.line];
  g_return_val_if_fail (place.word < line->words->len, NULL);
  return line->words->pdata[place.word];
}

TrameBox
trame_page_place_box (const TramePageText *page, TramePagePlace place)
{
  const TrameWord *word = word_at (page, place);

  return word == NULL ? (TrameBox){ 0, 0, 0, 0 } : word->box;
}

static void
put_in_order (TramePagePlace *from, TramePagePlace *to)
{
  if (from->line > to->line || (from->line == to->line && from->word > to->word))
    {
      const TramePagePlace later = *from;

      *from = *to;
      *to = later;
    }
}

/* The words of LINE that lie between two places in order: from *FIRST, before *END. */
static void
words_between (const TramePageText *page, guint line, TramePagePlace from, TramePagePlace to, guint *first, guint *end)
{
  const TrameLine *whole = page->lines->pdata[line];

  *first = line == from.line ? from.word : 0;
  *end = MIN (line == to.line ? to.word + 1 : whole->words->len, whole->words->len);
}

GArray *
trame_page_selection_boxes (const TramePageText *page, TramePagePlace from, TramePagePlace to)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (TrameBox));

  put_in_order (&from, &to);
  for (guint i = from.line; i <= to.line && i < page->lines->len; i++)
    {
      guint first, end;
      TrameBox box;

      words_between (page, i, from, to, &first, &end);
      if (first >= end)
        continue;
      box = trame_page_place_box (page, (TramePagePlace){ .line = i, .word = first });
      for (guint j = first + 1; j < end; j++)
        box = trame_box_join (box, trame_page_place_box (page, (TramePagePlace){ .line = i, .word = j }));
      g_array_append_val (boxes, box);
    }
  return boxes;
}

char *
trame_page_selection_text (const TramePageText *page, TramePagePlace from, TramePagePlace to)
{
  GString *text = g_string_new (NULL);

  put_in_order (&from, &to);
  for (guint i = from.line; i <= to.line && i < page->lines->len; i++)
    {
      const TrameLine *line = page->lines->pdata[i];
      guint first, end;

      words_between (page, i, from, to, &first, &end);
      if (text->len > 0)
        g_string_append_c (text, '\n');
      for (guint j = first; j < end; j++)
        {
          const TrameWord *word = line->words->pdata[j];

          if (j > first && word->space_before)
            g_string_append_c (text, ' ');
          g_string_append (text, word->text);
        }
    }
  return g_string_free (text, FALSE);
}
