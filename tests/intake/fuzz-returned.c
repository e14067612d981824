/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as embedded data, and as the words of two copies of a document. */
#include "intake/compare.h"
#include "intake/embedded.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* SIZE bytes of DATA as pages: a byte 1 ends a line, 2 a page, 3 makes the next line bold and 4 puts it at the foot. */
static GPtrArray *
pages_of (const guint8 *data, gsize size)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_page_text_free);
  TramePageText *page = trame_page_text_new (1, 595, 842);
  TrameLine *line = NULL;
  gboolean bold = FALSE, foot = FALSE;
  gsize start = 0;

  g_ptr_array_add (pages, page);
  for (gsize i = 0; i <= size; i++)
    {
      const guint8 c = i < size ? data[i] : 1;
      const float y = foot ? 800 : 120;
      TrameWord word = { .size = 11, .bold = bold, .space_before = c != 5, .box = { 60, y, 90, y + 12 } };

      if (c > 5 && c != ' ')
        continue;
      word.text = trame_word_clean ((const char *) data + start, (gssize) (i - start));
      start = i + 1;
      if (word.text != NULL)
        {
          line = line == NULL ? trame_page_text_add_line (page, 0) : line;
          trame_line_add_word (line, &word);
        }
      if (c >= 1 && c <= 4)
        line = NULL;
      bold = c == 3 || (bold && c == ' ');
      foot = c == 4 || (foot && c == ' ');
      if (c == 2 && pages->len < 20)
        {
          page = trame_page_text_new (pages->len + 1, 595, 842);
          g_ptr_array_add (pages, page);
        }
    }
  return pages;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (TrameEmbedded) embedded = trame_embedded_parse (bytes);
  const gsize half = size / 2;
  g_autoptr (GPtrArray) a = pages_of (data, half), b = pages_of (data + half, size - half);
  g_autoptr (TrameWordList) one = trame_word_list_new (a, NULL);
  g_autoptr (TrameWordList) two = trame_word_list_new (b, one);
  g_autoptr (TrameWordList) same = trame_word_list_new (a, one);
  g_autoptr (TrameComparison) found = trame_compare_words (one, two);
  g_autoptr (TrameComparison) none = trame_compare_words (one, same);

  g_assert_cmpuint (found->same, <=, MIN (found->issued, found->returned));
  g_assert_cmpuint (none->differences->len, ==, 0);
  return 0;
}
