/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A batch as a window runs it: progress and its report in the main thread, cancelled in the middle; and a document that
 * comes back, told without blocking. On the example. */
#include "office/convention.h"
#include "office/generate.h"
#include "office/identify.h"
#include "office/import.h"
#include "office/issue.h"

#include <glib/gstdio.h>
#include <string.h>

#define MANY 60

static const char *example;

typedef struct
{
  char *folder, *to;
  TrameOffice *office;
  GArray *conventions;
  GThread *main_thread;
  GCancellable *cancellable;
  guint cancel_at;
  guint steps, last;
  GAsyncResult *result;
} Fixture;

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_assert_true (g_thread_self () == fixture->main_thread);
  fixture->result = g_object_ref (result);
}

static GAsyncResult *
wait_for (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&fixture->result);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GDate today;
  fixture->main_thread = g_thread_self ();
  fixture->folder = g_dir_make_tmp ("trame-batch-XXXXXX", &error);
  fixture->to = g_build_filename (fixture->folder, "documents", NULL);
  g_assert_true (trame_date_parse_iso ("2026-04-01", &today));
  g_autofree char *path = g_build_filename (fixture->folder, "register.trame", NULL);
  fixture->office = trame_office_open (path, TRAME_OFFICE_DEFAULT, &today, "agent", &error);
  g_assert_no_error (error);
  g_autoptr (TrameIncoming) incoming = trame_office_read (example, TRAME_LANGUAGE_FRENCH, NULL, &error);
  g_assert_no_error (error);
  TrameImportDecisions decisions;
  trame_import_decisions_init (&decisions);
  decisions.confirmed = TRUE;
  g_autoptr (TrameImportResult) imported = trame_office_import (fixture->office, incoming, &decisions, &error);
  g_assert_no_error (error);
  fixture->conventions = g_array_ref (imported->conventions);
  const TrameConvention *first = trame_office_get_convention (fixture->office,
                                                              g_array_index (imported->conventions, gint64, 0));
  const gint64 model = first->model, partner = first->partner;
  while (fixture->conventions->len < MANY)
    {
      gint64 id = trame_office_new_convention (fixture->office, model, partner, NULL, &error);
      g_assert_no_error (error);
      g_array_append_val (fixture->conventions, id);
    }
  fixture->cancellable = g_cancellable_new ();
}

static void
empty_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_unlink (file);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  trame_office_close (fixture->office);
  g_object_unref (fixture->office);
  g_array_unref (fixture->conventions);
  g_object_unref (fixture->cancellable);
  empty_folder (fixture->to);
  empty_folder (fixture->folder);
  g_free (fixture->to);
  g_free (fixture->folder);
}

static void
on_progress (guint done, guint total, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_assert_true (g_thread_self () == fixture->main_thread);
  g_assert_null (fixture->result);
  g_assert_cmpuint (total, ==, MANY);
  g_assert_cmpuint (done, >, fixture->last);
  fixture->last = done;
  fixture->steps++;
  if (done == fixture->cancel_at)
    g_cancellable_cancel (fixture->cancellable);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint count = 0;
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_assert_true (g_str_has_suffix (name, ".pdf"));
      count++;
    }
  return count;
}

static TrameGeneration *
generate (Fixture *fixture, const char *document, GError **error)
{
  trame_office_generate_async (fixture->office, fixture->conventions, document, NULL, TRAME_FILE_PDF, FALSE,
                               fixture->to, fixture->cancellable, on_progress, on_done, fixture);
  g_autoptr (GAsyncResult) result = wait_for (fixture);
  return trame_office_generate_finish (fixture->office, result, error);
}

static void
test_whole (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameGeneration) all = generate (fixture, "convention", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->asked, ==, MANY);
  g_assert_cmpuint (all->written, ==, MANY);
  g_assert_cmpuint (all->failed, ==, 0);
  g_assert_false (all->cancelled);
  g_assert_false (all->stopped);
  g_assert_cmpuint (fixture->steps, ==, MANY);
  g_assert_cmpuint (count_files (fixture->to), ==, MANY);
}

static void
test_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  fixture->cancel_at = 3;
  g_autoptr (TrameGeneration) all = generate (fixture, "convention", &error);
  g_assert_no_error (error);
  g_assert_true (all->cancelled);
  g_assert_cmpuint (all->written, >=, 3);
  g_assert_cmpuint (all->written, <, MANY);
  g_assert_cmpuint (all->rows->len, ==, all->written);
  g_assert_cmpuint (count_files (fixture->to), ==, all->written);
}

static void
test_one_fails (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 unknown = 999999;
  g_array_index (fixture->conventions, gint64, 1) = unknown;
  g_autoptr (TrameGeneration) all = generate (fixture, "sheet", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->written, ==, MANY - 1);
  g_assert_cmpuint (all->failed, ==, 1);
  const TrameGenerated *row = g_ptr_array_index (all->rows, 1);
  g_assert_cmpint (row->convention, ==, unknown);
  g_assert_null (row->file);
  g_assert_cmpuint (strlen (row->failure), >, 10);
}

static void
test_no_such_kind (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameGeneration) all = generate (fixture, "poem", &error);
  g_assert_null (all);
  g_assert_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN);
  g_assert_cmpuint (fixture->steps, ==, 0);
  g_clear_error (&error);
}

/* The first convention, filled and issued. */
static TrameIssued *
issue_first (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  const gint64 id = g_array_index (fixture->conventions, gint64, 0);
  const TrameConvention *convention = trame_office_get_convention (fixture->office, id);
  g_autoptr (TrameModel) model = NULL;
  g_autoptr (TrameModelRecord)
      record = trame_register_load_model (trame_office_get_register (fixture->office), convention->model, &error);
  g_assert_no_error (error);
  model = trame_model_parse (record->xml, &error);
  g_assert_no_error (error);
  g_autoptr (TrameValues) values = trame_values_new ();
  g_autoptr (GPtrArray) missing = trame_fill_missing (model, convention->values);
  for (guint i = 0; i < missing->len; i++)
    g_hash_table_insert (values, g_strdup (g_ptr_array_index (missing, i)), g_strdup ("À préciser"));
  trame_office_set_values (fixture->office, id, 0, values, NULL, &error);
  g_assert_no_error (error);
  TrameIssued *issued = trame_office_issue (fixture->office, id, NULL, &error);
  g_assert_no_error (error);
  return issued;
}

static void
test_identify (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameIssued) issued = issue_first (fixture);
  trame_office_identify_async (fixture->office, NULL, issued->pdf, NULL, on_done, fixture);
  g_autoptr (GAsyncResult) result = wait_for (fixture);
  g_autoptr (TrameIdentified) found = trame_office_identify_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->by, ==, TRAME_IDENTIFIED_BYTES);
  g_assert_cmpint (found->convention, ==, g_array_index (fixture->conventions, gint64, 0));
  g_assert_cmpint (found->document, ==, issued->document);
  g_assert_cmpstr (found->number, ==, issued->number);
  g_assert_true (trame_identified_same_words (found));

  g_cancellable_cancel (fixture->cancellable);
  trame_office_identify_async (fixture->office, NULL, issued->pdf, fixture->cancellable, on_done, fixture);
  g_autoptr (GAsyncResult) cancelled = wait_for (fixture);
  g_assert_null (trame_office_identify_finish (fixture->office, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  example = g_getenv ("TRAME_TEST_EXAMPLE");
  g_assert_nonnull (example);
  g_test_add ("/office/batch/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/office/batch/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/office/batch/one-fails", Fixture, NULL, set_up, test_one_fails, tear_down);
  g_test_add ("/office/batch/no-such-kind", Fixture, NULL, set_up, test_no_such_kind, tear_down);
  g_test_add ("/office/identify", Fixture, NULL, set_up, test_identify, tear_down);
  return g_test_run ();
}
