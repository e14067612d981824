/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows in which a fact is given, by its kind; and the fact they make. */
#pragma once

#include <adwaita.h>

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
void trame_fact_rows_set_party (TrameFactRows *rows, TrameParty party);
/* Puts the keyboard in the date. */
void trame_fact_rows_focus (TrameFactRows *rows);

G_END_DECLS
