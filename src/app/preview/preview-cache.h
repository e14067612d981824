/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of pages at hand, one a page, within a budget of bytes. Main thread only. */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

typedef struct _TramePictureCache TramePictureCache;

TramePictureCache *trame_picture_cache_new (gsize budget);
void trame_picture_cache_free (TramePictureCache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TramePictureCache, trame_picture_cache_free)

/* Keeps TEXTURE (taken) for PAGE in place of the one there was. SERIAL says of which document, SCALE how large it was
 * drawn; NEAR is the page being looked at: pages far from it go first when the budget is passed, PAGE itself never. */
void trame_picture_cache_put (
    TramePictureCache *cache, guint page, guint serial, double scale, GdkTexture *texture, guint near);
/* What there is for PAGE, maybe of another document or scale; NULL: nothing. */
GdkTexture *trame_picture_cache_get (TramePictureCache *cache, guint page);
/* Whether PAGE's picture is of SERIAL and SCALE. */
gboolean trame_picture_cache_is_current (TramePictureCache *cache, guint page, guint serial, double scale);
/* PAGE, drawn for FROM, looks the same in TO: its picture is now TO's. */
void trame_picture_cache_renew (TramePictureCache *cache, guint page, guint from, guint to);
void trame_picture_cache_clear (TramePictureCache *cache);
/* Forgets the pages from N_PAGES on. */
void trame_picture_cache_cut (TramePictureCache *cache, guint n_pages);
gsize trame_picture_cache_bytes (TramePictureCache *cache);

G_END_DECLS
