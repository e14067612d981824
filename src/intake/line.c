/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visual lines: cut where a wide gap parts two columns, with drawn rules put back where they stand. No meaning here. */
#include <string.h>

#include "french/fold.h"
#include "intake/source.h"

#define MOST_LINES 60000

static const char *const bullets[] = { "•", "·", "●", "▪", "▫", "■", "◦", "○", "-", "–",
                                       "—", "*", "➢", "►", "▶", "",  "",  "‣", "✓", NULL };

static gboolean
is_bullet (const char *text)
{
  return g_strv_contains (bullets, text);
}

static gboolean
has_box (const TrameBox *box)
{
  return box->x1 > box->x0 && box->y1 > box->y0;
}

/* A line of only dashes or underscores, at least three. */
static gboolean
is_typed_rule (const char *text)
{
  gsize n = strlen (text);

  return n >= 3 && (strspn (text, "-") == n || strspn (text, "_") == n);
}

static void
finish_line (TrameSource *source, TrameSourceLine *line)
{
  GString *text = g_string_new (NULL);
  const TrameWord *first = g_ptr_array_index (line->words, 0);

  line->bold = line->italic = TRUE;
  line->box = first->box;
  for (guint i = 0; i < line->words->len; i++)
    {
      const TrameWord *word = g_ptr_array_index (line->words, i);
      if (i > 0 && word->space_before)
        g_string_append_c (text, ' ');
      g_string_append (text, word->text);
      line->bold = line->bold && word->bold;
      line->italic = line->italic && word->italic;
      line->size = MAX (line->size, word->size);
      line->box.x0 = MIN (line->box.x0, word->box.x0);
      line->box.y0 = MIN (line->box.y0, word->box.y0);
      line->box.x1 = MAX (line->box.x1, word->box.x1);
      line->box.y1 = MAX (line->box.y1, word->box.y1);
    }
  if (line->size <= 0)
    line->size = MAX (line->box.y1 - line->box.y0, 0) / 1.15f;
  line->text = g_string_free (text, FALSE);
  line->folded = trame_fold (line->text);
  line->item = line->words->len > 1 && is_bullet (first->text);
  line->rule = line->rule || is_typed_rule (line->text);
  g_ptr_array_add (source->lines, line);
}

static TrameSourceLine *
line_new (const TramePageText *page)
{
  TrameSourceLine *line = g_new0 (TrameSourceLine, 1);

  line->words = g_ptr_array_new ();
  line->page = page->number;
  line->page_width = page->width;
  line->page_height = page->height;
  return line;
}

/* Whether a column ends between two neighbours on a line. */
static gboolean
parts_columns (const TrameWord *before, const TrameWord *after)
{
  float size = MAX (before->size, after->size);

  if (!has_box (&before->box) || !has_box (&after->box))
    return FALSE;
  if (size <= 0)
    size = before->box.y1 - before->box.y0;
  return after->box.x0 - before->box.x1 > MAX (2.5f * size, 18) && !is_bullet (before->text);
}

static void
add_words (TrameSource *source, const TramePageText *page, const TrameLine *from, gboolean space_above)
{
  TrameSourceLine *line = line_new (page);

  line->space_above = space_above;
  for (guint i = 0; i < from->words->len; i++)
    {
      const TrameWord *word = g_ptr_array_index (from->words, i);
      const TrameWord *before = i > 0 ? g_ptr_array_index (from->words, i - 1) : NULL;

      if (before != NULL && line->words->len > 0 && parts_columns (before, word))
        {
          finish_line (source, line);
          line = line_new (page);
        }
      g_ptr_array_add (line->words, (gpointer) word);
    }
  finish_line (source, line);
}

/* A made-up word that stands for a drawn rule. */
static TrameWord *
rule_word (TrameSource *source, const TrameBox *box, float size, const TrameSourceLine *above)
{
  TrameWord *word = g_new0 (TrameWord, 1);
  const TrameWord *last = above != NULL ? g_ptr_array_index (above->words, above->words->len - 1) : NULL;

  word->text = g_strdup ("___");
  word->box = *box;
  word->box.y0 = box->y1 - MAX (size, 8);
  word->size = size;
  word->space_before = TRUE;
  /* In a file without pages it stands after an empty line. */
  if (last != NULL && !source->has_pages)
    word->offset = last->offset + (gsize) g_utf8_strlen (last->text, -1) + 2;
  g_ptr_array_add (source->extra, word);
  return word;
}

/* Where a drawn rule stands among the lines of its page, which begin at FIRST: under words it is an underline; beside
 * words it is a blank of their line; alone it is a line. */
static void
place_rule (TrameSource *source, const TramePageText *page, guint first, const TrameBox *box)
{
  TrameSourceLine *line, *beside = NULL;
  guint at = source->lines->len;

  if (box->x1 - box->x0 < 40)
    return;
  for (guint i = first; i < source->lines->len; i++)
    {
      TrameSourceLine *other = g_ptr_array_index (source->lines, i);
      gboolean near = other->box.y0 - 2 < box->y0 && box->y0 < other->box.y1 + 6;
      float overlap = MIN (box->x1, other->box.x1) - MAX (box->x0, other->box.x0);

      if (near && overlap > 4)
        return;
      if (near && other->box.x1 <= box->x0 + 4 && box->x0 - other->box.x1 < 40)
        beside = other;
      if (other->box.y0 > box->y0 && at == source->lines->len)
        at = i;
    }
  if (beside != NULL)
    {
      TrameWord *word = rule_word (source, box, beside->size, beside);
      char *text = g_strconcat (beside->text, " ", word->text, NULL);
      g_ptr_array_add (beside->words, word);
      beside->box.x1 = box->x1;
      g_free (beside->text);
      beside->text = text;
      return;
    }
  line = line_new (page);
  line->rule = TRUE;
  g_ptr_array_add (line->words,
                   rule_word (source, box, 10, at > first ? g_ptr_array_index (source->lines, at - 1) : NULL));
  finish_line (source, line);
  /* finish_line() put it last: move it to its height. */
  line = g_ptr_array_steal_index (source->lines, source->lines->len - 1);
  g_ptr_array_insert (source->lines, (gint) at, line);
}

/* Poppler may give a bullet a line of its own, beside its text. */
static void
join_lone_bullets (TrameSource *source)
{
  for (guint i = 0; i + 1 < source->lines->len;)
    {
      TrameSourceLine *bullet = g_ptr_array_index (source->lines, i), *text = g_ptr_array_index (source->lines, i + 1);
      const TrameWord *word = g_ptr_array_index (bullet->words, 0);

      if (bullet->words->len != 1 || !is_bullet (word->text) || bullet->page != text->page || !has_box (&bullet->box)
          || text->box.x0 < bullet->box.x1 || ABS (text->box.y1 - bullet->box.y1) > text->size)
        {
          i++;
          continue;
        }
      text->item = TRUE;
      g_ptr_array_insert (text->words, 0, (gpointer) word);
      text->box.x0 = bullet->box.x0;
      g_ptr_array_remove_index (source->lines, i);
    }
}

static void
remember_spellings (TrameSource *source)
{
  for (guint i = 0; i < source->lines->len; i++)
    {
      TrameSourceLine *line = g_ptr_array_index (source->lines, i);
      for (guint k = 0; k < line->words->len; k++)
        {
          const TrameWord *word = g_ptr_array_index (line->words, k);
          g_autofree char *folded = trame_fold_with_offsets (word->text, NULL);
          g_strdelimit (folded, ",.;:!?()\"", ' ');
          g_strstrip (folded);
          /* The last word may be the one that is cut. */
          if (k + 1 < line->words->len || folded[0] == '\0' || folded[strlen (folded) - 1] != '-')
            g_hash_table_add (source->spells, g_steal_pointer (&folded));
        }
    }
}

void
trame_source_collect_lines (TrameSource *source, const TrameFileText *text)
{
  for (guint p = 0; p < text->pages->len; p++)
    {
      const TramePageText *page = g_ptr_array_index (text->pages, p);
      guint first = source->lines->len;
      gboolean space_above = FALSE;
      const TrameLine *before = NULL;

      for (guint i = 0; i < page->lines->len && source->lines->len < MOST_LINES; i++)
        {
          const TrameLine *line = g_ptr_array_index (page->lines, i);
          if (line->words->len == 0)
            {
              space_above = TRUE;
              continue;
            }
          if (before != NULL && !source->has_pages && line->box.y0 - before->box.y1 > 6)
            space_above = TRUE;
          add_words (source, page, line, space_above);
          space_above = FALSE;
          before = line;
        }
      for (guint i = 0; page->rules != NULL && i < page->rules->len && i < 400; i++)
        if (source->lines->len < MOST_LINES)
          place_rule (source, page, first, &g_array_index (page->rules, TrameRule, i).box);
    }
  join_lone_bullets (source);
  remember_spellings (source);
}
