/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a key takes to the page's pixels: what the window's workers do at each one, beside poppler's bare drawing. */
#include "bench-convention.h"
#include "pages/own-bytes.h"

#include <stdio.h>

#define KEYS 400
#define TYPED_PAGE 2 /* where the words typed stand */
#define SCREEN_SCALE (96 / 72.0)

/* From a value that changes to the pixels of its page: what the window's worker does at each key. */
int
main (void)
{
  g_autoptr (TrameModel) model = trame_shipped_model (BENCH_MODEL, NULL);
  g_autoptr (TrameEngine) engine = trame_engine_new (NULL);
  g_autoptr (GHashTable) values = bench_values (1);
  g_autoptr (GArray) whole = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (TramePages) shown = NULL;
  GString *typed = g_string_new (g_hash_table_lookup (values, "modalities"));
  const gsize before = typed->len;
  for (guint i = 0; i < KEYS; i++)
    {
      guint width, height, stride;
      if (typed->len > before + 60)
        g_string_truncate (typed, before);
      g_string_append_c (typed, (char) ('a' + i % 26));
      g_hash_table_insert (values, g_strdup ("modalities"), g_strdup (typed->str));
      const double start = bench_spent (RUSAGE_SELF);
      g_autoptr (TrameText) text = trame_fill (model, values, NULL, TRUE);
      g_autoptr (TrameSetDocument) set = bench_set (engine, text);
      TramePages *pages = trame_pages_open (set->pdf, NULL);
      g_clear_pointer (&shown, trame_pages_close); /* as the worker does: once the next is open */
      shown = pages;
      const double drawing = bench_spent (RUSAGE_SELF);
      g_assert_cmpuint (set->pages, ==, 3);
      g_autoptr (GBytes) pixels = trame_pages_draw (pages, TYPED_PAGE, SCREEN_SCALE, &width, &height, &stride);
      const double end = bench_spent (RUSAGE_SELF), all = end - start, drawn = end - drawing;
      g_assert_nonnull (pixels);
      g_array_append_val (whole, all);
      g_array_append_val (bare, drawn);
    }
  printf ("milliseconds of the processor from a key to the pixels of its page (96 dpi), p50 and p95\n");
  printf ("  fill, set, write, open, draw   %6.2f  %6.2f ms\n", bench_quantile (whole, 0.5),
          bench_quantile (whole, 0.95));
  printf ("  of which poppler's drawing     %6.2f  %6.2f ms\n", bench_quantile (bare, 0.5),
          bench_quantile (bare, 0.95));
  g_string_free (typed, TRUE);
  return 0;
}
