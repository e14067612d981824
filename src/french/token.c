/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts a text into words and numbers. Says nothing of their meaning. */
#include "french/token.h"

#include <string.h>

#include "french/fold.h"

static void
token_clear (gpointer data)
{
  g_free (((TrameToken *) data)->word);
}

GArray *
trame_tokens_new (const char *text)
{
  GArray *tokens = g_array_new (FALSE, TRUE, sizeof (TrameToken));
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char *folded = NULL;
  char gap = 0;

  g_return_val_if_fail (text != NULL, tokens);
  g_array_set_clear_func (tokens, token_clear);
  folded = trame_fold_with_offsets (text, offsets);
  for (const char *p = folded; *p != '\0';)
    {
      const char *start = p;
      TrameToken token = { .gap = gap };

      if (g_ascii_isdigit (*p))
        {
          while (g_ascii_isdigit (*p))
            p++;
          token.digits = (guint) (p - start);
          token.value = token.digits > 18 ? G_MAXUINT64 : g_ascii_strtoull (start, NULL, 10);
        }
      else if (g_unichar_isalpha (g_utf8_get_char (p)))
        {
          while (*p != '\0' && g_unichar_isalpha (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          token.word = g_strndup (start, (gsize) (p - start));
        }
      else
        {
          gboolean space = *p == ' ' || *p == '\n';
          if (!space || gap == 0)
            gap = space ? ' ' : g_ascii_isprint (*p) ? *p : '?';
          p = g_utf8_next_char (p);
          continue;
        }
      token.start = g_array_index (offsets, gsize, start - folded);
      token.end = g_array_index (offsets, gsize, p - folded);
      /* Ignored characters between this token and the next belong to neither. */
      g_array_append_val (tokens, token);
      gap = 0;
    }
  return tokens;
}

gboolean
trame_token_is (const GArray *tokens, guint index, const char *word)
{
  return index < tokens->len && g_strcmp0 (g_array_index (tokens, TrameToken, index).word, word) == 0;
}
