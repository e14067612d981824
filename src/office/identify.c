/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the conventions that a returned file may be about, and keeps the document whose words are closest. */
#include "office/identify.h"

#include "french/fold.h"
#include "office/desk.h"
#include "office/setting.h"

#include <string.h>

/* So many conventions are looked into, at most. */
#define MOST_CANDIDATES 24
/* Two documents of one model are alike: below this, a file that carries no data of ours is another one. */
#define LIKE_ENOUGH 0.6
#define SHORTEST_NAME 4 /* letters of a partner's name that is looked for in the text */

typedef struct
{
  char *path;
  GBytes *bytes;
  GPtrArray *conventions; /* of TrameConvention*, as they were when it was asked */
} Question;

void
trame_identified_free (TrameIdentified *identified)
{
  if (identified == NULL)
    return;
  g_clear_pointer (&identified->comparison, trame_comparison_free);
  g_clear_pointer (&identified->signatures, g_ptr_array_unref);
  g_clear_pointer (&identified->marked, g_array_unref);
  g_clear_pointer (&identified->changed_data, g_ptr_array_unref);
  g_clear_pointer (&identified->changed_labels, g_ptr_array_unref);
  g_free (identified->sha256);
  g_free (identified->number);
  g_free (identified->partner);
  g_free (identified->kind);
  g_free (identified->model);
  g_free (identified->said_number);
  g_free (identified->said_model);
  g_clear_pointer (&identified->said_values, g_hash_table_unref);
  g_free (identified);
}

gboolean
trame_identified_same_words (const TrameIdentified *identified)
{
  g_return_val_if_fail (identified != NULL, FALSE);
  return identified->comparison != NULL && identified->comparison->differences->len == 0;
}

/* Those of ALL that the data or the words name, by number; a number alone names no draft. */
static GPtrArray *
find_by_number (GPtrArray *all, const TrameReturned *returned)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (GHashTable) words = trame_returned_words (returned);
  const char *said = returned->embedded != NULL ? returned->embedded->number : NULL;
  for (guint i = 0; i < all->len; i++)
    {
      TrameConvention *one = g_ptr_array_index (all, i);
      if (one->number == NULL)
        continue;
      if (g_strcmp0 (one->number, said) == 0)
        g_ptr_array_insert (found, 0, one);
      else if (found->len < MOST_CANDIDATES && g_hash_table_contains (words, one->number))
        g_ptr_array_add (found, one);
    }
  return found;
}

/* Those of ALL whose partner is named in the text, beyond FOUND. */
static void
add_by_partner (GPtrArray *found, GPtrArray *all, const TrameReturned *returned)
{
  g_autofree char *text = trame_returned_folded (returned);
  g_autoptr (GHashTable) named = g_hash_table_new_full (NULL, NULL, NULL, NULL); /* partner → 1: named, 2: not */
  for (guint i = 0; i < all->len && found->len < MOST_CANDIDATES; i++)
    {
      TrameConvention *one = g_ptr_array_index (all, i);
      gpointer partner = GSIZE_TO_POINTER ((gsize) one->partner);
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (named, partner));
      if (known == 0)
        {
          g_autofree char *name = trame_fold (one->partner_name);
          known = strlen (name) >= SHORTEST_NAME && strstr (text, name) != NULL ? 1 : 2;
          g_hash_table_insert (named, partner, GUINT_TO_POINTER (known));
        }
      if (known == 1 && !g_ptr_array_find (found, one, NULL))
        g_ptr_array_add (found, one);
    }
}

/* What is known of a file before anything is compared. */
static TrameIdentified *
begin (TrameReturned *returned)
{
  TrameIdentified *out = g_new0 (TrameIdentified, 1);
  out->sha256 = g_strdup (returned->sha256);
  out->pages = returned->text->n_pages;
  out->has_text = returned->text->text_layer;
  out->signatures = g_ptr_array_ref (returned->signatures);
  out->marked = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < returned->text->pages->len; i++)
    {
      const TramePageText *page = g_ptr_array_index (returned->text->pages, i);
      if (page->marks > 0)
        g_array_append_val (out->marked, page->number);
    }
  if (returned->embedded != NULL)
    {
      out->said_number = g_strdup (returned->embedded->number);
      out->said_model = g_strdup (returned->embedded->model);
      out->said_version = returned->embedded->version;
      out->said_values = g_hash_table_ref (returned->embedded->values);
    }
  return out;
}

static gboolean
begins_with (GBytes *file, GBytes *start)
{
  gsize size = 0, length = 0;
  const char *data = g_bytes_get_data (file, &size), *head = g_bytes_get_data (start, &length);
  return size >= length && length > 0 && memcmp (data, head, length) == 0;
}

/* How sure the bytes of PDF, made from MODEL (nullable), make that RETURNED is what they are. */
static TrameIdentifiedBy
known_by (const TrameReturned *returned, GBytes *pdf, const TrameConvention *convention, const TrameModel *model)
{
  if (g_bytes_equal (returned->bytes, pdf))
    return TRAME_IDENTIFIED_BYTES;
  if (begins_with (returned->bytes, pdf))
    return TRAME_IDENTIFIED_EXTENDED;
  return returned->embedded != NULL && convention->number != NULL
                 && g_strcmp0 (returned->embedded->number, convention->number) == 0 && model != NULL
                 && g_strcmp0 (returned->embedded->model, model->id) == 0
             ? TRAME_IDENTIFIED_DATA
             : TRAME_IDENTIFIED_WORDS;
}

/* What the data that RETURNED carries says otherwise than PDF's, which it is known by; MODEL names the fields. */
static void
compare_data (TrameIdentified *best, const TrameReturned *returned, GBytes *pdf, const TrameModel *model)
{
  g_clear_pointer (&best->changed_data, g_ptr_array_unref);
  g_clear_pointer (&best->changed_labels, g_ptr_array_unref);
  if (returned->embedded == NULL || best->by == TRAME_IDENTIFIED_WORDS)
    return;
  g_autoptr (TrameEmbedded) issued = trame_embedded_of_own (pdf);
  if (issued == NULL)
    return;
  best->changed_data = trame_embedded_changes (issued, returned->embedded);
  best->changed_labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < best->changed_data->len; i++)
    {
      const char *id = g_ptr_array_index (best->changed_data, i);
      const TrameField *field = model != NULL ? trame_model_get_field (model, id) : NULL;
      g_ptr_array_add (best->changed_labels, g_strdup (field != NULL ? field->label : id));
    }
}

/* Keeps the document PDF of CONVENTION in BEST when RETURNED is closer to it than to what is there. RECORD is NULL for the
 * draft as it is today. FALSE and ERROR. */
static gboolean
try_document (TrameDesk *desk,
              TrameIdentified *best,
              const TrameReturned *returned,
              const TrameConvention *convention,
              const TrameDocumentRecord *record,
              GBytes *pdf,
              GError **error)
{
  const gint64 made_from = record != NULL ? record->model : convention->model;
  const TrameModel *model = made_from != 0 ? trame_desk_get_model (desk, made_from, error) : NULL;
  if (made_from != 0 && model == NULL)
    return FALSE;
  TrameIdentifiedBy by = known_by (returned, pdf, convention, model);
  g_autoptr (TrameWordList) issued = trame_word_list_new_own (pdf, error);
  if (issued == NULL)
    return FALSE;
  g_autoptr (TrameWordList) words = trame_word_list_new (returned->text->pages, issued);
  g_autoptr (TrameComparison) comparison = trame_compare_words (issued, words);
  double likeness = trame_comparison_likeness (comparison);
  gboolean proved = by == TRAME_IDENTIFIED_BYTES || by == TRAME_IDENTIFIED_EXTENDED;
  gboolean best_proved = best->by == TRAME_IDENTIFIED_BYTES || best->by == TRAME_IDENTIFIED_EXTENDED;
  if (!proved
      && (best_proved || (by == TRAME_IDENTIFIED_WORDS && likeness < LIKE_ENOUGH)
          || (best->comparison != NULL && likeness <= trame_comparison_likeness (best->comparison))))
    return TRUE;
  best->by = by;
  best->convention = convention->id;
  g_free (best->number);
  best->number = g_strdup (convention->number);
  g_free (best->partner);
  best->partner = g_strdup (convention->partner_name);
  best->document = record != NULL ? record->id : 0;
  g_free (best->kind);
  best->kind = g_strdup (record != NULL ? record->kind : "convention");
  best->issue = record != NULL ? record->issue : 0;
  g_free (best->model);
  best->model = model != NULL ? g_strdup (model->id) : NULL;
  best->version = model != NULL ? model->version : 0;
  g_date_clear (&best->issued_on, 1);
  if (record != NULL)
    best->issued_on = record->issued_on;
  compare_data (best, returned, pdf, model);
  g_clear_pointer (&best->comparison, trame_comparison_free);
  best->comparison = g_steal_pointer (&comparison);
  return TRUE;
}

/* How often the kind that BEST found was issued, when it is one of DOCUMENTS. */
static gboolean
count_issues (TrameIdentified *best, const GPtrArray *documents)
{
  for (guint i = 0; i < documents->len; i++)
    {
      const TrameDocumentRecord *record = g_ptr_array_index (documents, i);
      if (record->convention == best->convention && !record->attached && g_strcmp0 (record->kind, best->kind) == 0)
        best->issues = record->issue;
    }
  return TRUE;
}

static gboolean
try_issued (TrameDesk *desk,
            TrameIdentified *best,
            const TrameReturned *returned,
            const TrameConvention *convention,
            GError **error)
{
  g_autoptr (GPtrArray) documents = trame_register_load_documents (desk->store, convention->id, error);
  for (guint i = 0; documents != NULL && i < documents->len && best->by != TRAME_IDENTIFIED_BYTES; i++)
    {
      const TrameDocumentRecord *record = g_ptr_array_index (documents, i);
      if (record->attached || record->removed || !g_date_valid (&record->issued_on)
          || g_strcmp0 (record->media_type, "application/pdf") != 0)
        continue;
      g_autoptr (GBytes) pdf = trame_register_load_document_bytes (desk->store, record->id, error);
      if (pdf == NULL || !try_document (desk, best, returned, convention, record, pdf, error))
        return FALSE;
    }
  return documents != NULL && count_issues (best, documents);
}

static gboolean
try_draft (TrameDesk *desk,
           TrameIdentified *best,
           const TrameReturned *returned,
           const TrameConvention *convention,
           GError **error)
{
  g_autoptr (TrameDocument) draft = trame_desk_set_document (desk, convention, NULL, error);
  return draft != NULL && try_document (desk, best, returned, convention, NULL, draft->set->pdf, error);
}

static gboolean
look_into (TrameDesk *desk,
           TrameIdentified *best,
           const TrameReturned *returned,
           const GPtrArray *candidates,
           GCancellable *cancellable,
           GError **error)
{
  for (guint i = 0; i < candidates->len && best->by != TRAME_IDENTIFIED_BYTES; i++)
    {
      const TrameConvention *one = g_ptr_array_index (candidates, i);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      /* Letters may have left about what is a draft, or was signed before Trame. */
      if (!try_issued (desk, best, returned, one, error)
          || (!one->issued && best->by != TRAME_IDENTIFIED_BYTES && !try_draft (desk, best, returned, one, error)))
        return FALSE;
    }
  return TRUE;
}

/* The convention whose very file RETURNED is goes first among FOUND. FALSE and ERROR. */
static gboolean
put_same_bytes_first (
    TrameDesk *desk, GPtrArray *found, const GPtrArray *all, const TrameReturned *returned, GError **error)
{
  g_autoptr (GPtrArray) documents = trame_register_load_documents (desk->store, 0, error);
  gint64 convention = 0;
  for (guint i = 0; documents != NULL && i < documents->len && convention == 0; i++)
    {
      const TrameDocumentRecord *record = g_ptr_array_index (documents, i);
      if (!record->attached && !record->removed && g_strcmp0 (record->sha256, returned->sha256) == 0)
        convention = record->convention;
    }
  for (guint i = 0; convention != 0 && i < all->len; i++)
    if (((const TrameConvention *) all->pdata[i])->id == convention)
      {
        g_ptr_array_remove (found, all->pdata[i]);
        g_ptr_array_insert (found, 0, all->pdata[i]);
        break;
      }
  return documents != NULL;
}

static gpointer
run_identify (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (TrameReturned) returned = trame_returned_read (question->path, question->bytes, cancellable, error);
  if (returned == NULL)
    return NULL;
  g_autoptr (TrameIdentified) best = begin (returned);
  g_autoptr (GPtrArray) candidates = find_by_number (question->conventions, returned);
  if (!put_same_bytes_first (desk, candidates, question->conventions, returned, error)
      || !look_into (desk, best, returned, candidates, cancellable, error))
    return NULL;
  if (best->by == TRAME_IDENTIFIED_NOT)
    {
      g_ptr_array_set_size (candidates, 0);
      add_by_partner (candidates, question->conventions, returned);
      if (!look_into (desk, best, returned, candidates, cancellable, error))
        return NULL;
    }
  if (!best->has_text)
    g_clear_pointer (&best->comparison, trame_comparison_free);
  return g_steal_pointer (&best);
}

static Question *
question_new (TrameOffice *office, const char *path, GBytes *bytes)
{
  Question *question = g_new0 (Question, 1);
  const GPtrArray *all = trame_office_get_conventions (office);
  question->path = g_strdup (path);
  question->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  question->conventions = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_convention_unref);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (question->conventions, trame_convention_ref (g_ptr_array_index (all, i)));
  return question;
}

static void
question_free (gpointer data)
{
  Question *question = data;
  g_free (question->path);
  g_clear_pointer (&question->bytes, g_bytes_unref);
  g_ptr_array_unref (question->conventions);
  g_free (question);
}

TrameIdentified *
trame_office_identify (TrameOffice *office, const char *path, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && (path != NULL || bytes != NULL), NULL);
  Question *question = question_new (office, path, bytes);
  TrameIdentified *identified = trame_office_do (office, run_identify, question, error);
  question_free (question);
  return identified;
}

void
trame_office_identify_async (TrameOffice *office,
                             const char *path,
                             GBytes *bytes,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && (path != NULL || bytes != NULL));
  trame_office_do_async (office, run_identify, question_new (office, path, bytes), question_free,
                         (GDestroyNotify) trame_identified_free, cancellable, callback, user_data);
}

TrameIdentified *
trame_office_identify_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}
