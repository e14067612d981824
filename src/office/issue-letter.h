/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter that leaves the house: its bytes, model and values frozen in the register, with whom it went to and why. */
#pragma once

#include "office/letter.h"

G_BEGIN_DECLS

/* Nicks of how a letter goes: "registered-letter", "e-mail"…; NULL ends. */
extern const char *const trame_letter_media[];

/* What is issued. GIVEN and MEDIUM nullable. */
typedef struct
{
  gint64 convention;
  const char *kind;   /* of document-kind.h, with a model */
  TrameValues *given; /* laid over what the register knows */
  GDate on;           /* cleared: today; the letter's own date when GIVEN has none */
  const char *medium; /* NULL: as the kind usually goes */
  gint64 fact;        /* that it is about; 0: the one that its kind follows from, if any */
} TrameLetterToIssue;

typedef struct
{
  gint64 convention;
  gint64 document;  /* id of the frozen document */
  gint64 letter;    /* id of its row among the letters; 0: a sheet or an amendment, sent to nobody by itself */
  gint64 amendment; /* id of its row among the amendments; 0: none */
  char *kind;
  guint issue; /* of its kind about this convention, from 1 */
  char *name;  /* of its file */
  char *sha256;
  GBytes *pdf;
  guint pages;
} TrameIssuedLetter;

void trame_issued_letter_free (TrameIssuedLetter *issued);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameIssuedLetter, trame_issued_letter_free)

/* Sets TO_ISSUE and keeps it, in one transaction. What was issued before stays as it is. NULL and ERROR: MISSING while required
 * fields are empty (the message names them), REFUSED when it makes no sense in the convention's state, or when these very
 * bytes are the last issue already; UNKNOWN kind, field, medium or fact. Blocking. Owned by the caller. */
TrameIssuedLetter *trame_office_issue_letter (TrameOffice *office, const TrameLetterToIssue *to_issue, GError **error);
/* The same without blocking; TO_ISSUE is copied. */
void trame_office_issue_letter_async (TrameOffice *office,
                                      const TrameLetterToIssue *to_issue,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
TrameIssuedLetter *trame_office_issue_letter_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
