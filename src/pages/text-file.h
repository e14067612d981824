/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text and Markdown as one page of lines. Runs on foreign bytes, so only in the reading child (and its tests).
 * Private to the room. */
#pragma once

#include "pages/page-text.h"

G_BEGIN_DECLS

/* A typewriter's measures, in points (see page-text.h). */
#define TRAME_TYPE_LINE 14
#define TRAME_TYPE_HEIGHT 12
#define TRAME_TYPE_WIDTH 6
/* Text files above this are not read. */
#define TRAME_TEXT_MAX_BYTES (8u * 1024 * 1024)

/* BYTES as UTF-8: UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252; line ends become "\n".
 * NULL when they are not text (they hold NUL or many control characters). Owned by the caller. */
char *trame_text_decode (const guint8 *bytes, gsize length);

/* Whether TEXT bears Markdown's marks. */
gboolean trame_text_is_markdown (const char *text);

/* TEXT (UTF-8, "\n" line ends) as one page of lines; owned by the caller. */
TramePageText *trame_text_page (const char *text);
/* The same with Markdown's marks read and removed. */
TramePageText *trame_markdown_page (const char *text);

/* For both: a character that stays on the page. */
typedef struct
{
  gunichar c;
  gsize offset; /* in the file, in characters */
  gboolean bold, italic;
} TrameTypedCharacter;

/* Adds to PAGE, on the file's line ROW from column INDENT, the words of N characters; nothing when there is none. */
void
trame_text_type_line (TramePageText *page, const TrameTypedCharacter *characters, gsize n, gsize row, gsize indent);
/* Sets PAGE's size to what it holds, ROWS lines. */
void trame_text_end_page (TramePageText *page, gsize rows);

G_END_DECLS
