/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of each table of the register is called by the people who keep it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "délibération", of the table "deliberation"; TABLE itself when it has no name. Translated, static or TABLE. */
const char *trame_table_words (const char *table);

G_END_DECLS
