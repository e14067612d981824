/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See typed-text.h. Nothing is read from disk here. */
#include "typed-text.h"

#include <string.h>

#define WIDTH 6
#define PITCH 14

static void
type_line (TramePageText *page, const char *text, gsize length, guint row, gsize offset)
{
  TrameLine *line = NULL;
  glong column = 0;
  const char *end = text + length;

  for (const char *p = text; p < end;)
    {
      const char *start = p;
      glong from = column;
      TrameWord word = { .size = 11, .space_before = p == text || p[-1] == ' ' };

      if (*p == ' ')
        {
          p++;
          column++;
          continue;
        }
      for (; p < end && *p != ' '; p = g_utf8_next_char (p))
        column++;
      word.bold = p - start > 2 && *start == '*' && p[-1] == '*' && start[1] != '*';
      word.text = word.bold ? g_strndup (start + 1, (gsize) (p - start - 2)) : g_strndup (start, (gsize) (p - start));
      word.offset = offset + (gsize) from;
      word.box = (TrameBox){ 40 + (float) (from * WIDTH), 40 + (float) (row * PITCH), 40 + (float) (column * WIDTH),
                             40 + (float) (row * PITCH) + 12 };
      if (line == NULL)
        line = trame_page_text_add_line (page, word.offset);
      trame_line_add_word (line, &word);
    }
}

TrameFileText *
typed_text (const char *text, gboolean paged)
{
  TrameFileText *file = g_new0 (TrameFileText, 1);
  TramePageText *page = trame_page_text_new (1, 595, 842);
  guint row = 0;
  gsize offset = 0;

  file->media_type = g_strdup (paged ? "application/pdf" : "text/plain");
  file->text_layer = TRUE;
  file->sha256 = g_strdup ("");
  file->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_page_text_free);
  g_ptr_array_add (file->pages, page);
  for (const char *p = text; *p != '\0';)
    {
      gsize length = strcspn (p, "\n\f");
      type_line (page, p, length, row++, offset);
      offset += (gsize) g_utf8_strlen (p, (gssize) length) + 1;
      p += length;
      if (*p == '\f' && paged && file->pages->len < 200)
        {
          page = trame_page_text_new (file->pages->len + 1, 595, 842);
          g_ptr_array_add (file->pages, page);
          row = 0;
        }
      if (*p != '\0')
        p++;
    }
  file->n_pages = paged ? file->pages->len : 0;
  return file;
}
