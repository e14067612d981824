/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a letter or a sheet about conventions. Private to the room. */
#pragma once

#include "office/desk.h"
#include "office/issue-letter.h"

G_BEGIN_DECLS

/* As letter.h's, not on pages. */
TrameLetterDraft *trame_desk_draft_letter (
    TrameDesk *desk, const TrameConvention *convention, const char *kind, TrameValues *given, GError **error);
/* Its text alone. *MISSING: ids of required fields left empty, owned by the caller. NULL and ERROR. */
TrameText *trame_desk_letter_text (TrameDesk *desk,
                                   const TrameConvention *convention,
                                   const char *kind,
                                   TrameValues *given,
                                   GPtrArray **missing,
                                   GError **error);
/* issue-letter.h's, at a desk: kept and told. NULL and ERROR. */
TrameIssuedLetter *trame_desk_issue_letter (TrameDesk *desk, const TrameLetterToIssue *to_issue, GError **error);
/* Puts DRAFT on pages, dated ON. FALSE and ERROR. */
gboolean trame_desk_set_letter (
    TrameDesk *desk, const TrameConvention *convention, TrameLetterDraft *draft, const GDate *on, GError **error);
/* The state of all CONVENTIONS (of TrameConvention*) on the desk's day, one document for the council. Owned by the caller. */
TrameText *trame_desk_yearly_state_text (TrameDesk *desk, const GPtrArray *conventions);

G_END_DECLS
