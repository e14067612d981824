/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every command shares: options, the register, errors in words, exit codes. The clock is read here and nowhere
 * below. */
#include "cli/invocation.h"
#include "cli/terminal.h"
#include "cli/usage.h"

#include "exchange/json-writer.h"
#include "french/date-text.h"
#include "office/backup.h"
#include "register/verify.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define DEFAULT_ZONE "Europe/Paris"

void
trame_invocation_clear (TrameInvocation *invocation)
{
  if (invocation->office != NULL)
    trame_office_close (invocation->office);
  g_clear_object (&invocation->office);
  g_clear_pointer (&invocation->register_path, g_free);
  g_clear_pointer (&invocation->today_text, g_free);
}

static gboolean
on_help (const char *name, const char *value, gpointer data, GError **error)
{
  *(gboolean *) data = TRUE;
  return TRUE;
}

static void
say_error (const char *message)
{
  trame_print_error ("tramectl: %s\n", message);
}

/* GLib leaves the "--" that a word beginning with a dash was behind. */
static void
drop_end_of_options (int *argc, char **argv)
{
  for (int i = 1; i < *argc; i++)
    if (g_str_equal (argv[i], "--"))
      {
        memmove (argv + i, argv + i + 1, sizeof (char *) * (gsize) (*argc - i));
        (*argc)--;
        return;
      }
}

/* A sentence is translated whole; what stands for a value, word by word. GLib keeps what it is given. */
static const char *
translate (const char *text, gpointer data)
{
  const char *whole = *text != '\0' ? _ (text) : text;
  if (whole != text)
    return whole;
  g_autofree char *words = trame_usage_words (text);
  return g_intern_string (words);
}

gboolean
trame_invocation_parse (TrameInvocation *invocation,
                        const GOptionEntry *entries,
                        const char *arguments,
                        const char *summary,
                        int *argc,
                        char ***argv,
                        TrameExit *out)
{
  gboolean help = FALSE;
  const GOptionEntry shared[] = {
    { "register", 0, 0, G_OPTION_ARG_FILENAME, &invocation->register_path, N_ ("The register’s file"), "FILE" },
    { "today", 0, 0, G_OPTION_ARG_STRING, &invocation->today_text, N_ ("The day to reckon from"), "DATE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &invocation->json, N_ ("Answer in JSON"), NULL },
    { "help", 'h', G_OPTION_FLAG_NO_ARG, G_OPTION_ARG_CALLBACK, on_help, N_ ("Show this help"), NULL },
    { NULL }
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *usage = arguments != NULL ? trame_usage_words (arguments) : NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  GOptionGroup *group = g_option_group_new ("tramectl", "", "", &help, NULL);
  g_option_group_add_entries (group, shared);
  if (entries != NULL)
    g_option_group_add_entries (group, entries);
  g_option_group_set_translate_func (group, translate, NULL, NULL);
  g_option_context_set_main_group (context, group);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, summary == NULL);
  if (summary != NULL)
    g_option_context_set_summary (context, summary);
  *out = TRAME_EXIT_DONE;
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      say_error (error->message);
      *out = TRAME_EXIT_USAGE;
      return FALSE;
    }
  if (summary != NULL)
    drop_end_of_options (argc, *argv);
  if (help && summary != NULL)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);
      trame_print ("%s", text);
      return FALSE;
    }
  return !help; /* without a summary, the caller shows the commands */
}

/* The date where the commune is; NAME is its time zone's. */
static void
clock_today (const char *name, GDate *out)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);
  g_autoptr (GDateTime) now = zone != NULL ? g_date_time_new_now (zone) : g_date_time_new_now_local ();
  g_date_clear (out, 1);
  g_date_set_dmy (out, g_date_time_get_day_of_month (now), g_date_time_get_month (now), g_date_time_get_year (now));
}

gboolean
trame_invocation_read_today (TrameInvocation *invocation)
{
  if (invocation->today_text == NULL)
    clock_today (DEFAULT_ZONE, &invocation->today);
  else if (!trame_date_parse_iso (invocation->today_text, &invocation->today)
           && !trame_date_read (invocation->today_text, NULL, &invocation->today))
    {
      trame_invocation_misused (_ ("“%s” is not a date: write it as 2026-01-15"), invocation->today_text);
      return FALSE;
    }
  return TRUE;
}

char *
trame_invocation_dup_path (TrameInvocation *invocation)
{
  return invocation->register_path != NULL ? g_strdup (invocation->register_path) : trame_office_default_path ();
}

gboolean
trame_invocation_can_ask (TrameInvocation *invocation)
{
  return !invocation->json && isatty (STDIN_FILENO);
}

/* The first to open the register on a day copies it first. When that fails it is said, and the work goes on. */
static void
back_up_first (TrameInvocation *invocation)
{
  GDate day;
  g_autoptr (GError) error = NULL;
  clock_today (trame_office_get_time_zone (invocation->office), &day);
  if (trame_office_backup_daily (invocation->office, &day, NULL, &error))
    return;
  g_autofree char *said = g_strdup_printf (_ ("Today’s automatic backup was not made; the work goes on. %s"),
                                           error->message);
  say_error (said);
}

TrameOffice *
trame_invocation_get_office (TrameInvocation *invocation, TrameOfficeFlags flags)
{
  if (invocation->office != NULL)
    return invocation->office;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = trame_invocation_dup_path (invocation);
  invocation->office = trame_office_open (path, flags, &invocation->today, g_get_user_name (), &error);
  if (invocation->office == NULL)
    {
      say_error (error->message);
      return NULL;
    }
  if (trame_office_is_on_network (invocation->office))
    say_error (
        _ ("The register is on a share of the network, where two programs may damage it together. Keep it on this "
           "computer, or let one program at a time open it."));
  if (invocation->today_text == NULL)
    {
      /* The commune may live in another zone than the one reckoned with until its register is open. */
      trame_office_set_clock (invocation->office, g_get_real_time);
      clock_today (trame_office_get_time_zone (invocation->office), &invocation->today);
      trame_office_set_today (invocation->office, &invocation->today);
    }
  back_up_first (invocation);
  return invocation->office;
}

TrameOffice *
trame_invocation_open (TrameInvocation *invocation, TrameOfficeFlags flags, TrameExit *out)
{
  *out = TRAME_EXIT_USAGE;
  if (!trame_invocation_read_today (invocation))
    return NULL;
  TrameOffice *office = trame_invocation_get_office (invocation, flags);
  *out = office != NULL ? TRAME_EXIT_DONE : TRAME_EXIT_REGISTER;
  return office;
}

/* Whether the register itself is at fault, not what was asked of it. */
static gboolean
is_register_fault (const GError *error)
{
  if (error->domain != TRAME_REGISTER_ERROR)
    return FALSE;
  switch ((TrameRegisterError) error->code)
    {
    case TRAME_REGISTER_ERROR_UNIQUE:
    case TRAME_REGISTER_ERROR_REFERENCE:
    case TRAME_REGISTER_ERROR_INVALID:
    case TRAME_REGISTER_ERROR_APPEND_ONLY:
    case TRAME_REGISTER_ERROR_STALE:
    case TRAME_REGISTER_ERROR_UNKNOWN:
    case TRAME_REGISTER_ERROR_REMOVED:
      return FALSE;
    default:
      return TRUE;
    }
}

TrameExit
trame_invocation_fail (const GError *error)
{
  say_error (error->message);
  return is_register_fault (error) ? TRAME_EXIT_REGISTER : TRAME_EXIT_REFUSED;
}

TrameExit
trame_invocation_misused (const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  say_error (message);
  return TRAME_EXIT_USAGE;
}

void
trame_invocation_print_json (JsonBuilder *builder)
{
  g_autofree char *text = trame_json_builder_to_text (builder);
  fputs (text, stdout);
}

gboolean
trame_id_parse (const char *text, gint64 *out)
{
  guint64 value = 0;
  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &value, NULL))
    return FALSE;
  *out = (gint64) value;
  return TRUE;
}

gboolean
trame_option_date (TrameInvocation *invocation, const char *option, const char *text, GDate *out)
{
  if (trame_date_parse_iso (text, out) || trame_date_read (text, &invocation->today, out))
    return TRUE;
  trame_invocation_misused (_ ("%s: “%s” is not a date that exists: write it as 2026-01-15"), option, text);
  return FALSE;
}

char *
trame_date_cell (const GDate *date)
{
  char *text = trame_date_to_numbers (date);
  return text != NULL ? text : g_strdup ("—");
}

void
trame_print_head (TrameInvocation *invocation, gboolean aside)
{
  gint64 rows = 0;
  g_autofree char *head = trame_register_get_head (trame_office_get_register (invocation->office), &rows, NULL);
  if (head == NULL)
    return;
  g_autofree char *words = g_strdup_printf (_ ("Register: %" PRId64 " rows in the journal, head %s\n"), rows, head);
  if (aside)
    trame_print_error ("%s", words);
  else
    trame_print ("%s", words);
}
