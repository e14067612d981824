/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a text file. */
#include "pages/text-file.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = trame_text_decode (data, size);
  g_autoptr (TramePageText) plain = NULL;
  g_autoptr (TramePageText) markdown = NULL;

  if (text == NULL)
    return 0;
  trame_text_is_markdown (text);
  plain = trame_text_page (text);
  markdown = trame_markdown_page (text);
  return 0;
}
