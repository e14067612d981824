/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view "Pièces" of a convention's page: its files, those made here and those attached. */
#pragma once

#include <adwaita.h>

#include "office/dossier.h"

G_BEGIN_DECLS

#define TRAME_TYPE_ATTACHMENTS_VIEW (trame_attachments_view_get_type ())
G_DECLARE_FINAL_TYPE (TrameAttachmentsView, trame_attachments_view, TRAME, ATTACHMENTS_VIEW, AdwBin)

/* Actions: attachments.add; .show, .export, .remove with a document's id. Files can be dropped on the view. */

/* DOSSIER NULL: nothing. */
void trame_attachments_view_show (TrameAttachmentsView *self, TrameDossier *dossier);

G_END_DECLS
