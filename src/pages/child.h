/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading child as a process: finding its program, starting it with a file, asking it one thing at a time within a
 * time limit, ending it. What an answer means is wire.h's. Private to the room. */
#pragma once

#include <gio/gio.h>
#include "pages/wire.h"

G_BEGIN_DECLS

typedef struct _TrameChild TrameChild;

/* Starts trame-reader on the file at descriptor FILE (which stays the caller's). NULL with TRAME_READER_ERROR_OPEN when
 * there is no such program: $TRAME_READER, else beside the running program, else in its build tree, else installed. */
TrameChild *trame_child_start (int file, GError **error);
void trame_child_end (TrameChild *child);

/* Asks KIND with BODY (floating, taken); the answer's body is returned, its kind in *ANSWERED. NULL with a
 * TRAME_READER_ERROR (CRASHED, TIME or BROKEN, then for ever) or G_IO_ERROR_CANCELLED. */
GBytes *trame_child_ask (TrameChild *child,
                         TrameWireKind kind,
                         GVariant *body,
                         guint milliseconds,
                         GCancellable *cancellable,
                         TrameWireKind *answered,
                         GError **error);

/* CHILD said something that does not hold: ends it; every later question is refused as BROKEN. */
void trame_child_distrust (TrameChild *child);

G_END_DECLS
