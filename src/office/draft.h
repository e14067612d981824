/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New models and draft conventions as changes of the register: what the import and the other acts share. Private to the room. */
#pragma once

#include "documents/fill.h"
#include "register/changes.h"

G_BEGIN_DECLS

/* Borrowed. Ids may be handles of the same changes. */
typedef struct
{
  gint64 model_id;
  const TrameModel *model;
  const TrameTerms *terms;
  const TrameClauses *clauses;
  gint64 partner_id;
  gint64 deliberation_id;       /* 0: none */
  const TrameDeliberation *act; /* NULL: none */
  TrameValues *values;
  const char *responsible;
} TrameDraft;

/* Adds the draft and the words it is found by; its handle. */
gint64 trame_draft_add (TrameChanges *changes, const TrameDraft *draft);

/* Adds MODEL, approved by DELIBERATION (an id or a handle; 0: none); its handle. */
gint64 trame_model_add (TrameChanges *changes, const TrameModel *model, gint64 deliberation);

/* The words of the filled document, for the search. Owned by the caller. */
char *trame_draft_words (const TrameModel *model, TrameValues *values);

/* The clause that founds each term of MODEL, as reasons cite it ("Art. 3.3"). */
TrameClauses trame_model_clauses (const TrameModel *model);

G_END_DECLS
