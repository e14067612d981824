/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encodings of text files, and plain text set as by a typewriter. Markdown's marks are read in markdown.c. */
#include "pages/text-file.h"

#include <string.h>

/* What Windows-1252 puts at 0x80 … 0x9F; 0 where it puts nothing. */
static const gunichar windows_1252[32] = {
  0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static char *
from_windows_1252 (const guint8 *bytes, gsize length)
{
  GString *text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      const gunichar c = bytes[i] >= 0x80 && bytes[i] < 0xA0 ? windows_1252[bytes[i] - 0x80] : bytes[i];

      g_string_append_unichar (text, c == 0 ? 0xFFFD : c);
    }
  return g_string_free (text, FALSE);
}

static char *
from_utf16 (const guint8 *bytes, gsize length)
{
  const gboolean little = bytes[0] == 0xFF;
  g_autofree gunichar2 *units = g_new (gunichar2, length / 2);

  for (gsize i = 0; i + 1 < length; i += 2)
    units[i / 2] = (gunichar2) (little ? bytes[i] | bytes[i + 1] << 8 : bytes[i] << 8 | bytes[i + 1]);
  return length < 4 ? g_strdup ("") : g_utf16_to_utf8 (units + 1, (glong) (length / 2 - 1), NULL, NULL, NULL);
}

/* "\r\n" and "\r" become "\n", in place; other control characters become spaces, one for one. */
static void
settle_line_ends (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (*from == '\r' && from[1] == '\n')
      continue;
    else if (*from == '\r' || *from == '\n')
      *to++ = '\n';
    else
      *to++ = (guchar) *from < 0x20 ? ' ' : *from;
  *to = '\0';
}

/* Letters and line ends, not a program or a picture. */
static gboolean
is_text (const guint8 *bytes, gsize length)
{
  gsize odd = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] == 0)
        return FALSE;
      odd += bytes[i] < 0x20 && strchr ("\t\n\r\f\v\033\032", bytes[i]) == NULL;
    }
  return odd * 100 <= length;
}

char *
trame_text_decode (const guint8 *bytes, gsize length)
{
  char *text;

  if (length >= 2 && ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)))
    text = from_utf16 (bytes, length);
  else if (!is_text (bytes, length))
    text = NULL;
  else if (length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    text = g_utf8_validate ((const char *) bytes + 3, (gssize) length - 3, NULL)
               ? g_strndup ((const char *) bytes + 3, length - 3)
               : from_windows_1252 (bytes + 3, length - 3);
  else if (g_utf8_validate ((const char *) bytes, (gssize) length, NULL))
    text = g_strndup ((const char *) bytes, length);
  else
    text = from_windows_1252 (bytes, length);
  if (text != NULL)
    settle_line_ends (text);
  return text;
}

static TrameBox
cell (gsize row, gsize column, gsize length)
{
  const float x = (float) (column * TRAME_TYPE_WIDTH), y = (float) (row * TRAME_TYPE_LINE);

  return (TrameBox){ .x0 = x, .y0 = y, .x1 = x + (float) (length * TRAME_TYPE_WIDTH), .y1 = y + TRAME_TYPE_HEIGHT };
}

/* Adds characters FROM … TO, none a space, as one word. */
static void
type_word (TrameLine **line,
           TramePageText *page,
           const TrameTypedCharacter *characters,
           gsize from,
           gsize to,
           gsize row,
           gsize column)
{
  g_autoptr (GString) raw = g_string_new (NULL);
  TrameWord word = { .box = cell (row, column, to - from),
                     .bold = characters[from].bold,
                     .italic = characters[from].italic,
                     .space_before = from == 0 || g_unichar_isspace (characters[from - 1].c),
                     .offset = characters[from].offset };

  for (gsize i = from; i < to; i++)
    g_string_append_unichar (raw, characters[i].c);
  word.text = trame_word_clean (raw->str, (gssize) raw->len);
  if (word.text == NULL)
    return;
  if (*line == NULL)
    *line = trame_page_text_add_line (page, word.offset);
  if ((*line)->words->len == 0)
    word.space_before = TRUE;
  trame_line_add_word (*line, &word);
}

void
trame_text_type_line (TramePageText *page, const TrameTypedCharacter *characters, gsize n, gsize row, gsize indent)
{
  TrameLine *line = NULL;

  for (gsize i = 0; i < n;)
    {
      gsize end = i;

      while (end < n && !g_unichar_isspace (characters[end].c) && characters[end].bold == characters[i].bold
             && characters[end].italic == characters[i].italic
             && (end == i || characters[end].offset == characters[end - 1].offset + 1)
             && end - i < TRAME_WORD_MAX_BYTES / 4)
        end++;
      if (end > i)
        type_word (&line, page, characters, i, end, row, indent + i);
      i = MAX (end, i + 1);
    }
}

void
trame_text_end_page (TramePageText *page, gsize rows)
{
  float width = 80 * TRAME_TYPE_WIDTH;

  for (guint i = 0; i < page->lines->len; i++)
    width = MAX (width, ((const TrameLine *) page->lines->pdata[i])->box.x1);
  page->width = width;
  page->height = (float) (rows * TRAME_TYPE_LINE);
}

TramePageText *
trame_text_page (const char *text)
{
  TramePageText *page = trame_page_text_new (1, 0, 0);
  g_autoptr (GArray) characters = g_array_new (FALSE, FALSE, sizeof (TrameTypedCharacter));
  gsize offset = 0, row = 0;

  for (const char *p = text;; p = g_utf8_next_char (p), offset++)
    {
      const TrameTypedCharacter typed = { .c = g_utf8_get_char (p), .offset = offset };

      if (typed.c != '\n' && typed.c != 0)
        {
          g_array_append_val (characters, typed);
          continue;
        }
      trame_text_type_line (page, (const TrameTypedCharacter *) (void *) characters->data, characters->len, row++, 0);
      g_array_set_size (characters, 0);
      if (typed.c == 0)
        break;
    }
  trame_text_end_page (page, row);
  return page;
}
