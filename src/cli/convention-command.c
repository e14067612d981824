/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl convention new --model M --partner P [--set field=value …]`, and `convention existing --partner P …`. */
#include "cli/commands.h"
#include "cli/field-values.h"
#include "cli/listing-json.h"
#include "cli/terminal.h"
#include "office/convention.h"
#include "office/existing.h"
#include "office/model-version.h"
#include "office/partner.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

/* An id, or a name of the model (the version that new documents follow). 0 and ERROR. */
static gint64
find_model (TrameOffice *office, const char *word, GError **error)
{
  gint64 id = 0;
  gint64 asked = 0;
  trame_id_parse (word, &asked);
  g_autoptr (GPtrArray) models = trame_register_load_models (trame_office_get_register (office), error);
  g_autoptr (TrameModel) current = asked == 0 ? trame_office_current_model (office, word, NULL) : NULL;
  for (guint i = 0; models != NULL && i < models->len; i++)
    {
      const TrameModelRecord *record = g_ptr_array_index (models, i);
      if (asked != 0 ? record->id == asked
                     : current != NULL && g_strcmp0 (record->name, word) == 0 && record->version == current->version)
        id = record->id;
    }
  if (id == 0 && models != NULL)
    g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN,
                 _ ("There is no model “%s” in this register. “models” lists them."), word);
  return id;
}

static void
print_one (TrameInvocation *invocation, const TrameConvention *convention)
{
  if (!invocation->json && convention->model == 0)
    {
      trame_print (_ ("Convention %" PRId64 " taken over: %s, %s\n"), convention->id, convention->partner_name,
                   trame_state_words (convention->lifecycle->state, invocation->language));
      return;
    }
  if (!invocation->json)
    {
      trame_print (_ ("Draft convention %" PRId64 ": %s\n"), convention->id, convention->partner_name);
      return;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  TrameConventionRow row;
  trame_listing_row (convention, &row);
  trame_json_add_convention_row (builder, &row);
  trame_invocation_print_json (builder);
}

static TrameExit
make (TrameInvocation *invocation, const char *model_word, const char *partner_word, char **pairs)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  gint64 model_id = find_model (office, model_word, &error);
  gint64 partner_id = model_id != 0 ? trame_office_find_partner (office, partner_word, &error) : 0;
  g_autoptr (TrameModelRecord)
      record = partner_id != 0 ? trame_register_load_model (trame_office_get_register (office), model_id, &error)
                               : NULL;
  g_autoptr (TrameModel) model = record != NULL ? trame_model_parse (record->xml, &error) : NULL;
  if (model == NULL)
    return trame_invocation_fail (error);
  g_autoptr (GHashTable) values = trame_field_values_read (invocation, model, pairs, &out);
  if (values == NULL)
    return out;
  gint64 id = trame_office_new_convention (office, model_id, partner_id, values, &error);
  if (id == 0)
    return trame_invocation_fail (error);
  print_one (invocation, trame_office_get_convention (office, id));
  return TRAME_EXIT_DONE;
}

/* A draft takes another version of its model. */
static TrameExit
change_model (TrameInvocation *invocation, const char *word, const char *model_word)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  const TrameConvention *convention = trame_office_find_convention (office, word, &error);
  const gint64 id = convention != NULL ? convention->id : 0;
  const gint64 model = id != 0 ? find_model (office, model_word, &error) : 0;
  if (model == 0 || !trame_office_change_model (office, id, model, &error))
    return trame_invocation_fail (error);
  print_one (invocation, trame_office_get_convention (office, id));
  return TRAME_EXIT_DONE;
}

typedef struct
{
  char *model;
  char *partner;
  char **set;
  char *reference;
  char *object;
  char *scheme;
  char *signed_on;
  char *start;
  char *last_day;
  char *length;
  char *renewal;
  char *deliberation;
  char *scan;
} Options;

/* The dates and terms that were given. FALSE, said on stderr. */
static gboolean
read_existing (TrameInvocation *invocation, const Options *options, TrameExisting *existing)
{
  if ((options->signed_on != NULL
       && !trame_option_date (invocation, "--signed", options->signed_on, &existing->signed_on))
      || (options->start != NULL && !trame_option_date (invocation, "--start", options->start, &existing->start))
      || (options->last_day != NULL
          && !trame_option_date (invocation, "--last-day", options->last_day, &existing->last_day)))
    return FALSE;
  existing->has_length = options->length != NULL;
  if (existing->has_length && !trame_period_parse (options->length, &existing->length))
    {
      trame_invocation_misused (_ ("--length: “%s” is not a length: write P1Y, P18M…"), options->length);
      return FALSE;
    }
  existing->renewal = trame_renewal_from_nick (options->renewal != NULL ? options->renewal : "none");
  if (existing->renewal == TRAME_RENEWAL_UNKNOWN)
    trame_invocation_misused (_ ("--renewal: none, explicit or tacit"));
  if (options->deliberation != NULL && !trame_id_parse (options->deliberation, &existing->deliberation))
    {
      trame_invocation_misused (_ ("“%s” is not the id of an act; “deliberations” lists them"), options->deliberation);
      return FALSE;
    }
  return existing->renewal != TRAME_RENEWAL_UNKNOWN;
}

static TrameExit
take_over (TrameInvocation *invocation, const Options *options)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  TrameExisting existing = { .reference = options->reference, .object = options->object, .scheme = options->scheme };
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  if (!read_existing (invocation, options, &existing))
    return TRAME_EXIT_USAGE;
  existing.partner = trame_office_find_partner (office, options->partner, &error);
  gint64 id = existing.partner != 0 ? trame_office_add_existing (office, &existing, options->scan, &error) : 0;
  if (id == 0)
    return trame_invocation_fail (error);
  print_one (invocation, trame_office_get_convention (office, id));
  return TRAME_EXIT_DONE;
}

static void
options_clear (Options *options)
{
  g_free (options->model);
  g_free (options->partner);
  g_strfreev (options->set);
  g_free (options->reference);
  g_free (options->object);
  g_free (options->scheme);
  g_free (options->signed_on);
  g_free (options->start);
  g_free (options->last_day);
  g_free (options->length);
  g_free (options->renewal);
  g_free (options->deliberation);
  g_free (options->scan);
}

/* What a new convention takes from its model, its act and its facts, and cannot be told. */
static gboolean
tells_of_existing (const Options *options)
{
  const char *const told[] = { options->signed_on, options->start,       options->last_day, options->length,
                               options->renewal,   options->reference,   options->object,   options->scheme,
                               options->scan,      options->deliberation };
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (told[i] != NULL)
      return TRUE;
  return FALSE;
}

static TrameExit
run (TrameInvocation *invocation, const Options *options, int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "model") && options->model != NULL)
    return change_model (invocation, argv[2], options->model);
  if (argc == 2 && g_str_equal (argv[1], "existing"))
    return options->partner != NULL ? take_over (invocation, options)
                                    : trame_invocation_misused (_ ("“convention existing” needs --partner"));
  if (argc != 2 || !g_str_equal (argv[1], "new") || options->model == NULL || options->partner == NULL)
    return trame_invocation_misused (_ ("“convention new” needs --model and --partner"));
  if (tells_of_existing (options))
    return trame_invocation_misused (
        _ ("“convention new” takes --model, --partner and --set only; the rest is for “convention existing”"));
  return make (invocation, options->model, options->partner, options->set);
}

TrameExit
trame_command_convention (TrameInvocation *invocation, int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "model", 'm', 0, G_OPTION_ARG_STRING, &options.model, N_ ("Its model: an id or a name"), "MODEL" },
    { "partner", 'p', 0, G_OPTION_ARG_STRING, &options.partner, N_ ("Its partner: an id or a name"), "PARTNER" },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.set, N_ ("A field’s value; repeat it"), "FIELD=VALUE" },
    { "signed", 0, 0, G_OPTION_ARG_STRING, &options.signed_on, N_ ("When both parties had signed"), "DATE" },
    { "start", 0, 0, G_OPTION_ARG_STRING, &options.start, N_ ("The start that its text states"), "DATE" },
    { "last-day", 0, 0, G_OPTION_ARG_STRING, &options.last_day, N_ ("Its last day"), "DATE" },
    { "length", 0, 0, G_OPTION_ARG_STRING, &options.length, N_ ("Its length: P1Y, P18M…"), "PERIOD" },
    { "renewal", 0, 0, G_OPTION_ARG_STRING, &options.renewal, N_ ("How it renews: none, explicit or tacit"), "KIND" },
    { "reference", 0, 0, G_OPTION_ARG_STRING, &options.reference, N_ ("The number that it had"), "TEXT" },
    { "object", 0, 0, G_OPTION_ARG_STRING, &options.object, N_ ("Its object"), "TEXT" },
    { "scheme", 0, 0, G_OPTION_ARG_STRING, &options.scheme, N_ ("The scheme that it serves"), "TEXT" },
    { "deliberation", 0, 0, G_OPTION_ARG_STRING, &options.deliberation, N_ ("The act that authorised it"), "ID" },
    { "scan", 0, 0, G_OPTION_ARG_FILENAME, &options.scan, N_ ("The scan of what was signed"), "FILE" },
    { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  if (trame_invocation_parse (invocation, entries, "new|existing",
                              _ ("Makes a draft convention from a model, for a partner; or takes over one that was "
                                 "signed before Trame."),
                              &argc, &argv, &out))
    out = run (invocation, &options, argc, argv);
  options_clear (&options);
  return out;
}
