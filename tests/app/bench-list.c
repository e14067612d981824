/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the window's table of conventions takes to be sorted by each column, filtered and searched; and how long after one
 * of them changed. `bench-list [ROWS [TURNS]]`; 100,000 rows, each measured 21 times by default. */
#include "app/convention-list.h"
#include "french/fold.h"

#include <stdio.h>
#include <stdlib.h>

static guint turns = 21;

static const char *const kinds[] = { "Association", "L’Atelier", "Compagnie", "Club sportif",
                                     "Éducation",   "Œuvre",     "Régie" };
static const char *const places[] = {
  "des Tisserands", "du Val", "d’Émeraude", "de la Lys", "Saint-Vaast", "du Métier"
};

static TrameConvention *
row (guint id, const GDate *today)
{
  TrameConvention *self = g_new0 (TrameConvention, 1);
  g_atomic_ref_count_init (&self->refs);
  self->id = id;
  self->partner_name = g_strdup_printf ("%s %s nº %u", kinds[id * 7919 % G_N_ELEMENTS (kinds)],
                                        places[id * 104729 % G_N_ELEMENTS (places)], id * 2654435761u % 60000);
  self->object = g_strdup_printf ("Permanence %u, chaque %s", id * 40503u % 90000, places[id % G_N_ELEMENTS (places)]);
  self->scheme = g_strdup_printf ("Dispositif %u", id % 40);
  self->responsible = g_strdup_printf ("agent%u", id % 25);
  self->folded = trame_fold (self->partner_name);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  trame_case_init (&self->contract);
  self->contract.terms.has_length = TRUE;
  self->contract.terms.length = (TramePeriod){ .years = 1 };
  self->contract.terms.start = TRAME_START_LAST_SIGNATURE;
  for (guint party = TRAME_PARTY_CITY; id % 5 != 0 && party <= TRAME_PARTY_PARTNER; party++)
    {
      TrameFact *fact = trame_fact_new (TRAME_FACT_SIGNED);
      fact->party = party;
      fact->on = *today;
      g_date_subtract_days (&fact->on, id * 48271u % 500);
      g_ptr_array_add (self->contract.facts, fact);
    }
  self->lifecycle = trame_lifecycle_evaluate_brief (&self->contract, today);
  return self;
}

static int
by_time (gconstpointer a, gconstpointer b)
{
  return (*(const gint64 *) a > *(const gint64 *) b) - (*(const gint64 *) a < *(const gint64 *) b);
}

/* Lets workers end. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC;
  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
tell (const char *what, gint64 *times, const char *bar)
{
  qsort (times, turns, sizeof *times, by_time);
  printf ("%-28s %7.2f ms (p50), %7.2f ms (most)%s\n", what, (double) times[turns / 2] / 1e3,
          (double) times[turns - 1] / 1e3, bar);
}

int
main (int argc, char **argv)
{
  static const char *const names[TRAME_N_SORTS] = { "sort by partner", "sort by object",   "sort by scheme",
                                                    "sort by state",   "sort by last day", "sort by days left",
                                                    "sort by agent" };
  const guint n = argc > 1 ? (guint) atoi (argv[1]) : 100000;
  turns = argc > 2 ? (guint) atoi (argv[2]) : turns;
  g_autofree gint64 *times = g_new0 (gint64, turns);
  GDate today;
  g_date_set_dmy (&today, 23, G_DATE_NOVEMBER, 2026);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_convention_unref);
  for (guint i = 1; i <= n; i++)
    g_ptr_array_add (rows, row (i, &today));
  g_autoptr (TrameConventionList) list = trame_convention_list_new ();
  trame_convention_list_set_rows (list, rows);
  settle ();
  printf ("%u conventions\n", n);
  for (guint sort = 0; sort < TRAME_N_SORTS; sort++)
    {
      for (guint i = 0; i < turns; i++)
        {
          const gint64 start = g_get_monotonic_time ();
          trame_convention_list_set_sort (list, sort, i % 2 == 1);
          times[i] = g_get_monotonic_time () - start;
        }
      tell (names[sort], times, "   bar 16");
    }
  trame_convention_list_set_sort (list, TRAME_SORT_PARTNER, FALSE);
  for (guint i = 0; i < turns; i++)
    {
      const gint64 start = g_get_monotonic_time ();
      trame_convention_list_set_filter (list, i % TRAME_N_FILTERS);
      times[i] = g_get_monotonic_time () - start;
    }
  tell ("filter, sorted by partner", times, "   bar 16");
  trame_convention_list_set_filter (list, TRAME_FILTER_ALL);
  for (guint i = 0; i < turns; i++)
    {
      g_autoptr (TrameConvention) changed = row (1 + i * 997 % n, &today);
      g_free (changed->partner_name);
      changed->partner_name = g_strdup_printf ("Club nouveau %u", i);
      trame_convention_unref (rows->pdata[changed->id - 1]);
      rows->pdata[changed->id - 1] = trame_convention_ref (changed);
      const gint64 start = g_get_monotonic_time ();
      trame_convention_list_set_rows (list, rows);
      times[i] = g_get_monotonic_time () - start;
      settle ();
    }
  tell ("one changed, by partner", times, "");
  return 0;
}
