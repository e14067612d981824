/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rectangles laid over pages: their values, their outlines, the place of their discs, their drawing. What a click on
 * one does is the canvas's. */
#pragma once

#include <gtk/gtk.h>
#include "app/preview/preview.h"
#include "app/preview/preview-layout.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  guint page;    /* from 0 */
  GArray *boxes; /* of TrameBox */
  TrameOverlayStyle style;
  guint number;
  gsize start, end;    /* characters of a file without pages; then no boxes */
  GskRenderNode *node; /* drawn at the page's origin; NULL: to be drawn */
} TrameOverlay;

typedef struct
{
  GPtrArray *list; /* of TrameOverlay* */
  char *focused;   /* id, or NULL */
} TrameOverlays;

void trame_overlays_init (TrameOverlays *overlays);
void trame_overlays_clear (TrameOverlays *overlays);
void trame_overlays_set (TrameOverlays *overlays, const TramePreviewOverlay *given, guint n_given);
void trame_overlays_focus (TrameOverlays *overlays, const char *id);
/* Forgets what was drawn: the scale, the colours or the words of a page changed. */
void trame_overlays_redraw (TrameOverlays *overlays);
/* The first overlay of ID, or NULL. */
const TrameOverlay *trame_overlays_find (const TrameOverlays *overlays, const char *id);
/* The topmost overlay with a box at X, Y (points) of PAGE, or NULL. */
const TrameOverlay *trame_overlays_at (const TrameOverlays *overlays, guint page, double x, double y);
/* The box round all of OVERLAY's. */
TrameBox trame_overlay_extent (const TrameOverlay *overlay);

/* The theme's colour for STYLE. */
GdkRGBA trame_overlay_color (GtkWidget *widget, TrameOverlayStyle style);

/* Draws those of PAGE; the snapshot's origin is the page's. TEXT (nullable) holds the words that discs keep off. */
void trame_overlays_snapshot (TrameOverlays *overlays,
                              GtkWidget *widget,
                              GtkSnapshot *snapshot,
                              guint page,
                              const TramePageSize *size,
                              double scale,
                              const TramePageText *text);

/* A row of an outline, in pixels. */
typedef struct
{
  double x0, y0, x1, y1;
} TrameOutlineRow;

/* BOXES at SCALE as rows from top to bottom, grown by 3 × 1.5 pixels, those of one line joined; rows of neighbouring
 * lines touch. Of TrameOutlineRow; owned by the caller. */
GArray *trame_outline_rows (const GArray *boxes, double scale);
/* Whether a row and the one below it belong to one outline. */
gboolean trame_outline_continues (const TrameOutlineRow *above, const TrameOutlineRow *below);
/* The centre for a disc of RADIUS beside AROUND, off every one of OBSTACLES (of TrameOutlineRow), on a page of WIDTH ×
 * HEIGHT; the nearest free place at its sides, else above or below, else at AROUND's left. */
void trame_disc_place (const TrameOutlineRow *around,
                       const GArray *obstacles,
                       double radius,
                       double width,
                       double height,
                       double *x,
                       double *y);

G_END_DECLS
