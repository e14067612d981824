/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl search WORDS…`. */
#include "cli/commands.h"
#include "cli/record-kinds.h"
#include "cli/table.h"
#include "cli/terminal.h"
#include "exchange/json-writer.h"
#include "office/search.h"
#include "office/table-words.h"
#include "register/search.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

/* "DE25_139_01 — La Mission Locale". */
static char *
convention_title (TrameInvocation *invocation, gint64 id)
{
  const TrameConvention *convention = trame_office_get_convention (invocation->office, id);
  if (convention == NULL)
    return NULL;
  if (convention->number != NULL)
    return g_strdup_printf ("%s — %s", convention->number, convention->partner_name);
  return convention->lifecycle->state == TRAME_STATE_DRAFT
             ? g_strdup_printf (_ ("%" PRId64 " (draft) — %s"), id, convention->partner_name)
             : g_strdup_printf ("%" PRId64 " — %s", id, convention->partner_name);
}

/* What the row itself is called; NULL: nothing but its kind. Owned by the caller. */
static char *
own_title (TrameInvocation *invocation, const TrameSearchHit *hit)
{
  TrameRegister *store = trame_office_get_register (invocation->office);
  if (g_str_equal (hit->table, "partner"))
    {
      g_autoptr (TramePartner) partner = trame_register_load_partner (store, hit->row, NULL);
      gint64 into = partner != NULL ? partner->merged_into : 0;
      g_autoptr (TramePartner) kept = into != 0 ? trame_register_load_partner (store, into, NULL) : NULL;
      if (kept != NULL)
        return g_strdup_printf ("%s → %s", partner->name, kept->name);
      return partner != NULL ? g_strdup (partner->name) : NULL;
    }
  if (g_str_equal (hit->table, "deliberation"))
    {
      g_autoptr (TrameDeliberationRecord) act = trame_register_load_deliberation (store, hit->row, NULL);
      if (act == NULL)
        return NULL;
      return act->act->number != NULL ? g_strdup_printf ("%s — %s", act->act->number, act->act->title)
                                      : g_strdup (act->act->title);
    }
  if (g_str_equal (hit->table, "model"))
    {
      g_autoptr (TrameModelRecord) model = trame_register_load_model (store, hit->row, NULL);
      return model != NULL ? g_strdup (model->title != NULL ? model->title : model->name) : NULL;
    }
  const TrameRecordKind *kind = trame_record_kind_of (hit->table);
  if (kind == NULL || kind->first == NULL)
    return NULL;
  gpointer record = trame_register_load_one_kept (store, kind->aggregate, hit->row, NULL);
  char *title = NULL;
  if (record != NULL)
    title = g_strdup (*(char **) trame_kept_place (record, trame_aggregate_find (kind->aggregate, kind->first)));
  trame_kept_free (record);
  return title;
}

static char *
title_of (TrameInvocation *invocation, const TrameSearchHit *hit)
{
  g_autofree char *own = own_title (invocation, hit);
  g_autofree char *of = hit->convention != 0 ? convention_title (invocation, hit->convention) : NULL;
  if (own != NULL && of != NULL)
    return g_strdup_printf ("%s — %s", own, of);
  return own != NULL ? g_steal_pointer (&own) : g_steal_pointer (&of);
}

/* The passage with the word that was found between brackets. Owned by the caller. */
static char *
marked (const TrameSearchHit *hit)
{
  if (hit->start == hit->end)
    return g_strdup (hit->passage);
  return g_strdup_printf ("%.*s[%.*s]%s", (int) hit->start, hit->passage, (int) (hit->end - hit->start),
                          hit->passage + hit->start, hit->passage + hit->end);
}

static void
add_json (JsonBuilder *builder, const TrameSearchHit *hit, const char *title)
{
  g_autofree char *match = g_strndup (hit->passage + hit->start, hit->end - hit->start);
  json_builder_begin_object (builder);
  trame_json_member_string (builder, "table", hit->table);
  trame_json_member_int (builder, "id", hit->row);
  if (hit->convention != 0)
    trame_json_member_int (builder, "convention", hit->convention);
  else
    trame_json_member_null (builder, "convention");
  trame_json_member_string (builder, "title", title);
  trame_json_member_string (builder, "passage", hit->passage);
  trame_json_member_string (builder, "match", match);
  trame_json_member_int (builder, "at", g_utf8_pointer_to_offset (hit->passage, hit->passage + hit->start));
  json_builder_end_object (builder);
}

static TrameExit
print (TrameInvocation *invocation, const GPtrArray *hits)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const titles[] = { _ ("What"), _ ("Id"), _ ("Name"), _ ("Passage"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  json_builder_begin_array (builder);
  for (guint i = 0; i < hits->len; i++)
    {
      const TrameSearchHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *id = g_strdup_printf ("%" PRId64, hit->row);
      g_autofree char *title = title_of (invocation, hit);
      g_autofree char *passage = marked (hit);
      const char *const cells[] = { trame_table_words (hit->table), id, title, passage };
      trame_table_add (table, cells);
      add_json (builder, hit, title);
    }
  json_builder_end_array (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  else if (hits->len == 0)
    trame_print ("%s\n", _ ("Nothing holds these words."));
  else
    trame_table_print (table);
  return TRAME_EXIT_DONE;
}

TrameExit
trame_command_search (TrameInvocation *invocation, int argc, char **argv)
{
  gint limit = 0;
  const GOptionEntry entries[] = { { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many (20)"), "NUMBER" },
                                   { NULL } };
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  if (!trame_invocation_parse (
          invocation, entries, "WORDS…",
          _ ("Everything that holds words beginning so, whatever the case, the accents and the plurals: "
             "the best first, with the passage and [the word] found."),
          &argc, &argv, &out))
    return out;
  if (argc < 2)
    return trame_invocation_misused (_ ("“search” needs at least one word"));
  if (limit < 0 || limit > TRAME_SEARCH_LIMIT)
    return trame_invocation_misused (_ ("--limit is between 1 and %d"), TRAME_SEARCH_LIMIT);
  if (trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out) == NULL)
    return out;
  g_autofree char *typed = g_strjoinv (" ", argv + 1);
  g_autoptr (GPtrArray) hits = trame_register_search (trame_office_get_register (invocation->office), typed,
                                                      limit == 0 ? 20 : (guint) limit, &error);
  return hits != NULL ? print (invocation, hits) : trame_invocation_fail (error);
}
