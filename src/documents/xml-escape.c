/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text inside XML that must be read back the same. */
#include "documents/xml-escape.h"

/* Char of XML 1.0 § 2.2. */
static gboolean
is_allowed (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd)
         || (c >= 0x10000 && c <= 0x10ffff);
}

static const char *
entity_of (gunichar c, gboolean attribute)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return attribute ? "&quot;" : NULL;
    case '\r':
      return "&#13;";
    case '\n':
      return attribute ? "&#10;" : NULL;
    case '\t':
      return attribute ? "&#9;" : NULL;
    default:
      return NULL;
    }
}

void
trame_xml_escape (GString *out, const char *text, gboolean attribute)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *entity = entity_of (c, attribute);

      if (entity != NULL)
        g_string_append (out, entity);
      else
        g_string_append_unichar (out, is_allowed (c) ? c : 0xfffd);
    }
}
