/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page view: a document's pages one under the other on a desk, with zoom, search, selection and rectangles laid over
 * them. It shows our own PDF bytes, or a foreign file drawn by a TrameReader. Pages are read and drawn by a worker of its
 * own; nothing here waits. */
#pragma once

#include <gtk/gtk.h>
#include "pages/page-text.h"
#include "pages/reader.h"

G_BEGIN_DECLS

#define TRAME_TYPE_PREVIEW (trame_preview_get_type ())
G_DECLARE_FINAL_TYPE (TramePreview, trame_preview, TRAME, PREVIEW, GtkWidget)

/* Properties: "n-pages", "page" (the current one, from 1; 0 without pages), "zoom" (1.0 is 96 pixels an inch),
 * "zoom-mode", "loading" (nothing to show yet), "file-name".
 * Signals: "overlay-activated" (id): a rectangle was clicked; "overlay-hovered" (id, NULL when left).
 * Actions: preview.zoom-in, .zoom-out, .zoom-normal, .fit-width, .fit-page, .previous-page, .next-page, .find,
 * .find-next, .find-previous, .copy, .select-all, .save, .print, .open-outside; with Ctrl +, −, 0, F, G, Shift+G, C, A, S, P while the
 * focus is in the view. */

typedef enum
{
  TRAME_ZOOM_FREE,
  TRAME_ZOOM_FIT_WIDTH, /* the first */
  TRAME_ZOOM_FIT_PAGE,
} TrameZoomMode;

#define TRAME_TYPE_ZOOM_MODE (trame_zoom_mode_get_type ())
GType trame_zoom_mode_get_type (void);

GtkWidget *trame_preview_new (void);

/* Shows PDF (our own bytes), or nothing when it is NULL. The zoom, the scroll position and the pictures at hand stay
 * until the new pages are drawn, so it can be called at each keystroke; only the newest bytes are drawn. */
void trame_preview_set_document (TramePreview *preview, GBytes *pdf);
/* The same, MARKS (of guint64, one a page; nullable) being what each page looks like (TrameSetDocument): those that look as
 * before are not drawn again. */
void trame_preview_set_pages (TramePreview *preview, GBytes *pdf, GArray *marks);
/* Shows READER's file, from its top. Takes READER, which nobody else may use from then on; NULL shows nothing. A file
 * without pages is shown as its text. */
void trame_preview_set_reader (TramePreview *preview, TrameReader *reader);
/* Shows BYTES that came from outside (an attachment), from their top: opened away from the main thread, read by a child.
 * When they cannot be shown (damaged, with a password, of another kind), the page says why, and they can still be saved
 * and opened outside. MEDIA_TYPE as trame_reader_open_bytes takes it. */
void trame_preview_set_foreign (TramePreview *preview, GBytes *bytes, const char *media_type);
/* The name that a saved or printed copy gets, with its ending ("DE25_139_01 Le P.L.I.E convention.pdf"). */
void trame_preview_set_file_name (TramePreview *preview, const char *name);

typedef enum
{
  TRAME_OVERLAY_FILLED,  /* a filled blank: a light tint, no line */
  TRAME_OVERLAY_EDITING, /* the one being typed */
  TRAME_OVERLAY_ACT,
  TRAME_OVERLAY_SITTING,
  TRAME_OVERLAY_ATTENDANCE,
  TRAME_OVERLAY_DOUBT,
} TrameOverlayStyle;

/* A place on a page. Several lines make one outline. Overlays of the same id on several pages or places are one thing:
 * they light up together. */
typedef struct
{
  const char *id;
  guint page; /* from 1 */
  const TrameBox *boxes;
  guint n_boxes;
  TrameOverlayStyle style;
  guint number;     /* in a disc beside it; 0: no disc */
  gsize start, end; /* instead of boxes, for a file without pages: characters of the file */
} TramePreviewOverlay;

/* Replaces the overlays; copies all. The focused id stays if it is still there. */
void trame_preview_set_overlays (TramePreview *preview, const TramePreviewOverlay *overlays, guint n_overlays);
/* Lights up the overlays of ID (NULL: none) and scrolls so that the first can be seen. Also before the pages or the
 * overlays are there: then as soon as they are. */
void trame_preview_focus_overlay (TramePreview *preview, const char *id);

guint trame_preview_get_n_pages (TramePreview *preview);
guint trame_preview_get_page (TramePreview *preview);
/* Scrolls to the top of PAGE, from 1. */
void trame_preview_set_page (TramePreview *preview, guint page);
double trame_preview_get_zoom (TramePreview *preview);
/* Between 0.1 and 4; the zoom mode becomes free. */
void trame_preview_set_zoom (TramePreview *preview, double zoom);
TrameZoomMode trame_preview_get_zoom_mode (TramePreview *preview);
void trame_preview_set_zoom_mode (TramePreview *preview, TrameZoomMode mode);

/* The text of PAGE (from 1), once it is known; owned by PREVIEW until the document changes, NULL before. */
const TramePageText *trame_preview_get_text (TramePreview *preview, guint page);
/* The selected text, NULL when there is none; owned by the caller. */
char *trame_preview_get_selected_text (TramePreview *preview);

/* Looks for TEXT (case, accents and œ do not matter) and shows the first hit from the current page on; "" or NULL ends
 * the search. */
void trame_preview_search (TramePreview *preview, const char *text);
guint trame_preview_get_n_hits (TramePreview *preview);
/* Asks where to save a copy / prints / opens a copy with the program that the desktop has for it; nothing without a
 * document. */
void trame_preview_save (TramePreview *preview);
void trame_preview_print (TramePreview *preview);
void trame_preview_open_outside (TramePreview *preview);

G_END_DECLS
