/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the pages of a document lie on the desk, in pixels, for a zoom. Pure arithmetic, no widget. */
#pragma once

#include <glib.h>
#include "pages/page-text.h"

G_BEGIN_DECLS

typedef struct
{
  double width, height; /* points */
} TramePageSize;

typedef struct
{
  double x, y, width, height; /* pixels from the desk's top left */
} TramePageFrame;

typedef struct
{
  TramePageFrame *frames;
  guint n_pages;
  double scale;         /* pixels a point */
  double width, height; /* of the desk */
} TrameLayout;

/* Round the pages and between them, pixels. */
#define TRAME_DESK_MARGIN 18
/* Pixels a point at zoom 1. */
#define TRAME_PIXELS_PER_POINT (96.0 / 72.0)

void trame_layout_clear (TrameLayout *layout);
/* Lays N_PAGES of SIZES one under the other at SCALE, centred in VIEW_WIDTH. */
void
trame_layout_arrange (TrameLayout *layout, const TramePageSize *sizes, guint n_pages, double scale, double view_width);
/* The scale at which the widest page fills VIEW_WIDTH; 1 without pages. */
double trame_layout_fit_width (const TramePageSize *sizes, guint n_pages, double view_width);
/* The scale at which PAGE (from 0) is seen whole. */
double
trame_layout_fit_page (const TramePageSize *sizes, guint n_pages, guint page, double view_width, double view_height);
/* The page (from 0) at Y, or the next one below; the last one under all. */
guint trame_layout_page_at (const TrameLayout *layout, double y);
/* The page that fills most of the view from TOP to BOTTOM. */
guint trame_layout_current (const TrameLayout *layout, double top, double bottom);
/* A box of PAGE in pixels of the desk. */
TramePageFrame trame_layout_box (const TrameLayout *layout, guint page, TrameBox box);

G_END_DECLS
