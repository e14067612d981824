/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "field=value" words of the command line → values of a model. */
#pragma once

#include "cli/invocation.h"

G_BEGIN_DECLS

/* PAIRS may be NULL. "\n" in a value is a line end. NULL, said on stderr, and OUT says how to end. Owned by the caller. */
TrameValues *
trame_field_values_read (TrameInvocation *invocation, const TrameModel *model, char **pairs, TrameExit *out);

G_END_DECLS
