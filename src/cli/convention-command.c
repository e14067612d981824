/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl convention new --model M --partner P [--set field=value …]`. */
#include "cli/commands.h"
#include "cli/field-values.h"
#include "cli/listing-json.h"
#include "cli/terminal.h"
#include "french/fold.h"
#include "office/convention.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

/* An id, or a name of the model (its latest version). 0 and ERROR. */
static gint64
find_model (TrameOffice *office, const char *word, GError **error)
{
  gint64 id = 0;
  gint64 asked = 0;
  trame_id_parse (word, &asked);
  g_autoptr (GPtrArray) models = trame_register_load_models (trame_office_get_register (office), error);
  guint version = 0;
  for (guint i = 0; models != NULL && i < models->len; i++)
    {
      const TrameModelRecord *record = g_ptr_array_index (models, i);
      if (record->id == asked)
        return asked;
      if (g_strcmp0 (record->name, word) != 0 || record->version < version)
        continue;
      id = record->id;
      version = record->version;
    }
  if (id == 0 && models != NULL)
    g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN,
                 _ ("There is no model “%s” in this register. “models” lists them."), word);
  return id;
}

/* An id, or a partner's name however it is written. 0 and ERROR. */
static gint64
find_partner (TrameOffice *office, const char *word, GError **error)
{
  gint64 asked = 0;
  trame_id_parse (word, &asked);
  g_autoptr (GPtrArray) partners = trame_register_load_partners (trame_office_get_register (office), error);
  for (guint i = 0; partners != NULL && i < partners->len; i++)
    {
      const TramePartner *partner = g_ptr_array_index (partners, i);
      if (partner->id == asked || trame_fold_equal (partner->name, word))
        return partner->id;
    }
  if (partners != NULL)
    g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN,
                 _ ("There is no partner “%s” in this register. “partners” lists them."), word);
  return 0;
}

static void
print_one (TrameInvocation *invocation, const TrameConvention *convention)
{
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
  gint64 partner_id = model_id != 0 ? find_partner (office, partner_word, &error) : 0;
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

TrameExit
trame_command_convention (TrameInvocation *invocation, int argc, char **argv)
{
  g_autofree char *model = NULL;
  g_autofree char *partner = NULL;
  g_auto (GStrv) set = NULL;
  const GOptionEntry entries[] = {
    { "model", 'm', 0, G_OPTION_ARG_STRING, &model, N_ ("Its model: an id or a name"), "MODEL" },
    { "partner", 'p', 0, G_OPTION_ARG_STRING, &partner, N_ ("Its partner: an id or a name"), "PARTNER" },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &set, N_ ("A field’s value; repeat it"), "FIELD=VALUE" },
    { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  if (!trame_invocation_parse (invocation, entries, "new", _ ("Makes a draft convention from a model, for a partner."),
                               &argc, &argv, &out))
    return out;
  if (argc != 2 || !g_str_equal (argv[1], "new") || model == NULL || partner == NULL)
    return trame_invocation_misused (_ ("“convention new” needs --model and --partner"));
  return make (invocation, model, partner, set);
}
