/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view of a file without pages (Markdown, plain text): its text, with the overlays as coloured words. Private to the
 * page view. */
#pragma once

#include "app/preview/preview-canvas.h"

G_BEGIN_DECLS

#define TRAME_TYPE_PREVIEW_TEXT (trame_preview_text_get_type ())
G_DECLARE_FINAL_TYPE (TramePreviewText, trame_preview_text, TRAME, PREVIEW_TEXT, GtkWidget)

/* Signal "overlay-activated" (id). */
GtkWidget *trame_preview_text_new (void);
/* Shows PAGE, which stays the caller's and must outlive the view or the next call; NULL shows nothing. */
void trame_preview_text_show (TramePreviewText *view, const TramePageText *page);
/* Colours the words of OVERLAYS and scrolls to the focused one if it changed; colours FOUND and scrolls to FOUND_AT when
 * REVEAL. */
void trame_preview_text_mark (TramePreviewText *view, const TrameOverlays *overlays);
void trame_preview_text_mark_found (TramePreviewText *view, const GArray *found, guint found_at, gboolean reveal);
/* The selected text, NULL when there is none; owned by the caller. */
char *trame_preview_text_selected (TramePreviewText *view);

G_END_DECLS
