/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was read of an act, for a person at a terminal. */
#pragma once

#include "cli/invocation.h"
#include "intake/proposal.h"

G_BEGIN_DECLS

/* On stdout: the act's facts, its annex, its warnings. */
void trame_act_summary_print (const TrameActProposal *proposal, TrameLanguage language);
/* The act alone. */
void trame_deliberation_print (const TrameDeliberation *act);
/* Terms of a model or a convention, one a line. */
void trame_terms_print (const TrameTerms *terms);

/* "name: value", nothing when VALUE is NULL. */
void trame_print_value (const char *name, const char *value);

G_END_DECLS
