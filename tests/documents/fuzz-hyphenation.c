/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as a dictionary of hyphenation, its last line as a word that is cut by it: cuts in order, between letters. */
#include "documents/typeset/hyphenation.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (TrameHyphenation) hyphenation = trame_hyphenation_parse (text);
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (TrameCut));
  const char *last = strrchr (text, '\n');
  if (hyphenation == NULL || last == NULL)
    return 0;
  g_autofree char *word = g_utf8_make_valid (last + 1, -1);
  guint before = 0;
  trame_hyphenation_cut (hyphenation, word, strlen (word), cuts);
  for (guint i = 0; i < cuts->len; i++)
    {
      const guint at = g_array_index (cuts, TrameCut, i).at;
      g_assert_true (at > before && at < strlen (word) && ((guint8) word[at] & 0xc0) != 0x80);
      before = at;
    }
  return 0;
}
