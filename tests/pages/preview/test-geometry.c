/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page view's arithmetic: places of pages, outlines, discs, the budget of pictures. No display. */
#include "app/preview/preview-cache.h"
#include "app/preview/preview-overlays.h"

static const TramePageSize sizes[] = { { 600, 800 }, { 300, 400 }, { 600, 800 } };

static void
test_arrange (void)
{
  TrameLayout layout = { NULL, 0, 1, 0, 0 };

  trame_layout_arrange (&layout, sizes, 3, 0.5, 1000);
  g_assert_cmpfloat (layout.frames[0].y, ==, TRAME_DESK_MARGIN);
  g_assert_cmpfloat (layout.frames[0].x, ==, 350);
  g_assert_cmpfloat (layout.frames[1].x, ==, 425);
  g_assert_cmpfloat (layout.frames[1].y, ==, 2 * TRAME_DESK_MARGIN + 400);
  g_assert_cmpfloat (layout.height, ==, 4 * TRAME_DESK_MARGIN + 400 + 200 + 400);
  g_assert_cmpfloat (layout.width, ==, 1000);
  trame_layout_arrange (&layout, sizes, 3, 2, 1000);
  g_assert_cmpfloat (layout.width, ==, 1200 + 2 * TRAME_DESK_MARGIN);
  trame_layout_clear (&layout);
}

static void
test_fit (void)
{
  g_assert_cmpfloat (trame_layout_fit_width (sizes, 3, 664), ==, 1);
  g_assert_cmpfloat (trame_layout_fit_width (sizes, 3, 10), >, 0);
  g_assert_cmpfloat (trame_layout_fit_width (NULL, 0, 664), ==, 1);
  g_assert_cmpfloat (trame_layout_fit_page (sizes, 3, 0, 664, 836), ==, 1);
  g_assert_cmpfloat (trame_layout_fit_page (sizes, 3, 1, 2000, 436), ==, 1);
  g_assert_cmpfloat (trame_layout_fit_page (sizes, 3, 9, 664, 836), ==, 1);
}

typedef struct
{
  double y;
  guint page;
} At;

static void
test_page_at (void)
{
  static const At ats[] = { { -100, 0 }, { 0, 0 }, { 417, 0 }, { 418, 1 }, { 430, 1 }, { 640, 2 }, { 99999, 2 } };
  TrameLayout layout = { NULL, 0, 1, 0, 0 };

  g_assert_cmpuint (trame_layout_page_at (&layout, 5), ==, 0);
  trame_layout_arrange (&layout, sizes, 3, 0.5, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (ats); i++)
    g_assert_cmpuint (trame_layout_page_at (&layout, ats[i].y), ==, ats[i].page);
  g_assert_cmpuint (trame_layout_current (&layout, 0, 500), ==, 0);
  g_assert_cmpuint (trame_layout_current (&layout, 400, 700), ==, 1);
  g_assert_cmpuint (trame_layout_current (&layout, 640, 1100), ==, 2);
  trame_layout_clear (&layout);
}

static GArray *
boxes_of (const TrameBox *boxes, guint n)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (TrameBox));

  g_array_append_vals (array, boxes, n);
  return array;
}

static void
test_outline (void)
{
  const TrameBox names[] = {
    { 50, 100, 80, 112 }, { 85, 101, 300, 112 }, { 50, 114, 299, 126 }, { 50, 128, 120, 140 }
  };
  g_autoptr (GArray) boxes = boxes_of (names, 4), rows = trame_outline_rows (boxes, 1);
  const TrameOutlineRow *row = (const TrameOutlineRow *) (void *) rows->data;

  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpfloat (row[0].x0, ==, 47);
  g_assert_cmpfloat (row[0].x1, ==, 303);
  g_assert_cmpfloat (row[0].y0, ==, 98.5);
  g_assert_cmpfloat (row[0].y1, ==, row[1].y0); /* neighbours touch */
  g_assert_cmpfloat (row[1].x1, ==, 303);       /* and nearly equal ends are one */
  g_assert_cmpfloat (row[2].x1, ==, 123);
  g_assert_true (trame_outline_continues (&row[1], &row[2]));
}

static void
test_outline_apart (void)
{
  const TrameBox places[] = { { 50, 300, 80, 312 }, { 50, 100, 80, 112 }, { 400, 112, 480, 124 } };
  g_autoptr (GArray) boxes = boxes_of (places, 3), rows = trame_outline_rows (boxes, 2);
  const TrameOutlineRow *row = (const TrameOutlineRow *) (void *) rows->data;

  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpfloat (row[0].y0, ==, 198.5);
  g_assert_cmpfloat (row[2].y0, ==, 598.5);
  g_assert_false (trame_outline_continues (&row[0], &row[1])); /* one beside the other */
  g_assert_false (trame_outline_continues (&row[1], &row[2])); /* far below */
}

typedef struct
{
  const char *name;
  TrameOutlineRow around;
  TrameOutlineRow taken[2];
  double x, y;
} Disc;

static const Disc discs[] = {
  { "left", { 200, 100, 300, 112 }, { { 0, 0, 0, 0 }, { 0, 0, 0, 0 } }, 186, 106 },
  { "past words at the left", { 200, 100, 300, 112 }, { { 150, 98, 199, 114 }, { 301, 98, 600, 114 } }, 138, 106 },
  { "right when the left is full", { 60, 100, 300, 112 }, { { 0, 98, 59, 114 }, { 0, 0, 0, 0 } }, 314, 106 },
  { "above when the sides are full", { 250, 100, 300, 112 }, { { 0, 98, 249, 114 }, { 301, 98, 600, 114 } }, 275, 86 },
};

static void
test_disc (gconstpointer data)
{
  const Disc *c = data;
  g_autoptr (GArray) obstacles = g_array_new (FALSE, FALSE, sizeof (TrameOutlineRow));
  double x, y;

  g_array_append_vals (obstacles, c->taken, 2);
  g_array_append_val (obstacles, c->around);
  trame_disc_place (&c->around, obstacles, 10, 600, 800, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, c->x, 4);
  g_assert_cmpfloat_with_epsilon (y, c->y, 4);
}

static GdkTexture *
texture (int side)
{
  g_autofree guint8 *data = g_malloc0 ((gsize) side * side * 4);
  g_autoptr (GBytes) bytes = g_bytes_new (data, (gsize) side * side * 4);

  return gdk_memory_texture_new (side, side, GDK_MEMORY_DEFAULT, bytes, (gsize) side * 4);
}

static void
test_budget (void)
{
  g_autoptr (TramePictureCache) cache = trame_picture_cache_new (3 * 100 * 100 * 4);

  for (guint page = 0; page < 6; page++)
    trame_picture_cache_put (cache, page, 1, 1.5, texture (100), page);
  g_assert_cmpuint (trame_picture_cache_bytes (cache), ==, 3 * 100 * 100 * 4);
  g_assert_null (trame_picture_cache_get (cache, 0));
  g_assert_nonnull (trame_picture_cache_get (cache, 5));
  g_assert_true (trame_picture_cache_is_current (cache, 5, 1, 1.5));
  g_assert_false (trame_picture_cache_is_current (cache, 5, 2, 1.5));
  g_assert_false (trame_picture_cache_is_current (cache, 5, 1, 1));
  trame_picture_cache_put (cache, 5, 2, 1, texture (50), 5);
  g_assert_cmpuint (trame_picture_cache_bytes (cache), ==, 2 * 100 * 100 * 4 + 50 * 50 * 4);
  trame_picture_cache_put (cache, 9, 2, 1, texture (300), 9); /* alone over the budget: it stays, the others go */
  g_assert_nonnull (trame_picture_cache_get (cache, 9));
  g_assert_null (trame_picture_cache_get (cache, 5));
  trame_picture_cache_put (cache, 1, 2, 1, texture (10), 1);
  trame_picture_cache_cut (cache, 2);
  g_assert_null (trame_picture_cache_get (cache, 9));
  g_assert_nonnull (trame_picture_cache_get (cache, 1));
  trame_picture_cache_clear (cache);
  g_assert_cmpuint (trame_picture_cache_bytes (cache), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preview/arrange", test_arrange);
  g_test_add_func ("/preview/fit", test_fit);
  g_test_add_func ("/preview/page-at", test_page_at);
  g_test_add_func ("/preview/outline", test_outline);
  g_test_add_func ("/preview/outline-apart", test_outline_apart);
  for (guint i = 0; i < G_N_ELEMENTS (discs); i++)
    {
      g_autofree char *path = g_strdup_printf ("/preview/disc/%s", discs[i].name);

      g_test_add_data_func (path, &discs[i], test_disc);
    }
  g_test_add_func ("/preview/budget", test_budget);
  return g_test_run ();
}
