/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's widgets over a real register made from the example: every page shows, a value typed is drawn and stored,
 * a signature says what it changes. GTK's criticals are fatal. */
#include <glib/gstdio.h>

#include "app/attach-dialog.h"
#include "app/batch-dialog.h"
#include "app/convention-page-private.h"
#include "app/convention-list.h"
#include "app/date-row.h"
#include "app/effect-card.h"
#include "app/error-bar.h"
#include "app/fact-dialog.h"
#include "app/form-dialog.h"
#include "app/resources.h"
#include "app/window.h"
#include "office/attachment.h"
#include "office/backup.h"
#include "office/dossier.h"
#include "office/form-draft.h"
#include "office/import.h"
#include "office/language.h"
#include "office/read.h"

static char *folder, *path;
static TrameApplication *application;

static void
turn (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;
  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

/* The first widget under TOP that is a label or an editable holding TEXT, mapped. */
static GtkWidget *
find_text (GtkWidget *top, const char *text)
{
  const char *own = GTK_IS_LABEL (top)      ? gtk_label_get_text (GTK_LABEL (top))
                    : GTK_IS_EDITABLE (top) ? gtk_editable_get_text (GTK_EDITABLE (top))
                                            : NULL;
  if (own != NULL && gtk_widget_get_mapped (top) && strstr (own, text) != NULL)
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
wait_text (GtkWidget *top, const char *text)
{
  GtkWidget *found = NULL;
  for (guint i = 0; i < 600 && found == NULL; i++)
    {
      turn (20);
      found = find_text (top, text);
    }
  g_test_message ("“%s”", text);
  g_assert_nonnull (found);
  return found;
}

static void
import_example (void)
{
  g_autoptr (GError) error = NULL;
  GDate today;
  g_assert_true (trame_date_parse_iso ("2026-04-01", &today));
  g_autoptr (TrameOffice) office = trame_office_open (path, TRAME_OFFICE_DEFAULT, &today, "test", &error);
  g_assert_no_error (error);
  g_autoptr (TrameIncoming)
      incoming = trame_office_read (g_getenv ("TRAME_TEST_EXAMPLE"), TRAME_LANGUAGE_ENGLISH, NULL, &error);
  g_assert_no_error (error);
  TrameImportDecisions decisions;
  trame_import_decisions_init (&decisions);
  decisions.confirmed = TRUE;
  g_autoptr (TrameImportResult) result = trame_office_import (office, incoming, &decisions, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->conventions->len, ==, 3);
  trame_office_close (office);
}

static TrameWindow *
open_window (void)
{
  TrameWindow *window = trame_window_new (application);
  trame_window_open_register (window, path);
  gtk_window_present (GTK_WINDOW (window));
  wait_text (GTK_WIDGET (window), "3 conventions");
  return window;
}

static gint64
first_id (TrameWindow *window)
{
  const TrameConvention *first = g_ptr_array_index (trame_office_get_conventions (trame_window_get_office (window)), 0);
  return first->id;
}

static void
test_sections (void)
{
  static const char *const words[] = { "To do", "Conventions", "Partners", "Checks", "Declared rules" };
  TrameWindow *window = open_window ();
  for (gint section = 1; section <= (gint) G_N_ELEMENTS (words); section++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.section", "i", section);
      wait_text (GTK_WIDGET (window), words[section - 1]);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  turn (50);
}

static void
test_typing (void)
{
  TrameWindow *window = open_window ();
  gint64 id = first_id (window);
  trame_window_show_convention (window, id);
  GtkWidget *title = wait_text (GTK_WIDGET (window), "left to fill in");
  g_assert_nonnull (title);
  g_autoptr (GError) error = NULL;
  TrameOffice *office = trame_window_get_office (window);
  g_autoptr (TrameDossier) dossier = trame_office_load_dossier (office, id, &error);
  g_assert_no_error (error);
  const TrameField *field = NULL;
  for (guint i = 0; i < dossier->model->fields->len && field == NULL; i++)
    {
      const TrameField *candidate = g_ptr_array_index (dossier->model->fields, i);
      const char *value = g_hash_table_lookup (dossier->convention->values, candidate->id);
      if ((candidate->kind == TRAME_FIELD_LINE || candidate->kind == TRAME_FIELD_PERSON) && (value == NULL || !*value))
        field = candidate;
    }
  g_assert_nonnull (field);
  GtkWidget *row = gtk_widget_get_ancestor (wait_text (GTK_WIDGET (window), field->label), ADW_TYPE_ENTRY_ROW);
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "Claire & Fils <SARL>");
  wait_text (GTK_WIDGET (window), "Draft saved");
  g_assert_cmpstr (g_hash_table_lookup (trame_office_get_convention (office, id)->values, field->id), ==,
                   "Claire & Fils <SARL>");

  /* Leaving stores what was typed last without waiting. */
  gtk_editable_set_text (GTK_EDITABLE (row), "Typed last");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_cmpstr (g_hash_table_lookup (trame_office_get_convention (office, id)->values, field->id), ==, "Typed last");
  gtk_window_destroy (GTK_WINDOW (window));
  turn (50);
}

/* The menu offers what makes sense for a draft, and nothing else. */
static void
test_other_documents (void)
{
  static const char *const kinds[] = { "circulation", "act-sheet" };
  TrameWindow *window = open_window ();
  trame_window_show_convention (window, first_id (window));
  GtkWidget *title = wait_text (GTK_WIDGET (window), "left to fill in");
  GtkWidget *page = gtk_widget_get_ancestor (title, TRAME_TYPE_CONVENTION_PAGE);
  g_assert_nonnull (page);
  GMenuModel *menu = G_MENU_MODEL (TRAME_CONVENTION_PAGE (page)->documents_menu);
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *action = NULL, *target = NULL;
      g_assert_true (g_menu_model_get_item_attribute (menu, (gint) i, "action", "s", &action));
      g_assert_true (g_menu_model_get_item_attribute (menu, (gint) i, "target", "s", &target));
      g_assert_cmpstr (action, ==, "convention.document");
      g_assert_cmpstr (target, ==, kinds[i]);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  turn (50);
}

static void
test_date_row (void)
{
  GDate today, date;
  g_assert_true (trame_date_parse_iso ("2026-11-23", &today));
  GtkWidget *row = g_object_ref_sink (trame_date_row_new ("Date", &today));
  const struct
  {
    const char *typed, *iso;
  } cases[] = {
    { "20 nov", "2026-11-20" }, { "12/1/26", "2026-01-12" }, { "32/1", NULL }, { "", NULL }, { "20", NULL }
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), cases[i].typed);
      gboolean understood = trame_date_row_get_date (TRAME_DATE_ROW (row), &date);
      g_autofree char *iso = understood ? trame_date_to_iso (&date) : NULL;
      g_assert_cmpstr (iso, ==, cases[i].iso);
      g_assert_true (trame_date_row_is_empty (TRAME_DATE_ROW (row)) == (*cases[i].typed == '\0'));
    }
  trame_date_row_set_date (TRAME_DATE_ROW (row), &today);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "23/11/2026");
  g_object_unref (row);
}

/* Words from data are never markup. */
static void
test_hostile_words (void)
{
  GtkWidget *bar = g_object_ref_sink (g_object_new (TRAME_TYPE_ERROR_BAR, NULL));
  trame_error_bar_show (TRAME_ERROR_BAR (bar), "A <b> & B", "C </span> & D", "Mend", "win.retry");
  trame_error_bar_clear (TRAME_ERROR_BAR (bar));
  g_object_unref (bar);
  TrameWindow *window = open_window ();
  trame_window_toast (window, "A <b> & B", NULL, NULL, NULL);
  wait_text (GTK_WIDGET (window), "A <b> & B");
  gtk_window_destroy (GTK_WINDOW (window));
  turn (50);
}

/* The button over the list writes the documents of what is shown. */
static void
test_write_documents (void)
{
  TrameWindow *window = open_window ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.section", "i", 2);
  GtkWidget *row = wait_text (GTK_WIDGET (window), "3 conventions");
  g_assert_true (gtk_widget_activate_action (row, "conventions.write", NULL));
  GtkWidget *dialog = NULL;
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  for (const GList *at = windows; at != NULL; at = at->next)
    if (TRAME_IS_BATCH_DIALOG (at->data))
      dialog = at->data;
  g_assert_nonnull (dialog);
  wait_text (dialog, "3 conventions");
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
  turn (50);
}

static void
test_no_register (void)
{
  g_autofree char *bad = g_build_filename (folder, "not-a-register.trame", NULL);
  g_assert_true (g_file_set_contents (bad, "hello", -1, NULL));
  TrameWindow *window = trame_window_new (application);
  trame_window_open_register (window, bad);
  gtk_window_present (GTK_WINDOW (window));
  wait_text (GTK_WIDGET (window), "cannot be opened");
  wait_text (GTK_WIDGET (window), "Open another register");
  gtk_window_destroy (GTK_WINDOW (window));
  turn (50);
  g_remove (bad);
}

/* What cannot be removed as a file is a folder of files. */
static void
remove_folder (const char *which)
{
  g_autoptr (GDir) dir = g_dir_open (which, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *file = g_build_filename (which, name, NULL);
      if (g_unlink (file) != 0)
        remove_folder (file);
    }
  g_rmdir (which);
}

/* The day's backup is made behind the window; what keeps it from being made is said in a bar, which offers to try again. */
static void
test_backup (void)
{
  GDate day;
  trame_application_read_clock ("Europe/Paris", &day);
  g_autofree char *iso = trame_date_to_iso (&day);
  g_autofree char *name = g_strdup_printf ("register-%s.trame", iso);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autofree char *copy = g_build_filename (backups, name, NULL);
  remove_folder (backups);
  g_assert_true (g_file_set_contents (backups, "a file where the folder goes", -1, NULL));

  TrameWindow *window = trame_window_new (application);
  trame_window_open_register (window, path);
  gtk_window_present (GTK_WINDOW (window));
  wait_text (GTK_WIDGET (window), "automatic backup was not made");
  wait_text (GTK_WIDGET (window), "La Boussole"); /* and the work goes on */
  g_assert_cmpint (g_unlink (backups), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back-up", NULL);
  for (guint i = 0; i < 600 && !g_file_test (copy, G_FILE_TEST_EXISTS); i++)
    turn (20);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  turn (400);
  g_assert_null (find_text (GTK_WIDGET (window), "automatic backup was not made"));
  gtk_window_destroy (GTK_WINDOW (window));
  turn (50);
}

/* The entry of that title, typed in. */
static void
type_in (GtkWidget *top, const char *title, const char *text)
{
  if (ADW_IS_ENTRY_ROW (top) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (top)), title) == 0)
    gtk_editable_set_text (GTK_EDITABLE (top), text);
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    type_in (child, title, text);
}

/* A file attached by mistake goes from the register, and the window says that a backup still holds it. */
static void
test_removal (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *wrong = g_build_filename (folder, "wrong.pdf", NULL);
  g_assert_true (g_file_set_contents (wrong, "an identity card", -1, NULL));
  TrameWindow *window = trame_window_new (application);
  trame_window_open_register (window, path);
  gtk_window_present (GTK_WINDOW (window));
  wait_text (GTK_WIDGET (window), "La Boussole");
  TrameOffice *office = trame_window_get_office (window);
  gint64 id = trame_office_attach (office, 1, 0, wrong, "other", NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (TrameCopy) copy = trame_office_backup (office, NULL, &error);
  g_assert_no_error (error);
  trame_attach_dialog_remove (GTK_WIDGET (window), office, id, "wrong.pdf");
  g_autoptr (GtkWindow) dialog = NULL;
  GListModel *windows = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);
      if (TRAME_IS_FORM_DIALOG (one))
        g_set_object (&dialog, one);
    }
  g_assert_nonnull (dialog);
  type_in (GTK_WIDGET (dialog), "Who agreed", "Mme Archive");
  type_in (GTK_WIDGET (dialog), "Why", "by mistake");
  g_signal_emit_by_name (dialog, "save");
  wait_text (GTK_WIDGET (window), "1 backup still holds it");
  g_clear_object (&dialog);
  gtk_window_destroy (GTK_WINDOW (window));
  turn (50);
}

static GtkWidget *
record_visa (TrameWindow *window)
{
  g_autoptr (GError) error = NULL;
  TrameOffice *office = trame_window_get_office (window);
  g_autoptr (TrameDossier) dossier = trame_office_load_dossier (office, 1, &error);
  g_assert_no_error (error);
  trame_fact_dialog_record (GTK_WIDGET (window), office, dossier, TRAME_FACT_VISA);
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *dialog = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) one = g_list_model_get_item (windows, i);
      if (TRAME_IS_FACT_DIALOG (one))
        dialog = one;
    }
  g_assert_nonnull (dialog);
  return dialog;
}

/* What is typed of a fact comes back when the program stopped before it was recorded, and not when it was given up. */
static void
test_fact_kept (void)
{
  TrameWindow *window = open_window ();
  TrameOffice *office = trame_window_get_office (window);
  GtkWidget *dialog = record_visa (window);
  type_in (dialog, "Given by", "Mme Martin");
  type_in (dialog, "Date", "12 jan");
  g_autoptr (TrameValues) kept = NULL;
  for (guint i = 0; i < 600 && kept == NULL; i++)
    {
      turn (20);
      kept = trame_office_load_form (office, "fact:1:visa:0:0", NULL);
    }
  g_assert_nonnull (kept);
  gtk_window_destroy (GTK_WINDOW (dialog));
  dialog = record_visa (window);
  g_assert_nonnull (find_text (dialog, "Mme Martin"));
  g_assert_nonnull (find_text (dialog, "12 jan"));
  gtk_window_close (GTK_WINDOW (dialog));
  turn (50);
  dialog = record_visa (window);
  g_assert_null (find_text (dialog, "Mme Martin"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
  turn (50);
}

int
main (int argc, char **argv)
{
  trame_language_init ();
  g_test_init (&argc, &argv, NULL);
  application = trame_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  folder = g_dir_make_tmp ("trame-window-XXXXXX", NULL);
  path = g_build_filename (folder, "register.trame", NULL);
  import_example ();

  g_test_add_func ("/window/sections", test_sections);
  g_test_add_func ("/window/typing", test_typing);
  g_test_add_func ("/window/other-documents", test_other_documents);
  g_test_add_func ("/window/date-row", test_date_row);
  g_test_add_func ("/window/hostile-words", test_hostile_words);
  g_test_add_func ("/window/write-documents", test_write_documents);
  g_test_add_func ("/window/no-register", test_no_register);
  g_test_add_func ("/window/backup", test_backup);
  g_test_add_func ("/window/removal", test_removal);
  g_test_add_func ("/window/fact-kept", test_fact_kept);
  int status = g_test_run ();
  remove_folder (folder);
  g_object_unref (application);
  g_free (path);
  g_free (folder);
  return status;
}
