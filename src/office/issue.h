/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Mettre à la signature": gives the convention its number and freezes its bytes, hash, model version and values. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 document; /* id of the frozen document */
  char *number;    /* "DE25_139_01" */
  char *sha256;
  GBytes *pdf;
  guint pages;
} TrameIssued;

void trame_issued_free (TrameIssued *issued);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameIssued, trame_issued_free)

/* Issues CONVENTION on ON (NULL: today). ERROR: MISSING while required fields are empty (the message names them),
 * REFUSED when it is issued already or withdrawn. Blocking. Owned by the caller. */
TrameIssued *trame_office_issue (TrameOffice *office, gint64 convention, const GDate *on, GError **error);
void trame_office_issue_async (TrameOffice *office,
                               gint64 convention,
                               const GDate *on,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
TrameIssued *trame_office_issue_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
