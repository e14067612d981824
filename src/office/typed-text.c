/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tidying words, a character at a time. */
#include "office/typed-text.h"

/* Word processors paste these for the end of a line. */
static gboolean
ends_line (gunichar c)
{
  return c == '\n' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Whether C leaves a mark on the page. */
static gboolean
is_seen (gunichar c)
{
  return !g_unichar_isspace (c) && !g_unichar_iscntrl (c) && g_unichar_type (c) != G_UNICODE_FORMAT;
}

char *
trame_typed_text (const char *typed, gboolean several)
{
  g_return_val_if_fail (typed != NULL, NULL);

  g_autofree char *normal = g_utf8_normalize (typed, -1, G_NORMALIZE_NFC);
  if (normal == NULL)
    return NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gsize end = 0; /* of what can be seen */
  for (const char *at = normal; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (ends_line (c))
        c = several ? '\n' : ' ';
      else if (c == '\t')
        c = ' ';
      if ((text->len > 0 || !g_unichar_isspace (c)) && (c == '\n' || !g_unichar_iscntrl (c)))
        g_string_append_unichar (text, c);
      /* What joins signs goes with what it follows; a control character is nowhere. */
      if (is_seen (c) || (end > 0 && g_unichar_type (c) == G_UNICODE_FORMAT))
        end = text->len;
    }
  return g_strndup (text->str, end);
}
