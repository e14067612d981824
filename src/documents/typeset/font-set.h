/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds fonts by family, and another font for a character that the first has not. Fonts are loaded when first asked for
 * and kept. No shaping here. */
#pragma once

#include "documents/typeset/font.h"

G_BEGIN_DECLS

typedef struct _TrameFontSet TrameFontSet;

TrameFontSet *trame_font_set_new (void);
void trame_font_set_free (TrameFontSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameFontSet, trame_font_set_free)

/* Whether a font that can be embedded is installed under the very name FAMILY. */
gboolean trame_font_is_installed (const char *family);

/* The installed font nearest to FAMILY; owned by SET. NULL when the machine has no usable font at all. */
TrameFont *trame_font_set_find (TrameFontSet *set, const char *family, gboolean bold, gboolean italic);

/* A font that has CHARACTER, nearest to FAMILY; owned by SET. NULL: none installed has it. */
TrameFont *
trame_font_set_find_for (TrameFontSet *set, const char *family, gboolean bold, gboolean italic, gunichar character);

G_END_DECLS
