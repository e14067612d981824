/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing. */
#include "cli/terminal.h"

#include <stdio.h>

char *
trame_terminal_text (const char *text, gboolean lines)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) out = g_string_new (NULL);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean kept = (c == '\n' && lines) || !g_unichar_iscntrl (c);
      g_string_append_unichar (out, kept ? c : ' ');
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

void
trame_print (const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_autofree char *text = trame_terminal_text (message, TRUE);
  g_print ("%s", text);
}

void
trame_print_error (const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_autofree char *text = trame_terminal_text (message, TRUE);
  g_printerr ("%s", text);
}

gboolean
trame_terminal_agrees (const char *question)
{
  char answer[32] = "";
  trame_print ("\n%s ", question);
  fflush (stdout);
  if (fgets (answer, sizeof answer, stdin) == NULL)
    return FALSE;
  return g_ascii_tolower (answer[0]) == 'y' || g_ascii_tolower (answer[0]) == 'o';
}
