/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl partners [list|show ID|add NAME|set ID|duplicates|merge KEPT DUPLICATE|unmerge MERGE]`. */
#include "cli/act-summary.h"
#include "cli/commands.h"
#include "cli/record-options.h"
#include "cli/record-print.h"
#include "cli/table.h"
#include "exchange/deliberation-json.h"
#include "exchange/json-writer.h"
#include "office/duplicate.h"
#include "office/merge.h"
#include "office/partner.h"
#include "register/partner-merge.h"

#include <glib/gi18n-lib.h>

static void
print_one (TrameInvocation *invocation, const TramePartner *partner)
{
  if (invocation->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      trame_json_add_partner (builder, partner);
      trame_invocation_print_json (builder);
      return;
    }
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, partner->id);
  trame_print_value (_ ("Id"), id);
  trame_print_value (_ ("Partner"), partner->name);
  trame_print_value (_ ("Legal name"), partner->legal_name);
  trame_print_value ("SIREN", partner->siren);
  trame_print_value ("RNA", partner->rna);
  trame_print_value (_ ("Address"), partner->address);
  trame_print_value (_ ("Representative"), partner->representative);
  trame_print_value (_ ("Capacity"), partner->capacity);
  trame_print_value (_ ("Category"), partner->category);
  g_autofree char *kept = partner->merged_into != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, partner->merged_into)
                                                    : NULL;
  trame_print_value (_ ("Merged into"), kept);
}

static void
print_list (TrameInvocation *invocation, const GPtrArray *partners)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const titles[] = { _ ("Id"), _ ("Partner"), _ ("Representative"), _ ("Capacity"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  json_builder_begin_array (builder);
  for (guint i = 0; i < partners->len; i++)
    {
      const TramePartner *partner = g_ptr_array_index (partners, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, partner->id);
      const char *const cells[] = { id, partner->name, partner->representative, partner->capacity };
      trame_table_add (table, cells);
      trame_json_add_partner (builder, partner);
    }
  json_builder_end_array (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  else
    trame_table_print (table);
}

static TrameExit
list (TrameInvocation *invocation, TrameOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) partners = trame_register_load_partners (trame_office_get_register (office), &error);
  if (partners == NULL)
    return trame_invocation_fail (error);
  print_list (invocation, partners);
  return TRAME_EXIT_DONE;
}

/* Those that may be one: for a person to look at, and to merge. */
static TrameExit
list_doubtful (TrameInvocation *invocation, TrameOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) partners = trame_register_load_partners (trame_office_get_register (office), &error);
  if (partners == NULL)
    return trame_invocation_fail (error);
  g_autoptr (GPtrArray) pairs = trame_partners_find_doubtful (partners);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const titles[] = { _ ("Id"), _ ("Partner"), _ ("Duplicate"), _ ("Name"), _ ("Same"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  json_builder_begin_array (builder);
  for (guint i = 0; i < pairs->len; i++)
    {
      const TrameDoubtfulPair *pair = g_ptr_array_index (pairs, i);
      g_autofree char *one = g_strdup_printf ("%" G_GINT64_FORMAT, pair->one);
      g_autofree char *other = g_strdup_printf ("%" G_GINT64_FORMAT, pair->other);
      const char *const cells[] = { one, pair->one_name, other, pair->other_name, trame_sameness_nick (pair->why) };
      trame_table_add (table, cells);
      json_builder_begin_object (builder);
      trame_json_member_int (builder, "id", pair->one);
      trame_json_member_string (builder, "name", pair->one_name);
      trame_json_member_int (builder, "duplicate", pair->other);
      trame_json_member_string (builder, "duplicate_name", pair->other_name);
      trame_json_member_string (builder, "same", trame_sameness_nick (pair->why));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  else
    trame_table_print (table);
  return TRAME_EXIT_DONE;
}

/* Stores what CHANGES say over the partner of ID (0: a new one), then shows it. */
static TrameExit
store (TrameInvocation *invocation, TrameOffice *office, gint64 id, TramePartner *partner)
{
  g_autoptr (GError) error = NULL;
  gint64 stored = trame_office_store_partner (office, id, partner, &error);
  g_autoptr (TramePartner)
      after = stored != 0 ? trame_register_load_partner (trame_office_get_register (office), stored, &error) : NULL;
  if (after == NULL)
    return trame_invocation_fail (error);
  print_one (invocation, after);
  return TRAME_EXIT_DONE;
}

static TrameExit
run_one (TrameInvocation *invocation, TrameOffice *office, const char *verb, const char *word, TramePartner *changes)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;
  if (g_str_equal (verb, "add"))
    {
      g_free (changes->name);
      changes->name = g_strdup (word);
      return store (invocation, office, 0, changes);
    }
  if (!trame_id_parse (word, &id))
    return trame_invocation_misused (_ ("“%s” is not the id of a partner; “partners” lists them"), word);
  if (g_str_equal (verb, "set"))
    return store (invocation, office, id, changes);
  g_autoptr (TramePartner) partner = trame_register_load_partner (trame_office_get_register (office), id, &error);
  if (partner == NULL)
    return trame_invocation_fail (error);
  print_one (invocation, partner);
  return TRAME_EXIT_DONE;
}

/* The duplicate goes into the partner kept; or the merge of that number is undone. Shows the partner that it is about. */
static TrameExit
merge (TrameInvocation *invocation, TrameOffice *office, char **argv, const char *reason)
{
  g_autoptr (GError) error = NULL;
  gboolean undoes = g_str_equal (argv[1], "unmerge");
  gint64 kept = 0, merged = 0;
  if (!trame_record_read_id (invocation, "kept", argv[2], &kept)
      || (!undoes && !trame_record_read_id (invocation, "merged", argv[3], &merged)))
    return TRAME_EXIT_REFUSED;
  gint64 id = undoes ? trame_office_undo_merge (office, kept, reason, &error)
                     : trame_office_merge_partners (office, kept, merged, reason, &error);
  g_autoptr (TramePartnerMerge) act = id != 0
                                          ? trame_register_load_one_kept (trame_office_get_register (office),
                                                                          &trame_partner_merge_aggregate, id, &error)
                                          : NULL;
  if (act == NULL)
    return trame_invocation_fail (error);
  trame_record_print (invocation, act);
  return TRAME_EXIT_DONE;
}

TrameExit
trame_command_partners (TrameInvocation *invocation, int argc, char **argv)
{
  g_autoptr (TramePartner) changes = trame_partner_new (NULL);
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &changes->name, N_ ("Its name, as the act has it"), "TEXT" },
    { "legal-name", 0, 0, G_OPTION_ARG_STRING, &changes->legal_name, N_ ("Its legal name"), "TEXT" },
    { "siren", 0, 0, G_OPTION_ARG_STRING, &changes->siren, N_ ("Its SIREN (nine digits)"), "TEXT" },
    { "rna", 0, 0, G_OPTION_ARG_STRING, &changes->rna, N_ ("Its RNA number"), "TEXT" },
    { "address", 0, 0, G_OPTION_ARG_STRING, &changes->address, N_ ("Its address"), "TEXT" },
    { "representative", 0, 0, G_OPTION_ARG_STRING, &changes->representative, N_ ("Who signs for it"), "TEXT" },
    { "capacity", 0, 0, G_OPTION_ARG_STRING, &changes->capacity, N_ ("In what capacity"), "TEXT" },
    { "category", 0, 0, G_OPTION_ARG_STRING, &changes->category,
      N_ ("What it is: association, public-body, company, person, other"), "KIND" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Why it is merged"), "TEXT" },
    { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  if (!trame_invocation_parse (
          invocation, entries, "[list|show ID|add NAME|set ID|duplicates|merge KEPT DUPLICATE|unmerge MERGE]",
          _ ("The partners; duplicates merged, their conventions with them, and put apart again."), &argc, &argv, &out))
    return out;
  const char *const verbs[] = { "show", "add", "set", NULL };
  gboolean one = argc == 3 && g_strv_contains (verbs, argv[1]);
  gboolean merges = (argc == 4 && g_str_equal (argv[1], "merge")) || (argc == 3 && g_str_equal (argv[1], "unmerge"));
  gboolean doubtful = argc == 2 && g_str_equal (argv[1], "duplicates");
  if (!one && !merges && !doubtful && !(argc == 1 || (argc == 2 && g_str_equal (argv[1], "list"))))
    return trame_invocation_misused (_ ("“partners” is followed by nothing, “list”, “show ID”, “add NAME”, “set ID”, "
                                        "“duplicates”, “merge KEPT DUPLICATE” or “unmerge MERGE”"));
  TrameOffice *office = trame_invocation_open (
      invocation, one && g_str_equal (argv[1], "add") ? TRAME_OFFICE_DEFAULT : TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  if (doubtful)
    return list_doubtful (invocation, office);
  if (merges)
    return merge (invocation, office, argv, reason);
  return one ? run_one (invocation, office, argv[1], argv[2], changes) : list (invocation, office);
}
