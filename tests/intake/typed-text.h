/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file's text made by hand, as the reader gives it: for tests and the fuzzer. */
#pragma once

#include "pages/page-text.h"

/* TEXT as typed: a line a line, words at the place of a typewriter's columns. PAGED: form feeds part pages of 595 × 842
 * points with lines 14 points apart; else one endless page. A word between "*" is bold. Owned by the caller. */
TrameFileText *typed_text (const char *text, gboolean paged);
