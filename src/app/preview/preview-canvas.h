/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scrolled part of a page view: the desk and its pages. Private to the page view; others use preview.h.
 *
 * Signals: "changed": the page, the number of pages, the zoom or the hits changed; "opened": sizes are known;
 * "failed" (message); "text-file" (a TramePageText pointer, the canvas's); "overlay-activated" (id);
 * "overlay-hovered" (id or NULL). */
#pragma once

#include "app/preview/preview-cache.h"
#include "app/preview/preview-overlays.h"
#include "app/preview/preview-worker.h"
#include "pages/page-find.h"

G_BEGIN_DECLS

#define TRAME_TYPE_PREVIEW_CANVAS (trame_preview_canvas_get_type ())
G_DECLARE_FINAL_TYPE (TramePreviewCanvas, trame_preview_canvas, TRAME, PREVIEW_CANVAS, GtkWidget)

/* A change of the layout asks for gtk_widget_queue_resize: the scrolled window has to take part, since its scrollbars may
 * come or go. A scroll alone asks for gtk_widget_queue_allocate. */

/* A place that stays where it is on the screen while the layout changes. */
typedef struct
{
  guint page;
  double x, y;           /* points on the page; y < 0: pixels above it */
  double view_x, view_y; /* pixels of the view */
} TrameAnchor;

typedef struct
{
  guint page; /* from 0 */
  TramePageHit hit;
} TrameFound;

/* One end of the selection. */
typedef struct
{
  guint page;
  TramePagePlace place;
} TrameSelectionEnd;

struct _TramePreviewCanvas
{
  GtkWidget parent_instance;

  GtkAdjustment *horizontal, *vertical;
  guint hscroll_policy : 1;
  guint vscroll_policy : 1;
  guint arranging : 1;
  guint from_top : 1;      /* the next document is shown from its top */
  guint focus_pending : 1; /* the focused overlay is to be scrolled to */
  guint backwards : 1;     /* the last scroll went up */
  guint selecting : 1;
  guint dragged : 1; /* the button in hand moved: no click */
  double last_value;
  double drag_x, drag_y; /* of the view: where a selection is being drawn to */
  guint drag_timer;      /* scrolls while that is outside the view */

  TramePageWorker *worker;
  guint serial;
  guint shown;                /* serial of the sizes below */
  GArray *marks, *next_marks; /* of guint64: what each page of SHOWN, of SERIAL looks like; NULL: not known */
  TramePictureCache *pictures;
  GArray *sizes;    /* of TramePageSize */
  GPtrArray *texts; /* of TramePageText*, NULL where not read yet; as many as sizes, but one for a file without pages */
  guint readings_idle, changed_idle;
  GPtrArray *readings; /* of GtkLabel: what assistive technology reads, one a page near the view; NULL elsewhere */
  TrameLayout layout;
  TrameZoomMode mode;
  double zoom;
  TrameAnchor anchor;
  gboolean anchored;
  guint page; /* current, from 0 */

  TrameOverlays overlays;
  char *hovered;

  gboolean has_selection;
  TrameSelectionEnd selection_start, selection_end;

  char *sought;  /* folded */
  GArray *found; /* of TrameFound */
  guint found_at;
  gboolean found_shown; /* the first hit was scrolled to */
};

GtkWidget *trame_preview_canvas_new (void);
void trame_preview_canvas_drop_anchor (TramePreviewCanvas *canvas, double view_x, double view_y);
/* MARKS (of guint64, nullable) tell the pages that look as before: they are not drawn again. */
void trame_preview_canvas_show (TramePreviewCanvas *canvas, GBytes *pdf, GArray *marks, TrameReader *reader);
/* Another document is open: its pages that look as they did keep their pictures. */
void trame_preview_canvas_keep_pictures (TramePreviewCanvas *canvas);
/* Shows BYTES from outside, from their top. */
void trame_preview_canvas_show_foreign (TramePreviewCanvas *canvas, GBytes *bytes, const char *media_type);
/* Shows no page, at once. */
void trame_preview_canvas_empty (TramePreviewCanvas *canvas);
void trame_preview_canvas_set_mode (TramePreviewCanvas *canvas, TrameZoomMode mode);
/* ZOOM with the point VIEW_X, VIEW_Y of the view staying where it is. */
void trame_preview_canvas_set_zoom (TramePreviewCanvas *canvas, double zoom, double view_x, double view_y);
void trame_preview_canvas_go_to (TramePreviewCanvas *canvas, guint page);
void trame_preview_canvas_set_overlays (TramePreviewCanvas *canvas, const TramePreviewOverlay *given, guint n_given);
void trame_preview_canvas_focus_overlay (TramePreviewCanvas *canvas, const char *id);
/* Scrolls so that BOX of PAGE can be seen with some air around it; nothing when it can. */
void trame_preview_canvas_reveal (TramePreviewCanvas *canvas, guint page, TrameBox box);
/* Says "changed", soon: those who listen lay themselves out again, which nobody may do during a layout. */
void trame_preview_canvas_changed (TramePreviewCanvas *canvas);
/* The page under a point of the view and the place on it, in points; FALSE over the desk. */
gboolean
trame_preview_canvas_pick (TramePreviewCanvas *canvas, double view_x, double view_y, guint *page, double *x, double *y);
TramePageText *trame_preview_canvas_text (TramePreviewCanvas *canvas, guint page);

/* preview-pointer.c: mouse, touch and keys. */
void trame_preview_pointer_attach (TramePreviewCanvas *canvas);
/* preview-selection.c */
void trame_preview_selection_clear (TramePreviewCanvas *canvas);
void trame_preview_selection_all (TramePreviewCanvas *canvas);
/* The whole word at a place of a page, or the line when LINE. */
void trame_preview_selection_word (TramePreviewCanvas *canvas, guint page, TramePagePlace place, gboolean line);
char *trame_preview_selection_text (TramePreviewCanvas *canvas);
/* The selected part of PAGE: from, to; FALSE when none of it is. */
gboolean trame_preview_selection_on (TramePreviewCanvas *canvas, guint page, TramePagePlace *from, TramePagePlace *to);
/* preview-search.c */
void trame_preview_search_start (TramePreviewCanvas *canvas, const char *text);
void trame_preview_search_step (TramePreviewCanvas *canvas, int step);
/* PAGE's text was read (or is of a new document: G_MAXUINT). */
void trame_preview_search_page (TramePreviewCanvas *canvas, guint page);
/* preview-readings.c: makes, places and drops the labels that assistive technology reads. */
void trame_preview_readings_place (TramePreviewCanvas *canvas);
/* PAGE's text is another. */
void trame_preview_readings_refresh (TramePreviewCanvas *canvas, guint page);
/* There are N_PAGES now. */
void trame_preview_readings_cut (TramePreviewCanvas *canvas, guint n_pages);
/* preview-paint.c */
void trame_preview_paint (TramePreviewCanvas *canvas, GtkSnapshot *snapshot);

G_END_DECLS
