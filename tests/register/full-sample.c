/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of every kind, made from what each kind says of its members. */
#include "full-sample.h"

#include "register/activity.h"
#include "register/agent.h"
#include "register/amendment.h"
#include "register/city-representative.h"
#include "register/councillor.h"
#include "register/evaluation.h"
#include "register/indicator.h"
#include "register/letter.h"
#include "register/partner-act.h"
#include "register/partner-merge.h"
#include "register/partner-representative.h"
#include "register/reminder.h"
#include "register/scheme.h"
#include "register/sitting.h"
#include "register/tombstone.h"
#include "register/undertaking.h"

#include <string.h>

const TrameAggregate *const full_sample_aggregates[FULL_SAMPLE_KINDS] = {
  &trame_scheme_aggregate,
  &trame_indicator_aggregate,
  &trame_agent_aggregate,
  &trame_councillor_aggregate,
  &trame_city_representative_aggregate,
  &trame_sitting_aggregate,
  &trame_partner_representative_aggregate,
  &trame_partner_act_aggregate,
  &trame_partner_merge_aggregate,
  &trame_undertaking_aggregate,
  &trame_amendment_aggregate,
  &trame_letter_aggregate,
  &trame_activity_aggregate,
  &trame_evaluation_aggregate,
  &trame_reminder_aggregate,
  &trame_tombstone_aggregate,
  &trame_indicator_value_aggregate,
};

static void
fill_member (gpointer record, const TrameMember *member, guint turn)
{
  gpointer place = trame_kept_place (record, member);
  switch (member->kind)
    {
    case TRAME_MEMBER_TEXT:
      g_free (*(char **) place);
      if (g_str_equal (member->column, "sha256"))
        *(char **) place = g_strnfill (64, 'a');
      else if (member->choices != NULL)
        *(char **) place = g_strdup (member->choices[turn % g_strv_length ((char **) member->choices)]);
      else
        *(char **) place = g_strdup_printf ("%s d’été, n° %u", member->column, turn);
      break;
    case TRAME_MEMBER_DATE:
      g_date_set_dmy (place, 1 + turn, 3, 2026);
      break;
    case TRAME_MEMBER_NUMBER:
      *(gint64 *) place = 40 + turn;
      break;
    case TRAME_MEMBER_ID:
      *(gint64 *) place = g_str_equal (member->column, "merged") ? 2 : 1;
      break;
    case TRAME_MEMBER_FLAG:
      *(gboolean *) place = turn % 2 == 0;
      break;
    default:
      g_ptr_array_set_size (*(GPtrArray **) place, 0);
      for (guint i = 0; i < 2 + turn; i++)
        g_ptr_array_add (*(GPtrArray **) place, g_strdup_printf ("%u", i + 1));
    }
}

gpointer
full_sample_record (const TrameAggregate *aggregate, guint turn)
{
  gpointer record = trame_kept_new (aggregate);
  for (guint i = 0; i < aggregate->n_members; i++)
    {
      const char *column = aggregate->members[i].column;
      /* What cites an earlier row of its own table has none to cite yet. */
      if (!g_str_equal (column, "undoes") && !g_str_equal (column, "corrects"))
        fill_member (record, &aggregate->members[i], turn);
    }
  return record;
}

void
full_sample_add (Sample *sample, guint turn, GPtrArray *records)
{
  g_autofree char *name = g_strdup_printf ("scan-%u.pdf", turn);
  g_autoptr (GBytes) scan = g_bytes_new (name, strlen (name));
  g_autoptr (TrameFact) signature = sample_signature (turn == 1 ? TRAME_PARTY_CITY : TRAME_PARTY_PARTNER, "2026-01-12");
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  const TrameDocumentRecord document = {
    .convention = 1, .kind = (char *) "signed-scan", .name = name, .media_type = (char *) "application/pdf"
  };
  trame_changes_attach (changes, &document, scan);
  trame_changes_add_fact (changes, 1, signature);
  for (guint i = 0; i < FULL_SAMPLE_KINDS; i++)
    {
      gpointer record = full_sample_record (full_sample_aggregates[i], turn);
      trame_changes_add_kept (changes, record);
      if (records != NULL)
        g_ptr_array_add (records, record);
      else
        trame_kept_free (record);
    }
  sample_commit (sample, changes);
}

/* A second act and its model; a document made here with its fields; rows with a past. */
static void
add_the_rest (Sample *sample)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF", 4);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrameDeliberation) act = sample_act ();
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW + 1);
  g_free (act->number);
  act->number = g_strdup ("DE25_140");
  gint64 deliberation = trame_changes_add_deliberation (changes, act, NULL, NULL, NULL);
  g_autoptr (TrameModelRecord) model = sample_model (deliberation);
  model->version = 2;
  model->terms.originals = 3;
  trame_changes_add_model (changes, model, NULL);
  g_hash_table_insert (values, (gpointer) "place", (gpointer) "Mairie");
  g_hash_table_insert (values, (gpointer) "hour", (gpointer) "14 h");
  trame_changes_add_document (changes, 2, "convention", "b.pdf", "application/pdf", pdf, NULL, values);
  trame_changes_set_values (changes, 2, 1, values, NULL);
  for (gint64 id = 1; id <= 2; id++)
    {
      g_autoptr (TramePartner) renamed = trame_partner_new (id == 1 ? "France Travail" : "Mission locale");
      renamed->id = id;
      trame_changes_update_partner (changes, renamed);
    }
  trame_changes_set_setting (changes, "commune", "Armentières");
  trame_changes_set_setting (changes, "department", "Nord");
  trame_changes_set_draft (changes, "letter", pdf);
  sample_commit (sample, changes);
}

void
full_sample_fill (Sample *sample)
{
  sample_open (sample);
  sample_fill (sample);
  full_sample_add (sample, 1, NULL);
  full_sample_add (sample, 2, NULL);
  add_the_rest (sample);
}
