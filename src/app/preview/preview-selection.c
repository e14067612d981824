/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words of a page view are selected. */
#include "app/preview/preview-canvas.h"

void
trame_preview_selection_clear (TramePreviewCanvas *canvas)
{
  if (!canvas->has_selection)
    return;
  canvas->has_selection = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

/* The last place of a page; FALSE when it has no words. */
static gboolean
last_place (const TramePageText *text, TramePagePlace *place)
{
  const TrameLine *line;

  if (text == NULL || text->lines->len == 0)
    return FALSE;
  line = text->lines->pdata[text->lines->len - 1];
  *place = (TramePagePlace){ .line = text->lines->len - 1, .word = line->words->len - 1 };
  return TRUE;
}

void
trame_preview_selection_all (TramePreviewCanvas *canvas)
{
  for (guint page = 0; page < canvas->texts->len; page++)
    {
      TramePagePlace last;

      if (!last_place (canvas->texts->pdata[page], &last))
        continue;
      if (!canvas->has_selection || page == 0)
        canvas->selection_start = (TrameSelectionEnd){ .page = page };
      canvas->selection_end = (TrameSelectionEnd){ .page = page, .place = last };
      canvas->has_selection = TRUE;
    }
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

void
trame_preview_selection_word (TramePreviewCanvas *canvas, guint page, TramePagePlace place, gboolean line)
{
  const TramePageText *text = trame_preview_canvas_text (canvas, page);
  const TrameLine *whole = text->lines->pdata[place.line];

  canvas->selection_start = (TrameSelectionEnd){ .page = page, .place = place };
  canvas->selection_end = canvas->selection_start;
  if (line)
    {
      canvas->selection_start.place.word = 0;
      canvas->selection_end.place.word = whole->words->len - 1;
    }
  canvas->has_selection = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

gboolean
trame_preview_selection_on (TramePreviewCanvas *canvas, guint page, TramePagePlace *from, TramePagePlace *to)
{
  const gboolean forwards = canvas->selection_start.page <= canvas->selection_end.page;
  const TrameSelectionEnd *first = forwards ? &canvas->selection_start : &canvas->selection_end;
  const TrameSelectionEnd *last = forwards ? &canvas->selection_end : &canvas->selection_start;
  const TramePageText *text = trame_preview_canvas_text (canvas, page);

  if (!canvas->has_selection || page < first->page || page > last->page || !last_place (text, to))
    return FALSE;
  *from = (TramePagePlace){ 0, 0 };
  if (page == first->page)
    *from = first->place;
  if (page == last->page)
    *to = last->place;
  return TRUE;
}

char *
trame_preview_selection_text (TramePreviewCanvas *canvas)
{
  GString *copied = g_string_new (NULL);

  for (guint page = 0; page < canvas->texts->len; page++)
    {
      TramePagePlace from, to;
      g_autofree char *part = NULL;

      if (!trame_preview_selection_on (canvas, page, &from, &to))
        continue;
      part = trame_page_selection_text (canvas->texts->pdata[page], from, to);
      if (copied->len > 0)
        g_string_append_c (copied, '\n');
      g_string_append (copied, part);
    }
  return g_string_free (copied, copied->len == 0);
}
