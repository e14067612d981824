/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the tests' PDFs. */
#include "sample-pdf.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

static cairo_status_t
append (void *array, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (array, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
write_at (cairo_t *cr, double x, double y, cairo_font_slant_t slant, cairo_font_weight_t weight, const char *text)
{
  cairo_select_font_face (cr, "Liberation Sans", slant, weight);
  cairo_set_font_size (cr, 12);
  cairo_move_to (cr, x, y);
  cairo_show_text (cr, text);
}

static void
first_page (cairo_t *cr)
{
  write_at (cr, 72, 100, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD, "Convention");
  write_at (cr, 142, 100, CAIRO_FONT_SLANT_ITALIC, CAIRO_FONT_WEIGHT_NORMAL, "de partenariat");
  cairo_set_line_width (cr, 0.75);
  cairo_move_to (cr, 72, 200);
  cairo_line_to (cr, 300, 200);
  cairo_stroke (cr);
  cairo_rectangle (cr, 350, 180, 100, 40);
  cairo_stroke (cr);
  write_at (cr, 72, 400, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL, "Pour la Ville");
  write_at (cr, 350, 400, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL, "Pour le partenaire");
  write_at (cr, 72, 415, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL, "Le Maire");
}

GBytes *
sample_pdf (guint n_pages)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, 595.28, 841.89);
  cairo_t *cr = cairo_create (surface);

  for (guint page = 1; page <= n_pages; page++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u", page);

      if (page == 1)
        first_page (cr);
      write_at (cr, 500, 800, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL, number);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
sample_encrypted (GBytes *bytes)
{
  g_autofree char *folder = NULL, *from = NULL, *to = NULL, *data = NULL, *qpdf = NULL;
  gsize length;

  qpdf = g_find_program_in_path ("qpdf");
  if (qpdf == NULL)
    return NULL;
  folder = g_dir_make_tmp ("trame-pages-XXXXXX", NULL);
  from = g_build_filename (folder, "open.pdf", NULL);
  to = g_build_filename (folder, "shut.pdf", NULL);
  g_assert_true (g_file_set_contents (from, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  {
    const char *const command[] = { qpdf, "--encrypt", "secret", "owner", "256", "--", from, to, NULL };

    g_assert_true (
        g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
  }
  g_assert_true (g_file_get_contents (to, &data, &length, NULL));
  g_assert_cmpint (g_remove (from), ==, 0);
  g_assert_cmpint (g_remove (to), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return g_bytes_new_take (g_steal_pointer (&data), length);
}
