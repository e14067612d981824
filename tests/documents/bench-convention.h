/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document that is timed, and the clock. */
#pragma once

#include <sys/resource.h>
#include "documents/engine.h"

#define BENCH_MODEL "convention-gratuite"

/* Milliseconds of the processor that this process (RUSAGE_SELF), or those that it waited for (RUSAGE_CHILDREN), have used:
 * what else the machine does is hardly counted. */
double bench_spent (int who);
/* The time under which PART (0 to 1) of TIMES (double, milliseconds) are. */
double bench_quantile (GArray *times, double part);

/* The values of convention NUMBER: three pages, no two with the same words. Owned by the caller. */
TrameValues *bench_values (guint number);
TrameText *bench_text (const TrameModel *model, guint number);
/* TEXT on pages; ends the program when it cannot be. */
TrameSetDocument *bench_set (TrameEngine *engine, const TrameText *text);
