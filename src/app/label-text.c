/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What labels show: dates, days, states. Pure functions, tested without a display. */
#include "app/label-text.h"

#include <glib/gi18n-lib.h>

#include "french/date-text.h"
#include "office/language.h"

#define DASH "—"

static const char *const WEEKDAYS[] = { NC_ ("weekday", "Mon"), NC_ ("weekday", "Tue"), NC_ ("weekday", "Wed"),
                                        NC_ ("weekday", "Thu"), NC_ ("weekday", "Fri"), NC_ ("weekday", "Sat"),
                                        NC_ ("weekday", "Sun") };
static const char *const FULL_WEEKDAYS[] = { N_ ("Monday"), N_ ("Tuesday"),  N_ ("Wednesday"), N_ ("Thursday"),
                                             N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday") };
static const char *const MONTHS[] = { NC_ ("month", "Jan"), NC_ ("month", "Feb"), NC_ ("month", "Mar"),
                                      NC_ ("month", "Apr"), NC_ ("month", "May"), NC_ ("month", "Jun"),
                                      NC_ ("month", "Jul"), NC_ ("month", "Aug"), NC_ ("month", "Sep"),
                                      NC_ ("month", "Oct"), NC_ ("month", "Nov"), NC_ ("month", "Dec") };

static gboolean
is_date (const GDate *date)
{
  return date != NULL && g_date_valid (date);
}

char *
trame_label_date (const GDate *date)
{
  return is_date (date) ? trame_date_to_numbers (date) : g_strdup (DASH);
}

char *
trame_label_short_date (const GDate *date, const GDate *today)
{
  if (!is_date (date))
    return g_strdup (DASH);

  const char *weekday = g_dpgettext2 (NULL, "weekday", WEEKDAYS[g_date_get_weekday (date) - 1]);
  const char *month = g_dpgettext2 (NULL, "month", MONTHS[g_date_get_month (date) - 1]);
  if (is_date (today) && g_date_get_year (today) == g_date_get_year (date))
    /* Translators: weekday, day, month, as in "Thu 26 Nov" */
    return g_strdup_printf (_ ("%s %d %s"), weekday, g_date_get_day (date), month);
  /* Translators: weekday, day, month, year, as in "Thu 26 Nov 2026" */
  return g_strdup_printf (_ ("%s %d %s %d"), weekday, g_date_get_day (date), month, g_date_get_year (date));
}

char *
trame_label_narrow_date (const GDate *date, const GDate *today)
{
  if (!is_date (date))
    return g_strdup (DASH);
  if (is_date (today) && g_date_get_year (today) == g_date_get_year (date))
    return g_strdup_printf ("%02d/%02d", g_date_get_day (date), g_date_get_month (date));
  return trame_date_to_numbers (date);
}

char *
trame_label_long_date (const GDate *date)
{
  if (!is_date (date))
    return g_strdup (DASH);
  g_autofree char *words = trame_date_words (date, trame_language_current ());
  return g_strdup_printf ("%s %s", _ (FULL_WEEKDAYS[g_date_get_weekday (date) - 1]), words);
}

char *
trame_label_day_and_month (const GDate *date)
{
  if (!is_date (date))
    return g_strdup (DASH);
  g_autofree char *words = trame_date_words (date, trame_language_current ());
  char *year = strrchr (words, ' ');
  if (year != NULL)
    *year = '\0';
  return g_steal_pointer (&words);
}

char *
trame_label_duration (gint days)
{
  return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) ABS (days)), days);
}

char *
trame_label_days_left (gint days)
{
  if (days == G_MININT || days < 0)
    return g_strdup (DASH);
  return days == 0 ? g_strdup (_ ("today")) : trame_label_duration (days);
}

char *
trame_label_days_away (gint days)
{
  if (days == 0)
    return g_strdup (_ ("today"));
  if (days == 1)
    return g_strdup (_ ("tomorrow"));
  if (days > 1)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) days), days);
  return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) -days), -days);
}

const char *
trame_label_days_class (gint days)
{
  if (days == G_MININT)
    return NULL;
  return days < 10 ? "late" : days <= 30 ? "soon" : NULL;
}

const char *
trame_label_state (TrameState state, guint signed_by)
{
  switch (state)
    {
    case TRAME_STATE_DRAFT:
      return _ ("Draft");
    case TRAME_STATE_AWAITING_SIGNATURE:
      if (signed_by & (1u << TRAME_PARTY_CITY))
        return _ ("With the partner for signature");
      if (signed_by & (1u << TRAME_PARTY_PARTNER))
        return _ ("With the city for signature");
      return _ ("To be signed");
    case TRAME_STATE_UNDETERMINED:
      return _ ("Undetermined");
    case TRAME_STATE_SIGNED_NOT_IN_FORCE:
      return _ ("Signed, to come");
    case TRAME_STATE_IN_FORCE:
      return _ ("In force");
    case TRAME_STATE_IN_FORCE_TERMINATION_RUNNING:
      return _ ("Termination running");
    case TRAME_STATE_EXPIRED:
      return _ ("Expired");
    case TRAME_STATE_TERMINATED:
      return _ ("Terminated");
    case TRAME_STATE_TERMINATED_AS_OF_RIGHT:
      return _ ("Terminated as of right");
    case TRAME_STATE_WITHDRAWN:
      return _ ("Withdrawn");
    case TRAME_N_STATES:
    default:
      return DASH;
    }
}

const char *
trame_label_state_class (TrameState state)
{
  static const char *const CLASSES[TRAME_N_STATES] = {
    [TRAME_STATE_DRAFT] = "done",
    [TRAME_STATE_AWAITING_SIGNATURE] = "wait",
    [TRAME_STATE_UNDETERMINED] = "wait",
    [TRAME_STATE_SIGNED_NOT_IN_FORCE] = "info",
    [TRAME_STATE_IN_FORCE] = "ok",
    [TRAME_STATE_IN_FORCE_TERMINATION_RUNNING] = "bad",
    [TRAME_STATE_EXPIRED] = "done",
    [TRAME_STATE_TERMINATED] = "done",
    [TRAME_STATE_TERMINATED_AS_OF_RIGHT] = "done",
    [TRAME_STATE_WITHDRAWN] = "done",
  };
  return state < TRAME_N_STATES ? CLASSES[state] : "done";
}

gboolean
trame_label_state_is_over (TrameState state)
{
  return state >= TRAME_STATE_EXPIRED;
}

char *
trame_label_percent (double fraction)
{
  /* Translators: a percentage; French sets a no-break space before the sign */
  return g_strdup_printf (_ ("%d%%"), (gint) (CLAMP (fraction, 0, 1) * 100 + 0.5));
}

char *
trame_label_conventions (guint n)
{
  return g_strdup_printf (ngettext ("%u convention", "%u conventions", n), n);
}

char *
trame_label_create (guint n)
{
  if (n == 0)
    return g_strdup (_ ("Record the act alone"));
  if (n == 1)
    return g_strdup (_ ("Create 1 convention"));
  return g_strdup_printf (ngettext ("Create the %u convention", "Create the %u conventions", n), n);
}

char *
trame_label_saved_at (GDateTime *time)
{
  /* Translators: hours and minutes of the day */
  return g_strdup_printf (_ ("Draft saved at %d:%02d"), g_date_time_get_hour (time), g_date_time_get_minute (time));
}

const char *
trame_label_party (TrameParty party)
{
  switch (party)
    {
    case TRAME_PARTY_CITY:
      return _ ("the city");
    case TRAME_PARTY_PARTNER:
      return _ ("the partner");
    case TRAME_PARTY_NONE:
    default:
      return NULL;
    }
}

/* The word of NAMES that is WORD whatever its capitals, of three letters at least; NULL. Owned by the caller. */
static char *
named_word (const char *word, const char *const *names, guint n)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  for (guint i = 0; g_utf8_strlen (word, -1) > 2 && i < n; i++)
    {
      g_auto (GStrv) words = g_regex_split_simple ("[^\\p{L}]+", names[i] != NULL ? names[i] : "", 0, 0);
      for (guint j = 0; words[j] != NULL; j++)
        {
          g_autofree char *other = g_utf8_casefold (words[j], -1);
          if (g_str_equal (folded, other))
            return g_strdup (words[j]);
        }
    }
  return NULL;
}

char *
trame_label_calm_title (const char *title, const char *const *names, guint n)
{
  g_autofree char *upper = g_utf8_strup (title, -1);
  if (!g_str_equal (upper, title))
    return g_strdup (title);
  g_autoptr (GString) calm = g_string_new (NULL);
  g_auto (GStrv) parts = g_regex_split_simple ("([^\\p{L}]+)", title, 0, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *lower = g_utf8_strdown (parts[i], -1);
      gboolean initial = g_utf8_strlen (parts[i], -1) == 1
                         && ((parts[i + 1] != NULL && *parts[i + 1] == '.') || (i > 0 && *parts[i - 1] == '.'));
      g_autofree char *named = initial ? g_strdup (parts[i]) : named_word (parts[i], names, n);
      g_string_append (calm, named != NULL ? named : lower);
    }
  g_autofree char *first = g_utf8_substring (title, 0, 1);
  return *calm->str != '\0' ? g_strconcat (first, g_utf8_next_char (calm->str), NULL) : g_strdup (title);
}
