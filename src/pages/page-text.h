/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a file's pages, with boxes. Plain values; the same shape for PDF, Markdown and plain text.
 * No reading of files here (reader.h, own-bytes.h), no meaning (intake). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  float x0, y0, x1, y1; /* PDF points from the page's top left; x0 <= x1, y0 <= y1 */
} TrameBox;

/* A word as it stands on a line. A word is also cut where bold or italic begins or ends, and where a mark that is gone
 * stood between two characters of the file; the second part then has space_before FALSE. A hyphen at a line's end ("-", U+2010 or U+00AD) stays in the text. */
typedef struct
{
  char *text; /* NFC UTF-8, never empty, no space of any kind, no control character */
  TrameBox box;
  float size; /* font size, points; 0: unknown */
  gboolean bold;
  gboolean italic;
  gboolean space_before; /* a space (or the line's start) stands before it */
  gsize offset;          /* of its first character in the file, in characters, for files without pages; else 0 */
} TrameWord;

/* A line: words from left to right. Lines come in reading order; a stamp's lines are lines like the others.
 *
 * Reading order (PDF): poppler's, as pdftotext without -layout gives it: a column is read to its end before the column
 * at its right. So two signature blocks that face each other come as two runs of lines, and their boxes (same y,
 * different x) tell them apart; a line never holds words of two columns.
 *
 * Files without pages have a typewriter's boxes: the file's line n (from 0) lies at y = 14 n, 12 points high, each
 * character 6 points wide, so that a blank line shows as a gap, an indent as an x, on one endless page. Markdown's marks
 * are gone (they became bold, italic, "•", rules); a heading is bold. */
typedef struct
{
  GPtrArray *words; /* of TrameWord*, at least one */
  TrameBox box;
  gsize offset; /* of its first character in the file, for files without pages: characters after a byte order
                 mark, a line's end being one */
} TrameLine;

/* A drawn horizontal rule (at least 30 points long, thin): often a blank to fill, sometimes an underline; the edges of
 * closed boxes are left out. Markdown's "---" is one. */
typedef struct
{
  TrameBox box;
} TrameRule;

typedef struct
{
  guint number; /* from 1 */
  float width, height;
  GPtrArray *lines; /* of TrameLine* */
  GArray *rules;    /* of TrameRule, top to bottom */
  guint marks;      /* annotations and form fields that lie over a PDF's page: what they hide or draw is not all text */
} TramePageText;

typedef struct
{
  char *media_type; /* "application/pdf", "text/markdown", "text/plain" */
  guint n_pages;    /* 0 for files without pages; their text is one page of lines */
  gboolean text_layer;
  char *sha256;     /* of the file's bytes, 64 lower-case hexadecimal digits */
  gsize size;       /* of the file, bytes */
  GPtrArray *pages; /* of TramePageText* */
} TrameFileText;

/* What one page may hold; a page beyond is cut by who reads and refused by who checks. */
#define TRAME_PAGE_MAX_WORDS 400000
#define TRAME_PAGE_MAX_RULES 1000
#define TRAME_WORD_MAX_BYTES 4096
#define TRAME_FILE_MAX_PAGES 5000

/* An empty page; owned by the caller. */
TramePageText *trame_page_text_new (guint number, float width, float height);
void trame_page_text_free (TramePageText *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TramePageText, trame_page_text_free)

/* A new empty line at the end of PAGE; owned by the page. */
TrameLine *trame_page_text_add_line (TramePageText *page, gsize offset);
/* WORD (whose text is taken) at the end of LINE; the line's box grows. */
void trame_line_add_word (TrameLine *line, const TrameWord *word);
void trame_page_text_add_rule (TramePageText *page, TrameBox box);
/* LINE's words, with their spaces; owned by the caller. */
char *trame_line_text (const TrameLine *line);
/* PAGE's lines, one a line; owned by the caller. */
char *trame_page_text_string (const TramePageText *page);
/* How many words PAGE holds. */
gsize trame_page_text_count_words (const TramePageText *page);

/* RAW (LENGTH bytes of UTF-8, or -1) as a word's text: NFC, without spaces and control characters, at most
 * TRAME_WORD_MAX_BYTES; NULL when nothing is left or it is not UTF-8. Owned by the caller. */
char *trame_word_clean (const char *raw, gssize length);

/* The smallest box round A and B. */
TrameBox trame_box_join (TrameBox a, TrameBox b);

void trame_file_text_free (TrameFileText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameFileText, trame_file_text_free)

G_END_DECLS
