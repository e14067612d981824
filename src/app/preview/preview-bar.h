/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar under a page view: pages, zoom, and either search, save and print or the legend of its rectangles. */
#pragma once

#include "app/preview/preview.h"

G_BEGIN_DECLS

#define TRAME_TYPE_PREVIEW_BAR (trame_preview_bar_get_type ())
G_DECLARE_FINAL_TYPE (TramePreviewBar, trame_preview_bar, TRAME, PREVIEW_BAR, GtkWidget)

/* A bar for PREVIEW, which it keeps; properties "preview" and "legend" for .ui files. */
GtkWidget *trame_preview_bar_new (TramePreview *preview);
/* Shows what the rectangles' colours mean (Act, Sitting, Attendance, To check) in place of search, save and print. */
void trame_preview_bar_set_legend (TramePreviewBar *bar, gboolean legend);

G_END_DECLS
