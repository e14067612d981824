/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import: a proposal and a person's decisions, committed as one list of changes. */
#include "office/import.h"

#include "french/fold.h"
#include "office/act-path.h"
#include "office/convention.h"
#include "office/desk.h"
#include "office/draft.h"
#include "office/import-occasion.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  TrameIncoming *incoming;
  TrameImportDecisions decisions; /* owned by the async door */
} Importing;

/* What is being made. */
typedef struct
{
  const TrameIncoming *incoming;
  const TrameImportDecisions *decisions;
  const TrameActProposal *proposal;
  TrameDeliberation *act;
  TrameModel *model; /* NULL: no annex */
  TrameChanges *changes;
  gint64 act_handle;
  gint64 model_handle;
  TrameTerms terms;
  TrameClauses clauses;
  TrameImportResult *result; /* ids are handles until the commit */
  GPtrArray *merged;         /* partners that are duplicates of others */
} Import;

void
trame_import_decisions_init (TrameImportDecisions *decisions)
{
  *decisions = (TrameImportDecisions){ 0 };
}

void
trame_import_decisions_clear (TrameImportDecisions *decisions)
{
  g_clear_pointer (&decisions->corrections, g_hash_table_unref);
  g_clear_pointer (&decisions->partners, g_ptr_array_unref);
}

gboolean
trame_import_decisions_correct (TrameImportDecisions *decisions,
                                const TrameActProposal *proposal,
                                const char *path,
                                const char *text,
                                GError **error)
{
  g_return_val_if_fail (decisions != NULL && proposal != NULL && path != NULL && text != NULL, FALSE);
  g_autoptr (TrameDeliberation) probe = trame_deliberation_copy (proposal->act);
  g_autoptr (TrameModel) model = proposal->annex != NULL ? trame_model_new () : NULL;
  if (!trame_act_path_set (probe, model, path, text))
    {
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED, _ ("“%s” cannot be written there."), text);
      return FALSE;
    }
  if (decisions->corrections == NULL)
    decisions->corrections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (decisions->corrections, g_strdup (path), g_strdup (text));
  return TRUE;
}

void
trame_import_result_free (TrameImportResult *result)
{
  if (result == NULL)
    return;
  g_array_unref (result->partners);
  g_array_unref (result->conventions);
  g_ptr_array_unref (result->kept_null);
  g_ptr_array_unref (result->known);
  g_free (result);
}

static TrameImportResult *
result_new (void)
{
  TrameImportResult *result = g_new0 (TrameImportResult, 1);
  result->partners = g_array_new (FALSE, FALSE, sizeof (gint64));
  result->conventions = g_array_new (FALSE, FALSE, sizeof (gint64));
  result->kept_null = g_ptr_array_new_with_free_func (g_free);
  result->known = g_ptr_array_new_with_free_func (g_free);
  return result;
}

/* Values of low confidence are emptied unless a person looked; then what a person wrote takes their place. */
static void
apply_decisions (Import *import)
{
  const TrameActProposal *proposal = import->proposal;
  GHashTable *corrections = import->decisions->corrections;
  for (guint i = 0; !import->decisions->confirmed && i < proposal->evidence_order->len; i++)
    {
      const char *path = g_ptr_array_index (proposal->evidence_order, i);
      const TrameEvidence *evidence = g_hash_table_lookup (proposal->evidence, path);
      if (evidence == NULL || evidence->confidence >= TRAME_IMPORT_CONFIDENCE)
        continue;
      if (corrections != NULL && g_hash_table_contains (corrections, path))
        continue;
      if (trame_act_path_set (import->act, import->model, path, NULL))
        g_ptr_array_add (import->result->kept_null, g_strdup (path));
    }
  if (corrections != NULL)
    {
      GHashTableIter iter;
      gpointer path, text;
      g_hash_table_iter_init (&iter, corrections);
      while (g_hash_table_iter_next (&iter, &path, &text))
        trame_act_path_set (import->act, import->model, path, text);
    }
  trame_act_path_compact (import->act);
}

/* An act is known by its number and its sitting. */
static gboolean
check_new (TrameDesk *desk, const TrameDeliberation *act, GError **error)
{
  g_autoptr (GPtrArray) known = trame_register_load_deliberations (desk->store, error);
  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < known->len; i++)
    {
      const TrameDeliberation *other = ((TrameDeliberationRecord *) g_ptr_array_index (known, i))->act;
      if (act->number == NULL || other->number == NULL || !trame_fold_equal (act->number, other->number))
        continue;
      if (g_date_valid (&act->dates.sitting) && g_date_valid (&other->dates.sitting)
          && g_date_compare (&act->dates.sitting, &other->dates.sitting) != 0)
        continue;
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                   _ ("Délibération %s is in the register already (number %" PRId64
                      "). Nothing was imported; “convention new” adds a partner to its model."),
                   act->number, other->id);
      return FALSE;
    }
  return TRUE;
}

/* The next version of a model of that name. */
static guint
next_version (TrameDesk *desk, const char *name)
{
  guint version = 1;
  g_autoptr (GPtrArray) models = trame_register_load_models (desk->store, NULL);
  for (guint i = 0; models != NULL && i < models->len; i++)
    {
      const TrameModelRecord *record = g_ptr_array_index (models, i);
      if (g_strcmp0 (record->name, name) == 0)
        version = MAX (version, record->version + 1);
    }
  return version;
}

static void
add_model (TrameDesk *desk, Import *import)
{
  TrameModel *model = import->model;
  if (model == NULL)
    return;
  model->version = next_version (desk, model->id);
  import->terms = model->terms;
  import->clauses = trame_model_clauses (model);
  import->model_handle = trame_model_add (import->changes, model, import->act_handle);
}

/* The commune that an act names, without what kind of thing it is: "Ville d’Armentières" → "Armentières". */
static char *
commune_of (const char *community)
{
  g_autoptr (GRegex)
      head = g_regex_new ("^(la\\s+)?(ville|commune|mairie)\\s+(de\\s+|d['’]\\s*)", G_REGEX_CASELESS, 0, NULL);
  return g_regex_replace_literal (head, community, -1, 0, "", 0, NULL);
}

/* What the register does not know yet about its commune, the act says. */
static void
add_settings (TrameDesk *desk, Import *import)
{
  g_autoptr (TrameSettings) settings = trame_register_load_settings (desk->store, NULL);
  if (settings == NULL)
    return;
  const TrameDeliberation *act = import->act;
  if (settings->commune == NULL && act->community != NULL)
    {
      g_autofree char *commune = commune_of (act->community);
      trame_changes_set_setting (import->changes, "commune", commune);
    }
  TrameActId id = { 0 };
  if (act->act_id != NULL && trame_act_id_parse (act->act_id, &id))
    {
      if (settings->department == NULL && id.department != NULL)
        trame_changes_set_setting (import->changes, "department", id.department);
      if (settings->siren == NULL && id.siren != NULL && trame_siren_valid (id.siren))
        trame_changes_set_setting (import->changes, "siren", id.siren);
    }
  trame_act_id_clear (&id);
}

static gboolean
is_chosen (const TrameImportDecisions *decisions, const char *name)
{
  for (guint i = 0; decisions->partners != NULL && i < decisions->partners->len; i++)
    if (trame_fold_equal (g_ptr_array_index (decisions->partners, i), name))
      return TRUE;
  return decisions->partners == NULL;
}

/* The partner that those of that name were merged into; 0: none. */
static gint64
find_merged (const Import *import, const char *name)
{
  gint64 kept = 0;
  for (guint i = 0; i < import->merged->len; i++)
    {
      const TramePartner *other = g_ptr_array_index (import->merged, i);
      if (kept == 0 && trame_fold_equal (other->name, name))
        kept = other->merged_into;
    }
  /* Merges follow one another: as many steps as there are at most. */
  for (guint turn = 0; turn < import->merged->len; turn++)
    for (guint i = 0; i < import->merged->len; i++)
      {
        const TramePartner *other = g_ptr_array_index (import->merged, i);
        if (other->id == kept)
          kept = other->merged_into;
      }
  return kept;
}

/* The partner of that name: known already, or made. PARTNER gets a copy, owned by the caller. */
static gint64
find_or_add_partner (Import *import, const GPtrArray *known, const char *name, TramePartner **partner)
{
  for (guint i = 0; i < known->len; i++)
    {
      const TramePartner *other = g_ptr_array_index (known, i);
      if (!trame_fold_equal (other->name, name))
        continue;
      g_ptr_array_add (import->result->known, g_strdup (other->name));
      *partner = trame_partner_copy (other);
      return other->id;
    }
  gint64 kept = find_merged (import, name);
  for (guint i = 0; kept != 0 && i < known->len; i++)
    {
      const TramePartner *other = g_ptr_array_index (known, i);
      if (other->id != kept)
        continue;
      g_ptr_array_add (import->result->known, g_strdup (other->name));
      *partner = trame_partner_copy (other);
      return kept;
    }
  *partner = trame_partner_new (name);
  return trame_changes_add_partner (import->changes, *partner);
}

static gboolean
add_partners (TrameDesk *desk, Import *import, GError **error)
{
  g_autoptr (GPtrArray) known = trame_register_load_partners (desk->store, error);
  g_autoptr (GPtrArray) merged = known != NULL ? trame_register_load_merged_partners (desk->store, error) : NULL;
  if (merged == NULL)
    return FALSE;
  import->merged = merged;
  for (guint i = 0; i < import->act->partners->len; i++)
    {
      const char *name = g_ptr_array_index (import->act->partners, i);
      if (!is_chosen (import->decisions, name))
        continue;
      g_autoptr (TramePartner) partner = NULL;
      gint64 partner_id = find_or_add_partner (import, known, name, &partner);
      g_array_append_val (import->result->partners, partner_id);
      if (import->model == NULL || import->model->kind != TRAME_MODEL_CONVENTION)
        continue;
      g_autoptr (GHashTable)
          values = trame_office_default_values (import->model, partner, import->act, import->act->community);
      const TrameDraft draft = { .model_id = import->model_handle,
                                 .model = import->model,
                                 .terms = &import->terms,
                                 .clauses = &import->clauses,
                                 .partner_id = partner_id,
                                 .deliberation_id = import->act_handle,
                                 .act = import->act,
                                 .values = values,
                                 .responsible = desk->agent };
      gint64 handle = trame_draft_add (import->changes, &draft);
      g_array_append_val (import->result->conventions, handle);
    }
  return TRUE;
}

/* Handles become the register's ids. */
static gboolean
settle (TrameDesk *desk, Import *import, GError **error)
{
  TrameImportResult *result = import->result;
  result->deliberation = trame_changes_get_id (import->changes, import->act_handle);
  result->model = import->model_handle != 0 ? trame_changes_get_id (import->changes, import->model_handle) : 0;
  for (guint i = 0; i < result->partners->len; i++)
    {
      gint64 *id = &g_array_index (result->partners, gint64, i);
      if (*id < 0)
        *id = trame_changes_get_id (import->changes, *id);
    }
  for (guint i = 0; i < result->conventions->len; i++)
    {
      gint64 *id = &g_array_index (result->conventions, gint64, i);
      *id = trame_changes_get_id (import->changes, *id);
      if (trame_desk_touch (desk, *id, error) == NULL)
        return FALSE;
    }
  desk->acts_changed = desk->reload = TRUE;
  return TRUE;
}

static gboolean
store (TrameDesk *desk, Import *import, GError **error)
{
  const TrameProposal *proposal = import->incoming->proposal;
  if (!check_new (desk, import->act, error))
    return FALSE;
  import->act_handle = trame_changes_add_deliberation (import->changes, import->act, import->incoming->bytes,
                                                       proposal->name, proposal->media_type);
  add_settings (desk, import);
  add_model (desk, import);
  return trame_import_add_occasion (desk, import->act, import->act_handle, import->changes, error)
         && add_partners (desk, import, error) && trame_desk_commit (desk, import->changes, 0, error)
         && settle (desk, import, error);
}

static gpointer
run_import (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Importing *importing = data;
  const TrameProposal *proposal = importing->incoming->proposal;
  if (importing->decisions.act >= proposal->acts->len)
    {
      g_set_error_literal (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN, _ ("The file has no such act."));
      return NULL;
    }
  const TrameActProposal *chosen = g_ptr_array_index (proposal->acts, importing->decisions.act);
  g_autoptr (TrameDeliberation) act = trame_deliberation_copy (chosen->act);
  g_autoptr (TrameModel) model = NULL;
  if (chosen->annex != NULL)
    {
      g_autoptr (GBytes) xml = trame_model_to_xml (chosen->annex->model);
      model = trame_model_parse (xml, error);
      if (model == NULL)
        return NULL;
    }
  g_autoptr (TrameImportResult) result = result_new ();
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  Import import = { .incoming = importing->incoming,
                    .decisions = &importing->decisions,
                    .proposal = chosen,
                    .act = act,
                    .model = model,
                    .changes = changes,
                    .result = result };
  apply_decisions (&import);
  return store (desk, &import, error) ? g_steal_pointer (&result) : NULL;
}

TrameImportResult *
trame_office_import (TrameOffice *office,
                     TrameIncoming *incoming,
                     const TrameImportDecisions *decisions,
                     GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && incoming != NULL && decisions != NULL, NULL);
  Importing importing = { .incoming = incoming, .decisions = *decisions };
  return trame_office_do (office, run_import, &importing, error);
}

static void
importing_free (gpointer data)
{
  Importing *importing = data;
  trame_incoming_unref (importing->incoming);
  trame_import_decisions_clear (&importing->decisions);
  g_free (importing);
}

void
trame_office_import_async (TrameOffice *office,
                           TrameIncoming *incoming,
                           const TrameImportDecisions *decisions,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && incoming != NULL && decisions != NULL);
  Importing *importing = g_new0 (Importing, 1);
  importing->incoming = trame_incoming_ref (incoming);
  importing->decisions = (TrameImportDecisions){ .act = decisions->act, .confirmed = decisions->confirmed };
  if (decisions->corrections != NULL)
    importing->decisions.corrections = trame_values_copy (decisions->corrections);
  if (decisions->partners != NULL)
    {
      importing->decisions.partners = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < decisions->partners->len; i++)
        g_ptr_array_add (importing->decisions.partners, g_strdup (g_ptr_array_index (decisions->partners, i)));
    }
  trame_office_do_async (office, run_import, importing, importing_free, (GDestroyNotify) trame_import_result_free,
                         cancellable, callback, user_data);
}

TrameImportResult *
trame_office_import_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}
