/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One fact in the columns of one row, and back. */
#include "register/fact.h"
#include "register/value.h"

static const struct
{
  const char *name;
  TrameChangesMask bit;
} changed_terms[] = {
  { "length", TRAME_CHANGES_LENGTH },
  { "end_date", TRAME_CHANGES_END_DATE },
  { "start", TRAME_CHANGES_START },
  { "renewal", TRAME_CHANGES_RENEWAL },
  { "renewals_max", TRAME_CHANGES_RENEWALS_MAX },
  { "renewal_notice", TRAME_CHANGES_RENEWAL_NOTICE },
  { "notice", TRAME_CHANGES_NOTICE },
  { "notice_medium", TRAME_CHANGES_NOTICE_MEDIUM },
  { "money", TRAME_CHANGES_MONEY },
  { "cure", TRAME_CHANGES_CURE },
};

static char *
changes_to_text (TrameChangesMask mask)
{
  if (mask == 0)
    return NULL;
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (changed_terms); i++)
    if ((mask & changed_terms[i].bit) != 0)
      g_string_append_printf (text, "%s%s", text->len == 0 ? "" : " ", changed_terms[i].name);
  return g_string_free (text, FALSE);
}

static TrameChangesMask
changes_from_text (const char *text)
{
  TrameChangesMask mask = 0;
  g_auto (GStrv) names = g_strsplit (text, " ", -1);
  for (guint i = 0; i < G_N_ELEMENTS (changed_terms); i++)
    if (g_strv_contains ((const char *const *) names, changed_terms[i].name))
      mask |= changed_terms[i].bit;
  return mask;
}

/* Whether any column of TRAME_FACT_DETAILS is to be written: the table holds the row to it. */
static gboolean
has_details (const TrameFactPlace *place, const TrameFact *fact)
{
  const GDate *const dates[] = { &fact->not_before,      &fact->not_after,   &fact->posted,
                                 &fact->first_presented, &fact->received,    &fact->refused,
                                 &fact->effective,       &fact->signed_city, &fact->signed_partner };
  const char *const texts[] = { fact->by,
                                fact->to,
                                fact->what,
                                fact->clause,
                                fact->deliberation,
                                trame_ground_to_nick (fact->ground),
                                trame_medium_to_nick (fact->medium) };
  gboolean any = fact->has_length || fact->has_cure || fact->unclaimed >= TRAME_UNCLAIMED_NO || fact->changes_mask != 0
                 || place->terms != 0 || place->corrects != 0;
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    any = any || g_date_valid (dates[i]);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    any = any || texts[i] != NULL;
  return any;
}

void
trame_fact_row_set (TrameStatement *insert, const TrameFactPlace *place, const TrameFact *fact)
{
  g_autofree char *changes = changes_to_text (fact->changes_mask);
  int at = 1;
  trame_statement_set_int (insert, at++, place->id);
  trame_statement_set_int (insert, at++, place->convention);
  trame_statement_set_id (insert, at++, place->correction);
  trame_statement_set_text (insert, at++, trame_fact_kind_to_nick (fact->kind));
  trame_statement_set_text (insert, at++, trame_party_to_nick (fact->party));
  trame_statement_set_date (insert, at++, &fact->on);
  trame_statement_set_int (insert, at++, place->recorded);
  trame_statement_set_text (insert, at++, fact->signatory);
  trame_statement_set_text (insert, at++, fact->capacity);
  trame_statement_set_text (insert, at++, fact->place);
  trame_statement_set_text (insert, at++, fact->note);
  trame_statement_set_date (insert, at++, &fact->not_before);
  trame_statement_set_date (insert, at++, &fact->not_after);
  trame_statement_set_text (insert, at++, fact->by);
  trame_statement_set_text (insert, at++, fact->to);
  trame_statement_set_text (insert, at++, fact->what);
  trame_statement_set_text (insert, at++, fact->clause);
  trame_value_set_period (insert, at++, fact->has_length, fact->length);
  trame_statement_set_text (insert, at++, trame_ground_to_nick (fact->ground));
  trame_statement_set_text (insert, at++, trame_medium_to_nick (fact->medium));
  trame_statement_set_date (insert, at++, &fact->posted);
  trame_statement_set_date (insert, at++, &fact->first_presented);
  trame_statement_set_date (insert, at++, &fact->received);
  trame_statement_set_date (insert, at++, &fact->refused);
  trame_statement_set_date (insert, at++, &fact->effective);
  trame_value_set_count (insert, at++, (gint) fact->unclaimed - TRAME_UNCLAIMED_NO);
  trame_value_set_period (insert, at++, fact->has_cure, fact->cure);
  trame_statement_set_text (insert, at++, changes);
  trame_statement_set_id (insert, at++, place->terms);
  trame_statement_set_date (insert, at++, &fact->signed_city);
  trame_statement_set_date (insert, at++, &fact->signed_partner);
  trame_statement_set_text (insert, at++, fact->deliberation);
  trame_statement_set_id (insert, at++, place->corrects);
  trame_statement_set_int (insert, at++, has_details (place, fact) ? 1 : 0);
}

TrameFact *
trame_fact_row_read (TrameStatement *row)
{
  TrameFact *fact = trame_fact_new (trame_fact_kind_from_nick (trame_statement_text (row, 3)));
  fact->id = trame_statement_int (row, 0);
  fact->party = trame_party_from_nick (trame_statement_text (row, 4));
  trame_statement_date (row, 5, &fact->on);
  fact->recorded = trame_statement_int (row, 6);
  fact->signatory = trame_statement_dup (row, 7);
  fact->capacity = trame_statement_dup (row, 8);
  fact->place = trame_statement_dup (row, 9);
  fact->note = trame_statement_dup (row, 10);
  return fact;
}

void
trame_fact_row_read_details (TrameStatement *row, GHashTable *terms, TrameFact *fact)
{
  int at = 0;
  trame_statement_date (row, at++, &fact->not_before);
  trame_statement_date (row, at++, &fact->not_after);
  fact->by = trame_statement_dup (row, at++);
  fact->to = trame_statement_dup (row, at++);
  fact->what = trame_statement_dup (row, at++);
  fact->clause = trame_statement_dup (row, at++);
  fact->has_length = trame_value_period (row, at++, &fact->length);
  fact->ground = trame_ground_from_nick (trame_statement_text (row, at++));
  fact->medium = trame_medium_from_nick (trame_statement_text (row, at++));
  trame_statement_date (row, at++, &fact->posted);
  trame_statement_date (row, at++, &fact->first_presented);
  trame_statement_date (row, at++, &fact->received);
  trame_statement_date (row, at++, &fact->refused);
  trame_statement_date (row, at++, &fact->effective);
  fact->unclaimed = trame_value_count (row, at++) + TRAME_UNCLAIMED_NO;
  fact->has_cure = trame_value_period (row, at++, &fact->cure);
  const char *changes = trame_statement_text (row, at++);
  if (changes != NULL)
    fact->changes_mask = changes_from_text (changes);
  gint64 changed = trame_statement_int (row, at++);
  const TrameTermsRow *become = changed == 0 ? NULL : g_hash_table_lookup (terms, &changed);
  if (become != NULL)
    fact->changes = become->terms;
  trame_statement_date (row, at++, &fact->signed_city);
  trame_statement_date (row, at++, &fact->signed_partner);
  fact->deliberation = trame_statement_dup (row, at++);
  fact->corrects = trame_statement_int (row, at++);
}
