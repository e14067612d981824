/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row in which a name is typed freely; it says whether the name is known, and offers a known one that holds what is typed. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRAME_TYPE_KNOWN_ROW (trame_known_row_get_type ())
G_DECLARE_FINAL_TYPE (TrameKnownRow, trame_known_row, TRAME, KNOWN_ROW, AdwEntryRow)

/* KNOWN and OTHER say which of both a typed name is: "partenaire connu", "nouveau partenaire". Static. */
GtkWidget *trame_known_row_new (const char *title, const char *known, const char *other);
/* The names that are known; copied. */
void trame_known_row_set_names (TrameKnownRow *self, const char *const *names);
/* The place among the names of the one typed, however it is written; G_MAXUINT: none. */
guint trame_known_row_get_place (TrameKnownRow *self);
/* What is typed, without blanks at its ends; "" when nothing is. Owned by the caller. */
char *trame_known_row_get_typed (TrameKnownRow *self);

G_END_DECLS
