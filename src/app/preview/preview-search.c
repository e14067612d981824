/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is looked for in a page view, and the hit that is being shown. */
#include "app/preview/preview-canvas.h"

static void
show_hit (TramePreviewCanvas *canvas)
{
  const TrameFound *found;

  if (canvas->found_at >= canvas->found->len)
    return;
  found = &g_array_index (canvas->found, TrameFound, canvas->found_at);
  if (found->page < canvas->layout.n_pages)
    trame_preview_canvas_reveal (canvas, found->page, found->hit.boxes[0]);
}

/* Adds PAGE's hits, in the pages' order; the one being shown stays. */
static void
find_on (TramePreviewCanvas *canvas, guint page)
{
  const TramePageText *text = trame_preview_canvas_text (canvas, page);
  g_autoptr (GArray) hits = NULL;
  guint at = 0;

  if (text == NULL || canvas->sought == NULL)
    return;
  hits = trame_page_find (text, canvas->sought);
  while (at < canvas->found->len && g_array_index (canvas->found, TrameFound, at).page < page)
    at++;
  if (canvas->found_shown && at <= canvas->found_at && canvas->found->len > 0)
    canvas->found_at += hits->len;
  for (guint i = 0; i < hits->len; i++)
    {
      const TrameFound found = { .page = page, .hit = g_array_index (hits, TramePageHit, i) };

      g_array_insert_val (canvas->found, at + i, found);
    }
}

/* Shows the first hit from the current page on, once there is one. */
static void
show_first (TramePreviewCanvas *canvas)
{
  if (canvas->found_shown || canvas->found->len == 0)
    return;
  canvas->found_at = 0;
  for (guint i = 0; i < canvas->found->len; i++)
    if (g_array_index (canvas->found, TrameFound, i).page >= canvas->page)
      {
        canvas->found_at = i;
        break;
      }
  canvas->found_shown = TRUE;
  show_hit (canvas);
}

void
trame_preview_search_start (TramePreviewCanvas *canvas, const char *text)
{
  g_autofree char *folded = trame_page_fold (text == NULL ? "" : text);

  g_free (canvas->sought);
  canvas->sought = *folded == '\0' ? NULL : g_steal_pointer (&folded);
  g_array_set_size (canvas->found, 0);
  canvas->found_at = 0;
  canvas->found_shown = FALSE;
  for (guint page = 0; page < canvas->texts->len; page++)
    find_on (canvas, page);
  show_first (canvas);
  trame_preview_canvas_changed (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

void
trame_preview_search_step (TramePreviewCanvas *canvas, int step)
{
  const guint n = canvas->found->len;

  if (n == 0)
    return;
  canvas->found_at = (canvas->found_at + n + (guint) step) % n;
  canvas->found_shown = TRUE;
  show_hit (canvas);
  trame_preview_canvas_changed (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

void
trame_preview_search_page (TramePreviewCanvas *canvas, guint page)
{
  if (page == G_MAXUINT)
    {
      g_array_set_size (canvas->found, 0);
      canvas->found_at = 0;
      return;
    }
  if (canvas->sought == NULL)
    return;
  find_on (canvas, page);
  show_first (canvas);
  trame_preview_canvas_changed (canvas);
}
