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
  { "^Element (\\S+) failed to validate attributes",
    N_ ("an attribute of “%s” is missing, unknown or has a bad value") },
  { "^Element (\\S+) failed to validate content", N_ ("what “%s” holds is not what it may hold") },
  { "^Element (\\S+) has extra content: (\\S+)", N_ ("“%s” may not hold “%s”") },
  { "^Expecting an element (\\S*), got nothing", N_ ("an element “%s” is missing") },
  { "^Invalid sequence in interleave", N_ ("the elements are not in their order") },
  { "^Document is empty", N_ ("the file is empty, or is no XML") },
  { "^EntityRef: expecting ';'|^xmlParseEntityRef", N_ ("an ampersand must be written as its XML entity (amp)") },
  { "^Extra content at the end of the document", N_ ("there is something after the end of the model") },
  { "^Input is not proper UTF-8", N_ ("the file is not written in UTF-8") },
  { "^Attribute (\\S+) redefined", N_ ("the attribute “%s” is written twice") },
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
  return g_strdup (message);
}
