/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures read and written; what they count is not known here. */
#include "french/figure.h"

#include <inttypes.h>
#include <string.h>

#define MOST_DIGITS 12

/* Puts in DIGITS what stands before the decimals of TEXT; *AT is left after it. FALSE: groups that are not of three. */
static gboolean
read_whole (const char **at, GString *digits)
{
  guint group = 0;
  gboolean grouped = FALSE;
  while (**at != '\0')
    {
      gunichar c = g_utf8_get_char (*at);
      if (g_ascii_isdigit (c))
        {
          g_string_append_c (digits, (char) c);
          group++;
        }
      else if (g_unichar_isspace (c) && group > 0 && g_ascii_isdigit (*g_utf8_next_char (*at)))
        {
          if (grouped ? group != 3 : group > 3)
            return FALSE;
          grouped = TRUE;
          group = 0;
        }
      else
        break;
      *at = g_utf8_next_char (*at);
    }
  return digits->len > 0 && digits->len <= MOST_DIGITS && (!grouped || group == 3);
}

gboolean
trame_figure_read (const char *text, gint64 *out)
{
  g_return_val_if_fail (text != NULL && out != NULL, FALSE);
  g_autoptr (GString) digits = g_string_new (NULL);
  guint decimals = 0;
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  g_autofree char *copy = g_strdup (text);
  const char *at = g_strstrip (copy);
  gboolean negative = *at == '-' || g_str_has_prefix (at, "−");
  if (negative)
    at = g_utf8_next_char (at);
  if (!read_whole (&at, digits))
    return FALSE;
  if ((*at == ',' || *at == '.') && g_ascii_isdigit (at[1]))
    for (at++; g_ascii_isdigit (*at); at++, decimals++)
      g_string_append_c (digits, *at);
  while (g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  if (*at == '%')
    at++;
  if (*at != '\0' || decimals > 2)
    return FALSE;
  gint64 number = g_ascii_strtoll (digits->str, NULL, 10);
  for (; decimals < 2; decimals++)
    number *= 10;
  *out = negative ? -number : number;
  return TRUE;
}

char *
trame_figure_to_text (gint64 hundredths)
{
  guint64 size = hundredths < 0 ? -(guint64) hundredths : (guint64) hundredths;
  g_autofree char *whole = g_strdup_printf ("%" PRIu64, size / 100);
  GString *text = g_string_new (hundredths < 0 ? "-" : "");
  gsize length = strlen (whole);
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, "\u202f");
      g_string_append_c (text, whole[i]);
    }
  guint rest = (guint) (size % 100);
  if (rest % 10 == 0 && rest > 0)
    g_string_append_printf (text, ",%u", rest / 10);
  else if (rest > 0)
    g_string_append_printf (text, ",%02u", rest);
  return g_string_free (text, FALSE);
}
