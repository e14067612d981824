/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Storing a partner. */
#include "office/partner.h"

#include "domain/deliberation.h"
#include "french/fold.h"
#include "office/desk.h"
#include "office/typed-text.h"
#include "register/expect.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;
  const TramePartner *partner;
} Storing;

static void
lay_over (char **place, const char *text, gboolean several)
{
  if (text == NULL)
    return;
  g_autofree char *tidy = trame_typed_text (text, several);
  g_free (*place);
  *place = tidy != NULL && *tidy != '\0' ? g_steal_pointer (&tidy) : NULL;
}

static gboolean
check_name (TrameDesk *desk, const TramePartner *partner, GError **error)
{
  if (partner->name == NULL)
    {
      g_set_error_literal (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED, _ ("The partner has no name."));
      return FALSE;
    }
  if (partner->siren != NULL && !trame_siren_valid (partner->siren))
    {
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                   _ ("“%s” is not a SIREN: nine digits, of which the last checks the others."), partner->siren);
      return FALSE;
    }
  if (partner->category != NULL && !g_strv_contains (trame_partner_categories, partner->category))
    {
      g_autofree char *list = g_strjoinv (", ", (char **) trame_partner_categories);
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED, _ ("There is no kind “%s”: %s."),
                   partner->category, list);
      return FALSE;
    }
  g_autoptr (GPtrArray) known = trame_register_load_partners (desk->store, error);
  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < known->len; i++)
    {
      const TramePartner *other = g_ptr_array_index (known, i);
      if (other->id == partner->id || !trame_fold_equal (other->name, partner->name))
        continue;
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                   _ ("“%s” is in the register already (number %" PRId64 ")."), other->name, other->id);
      return FALSE;
    }
  return TRUE;
}

/* STALE when someone else changed the partner meanwhile: it is to be laid over what they wrote. */
static gint64 *
store_once (TrameDesk *desk, const Storing *storing, GError **error)
{
  gint64 rows = trame_register_get_revision (desk->store, error);
  if (rows < 0)
    return NULL;
  g_autoptr (TramePartner) partner = storing->id == 0 ? trame_partner_new (NULL)
                                                      : trame_register_load_partner (desk->store, storing->id, error);
  if (partner == NULL)
    return NULL;
  lay_over (&partner->name, storing->partner->name, FALSE);
  lay_over (&partner->legal_name, storing->partner->legal_name, FALSE);
  lay_over (&partner->siren, storing->partner->siren, FALSE);
  lay_over (&partner->rna, storing->partner->rna, FALSE);
  lay_over (&partner->address, storing->partner->address, TRUE);
  lay_over (&partner->representative, storing->partner->representative, FALSE);
  lay_over (&partner->capacity, storing->partner->capacity, FALSE);
  lay_over (&partner->category, storing->partner->category, FALSE);
  if (!check_name (desk, partner, error))
    return NULL;
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  gint64 id = storing->id;
  if (id != 0)
    {
      trame_changes_expect_row (changes, "partner", id, rows);
      trame_changes_update_partner (changes, partner);
    }
  else
    id = trame_changes_add_partner (changes, partner);
  if (!trame_desk_commit (desk, changes, 0, error))
    return NULL;
  if (id < 0)
    id = trame_changes_get_id (changes, id);
  desk->acts_changed = desk->reload = TRUE; /* conventions show its name */
  return g_memdup2 (&id, sizeof id);
}

static gpointer
run_store (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint turn = 1;; turn++)
    {
      g_autoptr (GError) own = NULL;
      gint64 *id = store_once (desk, data, &own);
      if (id != NULL)
        return id;
      if (turn < TRAME_DESK_TURNS && g_error_matches (own, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_STALE))
        continue;
      g_propagate_error (error, g_steal_pointer (&own));
      return NULL;
    }
}

gint64
trame_office_store_partner (TrameOffice *office, gint64 id, const TramePartner *partner, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && partner != NULL, 0);
  Storing storing = { .id = id, .partner = partner };
  g_autofree gint64 *answer = trame_office_do (office, run_store, &storing, error);
  return answer != NULL ? *answer : 0;
}

gint64
trame_partners_follow (const GPtrArray *merged, gint64 id)
{
  g_return_val_if_fail (merged != NULL, id);
  gint64 before = 0;
  /* Merges follow one another: as many steps as there are at most. */
  for (guint turn = 0; turn < merged->len && id != before; turn++)
    {
      before = id;
      for (guint i = 0; i < merged->len; i++)
        {
          const TramePartner *other = g_ptr_array_index (merged, i);
          if (other->id == id)
            id = other->merged_into;
        }
    }
  return id;
}

static gint64
find_among (const GPtrArray *partners, const char *word)
{
  gint64 id = 0;
  g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, &id, NULL);
  for (guint i = 0; i < partners->len; i++)
    {
      const TramePartner *partner = g_ptr_array_index (partners, i);
      if (partner->id == id || trame_fold_equal (partner->name, word))
        return partner->id;
    }
  return 0;
}

gint64
trame_office_find_partner (TrameOffice *office, const char *word, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && word != NULL, 0);
  TrameRegister *store = trame_office_get_register (office);
  g_autoptr (GPtrArray) partners = trame_register_load_partners (store, error);
  g_autoptr (GPtrArray) merged = partners != NULL ? trame_register_load_merged_partners (store, error) : NULL;
  if (merged == NULL)
    return 0;
  gint64 id = find_among (partners, word);
  if (id == 0)
    id = trame_partners_follow (merged, find_among (merged, word));
  if (id == 0)
    g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN,
                 _ ("There is no partner “%s” in this register. “partners” lists them."), word);
  return id;
}
