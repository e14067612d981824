/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates among tokens (see token.h): the part that typed dates and acts share. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint day, month;
  guint year; /* 0: not written */
} TrameDateParts;

/* Reads a date at token AT. FREE: typed by a person, so that the year may lack or have two digits whatever the form. How
 * many tokens it takes; 0: none. The day may not exist: check it. */
guint trame_date_parts_at (const GArray *tokens, guint at, gboolean free_form, TrameDateParts *out);

/* January is 1; folded full name, or an abbreviation in use; 0: no month. */
guint trame_month_from_word (const char *folded);

G_END_DECLS
