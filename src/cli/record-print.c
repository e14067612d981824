/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing records by their members. */
#include "cli/record-print.h"

#include "cli/act-summary.h"
#include "cli/table.h"
#include "exchange/json-writer.h"
#include "office/record-label.h"
#include "office/record-text.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

static void
add_number (JsonBuilder *builder, const TrameMember *member, gint64 number)
{
  if (number == TRAME_NUMBER_NONE)
    trame_json_member_null (builder, member->column);
  else if (trame_record_is_instant (member))
    trame_json_member_instant (builder, member->column, number);
  else if (trame_record_is_figure (member))
    {
      json_builder_set_member_name (builder, "value");
      json_builder_add_double_value (builder, (double) number / 100);
    }
  else
    trame_json_member_int (builder, member->column, number);
}

static void
add_member (JsonBuilder *builder, const TrameMember *member, gpointer place)
{
  switch (member->kind)
    {
    case TRAME_MEMBER_TEXT:
      trame_json_member_string (builder, member->column, *(char **) place);
      break;
    case TRAME_MEMBER_DATE:
      trame_json_member_date (builder, member->column, place);
      break;
    case TRAME_MEMBER_NUMBER:
      add_number (builder, member, *(gint64 *) place);
      break;
    case TRAME_MEMBER_ID:
      add_number (builder, member, *(gint64 *) place == 0 ? TRAME_NUMBER_NONE : *(gint64 *) place);
      break;
    case TRAME_MEMBER_FLAG:
      trame_json_member_boolean (builder, member->column, *(gboolean *) place);
      break;
    case TRAME_MEMBER_LIST:
    default:
      {
        g_autofree char *name = g_strconcat (member->column, "s", NULL);
        trame_json_member_strings (builder, name, *(GPtrArray **) place);
      }
    }
}

void
trame_record_add_json (JsonBuilder *builder, gconstpointer record)
{
  const TrameKept *kept = record;
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "id", kept->id);
  for (guint i = 0; i < kept->aggregate->n_members; i++)
    add_member (builder, &kept->aggregate->members[i], trame_kept_place (record, &kept->aggregate->members[i]));
  json_builder_end_object (builder);
}

void
trame_record_print_list (TrameInvocation *invocation, const TrameRecordKind *kind, const GPtrArray *records)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_ptr_array_add (titles, (gpointer) _ ("Id"));
  for (guint i = 0; kind->titles[i] != NULL; i++)
    g_ptr_array_add (titles, (gpointer) trame_record_label (kind->titles[i]));
  g_ptr_array_add (titles, NULL);
  g_autoptr (TrameTable) table = trame_table_new ((const char *const *) titles->pdata);
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    {
      const TrameKept *record = g_ptr_array_index (records, i);
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (cells, g_strdup_printf ("%" PRId64, record->id));
      for (guint k = 0; kind->titles[k] != NULL; k++)
        g_ptr_array_add (cells, trame_record_text (record, trame_aggregate_find (kind->aggregate, kind->titles[k])));
      trame_table_add (table, (const char *const *) cells->pdata);
      trame_record_add_json (builder, record);
    }
  json_builder_end_array (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  else
    trame_table_print (table);
}

void
trame_record_print (TrameInvocation *invocation, gconstpointer record)
{
  const TrameKept *kept = record;
  if (invocation->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      trame_record_add_json (builder, record);
      trame_invocation_print_json (builder);
      return;
    }
  g_autofree char *id = g_strdup_printf ("%" PRId64, kept->id);
  trame_print_value (_ ("Id"), id);
  for (guint i = 0; i < kept->aggregate->n_members; i++)
    {
      const TrameMember *member = &kept->aggregate->members[i];
      g_autofree char *cell = trame_record_text (record, member);
      trame_print_value (trame_record_label (member->column), cell != NULL && *cell != '\0' ? cell : NULL);
    }
}
