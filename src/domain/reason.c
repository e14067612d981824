/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reasons in words: a rule's sentence with its dates, its period and its count. */
#include "domain/reason.h"
#include "domain/period.h"
#include "domain/rule-words.h"
#include "french/date-text.h"

char *
trame_date_words (const GDate *date, TrameLanguage language)
{
  static const char *const months[] = { "January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December" };
  g_return_val_if_fail (date != NULL, NULL);
  if (!g_date_valid (date))
    return NULL;
  if (language == TRAME_LANGUAGE_FRENCH)
    return trame_date_to_words (date);
  return g_strdup_printf ("%u %s %u", g_date_get_day (date), months[g_date_get_month (date) - 1],
                          g_date_get_year (date));
}

static const char *
weekday (const GDate *date, TrameLanguage language)
{
  static const char *const names[][7] = { { "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche" },
                                          { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
                                            "Sunday" } };
  return g_date_valid (date) ? names[language == TRAME_LANGUAGE_ENGLISH][g_date_get_weekday (date) - 1] : "";
}

static void
append_part (GString *text, gint count, const char *singular, const char *plural)
{
  if (count <= 0)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  /* Number and unit stay on one line. */
  g_string_append_printf (text, "%d\302\240%s", count, count == 1 ? singular : plural);
}

/* CLEAR: say of days that they are clear ones. */
static char *
period_words (const TrameReason *reason, gboolean clear, TrameLanguage language)
{
  gboolean french = language == TRAME_LANGUAGE_FRENCH;
  const gint *n = reason->numbers;
  GString *text = g_string_new (NULL);
  append_part (text, n[0], french ? "an" : "year", french ? "ans" : "years");
  append_part (text, n[1], french ? "mois" : "month", french ? "mois" : "months");
  if (clear)
    append_part (text, n[2], french ? "jour franc" : "clear day", french ? "jours francs" : "clear days");
  else
    append_part (text, n[2], french ? "jour" : "day", french ? "jours" : "days");
  if (text->len == 0)
    g_string_append (text, french ? "0\302\240jour" : "0\302\240days");
  return g_string_free (text, FALSE);
}

/* The words for what stands between braces. */
static char *
argument (const TrameReason *reason, const char *name, gsize length, TrameLanguage language)
{
  const char *digit = name + length - 1;
  guint index = g_ascii_isdigit (*digit) ? (guint) (*digit - '0') : 0;
  g_assert (length > 0 && index < TRAME_REASON_ARGUMENTS);
  if (length == 1 && g_ascii_isdigit (*name))
    return g_date_valid (&reason->dates[index]) ? trame_date_words (&reason->dates[index], language) : g_strdup ("?");
  if (strncmp (name, "day", 3) == 0)
    return g_strdup (weekday (&reason->dates[index], language));
  switch (*name)
    {
    case 'p':
    case 'f':
      return period_words (reason, *name == 'f', language);
    case 'n':
      return g_strdup_printf ("%d", reason->numbers[3]);
    default:
      return g_strdup (reason->word);
    }
}

char *
trame_reason_text (const TrameReason *reason, TrameLanguage language)
{
  g_return_val_if_fail (reason != NULL, NULL);
  const TrameRuleWords *words = trame_rule_words_find (reason->rule);
  if (words == NULL)
    return g_strdup (reason->rule);
  const char *at = words->text[language == TRAME_LANGUAGE_ENGLISH];
  GString *text = g_string_new (NULL);
  while (*at != '\0')
    {
      const char *open = strchrnul (at, '{');
      g_string_append_len (text, at, open - at);
      at = open;
      if (*at == '\0')
        break;
      const char *close = strchrnul (at, '}');
      g_autofree char *part = argument (reason, at + 1, (gsize) (close - at - 1), language);
      g_string_append (text, part != NULL ? part : "");
      at = close + 1;
    }
  return g_string_free (text, FALSE);
}

char *
trame_reason_line (const TrameReason *reason, TrameLanguage language)
{
  g_return_val_if_fail (reason != NULL, NULL);
  static const char *const safest[] = { "limit.prudent", "limit.prudent-moved", "notice.prudent",
                                        "notice.posting-prudent", NULL };
  static const char *const before[][2] = { { "Autre lecture\302\240: ", "Other reading: " },
                                           { "Date la plus sûre\302\240: ", "Safest date: " } };
  char *text = trame_reason_text (reason, language);
  if (!reason->other_reading)
    return text;
  g_autofree char *owned = text;
  return g_strconcat (before[g_strv_contains (safest, reason->rule)][language == TRAME_LANGUAGE_ENGLISH], text, NULL);
}

const char *
trame_rule_title (const char *rule, TrameLanguage language)
{
  const TrameRuleWords *words = trame_rule_words_find (rule);
  return words == NULL ? rule : words->title[language == TRAME_LANGUAGE_ENGLISH];
}
