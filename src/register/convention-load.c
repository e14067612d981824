/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conventions read and folded: one, or all of them in a few passes over the tables. */
#include "french/fold.h"
#include "register/connection.h"
#include "register/convention.h"
#include "register/error.h"
#include "register/fact.h"
#include "register/named-partners.h"
#include "register/settings.h"
#include "register/value.h"

#define SELECT                                                                                                         \
  "SELECT c.id, c.version, c.number, c.model, CASE WHEN c.model IS NULL THEN NULL ELSE coalesce (m.title, '?') END, "  \
  "c.partner, coalesce (p.name, '?'), "                                                                                \
  "c.deliberation, d.number, d.sitting, "                                                                              \
  "d.sent,"                                                                                                            \
  " d.received, d.published, c.scheme, c.object, c.responsible, c.terms FROM convention c"                             \
  " LEFT JOIN model m ON m.id = c.model LEFT JOIN partner p ON p.id = c.partner LEFT JOIN deliberation d ON d.id = "   \
  "c.deliberation"

#define MOST_THREADS 8
#define WORTH_THREADS 4000

typedef struct
{
  TrameStore *store;
  gint64 only; /* 0: all */
  GDate today;
  TrameSettings *settings;
  GHashTable *terms;
  TrameNamedPartners *named;
  GHashTable *folds;        /* text → text folded: schemes and partners come back again and again */
  GHashTable *no_values;    /* shared by the conventions that have none */
  GPtrArray *conventions;   /* by id */
  TrameConvention *current; /* the last one asked for: rows of one convention often follow one another */
} Loading;

static void
loading_clear (Loading *loading)
{
  g_clear_pointer (&loading->settings, trame_settings_free);
  g_clear_pointer (&loading->terms, g_hash_table_unref);
  g_clear_pointer (&loading->named, trame_named_partners_free);
  g_clear_pointer (&loading->folds, g_hash_table_unref);
  g_clear_pointer (&loading->no_values, g_hash_table_unref);
  g_clear_pointer (&loading->conventions, g_ptr_array_unref);
}

static const char *
fold_once (Loading *loading, const char *text)
{
  if (text == NULL)
    return "";
  char *folded = g_hash_table_lookup (loading->folds, text);
  if (folded == NULL)
    {
      folded = trame_fold (text);
      g_hash_table_insert (loading->folds, g_strdup (text), folded);
    }
  return folded;
}

/* Terms that a salvaged register has lost are unknown terms: the convention shows, with its warnings. */
static void
read_contract (Loading *loading, TrameStatement *row, TrameConvention *convention)
{
  TrameCase *contract = &convention->contract;
  gint64 terms_id = trame_statement_int (row, 16);
  const TrameTermsRow *terms = g_hash_table_lookup (loading->terms, &terms_id);
  trame_case_init (contract);
  if (terms != NULL)
    {
      contract->terms = terms->terms;
      contract->clauses = terms->clauses;
    }
  contract->readings = loading->settings->readings;
  contract->transit_working_days = loading->settings->transit_working_days;
  contract->corrects_by_id = TRUE;
  contract->taken_over = convention->model == 0;
  contract->has_deliberation = convention->deliberation != 0;
  contract->partner_not_named = trame_named_partners_lack (
      loading->named, convention->deliberation, convention->partner, fold_once (loading, convention->partner_name));
  trame_statement_date (row, 9, &contract->deliberation.sitting);
  trame_statement_date (row, 10, &contract->deliberation.sent);
  trame_statement_date (row, 11, &contract->deliberation.received);
  trame_statement_date (row, 12, &contract->deliberation.published);
}

static TrameConvention *
read_row (Loading *loading, TrameStatement *row)
{
  TrameConvention *convention = g_new0 (TrameConvention, 1);
  g_atomic_ref_count_init (&convention->refs);
  convention->values = g_hash_table_ref (loading->no_values);
  convention->id = trame_statement_int (row, 0);
  convention->version = trame_statement_int (row, 1);
  convention->number = trame_statement_dup (row, 2);
  convention->model = trame_statement_int (row, 3);
  convention->model_title = trame_statement_dup (row, 4);
  convention->partner = trame_statement_int (row, 5);
  convention->partner_name = trame_statement_dup (row, 6);
  convention->deliberation = trame_statement_int (row, 7);
  convention->act_number = trame_statement_dup (row, 8);
  convention->scheme = trame_statement_dup (row, 13);
  convention->object = trame_statement_dup (row, 14);
  convention->responsible = trame_statement_dup (row, 15);
  convention->issued = convention->number != NULL || convention->model == 0;
  convention->folded = g_strjoin ("\n", fold_once (loading, convention->partner_name),
                                  fold_once (loading, convention->object), fold_once (loading, convention->scheme),
                                  fold_once (loading, convention->number), NULL);
  read_contract (loading, row, convention);
  return convention;
}

static gboolean
read_rows (Loading *loading, GError **error)
{
  TrameStatement *row = trame_store_prepare (
      loading->store, loading->only != 0 ? SELECT " WHERE c.id = ?1" : SELECT " ORDER BY c.id", error);
  if (row == NULL)
    return FALSE;
  if (loading->only != 0)
    trame_statement_set_int (row, 1, loading->only);
  int step;
  while ((step = trame_statement_step (row, error)) > 0)
    g_ptr_array_add (loading->conventions, read_row (loading, row));
  return step == 0;
}

/* By id; NULL when it is not one of those loaded. */
static TrameConvention *
find (Loading *loading, gint64 id)
{
  if (loading->current != NULL && loading->current->id == id)
    return loading->current;
  /* Ids are given in order and rows never deleted: most often id n is at place n - 1. */
  guint low = 0, high = loading->conventions->len;
  if (id >= 1 && id <= high && ((TrameConvention *) loading->conventions->pdata[id - 1])->id == id)
    return loading->current = loading->conventions->pdata[id - 1];
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      TrameConvention *convention = loading->conventions->pdata[middle];
      if (convention->id == id)
        return loading->current = convention;
      if (convention->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

static gboolean
read_values (Loading *loading, GError **error)
{
  TrameStatement *row = trame_store_prepare (
      loading->store,
      loading->only != 0 ? "SELECT convention, field, value FROM convention_value WHERE convention = ?1"
                         : "SELECT convention, field, value FROM convention_value",
      error);
  if (row == NULL)
    return FALSE;
  if (loading->only != 0)
    trame_statement_set_int (row, 1, loading->only);
  int step;
  while ((step = trame_statement_step (row, error)) > 0)
    {
      TrameConvention *convention = find (loading, trame_statement_int (row, 0));
      if (convention == NULL || trame_statement_is_null (row, 1))
        continue;
      if (convention->values == loading->no_values)
        {
          g_hash_table_unref (convention->values);
          convention->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
        }
      g_hash_table_insert (convention->values, trame_statement_dup (row, 1), trame_statement_dup (row, 2));
    }
  return step == 0;
}

static void
take_fact (gint64 id, TrameFact *fact, gpointer data)
{
  TrameConvention *convention = find (data, id);
  if (convention == NULL)
    {
      trame_fact_unref (fact);
      return;
    }
  convention->issued = convention->issued || fact->kind == TRAME_FACT_ISSUED;
  g_ptr_array_add (convention->contract.facts, fact);
}

/* On the connection thread: the tables, not the dates. */
static gpointer
load (TrameStore *store, gpointer data, GError **error)
{
  Loading *loading = data;
  loading->store = store;
  loading->folds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  loading->no_values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  loading->conventions = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_convention_unref);
  loading->settings = trame_settings_load (store, error);
  if (loading->settings == NULL)
    return NULL;
  loading->terms = trame_terms_load_all (store, error);
  loading->named = trame_named_partners_load (store, loading->only, error);
  if (loading->terms == NULL || loading->named == NULL || !read_rows (loading, error) || !read_values (loading, error)
      || !trame_facts_load (store, loading->only, loading->terms, take_fact, loading, error))
    return NULL;
  return loading->conventions;
}

/* A part of the array for one thread. */
typedef struct
{
  const Loading *loading;
  guint from, to;
} Share;

static gpointer
fold_share (gpointer data)
{
  const Share *share = data;
  for (guint i = share->from; i < share->to; i++)
    {
      TrameConvention *convention = share->loading->conventions->pdata[i];
      convention->lifecycle = trame_lifecycle_evaluate_brief (&convention->contract, &share->loading->today);
    }
  return NULL;
}

/* Conventions fold each for itself: on every processor when there are thousands. */
static void
fold (Loading *loading)
{
  GThread *threads[MOST_THREADS];
  Share shares[MOST_THREADS];
  guint n = loading->conventions->len < WORTH_THREADS ? 1 : CLAMP (g_get_num_processors (), 1, MOST_THREADS);
  for (guint i = 0; i < n; i++)
    {
      guint64 length = loading->conventions->len;
      shares[i] = (Share){ loading, length * i / n, length * (i + 1) / n };
      threads[i] = i + 1 < n ? g_thread_new ("fold", fold_share, &shares[i]) : NULL;
    }
  fold_share (&shares[n - 1]);
  for (guint i = 0; i + 1 < n; i++)
    g_thread_join (threads[i]);
}

GPtrArray *
trame_register_load_conventions (TrameRegister *self, const GDate *today, GError **error)
{
  g_return_val_if_fail (self != NULL && today != NULL && g_date_valid (today), NULL);
  GPtrArray *conventions = NULL;
  Loading loading = { .today = *today };
  if (trame_register_read (self, load, &loading, error) != NULL)
    {
      fold (&loading);
      conventions = g_steal_pointer (&loading.conventions);
    }
  loading_clear (&loading);
  return conventions;
}

TrameConvention *
trame_register_load_convention (TrameRegister *self, gint64 id, const GDate *today, GError **error)
{
  g_return_val_if_fail (self != NULL && today != NULL && g_date_valid (today), NULL);
  TrameConvention *convention = NULL;
  Loading loading = { .today = *today, .only = id };
  if (id <= 0)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_UNKNOWN, NULL);
  else if (trame_register_read (self, load, &loading, error) != NULL)
    {
      fold (&loading);
      if (loading.conventions->len > 0)
        convention = trame_convention_ref (loading.conventions->pdata[0]);
      else
        trame_register_error_set (error, TRAME_REGISTER_ERROR_UNKNOWN, NULL);
    }
  loading_clear (&loading);
  return convention;
}
