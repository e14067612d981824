/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter or a sheet about a convention being written: its model, its values, its words. Issuing it is issue-letter.h's. */
#pragma once

#include "office/document-kind.h"
#include "office/office.h"

#include "documents/engine.h"
#include "documents/fill.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 convention;
  char *kind; /* of document-kind.h */
  TrameModel *model;
  gint64 stored;         /* the row of the register that holds this model; 0: none yet */
  TrameValues *values;   /* what the register knows, then what was given */
  GPtrArray *missing;    /* of char*: required fields left empty; the text is then marked "PROJET" */
  TrameText *text;       /* those values in the model's words */
  TrameSetDocument *set; /* on pages; NULL: not asked for */
  guint issues;          /* how many times it was issued */
  GDate last_issued;     /* cleared: never */
  gint64 last_document;  /* that issue's; 0: none */
} TrameLetterDraft;

void trame_letter_draft_free (TrameLetterDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameLetterDraft, trame_letter_draft_free)

/* The document of KIND about CONVENTION on pages, filled from the register, then from GIVEN (nullable, copied; "" empties a
 * field). NULL and ERROR: REFUSED when it makes no sense in the convention's state or a given value is not of its field's
 * kind, UNKNOWN for a field that the model has not. For a preview: only the last request of one convention and kind is set,
 * those overtaken end with G_IO_ERROR_CANCELLED; a form may be older than the version of the model in use, so that given fields
 * that it has not are left out. */
void trame_office_draft_letter_async (TrameOffice *office,
                                      gint64 convention,
                                      const char *kind,
                                      TrameValues *given,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
TrameLetterDraft *trame_office_draft_letter_finish (TrameOffice *office, GAsyncResult *result, GError **error);
/* The same, blocking. */
TrameLetterDraft *trame_office_draft_letter (
    TrameOffice *office, gint64 convention, const char *kind, TrameValues *given, GError **error);

G_END_DECLS
