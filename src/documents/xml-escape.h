/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text inside XML that must be read back the same, whatever a person or a PDF put in it. Inside documents only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends TEXT to OUT as content, or as an ATTRIBUTE's value. Characters that XML 1.0 cannot hold, even escaped (most
 * controls), and bytes that are not UTF-8 become U+FFFD. */
void trame_xml_escape (GString *out, const char *text, gboolean attribute);

G_END_DECLS
