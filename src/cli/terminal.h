/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is printed for people. A name read in someone's file may hold what commands a terminal: control characters never
 * reach it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TEXT with each control character made a space; line ends stay when LINES. Owned by the caller. */
char *trame_terminal_text (const char *text, gboolean lines);
/* On stdout, and on stderr. */
void trame_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
void trame_print_error (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Asks QUESTION at the terminal: whether the answer is yes. No answer is no. */
gboolean trame_terminal_agrees (const char *question);

G_END_DECLS
