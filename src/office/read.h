/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A published act's file → what it says, as proposals. Nothing is stored here. */
#pragma once

#include "intake/proposal.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file that was read: its bytes, kept so that what is stored is what was read, and its proposals. Immutable; shared
 * by reference. */
typedef struct
{
  gatomicrefcount refs;
  char *path;
  GBytes *bytes;
  TrameProposal *proposal;
} TrameIncoming;

TrameIncoming *trame_incoming_ref (TrameIncoming *incoming);
void trame_incoming_unref (TrameIncoming *incoming);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameIncoming, trame_incoming_unref)

/* Reads PATH in a child process; blocking. NULL and ERROR (TRAME_READER_ERROR) when it cannot be read, or
 * TRAME_OFFICE_ERROR_REFUSED when it holds no act. No office is needed: reading knows no register. */
TrameIncoming *trame_office_read (const char *path, TrameLanguage language, GCancellable *cancellable, GError **error);
void trame_office_read_async (const char *path,
                              TrameLanguage language,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
TrameIncoming *trame_office_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
