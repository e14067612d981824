/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDFs made for the tests, by cairo: pages whose words, columns and lines are known. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* N_PAGES of A4. On the first: "Convention" in bold at (72, 100), "de partenariat" in italic; a rule from x 72 to 300 at y
 * 200; a box of 100 × 40 at (350, 180); two signature blocks at y 400, x 72 ("Pour la Ville", "Le Maire") and x 350
 * ("Pour le partenaire"). On each: "Page n" at (500, 800). Owned by the caller. */
GBytes *sample_pdf (guint n_pages);
/* BYTES encrypted with a user password by qpdf; NULL where there is no qpdf. */
GBytes *sample_encrypted (GBytes *bytes);

G_END_DECLS
