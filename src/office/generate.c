/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of one or many conventions, as files. */
#include "office/generate.h"

#include "documents/odt/odt.h"
#include "office/desk.h"
#include "office/document-kind.h"
#include "office/explain.h"
#include "office/letter-text.h"
#include "office/required.h"
#include "office/setting.h"
#include "office/sheet.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GArray *conventions; /* of gint64 */
  char *document;
  TrameFileFormat format;
  gboolean issue;
  char *to;
  TrameValues *values; /* given for the documents that have a model; NULL: none */
  GHashTable *names;   /* of the files written so far, without their capitals */
  TrameGenerateProgress progress;
  gpointer user_data;
  GMainContext *context;     /* where PROGRESS is called; NULL: here */
  GCancellable *cancellable; /* its own: a cancelled batch still answers */
} Batch;

/* One step forward, on its way to the main thread. */
typedef struct
{
  TrameGenerateProgress progress;
  gpointer user_data;
  guint done, total;
} Step;

void
trame_generated_free (TrameGenerated *generated)
{
  if (generated == NULL)
    return;
  g_clear_pointer (&generated->missing, g_ptr_array_unref);
  g_free (generated->document);
  g_free (generated->file);
  g_free (generated->sha256);
  g_free (generated->failure);
  g_free (generated);
}

void
trame_generation_free (TrameGeneration *generation)
{
  if (generation == NULL)
    return;
  g_ptr_array_unref (generation->rows);
  g_free (generation);
}

const char *
trame_file_format_ending (TrameFileFormat format)
{
  return format == TRAME_FILE_ODT ? ".odt" : ".pdf";
}

char *
trame_generate_file_name (const char *number, gint64 id, const char *partner, const char *kind, TrameFileFormat format)
{
  g_return_val_if_fail (kind != NULL, NULL);
  g_autofree char *head = number != NULL ? g_strdup (number) : g_strdup_printf ("projet %" G_GINT64_FORMAT, id);
  g_autofree char *stem = g_strdup_printf ("%s %s %s", head, partner != NULL ? partner : "",
                                           trame_document_kind_file_word (kind));
  return trame_file_name_sanitise (stem, trame_file_format_ending (format));
}

/* TEXT in STYLE as the file that is asked for. NULL and ERROR. */
static GBytes *
write_text (TrameDesk *desk,
            const Batch *batch,
            const TrameText *text,
            const TrameStyle *style,
            TrameGenerated *out,
            GError **error)
{
  if (batch->format == TRAME_FILE_ODT)
    return trame_odt_write (text, style, &desk->today);
  g_autoptr (TrameSetDocument) set = trame_workshop_set (desk->workshop, text, style, &desk->today, error);
  if (set == NULL)
    return NULL;
  out->pages = set->pages;
  return g_bytes_ref (set->pdf);
}

/* The convention's own document: once it is issued, the PDF is the frozen one. */
static GBytes *
make_convention (
    TrameDesk *desk, const TrameConvention *convention, const Batch *batch, TrameGenerated *out, GError **error)
{
  g_autoptr (TrameDocument) document = trame_desk_set_document (desk, convention, NULL, error);
  if (document == NULL)
    return NULL;
  if (batch->format != TRAME_FILE_PDF)
    {
      g_autoptr (TrameStyle) style = trame_desk_style (desk, convention->scheme);
      return write_text (desk, batch, document->text, style, out, error);
    }
  out->pages = document->set->pages;
  return g_bytes_ref (document->set->pdf);
}

/* The bytes; OUT has the count of pages and what is missing. */
static GBytes *
make_bytes (TrameDesk *desk, const TrameConvention *convention, const Batch *batch, TrameGenerated *out, GError **error)
{
  g_autoptr (TrameText) text = NULL;
  g_autoptr (TrameStyle) style = NULL;
  if (trame_document_kind_model (batch->document) != NULL)
    {
      text = trame_desk_letter_text (desk, convention, batch->document, batch->values, &out->missing, error);
      style = trame_desk_style (desk, convention->scheme);
    }
  else if (g_str_equal (batch->document, "sheet"))
    text = trame_desk_sheet_text (desk, convention, &desk->today, &style, error);
  else
    return make_convention (desk, convention, batch, out, error);
  return text != NULL ? write_text (desk, batch, text, style, out, error) : NULL;
}

/* Where the file NAME of this batch goes. What stands there from another day is replaced; a file of the same batch never is, even
 * where capitals are not told apart: the second gets a rank. Owned by the caller. */
static char *
place_of (const Batch *batch, const char *name, gboolean folder)
{
  if (!folder)
    return g_strdup (batch->to);
  const char *ending = strrchr (name, '.');
  g_autofree char *stem = g_strndup (name, ending != NULL ? (gsize) (ending - name) : strlen (name));
  g_autofree char *own = g_strdup (name);
  for (guint rank = 2; !g_hash_table_add (batch->names, g_utf8_casefold (own, -1)); rank++)
    {
      g_free (own);
      own = g_strdup_printf ("%s (%u)%s", stem, rank, ending != NULL ? ending : "");
    }
  return g_build_filename (batch->to, own, NULL);
}

/* Issues the letter, then writes the frozen bytes. FALSE and ERROR. */
static gboolean
issue_one (TrameDesk *desk, TrameGenerated *out, const Batch *batch, gboolean folder, GError **error)
{
  const TrameLetterToIssue to_issue = { .convention = out->convention,
                                        .kind = batch->document,
                                        .given = batch->values };
  g_autoptr (TrameIssuedLetter) issued = trame_desk_issue_letter (desk, &to_issue, error);
  if (issued == NULL)
    return FALSE;
  g_autofree char *file = place_of (batch, issued->name, folder);
  if (!trame_office_write_file (file, issued->pdf, error))
    {
      g_prefix_error (error, _ ("Issued as document %" PRId64 ", but not written. "), issued->document);
      return FALSE;
    }
  out->pages = issued->pages;
  out->missing = g_ptr_array_new_with_free_func (g_free);
  out->sha256 = g_strdup (issued->sha256);
  out->file = g_steal_pointer (&file);
  return TRUE;
}

/* Makes and writes one document into OUT. FALSE and ERROR. */
static gboolean
write_one (TrameDesk *desk, TrameGenerated *out, const Batch *batch, gboolean folder, GError **error)
{
  g_autoptr (TrameConvention)
      convention = trame_register_load_convention (desk->store, out->convention, &desk->today, error);
  const TrameModel *model = convention != NULL ? trame_desk_get_model (desk, convention->model, error) : NULL;
  if (model == NULL)
    return FALSE;
  g_autoptr (GBytes) bytes = make_bytes (desk, convention, batch, out, error);
  if (bytes == NULL)
    return FALSE;
  g_autofree char *name = trame_generate_file_name (convention->number, convention->id, convention->partner_name,
                                                    batch->document, batch->format);
  g_autofree char *file = place_of (batch, name, folder);
  if (!trame_office_write_file (file, bytes, error))
    return FALSE;
  if (out->missing == NULL) /* a sheet has no field */
    out->missing = g_str_equal (batch->document, "convention") ? trame_model_missing (model, convention->values)
                                                               : g_ptr_array_new_with_free_func (g_free);
  out->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  out->file = g_steal_pointer (&file);
  return TRUE;
}

/* The row of ID, with its failure when there is one; *STOPS: no use trying the next. */
static TrameGenerated *
generate_one (TrameDesk *desk, gint64 id, const Batch *batch, gboolean folder, gboolean *stops)
{
  g_autoptr (GError) error = NULL;
  TrameGenerated *row = g_new0 (TrameGenerated, 1);
  row->convention = id;
  row->document = g_strdup (batch->document);
  if (!(batch->issue ? issue_one (desk, row, batch, folder, &error) : write_one (desk, row, batch, folder, &error)))
    {
      row->pages = 0;
      row->failure = g_strdup (error->message);
      *stops = g_error_matches (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_FILE);
    }
  return row;
}

static gboolean
check_kind (const char *kind, GError **error)
{
  if (trame_document_kind_exists (kind))
    return TRUE;
  g_autofree char *list = g_strjoinv (", ", (char **) trame_office_document_kinds ());
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN, _ ("There is no document “%s”: %s."), kind, list);
  return FALSE;
}

static gboolean
on_step (gpointer data)
{
  const Step *step = data;
  step->progress (step->done, step->total, step->user_data);
  return G_SOURCE_REMOVE;
}

static void
say_progress (const Batch *batch, guint done, guint total)
{
  if (batch->progress == NULL)
    return;
  if (batch->context == NULL)
    {
      batch->progress (done, total, batch->user_data);
      return;
    }
  Step *step = g_new (Step, 1);
  *step = (Step){ .progress = batch->progress, .user_data = batch->user_data, .done = done, .total = total };
  g_autoptr (GSource) source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_step, step, g_free);
  g_source_attach (source, batch->context);
}

/* CONVENTIONS, each once, in the order first asked. */
static GArray *
each_once (const GArray *conventions)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < conventions->len; i++)
    if (g_hash_table_add (seen, &g_array_index (conventions, gint64, i)))
      g_array_append_val (out, g_array_index (conventions, gint64, i));
  return out;
}

/* The one document of a selection. */
static gboolean
write_state (
    TrameDesk *desk, TrameGenerated *out, const Batch *batch, const GArray *ids, gboolean folder, GError **error)
{
  g_autoptr (GPtrArray) conventions = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_convention_unref);
  for (guint i = 0; i < ids->len; i++)
    {
      TrameConvention *convention = trame_register_load_convention (desk->store, g_array_index (ids, gint64, i),
                                                                    &desk->today, error);
      if (convention == NULL)
        return FALSE;
      g_ptr_array_add (conventions, convention);
    }
  g_autoptr (TrameText) text = trame_desk_yearly_state_text (desk, conventions);
  g_autoptr (TrameStyle) style = trame_desk_style (desk, NULL);
  g_autoptr (GBytes)
      bytes = trame_desk_add_register (desk, text, error) ? write_text (desk, batch, text, style, out, error) : NULL;
  if (bytes == NULL)
    return FALSE;
  g_autofree char *day = trame_date_to_iso (&desk->today);
  g_autofree char *stem = g_strdup_printf ("%s %s", trame_document_kind_file_word (batch->document), day);
  g_autofree char *name = trame_file_name_sanitise (stem, trame_file_format_ending (batch->format));
  g_autofree char *file = folder ? g_build_filename (batch->to, name, NULL) : g_strdup (batch->to);
  if (!trame_office_write_file (file, bytes, error))
    return FALSE;
  out->missing = g_ptr_array_new_with_free_func (g_free);
  out->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  out->file = g_steal_pointer (&file);
  return TRUE;
}

static TrameGenerated *
generate_state (TrameDesk *desk, const Batch *batch, const GArray *ids, gboolean folder)
{
  g_autoptr (GError) error = NULL;
  TrameGenerated *row = g_new0 (TrameGenerated, 1);
  row->document = g_strdup (batch->document);
  if (!write_state (desk, row, batch, ids, folder, &error))
    row->failure = g_strdup (error->message);
  return row;
}

static void
add_row (TrameGeneration *all, TrameGenerated *row)
{
  g_ptr_array_add (all->rows, row);
  all->written += row->failure == NULL;
  all->failed += row->failure != NULL;
}

static gpointer
run_generate (TrameDesk *desk, gpointer data, GCancellable *unused, GError **error)
{
  Batch *batch = data;
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) conventions = each_once (batch->conventions);
  const gboolean one = g_str_equal (batch->document, TRAME_DOCUMENT_YEARLY_STATE);
  gboolean folder = (!one && conventions->len != 1)
                    || !g_str_has_suffix (batch->to, trame_file_format_ending (batch->format))
                    || g_file_test (batch->to, G_FILE_TEST_IS_DIR);
  if (!check_kind (batch->document, error) || (folder && !trame_office_make_folder (batch->to, error)))
    return NULL;
  batch->names = names;
  TrameGeneration *all = g_new0 (TrameGeneration, 1);
  all->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_generated_free);
  all->asked = one ? 1 : conventions->len;
  if (one)
    {
      add_row (all, generate_state (desk, batch, conventions, folder));
      say_progress (batch, 1, 1);
      return all;
    }
  for (guint i = 0; i < conventions->len && !all->stopped; i++)
    {
      if (g_cancellable_is_cancelled (batch->cancellable))
        {
          all->cancelled = TRUE;
          break;
        }
      gint64 id = g_array_index (conventions, gint64, i);
      TrameGenerated *row = generate_one (desk, id, batch, folder, &all->stopped);
      add_row (all, row);
      say_progress (batch, i + 1, conventions->len);
    }
  return all;
}

TrameGeneration *
trame_office_generate (TrameOffice *office,
                       const GArray *conventions,
                       const char *document,
                       TrameValues *values,
                       TrameFileFormat format,
                       gboolean issue,
                       const char *to,
                       GCancellable *cancellable,
                       TrameGenerateProgress progress,
                       gpointer user_data,
                       GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && conventions != NULL && document != NULL && to != NULL, NULL);
  Batch batch = { .conventions = (GArray *) conventions,
                  .document = (char *) document,
                  .format = format,
                  .issue = issue,
                  .to = (char *) to,
                  .values = values,
                  .progress = progress,
                  .user_data = user_data,
                  .cancellable = cancellable };
  return trame_office_do (office, run_generate, &batch, error);
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;
  g_array_unref (batch->conventions);
  g_free (batch->document);
  g_free (batch->to);
  g_clear_pointer (&batch->context, g_main_context_unref);
  g_clear_object (&batch->cancellable);
  g_clear_pointer (&batch->values, g_hash_table_unref);
  g_free (batch);
}

void
trame_office_generate_async (TrameOffice *office,
                             const GArray *conventions,
                             const char *document,
                             TrameValues *values,
                             TrameFileFormat format,
                             gboolean issue,
                             const char *to,
                             GCancellable *cancellable,
                             TrameGenerateProgress progress,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && conventions != NULL && document != NULL && to != NULL);
  Batch *batch = g_new0 (Batch, 1);
  batch->conventions = g_array_copy ((GArray *) conventions);
  batch->document = g_strdup (document);
  batch->values = values != NULL ? trame_values_copy (values) : NULL;
  batch->format = format;
  batch->issue = issue;
  batch->to = g_strdup (to);
  batch->progress = progress;
  batch->user_data = user_data;
  batch->context = g_main_context_ref_thread_default ();
  batch->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  trame_office_do_async (office, run_generate, batch, batch_free, (GDestroyNotify) trame_generation_free, NULL,
                         callback, user_data);
}

TrameGeneration *
trame_office_generate_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}
