/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two small forms of attached files. What is done is the office's. */
#include "app/attach-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/attachment-label.h"
#include "app/date-row.h"
#include "app/form-dialog.h"
#include "app/value-row.h"
#include "office/attachment.h"
#include "office/purge.h"

typedef struct
{
  TrameFormDialog *dialog; /* which owns this */
  TrameOffice *office;
  gint64 convention;
  gint64 document;
  GListModel *files;
  guint done; /* files attached so far */
  char *name;
  AdwComboRow *kind;
  GtkWidget *date;
  GtkWidget *note;
  GtkWidget *visa;
  GtkWidget *reason;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;
  g_clear_object (&form->office);
  g_clear_object (&form->files);
  g_free (form->name);
  g_free (form);
}

static Form *
form_new (TrameFormDialog *dialog, TrameOffice *office)
{
  Form *form = g_new0 (Form, 1);
  form->dialog = dialog;
  form->office = g_object_ref (office);
  g_object_set_data_full (G_OBJECT (dialog), "form", form, form_free);
  return form;
}

static GtkWidget *
add_entry (TrameFormDialog *dialog, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  trame_form_dialog_add_row (dialog, row);
  return row;
}

static const char *
text_of (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* ---- attaching ---- */

static void attach_next (Form *form);

static void
attached (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameFormDialog) dialog = data;
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  g_autoptr (GError) error = NULL;
  if (trame_office_attach_finish (TRAME_OFFICE (source), result, &error) == 0)
    {
      trame_form_dialog_fail (dialog, _ ("The file is not attached"), error->message);
      return;
    }
  form->done++;
  attach_next (form);
}

/* Each file by itself: what was attached stays when a later one cannot be. */
static void
attach_next (Form *form)
{
  guint n = g_list_model_get_n_items (form->files);
  if (form->done >= n)
    {
      g_autofree char *sentence = g_strdup_printf (ngettext ("%u file is attached.", "%u files are attached.", n), n);
      trame_form_dialog_done (form->dialog, sentence);
      return;
    }
  g_autoptr (GFile) file = g_list_model_get_item (form->files, form->done);
  g_autofree char *path = g_file_get_path (file);
  GDate on;
  gboolean dated = trame_date_row_get_date (TRAME_DATE_ROW (form->date), &on);
  const char *note = text_of (form->note);
  trame_form_dialog_wait (form->dialog);
  trame_office_attach_async (form->office, form->convention, 0, path,
                             trame_attachment_kinds[adw_combo_row_get_selected (form->kind)], dated ? &on : NULL,
                             *note != '\0' ? note : NULL, NULL, attached, g_object_ref (form->dialog));
}

static void
attach_asked (TrameFormDialog *dialog, Form *form)
{
  attach_next (form);
}

static void
attach_changed (TrameFormDialog *dialog, Form *form)
{
  GDate on;
  trame_form_dialog_set_ready (dialog, trame_date_row_is_empty (TRAME_DATE_ROW (form->date))
                                           || trame_date_row_get_date (TRAME_DATE_ROW (form->date), &on));
}

static char *
names_of (GListModel *files)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *name = g_file_get_basename (file);
      g_autofree char *shown = g_filename_display_name (name);
      g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", shown);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

void
trame_attach_dialog_present (GtkWidget *parent, TrameOffice *office, gint64 convention, GListModel *files)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && G_IS_LIST_MODEL (files));

  g_autofree char *names = names_of (files);
  guint n = g_list_model_get_n_items (files);
  TrameFormDialog *dialog = trame_form_dialog_new (
      parent, ngettext ("Attach a file", "Attach files", n), _ ("Attach"),
      _ ("The file is copied into the register, 50 MB at most, with its hash. It cannot be changed any more."));
  Form *form = form_new (dialog, office);
  form->convention = convention;
  form->files = g_object_ref (files);
  trame_form_dialog_add_row (dialog, trame_value_row_new (ngettext ("File to attach", "Files to attach", n), names));

  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  for (guint i = 0; trame_attachment_kinds[i] != NULL; i++)
    gtk_string_list_append (kinds, trame_attachment_label (trame_attachment_kinds[i]));
  form->kind = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->kind), _ ("What it is"));
  adw_combo_row_set_model (form->kind, G_LIST_MODEL (kinds));
  trame_form_dialog_add_row (dialog, GTK_WIDGET (form->kind));
  form->date = trame_date_row_new (_ ("Its date"), trame_office_get_today (office));
  trame_form_dialog_add_row (dialog, form->date);
  form->note = add_entry (dialog, _ ("Note"));
  g_signal_connect (dialog, "changed", G_CALLBACK (attach_changed), form);
  g_signal_connect (dialog, "save", G_CALLBACK (attach_asked), form);
  trame_form_dialog_set_ready (dialog, TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- removing ---- */

/* What is gone from the register may still stand in copies made before. */
static void
remains_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameFormDialog) dialog = data;
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  g_autoptr (GPtrArray) copies = trame_office_find_remains_finish (TRAME_OFFICE (source), result, NULL);
  guint count = copies != NULL ? copies->len : 0;
  g_autofree char *sentence = NULL;
  if (count == 0)
    sentence = g_strdup_printf (_ ("The content of “%s” is removed."), form->name);
  else
    sentence = g_strdup_printf (
        ngettext ("The content of “%s” is removed. %u backup still holds it: “tramectl backup --purge” deletes it.",
                  "The content of “%s” is removed. %u backups still hold it: “tramectl backup --purge” deletes them.",
                  count),
        form->name, count);
  trame_form_dialog_done (dialog, sentence);
}

static void
removed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameFormDialog) dialog = data;
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  g_autoptr (GError) error = NULL;
  if (!trame_office_remove_document_finish (TRAME_OFFICE (source), result, &error))
    {
      trame_form_dialog_fail (dialog, _ ("The content is not removed"), error->message);
      return;
    }
  trame_office_find_remains_async (form->office, NULL, remains_found, g_steal_pointer (&dialog));
}

static void
remove_asked (TrameFormDialog *dialog, Form *form)
{
  trame_form_dialog_wait (dialog);
  trame_office_remove_document_async (form->office, form->document, text_of (form->visa), text_of (form->reason), NULL,
                                      removed, g_object_ref (dialog));
}

static void
remove_changed (TrameFormDialog *dialog, Form *form)
{
  trame_form_dialog_set_ready (dialog, *text_of (form->visa) != '\0' && *text_of (form->reason) != '\0');
}

void
trame_attach_dialog_remove (GtkWidget *parent, TrameOffice *office, gint64 document, const char *name)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && name != NULL);

  TrameFormDialog *dialog = trame_form_dialog_new (
      parent, _ ("Remove the content"), _ ("Remove the content"),
      _ ("For a file that should never have come, or at the end of its retention. Its content goes for good; its hash, "
         "who agreed and why stay in the journal."));
  Form *form = form_new (dialog, office);
  form->document = document;
  form->name = g_strdup (name);
  trame_form_dialog_add_row (dialog, trame_value_row_new (_ ("File"), name));
  form->visa = add_entry (dialog, _ ("Who agreed"));
  form->reason = add_entry (dialog, _ ("Why"));
  g_signal_connect (dialog, "changed", G_CALLBACK (remove_changed), form);
  g_signal_connect (dialog, "save", G_CALLBACK (remove_asked), form);
  gtk_window_present (GTK_WINDOW (dialog));
}
