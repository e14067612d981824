/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document that came back, read by the child: its words, its signatures, what it says of itself. Which of ours it is,
 * the office finds out. */
#pragma once

#include "intake/embedded.h"
#include "intake/word-list.h"
#include "pages/signature.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *sha256;
  GBytes *bytes;
  TrameFileText *text;     /* text_layer FALSE: a scan, or pages without words */
  TrameEmbedded *embedded; /* NULL: none of ours */
  GPtrArray *signatures;   /* of TrameSignature* */
} TrameReturned;

/* Reads the file at PATH, or BYTES when PATH is NULL, in a child process. Blocking. NULL and TRAME_READER_ERROR. */
TrameReturned *trame_returned_read (const char *path, GBytes *bytes, GCancellable *cancellable, GError **error);
void trame_returned_free (TrameReturned *returned);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameReturned, trame_returned_free)

/* Every word of RETURNED without the marks at its edges, running lines too, for looking numbers up. A set of char*, owned by
 * the caller. */
GHashTable *trame_returned_words (const TrameReturned *returned);
/* All of its text, folded (french/fold.h) with single spaces. Owned by the caller. */
char *trame_returned_folded (const TrameReturned *returned);

G_END_DECLS
