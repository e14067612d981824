/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings of attendance ("PRÉSENTS :", "Excusés ayant donné pouvoir :", "Absents non excusés"): words of a small
 * vocabulary up to a colon, a line's end or the first name. Who is listed under them is for attendance.c. */
#include <string.h>

#include "french/token.h"
#include "intake/reading.h"

static const char *const vocabulary[] = {
  "etaient",
  "etait",
  "sont",
  "ont",
  "avaient",
  "ayant",
  "ayants",
  "membres",
  "membre",
  "conseillers",
  "conseilleres",
  "conseiller",
  "elus",
  "delegues",
  "administrateurs",
  "municipaux",
  "communautaires",
  "titulaires",
  "suppleants",
  "suppleant",
  "et",
  "ou",
  "avec",
  "sans",
  "les",
  "des",
  "de",
  "du",
  "leur",
  "leurs",
  "un",
  "une",
  "non",
  "mais",
  "donne",
  "donnes",
  "liste",
  "mandataires",
  "mandataire",
  "vote",
  "voter",
  "par",
  "pour",
  "presents",
  "present",
  "presente",
  "presentes",
  "absents",
  "absent",
  "absente",
  "absentes",
  "excuse",
  "excuses",
  "excusee",
  "excusees",
  "represente",
  "representes",
  "representee",
  "representees",
  "pouvoir",
  "pouvoirs",
  "procuration",
  "procurations",
  "mandat",
  "mandats",
  "secretaire",
  "seance",
  "la",
  "le",
  "l",
  "a",
  "au",
  "e",
  "es",
  "s",
  "m",
  "mm",
  "mme",
  "mmes",
  "mesdames",
  "messieurs",
  "madame",
  "monsieur",
  "arrives",
  "arrivee",
  "arrivees",
  "arrive",
  "depart",
  "departs",
  "partis",
  "retard",
  "cours",
  "en",
  "d",
  "ouverture",
  "nombre",
  "excusations",
  "ville",
  "conseil",
  "municipal",
  "motif",
  "justifie",
  "maire",
  NULL,
};

typedef enum
{
  WORD_PRESENT = 1 << 0,
  WORD_ABSENT = 1 << 1,
  WORD_PROXY = 1 << 2,
  WORD_SECRETARY = 1 << 3,
  WORD_ARRIVAL = 1 << 4,
  WORD_DEPARTURE = 1 << 5,
  WORD_WITHOUT = 1 << 6,
} Words;

static const struct
{
  const char *beginning;
  Words word;
} keys[] = { { "present", WORD_PRESENT }, { "absent", WORD_ABSENT },        { "excuse", WORD_ABSENT },
             { "pouvoir", WORD_PROXY },   { "procuration", WORD_PROXY },    { "represente", WORD_PROXY },
             { "mandat", WORD_PROXY },    { "secretaire", WORD_SECRETARY }, { "arrive", WORD_ARRIVAL },
             { "retard", WORD_ARRIVAL },  { "depart", WORD_DEPARTURE },     { "partis", WORD_DEPARTURE },
             { "sans", WORD_WITHOUT },    { "suppleant", WORD_PROXY } };

static Words
words_of (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_has_prefix (word, keys[i].beginning))
      return keys[i].word;
  return 0;
}

static TrameSection
section_of (Words words)
{
  if (words & WORD_SECRETARY)
    return TRAME_SECTION_SECRETARY;
  if (words & WORD_ARRIVAL)
    return TRAME_SECTION_ARRIVALS;
  if (words & WORD_DEPARTURE)
    return TRAME_SECTION_DEPARTURES;
  if ((words & WORD_PROXY) && !(words & WORD_WITHOUT))
    return TRAME_SECTION_PROXIES;
  if (words & WORD_ABSENT)
    return TRAME_SECTION_ABSENT;
  return words & WORD_PRESENT ? TRAME_SECTION_PRESENT : TRAME_SECTION_NONE;
}

/* How many tokens of the heading's vocabulary stand at the head; WORDS: what they say. A number in brackets passes. */
static guint
heading_tokens (const char *text, const GArray *tokens, Words *words, gsize *colon)
{
  guint n = 0;
  gsize end = 0;

  *words = 0;
  *colon = 0;
  for (; n < tokens->len; n++)
    {
      const TrameToken *token = &g_array_index (tokens, TrameToken, n);
      const char *stop = n == 0 ? NULL : memchr (text + end, ':', token->start - end);
      Words found;

      if (stop != NULL && *words != 0)
        {
          *colon = (gsize) (stop - text) + 1;
          return n;
        }
      if (token->digits > 0 ? (token->gap != '(' && token->gap != '[') : !g_strv_contains (vocabulary, token->word))
        return n;
      found = token->word != NULL ? words_of (token->word) : 0;
      /* A name written in capitals may be a word of the vocabulary; two sections never share one heading. */
      *words |= found;
      end = token->end;
    }
  if (n > 0 && strchr (text + end, ':') != NULL)
    *colon = (gsize) (strchr (text + end, ':') - text) + 1;
  return n;
}

/* Where a dash between spaces ends a heading that HEADING tokens of TEXT may make; 0: nowhere. */
static gsize
dash_after (const char *text, const GArray *tokens, guint heading)
{
  static const char *const dashes[] = { " \u2013 ", " \u2014 ", " - " };

  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      const char *dash = strstr (text, dashes[i]);
      gsize at = dash != NULL ? (gsize) (dash - text) : 0;
      guint before = 0;
      while (dash != NULL && before < tokens->len && g_array_index (tokens, TrameToken, before).end <= at)
        before++;
      if (before > 0 && before <= heading)
        return at + strlen (dashes[i]);
    }
  return 0;
}

TrameSection
trame_attendance_section (const TrameParagraph *paragraph, TrameExtract *rest)
{
  g_autoptr (GArray) tokens = NULL;
  g_autofree char *head = NULL;
  Words words;
  gsize colon, length = strlen (paragraph->text), start;
  guint n;
  TrameExtract after;

  if (paragraph->item || length == 0 || paragraph->text[0] == '|')
    return TRAME_SECTION_NONE;
  /* A heading is short: no need to cut a whole list into words. */
  head = g_utf8_substring (paragraph->text, 0, MIN (220, g_utf8_strlen (paragraph->text, -1)));
  tokens = trame_tokens_new (head);
  n = heading_tokens (head, tokens, &words, &colon);
  if (section_of (words) == TRAME_SECTION_NONE)
    return TRAME_SECTION_NONE;
  if (colon == 0)
    colon = dash_after (head, tokens, n);
  if (colon > 0)
    start = colon;
  else if (n == tokens->len && strlen (head) == length && length < 90 && n > 0)
    start = length;
  else if (n > 0 && n < tokens->len
           && (trame_token_is (tokens, 0, "etaient") || trame_token_is (tokens, 0, "sont")
               || trame_token_is (tokens, 0, "presents"))
           && strchr (paragraph->text, ',') != NULL)
    start = g_array_index (tokens, TrameToken, n).start;
  else
    return TRAME_SECTION_NONE;
  after = (TrameExtract){ .paragraph = paragraph, .start = start, .end = length };
  trame_extract_trim (&after, ",;:");
  /* "Présents : 27" is a count. */
  if (after.end > after.start && g_ascii_isdigit (paragraph->text[after.start]))
    return TRAME_SECTION_NONE;
  if (rest != NULL)
    *rest = after;
  return section_of (words);
}
