/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document that we made says of itself in the file embedded in it. Whoever holds the PDF can change it: it only
 * tells where to look. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *model; /* its id */
  guint version;
  char *kind;         /* nick of a TrameModelKind; NULL: not said */
  char *number;       /* the convention's; NULL: none (a draft) */
  GHashTable *values; /* field → text */
} TrameEmbedded;

/* The data in XML, any bytes; NULL when they are not a document's of ours. No entity is expanded, nothing is fetched.
 * Owned by the caller. */
TrameEmbedded *trame_embedded_parse (GBytes *xml);
/* The data embedded in PDF, a document that we set; NULL: none. Owned by the caller. */
TrameEmbedded *trame_embedded_of_own (GBytes *pdf);
void trame_embedded_free (TrameEmbedded *embedded);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameEmbedded, trame_embedded_free)
/* The fields whose values are not the same in both, by name. Owned by the caller. */
GPtrArray *trame_embedded_changes (const TrameEmbedded *one, const TrameEmbedded *other);

G_END_DECLS
