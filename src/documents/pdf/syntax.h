/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How values are spelled in a PDF: numbers, text strings, dates, names. Independent of the locale. No objects here. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* VALUE rounded to DECIMALS (0 to 4), without useless zeros, always with a point. */
void trame_pdf_append_number (GString *out, double value, guint decimals);

/* TEXT (UTF-8) as a UTF-16BE text string in hexadecimal, byte order mark first. Control characters are left out. */
void trame_pdf_append_text (GString *out, const char *text, gssize length);

/* DATE at midnight UTC, as a date string; nothing when DATE is cleared. */
void trame_pdf_append_date (GString *out, const GDate *date);

/* CODE as the four hexadecimal digits of a two-byte character code. */
void trame_pdf_append_code (GString *out, guint code);

G_END_DECLS
