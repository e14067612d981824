/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that came from outside, in a window: long ones with bounded memory, those that cannot be shown, selections drawn
 * past the edge, copies opened by another program. */
#include "preview-fixture.h"
#include "sample-pdf.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define UNDER_SANITIZER TRUE
#else
#define UNDER_SANITIZER FALSE
#endif

#define LONG 500
/* What a long file may add to the program's memory: the pictures' budget, its words, what GTK draws with. */
#define MEMORY (420u * 1024 * 1024)
#define PICTURES (192u * 1024 * 1024)

static gsize
resident_bytes (void)
{
  g_autofree char *text = NULL;
  gsize pages = 0;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_assert_cmpint (sscanf (text, "%*u %zu", &pages), ==, 1);
  return pages * 4096;
}

static gboolean
is_picture_shown (Fixture *f)
{
  TramePreviewCanvas *canvas = preview_fixture_canvas (f);
  const double scale = canvas->layout.scale * gtk_widget_get_scale_factor (f->preview);

  return canvas->sizes->len > 0
         && trame_picture_cache_is_current (canvas->pictures, canvas->page, canvas->serial, scale);
}

static gboolean
is_current_read (Fixture *f)
{
  TramePreviewCanvas *canvas = preview_fixture_canvas (f);

  return is_picture_shown (f) && canvas->texts->pdata[canvas->page] != NULL;
}

/* What is looked at is drawn and read first; memory does not grow with the pages seen. */
static void
test_long (Fixture *f, gconstpointer data)
{
  TramePreview *preview = TRAME_PREVIEW (f->preview);
  TramePreviewCanvas *canvas = preview_fixture_canvas (f);
  g_autoptr (GBytes) bytes = sample_pdf (LONG);
  gsize before, most = 0;

  preview_fixture_show (f, 1);
  before = resident_bytes ();
  trame_preview_set_foreign (preview, bytes, NULL);
  preview_fixture_wait_for (f, is_picture_shown);
  trame_preview_set_page (preview, LONG);
  preview_fixture_settle (f);
  preview_fixture_wait_for (f, is_current_read);
  g_assert_cmpuint (trame_preview_get_page (preview), ==, LONG);
  g_assert_null (trame_preview_get_text (preview, LONG / 2));
  trame_preview_set_zoom (preview, 2);
  for (guint page = 1; page <= LONG; page += 9)
    {
      trame_preview_set_page (preview, page);
      preview_fixture_wait_for (f, is_picture_shown);
      g_assert_cmpuint (trame_picture_cache_bytes (canvas->pictures), <=, PICTURES);
      most = MAX (most, resident_bytes ());
    }
  g_test_message ("%d pages: %zu MiB more at most", LONG, most > before ? (most - before) >> 20 : 0);
  if (!UNDER_SANITIZER && most > before)
    g_assert_cmpuint (most - before, <=, MEMORY);
}

static gboolean
has_picture (Fixture *f, guint page)
{
  TramePreviewCanvas *canvas = preview_fixture_canvas (f);
  const double scale = canvas->layout.scale * gtk_widget_get_scale_factor (f->preview);

  return trame_picture_cache_is_current (canvas->pictures, page - 1, canvas->serial, scale);
}

static gboolean
is_next_drawn (Fixture *f)
{
  return has_picture (f, 21) && has_picture (f, 22);
}

static gboolean
is_previous_drawn (Fixture *f)
{
  return has_picture (f, 14) && has_picture (f, 13);
}

/* The two pages that come next in the direction of the scroll are drawn before they are reached, and no others. */
static void
test_prefetch (Fixture *f, gconstpointer data)
{
  TramePreview *preview = TRAME_PREVIEW (f->preview);
  g_autoptr (GBytes) bytes = sample_pdf (40);

  trame_preview_set_foreign (preview, bytes, NULL);
  preview_fixture_wait_for (f, is_picture_shown);
  trame_preview_set_zoom_mode (preview, TRAME_ZOOM_FIT_PAGE);
  preview_fixture_settle (f);
  trame_preview_set_page (preview, 20);
  preview_fixture_wait_for (f, is_next_drawn);
  g_assert_true (has_picture (f, 20));
  g_assert_false (has_picture (f, 18));
  g_assert_false (has_picture (f, 26));
  trame_preview_set_page (preview, 15);
  preview_fixture_wait_for (f, is_previous_drawn);
  g_assert_true (has_picture (f, 15));
  g_assert_false (has_picture (f, 11));
}

static gboolean
is_failed (Fixture *f)
{
  TramePreview *preview = TRAME_PREVIEW (f->preview);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (preview->stack)), "failed") == 0;
}

typedef struct
{
  const char *name, *bytes; /* NULL: with a password */
  const char *why;          /* a word of the sentence */
} Refused;

static const Refused refused[] = {
  { "damaged", "%PDF-1.7 and then nothing", "damaged" },
  { "empty", "", "empty" },
  { "of another kind", "PK\003\004\001\002\003", "another program" },
  { "a scan as a picture", "\211PNG\r\n\032\n\001\002\003", "another program" },
  { "with a password", NULL, "password" },
};

static void
test_refused (Fixture *f, gconstpointer data)
{
  const Refused *r = data;
  TramePreview *preview = TRAME_PREVIEW (f->preview);
  g_autoptr (GBytes) sample = sample_pdf (2);
  g_autoptr (GBytes) bytes = r->bytes != NULL ? g_bytes_new_static (r->bytes, strlen (r->bytes))
                                              : sample_encrypted (sample);

  if (bytes == NULL)
    {
      g_test_skip ("qpdf is not installed");
      return;
    }
  preview_fixture_show (f, 3);
  trame_preview_set_foreign (preview, bytes, NULL);
  preview_fixture_wait_for (f, is_failed);
  preview_fixture_settle (f);
  g_assert_nonnull (strstr (adw_status_page_get_description (ADW_STATUS_PAGE (preview->failure)), r->why));
  g_assert_cmpuint (trame_preview_get_n_pages (preview), ==, 0);
  trame_preview_set_foreign (preview, sample, NULL); /* the next one is shown all the same */
  preview_fixture_settle (f);
  preview_fixture_wait_for (f, preview_fixture_is_shown);
  g_assert_cmpuint (trame_preview_get_n_pages (preview), ==, 2);
  g_assert_false (is_failed (f));
}

/* A child that ends while it draws: the page says so, instead of staying white. */
static void
test_ends_while_drawing (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("crash on a page", 15);

  g_setenv ("TRAME_READER", g_getenv ("TRAME_EVIL_READER"), TRUE);
  trame_preview_set_foreign (TRAME_PREVIEW (f->preview), bytes, NULL);
  preview_fixture_wait_for (f, is_failed);
  g_unsetenv ("TRAME_READER");
}

/* The button that shows one file while another is still being opened: only the last one counts. */
static void
test_overtaken (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) first = sample_pdf (40), last = sample_pdf (2);

  for (guint i = 0; i < 6; i++)
    trame_preview_set_foreign (TRAME_PREVIEW (f->preview), first, NULL);
  trame_preview_set_foreign (TRAME_PREVIEW (f->preview), last, NULL);
  preview_fixture_settle (f);
  preview_fixture_wait_for (f, preview_fixture_is_shown);
  g_assert_cmpuint (trame_preview_get_n_pages (TRAME_PREVIEW (f->preview)), ==, 2);
}

static char *handled; /* where the other program puts what it was given */

static gboolean
is_handled (Fixture *f)
{
  return g_file_test (handled, G_FILE_TEST_EXISTS);
}

/* A desktop that has a program for PDF files: it copies what it is given. */
static void
install_program (void)
{
  const char *data_home = g_get_user_data_dir (), *config_home = g_get_user_config_dir ();
  g_autofree char *folder = g_build_filename (data_home, "applications", NULL);
  g_autofree char *program = g_build_filename (data_home, "take-copy", NULL);
  g_autofree char *entry = g_build_filename (folder, "take-copy.desktop", NULL);
  g_autofree char *list = g_build_filename (config_home, "mimeapps.list", NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\ncp \"$1\" '%s.part' && mv -f '%s.part' '%s'\n", handled,
                                             handled, handled);
  g_autofree char *desktop = g_strdup_printf (
      "[Desktop Entry]\nType=Application\nName=Copy\nExec=%s %%f\nMimeType=application/pdf;\n", program);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (config_home, 0700), ==, 0);
  g_assert_true (g_file_set_contents (program, script, -1, NULL));
  g_assert_cmpint (g_chmod (program, 0700), ==, 0);
  g_assert_true (g_file_set_contents (entry, desktop, -1, NULL));
  g_assert_true (g_file_set_contents (list, "[Default Applications]\napplication/pdf=take-copy.desktop\n", -1, NULL));
}

static void
test_outside (Fixture *f, gconstpointer data)
{
  TramePreview *preview = TRAME_PREVIEW (f->preview);
  g_autoptr (GBytes) bytes = sample_pdf (1), found = NULL;
  g_autofree char *read = NULL;
  gsize length = 0;

  handled = g_build_filename (g_get_user_data_dir (), "handled.pdf", NULL);
  trame_preview_open_outside (preview); /* nothing to open */
  trame_preview_set_foreign (preview, bytes, NULL);
  trame_preview_set_file_name (preview, "../un nom/avec des chemins.pdf");
  preview_fixture_settle (f);
  preview_fixture_wait_for (f, preview_fixture_is_shown);
  gtk_widget_activate_action (f->preview, "preview.open-outside", NULL);
  preview_fixture_wait_for (f, is_handled);
  g_assert_true (g_file_get_contents (handled, &read, &length, NULL));
  found = g_bytes_new_take (g_steal_pointer (&read), length);
  g_assert_true (g_bytes_equal (found, bytes));
  g_free (handled);
}

int
main (int argc, char **argv)
{
  g_autofree char *none = NULL;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  handled = g_build_filename (g_get_user_data_dir (), "handled.pdf", NULL);
  install_program ();
  none = g_steal_pointer (&handled);
#define ADD(name, data, function)                                                                                      \
  g_test_add ("/preview/attachment/" name, Fixture, data, preview_fixture_set_up, function, preview_fixture_tear_down)
  ADD ("prefetch", NULL, test_prefetch);
  ADD ("long", NULL, test_long);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strdup_printf ("/preview/attachment/%s", refused[i].name);

      g_test_add (path, Fixture, &refused[i], preview_fixture_set_up, test_refused, preview_fixture_tear_down);
    }
  ADD ("ends-while-drawing", NULL, test_ends_while_drawing);
  ADD ("overtaken", NULL, test_overtaken);
  ADD ("outside", NULL, test_outside);
#undef ADD
  return g_test_run ();
}
