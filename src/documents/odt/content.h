/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text itself as content.xml. */
#pragma once

#include "documents/fill.h"
#include "documents/style.h"

G_BEGIN_DECLS

/* Blocks, lists and signatures of TEXT with the automatic styles that they need. The pictures (TramePicture, TEXT's) of its
 * figures are appended to PICTURES. Owned by the caller. */
char *trame_odt_content (const TrameText *text, const TrameStyle *style, GPtrArray *pictures);

/* The part that holds PICTURE, the figures' NUMBER (from 0). Owned by the caller. */
char *trame_odt_picture_name (const TramePicture *picture, guint number);

G_END_DECLS
