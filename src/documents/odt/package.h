/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The archive of an OpenDocument file: its type first and bare, then its parts, always the same bytes for the same
 * parts. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name; /* "content.xml" */
  const char *xml;  /* NULL: BYTES */
  GBytes *bytes;
  const char *media_type; /* of BYTES */
} TrameOdtPart;

/* The N PARTS and their manifest as one file. One reference. */
GBytes *trame_odt_package (const TrameOdtPart *parts, guint n);

G_END_DECLS
