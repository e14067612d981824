/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases written on one line, for tables of tests: "length=P1Y start=last-signature", "signed party=city on=2026-01-12;
 * …". For tests only. */
#pragma once

#include "domain/deliberation.h"
#include "domain/lifecycle.h"

/* Rows of a CSV file of the tests' folder: each a GStrv. '#' lines and the header line are left out. No quotes: a cell
 * holds no comma. */
GPtrArray *test_read_table (const char *name);

/* Everything below aborts with the row's NAME when the line cannot be read: a table with a fault is a failed test. */
GDate test_date (const char *name, const char *text); /* "-": cleared */
TramePeriod test_period (const char *name, const char *text);
/* TERMS begins with "founding" or nothing; then key=value. READINGS: "eve", "calendar-days", "roll", a zone; "-": none.
 * COUNCIL: "sitting/sent/received/published", "-" each, or "act" for the founding one. FACTS separated by ";"; SIGNED stands for
 * the founding vector: issued on 10, city on 12, partner on 15 January 2026 (facts 0 to 2). */
void test_case_read (TrameCase *contract,
                     const char *name,
                     const char *terms,
                     const char *readings,
                     const char *council,
                     const char *facts);
TrameFact *test_fact (const char *name, const char *line);
