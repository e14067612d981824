/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library's messages are English and for programmers: those that a model's author meets are said here. */
#include "documents/model-complaint.h"

#include <glib/gi18n-lib.h>

/* Each takes the first name that the pattern catches, then the second. */
static const struct
{
  const char *pattern;
  const char *words;
} complaints[] = {
  { "^Opening and ending tag mismatch: (\\S+) line \\d+ and (\\S+)", N_ ("the element “%s” is closed by “%s”") },
  { "^Premature end of data in tag (\\S+)", N_ ("the file ends before the element “%s” is closed") },
  { "^Did not expect element (\\S+) there", N_ ("the element “%s” has no place here") },
  { "^Expecting element (\\S+), got (\\S+)", N_ ("the element “%s” is expected here, not “%s”") },
  { "^Invalid attribute (\\S+) for element (\\S+)", N_ ("the attribute “%s” is unknown or has a bad value in “%s”") },
  { "^Element figure failed to validate attributes",
    N_ ("a figure says what it shows (alt), and may say its width, from 5 to 210 mm (width)") },
  { "^Element (\\S+) failed to validate attributes",
    N_ ("an attribute of “%s” is missing, unknown or has a bad value") },
  { "^Element (\\S+) failed to validate content", N_ ("what “%s” holds is not what it may hold") },
  { "^Element (\\S+) has extra content: (\\S+)", N_ ("“%s” may not hold “%s”") },
  { "^Expecting an element , got nothing", N_ ("an element is missing") },
  { "^Expecting an element (\\S*), got nothing", N_ ("an element “%s” is missing") },
  { "^Invalid sequence in interleave", N_ ("the elements are not in their order") },
  { "^Document is empty|^Start tag expected", N_ ("the file is empty, or is no XML") },
  { "^EntityRef: expecting ';'|^xmlParseEntityRef", N_ ("an ampersand must be written as its XML entity (amp)") },
  { "^Extra content at the end of the document", N_ ("there is something after the end of the model") },
  { "^Input is not proper UTF-8", N_ ("the file is not written in UTF-8") },
  { "^Attribute (\\S+) redefined", N_ ("the attribute “%s” is written twice") },
  { "^AttValue: ", N_ ("the value of an attribute does not stand between two quotation marks") },
  { "^Unescaped '<' not allowed in attributes",
    N_ ("the value of an attribute does not stand between two quotation marks") },
  { "^Specification mandates value for attribute (\\S+)", N_ ("the attribute “%s” has no value") },
  { "^attributes construct error", N_ ("the attributes of an element are badly written") },
  { "^Couldn't find end of Start Tag (\\S+)", N_ ("the element “%s” is begun, but its first tag is not closed (>)") },
  { "^expected '>'|^EndTag: '</' not found", N_ ("a tag is not closed (>)") },
  { "^Comment not terminated", N_ ("a comment is not closed") },
  { "^StartTag: invalid element name", N_ ("a “less than” sign in a text must be written as its XML entity (lt)") },
  { "^Entity '(\\S+)' not defined", N_ ("the entity “%s” is unknown") },
  { "^PCDATA invalid Char value|^Char 0x|^Invalid character", N_ ("a character has no place in XML") },
  { "^Namespace prefix (\\S+)", N_ ("the prefix “%s” is not declared") },
  { "^Expecting a namespace for element (\\S+)", N_ ("“%s” is not in the namespace of models (xmlns)") },
  { "^Expecting no namespace for element (\\S+)|^Element (\\S+) has wrong namespace",
    N_ ("“%s” is not in the namespace of models (xmlns)") },
  { "^Type \\S+ doesn't allow value '(.*)'", N_ ("“%s” is no value for this place") },
  { "^Did not expect text in element (\\S+)", N_ ("“%s” holds words outside of its elements") },
};

char *
trame_model_complaint_words (const char *message)
{
  for (guint i = 0; message != NULL && i < G_N_ELEMENTS (complaints); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (complaints[i].pattern, 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      if (!g_regex_match (regex, message, 0, &match))
        continue;
      g_autofree char *first = g_match_info_fetch (match, 1), *second = g_match_info_fetch (match, 2);
      g_auto (GStrv) parts = g_strsplit (_ (complaints[i].words), "%s", 3);
      g_autoptr (GString) out = g_string_new (parts[0]);
      if (parts[1] != NULL)
        g_string_append_printf (out, "%s%s", first != NULL ? first : "", parts[1]);
      if (parts[1] != NULL && parts[2] != NULL)
        g_string_append_printf (out, "%s%s", second != NULL ? second : "", parts[2]);
      return g_string_free (g_steal_pointer (&out), FALSE);
    }
  return message != NULL ? g_strdup (_ ("it is badly written there")) : NULL;
}
