/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From passages to conventions: what is found in a partner or in an act is found for each of their conventions. */
#include "office/search.h"

#include "office/desk.h"
#include "register/partner-representative.h"
#include "register/search.h"

/* One merge follows another, but a damaged register may turn in a circle. */
#define MOST_MERGES 100

/* What the worker brings back. */
typedef struct
{
  GPtrArray *hits; /* of TrameSearchHit*, best first */
  GPtrArray *places;
} Brought;

typedef struct
{
  guint rank;
  gint64 convention;
} Ranked;

TrameFindings *
trame_findings_ref (TrameFindings *findings)
{
  g_return_val_if_fail (findings != NULL, NULL);
  g_atomic_ref_count_inc (&findings->refs);
  return findings;
}

void
trame_findings_unref (TrameFindings *findings)
{
  if (findings == NULL || !g_atomic_ref_count_dec (&findings->refs))
    return;
  g_ptr_array_unref (findings->conventions);
  g_ptr_array_unref (findings->places);
  g_free (findings);
}

static void
found_free (gpointer data)
{
  TrameFound *found = data;
  g_free (found->table);
  g_free (found->passage);
  g_free (found);
}

static void
place_free (gpointer data)
{
  TrameFoundPlace *place = data;
  g_free (place->table);
  g_free (place->name);
  g_free (place);
}

static void
brought_free (gpointer data)
{
  Brought *brought = data;
  g_clear_pointer (&brought->hits, g_ptr_array_unref);
  g_clear_pointer (&brought->places, g_ptr_array_unref);
  g_free (brought);
}

/* ---- on the worker ---- */

/* Who can sign for a partner is found under the partner. FALSE and ERROR. */
static gboolean
follow_representative (TrameDesk *desk, TrameSearchHit *hit, GError **error)
{
  if (!g_str_equal (hit->table, trame_partner_representative_aggregate.table))
    return TRUE;
  TramePartnerRepresentative *who = trame_register_load_one_kept (desk->store, &trame_partner_representative_aggregate,
                                                                  hit->row, error);
  if (who == NULL)
    return FALSE;
  g_free (hit->table);
  hit->table = g_strdup ("partner");
  hit->row = who->partner;
  trame_kept_free (who);
  return TRUE;
}

/* What was merged is found under the partner that it became. FALSE and ERROR. */
static gboolean
follow_merges (TrameDesk *desk, TrameSearchHit *hit, GError **error)
{
  for (guint turn = 0; turn < MOST_MERGES && g_str_equal (hit->table, "partner"); turn++)
    {
      g_autoptr (TramePartner) partner = trame_register_load_partner (desk->store, hit->row, error);
      if (partner == NULL || partner->merged_into == 0)
        return partner != NULL;
      hit->row = partner->merged_into;
    }
  return TRUE;
}

/* What the row is called; NULL without ERROR: it cannot be gone to. Owned by the caller. */
static char *
name_of (TrameDesk *desk, const TrameSearchHit *hit, GError **error)
{
  if (g_str_equal (hit->table, "partner"))
    {
      g_autoptr (TramePartner) partner = trame_register_load_partner (desk->store, hit->row, error);
      return partner != NULL ? g_strdup (partner->name) : NULL;
    }
  if (g_str_equal (hit->table, "deliberation"))
    {
      g_autoptr (TrameDeliberationRecord) act = trame_register_load_deliberation (desk->store, hit->row, error);
      return act != NULL ? g_strdup (act->act->number != NULL ? act->act->number : act->act->title) : NULL;
    }
  if (g_str_equal (hit->table, "model"))
    {
      g_autoptr (TrameModelRecord) model = trame_register_load_model (desk->store, hit->row, error);
      return model != NULL ? g_strdup (model->title != NULL ? model->title : model->name) : NULL;
    }
  return NULL;
}

static gboolean
is_there (const GPtrArray *places, const TrameSearchHit *hit)
{
  for (guint i = 0; i < places->len; i++)
    {
      const TrameFoundPlace *place = g_ptr_array_index (places, i);
      if (place->row == hit->row && g_str_equal (place->table, hit->table))
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_place (TrameDesk *desk, GPtrArray *places, const TrameSearchHit *hit, GError **error)
{
  g_autoptr (GError) own = NULL;
  if (places->len >= TRAME_SEARCH_PLACES || is_there (places, hit))
    return TRUE;
  g_autofree char *name = name_of (desk, hit, &own);
  if (own != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }
  if (name == NULL)
    return TRUE;
  TrameFoundPlace *place = g_new0 (TrameFoundPlace, 1);
  place->table = g_strdup (hit->table);
  place->row = hit->row;
  place->name = g_steal_pointer (&name);
  g_ptr_array_add (places, place);
  return TRUE;
}

static gpointer
run_search (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL; /* a newer question came before this one was asked */
  Brought *brought = g_new0 (Brought, 1);
  brought->places = g_ptr_array_new_with_free_func (place_free);
  brought->hits = trame_register_search (desk->store, data, TRAME_SEARCH_LIMIT, error);
  gboolean done = brought->hits != NULL;
  for (guint i = 0; done && i < brought->hits->len; i++)
    {
      TrameSearchHit *hit = g_ptr_array_index (brought->hits, i);
      done = follow_representative (desk, hit, error) && follow_merges (desk, hit, error)
             && add_place (desk, brought->places, hit, error);
    }
  if (!done)
    g_clear_pointer (&brought, brought_free);
  return brought;
}

/* ---- on the main thread ---- */

static GHashTable *
ranks_new (void)
{
  return g_hash_table_new (g_int64_hash, g_int64_equal);
}

static void
note_rank (GHashTable *ranks, gint64 *id, guint rank)
{
  if (*id != 0 && !g_hash_table_contains (ranks, id))
    g_hash_table_insert (ranks, id, GUINT_TO_POINTER (rank));
}

static guint
better (guint rank, GHashTable *ranks, gint64 id)
{
  guint other = id != 0 ? GPOINTER_TO_UINT (g_hash_table_lookup (ranks, &id)) : 0;
  return other != 0 && (rank == 0 || other < rank) ? other : rank;
}

static gint
by_rank (gconstpointer a, gconstpointer b)
{
  const Ranked *one = a, *two = b;
  if (one->rank != two->rank)
    return one->rank < two->rank ? -1 : 1;
  return (one->convention > two->convention) - (one->convention < two->convention);
}

/* Each convention that a hit is about, with the rank of its best hit: of Ranked. */
static GArray *
rank_conventions (const GPtrArray *all, const GPtrArray *hits)
{
  g_autoptr (GHashTable) conventions = ranks_new (), partners = ranks_new (), deliberations = ranks_new ();
  for (guint i = 0; i < hits->len; i++)
    {
      TrameSearchHit *hit = g_ptr_array_index (hits, i);
      note_rank (conventions, &hit->convention, i + 1);
      if (g_str_equal (hit->table, "partner"))
        note_rank (partners, &hit->row, i + 1);
      else if (g_str_equal (hit->table, "deliberation"))
        note_rank (deliberations, &hit->row, i + 1);
    }
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  for (guint i = 0; i < all->len; i++)
    {
      const TrameConvention *convention = g_ptr_array_index (all, i);
      guint rank = better (0, conventions, convention->id);
      rank = better (rank, partners, convention->partner);
      rank = better (rank, deliberations, convention->deliberation);
      if (rank != 0)
        {
          Ranked one = { rank, convention->id };
          g_array_append_val (ranked, one);
        }
    }
  g_array_sort (ranked, by_rank);
  return ranked;
}

static TrameFindings *
settle (TrameOffice *office, Brought *brought)
{
  if (brought == NULL)
    return NULL;
  TrameFindings *findings = g_new0 (TrameFindings, 1);
  g_atomic_ref_count_init (&findings->refs);
  findings->conventions = g_ptr_array_new_with_free_func (found_free);
  findings->places = g_steal_pointer (&brought->places);
  findings->more = brought->hits->len >= TRAME_SEARCH_LIMIT;
  g_autoptr (GArray) ranked = rank_conventions (trame_office_get_conventions (office), brought->hits);
  for (guint i = 0; i < ranked->len; i++)
    {
      const Ranked *one = &g_array_index (ranked, Ranked, i);
      const TrameSearchHit *hit = g_ptr_array_index (brought->hits, one->rank - 1);
      TrameFound *found = g_new0 (TrameFound, 1);
      *found = (TrameFound){ .convention = one->convention,
                             .table = g_strdup (hit->table),
                             .passage = g_strdup (hit->passage),
                             .start = hit->start,
                             .end = hit->end };
      g_ptr_array_add (findings->conventions, found);
    }
  brought_free (brought);
  return findings;
}

TrameFindings *
trame_office_search (TrameOffice *office, const char *typed, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && typed != NULL, NULL);
  return settle (office, trame_office_do (office, run_search, (gpointer) typed, error));
}

void
trame_office_search_async (
    TrameOffice *office, const char *typed, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && typed != NULL);
  trame_office_do_async (office, run_search, g_strdup (typed), g_free, brought_free, cancellable, callback, user_data);
}

TrameFindings *
trame_office_search_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return settle (office, trame_office_do_finish (office, result, error));
}
