/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a filled text leads: web and mail addresses, and the articles that it names. */
#pragma once

#include "documents/fill.h"

G_BEGIN_DECLS

/* Cuts TEXT's runs where an address begins or ends, and says where it leads (TrameRun's link); no word changes. With ARTICLES also
 * where the text names one of its own articles ("l’article 3.1", "les articles 2 et 3"), but not another text's ("l’article 10 de
 * la loi…"). Headings lead nowhere. */
void trame_text_find_links (TrameText *text, gboolean articles);

G_END_DECLS
