/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading child, whole: what it reads, what it refuses, and what becomes of the program when it is broken, hangs, lies
 * or is left. */
#include "pages/reader.h"
#include "sample-pdf.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

static const char *evil;

static TrameReader *
open_text (const char *text, const char *media_type, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return trame_reader_open_bytes (bytes, media_type, NULL, error);
}

static TrameLine *
line_with (const TramePageText *page, const char *text)
{
  for (guint i = 0; i < page->lines->len; i++)
    {
      g_autofree char *line = trame_line_text (page->lines->pdata[i]);

      if (strstr (line, text) != NULL)
        return page->lines->pdata[i];
    }
  g_test_message ("no line with “%s”", text);
  g_assert_not_reached ();
}

static void
test_own_pdf (void)
{
  g_autoptr (GBytes) bytes = sample_pdf (3);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameReader) reader = trame_reader_open_bytes (bytes, NULL, NULL, &error);
  g_autoptr (TrameFileText) text = NULL;
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  const TramePageText *page;
  const TrameLine *line;
  const TrameWord *word;
  float width, height;

  g_assert_no_error (error);
  g_assert_cmpuint (trame_reader_pages (reader), ==, 3);
  g_assert_true (trame_reader_page_size (reader, 3, &width, &height));
  g_assert_cmpfloat_with_epsilon (width, 595.28, 0.5);
  g_assert_false (trame_reader_page_size (reader, 0, &width, &height));
  g_assert_false (trame_reader_page_size (reader, 4, &width, &height));
  text = trame_reader_text (reader, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->media_type, ==, "application/pdf");
  g_assert_cmpstr (text->sha256, ==, sum);
  g_assert_cmpuint (text->size, ==, g_bytes_get_size (bytes));
  g_assert_cmpuint (text->n_pages, ==, 3);
  g_assert_true (text->text_layer);

  page = text->pages->pdata[0];
  line = line_with (page, "Convention");
  word = line->words->pdata[0];
  g_assert_cmpstr (word->text, ==, "Convention");
  g_assert_true (word->bold && !word->italic);
  g_assert_cmpfloat_with_epsilon (word->box.x0, 72, 1.5);
  g_assert_cmpfloat_with_epsilon (word->box.y1, 102, 4);
  g_assert_cmpfloat_with_epsilon (word->size, 12, 0.5);
  word = line->words->pdata[1];
  g_assert_true (!word->bold && word->italic && word->space_before);
  g_assert_cmpuint (page->rules->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (page->rules, TrameRule, 0).box.x0, 72, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (page->rules, TrameRule, 0).box.x1, 300, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (page->rules, TrameRule, 0).box.y0, 200, 1);
  g_assert_true (line_with (page, "Pour la Ville") != line_with (page, "Pour le partenaire"));
  g_assert_cmpfloat_with_epsilon (line_with (page, "Pour le partenaire")->box.x0, 350, 1.5);
  line_with (text->pages->pdata[2], "Page 3");
}

static gboolean
is_white (GBytes *pixels, guint stride, guint x, guint y)
{
  const guint8 *p = (const guint8 *) g_bytes_get_data (pixels, NULL) + (gsize) y * stride + x * 4;

  return p[0] == 255 && p[1] == 255 && p[2] == 255 && p[3] == 255;
}

static void
test_draw (void)
{
  g_autoptr (GBytes) bytes = sample_pdf (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameReader) reader = trame_reader_open_bytes (bytes, NULL, NULL, &error);
  g_autoptr (GBytes) pixels = NULL, none = NULL;
  guint width, height, stride;

  pixels = trame_reader_draw (reader, 1, 2, &width, &height, &stride, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (width, ==, 1191);
  g_assert_cmpuint (height, ==, 1684);
  g_assert_true (is_white (pixels, stride, 10, 10));
  g_assert_false (is_white (pixels, stride, 300, 400)); /* the rule */
  none = trame_reader_draw (reader, 1, 40, &width, &height, &stride, NULL, &error);
  g_assert_error (error, TRAME_READER_ERROR, TRAME_READER_ERROR_LARGE);
  g_assert_null (none);
  g_clear_error (&error);
  none = trame_reader_draw (reader, 1, 0.5, &width, &height, &stride, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (none);
}

static void
test_seed (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "..", "..", "shared", "seed",
                                            "DE25_139.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameReader) reader = NULL;
  g_autoptr (TrameFileText) text = NULL;
  const TramePageText *page;
  const TrameLine *line;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the founding act is not there");
      return;
    }
  reader = trame_reader_open (path, NULL, &error);
  g_assert_no_error (error);
  text = trame_reader_text (reader, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (text->n_pages, ==, 4);
  page = text->pages->pdata[0];
  line = line_with (page, "059-215900176-20251205-DE25_139-DE");
  g_assert_cmpfloat (line->box.x0, >, 380);
  line = line_with (page, "Lahc");
  g_assert_cmpuint (page->rules->len, ==, 0); /* the stamp's frame is none */
  g_assert_true (((TrameWord *) line_with (page, "PRESENTS")->words->pdata[0])->bold);
  g_assert_true (((TrameWord *) line_with (page, "Autorisation")->words->pdata[0])->italic);
  line_with (page, "Philippe CAT\xE2\x80\x90");
  page = text->pages->pdata[1];
  g_assert_true (line_with (page, "Secrétaire de Séance") != line_with (page, "Jean-Michel MONPAYS"));
  page = text->pages->pdata[3];
  g_assert_cmpfloat (line_with (page, "Pour le cocontractant")->box.x0, >, 290);
  g_assert_cmpfloat_with_epsilon (line_with (page, "Pour le cocontractant")->box.y0,
                                  line_with (page, "Pour la Ville")->box.y0, 1);
}

static void
test_seed_markdown (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "..", "..", "shared", "seed",
                                            "DE25_139.md", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameReader) reader = NULL;
  g_autoptr (TrameFileText) text = NULL;
  const TramePageText *page;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the founding act is not there");
      return;
    }
  reader = trame_reader_open (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trame_reader_pages (reader), ==, 0);
  text = trame_reader_text (reader, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->media_type, ==, "text/markdown");
  g_assert_cmpuint (text->n_pages, ==, 0);
  g_assert_cmpuint (text->pages->len, ==, 1);
  page = text->pages->pdata[0];
  g_assert_cmpuint (page->rules->len, ==, 3);
  g_assert_true (((TrameWord *) line_with (page, "EXTRAIT DU")->words->pdata[0])->bold);
  line_with (page, "ID : 059-215900176-20251205-DE25_139-DE");
  line_with (page, "• La Maison Nord Emploi");
}

static void
test_hint (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameReader) plain = open_text ("# **a**\n", "text/plain", &error);
  g_autoptr (TrameReader) told = open_text ("a\n", "text/markdown", &error);
  g_autoptr (GBytes) pdf = sample_pdf (1);
  g_autoptr (TrameReader) not_told = trame_reader_open_bytes (pdf, "text/plain", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (trame_reader_media_type (plain), ==, "text/plain");
  g_assert_cmpstr (trame_reader_media_type (told), ==, "text/markdown");
  g_assert_cmpstr (trame_reader_media_type (not_told), ==, "application/pdf");
}

typedef struct
{
  const char *name, *bytes;
  gsize length; /* 0: strlen */
  TrameReaderError code;
} Refused;

static const Refused refused[] = {
  { "empty", "", 0, TRAME_READER_ERROR_BROKEN },
  { "spaces only", "  \n\n ", 0, TRAME_READER_ERROR_BROKEN },
  { "a program", "\177ELF\1\1\1\0\0", 9, TRAME_READER_ERROR_TYPE },
  { "a picture", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, TRAME_READER_ERROR_TYPE },
  { "a zip", "PK\3\4\x14\0\6\0\10\0", 10, TRAME_READER_ERROR_TYPE },
  { "the beginning of a PDF", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog", 0, TRAME_READER_ERROR_BROKEN },
  { "a PDF without pages",
    "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\n"
    "endobj\ntrailer\n<< /Root 1 0 R >>\n",
    0, TRAME_READER_ERROR_BROKEN },
};

static void
check_sentence (const GError *error)
{
  g_assert_cmpint (g_utf8_strlen (error->message, -1), >, 30);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_refused (gconstpointer data)
{
  const Refused *c = data;
  g_autoptr (GBytes) bytes = g_bytes_new (c->bytes, c->length > 0 ? c->length : strlen (c->bytes));
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameReader) reader = trame_reader_open_bytes (bytes, NULL, NULL, &error);

  g_assert_error (error, TRAME_READER_ERROR, (int) c->code);
  g_assert_null (reader);
  check_sentence (error);
}

static void
test_encrypted (void)
{
  g_autoptr (GBytes) open = sample_pdf (1), shut = sample_encrypted (open);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameReader) reader = NULL;

  if (shut == NULL)
    {
      g_test_skip ("qpdf is not there");
      return;
    }
  reader = trame_reader_open_bytes (shut, NULL, NULL, &error);
  g_assert_error (error, TRAME_READER_ERROR, TRAME_READER_ERROR_ENCRYPTED);
  check_sentence (error);
}

static void
test_large (void)
{
  g_autofree char *zeros = g_malloc0 (TRAME_READER_MAX_BYTES + 1u);
  g_autofree char *words = g_malloc (9 * 1024 * 1024);
  g_autoptr (GBytes) bytes = g_bytes_new_static (zeros, TRAME_READER_MAX_BYTES + 1u);
  g_autoptr (GBytes) text = g_bytes_new_static (words, 9 * 1024 * 1024);
  g_autoptr (GBytes) many = g_bytes_new_static (words, 2 * 1024 * 1024);
  g_autoptr (GError) error = NULL;

  g_assert_null (trame_reader_open_bytes (bytes, NULL, NULL, &error));
  g_assert_error (error, TRAME_READER_ERROR, TRAME_READER_ERROR_LARGE);
  g_clear_error (&error);
  memset (words, 'a', 9 * 1024 * 1024);
  g_assert_null (trame_reader_open_bytes (text, NULL, NULL, &error));
  g_assert_error (error, TRAME_READER_ERROR, TRAME_READER_ERROR_LARGE);
  g_clear_error (&error);
  for (gsize i = 0; i < 2 * 1024 * 1024; i += 2)
    words[i] = ' ';
  g_assert_null (trame_reader_open_bytes (many, NULL, NULL, &error));
  g_assert_error (error, TRAME_READER_ERROR, TRAME_READER_ERROR_LARGE);
}

static void
test_paths (void)
{
  static const char *const paths[] = { "/nonexistent/act.pdf", "/", "/dev/zero", "/dev/null" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (trame_reader_open (paths[i], NULL, &error));
      g_assert_error (error, TRAME_READER_ERROR, TRAME_READER_ERROR_OPEN);
      check_sentence (error);
    }
}

/* A damaged file is refused or read; the child may fall, the program goes on. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) whole = sample_pdf (2);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  guint read = 0;

  for (guint round = 0; round < 25; round++)
    {
      gsize length;
      const guint8 *data = g_bytes_get_data (whole, &length);
      g_autofree guint8 *damaged = g_memdup2 (data, length);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (TrameReader) reader = NULL;
      g_autoptr (TrameFileText) text = NULL;

      for (guint i = 0; i < 12; i++)
        damaged[g_rand_int_range (rand, 0, (gint32) length)] = (guint8) g_rand_int_range (rand, 0, 256);
      bytes = g_bytes_new (damaged, round % 5 == 0 ? length / 2 : length);
      reader = trame_reader_open_bytes (bytes, NULL, NULL, NULL);
      text = reader == NULL ? NULL : trame_reader_text (reader, NULL, NULL);
      read += text != NULL;
    }
  g_assert_cmpuint (read, >, 5);
}

typedef struct
{
  const char *told;
  gboolean opens;
  int code; /* -1: none */
} Evil;

static const Evil evils[] = {
  { "crash at once", FALSE, TRAME_READER_ERROR_CRASHED },
  { "stop at once", FALSE, TRAME_READER_ERROR_CRASHED },
  { "out of time", FALSE, TRAME_READER_ERROR_TIME },
  { "hang at once", FALSE, TRAME_READER_ERROR_TIME },
  { "endless hello", FALSE, TRAME_READER_ERROR_BROKEN },
  { "hello cut short", FALSE, TRAME_READER_ERROR_CRASHED },
  { "hello of noise", FALSE, TRAME_READER_ERROR_BROKEN },
  { "page for hello", FALSE, TRAME_READER_ERROR_BROKEN },
  { "unknown error", FALSE, TRAME_READER_ERROR_BROKEN },
  { "crash on a page", TRUE, TRAME_READER_ERROR_CRASHED },
  { "hang on a page", TRUE, TRAME_READER_ERROR_TIME },
  { "other page", TRUE, TRAME_READER_ERROR_BROKEN },
  { "larger page", TRUE, TRAME_READER_ERROR_BROKEN },
  { "pixels for a page", TRUE, TRAME_READER_ERROR_BROKEN },
  { "stale answers first", TRUE, -1 },
  { "an empty page", TRUE, -1 },
};

static void
test_evil (gconstpointer data)
{
  const Evil *c = data;
  const gboolean slow = strncmp (c->told, "hang", 4) == 0;
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameReader) reader = NULL;
  g_autoptr (TramePageText) page = NULL;

  g_setenv ("TRAME_READER", evil, TRUE);
  trame_reader_set_time_limit (slow ? 300 : 0);
  reader = open_text (c->told, NULL, &error);
  g_assert_cmpint (reader != NULL, ==, c->opens);
  if (reader != NULL)
    {
      g_assert_no_error (error);
      page = trame_reader_page_text (reader, 1, NULL, &error);
      g_assert_cmpint (page != NULL, ==, c->code < 0);
    }
  if (c->code >= 0)
    g_assert_error (error, TRAME_READER_ERROR, c->code);
  if (reader != NULL && c->code >= 0)
    {
      g_autoptr (GError) again = NULL;

      g_assert_null (trame_reader_page_text (reader, 1, NULL, &again));
      g_assert_error (again, TRAME_READER_ERROR, c->code);
    }
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_TIME_SPAN_SECOND);
  trame_reader_set_time_limit (0);
  g_unsetenv ("TRAME_READER");
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (100 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;
  g_autoptr (TrameReader) reader = NULL;
  const gint64 start = g_get_monotonic_time ();

  g_setenv ("TRAME_READER", evil, TRUE);
  reader = open_text ("hang on a page", NULL, &error);
  g_unsetenv ("TRAME_READER");
  g_assert_no_error (error);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_null (trame_reader_page_text (reader, 1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_TIME_SPAN_SECOND);
}

/* A question that was cancelled does not spoil the next one. */
static void
test_after_cancel (void)
{
  g_autoptr (GBytes) bytes = sample_pdf (2);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameReader) reader = trame_reader_open_bytes (bytes, NULL, NULL, &error);

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (TramePageText) page = NULL;
      g_autoptr (GBytes) pixels = NULL;
      GThread *thread;
      guint width, height, stride;

      thread = g_thread_new (
          "cancel", round % 2 == 0 ? (GThreadFunc) (void (*) (void)) g_cancellable_cancel : cancel_soon, cancellable);
      pixels = trame_reader_draw (reader, 1, 4, &width, &height, &stride, cancellable, NULL);
      g_thread_join (thread);
      page = trame_reader_page_text (reader, 2, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (page->number, ==, 2);
    }
}

static void
test_no_program (void)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("TRAME_READER", "/nonexistent/reader", TRUE);
  g_assert_null (open_text ("a", NULL, &error));
  g_assert_error (error, TRAME_READER_ERROR, TRAME_READER_ERROR_PROGRAM);
  g_unsetenv ("TRAME_READER");
}

/* No child is left behind, and none is left unburied. */
static void
test_nothing_left (void)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (TrameReader) reader = open_text ("Le texte.\n", NULL, NULL);

      g_assert_nonnull (reader);
    }
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), <, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  evil = g_getenv ("TRAME_EVIL_READER");
  g_assert_nonnull (evil);
  g_test_add_func ("/pages/reader/own-pdf", test_own_pdf);
  g_test_add_func ("/pages/reader/draw", test_draw);
  g_test_add_func ("/pages/reader/seed", test_seed);
  g_test_add_func ("/pages/reader/seed-markdown", test_seed_markdown);
  g_test_add_func ("/pages/reader/hint", test_hint);
  g_test_add_func ("/pages/reader/encrypted", test_encrypted);
  g_test_add_func ("/pages/reader/large", test_large);
  g_test_add_func ("/pages/reader/paths", test_paths);
  g_test_add_func ("/pages/reader/damaged", test_damaged);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pages/reader/refused/%s", refused[i].name);

      g_test_add_data_func (path, &refused[i], test_refused);
    }
  for (guint i = 0; i < G_N_ELEMENTS (evils); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pages/reader/evil/%s", evils[i].told);

      g_test_add_data_func (path, &evils[i], test_evil);
    }
  g_test_add_func ("/pages/reader/cancel", test_cancel);
  g_test_add_func ("/pages/reader/after-cancel", test_after_cancel);
  g_test_add_func ("/pages/reader/no-program", test_no_program);
  g_test_add_func ("/pages/reader/nothing-left", test_nothing_left);
  return g_test_run ();
}
