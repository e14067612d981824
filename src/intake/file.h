/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file on disk → its proposal, through the reading child. */
#pragma once

#include "intake/proposal.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads PATH in a child process, then what its text says. BYTES (may be NULL) gets the file as it was read: one
 * reference. Blocking. NULL and TRAME_READER_ERROR when it cannot be read, or changed meanwhile. */
TrameProposal *trame_intake_read_file (
    const char *path, TrameLanguage language, GBytes **bytes, GCancellable *cancellable, GError **error);

G_END_DECLS
