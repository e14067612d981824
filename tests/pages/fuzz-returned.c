/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a PDF that came back: its signatures and what is embedded in it, as the reading child takes them; and as
 * the child's answer about them. Start it on signed PDFs (tests/cli/sign_pdf.py makes some). */
#include "pages/cms.h"
#include "pages/pdf-embedded.h"
#include "pages/pdf-signatures.h"
#include "pages/wire.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) found = trame_pdf_signatures (bytes);
  g_autoptr (GPtrArray) crossed = trame_wire_signatures_unpack (bytes, size);
  g_autoptr (GVariant) packed = g_variant_ref_sink (trame_wire_signatures_pack (found));
  g_autoptr (GBytes) body = g_variant_get_data_as_bytes (packed);
  g_autoptr (GPtrArray) again = trame_wire_signatures_unpack (body, size);
  g_autoptr (TrameSignature) one = g_new0 (TrameSignature, 1);
  g_autoptr (GBytes) embedded = NULL, file = NULL;

  /* What the child finds always crosses. */
  g_assert_nonnull (again);
  trame_wire_file_unpack (bytes, &file);
  trame_cms_check (one, data, size, data, MIN (size, 64));
  embedded = trame_pdf_embedded (bytes, "trame.xml");
  return 0;
}
