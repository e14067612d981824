/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl schemes [list|show ID|add|set ID]`, and the same of every kind of record. */
#include "cli/commands.h"
#include "cli/record-kinds.h"
#include "cli/record-options.h"
#include "cli/record-print.h"
#include "office/keep.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TrameInvocation *invocation;
  const TrameRecordKind *kind;
  TrameRecordOptions *options;
} Asked;

static TrameExit
list (const Asked *asked)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  TrameRegister *store = trame_office_get_register (asked->invocation->office);
  gpointer given = trame_kept_new (asked->kind->aggregate);
  if (trame_record_options_lay (asked->options, asked->invocation, given, &out))
    {
      g_autoptr (GPtrArray) all = trame_register_load_kept (store, asked->kind->aggregate, NULL, 0, &error);
      for (guint i = all != NULL ? all->len : 0; i > 0; i--)
        if (!trame_record_options_match (asked->options, asked->invocation, given, all->pdata[i - 1]))
          g_ptr_array_remove_index (all, i - 1);
      if (all != NULL)
        trame_record_print_list (asked->invocation, asked->kind, all);
      else
        out = trame_invocation_fail (error);
    }
  trame_kept_free (given);
  return out;
}

static TrameExit
show (const Asked *asked, gint64 id)
{
  g_autoptr (GError) error = NULL;
  gpointer record = trame_register_load_one_kept (trame_office_get_register (asked->invocation->office),
                                                  asked->kind->aggregate, id, &error);
  if (record == NULL)
    return trame_invocation_fail (error);
  trame_record_print (asked->invocation, record);
  trame_kept_free (record);
  return TRAME_EXIT_DONE;
}

/* ID 0: a new one. */
static TrameExit
store (const Asked *asked, gint64 id)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  TrameOffice *office = asked->invocation->office;
  gpointer record = id == 0 ? trame_kept_new (asked->kind->aggregate)
                            : trame_register_load_one_kept (trame_office_get_register (office), asked->kind->aggregate,
                                                            id, &error);
  if (record == NULL)
    return trame_invocation_fail (error);
  gboolean laid = trame_record_options_lay (asked->options, asked->invocation, record, &out);
  gint64 stored = laid ? trame_office_keep (office, record, &error) : 0;
  trame_kept_free (record);
  if (!laid)
    return out;
  return stored != 0 ? show (asked, stored) : trame_invocation_fail (error);
}

static TrameExit
run (const Asked *asked, int argc, char **argv)
{
  const char *verb = argc >= 2 ? argv[1] : "list";
  const char *first = asked->kind->first;
  gint64 id = 0;
  TrameExit out = TRAME_EXIT_DONE;
  gboolean adds = g_str_equal (verb, "add"), lists = g_str_equal (verb, "list");
  gboolean one = g_str_equal (verb, "show") || g_str_equal (verb, "set");
  if (asked->kind->written_elsewhere && (adds || g_str_equal (verb, "set")))
    return trame_invocation_misused (_ ("“%s” is followed by nothing, “list” or “show ID”"), argv[0]);
  if (!(lists && argc <= 2) && !(one && argc == 3) && !(adds && (argc == 2 || (argc == 3 && first != NULL))))
    return trame_invocation_misused (_ ("“%s” is followed by nothing, “list”, “show ID”, “add” or “set ID”"), argv[0]);
  if (one && !trame_id_parse (argv[2], &id))
    return trame_invocation_misused (_ ("“%s” is not an id; “%s list” shows them"), argv[2], argv[0]);
  if (adds && argc == 3)
    trame_record_options_give (asked->options, first, argv[2]);
  if (trame_invocation_open (asked->invocation, adds ? TRAME_OFFICE_DEFAULT : TRAME_OFFICE_MUST_EXIST, &out) == NULL)
    return out;
  if (lists)
    return list (asked);
  return g_str_equal (verb, "show") ? show (asked, id) : store (asked, id);
}

TrameExit
trame_command_records (TrameInvocation *invocation, int argc, char **argv)
{
  const TrameRecordKind *kind = trame_record_kind_find (argv[0]);
  g_autoptr (TrameRecordOptions) options = trame_record_options_new (kind->aggregate);
  const Asked asked = { invocation, kind, options };
  TrameExit out = TRAME_EXIT_DONE;
  if (!trame_invocation_parse (invocation, trame_record_options_entries (options), "[list|show ID|add|set ID]",
                               _ (kind->summary), &argc, &argv, &out))
    return out;
  return run (&asked, argc, argv);
}
