/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a PDF: the words, the marks and the rules of its first pages, as the reading child takes them. */
#include "pages/pdf-marks.h"
#include "pages/pdf-page.h"
#include "pages/wire.h"

#define MOST_PAGES 2

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (PopplerDocument) document = trame_poppler_open (bytes, NULL);
  double width, height;

  for (guint i = 1; document != NULL && i <= MOST_PAGES && trame_pdf_page_size (document, i, &width, &height); i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (document, (int) i - 1);
      g_autoptr (TramePageText) text = trame_pdf_page_text (page, i, width, height);
      g_autoptr (GVariant) packed = NULL;
      g_autoptr (GBytes) body = NULL;
      g_autoptr (TramePageText) crossed = NULL;

      trame_pdf_page_marks (text, page);
      trame_pdf_page_rules (text, page);
      packed = g_variant_ref_sink (trame_wire_page_pack (text));
      body = g_variant_get_data_as_bytes (packed);
      /* What the child reads always crosses. */
      crossed = trame_wire_page_unpack (body);
      g_assert_nonnull (crossed);
      g_assert_cmpuint (crossed->marks, ==, text->marks);
    }
  return 0;
}
