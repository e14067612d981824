/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking over what was signed before. Its words are French, as every document's. */
#include "office/existing.h"

#include "french/date-text.h"
#include "french/fold.h"
#include "office/attachment.h"
#include "office/partner-names.h"
#include "office/typed-text.h"

#include <glib/gi18n-lib.h>

/* The value that keeps the number of before: it need not be one that Trame would give. */
#define REFERENCE "reference"

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED, why);
  return FALSE;
}

gboolean
trame_existing_check (const TrameExisting *existing, GError **error)
{
  const GDate *from = g_date_valid (&existing->start) ? &existing->start : &existing->signed_on;
  if (!g_date_valid (from))
    return refuse (error, _ ("Neither the date of the signature nor that of the start is known."));
  if (!g_date_valid (&existing->last_day) && !existing->has_length)
    return refuse (error, _ ("Neither the last day nor the length is known."));
  if (g_date_valid (&existing->last_day) && g_date_compare (&existing->last_day, from) < 0)
    return refuse (error, _ ("The last day comes before the first."));
  return TRUE;
}

/* No convention is older, nor longer. */
#define FARTHEST_YEARS 99

gboolean
trame_existing_check_days (const TrameExisting *existing, const GDate *today, GError **error)
{
  const GDate *const days[] = { &existing->signed_on, &existing->start, &existing->last_day };
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if (!g_date_valid (days[i]) || ABS (g_date_get_year (days[i]) - g_date_get_year (today)) <= FARTHEST_YEARS)
        continue;
      g_autofree char *day = trame_date_to_numbers (days[i]);
      g_autofree char *why = g_strdup_printf (_ ("%s is too far from today: check the year."), day);
      return refuse (error, why);
    }
  if (g_date_valid (&existing->signed_on) && g_date_compare (&existing->signed_on, today) > 0)
    return refuse (error, _ ("The signature is to come: only what is signed already is taken over."));
  return TRUE;
}

static void
add_signature (TrameChanges *changes, gint64 convention, TrameParty party, const TrameExisting *existing)
{
  g_autoptr (TrameFact) fact = trame_fact_new (TRAME_FACT_SIGNED);
  fact->party = party;
  fact->on = existing->signed_on;
  if (!g_date_valid (&fact->on))
    fact->not_after = existing->start;
  trame_changes_add_fact (changes, convention, fact);
}

gint64
trame_existing_add (TrameChanges *changes, const TrameExisting *existing)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  TrameConventionRecord record = { .partner = existing->partner,
                                   .deliberation = existing->deliberation,
                                   .scheme = (char *) existing->scheme,
                                   .object = (char *) existing->object,
                                   .responsible = (char *) existing->responsible,
                                   .values = values };
  trame_terms_init (&record.terms);
  record.terms.has_length = existing->has_length;
  record.terms.length = existing->length;
  record.terms.end_date = existing->last_day;
  record.terms.start = g_date_valid (&existing->start) ? TRAME_START_DATE : TRAME_START_LAST_SIGNATURE;
  record.terms.start_date = existing->start;
  record.terms.renewal = existing->renewal;
  if (record.object == NULL || *record.object == '\0')
    record.object = (char *) "Convention de partenariat";
  if (existing->reference != NULL && *existing->reference != '\0')
    g_hash_table_insert (values, (gpointer) REFERENCE, (gpointer) existing->reference);
  gint64 convention = trame_changes_add_convention (changes, &record);
  add_signature (changes, convention, TRAME_PARTY_CITY, existing);
  add_signature (changes, convention, TRAME_PARTY_PARTNER, existing);
  return convention;
}

typedef struct
{
  TrameExisting existing; /* its strings are the task's own */
  char *scan;
} Taking;

/* The partner of that name or legal name, those merged followed; a new one in CHANGES when there is none. 0 and ERROR. */
static gint64
find_partner (TrameDesk *desk, TrameChanges *changes, const char *typed, GError **error)
{
  g_autofree char *name = trame_typed_text (typed, FALSE);
  if (name == NULL || *name == '\0')
    return refuse (error, _ ("The partner has no name."));
  g_autoptr (GHashTable) partners = trame_desk_partners_by_name (desk, error);
  g_autofree char *folded = trame_fold (name);
  if (partners == NULL)
    return 0;
  const gint64 *known = g_hash_table_lookup (partners, folded);
  g_autoptr (TramePartner) partner = trame_partner_new (name);
  return known != NULL ? *known : trame_changes_add_partner (changes, partner);
}

static gpointer
run_take (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  Taking *taking = data;
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  if (!trame_existing_check (&taking->existing, error)
      || !trame_existing_check_days (&taking->existing, &desk->today, error))
    return NULL;
  if (taking->existing.responsible == NULL)
    taking->existing.responsible = desk->agent;
  if (taking->existing.partner == 0
      && (taking->existing.partner = find_partner (desk, changes, taking->existing.partner_name, error)) == 0)
    return NULL;
  gint64 convention = trame_existing_add (changes, &taking->existing);
  if (taking->scan != NULL
      && !trame_attachment_add (changes, convention, taking->scan, "signed-scan", &taking->existing.signed_on, error))
    return NULL;
  if (!trame_desk_commit (desk, changes, convention, error))
    return NULL;
  convention = trame_changes_get_id (changes, convention);
  desk->acts_changed = taking->existing.partner < 0;
  return g_memdup2 (&convention, sizeof convention);
}

gint64
trame_office_add_existing (TrameOffice *office, const TrameExisting *existing, const char *scan, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && existing != NULL, 0);
  Taking taking = { *existing, (char *) scan };
  g_autofree gint64 *id = trame_office_do (office, run_take, &taking, error);
  return id != NULL ? *id : 0;
}

static void
taking_free (gpointer data)
{
  Taking *taking = data;
  g_free ((char *) taking->existing.partner_name);
  g_free ((char *) taking->existing.reference);
  g_free ((char *) taking->existing.object);
  g_free ((char *) taking->existing.scheme);
  g_free ((char *) taking->existing.responsible);
  g_free (taking->scan);
  g_free (taking);
}

void
trame_office_add_existing_async (TrameOffice *office,
                                 const TrameExisting *existing,
                                 const char *scan,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && existing != NULL);
  Taking *taking = g_new0 (Taking, 1);
  *taking = (Taking){ *existing, g_strdup (scan) };
  taking->existing.partner_name = g_strdup (existing->partner_name);
  taking->existing.reference = g_strdup (existing->reference);
  taking->existing.object = g_strdup (existing->object);
  taking->existing.scheme = g_strdup (existing->scheme);
  taking->existing.responsible = g_strdup (existing->responsible != NULL ? existing->responsible
                                                                         : trame_office_get_agent (office));
  trame_office_do_async (office, run_take, taking, taking_free, g_free, cancellable, callback, user_data);
}

gint64
trame_office_add_existing_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = trame_office_do_finish (office, result, error);
  return id != NULL ? *id : 0;
}

static void
add_line (TrameText *text, TrameBlockKind kind, const char *words)
{
  trame_text_block_add_run (trame_text_add_block (text->blocks, kind, 0, TRAME_ALIGN_LEFT), words, 0, NULL);
}

TrameText *
trame_existing_text (const TrameConvention *convention)
{
  TrameText *text = trame_text_new ("Convention signée avant Trame");
  const char *reference = g_hash_table_lookup (convention->values, REFERENCE);
  g_autofree char *number = reference != NULL ? g_strdup_printf ("Référence d’origine : %s.", reference) : NULL;
  add_line (text, TRAME_BLOCK_TITLE, text->title);
  add_line (text, TRAME_BLOCK_SUBTITLE, convention->partner_name);
  if (convention->object != NULL)
    add_line (text, TRAME_BLOCK_PARAGRAPH, convention->object);
  if (number != NULL)
    add_line (text, TRAME_BLOCK_PARAGRAPH, number);
  add_line (text, TRAME_BLOCK_PARAGRAPH,
            "Le texte signé n’a pas été composé par Trame : l’original numérisé est dans les pièces de la convention.");
  return text;
}

TrameText *
trame_removed_text (const TrameConvention *convention)
{
  TrameText *text = trame_text_new ("Convention dont le contenu a été retiré");
  add_line (text, TRAME_BLOCK_TITLE, text->title);
  add_line (text, TRAME_BLOCK_SUBTITLE, convention->partner_name);
  if (convention->number != NULL)
    {
      g_autofree char *number = g_strdup_printf ("Convention n° %s.", convention->number);
      add_line (text, TRAME_BLOCK_PARAGRAPH, number);
    }
  add_line (
      text, TRAME_BLOCK_PARAGRAPH,
      "Son texte, ses pièces et les noms de personnes ont été retirés à la fin de leur durée de conservation, avec le "
      "visa de l’archiviste. Le registre garde ses dates et l’empreinte de ce qui a été retiré.");
  return text;
}
