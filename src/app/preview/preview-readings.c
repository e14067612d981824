/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What assistive technology reads of a page view: a label a page near the view, there but not painted. */
#include "app/preview/preview-canvas.h"

#include <glib/gi18n-lib.h>

/* What assistive technology reads: PAGE's text, in a label that is there but not painted. */
static gboolean
is_near (TramePreviewCanvas *canvas, guint page)
{
  const TramePageFrame *frame = &canvas->layout.frames[page];
  const double top = gtk_adjustment_get_value (canvas->vertical);
  const double height = gtk_widget_get_height (GTK_WIDGET (canvas));

  return frame->y + frame->height > top - height && frame->y < top + 2 * height;
}

/* Whether PAGE should have a label and has none, or the other way round. One whose new text is not there yet stays. */
static gboolean
is_amiss (TramePreviewCanvas *canvas, guint page)
{
  const gboolean near = is_near (canvas, page);

  return canvas->readings->pdata[page] == NULL ? near && canvas->texts->pdata[page] != NULL : !near;
}

static GtkWidget *
make_reading (TramePreviewCanvas *canvas, guint page)
{
  g_autofree char *words = trame_page_text_string (canvas->texts->pdata[page]);
  g_autofree char *name = g_strdup_printf (_ ("Page %u of %u"), page + 1, canvas->layout.n_pages);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_target (label, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
  gtk_widget_set_parent (label, GTK_WIDGET (canvas));
  return label;
}

/* Children come and go here, never while the canvas is being allocated. */
static gboolean
on_idle (gpointer data)
{
  TramePreviewCanvas *canvas = data;
  const guint n_pages = MIN (canvas->layout.n_pages, canvas->readings->len);

  canvas->readings_idle = 0;
  for (guint page = 0; page < n_pages; page++)
    if (is_amiss (canvas, page))
      {
        if (canvas->readings->pdata[page] == NULL)
          canvas->readings->pdata[page] = make_reading (canvas, page);
        else
          g_clear_pointer (&canvas->readings->pdata[page], gtk_widget_unparent);
      }
  return G_SOURCE_REMOVE;
}

void
trame_preview_readings_place (TramePreviewCanvas *canvas)
{
  const double left = gtk_adjustment_get_value (canvas->horizontal), top = gtk_adjustment_get_value (canvas->vertical);
  const guint n_pages = MIN (canvas->layout.n_pages, canvas->readings->len);

  for (guint page = 0; page < n_pages; page++)
    {
      const TramePageFrame *frame = &canvas->layout.frames[page];
      GtkWidget *label = canvas->readings->pdata[page];
      int least;

      if (canvas->readings_idle == 0 && is_amiss (canvas, page))
        canvas->readings_idle = g_idle_add (on_idle, canvas);
      if (label == NULL)
        continue;
      gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, (int) frame->width, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (label,
                                &(GtkAllocation){ .x = (int) (frame->x - left),
                                                  .y = (int) (frame->y - top),
                                                  .width = (int) frame->width,
                                                  .height = MAX (least, (int) frame->height) },
                                -1);
    }
}

void
trame_preview_readings_refresh (TramePreviewCanvas *canvas, guint page)
{
  GtkWidget *label = page < canvas->readings->len ? canvas->readings->pdata[page] : NULL;
  g_autofree char *words = label == NULL ? NULL : trame_page_text_string (canvas->texts->pdata[page]);

  if (label != NULL && g_strcmp0 (words, gtk_label_get_label (GTK_LABEL (label))) != 0)
    gtk_label_set_label (GTK_LABEL (label), words);
}

void
trame_preview_readings_cut (TramePreviewCanvas *canvas, guint n_pages)
{
  for (guint page = n_pages; page < canvas->readings->len; page++)
    g_clear_pointer (&canvas->readings->pdata[page], gtk_widget_unparent);
  g_ptr_array_set_size (canvas->readings, (int) n_pages);
}
