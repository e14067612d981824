/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What crosses from the child: what is whole comes through unchanged, what is not is refused, and nothing crashes. */
#include "pages/reader.h"
#include "pages/wire.h"

#include <math.h>
#include <string.h>

static GBytes *
bytes_of (GVariant *value)
{
  g_autoptr (GVariant) kept = g_variant_ref_sink (value);

  return g_variant_get_data_as_bytes (kept);
}

static TramePageText *
sample (void)
{
  TramePageText *page = trame_page_text_new (2, 595.25f, 842);
  TrameLine *line = trame_page_text_add_line (page, 12);
  TrameWord first = {
    .text = g_strdup ("Lahcем"), .box = { 10, 20, 30, 32 }, .size = 11, .bold = TRUE, .space_before = TRUE, .offset = 12
  };
  TrameWord second = {
    .text = g_strdup ("n°DE25."), .box = { 30, 20, 60, 32 }, .size = 11, .italic = TRUE, .offset = 18
  };

  trame_line_add_word (line, &first);
  trame_line_add_word (line, &second);
  trame_page_text_add_rule (page, (TrameBox){ 5, 700, 300, 701 });
  page->marks = 3;
  return page;
}

static void
test_round_trip (void)
{
  g_autoptr (TramePageText) page = sample (), back = NULL;
  g_autoptr (GBytes) body = bytes_of (trame_wire_page_pack (page));
  const TrameLine *line;
  const TrameWord *word;

  back = trame_wire_page_unpack (body);
  g_assert_nonnull (back);
  g_assert_cmpuint (back->number, ==, 2);
  g_assert_cmpfloat (back->width, ==, page->width);
  g_assert_cmpuint (back->lines->len, ==, 1);
  line = back->lines->pdata[0];
  g_assert_cmpuint (line->offset, ==, 12);
  g_assert_cmpfloat (line->box.x0, ==, 10);
  g_assert_cmpfloat (line->box.x1, ==, 60);
  word = line->words->pdata[1];
  g_assert_cmpstr (word->text, ==, "n°DE25.");
  g_assert_true (word->italic && !word->bold && !word->space_before);
  g_assert_cmpuint (word->offset, ==, 18);
  g_assert_cmpuint (back->rules->len, ==, 1);
  g_assert_cmpuint (back->marks, ==, 3);
  g_assert_cmpfloat (g_array_index (back->rules, TrameRule, 0).box.x1, ==, 300);
}

typedef struct
{
  const char *name, *page; /* as GVariant text of TRAME_WIRE_PAGE_TYPE */
} Refused;

#define WORD(text, box, size, flags) "[(0, [('" text "', " box ", " size ", " flags ", 0)])]"
#define BOX "(1.0, 1.0, 2.0, 2.0)"

static const Refused refused[] = {
  { "page 0", "(0, 10.0, 10.0, 0, [], [])" },
  { "page beyond all", "(4000000, 10.0, 10.0, 0, [], [])" },
  { "no width", "(1, -1.0, 10.0, 0, [], [])" },
  { "endless", "(1, 1e300, 10.0, 0, [], [])" },
  { "empty line", "(1, 10.0, 10.0, 0, [(0, [])], [])" },
  { "empty word", "(1, 10.0, 10.0, 0, " WORD ("", BOX, "9.0", "0") ", [])" },
  { "space in a word", "(1, 10.0, 10.0, 0, " WORD ("a b", BOX, "9.0", "0") ", [])" },
  { "no-break space in a word", "(1, 10.0, 10.0, 0, " WORD ("a\xC2\xA0"
                                                            "b",
                                                            BOX,
                                                            "9.0",
                                                            "0") ", [])" },
  { "line end in a word", "(1, 10.0, 10.0, 0, " WORD ("a\\nb", BOX, "9.0", "0") ", [])" },
  { "not composed", "(1, 10.0, 10.0, 0, " WORD ("e\xCC\x81", BOX, "9.0", "0") ", [])" },
  { "box turned round", "(1, 10.0, 10.0, 0, " WORD ("a", "(2.0, 1.0, 1.0, 2.0)", "9.0", "0") ", [])" },
  { "box off the page", "(1, 10.0, 10.0, 0, " WORD ("a", "(1.0, 1.0, 20.0, 2.0)", "9.0", "0") ", [])" },
  { "box before the page", "(1, 10.0, 10.0, 0, " WORD ("a", "(-3.0, 1.0, 2.0, 2.0)", "9.0", "0") ", [])" },
  { "size below nothing", "(1, 10.0, 10.0, 0, " WORD ("a", BOX, "-1.0", "0") ", [])" },
  { "flag unknown", "(1, 10.0, 10.0, 0, " WORD ("a", BOX, "9.0", "8") ", [])" },
  { "offset beyond all", "(1, 10.0, 10.0, 0, [(99999999999, [('a', " BOX ", 9.0, 0, 0)])], [])" },
  { "rule off the page", "(1, 10.0, 10.0, 0, [], [(1.0, 1.0, 2.0, 50.0)])" },
};

static void
test_refused (gconstpointer data)
{
  const Refused *c = data;
  g_autoptr (GError) error = NULL;
  GVariant *value = g_variant_parse (G_VARIANT_TYPE (TRAME_WIRE_PAGE_TYPE), c->page, NULL, NULL, &error);
  g_autoptr (GBytes) body = NULL;

  g_assert_no_error (error);
  body = bytes_of (value);
  g_assert_null (trame_wire_page_unpack (body));
}

/* Numbers that GVariant's text cannot say. */
static void
test_not_numbers (void)
{
  const double bad[] = { NAN, INFINITY, -INFINITY };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    for (guint place = 0; place < 3; place++)
      {
        g_autoptr (TramePageText) page = sample ();
        TrameWord *word = ((TrameLine *) page->lines->pdata[0])->words->pdata[0];
        g_autoptr (GBytes) body = NULL;

        if (place == 0)
          word->box.x1 = (float) bad[i];
        else if (place == 1)
          word->size = (float) bad[i];
        else
          page->width = (float) bad[i];
        body = bytes_of (trame_wire_page_pack (page));
        g_assert_null (trame_wire_page_unpack (body));
      }
}

static void
test_too_many (void)
{
  g_autoptr (TramePageText) page = sample ();
  g_autoptr (GBytes) body = NULL;

  for (guint i = 0; i < TRAME_PAGE_MAX_RULES; i++)
    trame_page_text_add_rule (page, (TrameBox){ 1, 1, 40, 2 });
  body = bytes_of (trame_wire_page_pack (page));
  g_assert_null (trame_wire_page_unpack (body));
}

typedef struct
{
  const char *name, *hello;
  gboolean held;
} Hello;

static const Hello hellos[] = {
  { "pdf", "('application/pdf', [(595.0, 842.0)])", TRUE },
  { "markdown", "('text/markdown', [])", TRUE },
  { "plain", "('text/plain', [])", TRUE },
  { "unknown type", "('text/html', [])", FALSE },
  { "pdf without pages", "('application/pdf', [])", FALSE },
  { "text with pages", "('text/plain', [(595.0, 842.0)])", FALSE },
  { "page without size", "('application/pdf', [(0.0, 842.0)])", FALSE },
  { "page beyond all", "('application/pdf', [(595.0, 842.0), (595.0, 1e9)])", FALSE },
};

static void
test_hello (gconstpointer data)
{
  const Hello *c = data;
  g_autoptr (GBytes)
      body = bytes_of (g_variant_parse (G_VARIANT_TYPE (TRAME_WIRE_HELLO_TYPE), c->hello, NULL, NULL, NULL));
  TrameWireHello hello;

  g_assert_cmpint (trame_wire_hello_unpack (body, &hello), ==, c->held);
  g_assert_cmpint (hello.media_type != NULL, ==, c->held);
  trame_wire_hello_clear (&hello);
}

typedef struct
{
  const char *name;
  TrameWirePicture picture;
  gsize length; /* of the bytes after it */
  gboolean held;
} Picture;

static const Picture pictures[] = {
  { "whole", { 3, 2, 12, 0 }, 24, TRUE },
  { "padded", { 3, 2, 16, 0 }, 32, TRUE },
  { "other width", { 4, 2, 16, 0 }, 32, FALSE },
  { "other height", { 3, 3, 12, 0 }, 36, FALSE },
  { "rows too short", { 3, 2, 8, 0 }, 16, FALSE },
  { "rows too long", { 3, 2, 400, 0 }, 800, FALSE },
  { "rows askew", { 3, 2, 13, 0 }, 26, FALSE },
  { "bytes missing", { 3, 2, 12, 0 }, 23, FALSE },
  { "bytes too many", { 3, 2, 12, 0 }, 25, FALSE },
  { "mark", { 3, 2, 12, 1 }, 24, FALSE },
  { "size that turns over", { 3, 2, 0x80000000u, 0 }, 0, FALSE },
};

static void
test_picture (gconstpointer data)
{
  const Picture *c = data;
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL, pixels = NULL;
  guint stride = 0;

  g_byte_array_append (body, (const guint8 *) &c->picture, sizeof c->picture);
  g_byte_array_set_size (body, (guint) (sizeof c->picture + c->length));
  bytes = g_bytes_new (body->data, body->len);
  pixels = trame_wire_pixels_unpack (bytes, 3, 2, &stride);
  g_assert_cmpint (pixels != NULL, ==, c->held);
  if (pixels != NULL)
    g_assert_cmpuint (g_bytes_get_size (pixels), ==, stride * 2);
}

static void
test_error (void)
{
  g_autoptr (GBytes) good = bytes_of (g_variant_new ("(u)", TRAME_READER_ERROR_ENCRYPTED));
  g_autoptr (GBytes) bad = bytes_of (g_variant_new ("(u)", 99)), empty = g_bytes_new (NULL, 0);
  int code = -1;

  g_assert_true (trame_wire_error_unpack (good, &code));
  g_assert_cmpint (code, ==, TRAME_READER_ERROR_ENCRYPTED);
  g_assert_false (trame_wire_error_unpack (bad, &code));
  g_assert_false (trame_wire_error_unpack (empty, &code));
}

static void
test_frames (void)
{
  const TrameWireFrame good = { .length = 10, .kind = TRAME_WIRE_PAGE },
                       long_one = { .length = TRAME_WIRE_MAX_BODY + 1, .kind = TRAME_WIRE_PAGE };
  const TrameWireFrame question = { .length = 10, .kind = TRAME_WIRE_DRAW }, unknown = { .length = 0, .kind = 77 };

  g_assert_true (trame_wire_frame_ok (&good));
  g_assert_false (trame_wire_frame_ok (&long_one));
  g_assert_false (trame_wire_frame_ok (&question));
  g_assert_false (trame_wire_frame_ok (&unknown));
}

/* A whole page with bytes changed, cut or added: refused, or what comes out still keeps every promise. */
static void
test_damage (void)
{
  g_autoptr (TramePageText) page = sample ();
  g_autoptr (GBytes) whole = bytes_of (trame_wire_page_pack (page));
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guint refusals = 0;

  for (guint round = 0; round < 4000; round++)
    {
      gsize length;
      const guint8 *data = g_bytes_get_data (whole, &length);
      g_autofree guint8 *damaged = g_memdup2 (data, length);
      g_autoptr (GBytes) body = NULL;
      g_autoptr (TramePageText) back = NULL;

      for (int i = g_rand_int_range (rand, 1, 5); i > 0; i--)
        damaged[g_rand_int_range (rand, 0, (gint32) length)] = (guint8) g_rand_int_range (rand, 0, 256);
      if (round % 7 == 0)
        length = (gsize) g_rand_int_range (rand, 0, (gint32) length);
      body = g_bytes_new (damaged, length);
      back = trame_wire_page_unpack (body);
      refusals += back == NULL;
      for (guint i = 0; back != NULL && i < back->lines->len; i++)
        {
          const TrameLine *line = back->lines->pdata[i];

          g_assert_cmpuint (line->words->len, >, 0);
          g_assert_true (line->box.x0 <= line->box.x1 && line->box.y0 <= line->box.y1);
          for (guint j = 0; j < line->words->len; j++)
            g_assert_true (g_utf8_validate (((TrameWord *) line->words->pdata[j])->text, -1, NULL));
        }
    }
  g_assert_cmpuint (refusals, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/wire/round-trip", test_round_trip);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pages/wire/refused/%s", refused[i].name);

      g_test_add_data_func (path, &refused[i], test_refused);
    }
  for (guint i = 0; i < G_N_ELEMENTS (hellos); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pages/wire/hello/%s", hellos[i].name);

      g_test_add_data_func (path, &hellos[i], test_hello);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pages/wire/picture/%s", pictures[i].name);

      g_test_add_data_func (path, &pictures[i], test_picture);
    }
  g_test_add_func ("/pages/wire/not-numbers", test_not_numbers);
  g_test_add_func ("/pages/wire/too-many", test_too_many);
  g_test_add_func ("/pages/wire/error", test_error);
  g_test_add_func ("/pages/wire/frames", test_frames);
  g_test_add_func ("/pages/wire/damage", test_damage);
  return g_test_run ();
}
