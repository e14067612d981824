/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl evaluate FILE|CONVENTION --on DATE…`. */
#include "cli/commands.h"
#include "cli/terminal.h"
#include "exchange/case-json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
print_human (const TrameLifecycle *lifecycle, TrameLanguage language)
{
  g_autofree char *on = trame_date_words (&lifecycle->on, language);
  trame_print (_ ("On %s: %s\n"), on, trame_state_words (lifecycle->state, language));
  for (guint i = 0; i < lifecycle->deadlines->len; i++)
    {
      const TrameDeadline *deadline = &g_array_index (lifecycle->deadlines, TrameDeadline, i);
      g_autofree char *date = trame_date_cell (&deadline->date);
      trame_print (_ ("%s: %s\n"), trame_deadline_kind_words (deadline->kind, language), date);
      for (guint r = 0; r < deadline->reasons->len; r++)
        {
          g_autofree char *text = trame_reason_text (&g_array_index (deadline->reasons, TrameReason, r), language);
          trame_print ("  · %s\n", text);
        }
    }
  for (guint i = 0; i < lifecycle->warnings->len; i++)
    {
      const char *code = g_array_index (lifecycle->warnings, TrameWarning, i).code;
      trame_print ("  ! %s\n", trame_warning_text (code, language));
    }
}

static void
print_all (TrameInvocation *invocation, const TrameCase *contract, const GArray *days)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_lifecycle_unref);
  for (guint i = 0; i < days->len; i++)
    g_ptr_array_add (results, trame_lifecycle_evaluate (contract, &g_array_index (days, GDate, i)));
  if (invocation->json)
    {
      g_autofree char *text = trame_lifecycles_to_json ((TrameLifecycle *const *) results->pdata, results->len,
                                                        invocation->language);
      fputs (text, stdout);
      return;
    }
  for (guint i = 0; i < results->len; i++)
    print_human (g_ptr_array_index (results, i), invocation->language);
}

static TrameExit
evaluate_file (TrameInvocation *invocation, const char *path, const GArray *days)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;
  if (!g_file_get_contents (path, &text, &length, &error))
    return trame_invocation_fail (error);
  TrameCase contract;
  trame_case_init (&contract);
  TrameExit out = TRAME_EXIT_DONE;
  if (trame_case_from_json (text, (gssize) length, &contract, &error))
    print_all (invocation, &contract, days);
  else
    out = trame_invocation_fail (error);
  trame_case_clear (&contract);
  return out;
}

/* The last instant of DAY where the commune is, in µs since 1970. */
static gint64
end_of_day (TrameOffice *office, const GDate *day)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (trame_office_get_time_zone (office));
  if (zone == NULL)
    zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) morning = g_date_time_new (zone, g_date_get_year (day), (int) g_date_get_month (day),
                                                   g_date_get_day (day), 0, 0, 0);
  g_autoptr (GDateTime) next = g_date_time_add_days (morning, 1);
  return g_date_time_to_unix (next) * G_USEC_PER_SEC - 1;
}

static TrameExit
evaluate_convention (TrameInvocation *invocation, const char *word, const GArray *days, const GDate *known_on)
{
  g_autoptr (GError) error = NULL;
  TrameOffice *office = trame_invocation_get_office (invocation, TRAME_OFFICE_MUST_EXIST);
  if (office == NULL)
    return TRAME_EXIT_REGISTER;
  const TrameConvention *convention = trame_office_find_convention (office, word, &error);
  if (convention == NULL)
    return trame_invocation_fail (error);
  TrameCase asked = convention->contract; /* the facts stay the convention's */
  if (g_date_valid (known_on))
    asked.known_on = end_of_day (office, known_on);
  print_all (invocation, &asked, days);
  return TRAME_EXIT_DONE;
}

/* The days asked, in the order asked; today when none is. NULL: said on stderr. */
static GArray *
read_days (TrameInvocation *invocation, char **texts)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (GDate));
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      GDate day;
      if (!trame_option_date (invocation, "--on", texts[i], &day))
        return NULL;
      g_array_append_val (days, day);
    }
  if (days->len == 0)
    g_array_append_val (days, invocation->today);
  return g_steal_pointer (&days);
}

TrameExit
trame_command_evaluate (TrameInvocation *invocation, int argc, char **argv)
{
  g_auto (GStrv) on = NULL;
  g_autofree char *known = NULL;
  GDate known_on;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING_ARRAY, &on, N_ ("The day to evaluate on; repeat it"), "DATE" },
    { "known-on", 0, 0, G_OPTION_ARG_STRING, &known, N_ ("With the facts recorded by that day only"), "DATE" },
    { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  if (!trame_invocation_parse (invocation, entries, "FILE|CONVENTION",
                               _ ("Evaluates the rules on a case (JSON) or a convention: state, deadlines, warnings, "
                                  "reasons."),
                               &argc, &argv, &out))
    return out;
  if (argc != 2)
    return trame_invocation_misused (_ ("“evaluate” takes a case’s file or a convention"));
  if (!trame_invocation_read_today (invocation))
    return TRAME_EXIT_USAGE;
  g_autoptr (GArray) days = read_days (invocation, on);
  if (days == NULL)
    return TRAME_EXIT_USAGE;
  g_date_clear (&known_on, 1);
  if (known != NULL && !trame_option_date (invocation, "--known-on", known, &known_on))
    return TRAME_EXIT_USAGE;
  gboolean file = g_str_has_suffix (argv[1], ".json") || g_file_test (argv[1], G_FILE_TEST_IS_REGULAR);
  if (file && known != NULL)
    return trame_invocation_misused (
        _ ("“--known-on” is for a convention of the register: a case says its own “known_on”"));
  return file ? evaluate_file (invocation, argv[1], days) : evaluate_convention (invocation, argv[1], days, &known_on);
}
