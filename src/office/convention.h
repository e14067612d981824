/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conventions as drafts: made from a model and a partner, and filled. */
#pragma once

#include "office/field-value.h"
#include "office/office.h"

G_BEGIN_DECLS

/* The values a convention of MODEL with PARTNER starts with: the fields' defaults, then what is known of the partner, the
 * act and the city. COMMUNE as documents name it ("Ville de Lille"; TrameStyle.author). PARTNER, DELIBERATION and COMMUNE
 * may be NULL. Owned by the caller. */
TrameValues *trame_office_default_values (const TrameModel *model,
                                          const TramePartner *partner,
                                          const TrameDeliberation *deliberation,
                                          const char *commune);

/* A new draft. VALUES (may be NULL) are laid over the defaults. Its id, or 0 and ERROR. */
gint64
trame_office_new_convention (TrameOffice *office, gint64 model, gint64 partner, TrameValues *values, GError **error);

/* Lays CHANGES (an empty text empties a field) over a draft's values. VERSION is the one the values were loaded with
 * (TrameDossier.version); 0: do not check. NEW_VERSION may be NULL. ERROR: UNKNOWN field, STALE version, REFUSED once
 * the convention is issued or signed, or when a value is not of its field's kind. */
gboolean trame_office_set_values (
    TrameOffice *office, gint64 convention, gint64 version, TrameValues *changes, gint64 *new_version, GError **error);
/* The same without blocking; CHANGES is copied. */
void trame_office_set_values_async (TrameOffice *office,
                                    gint64 convention,
                                    gint64 version,
                                    TrameValues *changes,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
trame_office_set_values_finish (TrameOffice *office, GAsyncResult *result, gint64 *new_version, GError **error);

G_END_DECLS
