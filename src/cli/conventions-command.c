/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl conventions [list|show|set|export]`. */
#include "cli/act-summary.h"
#include "cli/commands.h"
#include "cli/field-values.h"
#include "cli/listing-json.h"
#include "cli/table.h"
#include "cli/terminal.h"
#include "exchange/json-writer.h"
#include "french/fold.h"
#include "office/stale.h"
#include "office/convention.h"
#include "office/document-kind.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *state;
  char *partner;
  char *search;
  gint due; /* days; -1: not asked */
  char **set;
  char **was;
} Options;

/* --state, --partner, --search and --due, each narrowing. */
static gboolean
is_asked_for (const TrameConvention *convention, const Options *options)
{
  if (options->state != NULL && convention->lifecycle->state != trame_state_from_nick (options->state))
    return FALSE;
  if (options->partner != NULL && !trame_fold_contains (convention->partner_name, options->partner))
    return FALSE;
  if (options->search != NULL)
    {
      g_autofree char *folded = trame_fold (options->search);
      if (strstr (convention->folded, folded) == NULL)
        return FALSE;
    }
  gint left = trame_lifecycle_days_left (convention->lifecycle);
  return options->due < 0 || (left != G_MININT && left >= 0 && left <= options->due);
}

static void
add_cells (TrameTable *table, const TrameConvention *convention, TrameLanguage language)
{
  TrameConventionRow row;
  trame_listing_row (convention, &row);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, row.id);
  g_autofree char *start = trame_date_cell (&row.start);
  g_autofree char *last = trame_date_cell (&row.last_day);
  g_autofree char *left = row.days_left != G_MININT ? g_strdup_printf ("%d", row.days_left) : NULL;
  const char *const cells[] = { id,    row.number, row.partner, row.object, trame_state_words (row.state, language),
                                start, last,       left };
  trame_table_add (table, cells);
}

static TrameExit
list (TrameInvocation *invocation, TrameOffice *office, const Options *options)
{
  GPtrArray *conventions = trame_office_get_conventions (office);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const titles[] = { _ ("Id"),    _ ("Number"),   _ ("Partner"),   _ ("Object"), _ ("State"),
                                 _ ("Start"), _ ("Last day"), _ ("Days left"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  json_builder_begin_array (builder);
  for (guint i = 0; i < conventions->len; i++)
    {
      const TrameConvention *convention = g_ptr_array_index (conventions, i);
      if (!is_asked_for (convention, options))
        continue;
      if (invocation->json)
        {
          TrameConventionRow row;
          trame_listing_row (convention, &row);
          trame_json_add_convention_row (builder, &row);
        }
      else
        add_cells (table, convention, invocation->language);
    }
  json_builder_end_array (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  else
    trame_table_print (table);
  return TRAME_EXIT_DONE;
}

static void
print_facts (const TrameConvention *convention)
{
  if (convention->contract.facts->len == 0)
    return;
  const char *const titles[] = { _ ("Fact"), _ ("Kind"), _ ("Date"), _ ("Party"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  for (guint i = 0; i < convention->contract.facts->len; i++)
    {
      const TrameFact *fact = g_ptr_array_index (convention->contract.facts, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, fact->id);
      g_autofree char *on = trame_date_cell (&fact->on);
      const char *const cells[] = { id, trame_fact_kind_to_nick (fact->kind), on, trame_party_to_nick (fact->party) };
      trame_table_add (table, cells);
    }
  trame_print ("\n");
  trame_table_print (table);
}

/* Those made here, issue by issue, then those attached. */
static void
print_documents (const GPtrArray *documents)
{
  if (documents->len == 0)
    return;
  const char *const titles[] = { _ ("Document"), _ ("What"), _ ("Issue"), _ ("Date"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  for (guint i = 0; i < documents->len; i++)
    {
      const TrameDocumentRecord *document = g_ptr_array_index (documents, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, document->id);
      g_autofree char *issue = document->attached ? NULL : g_strdup_printf ("%u", document->issue);
      g_autofree char *on = trame_date_cell (&document->issued_on);
      const char *what = document->removed    ? _ ("(content removed)")
                         : document->attached ? document->name
                                              : trame_document_kind_label (document->kind);
      const char *const cells[] = { id, what, issue, on };
      trame_table_add (table, cells);
    }
  trame_print ("\n");
  trame_table_print (table);
}

static void
print_fields (const TrameDossier *dossier)
{
  const char *const titles[] = { _ ("Field"), _ ("Label"), _ ("Value"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  for (guint i = 0; i < dossier->model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (dossier->model->fields, i);
      g_autofree char *value = trame_field_show_value (field,
                                                       g_hash_table_lookup (dossier->convention->values, field->id));
      const char *const cells[] = { field->id, field->label, value };
      trame_table_add (table, cells);
    }
  GHashTableIter iter;
  gpointer field, value;
  g_hash_table_iter_init (&iter, dossier->convention->values);
  while (dossier->convention->model == 0 && g_hash_table_iter_next (&iter, &field, &value))
    {
      const char *const cells[] = { field, NULL, value };
      trame_table_add (table, cells);
    }
  trame_print ("\n");
  trame_table_print (table);
}

static void
print_dossier (TrameInvocation *invocation, const TrameDossier *dossier)
{
  const TrameConvention *convention = dossier->convention;
  TrameLanguage language = invocation->language;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, convention->id);
  trame_print_value (_ ("Convention"), convention->number != NULL ? convention->number : id);
  trame_print_value (_ ("Partner"), convention->partner_name);
  trame_print_value (_ ("Object"), convention->object);
  trame_print_value (_ ("Scheme"), convention->scheme);
  trame_print_value (_ ("State"), trame_state_words (dossier->lifecycle->state, language));
  trame_terms_print (&convention->contract.terms);
  print_fields (dossier);
  print_facts (convention);
  print_documents (dossier->documents);
  for (guint i = 0; i < dossier->lifecycle->deadlines->len; i++)
    {
      const TrameDeadline *deadline = &g_array_index (dossier->lifecycle->deadlines, TrameDeadline, i);
      g_autofree char *date = trame_date_cell (&deadline->date);
      g_autofree char *prudent = trame_date_cell (&deadline->prudent_date);
      trame_print (i == 0 ? "\n%s : %s (%s)\n" : "%s : %s (%s)\n", trame_deadline_kind_words (deadline->kind, language),
                   date, prudent);
    }
  for (guint i = 0; i < dossier->lifecycle->warnings->len; i++)
    trame_print ("  · %s\n",
                 trame_warning_text (g_array_index (dossier->lifecycle->warnings, TrameWarning, i).code, language));
}

static TrameExit
show (TrameInvocation *invocation, TrameOffice *office, const char *word)
{
  g_autoptr (GError) error = NULL;
  const TrameConvention *convention = trame_office_find_convention (office, word, &error);
  g_autoptr (TrameDossier) dossier = convention != NULL ? trame_office_load_dossier (office, convention->id, &error)
                                                        : NULL;
  if (dossier == NULL)
    return trame_invocation_fail (error);
  if (!invocation->json)
    {
      print_dossier (invocation, dossier);
      return TRAME_EXIT_DONE;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  trame_listing_add_dossier (builder, dossier, invocation->language);
  trame_invocation_print_json (builder);
  return TRAME_EXIT_DONE;
}

/* Every convention whole: what another system reads. */
static TrameExit export(TrameInvocation *invocation, TrameOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GPtrArray *conventions = trame_office_get_conventions (office);
  json_builder_begin_array (builder);
  for (guint i = 0; i < conventions->len; i++)
    {
      const TrameConvention *convention = g_ptr_array_index (conventions, i);
      g_autoptr (TrameDossier) dossier = trame_office_load_dossier (office, convention->id, &error);
      if (dossier == NULL)
        return trame_invocation_fail (error);
      trame_listing_add_dossier (builder, dossier, invocation->language);
    }
  json_builder_end_array (builder);
  trame_invocation_print_json (builder);
  trame_print_head (invocation, TRUE);
  return TRAME_EXIT_DONE;
}

/* Whether the fields to set still hold what PAIRS say that they did; else both versions are said. */
static TrameExit
check_was (TrameInvocation *invocation, const TrameDossier *dossier, char **pairs, TrameValues *values)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) was = trame_field_values_read (invocation, dossier->model, pairs, &out);
  if (was == NULL)
    return out;
  gint64 id = dossier->convention->id;
  g_autoptr (TrameStale) stale = trame_office_compare (invocation->office, id, was, values, &error);
  if (stale == NULL)
    return trame_invocation_fail (error);
  if (stale->clashes->len == 0)
    return TRAME_EXIT_DONE;
  g_autofree char *both = trame_stale_words (stale);
  g_set_error (&error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_STALE,
               _ ("Convention %" PRId64 " is no longer what you said it was: nothing was saved.\n%s"), id, both);
  return trame_invocation_fail (error);
}

static TrameExit
set (TrameInvocation *invocation, TrameOffice *office, const char *word, char **pairs, char **was)
{
  g_autoptr (GError) error = NULL;
  const TrameConvention *convention = trame_office_find_convention (office, word, &error);
  g_autoptr (TrameDossier) dossier = convention != NULL ? trame_office_load_dossier (office, convention->id, &error)
                                                        : NULL;
  if (dossier == NULL)
    return trame_invocation_fail (error);
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GHashTable) values = trame_field_values_read (invocation, dossier->model, pairs, &out);
  if (values == NULL)
    return out;
  if (was != NULL && (out = check_was (invocation, dossier, was, values)) != TRAME_EXIT_DONE)
    return out;
  gint64 id = dossier->convention->id;
  if (!trame_office_set_values (office, id, dossier->convention->version, values, NULL, &error))
    return trame_invocation_fail (error);
  g_autofree char *shown = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  return show (invocation, office, shown);
}

static TrameExit
run (TrameInvocation *invocation, int argc, char **argv, const Options *options)
{
  const char *verb = argc >= 2 ? argv[1] : "list";
  TrameExit out = TRAME_EXIT_DONE;
  gboolean one = g_str_equal (verb, "show") || g_str_equal (verb, "set");
  if ((!one && !g_str_equal (verb, "list") && !g_str_equal (verb, "export")) || (one ? argc < 3 : argc > 2)
      || (argc > 3 && !g_str_equal (verb, "set")))
    return trame_invocation_misused (_ (
        "“conventions” is followed by nothing, “list”, “show CONVENTION”, “set CONVENTION FIELD=VALUE…” or “export”"));
  if (options->state != NULL && trame_state_from_nick (options->state) == TRAME_N_STATES)
    return trame_invocation_misused (_ ("“%s” is not a state: draft, awaiting-signature, in-force, expired…"),
                                     options->state);
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  if (g_str_equal (verb, "show"))
    return show (invocation, office, argv[2]);
  if (g_str_equal (verb, "set"))
    {
      g_autoptr (GStrvBuilder) pairs = g_strv_builder_new ();
      for (int i = 3; i < argc; i++)
        g_strv_builder_add (pairs, argv[i]);
      if (options->set != NULL)
        g_strv_builder_addv (pairs, (const char **) options->set);
      g_auto (GStrv) all = g_strv_builder_end (pairs);
      return set (invocation, office, argv[2], all, options->was);
    }
  return g_str_equal (verb, "export") ? export(invocation, office) : list (invocation, office, options);
}

TrameExit
trame_command_conventions (TrameInvocation *invocation, int argc, char **argv)
{
  Options options = { .due = -1 };
  const GOptionEntry entries[] = {
    { "state", 0, 0, G_OPTION_ARG_STRING, &options.state, N_ ("Only those in this state"), "STATE" },
    { "partner", 0, 0, G_OPTION_ARG_STRING, &options.partner, N_ ("Only those of this partner"), "NAME" },
    { "search", 0, 0, G_OPTION_ARG_STRING, &options.search, N_ ("Only those where this is found"), "TEXT" },
    { "due", 0, 0, G_OPTION_ARG_INT, &options.due, N_ ("Only those that end within so many days"), "DAYS" },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.set, N_ ("A field’s value; repeat it"), "FIELD=VALUE" },
    { "was", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.was,
      N_ ("What a field to set holds: refused, with both versions, when it no longer does; repeat it"), "FIELD=VALUE" },
    { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  if (trame_invocation_parse (invocation, entries, "[list|show CONVENTION|set CONVENTION FIELD=VALUE…|export]",
                              _ ("The conventions, with their state on the day."), &argc, &argv, &out))
    out = run (invocation, argc, argv, &options);
  g_free (options.state);
  g_free (options.partner);
  g_free (options.search);
  g_strfreev (options.set);
  g_strfreev (options.was);
  return out;
}
