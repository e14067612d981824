/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of conventions written as files: "<number> <partner> <kind>.pdf", or .odt to be edited. */
#pragma once

#include "office/document-kind.h"
#include "office/file-write.h"
#include "office/office.h"

G_BEGIN_DECLS

typedef enum
{
  TRAME_FILE_PDF = 0, /* what is signed and kept */
  TRAME_FILE_ODT,     /* the same words for who comments on them */
} TrameFileFormat;

/* ".pdf", ".odt". Static. */
const char *trame_file_format_ending (TrameFileFormat format);

/* What became of one convention of a batch. */
typedef struct
{
  gint64 convention;  /* 0: of a whole selection */
  char *document;     /* a kind of document-kind.h */
  char *file;         /* path written; NULL: none */
  char *sha256;       /* NULL: none */
  guint pages;        /* 0: not set on pages */
  GPtrArray *missing; /* of char*: required fields not filled; the document is then marked "PROJET" */
  char *failure;      /* why there is no file, a sentence; NULL: there is one */
} TrameGenerated;

void trame_generated_free (TrameGenerated *generated);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameGenerated, trame_generated_free)

/* What became of a batch. */
typedef struct
{
  GPtrArray *rows; /* of TrameGenerated*, in the order asked, as far as it went */
  guint asked;     /* conventions, each once */
  guint written;
  guint failed;
  gboolean cancelled; /* before its end */
  gboolean stopped;   /* the place to write to refused a file (full, read-only): the rest was not tried */
} TrameGeneration;

void trame_generation_free (TrameGeneration *generation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameGeneration, trame_generation_free)

/* A name that is safe on every file system: "<number or id> <partner> <kind>.pdf". Owned by the caller. */
char *
trame_generate_file_name (const char *number, gint64 id, const char *partner, const char *kind, TrameFileFormat format);

typedef void (*TrameGenerateProgress) (guint done, guint total, gpointer user_data);

/* Writes the document of each of CONVENTIONS (gint64; twice the same is once). TO is a folder (made when it is missing),
 * or, for one convention, a file name. Each file is whole or absent, whenever the batch ends: a document that cannot be
 * made is a row that says why, and the next is tried; a cancelled batch says what it wrote. NULL and ERROR only when
 * nothing could be begun: no such kind, no such folder. VALUES (nullable) fill fields of a letter or a sheet before what
 * the register knows. With ISSUE each letter is
 * first issued (issue-letter.h), then written: PDF, and kinds that have a model. The state for the council is one row, of no
 * convention. PROGRESS (nullable) is called here and now. Blocking. */
TrameGeneration *trame_office_generate (TrameOffice *office,
                                        const GArray *conventions,
                                        const char *document,
                                        TrameValues *values,
                                        TrameFileFormat format,
                                        gboolean issue,
                                        const char *to,
                                        GCancellable *cancellable,
                                        TrameGenerateProgress progress,
                                        gpointer user_data,
                                        GError **error);
/* The same without blocking; VALUES (nullable) is copied. PROGRESS is called in the main thread, before CALLBACK, never after. A cancelled batch is an
 * answer too. */
void trame_office_generate_async (TrameOffice *office,
                                  const GArray *conventions,
                                  const char *document,
                                  TrameValues *values,
                                  TrameFileFormat format,
                                  gboolean issue,
                                  const char *to,
                                  GCancellable *cancellable,
                                  TrameGenerateProgress progress,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
TrameGeneration *trame_office_generate_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
