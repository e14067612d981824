/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a PDF says of itself: the XMP packet and the information dictionary, which must agree. */
#pragma once

#include "documents/pdf/file.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title;  /* never NULL */
  const char *author; /* NULL: none */
  const GDate *date;  /* NULL or cleared: none */
} TramePdfMetadata;

/* The XMP packet of a document that is PDF/A-3a and PDF/UA-1. Owned by the caller. */
char *trame_pdf_metadata_to_xmp (const TramePdfMetadata *metadata);

/* Writes the packet or the dictionary; the number of the object. */
guint trame_pdf_metadata_put_xmp (const TramePdfMetadata *metadata, TramePdfFile *file);
guint trame_pdf_metadata_put_info (const TramePdfMetadata *metadata, TramePdfFile *file);

G_END_DECLS
