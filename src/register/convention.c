/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A convention as an immutable value. The same convention on another day shares everything but its lifecycle. */
#include "register/convention.h"

static void
free_own (TrameConvention *convention)
{
  g_free (convention->number);
  g_free (convention->model_title);
  g_free (convention->partner_name);
  g_free (convention->act_number);
  g_free (convention->scheme);
  g_free (convention->object);
  g_free (convention->responsible);
  g_free (convention->folded);
  g_hash_table_unref (convention->values);
  trame_case_clear (&convention->contract);
}

TrameConvention *
trame_convention_ref (TrameConvention *convention)
{
  g_return_val_if_fail (convention != NULL, NULL);
  g_atomic_ref_count_inc (&convention->refs);
  return convention;
}

void
trame_convention_unref (TrameConvention *convention)
{
  while (convention != NULL && g_atomic_ref_count_dec (&convention->refs))
    {
      TrameConvention *origin = convention->origin;
      if (origin == NULL)
        free_own (convention);
      g_clear_pointer (&convention->lifecycle, trame_lifecycle_unref);
      g_free (convention);
      convention = origin;
    }
}

TrameConvention *
trame_convention_on (const TrameConvention *convention, const GDate *today)
{
  g_return_val_if_fail (convention != NULL && today != NULL && g_date_valid (today), NULL);
  TrameConvention *origin = convention->origin != NULL ? convention->origin : (TrameConvention *) convention;
  TrameConvention *copy = g_memdup2 (convention, sizeof *convention);
  g_atomic_ref_count_init (&copy->refs);
  copy->origin = trame_convention_ref (origin);
  copy->lifecycle = trame_lifecycle_evaluate_brief (&origin->contract, today);
  return copy;
}
