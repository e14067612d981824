/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF that came back: which of our documents it is, every word that differs from what was issued, its signatures. */
#pragma once

#include "intake/compare.h"
#include "intake/returned.h"
#include "office/office.h"

G_BEGIN_DECLS

typedef enum
{
  TRAME_IDENTIFIED_NOT = 0,  /* none of ours, or nothing to tell it by */
  TRAME_IDENTIFIED_BYTES,    /* the very file that was issued */
  TRAME_IDENTIFIED_EXTENDED, /* that file, with something added after its end, as a signature does */
  TRAME_IDENTIFIED_DATA,     /* saved again by another program: known by the data that it still carries */
  TRAME_IDENTIFIED_WORDS,    /* printed or saved without that data: known by its words */
} TrameIdentifiedBy;

typedef struct
{
  TrameIdentifiedBy by;
  gboolean has_text; /* FALSE: pages without words (a scan): nothing can be compared */
  char *sha256;      /* of the file */
  guint pages;

  /* What it is; 0 and NULL when it is not known. */
  gint64 convention;
  char *number; /* NULL: a draft */
  char *partner;
  gint64 document; /* that was issued; 0: the draft as it is today */
  char *kind;      /* "convention", "termination"… */
  guint issue;     /* of its kind about that convention, from 1; 0: never issued */
  guint issues;    /* of that kind, in all */
  GDate issued_on; /* cleared: never issued */
  char *model;
  guint version;

  /* What the file says of itself, unproved; NULL: it carries no data of ours. */
  char *said_number;
  char *said_model;
  guint said_version;
  GHashTable *said_values; /* field → text; NULL with said_model */

  GPtrArray *changed_data;   /* of char*: the fields of that data that are not as issued; NULL: not known by its data */
  GPtrArray *changed_labels; /* of char*: the same, as people call them */
  TrameComparison *comparison; /* NULL when nothing can be compared */
  GPtrArray *signatures;       /* of TrameSignature* */
  GArray *marked;              /* of guint: the pages, from 1, that notes, strokes, stamps or fields lie over */
} TrameIdentified;

void trame_identified_free (TrameIdentified *identified);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameIdentified, trame_identified_free)

/* Reads the file at PATH, or BYTES when PATH is NULL, in a child process and looks for it in OFFICE's register. Nothing is
 * stored. A foreign file or a scan is an answer, no error. Owned by the caller; NULL and TRAME_READER_ERROR when it cannot
 * be read. Blocking. */
TrameIdentified *trame_office_identify (TrameOffice *office, const char *path, GBytes *bytes, GError **error);
/* The same without blocking. */
void trame_office_identify_async (TrameOffice *office,
                                  const char *path,
                                  GBytes *bytes,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
TrameIdentified *trame_office_identify_finish (TrameOffice *office, GAsyncResult *result, GError **error);

/* Whether the words are those that were issued, all of them and no other. */
gboolean trame_identified_same_words (const TrameIdentified *identified);

G_END_DECLS
