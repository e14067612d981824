/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a picture: refused in words, or sound from the first pixel to the last, and written in a PDF. Run it:
 * CC=clang meson setup build-fuzz -Dfuzzers=true && build-fuzz/tests/fuzz/fuzz-documents-picture FOLDER-OF-PNG-AND-JPEG */
#include "documents/pdf/picture-stream.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) source = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TramePicture) picture = trame_picture_new (source, &error);
  g_assert_true ((picture == NULL) == (error != NULL));
  if (picture == NULL)
    return 0;
  g_assert_cmpuint (picture->width, <=, TRAME_PICTURE_WIDEST);
  g_assert_cmpuint (picture->height, <=, TRAME_PICTURE_WIDEST);
  if (!picture->is_jpeg)
    g_assert_cmpuint (g_bytes_get_size (picture->pixels), ==,
                      (gsize) picture->width * picture->height * picture->channels);
  g_autoptr (TramePacker) packer = trame_packer_new ();
  g_autoptr (TramePdfFile) file = trame_pdf_file_new (packer);
  g_assert_cmpuint (trame_pdf_picture_put (file, packer, picture), >, 0);
  return 0;
}
