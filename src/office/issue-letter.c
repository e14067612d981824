/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Issuing a letter: its model, bytes, values and row, in one transaction. Nothing sets these bytes again. */
#include "office/issue-letter.h"

#include "office/draft.h"
#include "office/generate.h"
#include "office/letter-text.h"
#include "office/model-keep.h"
#include "office/required.h"
#include "register/amendment.h"
#include "register/letter.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

const char *const trame_letter_media[] = {
  "registered-letter", "electronic-registered", "hand-delivery", "bailiff", "letter", "e-mail", NULL
};

void
trame_issued_letter_free (TrameIssuedLetter *issued)
{
  if (issued == NULL)
    return;
  g_clear_pointer (&issued->pdf, g_bytes_unref);
  g_free (issued->kind);
  g_free (issued->name);
  g_free (issued->sha256);
  g_free (issued);
}

static gboolean
check_filled (const TrameLetterDraft *draft, GError **error)
{
  if (draft->missing->len == 0)
    return TRUE;
  g_autofree char *labels = trame_model_missing_labels (draft->model, draft->missing);
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_MISSING,
               ngettext ("“%s” cannot be issued: one field is empty (%s). Fill it first.",
                         "“%s” cannot be issued: some fields are empty (%s). Fill them first.", draft->missing->len),
               trame_document_kind_label (draft->kind), labels);
  return FALSE;
}

static gboolean
check_medium (const char *medium, GError **error)
{
  if (medium == NULL || g_strv_contains (trame_letter_media, medium))
    return TRUE;
  g_autofree char *list = g_strjoinv (", ", (char **) trame_letter_media);
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN, _ ("A letter goes by one of: %s."), list);
  return FALSE;
}

/* The fact that the letter is about, in *FACT; 0: none. FALSE and ERROR. */
static gboolean
find_fact (const TrameConvention *convention, const TrameLetterToIssue *to_issue, gint64 *fact, GError **error)
{
  const GPtrArray *facts = convention->contract.facts;
  *fact = to_issue->fact;
  if (*fact == 0)
    {
      *fact = trame_document_kind_fact (to_issue->kind, convention);
      return TRUE;
    }
  for (guint i = 0; i < facts->len; i++)
    if (((const TrameFact *) g_ptr_array_index (facts, i))->id == *fact)
      return TRUE;
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN,
               _ ("Fact %" PRId64 " is none of convention %" PRId64 ": “conventions show” lists its facts."), *fact,
               convention->id);
  return FALSE;
}

/* Which issue of its kind this one is. 0 and ERROR, when the last one is these very bytes. */
static guint
next_issue (TrameDesk *desk, const TrameIssuedLetter *issued, GError **error)
{
  g_autoptr (GPtrArray) documents = trame_register_load_documents (desk->store, issued->convention, error);
  const TrameDocumentRecord *last = NULL;
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      const TrameDocumentRecord *record = g_ptr_array_index (documents, i);
      if (!record->attached && g_strcmp0 (record->kind, issued->kind) == 0)
        last = record;
    }
  if (documents == NULL)
    return 0;
  if (last == NULL || g_strcmp0 (last->sha256, issued->sha256) != 0)
    return last != NULL ? last->issue + 1 : 1;
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
               _ ("This document was issued already, word for word: it is document %" PRId64 " of the register."),
               last->id);
  return 0;
}

/* The bytes that leave, their hash and their name. FALSE and ERROR. */
static gboolean
make (TrameDesk *desk,
      const TrameConvention *convention,
      TrameLetterDraft *draft,
      const GDate *on,
      TrameIssuedLetter *issued,
      GError **error)
{
  if (!trame_desk_set_letter (desk, convention, draft, on, error))
    return FALSE;
  issued->convention = convention->id;
  issued->kind = g_strdup (draft->kind);
  issued->pdf = g_bytes_ref (draft->set->pdf);
  issued->pages = draft->set->pages;
  issued->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, issued->pdf);
  issued->issue = next_issue (desk, issued, error);
  if (issued->issue == 0)
    return FALSE;
  g_autofree char *number = issued->issue > 1 && convention->number != NULL
                                ? g_strdup_printf ("%s (%u)", convention->number, issued->issue)
                                : g_strdup (convention->number);
  issued->name = trame_generate_file_name (number, convention->id, convention->partner_name, draft->kind,
                                           TRAME_FILE_PDF);
  return TRUE;
}

/* The row of a letter: to whom, how. Owned by the caller. */
static TrameLetter *
letter_row (const TrameLetterDraft *draft, const char *medium, gint64 document, gint64 fact, const GDate *on)
{
  TrameLetter *letter = trame_kept_new (&trame_letter_aggregate);
  const char *written = g_hash_table_lookup (draft->values, "letter-date");
  const char *recipient = g_hash_table_lookup (draft->values, "recipient");
  letter->convention = draft->convention;
  letter->kind = g_strdup (draft->kind);
  letter->recipient = g_strdup (recipient != NULL ? recipient : g_hash_table_lookup (draft->values, "partner"));
  letter->address = g_strdup (g_hash_table_lookup (draft->values, "partner-address"));
  letter->medium = g_strdup (medium != NULL ? medium : trame_document_kind_medium (draft->kind));
  if (written == NULL || !trame_date_parse_iso (written, &letter->written_on))
    letter->written_on = *on;
  letter->document = document;
  letter->fact = fact;
  return letter;
}

/* GIVEN with the day of issue as the letter's date, when MODEL dates it and nothing else does. Owned by the caller. */
static TrameValues *
dated (const TrameModel *model, TrameValues *given, const GDate *on)
{
  TrameValues *values = given != NULL ? trame_values_copy (given) : trame_values_new ();
  if (trame_model_get_field (model, "letter-date") != NULL && !g_hash_table_contains (values, "letter-date"))
    g_hash_table_insert (values, g_strdup ("letter-date"), trame_date_to_iso (on));
  return values;
}

/* The row of the amendment that DRAFT is: the one of its rank, being prepared or issued before, or a new one. Owned by the
 * caller; NULL and ERROR, REFUSED once it was signed. */
static TrameAmendment *
amendment_row (TrameDesk *desk, const TrameLetterDraft *draft, GError **error)
{
  const char *written = g_hash_table_lookup (draft->values, "amendment-rank");
  const char *changes = g_hash_table_lookup (draft->values, "changes");
  gint64 rank = 0, last = 0;
  g_autoptr (TrameAmendment) row = NULL;
  g_autoptr (GPtrArray) known = trame_register_load_kept (desk->store, &trame_amendment_aggregate, "convention",
                                                          draft->convention, error);
  if (known == NULL)
    return NULL;
  if (written == NULL || !g_ascii_string_to_signed (written, 10, 1, G_MAXINT32, &rank, NULL))
    rank = 0;
  for (guint i = 0; i < known->len; i++)
    {
      const TrameAmendment *other = g_ptr_array_index (known, i);
      last = MAX (last, other->rank);
      if (other->rank == rank)
        row = trame_kept_copy (other);
    }
  if (row != NULL && row->fact != 0)
    {
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                   _ ("Amendment %" PRId64 " of this convention was signed: give another rank."), rank);
      return NULL;
    }
  if (row == NULL)
    row = trame_kept_new (&trame_amendment_aggregate);
  row->convention = draft->convention;
  row->rank = rank != 0 ? rank : last + 1;
  if (row->object == NULL && changes != NULL)
    row->object = g_strndup (changes, strcspn (changes, "\n"));
  return g_steal_pointer (&row);
}

/* Among CHANGES, that DOCUMENT (of MODEL) is the amendment's. Its id or handle; 0 and ERROR. */
static gint64
keep_amendment (TrameDesk *desk,
                TrameChanges *changes,
                const TrameLetterDraft *draft,
                gint64 model,
                gint64 document,
                GError **error)
{
  g_autoptr (TrameAmendment) row = amendment_row (desk, draft, error);
  if (row == NULL)
    return 0;
  row->model = model;
  row->document = document;
  if (row->kept.id == 0)
    return trame_changes_add_kept (changes, row);
  trame_changes_set_kept (changes, row);
  return row->kept.id;
}

static gboolean
keep (TrameDesk *desk,
      TrameLetterDraft *draft,
      const TrameLetterToIssue *to_issue,
      const GDate *on,
      gint64 fact,
      TrameIssuedLetter *issued,
      GError **error)
{
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  const TrameDocumentRecord record = {
    .convention = issued->convention,
    .model = draft->stored != 0 ? draft->stored : trame_model_add (changes, draft->model, 0),
    .kind = issued->kind,
    .name = issued->name,
    .media_type = (char *) "application/pdf",
    .issued_on = *on,
  };
  gint64 document = trame_changes_issue_document (changes, &record, issued->pdf, draft->values);
  gint64 letter = 0, amendment = 0;
  if (draft->model->kind == TRAME_MODEL_LETTER)
    {
      g_autoptr (TrameLetter) row = letter_row (draft, to_issue->medium, document, fact, on);
      letter = trame_changes_add_kept (changes, row);
    }
  else if (draft->model->kind == TRAME_MODEL_AMENDMENT
           && (amendment = keep_amendment (desk, changes, draft, record.model, document, error)) == 0)
    return FALSE;
  if (!trame_desk_commit (desk, changes, issued->convention, error))
    return FALSE;
  issued->document = trame_changes_get_id (changes, document);
  issued->amendment = amendment < 0 ? trame_changes_get_id (changes, amendment) : amendment;
  issued->letter = letter != 0 ? trame_changes_get_id (changes, letter) : 0;
  desk->acts_changed = draft->stored == 0; /* a model came */
  return TRUE;
}

TrameIssuedLetter *
trame_desk_issue_letter (TrameDesk *desk, const TrameLetterToIssue *to_issue, GError **error)
{
  const GDate on = g_date_valid (&to_issue->on) ? to_issue->on : desk->today;
  const char *name = trame_document_kind_model (to_issue->kind);
  gint64 fact = 0;
  g_autoptr (TrameConvention)
      convention = trame_register_load_convention (desk->store, to_issue->convention, &desk->today, error);
  if (convention == NULL || !check_medium (to_issue->medium, error) || !find_fact (convention, to_issue, &fact, error))
    return NULL;
  g_autoptr (TrameModel) model = name != NULL ? trame_desk_current_model (desk, name, NULL, error) : NULL;
  if (name != NULL && model == NULL)
    return NULL;
  g_autoptr (GHashTable) given = model != NULL ? dated (model, to_issue->given, &on) : NULL;
  g_autoptr (TrameLetterDraft) draft = trame_desk_draft_letter (desk, convention, to_issue->kind, given, error);
  g_autoptr (TrameIssuedLetter) issued = g_new0 (TrameIssuedLetter, 1);
  if (draft == NULL || !check_filled (draft, error) || !make (desk, convention, draft, &on, issued, error)
      || !keep (desk, draft, to_issue, &on, fact, issued, error))
    return NULL;
  return g_steal_pointer (&issued);
}

static gpointer
run_issue (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  return trame_desk_issue_letter (desk, data, error);
}

TrameIssuedLetter *
trame_office_issue_letter (TrameOffice *office, const TrameLetterToIssue *to_issue, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && to_issue != NULL && to_issue->kind != NULL, NULL);
  return trame_office_do (office, run_issue, (gpointer) to_issue, error);
}

static void
to_issue_free (gpointer data)
{
  TrameLetterToIssue *to_issue = data;
  g_free ((char *) to_issue->kind);
  g_free ((char *) to_issue->medium);
  g_clear_pointer (&to_issue->given, g_hash_table_unref);
  g_free (to_issue);
}

void
trame_office_issue_letter_async (TrameOffice *office,
                                 const TrameLetterToIssue *to_issue,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && to_issue != NULL && to_issue->kind != NULL);
  TrameLetterToIssue *copy = g_memdup2 (to_issue, sizeof *to_issue);
  copy->kind = g_strdup (to_issue->kind);
  copy->medium = g_strdup (to_issue->medium);
  copy->given = to_issue->given != NULL ? trame_values_copy (to_issue->given) : NULL;
  trame_office_do_async (office, run_issue, copy, to_issue_free, (GDestroyNotify) trame_issued_letter_free, cancellable,
                         callback, user_data);
}

TrameIssuedLetter *
trame_office_issue_letter_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}
