/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of document that a convention may need, and when each makes sense. Making them is generate.h's. */
#pragma once

#include "register/convention.h"

G_BEGIN_DECLS

/* One document for a whole selection of conventions. */
#define TRAME_DOCUMENT_YEARLY_STATE "yearly-state"

/* Kinds that can be generated, NULL-terminated; static. */
const char *const *trame_office_document_kinds (void);
gboolean trame_document_kind_exists (const char *kind);
/* What KIND is called in the programs' language, KIND itself when there is none. Static. */
const char *trame_document_kind_label (const char *kind);
/* What its file is called, in French as the documents are. Static. */
const char *trame_document_kind_file_word (const char *kind);
/* The shipped model that it is made from; NULL: the convention's own, or no model. Static. */
const char *trame_document_kind_model (const char *kind);
/* How a letter of KIND usually goes, a nick of TrameMedium; NULL: nothing is said. Static. */
const char *trame_document_kind_medium (const char *kind);
/* The standing fact of CONVENTION that a document of KIND follows from: the breach that it notifies, the request that it
 * answers. Its id; 0: none. */
gint64 trame_document_kind_fact (const char *kind, const TrameConvention *convention);
/* NULL when KIND makes sense for CONVENTION in the state of LIFECYCLE; else why it does not and what to do, a sentence.
 * Owned by the caller. */
char *
trame_document_kind_refusal (const char *kind, const TrameConvention *convention, const TrameLifecycle *lifecycle);

G_END_DECLS
