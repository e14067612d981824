/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The doors by which a register is kept, on one register from its beginning: a service's spreadsheet, a convention signed
 * before, a hand-over, a duplicate merged and put apart, the end of retention. GTK's criticals are fatal. */
#include "widgets.h"

#include <glib/gstdio.h>

#include "app/batch-dialog.h"
#include "app/form-dialog.h"
#include "app/table-dialog.h"
#include "app/window.h"
#include "office/language.h"
#include "office/verify.h"

static char *folder;
static TrameWindow *window;

/* The window of TYPE that opened last. */
static GtkWidget *
dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *last = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) one = g_list_model_get_item (windows, i);
      if (G_TYPE_CHECK_INSTANCE_TYPE (one, type))
        last = one;
    }
  g_assert_nonnull (last);
  return last;
}

static void
type_in (GtkWidget *top, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (wait_for (top, ADW_TYPE_ENTRY_ROW, title)), text);
}

static TrameOffice *
office (void)
{
  return trame_window_get_office (window);
}

static guint
n_conventions (void)
{
  return trame_office_get_conventions (office ())->len;
}

static const TrameConvention *
convention_at (guint place)
{
  return g_ptr_array_index (trame_office_get_conventions (office ()), place);
}

/* Columns are recognised below a title, looked at without writing, written but for the row refused, and remembered. */
static void
test_table (void)
{
  g_autofree char *path = g_build_filename (folder, "suivi.csv", NULL);
  g_assert_true (
      g_file_set_contents (path,
                           "Suivi;;\n\nPartenaire;Date de signature;Durée\nLes Ateliers & Cie;12/01/2012;1 an\n"
                           "Ateliers et Cie;12/01/2026;3 ans\nX;31/02/2020;1 an\n",
                           -1, NULL));
  GtkWidget *top = GTK_WIDGET (trame_table_dialog_present (GTK_WIDGET (window), office (), path));
  wait_for (top, GTK_TYPE_LABEL, "3 rows in “suivi.csv”");
  g_signal_emit_by_name (wait_for (top, GTK_TYPE_BUTTON, "Look at the rows"), "clicked");
  wait_for (top, GTK_TYPE_LABEL, "2 conventions ready");
  wait_for (top, GTK_TYPE_LABEL, "1 row refused");
  wait_for (top, GTK_TYPE_LABEL, "Row 6, Signed on");
  g_assert_cmpuint (n_conventions (), ==, 0);
  g_signal_emit_by_name (wait_for (top, GTK_TYPE_BUTTON, "Write the 2 conventions"), "clicked");
  wait_for (top, GTK_TYPE_LABEL, "2 conventions written");
  g_assert_cmpuint (n_conventions (), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (trame_office_get_settings (office ())->values, "import.columns"), ==,
                   "partner=Partenaire,signed=Date de signature,length=Durée");
  gtk_window_close (GTK_WINDOW (top));
  turn (20);
}

/* A file that is no spreadsheet says so, and the window can be left. */
static void
test_no_table (void)
{
  g_autofree char *path = g_build_filename (folder, "none.ods", NULL);
  g_assert_true (g_file_set_contents (path, "%PDF-1.7", -1, NULL));
  GtkWidget *top = GTK_WIDGET (trame_table_dialog_present (GTK_WIDGET (window), office (), path));
  wait_for (top, GTK_TYPE_LABEL, "The spreadsheet cannot be read");
  g_signal_emit_by_name (wait_for (top, GTK_TYPE_BUTTON, "Close"), "clicked");
  turn (20);
}

/* A partner is known however it is written; another is made with its convention. */
static void
test_existing (void)
{
  static const char *const names[] = { "les  ateliers & cie", "L’Escale" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.take-existing", NULL);
      GtkWidget *top = dialog (TRAME_TYPE_FORM_DIALOG);
      type_in (top, "Partner", names[i]);
      wait_for (top, GTK_TYPE_LABEL, i == 0 ? "known partner" : "new partner");
      GtkWidget *save = wait_for (top, GTK_TYPE_BUTTON, "Take over");
      type_in (top, "Signed on", "12/01/2026");
      type_in (top, "Length", "longtemps");
      g_assert_false (gtk_widget_get_sensitive (save));
      type_in (top, "Length", "dix-huit mois");
      g_assert_true (gtk_widget_get_sensitive (save));
      g_signal_emit_by_name (save, "clicked");
      for (guint n = 0; n < 1000 && n_conventions () != 3 + i; n++)
        turn (10);
      g_assert_cmpuint (n_conventions (), ==, 3 + i);
      wait_for (GTK_WIDGET (window), GTK_TYPE_LABEL, "The convention is taken over.");
      turn (20);
    }
  g_assert_cmpint (convention_at (2)->partner, ==, convention_at (0)->partner);
  g_assert_cmpstr (convention_at (3)->partner_name, ==, "L’Escale");
}

static void
test_hand_over (void)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.section", "i", 2);
  GtkWidget *row = wait_for (GTK_WIDGET (window), GTK_TYPE_LABEL, "4 conventions");
  g_assert_true (gtk_widget_activate_action (row, "conventions.hand-over", NULL));
  GtkWidget *top = dialog (TRAME_TYPE_FORM_DIALOG);
  GtkWidget *save = wait_for (top, GTK_TYPE_BUTTON, "Hand over");
  type_in (top, "To whom", convention_at (0)->responsible);
  g_assert_false (gtk_widget_get_sensitive (save));
  type_in (top, "To whom", "nberthe");
  g_signal_emit_by_name (save, "clicked");
  wait_for (GTK_WIDGET (window), GTK_TYPE_LABEL, "4 conventions are now followed by nberthe.");
  for (guint i = 0; i < n_conventions (); i++)
    g_assert_cmpstr (convention_at (i)->responsible, ==, "nberthe");
  turn (20);
}

/* The pair that looks like one is offered; the toast puts it apart again. */
static void
test_merge (void)
{
  gint64 first = convention_at (0)->partner, second = convention_at (1)->partner;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.section", "i", 3);
  wait_for (GTK_WIDGET (window), GTK_TYPE_LABEL, "Possible duplicates");
  g_signal_emit_by_name (wait_for (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Merge…"), "clicked");
  GtkWidget *top = dialog (TRAME_TYPE_FORM_DIALOG);
  wait_for (top, GTK_TYPE_LABEL, "Ateliers et Cie, 1 convention");
  type_in (top, "Why", "the same association");
  g_signal_emit_by_name (wait_for (top, GTK_TYPE_BUTTON, "Merge"), "clicked");
  GtkWidget *undo = wait_for (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Put apart again");
  g_assert_cmpint (convention_at (1)->partner, ==, first);
  turn (600); /* nobody is as quick as to press what is still coming in */
  g_signal_emit_by_name (undo, "clicked");
  wait_for (GTK_WIDGET (window), GTK_TYPE_LABEL, "The two partners are apart again.");
  g_assert_cmpint (convention_at (1)->partner, ==, second);
  turn (20);
}

/* Nothing is due without a length; then what is due goes with a visa, and the register still proves itself. */
static void
test_retention (void)
{
  g_autoptr (GError) error = NULL;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.retention", NULL);
  GtkWidget *top = dialog (TRAME_TYPE_FORM_DIALOG);
  wait_for (top, GTK_TYPE_LABEL, "everything is kept for ever");
  GtkWidget *period = wait_for (top, ADW_TYPE_ENTRY_ROW, "Kept after");
  gtk_editable_set_text (GTK_EDITABLE (period), "longtemps");
  g_signal_emit_by_name (period, "apply");
  wait_for (top, GTK_TYPE_LABEL, "It is not a length");
  gtk_editable_set_text (GTK_EDITABLE (period), "10 ans");
  g_signal_emit_by_name (period, "apply");
  GtkWidget *row = wait_for (top, GTK_TYPE_LABEL, "ended on 12/01/2013, kept until 12/01/2023");
  GtkWidget *save = wait_for (top, GTK_TYPE_BUTTON, "Remove the content");
  type_in (top, "visa", "Mme Archive");
  g_assert_false (gtk_widget_get_sensitive (save));
  row = gtk_widget_get_ancestor (row, ADW_TYPE_ACTION_ROW);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))), TRUE);
  g_signal_emit_by_name (save, "clicked");
  wait_for (GTK_WIDGET (window), GTK_TYPE_LABEL, "The content of 1 convention is removed.");
  g_autoptr (TrameVerification) found = trame_office_verify (office (), &error);
  g_assert_no_error (error);
  g_assert_true (found->ok);
}

static GtkWidget *
first_check (GtkWidget *top)
{
  GtkWidget *found = GTK_IS_CHECK_BUTTON (top) && gtk_widget_get_mapped (top) ? top : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = first_check (child);
  return found;
}

/* What is chosen by its check is what documents are written of; without any, all that is shown. */
static void
test_choice (void)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.section", "i", 2);
  GtkWidget *count = wait_for (GTK_WIDGET (window), GTK_TYPE_LABEL, "4 conventions");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (first_check (GTK_WIDGET (window))), TRUE);
  wait_for (GTK_WIDGET (window), GTK_TYPE_LABEL, "1 convention chosen");
  g_assert_true (gtk_widget_activate_action (count, "conventions.write", NULL));
  GtkWidget *top = dialog (TRAME_TYPE_BATCH_DIALOG);
  wait_for (top, GTK_TYPE_LABEL, "1 convention");
  gtk_window_destroy (GTK_WINDOW (top));
  g_signal_emit_by_name (wait_for (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Choose none"), "clicked");
  g_assert_null (find (GTK_WIDGET (window), GTK_TYPE_LABEL, "chosen"));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (first_check (GTK_WIDGET (window)))));
}

/* Sentences that come at once: the last one is said. */
static void
test_toasts (void)
{
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *words = g_strdup_printf ("done %u <&>", i);
      trame_window_toast (window, words, NULL, NULL, NULL);
      turn (i * 20);
    }
  wait_for (GTK_WIDGET (window), GTK_TYPE_LABEL, "done 5 <&>");
  turn (500);
  g_assert_null (find (GTK_WIDGET (window), GTK_TYPE_LABEL, "done 4 <&>"));
}

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

int
main (int argc, char **argv)
{
  trame_language_init ();
  g_test_init (&argc, &argv, NULL);
  TrameApplication *application = trame_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  /* GTK 4.8 warns when a caret blinks in a window that no window manager made active. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  folder = g_dir_make_tmp ("trame-doors-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "register.trame", NULL);
  window = trame_window_new (application);
  trame_window_open_register (window, path);
  gtk_window_present (GTK_WINDOW (window));
  while (office () == NULL)
    turn (10);

  g_test_add_func ("/doors/table", test_table);
  g_test_add_func ("/doors/no-table", test_no_table);
  g_test_add_func ("/doors/existing", test_existing);
  g_test_add_func ("/doors/hand-over", test_hand_over);
  g_test_add_func ("/doors/choice", test_choice);
  g_test_add_func ("/doors/merge", test_merge);
  g_test_add_func ("/doors/retention", test_retention);
  g_test_add_func ("/doors/toasts", test_toasts);
  int status = g_test_run ();
  gtk_window_destroy (GTK_WINDOW (window));
  turn (50);
  remove_folder (folder);
  g_object_unref (application);
  g_free (folder);
  return status;
}
