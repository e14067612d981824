/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sRGB profile that says what the colours of a document mean. Nothing about drawing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An ICC version 4 display profile of sRGB (IEC 61966-2-1): matrix and parametric curve, no table. Always the same
 * bytes; one reference. */
GBytes *trame_colour_profile_new (void);

G_END_DECLS
