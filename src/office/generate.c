/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of one or many conventions, as files. */
#include "office/generate.h"

#include "office/desk.h"
#include "office/explain.h"
#include "office/required.h"
#include "office/setting.h"
#include "office/sheet.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GArray *conventions; /* of gint64 */
  char *document;
  char *to;
  TrameGenerateProgress progress;
  gpointer user_data;
} Batch;

static const char *const kinds[] = { "convention", "sheet", NULL };

/* What a document's file is called, in French as the documents are. */
static const char *
word_of (const char *kind)
{
  return g_str_equal (kind, "sheet") ? "calcul des délais" : kind;
}

const char *const *
trame_office_document_kinds (void)
{
  return kinds;
}

void
trame_generated_free (TrameGenerated *generated)
{
  if (generated == NULL)
    return;
  g_clear_pointer (&generated->missing, g_ptr_array_unref);
  g_free (generated->document);
  g_free (generated->file);
  g_free (generated->sha256);
  g_free (generated);
}

char *
trame_generate_file_name (const char *number, gint64 id, const char *partner, const char *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);
  g_autofree char *head = number != NULL ? g_strdup (number) : g_strdup_printf ("projet %" G_GINT64_FORMAT, id);
  g_autofree char *stem = g_strdup_printf ("%s %s %s", head, partner != NULL ? partner : "", word_of (kind));
  return trame_file_name_sanitise (stem, ".pdf");
}

/* The bytes and the count of pages. */
static GBytes *
make_bytes (TrameDesk *desk, const TrameConvention *convention, const char *kind, guint *pages, GError **error)
{
  g_autoptr (TrameSetDocument) set = NULL;
  if (g_str_equal (kind, "sheet"))
    set = trame_desk_set_sheet (desk, convention, &desk->today, error);
  else
    {
      g_autoptr (TrameDocument) document = trame_desk_set_document (desk, convention, NULL, error);
      if (document != NULL)
        set = trame_set_document_ref (document->set);
    }
  if (set == NULL)
    return NULL;
  *pages = set->pages;
  return g_bytes_ref (set->pdf);
}

static TrameGenerated *
generate_one (TrameDesk *desk, gint64 id, const Batch *batch, gboolean folder, GError **error)
{
  g_autoptr (TrameConvention) convention = trame_register_load_convention (desk->store, id, &desk->today, error);
  const TrameModel *model = convention != NULL ? trame_desk_get_model (desk, convention->model, error) : NULL;
  if (model == NULL)
    return NULL;
  g_autoptr (TrameGenerated) generated = g_new0 (TrameGenerated, 1);
  g_autoptr (GBytes) bytes = make_bytes (desk, convention, batch->document, &generated->pages, error);
  if (bytes == NULL)
    return NULL;
  g_autofree char *name = trame_generate_file_name (convention->number, id, convention->partner_name, batch->document);
  generated->convention = id;
  generated->document = g_strdup (batch->document);
  generated->file = folder ? g_build_filename (batch->to, name, NULL) : g_strdup (batch->to);
  generated->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  generated->missing = trame_model_missing (model, convention->values);
  return trame_office_write_file (generated->file, bytes, error) ? g_steal_pointer (&generated) : NULL;
}

static gboolean
check_kind (const char *kind, GError **error)
{
  if (g_strv_contains (kinds, kind))
    return TRUE;
  g_autofree char *list = g_strjoinv (", ", (char **) kinds);
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN, _ ("There is no document “%s”: %s."), kind, list);
  return FALSE;
}

static gpointer
run_generate (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Batch *batch = data;
  gboolean folder = batch->conventions->len != 1 || !g_str_has_suffix (batch->to, ".pdf")
                    || g_file_test (batch->to, G_FILE_TEST_IS_DIR);
  if (!check_kind (batch->document, error) || (folder && !trame_office_make_folder (batch->to, error)))
    return NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_generated_free);
  for (guint i = 0; i < batch->conventions->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      gint64 id = g_array_index (batch->conventions, gint64, i);
      TrameGenerated *generated = generate_one (desk, id, batch, folder, error);
      if (generated == NULL)
        return NULL;
      g_ptr_array_add (all, generated);
      if (batch->progress != NULL)
        batch->progress (i + 1, batch->conventions->len, batch->user_data);
    }
  return g_steal_pointer (&all);
}

GPtrArray *
trame_office_generate (TrameOffice *office,
                       const GArray *conventions,
                       const char *document,
                       const char *to,
                       GCancellable *cancellable,
                       TrameGenerateProgress progress,
                       gpointer user_data,
                       GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && conventions != NULL && document != NULL && to != NULL, NULL);
  Batch batch = { .conventions = (GArray *) conventions,
                  .document = (char *) document,
                  .to = (char *) to,
                  .progress = progress,
                  .user_data = user_data };
  return trame_office_do (office, run_generate, &batch, error);
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;
  g_array_unref (batch->conventions);
  g_free (batch->document);
  g_free (batch->to);
  g_free (batch);
}

void
trame_office_generate_async (TrameOffice *office,
                             const GArray *conventions,
                             const char *document,
                             const char *to,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && conventions != NULL && document != NULL && to != NULL);
  Batch *batch = g_new0 (Batch, 1);
  batch->conventions = g_array_copy ((GArray *) conventions);
  batch->document = g_strdup (document);
  batch->to = g_strdup (to);
  trame_office_do_async (office, run_generate, batch, batch_free, (GDestroyNotify) g_ptr_array_unref, cancellable,
                         callback, user_data);
}

GPtrArray *
trame_office_generate_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}
