/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog that writes many documents, over a register made from the example: its report, its cancel, a folder that
 * cannot be written to. */
#include "widgets.h"

#include <glib/gstdio.h>

#include "app/batch-dialog.h"
#include "app/window.h"
#include "office/convention.h"
#include "office/import.h"
#include "office/language.h"
#include "office/read.h"
#include "register/load.h"

#define MANY 80

static char *folder, *documents;
static TrameOffice *office;
static GArray *conventions;
static TrameApplication *application;

static void
press (GtkWindow *dialog, const char *label)
{
  g_signal_emit_by_name (wait_for (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, label), "clicked");
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;
  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
empty_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_remove (file);
    }
}

static GtkWindow *
open_dialog (const char *to)
{
  g_autoptr (GFile) file = g_file_new_for_path (to);
  GtkWindow *dialog = trame_batch_dialog_present (NULL, office, conventions);
  wait_for (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Not chosen yet");
  g_assert_false (gtk_widget_get_sensitive (wait_for (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Write")));
  trame_batch_dialog_set_folder (TRAME_BATCH_DIALOG (dialog), file);
  wait_for (GTK_WIDGET (dialog), GTK_TYPE_LABEL, to);
  return dialog;
}

/* A picture of DIALOG where TRAME_TEST_PICTURES is a folder, to look at. */
static void
take_picture (GtkWindow *dialog, const char *name)
{
  const char *to = g_getenv ("TRAME_TEST_PICTURES");
  if (to == NULL)
    return;
  turn (300);
  g_autofree char *command = g_strdup_printf ("import -window root '%s/%s.png'", to, name);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
}

static void
test_report (void)
{
  GtkWindow *dialog = open_dialog (documents);
  take_picture (dialog, "batch-choose");
  press (dialog, "Write");
  g_autofree char *sentence = g_strdup_printf ("%u documents written.", MANY);
  wait_for (GTK_WIDGET (dialog), GTK_TYPE_LABEL, sentence);
  wait_for (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Marked PROJET");
  take_picture (dialog, "batch-report");
  g_assert_cmpuint (count_files (documents), ==, MANY);
  press (dialog, "Close");
  turn (50);
  empty_folder (documents);
}

/* A convention that the register does not know stands among the others. */
static void
test_failure (void)
{
  gint64 unknown = 987654;
  g_array_append_val (conventions, unknown);
  GtkWindow *dialog = open_dialog (documents);
  press (dialog, "Write");
  g_autofree char *sentence = g_strdup_printf ("%u documents written. 1 could not be.", MANY);
  wait_for (GTK_WIDGET (dialog), GTK_TYPE_LABEL, sentence);
  wait_for (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Not written");
  wait_for (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "987654");
  take_picture (dialog, "batch-failure");
  press (dialog, "Close");
  turn (50);
  g_array_set_size (conventions, MANY);
  empty_folder (documents);
}

static void
test_cancel (void)
{
  GtkWindow *dialog = open_dialog (documents);
  press (dialog, "Write");
  gtk_window_close (dialog); /* at once: it stays, and says what was written */
  GtkWidget *said = wait_for (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "not tried");
  const char *sentence = gtk_label_get_text (GTK_LABEL (said));
  g_assert_cmpuint (strtoul (sentence, NULL, 10), ==, count_files (documents));
  g_assert_cmpuint (count_files (documents), <, MANY);
  gtk_window_close (dialog);
  turn (50);
  empty_folder (documents);
}

/* Has KIND issued from a new dialog, whose report is SENTENCE. */
static GtkWindow *
issue_all (const char *kind, const char *sentence)
{
  GtkWindow *dialog = open_dialog (documents);
  const char *const *kinds = trame_office_document_kinds ();
  guint wanted = 0;
  while (kinds[wanted] != NULL && g_strcmp0 (kinds[wanted], kind) != 0)
    wanted++;
  g_assert_null (find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Issue them"));
  GtkWidget *label = wait_for (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Document");
  adw_combo_row_set_selected (ADW_COMBO_ROW (gtk_widget_get_ancestor (label, ADW_TYPE_COMBO_ROW)), wanted);
  GtkWidget *issue = wait_for (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Issue them");
  AdwActionRow *row = ADW_ACTION_ROW (gtk_widget_get_ancestor (issue, ADW_TYPE_ACTION_ROW));
  GtkSwitch *on = GTK_SWITCH (adw_action_row_get_activatable_widget (row));
  adw_action_row_activate (row);
  for (guint i = 0; i < 2000 && !gtk_switch_get_active (on); i++)
    turn (10); /* it slides */
  g_assert_true (gtk_switch_get_active (on));
  take_picture (dialog, "batch-issue");
  press (dialog, "Write");
  wait_for (GTK_WIDGET (dialog), GTK_TYPE_LABEL, sentence);
  return dialog;
}

static guint
count_kept (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kept = trame_register_load_documents (trame_office_get_register (office), 0, &error);
  g_assert_no_error (error);
  return kept->len;
}

/* A letter may be issued as it is written; the convention is not, from here. */
static void
test_issue (void)
{
  guint before = count_kept ();
  g_autofree char *written = g_strdup_printf ("%u documents written.", MANY);
  GtkWindow *dialog = issue_all ("circulation", written);
  g_assert_cmpuint (count_files (documents), ==, MANY);
  g_assert_cmpuint (count_kept (), ==, before + MANY);
  press (dialog, "Close");
  turn (50);
  empty_folder (documents);

  /* What makes no sense for a draft is not issued, and says why. */
  g_autofree char *refused = g_strdup_printf ("0 documents written. %u could not be.", MANY);
  dialog = issue_all ("termination", refused);
  wait_for (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "makes no sense while");
  g_assert_cmpuint (count_files (documents), ==, 0);
  g_assert_cmpuint (count_kept (), ==, before + MANY);
  press (dialog, "Close");
  turn (50);
}

static void
test_no_folder (void)
{
  g_autofree char *file = g_build_filename (folder, "register.trame", "inside", NULL);
  GtkWindow *dialog = open_dialog (file);
  press (dialog, "Write");
  wait_for (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "The documents were not written");
  g_assert_true (gtk_widget_get_sensitive (wait_for (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Write")));
  gtk_window_close (dialog);
  turn (50);
}

static void
make_register (void)
{
  g_autoptr (GError) error = NULL;
  GDate today;
  g_assert_true (trame_date_parse_iso ("2026-04-01", &today));
  g_autofree char *path = g_build_filename (folder, "register.trame", NULL);
  office = trame_office_open (path, TRAME_OFFICE_DEFAULT, &today, "test", &error);
  g_assert_no_error (error);
  g_autoptr (TrameIncoming)
      incoming = trame_office_read (g_getenv ("TRAME_TEST_EXAMPLE"), TRAME_LANGUAGE_ENGLISH, NULL, &error);
  g_assert_no_error (error);
  TrameImportDecisions decisions;
  trame_import_decisions_init (&decisions);
  decisions.confirmed = TRUE;
  g_autoptr (TrameImportResult) result = trame_office_import (office, incoming, &decisions, &error);
  g_assert_no_error (error);
  conventions = g_array_ref (result->conventions);
  const TrameConvention *first = trame_office_get_convention (office, g_array_index (conventions, gint64, 0));
  const gint64 model = first->model, partner = first->partner;
  while (conventions->len < MANY)
    {
      gint64 id = trame_office_new_convention (office, model, partner, NULL, &error);
      g_assert_no_error (error);
      g_array_append_val (conventions, id);
    }
}

int
main (int argc, char **argv)
{
  trame_language_init ();
  g_test_init (&argc, &argv, NULL);
  application = trame_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  folder = g_dir_make_tmp ("trame-batch-XXXXXX", NULL);
  documents = g_build_filename (folder, "documents", NULL);
  make_register ();
  g_test_add_func ("/batch-dialog/report", test_report);
  g_test_add_func ("/batch-dialog/failure", test_failure);
  g_test_add_func ("/batch-dialog/cancel", test_cancel);
  g_test_add_func ("/batch-dialog/issue", test_issue);
  g_test_add_func ("/batch-dialog/no-folder", test_no_folder);
  int status = g_test_run ();
  trame_office_close (office);
  g_object_unref (office);
  g_array_unref (conventions);
  g_rmdir (documents);
  empty_folder (folder);
  g_rmdir (folder);
  g_object_unref (application);
  g_free (documents);
  g_free (folder);
  return status;
}
