/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What assistive technology reads of a page view: a label a page near the view, there but not painted. */
#include "app/preview/preview-canvas.h"

#include <glib/gi18n-lib.h>

/* What assistive technology reads: PAGE's text, in a label that is there but not painted. */
static void
keep_reading (TramePreviewCanvas *canvas, guint page, gboolean near)
{
  GtkWidget *label = canvas->readings->pdata[page];
  const TramePageText *text = canvas->texts->pdata[page];
  g_autofree char *words = NULL, *name = NULL;

  if (!near || text == NULL)
    {
      g_clear_pointer (&canvas->readings->pdata[page], gtk_widget_unparent);
      return;
    }
  if (label != NULL)
    return;
  words = trame_page_text_string (text);
  name = g_strdup_printf (_ ("Page %u of %u"), page + 1, canvas->layout.n_pages);
  label = gtk_label_new (words);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_target (label, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
  gtk_widget_set_parent (label, GTK_WIDGET (canvas));
  canvas->readings->pdata[page] = label;
}

void
trame_preview_readings_place (TramePreviewCanvas *canvas)
{
  const double left = gtk_adjustment_get_value (canvas->horizontal), top = gtk_adjustment_get_value (canvas->vertical);
  const double height = gtk_widget_get_height (GTK_WIDGET (canvas));

  for (guint page = 0; page < canvas->layout.n_pages; page++)
    {
      const TramePageFrame *frame = &canvas->layout.frames[page];
      const gboolean near = frame->y + frame->height > top - height && frame->y < top + 2 * height;
      GtkWidget *label;
      int least;

      keep_reading (canvas, page, near);
      label = canvas->readings->pdata[page];
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
