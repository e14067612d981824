/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The council's acts, written and read: one row, the lines of its lists, its published file. */
#include "register/connection.h"
#include "register/content.h"
#include "register/deliberation-lines.h"
#include "register/error.h"
#include "register/load.h"
#include "register/transaction.h"
#include "register/value.h"

#define COLUMNS                                                                                                        \
  "id, number, title, subtitle, body, community, sitting, sent, received, published, time, notice_date, place, chair," \
  " secretary, in_office, present_count, voters, expressed, scheme, result, votes_for, votes_against, abstentions,"    \
  " not_voting, secret, act_id, source, source_name, source_type"

typedef struct
{
  TrameDeliberation *act;
  GBytes *source;
  char *source_name;
  char *source_type;
} Adding;

static const char *const results[] = {
  [TRAME_VOTE_UNANIMOUS] = "unanimous",
  [TRAME_VOTE_ADOPTED] = "adopted",
  [TRAME_VOTE_REJECTED] = "rejected",
};

static void
adding_free (gpointer data)
{
  Adding *adding = data;
  trame_deliberation_free (adding->act);
  g_clear_pointer (&adding->source, g_bytes_unref);
  g_free (adding->source_name);
  g_free (adding->source_type);
  g_free (adding);
}

static void
set_act (TrameStatement *statement, const TrameDeliberation *act)
{
  int at = 2;
  trame_statement_set_text (statement, at++, act->number);
  trame_statement_set_text (statement, at++, act->title);
  trame_statement_set_text (statement, at++, act->subtitle);
  trame_statement_set_text (statement, at++, act->body);
  trame_statement_set_text (statement, at++, act->community);
  trame_statement_set_date (statement, at++, &act->dates.sitting);
  trame_statement_set_date (statement, at++, &act->dates.sent);
  trame_statement_set_date (statement, at++, &act->dates.received);
  trame_statement_set_date (statement, at++, &act->dates.published);
  trame_statement_set_text (statement, at++, act->time);
  trame_statement_set_date (statement, at++, &act->notice_date);
  trame_statement_set_text (statement, at++, act->place);
  trame_statement_set_text (statement, at++, act->chair);
  trame_statement_set_text (statement, at++, act->secretary);
  trame_value_set_count (statement, at++, act->in_office);
  trame_value_set_count (statement, at++, act->present_count);
  trame_value_set_count (statement, at++, act->voters);
  trame_value_set_count (statement, at++, act->expressed);
  trame_statement_set_text (statement, at++, act->scheme);
  trame_statement_set_text (statement, at++, act->result < G_N_ELEMENTS (results) ? results[act->result] : NULL);
  trame_value_set_count (statement, at++, act->votes_for);
  trame_value_set_count (statement, at++, act->votes_against);
  trame_value_set_count (statement, at++, act->abstentions);
  trame_value_set_count (statement, at++, act->not_voting);
  trame_statement_set_int (statement, at++, act->secret ? 1 : 0);
  trame_statement_set_text (statement, at++, act->act_id);
}

static gboolean
apply_add (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const Adding *adding = data;
  g_autofree char *source = NULL;
  if (adding->source != NULL && (source = trame_content_add (transaction, adding->source, error)) == NULL)
    return FALSE;
  *id = trame_transaction_next_id (transaction, "SELECT max (id) FROM deliberation", error);
  TrameStatement *insert = *id == 0 ? NULL
                                    : trame_store_prepare (
                                        transaction->store,
                                        "INSERT INTO deliberation (" COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
                                        " ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23,"
                                        " ?24, ?25, ?26, ?27, ?28, ?29, ?30)",
                                        error);
  if (insert == NULL)
    return FALSE;
  trame_statement_set_int (insert, 1, *id);
  set_act (insert, adding->act);
  trame_statement_set_text (insert, 28, source);
  trame_statement_set_text (insert, 29, adding->source_name);
  trame_statement_set_text (insert, 30, adding->source_type);
  return trame_statement_run (insert, error)
         && trame_deliberation_lines_add (transaction->store, *id, adding->act, error)
         && trame_journal_add (transaction, TRAME_ENTITY_DELIBERATION, *id, error);
}

gint64
trame_changes_add_deliberation (TrameChanges *changes,
                                const TrameDeliberation *act,
                                GBytes *source,
                                const char *source_name,
                                const char *source_type)
{
  g_return_val_if_fail (changes != NULL && act != NULL, 0);
  Adding *adding = g_new0 (Adding, 1);
  *adding = (Adding){
    .act = trame_deliberation_copy (act),
    .source = source == NULL ? NULL : g_bytes_ref (source),
    .source_name = g_strdup (source_name),
    .source_type = g_strdup (source_type),
  };
  return trame_changes_append (changes, apply_add, adding, adding_free);
}

typedef struct
{
  gint64 deliberation;
  TrameTransmission dates;
  char *act_id;
} Transmission;

static void
transmission_free (gpointer data)
{
  Transmission *transmission = data;
  g_free (transmission->act_id);
  g_free (transmission);
}

static gboolean
apply_transmission (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const Transmission *transmission = data;
  *id = trame_transaction_resolve (transaction, transmission->deliberation);
  if (!trame_journal_keep (transaction, TRAME_ENTITY_DELIBERATION, *id, error))
    return FALSE;
  TrameStatement *update = trame_store_prepare (transaction->store,
                                                "UPDATE deliberation SET sent = ?2, received = ?3, published = ?4,"
                                                " act_id = ?5 WHERE id = ?1",
                                                error);
  if (update == NULL)
    return FALSE;
  trame_statement_set_int (update, 1, *id);
  trame_statement_set_date (update, 2, &transmission->dates.sent);
  trame_statement_set_date (update, 3, &transmission->dates.received);
  trame_statement_set_date (update, 4, &transmission->dates.published);
  trame_statement_set_text (update, 5, transmission->act_id);
  return trame_statement_run (update, error) && trame_journal_set (transaction, TRAME_ENTITY_DELIBERATION, *id, error);
}

void
trame_changes_set_transmission (TrameChanges *changes,
                                gint64 deliberation,
                                const TrameTransmission *dates,
                                const char *act_id)
{
  g_return_if_fail (changes != NULL && dates != NULL);
  Transmission *transmission = g_new0 (Transmission, 1);
  *transmission = (Transmission){ .deliberation = deliberation, .dates = *dates, .act_id = g_strdup (act_id) };
  trame_changes_append (changes, apply_transmission, transmission, transmission_free);
}

static void
read_act (TrameStatement *row, TrameDeliberation *act)
{
  int at = 0;
  act->id = trame_statement_int (row, at++);
  act->number = trame_statement_dup (row, at++);
  act->title = trame_statement_dup (row, at++);
  act->subtitle = trame_statement_dup (row, at++);
  act->body = trame_statement_dup (row, at++);
  act->community = trame_statement_dup (row, at++);
  trame_statement_date (row, at++, &act->dates.sitting);
  trame_statement_date (row, at++, &act->dates.sent);
  trame_statement_date (row, at++, &act->dates.received);
  trame_statement_date (row, at++, &act->dates.published);
  act->time = trame_statement_dup (row, at++);
  trame_statement_date (row, at++, &act->notice_date);
  act->place = trame_statement_dup (row, at++);
  act->chair = trame_statement_dup (row, at++);
  act->secretary = trame_statement_dup (row, at++);
  act->in_office = trame_value_count (row, at++);
  act->present_count = trame_value_count (row, at++);
  act->voters = trame_value_count (row, at++);
  act->expressed = trame_value_count (row, at++);
  act->scheme = trame_statement_dup (row, at++);
  const char *result = trame_statement_text (row, at++);
  for (guint i = 1; i < G_N_ELEMENTS (results); i++)
    if (g_strcmp0 (result, results[i]) == 0)
      act->result = i;
  act->votes_for = trame_value_count (row, at++);
  act->votes_against = trame_value_count (row, at++);
  act->abstentions = trame_value_count (row, at++);
  act->not_voting = trame_value_count (row, at++);
  act->secret = trame_statement_int (row, at++) != 0;
  act->act_id = trame_statement_dup (row, at++);
}

static TrameDeliberationRecord *
read_row (TrameStatement *row)
{
  TrameDeliberationRecord *record = g_new0 (TrameDeliberationRecord, 1);
  record->act = trame_deliberation_new ();
  read_act (row, record->act);
  record->source_sha256 = trame_statement_dup (row, 27);
  record->source_name = trame_statement_dup (row, 28);
  record->source_type = trame_statement_dup (row, 29);
  return record;
}

static gpointer
load_all (TrameStore *store, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_deliberation_record_free);
  TrameStatement *row = trame_store_prepare (
      store, "SELECT " COLUMNS " FROM deliberation ORDER BY coalesce (sitting, '') DESC, id DESC", error);
  int step = -1;
  while (row != NULL && (step = trame_statement_step (row, error)) > 0)
    g_ptr_array_add (all, read_row (row));
  if (step != 0)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      TrameDeliberationRecord *record = g_ptr_array_index (all, i);
      if (!trame_deliberation_lines_load (store, record->act, error))
        return NULL;
    }
  return g_steal_pointer (&all);
}

static TrameDeliberationRecord *
find_row (TrameStore *store, gint64 id, GError **error)
{
  TrameStatement *row = trame_store_prepare (store, "SELECT " COLUMNS " FROM deliberation WHERE id = ?1", error);
  if (row == NULL)
    return NULL;
  trame_statement_set_int (row, 1, id);
  int step = trame_statement_step (row, error);
  TrameDeliberationRecord *record = step > 0 ? read_row (row) : NULL;
  trame_statement_reset (row);
  if (step == 0)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_UNKNOWN, NULL);
  return record;
}

static gpointer
load_one (TrameStore *store, gpointer data, GError **error)
{
  g_autoptr (TrameDeliberationRecord) record = find_row (store, *(const gint64 *) data, error);
  if (record == NULL || !trame_deliberation_lines_load (store, record->act, error))
    return NULL;
  return g_steal_pointer (&record);
}

static gpointer
load_source (TrameStore *store, gpointer data, GError **error)
{
  g_autoptr (TrameDeliberationRecord) record = find_row (store, *(const gint64 *) data, error);
  if (record == NULL || record->source_sha256 == NULL)
    return NULL;
  return trame_content_load (store, record->source_sha256, error);
}

GPtrArray *
trame_register_load_deliberations (TrameRegister *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  return trame_register_read (self, load_all, NULL, error);
}

TrameDeliberationRecord *
trame_register_load_deliberation (TrameRegister *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  return trame_register_read (self, load_one, &id, error);
}

GBytes *
trame_register_load_source (TrameRegister *self, gint64 deliberation, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  return trame_register_read (self, load_source, &deliberation, error);
}
