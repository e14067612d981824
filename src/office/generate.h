/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of conventions written as files: "<number> <partner> <kind>.pdf". */
#pragma once

#include "office/file-write.h"
#include "office/office.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 convention;
  char *document; /* "convention" */
  char *file;     /* path written */
  char *sha256;
  guint pages;
  GPtrArray *missing; /* of char*: required fields not filled; the document is then marked "PROJET" */
} TrameGenerated;

void trame_generated_free (TrameGenerated *generated);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameGenerated, trame_generated_free)

/* Kinds that can be generated today, NULL-terminated; static. */
const char *const *trame_office_document_kinds (void);

/* A name that is safe on every file system: "<number or id> <partner> <kind>.pdf". Owned by the caller. */
char *trame_generate_file_name (const char *number, gint64 id, const char *partner, const char *kind);

/* Writes the document of each of CONVENTIONS (gint64). TO is a folder (made when it is missing), or, for one convention,
 * a file name. Each file is whole or absent. An array of TrameGenerated*, NULL and ERROR at the first that fails (those
 * written before stay). PROGRESS may be NULL. Blocking. */
typedef void (*TrameGenerateProgress) (guint done, guint total, gpointer user_data);
GPtrArray *trame_office_generate (TrameOffice *office,
                                  const GArray *conventions,
                                  const char *document,
                                  const char *to,
                                  GCancellable *cancellable,
                                  TrameGenerateProgress progress,
                                  gpointer user_data,
                                  GError **error);
/* The same without blocking. */
void trame_office_generate_async (TrameOffice *office,
                                  const GArray *conventions,
                                  const char *document,
                                  const char *to,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *trame_office_generate_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
