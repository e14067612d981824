/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lazy list of conventions: order, search, filter, and what it tells the views. No display. */
#include "app/convention-list.h"
#include "french/fold.h"

#define N_ROWS 5

/* A row as the office would hold it: signed by both on SIGNED (NULL: a draft), for a year. */
static TrameConvention *
row (gint64 id, const char *partner, const char *scheme, const char *signed_on, const char *today)
{
  TrameConvention *self = g_new0 (TrameConvention, 1);
  GDate on;
  g_atomic_ref_count_init (&self->refs);
  self->id = id;
  self->partner_name = g_strdup (partner);
  self->scheme = g_strdup (scheme);
  g_autofree char *words = g_strdup_printf ("%s %s", partner, scheme);
  self->folded = trame_fold (words);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  trame_case_init (&self->contract);
  self->contract.terms.has_length = TRUE;
  self->contract.terms.length = (TramePeriod){ .years = 1 };
  self->contract.terms.start = TRAME_START_LAST_SIGNATURE;
  for (guint party = TRAME_PARTY_CITY; signed_on != NULL && party <= TRAME_PARTY_PARTNER; party++)
    {
      TrameFact *fact = trame_fact_new (TRAME_FACT_SIGNED);
      fact->party = party;
      g_assert_true (trame_date_parse_iso (signed_on, &fact->on));
      g_ptr_array_add (self->contract.facts, fact);
    }
  g_assert_true (trame_date_parse_iso (today, &on));
  self->lifecycle = trame_lifecycle_evaluate_brief (&self->contract, &on);
  return self;
}

static GPtrArray *
rows (void)
{
  static const char today[] = "2026-11-23";
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_convention_unref);
  g_ptr_array_add (all, row (1, "Vélo pour tous", "Tissage", "2025-12-20", today));  /* in force, 27 days */
  g_ptr_array_add (all, row (2, "L’Œuvre", "Éducation", NULL, today));               /* draft */
  g_ptr_array_add (all, row (3, "Ateliers du Lin", "Tissage", "2026-10-01", today)); /* in force, months */
  g_ptr_array_add (all, row (4, "Compagnie du Métier", "Vie", "2025-09-30", today)); /* expired 30/09/2026 */
  g_ptr_array_add (all, row (5, "Blouses B.L.E.U", "Santé", "2025-06-12", today));   /* expired 12/06/2026 */
  return all;
}

/* The ids shown, as "1 3 2". */
static char *
order (TrameConventionList *list)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (TrameConventionItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", trame_convention_item_get (item)->id);
    }
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
test_sort (void)
{
  const struct
  {
    TrameConventionSort sort;
    gboolean descending;
    const char *order;
  } cases[] = {
    { TRAME_SORT_DAYS_LEFT, FALSE, "1 3 2 4 5" }, /* undated, then the ended ones, the latest first */
    { TRAME_SORT_DAYS_LEFT, TRUE, "3 1 2 4 5" },
    { TRAME_SORT_PARTNER, FALSE, "3 5 4 2 1" }, /* folded: Œ is oe, É is e */
    { TRAME_SORT_PARTNER, TRUE, "1 2 4 5 3" },
    { TRAME_SORT_SCHEME, FALSE, "2 5 1 3 4" }, /* alike: by id */
    { TRAME_SORT_LAST_DAY, FALSE, "5 4 1 3 2" },
    { TRAME_SORT_LAST_DAY, TRUE, "3 1 4 5 2" },
    { TRAME_SORT_STATE, FALSE, "2 1 3 4 5" },
  };
  g_autoptr (GPtrArray) all = rows ();
  g_autoptr (TrameConventionList) list = trame_convention_list_new ();
  trame_convention_list_set_rows (list, all);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      trame_convention_list_set_sort (list, cases[i].sort, cases[i].descending);
      g_autofree char *shown = order (list);
      g_test_message ("case %u", i);
      g_assert_cmpstr (shown, ==, cases[i].order);
    }
}

/* As many rows as are ranked on a worker: the order is that of the folded words at once, and after a change too. */
static void
test_many (void)
{
  static const char *const words[] = { "Vélo", "L’Œuvre", "Ateliers", "écu", "Compagnie", "zinc", "Ébène", "arc" };
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_convention_unref);
  for (guint i = 0; i < 2500; i++)
    {
      g_autofree char *partner = g_strdup_printf ("%s %u", words[i * 7 % G_N_ELEMENTS (words)], i * 7919 % 1000);
      g_ptr_array_add (all, row (i + 1, partner, "Tissage", NULL, "2026-11-23"));
    }
  g_autoptr (TrameConventionList) list = trame_convention_list_new ();
  trame_convention_list_set_rows (list, all);
  trame_convention_list_set_sort (list, TRAME_SORT_PARTNER, FALSE);
  for (guint turn = 0; turn < 3; turn++)
    {
      g_autofree char *before = NULL;
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
        {
          g_autoptr (TrameConventionItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
          char *now = trame_fold (trame_convention_item_get (item)->partner_name);
          g_assert_cmpint (g_strcmp0 (before, now), <=, 0);
          g_free (before);
          before = now;
        }
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2500);
      if (turn == 0) /* one row has a new name: here at once, before the worker says so */
        {
          trame_convention_unref (all->pdata[1200]);
          all->pdata[1200] = row (1201, "Bêche et Râteau", "Tissage", NULL, "2026-11-23");
          trame_convention_list_set_rows (list, all);
        }
      else
        for (guint i = 0; i < 300; i++)
          if (!g_main_context_iteration (NULL, FALSE))
            g_usleep (1000);
    }
}

static void
test_search (void)
{
  const struct
  {
    const char *typed, *order;
  } cases[] = {
    { "", "1 3 2 4 5" },    { "velo", "1" },   { "VÉLO", "1" }, { "oeuvre", "2" },  { "œuvre educ", "2" },
    { "tissage lin", "3" }, { "nothing", "" }, { "bleu", "5" }, { "  lin  ", "3" },
  };
  g_autoptr (GPtrArray) all = rows ();
  g_autoptr (TrameConventionList) list = trame_convention_list_new ();
  trame_convention_list_set_rows (list, all);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      trame_convention_list_search (list, cases[i].typed, NULL);
      g_autofree char *shown = order (list);
      g_test_message ("“%s”", cases[i].typed);
      g_assert_cmpstr (shown, ==, cases[i].order);
    }
}

static void
test_filter (void)
{
  const struct
  {
    TrameConventionFilter filter;
    const char *order;
  } cases[] = {
    { TRAME_FILTER_ALL, "1 3 2 4 5" }, { TRAME_FILTER_DRAFT, "2" },      { TRAME_FILTER_TO_SIGN, "" },
    { TRAME_FILTER_TO_COME, "" },      { TRAME_FILTER_IN_FORCE, "1 3" }, { TRAME_FILTER_OVER, "4 5" },
  };
  g_autoptr (GPtrArray) all = rows ();
  g_autoptr (TrameConventionList) list = trame_convention_list_new ();
  trame_convention_list_set_rows (list, all);
  guint sum = 0;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      trame_convention_list_set_filter (list, cases[i].filter);
      g_autofree char *shown = order (list);
      g_assert_cmpstr (shown, ==, cases[i].order);
      g_assert_cmpuint (trame_convention_list_count (list, cases[i].filter), ==,
                        g_list_model_get_n_items (G_LIST_MODEL (list)));
      if (cases[i].filter != TRAME_FILTER_ALL)
        sum += trame_convention_list_count (list, cases[i].filter);
    }
  g_assert_cmpuint (sum, ==, N_ROWS); /* each convention is in one chip, and only one */
}

static void
found_free (gpointer data)
{
  TrameFound *found = data;
  g_free (found->table);
  g_free (found->passage);
  g_free (found);
}

/* What the office found for the conventions IDS, best first; 0 ends. */
static TrameFindings *
findings_of (const gint64 *found_ids, const char *passage)
{
  TrameFindings *findings = g_new0 (TrameFindings, 1);
  g_atomic_ref_count_init (&findings->refs);
  findings->places = g_ptr_array_new ();
  findings->conventions = g_ptr_array_new_with_free_func (found_free);
  for (; *found_ids != 0; found_ids++)
    {
      TrameFound *found = g_new0 (TrameFound, 1);
      found->convention = *found_ids;
      found->table = g_strdup ("document");
      found->passage = g_strdup (passage);
      g_ptr_array_add (findings->conventions, found);
    }
  return findings;
}

static void
check_passage (TrameConventionList *list, guint position, const char *passage)
{
  g_autoptr (TrameConventionItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);
  const TrameFound *found = trame_convention_item_get_found (item);
  g_assert_cmpstr (found != NULL ? found->passage : NULL, ==, passage);
}

/* The best come first, then what the row's own words hold; a header that is clicked sorts again. */
static void
test_best_first (void)
{
  g_autoptr (GPtrArray) all = rows ();
  g_autoptr (TrameConventionList) list = trame_convention_list_new ();
  g_autoptr (TrameFindings) one = findings_of ((const gint64[]){ 5, 2, 0 }, "first passage");
  g_autoptr (TrameFindings) two = findings_of ((const gint64[]){ 2, 5, 0 }, "second passage");
  trame_convention_list_set_rows (list, all);
  trame_convention_list_search (list, "tissage", one);
  g_autofree char *best = order (list);
  g_assert_cmpstr (best, ==, "5 2 1 3");
  check_passage (list, 0, "first passage");
  check_passage (list, 2, NULL);
  g_assert_cmpuint (trame_convention_list_count (list, TRAME_FILTER_DRAFT), ==, 1);

  trame_convention_list_set_sort (list, TRAME_SORT_PARTNER, FALSE);
  trame_convention_list_search (list, "tissages", two);
  g_autofree char *sorted = order (list);
  g_assert_cmpstr (sorted, ==, "5 2");
  check_passage (list, 0, "second passage");

  trame_convention_list_search (list, "", NULL);
  g_autofree char *after = order (list);
  g_assert_cmpstr (after, ==, "3 5 4 2 1");
  check_passage (list, 1, NULL);
}

typedef struct
{
  guint signals, position, removed, added;
} Told;

static void
changed (GListModel *model, guint position, guint removed, guint added, Told *told)
{
  *told = (Told){ told->signals + 1, position, removed, added };
}

/* One convention that changes costs its own row, not the whole view's. */
static void
test_least_change (void)
{
  g_autoptr (GPtrArray) all = rows ();
  g_autoptr (TrameConventionList) list = trame_convention_list_new ();
  Told told = { 0 };
  trame_convention_list_set_rows (list, all);
  g_signal_connect (list, "items-changed", G_CALLBACK (changed), &told);
  trame_convention_list_set_rows (list, all);
  g_assert_cmpuint (told.signals, ==, 0);

  trame_convention_unref (g_ptr_array_index (all, 2));
  all->pdata[2] = row (3, "Ateliers du Lin", "Tissage", "2026-10-02", "2026-11-23");
  trame_convention_list_set_rows (list, all);
  g_assert_cmpuint (told.signals, ==, 1);
  g_assert_cmpuint (told.position, ==, 1);
  g_assert_cmpuint (told.removed, ==, 1);
  g_assert_cmpuint (told.added, ==, 1);
}

static void
test_next_to_end (void)
{
  g_autoptr (GPtrArray) all = rows ();
  g_autoptr (TrameConventionList) list = trame_convention_list_new ();
  g_assert_null (trame_convention_list_next_to_end (list));
  trame_convention_list_set_rows (list, all);
  g_assert_cmpint (trame_convention_list_next_to_end (list)->id, ==, 1);
  trame_convention_list_set_filter (list, TRAME_FILTER_OVER);
  g_assert_null (trame_convention_list_next_to_end (list));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 99));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list/sort", test_sort);
  g_test_add_func ("/list/many", test_many);
  g_test_add_func ("/list/search", test_search);
  g_test_add_func ("/list/best-first", test_best_first);
  g_test_add_func ("/list/filter", test_filter);
  g_test_add_func ("/list/least-change", test_least_change);
  g_test_add_func ("/list/next-to-end", test_next_to_end);
  return g_test_run ();
}
