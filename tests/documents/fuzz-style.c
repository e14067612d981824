/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as a choice of the house style: refused in words, or kept and read back as it is. Run it:
 * CC=clang meson setup build-fuzz -Dfuzzers=true && build-fuzz/tests/fuzz/fuzz-documents-style */
#include "documents/style-setting.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *const *keys = trame_style_keys ();
  g_autofree char *value = g_strndup ((const char *) data, size);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (TrameStyle) style = trame_style_new ("Lille");
      g_autoptr (GError) error = NULL;
      if (!trame_style_set (style, keys[i], value, &error))
        {
          g_assert_nonnull (error);
          continue;
        }
      g_autofree char *kept = trame_style_get (style, keys[i]);
      g_autoptr (GError) again = NULL;
      g_assert_true (trame_style_set (style, keys[i], kept != NULL ? kept : "", &again));
      g_autofree char *same = trame_style_get (style, keys[i]);
      g_assert_cmpstr (kept, ==, same);
    }
  return 0;
}
