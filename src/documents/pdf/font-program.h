/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Embeds fonts: the part of the program that is used, the widths, and the way back from codes to characters. What was cut
 * once is remembered. */
#pragma once

#include "documents/pdf/file.h"
#include "documents/typeset/font.h"

G_BEGIN_DECLS

typedef struct _TrameFontPrograms TrameFontPrograms;

/* PACKER is borrowed. */
TrameFontPrograms *trame_font_programs_new (TramePacker *packer);
void trame_font_programs_free (TrameFontPrograms *programs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameFontPrograms, trame_font_programs_free)

/* Writes FONT for the codes that USED marks (one byte a code, FONT->codes of them; it is changed). The number of its
 * object; 0 when the program cannot be cut. The bytes depend on FONT and USED alone. */
guint trame_font_programs_put (TrameFontPrograms *programs, TramePdfFile *file, const TrameFont *font, guint8 *used);

G_END_DECLS
