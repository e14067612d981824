/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words as a person typed or pasted them, made fit to be kept. What they mean is not looked at here. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TYPED as NFC, without what cannot be seen (control characters) and without blanks at its ends: "" when nothing of it can
 * be seen at all. SEVERAL: it may have several lines; otherwise each end of line becomes a space. NULL when TYPED is not
 * UTF-8. Owned by the caller. */
char *trame_typed_text (const char *typed, gboolean several);

G_END_DECLS
