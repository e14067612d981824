/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long 100 000 conventions of 8 facts take to fold, on one core. Not run by the tests: meson test --benchmark. */
#include "case-line.h"

#include <stdio.h>
#include <time.h>

#define CONVENTIONS 100000

static void
fill (TrameCase *contract, guint i)
{
  static const char *const facts = "issued on=2026-01-10; visa on=2026-01-11; sent-for-signature on=2026-01-11; "
                                   "signed party=city on=2026-01-12; signed party=partner on=2026-01-15; returned "
                                   "on=2026-01-16; report-due on=2026-12-31; renewal-requested on=2026-12-20";
  test_case_read (contract, "bench", "founding", "-", "act", facts);
  for (guint j = 0; j < contract->facts->len; j++)
    {
      TrameFact *fact = g_ptr_array_index (contract->facts, j);
      g_date_add_days (&fact->on, i % 700);
    }
}

static double
run (const TrameCase *all, gboolean brief)
{
  GDate on = test_date ("bench", "2026-11-23");
  clock_t before = clock (); /* of the processor: what else the machine does is not counted */
  guint64 in_force = 0;
  for (guint i = 0; i < CONVENTIONS; i++)
    {
      TrameLifecycle *lifecycle = brief ? trame_lifecycle_evaluate_brief (&all[i], &on)
                                        : trame_lifecycle_evaluate (&all[i], &on);
      in_force += lifecycle->state == TRAME_STATE_IN_FORCE;
      trame_lifecycle_unref (lifecycle);
    }
  g_assert_cmpuint (in_force, >, 0);
  return (double) (clock () - before) / CLOCKS_PER_SEC;
}

int
main (void)
{
  TrameCase *all = g_new0 (TrameCase, CONVENTIONS);
  for (guint i = 0; i < CONVENTIONS; i++)
    fill (&all[i], i);
  printf ("brief: %.3f s\nwith reasons: %.3f s\n", run (all, TRUE), run (all, FALSE));
  for (guint i = 0; i < CONVENTIONS; i++)
    trame_case_clear (&all[i]);
  g_free (all);
  return 0;
}
