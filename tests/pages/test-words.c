/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words on a page: cleaning, search, selection; and our own bytes read in this process. */
#include "pages/own-bytes.h"
#include "pages/page-find.h"
#include "pages/reader.h"
#include "pages/text-file.h"
#include "sample-pdf.h"

#include <cairo-pdf.h>
#include <string.h>

typedef struct
{
  const char *name, *raw, *clean;
} Cleaning;

static const Cleaning cleanings[] = {
  { "plain", "Ville", "Ville" },
  { "composed", "e\xCC\x81te\xCC\x81", "été" },
  { "mark after a control", "e\x01\xCC\x81", "é" },
  { "spaces",
    "a b\xC2\xA0"
    "c\xE2\x80\xAF"
    "d",
    "abcd" },
  { "byte order mark",
    "\xEF\xBB\xBF"
    "a",
    "a" },
  { "cyrillic stays", "Lahcем", "Lahcем" },
  { "soft hyphen stays", "a\xC2\xAD", "a\xC2\xAD" },
  { "nothing", " \n", NULL },
  { "not utf-8", "\xFF\xFE", NULL },
};

static void
test_clean (gconstpointer data)
{
  const Cleaning *c = data;
  g_autofree char *clean = trame_word_clean (c->raw, -1);

  g_assert_cmpstr (clean, ==, c->clean);
}

static void
test_long_word (void)
{
  g_autoptr (GString) raw = g_string_new (NULL);
  g_autofree char *clean = NULL, *again = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (raw, "é");
  clean = trame_word_clean (raw->str, -1);
  g_assert_cmpuint (strlen (clean), ==, TRAME_WORD_MAX_BYTES);
  again = trame_word_clean (clean, -1);
  g_assert_cmpstr (again, ==, clean);
}

typedef struct
{
  const char *name, *sought;
  guint n_hits, n_boxes; /* boxes of the first */
} Search;

static const char page_text[] = "Le Tissage des Solidarités : l’œuvre de l'emploi ci\xE2\x80\x90\n"
                                "tée à l'Article 2, aaa aaaa.\n"
                                "Numéro 12-\n"
                                "34 et DE25_139";

static const Search searches[] = {
  { "word", "tissage", 1, 1 },
  { "accents", "solidarites", 1, 1 },
  { "accents asked", "SOLIDARITÉS", 1, 1 },
  { "ligature", "oeuvre", 1, 1 },
  { "ligature asked", "œuvre", 1, 1 },
  { "apostrophes", "l’emploi", 1, 1 },
  { "cut word", "citée", 1, 2 },
  { "over a line", "citée à", 1, 2 },
  { "two words", "des  solid", 1, 1 },
  { "not there", "avenant", 0, 0 },
  { "empty", "  ", 0, 0 },
  { "not over itself", "aa", 3, 1 },
  { "number not joined", "12-34", 0, 0 },
  { "part", "25_1", 1, 1 },
};

static void
test_search (gconstpointer data)
{
  const Search *c = data;
  g_autoptr (TramePageText) page = trame_text_page (page_text);
  g_autofree char *folded = trame_page_fold (c->sought);
  g_autoptr (GArray) hits = trame_page_find (page, folded);

  g_assert_cmpuint (hits->len, ==, c->n_hits);
  if (hits->len > 0)
    g_assert_cmpuint (g_array_index (hits, TramePageHit, 0).n_boxes, ==, c->n_boxes);
}

/* A part of a word has the part's box. */
static void
test_search_box (void)
{
  g_autoptr (TramePageText) page = trame_text_page ("xx abcd");
  g_autoptr (GArray) hits = trame_page_find (page, "bc");

  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (hits, TramePageHit, 0).boxes[0].x0, 4 * TRAME_TYPE_WIDTH, 0.01);
  g_assert_cmpfloat_with_epsilon (g_array_index (hits, TramePageHit, 0).boxes[0].x1, 6 * TRAME_TYPE_WIDTH, 0.01);
}

static void
test_selection (void)
{
  g_autoptr (TramePageText) page = trame_text_page ("un deux trois\nquatre cinq\nsix");
  TramePagePlace from, to;
  g_autofree char *forwards = NULL, *backwards = NULL, *one = NULL;
  g_autoptr (GArray) boxes = NULL;

  g_assert_true (trame_page_place_at (page, 5 * TRAME_TYPE_WIDTH, 5, &from));
  g_assert_cmpuint (from.word, ==, 1);
  g_assert_true (trame_page_place_at (page, 500, 2 * TRAME_TYPE_LINE + 3, &to));
  g_assert_cmpuint (to.line, ==, 2);
  forwards = trame_page_selection_text (page, from, to);
  backwards = trame_page_selection_text (page, to, from);
  one = trame_page_selection_text (page, from, from);
  g_assert_cmpstr (forwards, ==, "deux trois\nquatre cinq\nsix");
  g_assert_cmpstr (backwards, ==, forwards);
  g_assert_cmpstr (one, ==, "deux");
  boxes = trame_page_selection_boxes (page, from, to);
  g_assert_cmpuint (boxes->len, ==, 3);
  g_assert_cmpfloat (g_array_index (boxes, TrameBox, 0).x0, ==, 3 * TRAME_TYPE_WIDTH);
}

static void
test_empty_page (void)
{
  g_autoptr (TramePageText) page = trame_page_text_new (1, 10, 10);
  TramePagePlace place;
  g_autoptr (GArray) hits = trame_page_find (page, "a");
  g_autofree char *text = trame_page_text_string (page);

  g_assert_false (trame_page_place_at (page, 1, 1, &place));
  g_assert_cmpuint (hits->len, ==, 0);
  g_assert_cmpstr (text, ==, "");
}

static void
test_own_bytes (void)
{
  g_autoptr (GBytes) bytes = sample_pdf (2), pixels = NULL, none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TramePages) pages = trame_pages_open (bytes, &error);
  g_autoptr (TramePageText) text = NULL;
  g_autoptr (GArray) hits = NULL;
  double width, height;
  guint w, h, stride;

  g_assert_no_error (error);
  g_assert_cmpuint (trame_pages_count (pages), ==, 2);
  g_assert_true (trame_pages_size (pages, 2, &width, &height));
  g_assert_cmpfloat_with_epsilon (height, 841.89, 0.5);
  g_assert_false (trame_pages_size (pages, 3, &width, &height));
  pixels = trame_pages_draw (pages, 1, 0.5, &w, &h, &stride);
  g_assert_cmpuint (w, ==, 298);
  g_assert_cmpuint (g_bytes_get_size (pixels), ==, (gsize) stride * h);
  none = trame_pages_draw (pages, 1, 100, &w, &h, &stride);
  g_assert_null (none);
  text = trame_pages_text (pages, 1);
  hits = trame_page_find (text, "pour le partenaire");
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (hits, TramePageHit, 0).boxes[0].x0, 350, 1.5);
  g_assert_cmpuint (text->rules->len, ==, 0);
}

static cairo_status_t
append (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* What stands across a draft's pages is not read, selected or found. */
static void
test_own_mark (void)
{
  g_autoptr (GByteArray) made = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, made, 595.28, 841.89);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TramePages) pages = NULL;
  g_autoptr (TramePageText) text = NULL;
  g_autofree char *words = NULL;

  cairo_set_font_size (cr, 11);
  cairo_move_to (cr, 72, 100);
  cairo_show_text (cr, "Convention");
  cairo_move_to (cr, 100, 700);
  cairo_rotate (cr, -0.7);
  cairo_set_font_size (cr, 122);
  cairo_show_text (cr, "PROJET");
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  bytes = g_bytes_new (made->data, made->len);
  pages = trame_pages_open (bytes, &error);
  g_assert_no_error (error);
  text = trame_pages_text (pages, 1);
  words = trame_page_text_string (text);
  g_assert_cmpstr (g_strchomp (words), ==, "Convention");
}

static void
test_own_bytes_broken (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.7 no", 11);
  g_autoptr (GError) error = NULL;

  g_assert_null (trame_pages_open (bytes, &error));
  g_assert_error (error, TRAME_READER_ERROR, TRAME_READER_ERROR_BROKEN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cleanings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pages/clean/%s", cleanings[i].name);

      g_test_add_data_func (path, &cleanings[i], test_clean);
    }
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pages/search/%s", searches[i].name);

      g_test_add_data_func (path, &searches[i], test_search);
    }
  g_test_add_func ("/pages/clean-long", test_long_word);
  g_test_add_func ("/pages/search-box", test_search_box);
  g_test_add_func ("/pages/selection", test_selection);
  g_test_add_func ("/pages/own-mark", test_own_mark);
  g_test_add_func ("/pages/empty-page", test_empty_page);
  g_test_add_func ("/pages/own-bytes/whole", test_own_bytes);
  g_test_add_func ("/pages/own-bytes/broken", test_own_bytes_broken);
  return g_test_run ();
}
