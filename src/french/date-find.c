/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds dates and times of day in running French text. Writing them, and the words of today and tomorrow, are in
 * date-text.c. */
#include "french/date-find.h"

#include "french/date-text.h"
#include "french/number-text.h"
#include "french/token.h"

#include <string.h>

guint
trame_month_from_word (const char *folded)
{
  static const char *const months[] = { "janvier", "fevrier", "mars",      "avril",   "mai",      "juin",
                                        "juillet", "aout",    "septembre", "octobre", "novembre", "decembre" };
  static const struct
  {
    const char *word;
    guint month;
  } short_months[] = { { "janv", 1 }, { "jan", 1 }, { "fevr", 2 }, { "fev", 2 },  { "avr", 4 }, { "juil", 7 },
                       { "sept", 9 }, { "sep", 9 }, { "oct", 10 }, { "nov", 11 }, { "dec", 12 } };

  for (guint i = 0; folded != NULL && i < G_N_ELEMENTS (months); i++)
    if (g_str_equal (folded, months[i]))
      return i + 1;
  for (guint i = 0; folded != NULL && i < G_N_ELEMENTS (short_months); i++)
    if (g_str_equal (folded, short_months[i].word))
      return short_months[i].month;
  return 0;
}

static const TrameToken *
token_at (const GArray *tokens, guint at)
{
  return at < tokens->len ? &g_array_index (tokens, TrameToken, at) : NULL;
}

static gboolean
is_weekday (const GArray *tokens, guint at)
{
  static const char *const days[] = { "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche" };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    if (trame_token_is (tokens, at, days[i]))
      return TRUE;
  return FALSE;
}

static guint
full_year (const TrameToken *token)
{
  if (token->digits == 4)
    return (guint) token->value;
  return (guint) token->value + (token->value < 70 ? 2000 : 1900);
}

/* "12/1/26", "04.12.2025", "2025-12-04". */
static guint
read_numeric (const GArray *tokens, guint at, gboolean free_form, TrameDateParts *out)
{
  const TrameToken *a = token_at (tokens, at), *b = token_at (tokens, at + 1), *c = token_at (tokens, at + 2);
  const TrameToken *after = token_at (tokens, at + 3);

  if (a == NULL || b == NULL || a->digits == 0 || b->digits == 0 || b->digits > 2 || strchr ("/.-", b->gap) == NULL
      || b->gap == 0)
    return 0;
  if (c == NULL || c->digits == 0 || c->gap != b->gap)
    {
      if (!free_form || a->digits > 2 || b->gap == '-')
        return 0;
      *out = (TrameDateParts){ .day = (guint) a->value, .month = (guint) b->value };
      return 2;
    }
  /* A longer chain is a telephone number or an identifier. */
  if (after != NULL && after->gap == b->gap && after->digits > 0 && after->start == c->end + 1)
    return 0;
  if (a->digits == 4 && b->digits == 2 && c->digits == 2)
    *out = (TrameDateParts){ .day = (guint) c->value, .month = (guint) b->value, .year = (guint) a->value };
  else if (a->digits <= 2 && (c->digits == 4 || (c->digits == 2 && (free_form || b->gap == '/'))))
    *out = (TrameDateParts){ .day = (guint) a->value, .month = (guint) b->value, .year = full_year (c) };
  else
    return 0;
  return out->year > 0 ? 3 : 0; /* there is no year 0 */
}

/* A year in four figures or in words, at AT. */
static guint
read_year (const GArray *tokens, guint at, gboolean free_form, guint *out)
{
  const TrameToken *token = token_at (tokens, at);
  guint64 value = 0;
  guint used;

  if (token == NULL)
    return 0;
  if (token->digits == 4 || (free_form && token->digits == 2))
    {
      *out = full_year (token);
      return *out > 0 ? 1 : 0;
    }
  used = trame_number_words_at (tokens, at, &value);
  if (used == 0 || value < 1000 || value > 9999)
    return 0;
  *out = (guint) value;
  return used;
}

/* "jeudi 4 décembre", "quatre décembre", "1er janvier", "premier janvier". */
static guint
read_day_month (const GArray *tokens, guint at, TrameDateParts *out)
{
  guint used = is_weekday (tokens, at) ? 1 : 0;
  const TrameToken *token = token_at (tokens, at + used), *month;
  guint64 day = 0;

  if (token == NULL)
    return 0;
  if (token->digits > 0 && token->digits <= 2)
    {
      day = token->value;
      used++;
      token = token_at (tokens, at + used);
      if (token != NULL && token->gap == 0 && (trame_token_is (tokens, at + used, "er")))
        used++;
    }
  else if (trame_token_is (tokens, at + used, "premier"))
    {
      day = 1;
      used++;
    }
  else
    {
      guint words = trame_number_words_at (tokens, at + used, &day);
      if (words == 0)
        return 0;
      used += words;
    }
  month = token_at (tokens, at + used);
  if (month == NULL || month->word == NULL || (month->gap != ' ' && month->gap != 0 && month->gap != '-'))
    return 0;
  *out = (TrameDateParts){ .day = (guint) MIN (day, 99), .month = trame_month_from_word (month->word) };
  return out->month == 0 ? 0 : used + 1;
}

/* "l'an deux mil vingt cinq, le quatre décembre", with or without "l'an" and "et". */
static guint
read_year_first (const GArray *tokens, guint at, TrameDateParts *out)
{
  guint used = 0, year = 0, n;

  if (trame_token_is (tokens, at, "l") && trame_token_is (tokens, at + 1, "an"))
    used = 2;
  n = read_year (tokens, at + used, FALSE, &year);
  if (n == 0)
    return 0;
  used += n;
  if (trame_token_is (tokens, at + used, "et"))
    used++;
  if (!trame_token_is (tokens, at + used, "le"))
    return 0;
  used++;
  n = read_day_month (tokens, at + used, out);
  if (n == 0)
    return 0;
  out->year = year;
  return used + n;
}

guint
trame_date_parts_at (const GArray *tokens, guint at, gboolean free_form, TrameDateParts *out)
{
  guint used, n, year = 0;
  const TrameToken *token;

  used = read_year_first (tokens, at, out);
  if (used > 0)
    return used;
  used = read_numeric (tokens, at, free_form, out);
  if (used > 0)
    return used;
  used = read_day_month (tokens, at, out);
  if (used == 0)
    return 0;
  token = token_at (tokens, at + used);
  if (token == NULL || (token->gap != ' ' && token->gap != 0 && token->gap != '.' && token->gap != '-'))
    return used;
  n = read_year (tokens, at + used, free_form, &year);
  out->year = year;
  return used + n;
}

gboolean
trame_date_find (const char *text, gsize from, GDate *out, gsize *start, gsize *end)
{
  g_autoptr (GArray) tokens = NULL;

  g_return_val_if_fail (text != NULL && out != NULL, FALSE);
  g_date_clear (out, 1);
  if (from > strlen (text))
    return FALSE;
  tokens = trame_tokens_new (text + from);
  for (guint i = 0; i < tokens->len; i++)
    {
      TrameDateParts parts = { 0 };
      guint used = trame_date_parts_at (tokens, i, FALSE, &parts);
      if (used == 0 || parts.year == 0
          || !g_date_valid_dmy ((GDateDay) parts.day, (GDateMonth) parts.month, (GDateYear) parts.year))
        continue;
      g_date_set_dmy (out, (GDateDay) parts.day, (GDateMonth) parts.month, (GDateYear) parts.year);
      if (start != NULL)
        *start = from + token_at (tokens, i)->start;
      if (end != NULL)
        *end = from + token_at (tokens, i + used - 1)->end;
      return TRUE;
    }
  return FALSE;
}

/* Minutes after "heures", at AT; 0 tokens: on the hour. */
static guint
read_minutes (const GArray *tokens, guint at, guint64 *out)
{
  const TrameToken *token = token_at (tokens, at);
  guint used;

  *out = 0;
  if (token == NULL || (token->gap != 0 && token->gap != ' '))
    return 0;
  if (token->digits == 2 && token->value < 60)
    {
      *out = token->value;
      return 1;
    }
  if (trame_token_is (tokens, at, "et")
      && (trame_token_is (tokens, at + 1, "demie") || trame_token_is (tokens, at + 1, "demi")))
    {
      *out = 30;
      return 2;
    }
  used = trame_number_words_at (tokens, at, out);
  if (used > 0 && *out < 60 && *out > 0)
    return used;
  *out = 0;
  return 0;
}

/* A time of day at AT; how many tokens. */
static guint
read_time (const GArray *tokens, guint at, guint64 *hour, guint64 *minute)
{
  static const char *const marks[] = { "h", "heure", "heures", "hrs" };
  const TrameToken *token = token_at (tokens, at), *next;
  guint used;

  if (token->digits > 0)
    {
      used = token->digits <= 2 ? 1 : 0;
      *hour = token->value;
    }
  else
    used = trame_number_words_at (tokens, at, hour);
  next = token_at (tokens, at + used);
  if (used == 0 || *hour > 24 || next == NULL)
    return 0;
  if (token->digits > 0 && next->gap == ':' && next->digits == 2 && next->value < 60 && next->start == token->end + 1)
    {
      *minute = next->value;
      return 2;
    }
  if (next->gap != 0 && next->gap != ' ')
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (trame_token_is (tokens, at + used, marks[i]))
      return used + 1 + read_minutes (tokens, at + used + 1, minute);
  return 0;
}

char *
trame_time_find (const char *text, gsize from, gsize *start, gsize *end)
{
  g_autoptr (GArray) tokens = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  if (from > strlen (text))
    return NULL;
  tokens = trame_tokens_new (text + from);
  for (guint i = 0; i < tokens->len; i++)
    {
      guint64 hour = 0, minute = 0;
      guint used = read_time (tokens, i, &hour, &minute);
      if (used == 0 || (hour == 24 && minute > 0))
        continue;
      if (start != NULL)
        *start = from + token_at (tokens, i)->start;
      if (end != NULL)
        *end = from + token_at (tokens, i + used - 1)->end;
      return g_strdup_printf ("%02u:%02u", (guint) (hour % 24), (guint) minute);
    }
  return NULL;
}
