/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows in which a fact is given, by its kind; and the fact they make. */
#pragma once

#include <adwaita.h>

#include "documents/fill.h"
#include "office/dossier.h"

G_BEGIN_DECLS

typedef struct _TrameFactRows TrameFactRows;

/* Rows for facts of KIND in GROUP; FACT (may be NULL) fills them. CHANGED is called at each change. Lives as long as
 * GROUP's rows. Free it after GROUP. */
TrameFactRows *trame_fact_rows_new (AdwPreferencesGroup *group,
                                    TrameFactKind kind,
                                    const TrameDossier *dossier,
                                    const GDate *today,
                                    const TrameFact *fact,
                                    GCallback changed,
                                    gpointer data);
/* Takes the rows out of their group. */
void trame_fact_rows_free (TrameFactRows *rows);
/* The fact as given; NULL while its date, or another, is not understood. One reference. */
TrameFact *trame_fact_rows_read (TrameFactRows *rows);
/* What stands in the rows, by their names in the program, as it was typed. Owned by the caller. */
TrameValues *trame_fact_rows_get_typed (TrameFactRows *rows);
/* Puts that back; what is no row of this kind is passed over. */
void trame_fact_rows_set_typed (TrameFactRows *rows, TrameValues *typed);
void trame_fact_rows_set_party (TrameFactRows *rows, TrameParty party);
/* Puts the keyboard in the date. */
void trame_fact_rows_focus (TrameFactRows *rows);

G_END_DECLS
