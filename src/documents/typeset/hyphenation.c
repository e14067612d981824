/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts words: syllables from the patterns of libhyphen's French dictionary, hyphens and slashes of the word itself. Addresses,
 * identifiers and words in capitals are never cut between syllables. The patterns are read here: libhyphen takes as long to
 * load them as a document to be set. */
#include "documents/typeset/hyphenation.h"

#include <string.h>

enum
{
  LEAST_BEFORE = 3,
  LEAST_AFTER = 3,
  LEAST_LETTERS = 6,
  LEAST_ADDRESS = 24, /* bytes: a shorter one is never cut */
  MOST_BYTES = 96,    /* of a word that is cut, and of a pattern */
  NONE = 0,           /* the start is nobody's child */
};

/* Where the reading of a word may be: after the letters of a pattern's beginning. */
typedef struct
{
  guint8 byte;       /* that leads here */
  guint8 n_levels;   /* of the pattern that ends here; 0: none */
  guint16 child;     /* the first state one byte further */
  guint16 next;      /* another child of the same state */
  guint16 otherwise; /* the longest end of these letters that is a state too */
  guint32 levels;    /* where the pattern's begin, in the text of all levels */
} State;

struct _TrameHyphenation
{
  GArray *states;  /* of State; the first: nothing read yet */
  GString *levels; /* digits, as bytes: odd lets a line end there, the higher wins */
};

static State *
state_at (const TrameHyphenation *hyphenation, guint i)
{
  return &g_array_index (hyphenation->states, State, i);
}

static guint
find_child (const TrameHyphenation *hyphenation, guint state, guint8 byte)
{
  guint child = state_at (hyphenation, state)->child;
  while (child != NONE && state_at (hyphenation, child)->byte != byte)
    child = state_at (hyphenation, child)->next;
  return child;
}

/* The state of LETTERS, made where it is missing. NONE: there are too many. */
static guint
make_state (TrameHyphenation *hyphenation, const guint8 *letters, guint length)
{
  guint state = 0;
  for (guint i = 0; i < length; i++)
    {
      guint child = find_child (hyphenation, state, letters[i]);
      if (child == NONE)
        {
          const State fresh = { .byte = letters[i], .next = state_at (hyphenation, state)->child };
          child = hyphenation->states->len;
          if (child > G_MAXUINT16)
            return NONE;
          g_array_append_val (hyphenation->states, fresh);
          state_at (hyphenation, state)->child = (guint16) child;
        }
      state = child;
    }
  return state;
}

/* One line of the file, ".ab1ré": letters, and between them the levels that are not 0. Respellings ("/") are left out. */
static void
add_pattern (TrameHyphenation *hyphenation, const char *line, gsize length)
{
  guint8 letters[MOST_BYTES], levels[MOST_BYTES + 1] = { 0 };
  guint n = 0, zeros = 0;
  for (gsize i = 0; i < length && (guint8) line[i] > ' '; i++)
    {
      if (line[i] == '/' || n == MOST_BYTES)
        return;
      if (g_ascii_isdigit (line[i]))
        levels[n] = (guint8) (line[i] - '0');
      else
        letters[n++] = (guint8) line[i];
    }
  const guint at = n > 0 ? make_state (hyphenation, letters, n) : NONE;
  if (at == NONE)
    return;
  while (zeros <= n && levels[zeros] == 0)
    zeros++;
  State *state = state_at (hyphenation, at);
  state->n_levels = (guint8) (n + 1 - zeros);
  state->levels = (guint32) hyphenation->levels->len;
  g_string_append_len (hyphenation->levels, (const char *) levels + zeros, state->n_levels);
}

/* Where BYTE leads from STATE, which may be anywhere in the letters read so far. */
static guint
step (const TrameHyphenation *hyphenation, guint state, guint8 byte)
{
  guint child;
  while ((child = find_child (hyphenation, state, byte)) == NONE && state != 0)
    state = state_at (hyphenation, state)->otherwise;
  return child;
}

/* Each state after those with fewer letters. */
static void
link_states (TrameHyphenation *hyphenation)
{
  g_autofree guint16 *queue = g_new (guint16, hyphenation->states->len);
  guint n = 1;
  queue[0] = 0;
  for (guint i = 0; i < n; i++)
    for (guint child = state_at (hyphenation, queue[i])->child; child != NONE;
         child = state_at (hyphenation, child)->next)
      {
        State *state = state_at (hyphenation, child);
        queue[n++] = (guint16) child;
        if (queue[i] != 0)
          state->otherwise = (guint16) step (hyphenation, state_at (hyphenation, queue[i])->otherwise, state->byte);
      }
}

TrameHyphenation *
trame_hyphenation_parse (const char *text)
{
  static const State start = { 0 };
  if (!g_str_has_prefix (text, "UTF-8\n") && !g_str_has_prefix (text, "UTF-8\r\n"))
    return NULL;
  TrameHyphenation *hyphenation = g_new (TrameHyphenation, 1);
  hyphenation->states = g_array_sized_new (FALSE, FALSE, sizeof (State), 8192);
  hyphenation->levels = g_string_sized_new (8192);
  g_array_append_val (hyphenation->states, start);
  /* The first level, before this word, cuts compounds at signs that are no letters. */
  const char *level = strstr (text, "\nNEXTLEVEL");
  for (const char *line = level != NULL ? level + 1 : text; *line != '\0';)
    {
      const gsize length = strcspn (line, "\n");
      if (*line != '%' && !g_ascii_isupper (*line))
        add_pattern (hyphenation, line, length);
      line += length + (line[length] != '\0');
    }
  link_states (hyphenation);
  return hyphenation;
}

TrameHyphenation *
trame_hyphenation_new (void)
{
  const char *const *folders = g_get_system_data_dirs ();
  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folders[i], "hyphen", "hyph_fr.dic", NULL);
      g_autofree char *text = NULL;
      TrameHyphenation *hyphenation = g_file_get_contents (path, &text, NULL, NULL) ? trame_hyphenation_parse (text)
                                                                                    : NULL;
      if (hyphenation != NULL)
        return hyphenation;
    }
  return NULL;
}

void
trame_hyphenation_free (TrameHyphenation *hyphenation)
{
  if (hyphenation == NULL)
    return;
  g_array_unref (hyphenation->states);
  g_string_free (hyphenation->levels, TRUE);
  g_free (hyphenation);
}

/* The highest level after each byte of WORD that a pattern gives; the longest pattern that ends at a byte speaks for those that
 * it ends with, as the file is made. */
static void
find_levels (const TrameHyphenation *hyphenation, const char *word, gsize length, guint8 *levels)
{
  guint state = step (hyphenation, 0, '.');
  for (gsize i = 0; i <= length; i++)
    {
      state = step (hyphenation, state, i < length ? (guint8) word[i] : '.');
      const State *here = state_at (hyphenation, state);
      const guint8 *own = (const guint8 *) hyphenation->levels->str + here->levels;
      for (guint k = 0; k < here->n_levels; k++)
        {
          /* The last stands after this byte. */
          const gssize at = (gssize) i + 1 + k - here->n_levels;
          if (at >= 0 && (gsize) at < length)
            levels[at] = MAX (levels[at], own[k]);
        }
    }
}

/* Cuts one run of letters, LETTERS of LENGTH bytes that starts at OFFSET of the word. */
static void
cut_syllables (const TrameHyphenation *hyphenation, const char *letters, gsize length, gsize offset, GArray *cuts)
{
  glong count = g_utf8_strlen (letters, (gssize) length);
  if (count < LEAST_LETTERS || length > MOST_BYTES)
    return;
  const char *second = g_utf8_next_char (letters);
  if (g_unichar_isupper (g_utf8_get_char (second)))
    return;
  gboolean is_name = g_unichar_isupper (g_utf8_get_char (letters));

  g_autofree char *lower = g_utf8_strdown (letters, (gssize) length);
  gsize lower_length = strlen (lower);
  if (g_utf8_strlen (lower, -1) != count || lower_length > MOST_BYTES)
    return;
  guint8 levels[MOST_BYTES] = { 0 };
  find_levels (hyphenation, lower, lower_length, levels);
  const char *at = letters, *lower_at = lower;
  for (glong i = 1; i <= count - LEAST_AFTER; i++)
    {
      at = g_utf8_next_char (at);
      lower_at = g_utf8_next_char (lower_at);
      if (i < LEAST_BEFORE || (levels[lower_at - lower - 1] & 1) == 0)
        continue;
      TrameCut cut = { .at = (guint) (offset + (gsize) (at - letters)),
                       .kind = is_name ? TRAME_CUT_NAME : TRAME_CUT_SYLLABLE };
      g_array_append_val (cuts, cut);
    }
}

/* Addresses and identifiers are read letter by letter. */
static gboolean
is_code (const char *word, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (word[i]) || word[i] == '@' || word[i] == '_' || word[i] == '\\'
        || (word[i] == ':' && i + 1 < length && word[i + 1] == '/'))
      return TRUE;
  return FALSE;
}

static gboolean
is_hyphen (gunichar character)
{
  return character == '-' || character == 0x2010 || character == 0x2013 || character == 0x2014;
}

void
trame_hyphenation_cut (const TrameHyphenation *hyphenation, const char *word, gsize length, GArray *cuts)
{
  const char *end = word + length;
  gboolean code = is_code (word, length);
  gunichar before = 0;
  for (const char *at = word; at < end;)
    {
      gunichar character = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);
      if (g_unichar_isalpha (character))
        {
          while (next < end && g_unichar_isalpha (g_utf8_get_char (next)))
            next = g_utf8_next_char (next);
          if (!code)
            cut_syllables (hyphenation, at, (gsize) (next - at), (gsize) (at - word), cuts);
          character = 'a';
        }
      else if ((is_hyphen (character) || character == '/') && g_unichar_isalnum (before) && next < end
               && g_unichar_isalnum (g_utf8_get_char (next)))
        {
          TrameCut cut = { .at = (guint) (next - word), .kind = character == '/' ? TRAME_CUT_SLASH : TRAME_CUT_HYPHEN };
          g_array_append_val (cuts, cut);
        }
      else if (code && length >= LEAST_ADDRESS && (character == '@' || character == '.' || character == '/')
               && next < end)
        {
          TrameCut cut = { .at = (guint) (next - word), .kind = TRAME_CUT_ADDRESS };
          g_array_append_val (cuts, cut);
        }
      before = character;
      at = next;
    }
}
