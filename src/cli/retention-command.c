/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl retention [list [--all]|set MODEL PERIOD|remove CONVENTION… --visa NAME]`. */
#include "cli/commands.h"
#include "cli/remains.h"
#include "cli/table.h"
#include "cli/terminal.h"
#include "exchange/json-writer.h"
#include "office/purge.h"
#include "office/retention.h"
#include "office/term-words.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

static void
add_json (JsonBuilder *builder, const TrameRetention *row)
{
  g_autofree char *period = trame_period_to_string (row->period);
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "id", row->convention);
  trame_json_member_string (builder, "number", row->number);
  trame_json_member_string (builder, "partner", row->partner);
  trame_json_member_string (builder, "object", row->object);
  trame_json_member_string (builder, "model", row->model);
  trame_json_member_date (builder, "ended", &row->ended);
  trame_json_member_string (builder, "period", period);
  trame_json_member_date (builder, "until", &row->until);
  trame_json_member_boolean (builder, "due", row->due);
  trame_json_member_boolean (builder, "removed", row->removed);
  json_builder_end_object (builder);
}

static void
add_cells (TrameTable *table, const TrameRetention *row)
{
  g_autofree char *id = g_strdup_printf ("%" PRId64, row->convention);
  g_autofree char *ended = trame_date_cell (&row->ended), *until = trame_date_cell (&row->until);
  g_autofree char *period = trame_period_words (row->period);
  const char *object = row->removed ? _ ("(content removed)") : row->object;
  const char *const cells[] = { id, row->number, row->partner, object, row->model, ended, period, until };
  trame_table_add (table, cells);
}

/* Adds ALL, or those that are due alone, to both. */
static void
add_rows (const GPtrArray *all, gboolean everything, JsonBuilder *builder, TrameTable *table)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < all->len; i++)
    {
      const TrameRetention *row = g_ptr_array_index (all, i);
      if (!everything && !row->due)
        continue;
      add_cells (table, row);
      add_json (builder, row);
    }
  json_builder_end_array (builder);
}

static TrameTable *
table_new (void)
{
  const char *const titles[] = { _ ("Id"),    _ ("Number"), _ ("Partner"),      _ ("Object"), _ ("Model"),
                                 _ ("Ended"), _ ("Kept"),   _ ("Until (date)"), NULL };
  return trame_table_new (titles);
}

static TrameExit
list (TrameInvocation *invocation, gboolean everything)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = trame_office_list_retention (invocation->office, &error);
  if (all == NULL)
    return trame_invocation_fail (error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (TrameTable) table = table_new ();
  add_rows (all, everything, builder, table);
  if (invocation->json)
    trame_invocation_print_json (builder);
  else
    trame_table_print (table);
  trame_print_head (invocation, invocation->json);
  return TRAME_EXIT_DONE;
}

/* After a removal: {"retention": […], "copies": […]}, or sentences. */
static TrameExit
print_removed (TrameInvocation *invocation, guint count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = trame_office_list_retention (invocation->office, &error);
  g_autoptr (GPtrArray) copies = all != NULL ? trame_office_find_remains (invocation->office, &error) : NULL;
  if (copies == NULL)
    return trame_invocation_fail (error);
  if (!invocation->json)
    {
      trame_print (ngettext ("The content of %u convention was removed; its hash stays.\n",
                             "The content of %u conventions was removed; their hashes stay.\n", count),
                   count);
      trame_remains_print (copies);
      return TRAME_EXIT_DONE;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (TrameTable) table = table_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "retention");
  add_rows (all, TRUE, builder, table);
  json_builder_set_member_name (builder, "copies");
  trame_remains_add_json (builder, copies);
  json_builder_end_object (builder);
  trame_invocation_print_json (builder);
  return TRAME_EXIT_DONE;
}

/* Whether a convention can be of MODEL, as the list says it. FALSE and ERROR. */
static gboolean
check_model (TrameInvocation *invocation, const char *model, GError **error)
{
  if (g_str_equal (model, "all") || g_str_equal (model, "existing"))
    return TRUE;
  g_autoptr (GPtrArray) models = trame_register_load_models (trame_office_get_register (invocation->office), error);
  for (guint i = 0; models != NULL && i < models->len; i++)
    if (g_strcmp0 (((const TrameModelRecord *) models->pdata[i])->name, model) == 0)
      return TRUE;
  if (models != NULL)
    g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN,
                 _ ("There is no model “%s” in this register. “models” lists them."), model);
  return FALSE;
}

static gboolean
check_period (const char *text, GError **error)
{
  TramePeriod period;
  if (trame_period_parse (text, &period) && !trame_period_is_zero (period))
    return TRUE;
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
               _ ("%s: “%s” is not a length: write it as P1Y, P2M or P10D"), "retention", text);
  return FALSE;
}

static TrameExit
set (TrameInvocation *invocation, const char *model, const char *period)
{
  g_autoptr (GError) error = NULL;
  /* What is forgotten may be of a model that is no more. */
  if (*period != '\0' && !(check_model (invocation, model, &error) && check_period (period, &error)))
    return trame_invocation_fail (error);
  g_autofree char *key = g_str_equal (model, "all") ? g_strdup ("retention") : g_strconcat ("retention.", model, NULL);
  if (!trame_office_set_setting (invocation->office, key, *period != '\0' ? period : NULL, &error))
    return trame_invocation_fail (error);
  return list (invocation, TRUE);
}

static TrameExit
drop (TrameInvocation *invocation, char **words, const char *visa, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) conventions = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (; *words != NULL; words++)
    {
      const TrameConvention *convention = trame_office_find_convention (invocation->office, *words, &error);
      if (convention == NULL)
        return trame_invocation_fail (error);
      g_array_append_val (conventions, convention->id);
    }
  if (!trame_office_remove_conventions (invocation->office, conventions, visa,
                                        reason != NULL ? reason : _ ("end of retention"), &error))
    return trame_invocation_fail (error);
  return print_removed (invocation, conventions->len);
}

static TrameExit
run (TrameInvocation *invocation, gboolean all, const char *visa, const char *reason, int argc, char **argv)
{
  TrameExit out = TRAME_EXIT_DONE;
  const char *verb = argc >= 2 ? argv[1] : "list";
  gboolean lists = g_str_equal (verb, "list") && argc <= 2, sets = g_str_equal (verb, "set") && argc == 4;
  gboolean drops = g_str_equal (verb, "remove") && argc >= 3;
  if (!lists && !sets && !drops)
    return trame_invocation_misused (
        _ ("“retention” is followed by nothing, “list”, “set MODEL PERIOD” or “remove CONVENTION… --visa NAME”"));
  if (drops && (visa == NULL || *visa == '\0'))
    return trame_invocation_misused (_ ("“remove” needs --visa, the name of who agreed"));
  if (trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out) == NULL)
    return out;
  if (sets)
    return set (invocation, argv[2], argv[3]);
  return drops ? drop (invocation, argv + 2, visa, reason) : list (invocation, all);
}

TrameExit
trame_command_retention (TrameInvocation *invocation, int argc, char **argv)
{
  gboolean all = FALSE;
  g_autofree char *visa = NULL;
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Those that must still be kept too"), NULL },
    { "visa", 0, 0, G_OPTION_ARG_STRING, &visa, N_ ("Who agreed to the removal"), "NAME" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Why"), "TEXT" },
    { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  if (!trame_invocation_parse (
          invocation, entries, "[list|set MODEL PERIOD|remove CONVENTION… --visa NAME]",
          _ ("What has been kept long enough, for the archivist’s visa; then its removal. A period "
             "is written P10Y; MODEL is a model’s name, “existing” or “all”."),
          &argc, &argv, &out))
    return out;
  return run (invocation, all, visa, reason, argc, argv);
}
