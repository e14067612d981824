/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text whatever can be set: the fuzzer's bytes are lines, the first of each says what kind of block it is. */
#include "typeset-texts.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static TrameEngine *engine = NULL;
  static TrameStyle *style = NULL;
  if (engine == NULL)
    {
      engine = trame_engine_new (NULL);
      style = trame_style_new ("Orsel");
    }
  g_autofree char *words = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_auto (GStrv) lines = g_strsplit (words, "\n", 200);
  g_autoptr (SampleText) text = sample_text_new (lines[0] != NULL ? lines[0] : "", NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      TrameBlockKind kind = (TrameBlockKind) ((guint8) *lines[i] % TRAME_N_BLOCK_KINDS);
      const char *rest = *lines[i] != '\0' ? g_utf8_next_char (lines[i]) : lines[i];
      g_strdelimit (lines[i], "{}", '|');
      if (kind == TRAME_BLOCK_SIGNATURES || kind == TRAME_BLOCK_COLUMN)
        sample_text_add_signatures (text, rest, rest, NULL);
      else if (kind == TRAME_BLOCK_FIGURE && i % 2 == 0)
        sample_text_add_figure (text, i % 4 == 0 ? SAMPLE_WIDE : SAMPLE_TALL, i % 210, rest);
      else
        sample_text_add (text, kind, i % 5, rest);
    }
  g_autoptr (TrameSetDocument) set = trame_engine_set (engine, text, style, NULL, NULL);
  g_assert_nonnull (set);
  return 0;
}
