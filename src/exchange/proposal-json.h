/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was read from a published act, as JSON: the answer of `tramectl read FILE --json`. */
#pragma once

#include "intake/proposal.h"

G_BEGIN_DECLS

/* PROPOSAL as one JSON value, indented, with a last line end; keys in a fixed order, what was not read null. Owned by the
 * caller. */
char *trame_proposal_to_json (const TrameProposal *proposal);

G_END_DECLS
