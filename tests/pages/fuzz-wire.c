/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as any answer of the child. */
#include "pages/wire.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) body = size == 0 ? NULL : g_bytes_new (data + 1, size - 1);
  g_autoptr (TramePageText) page = NULL;
  g_autoptr (GBytes) pixels = NULL;
  TrameWireHello hello;
  guint stride;
  int code;

  if (body == NULL)
    return 0;
  switch (data[0] % 4)
    {
    case 0:
      page = trame_wire_page_unpack (body);
      break;
    case 1:
      trame_wire_hello_unpack (body, &hello);
      trame_wire_hello_clear (&hello);
      break;
    case 2:
      pixels = trame_wire_pixels_unpack (body, 3, 2, &stride);
      break;
    default:
      trame_wire_error_unpack (body, &code);
      break;
    }
  return 0;
}
