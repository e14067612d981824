/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of a page's text: making, growing and freeing them. */
#include "pages/page-text.h"

#include <string.h>

static void
word_free (gpointer data)
{
  TrameWord *word = data;

  g_free (word->text);
  g_free (word);
}

static void
line_free (gpointer data)
{
  TrameLine *line = data;

  g_ptr_array_unref (line->words);
  g_free (line);
}

TramePageText *
trame_page_text_new (guint number, float width, float height)
{
  TramePageText *page = g_new0 (TramePageText, 1);

  page->number = number;
  page->width = width;
  page->height = height;
  page->lines = g_ptr_array_new_with_free_func (line_free);
  page->rules = g_array_new (FALSE, FALSE, sizeof (TrameRule));
  return page;
}

void
trame_page_text_free (TramePageText *page)
{
  if (page == NULL)
    return;
  g_ptr_array_unref (page->lines);
  g_array_unref (page->rules);
  g_free (page);
}

TrameLine *
trame_page_text_add_line (TramePageText *page, gsize offset)
{
  TrameLine *line;

  g_return_val_if_fail (page != NULL, NULL);
  line = g_new0 (TrameLine, 1);
  line->words = g_ptr_array_new_with_free_func (word_free);
  line->offset = offset;
  g_ptr_array_add (page->lines, line);
  return line;
}

void
trame_line_add_word (TrameLine *line, const TrameWord *word)
{
  g_return_if_fail (line != NULL);
  g_return_if_fail (word != NULL && word->text != NULL);
  line->box = line->words->len == 0 ? word->box : trame_box_join (line->box, word->box);
  g_ptr_array_add (line->words, g_memdup2 (word, sizeof *word));
}

void
trame_page_text_add_rule (TramePageText *page, TrameBox box)
{
  const TrameRule rule = { .box = box };

  g_return_if_fail (page != NULL);
  g_array_append_val (page->rules, rule);
}

static void
append_line (GString *text, const TrameLine *line)
{
  for (guint i = 0; i < line->words->len; i++)
    {
      const TrameWord *word = line->words->pdata[i];

      if (i > 0 && word->space_before)
        g_string_append_c (text, ' ');
      g_string_append (text, word->text);
    }
}

char *
trame_line_text (const TrameLine *line)
{
  GString *text = g_string_new (NULL);

  append_line (text, line);
  return g_string_free (text, FALSE);
}

char *
trame_page_text_string (const TramePageText *page)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < page->lines->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      append_line (text, page->lines->pdata[i]);
    }
  return g_string_free (text, FALSE);
}

gsize
trame_page_text_count_words (const TramePageText *page)
{
  gsize count = 0;

  for (guint i = 0; i < page->lines->len; i++)
    count += ((const TrameLine *) page->lines->pdata[i])->words->len;
  return count;
}

/* Cuts TEXT to at most TRAME_WORD_MAX_BYTES, between characters. */
static void
cut (char *text)
{
  if (strlen (text) > TRAME_WORD_MAX_BYTES)
    *g_utf8_find_prev_char (text, text + TRAME_WORD_MAX_BYTES + 1) = '\0';
}

char *
trame_word_clean (const char *raw, gssize length)
{
  g_autoptr (GString) kept = NULL;
  char *normal;

  g_return_val_if_fail (raw != NULL, NULL);
  if (!g_utf8_validate (raw, length, NULL))
    return NULL;
  kept = g_string_new (NULL);
  for (const char *p = raw; length < 0 ? *p != '\0' : p < raw + length; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c) && c != 0xFEFF)
        g_string_append_unichar (kept, c);
    }
  if (kept->len == 0)
    return NULL;
  normal = g_utf8_normalize (kept->str, (gssize) kept->len, G_NORMALIZE_NFC);
  if (normal != NULL)
    cut (normal);
  return normal;
}

TrameBox
trame_box_join (TrameBox a, TrameBox b)
{
  return (TrameBox){ .x0 = MIN (a.x0, b.x0), .y0 = MIN (a.y0, b.y0), .x1 = MAX (a.x1, b.x1), .y1 = MAX (a.y1, b.y1) };
}

void
trame_file_text_free (TrameFileText *text)
{
  if (text == NULL)
    return;
  g_free (text->media_type);
  g_free (text->sha256);
  if (text->pages != NULL)
    g_ptr_array_unref (text->pages);
  g_free (text);
}
