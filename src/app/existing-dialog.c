/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of a convention that has no model. What may be taken over is the office's to say. */
#include "app/existing-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/date-row.h"
#include "app/form-dialog.h"
#include "app/known-row.h"
#include "app/window.h"
#include "office/existing.h"
#include "office/table-row.h"

static const struct
{
  TrameRenewal renewal;
  const char *words;
} RENEWALS[] = {
  { TRAME_RENEWAL_NONE, N_ ("None") },
  { TRAME_RENEWAL_EXPLICIT, N_ ("On request") },
  { TRAME_RENEWAL_TACIT, N_ ("Tacit") },
};

typedef struct
{
  TrameFormDialog *dialog; /* which owns this */
  TrameOffice *office;
  GPtrArray *partners; /* of TramePartner*; NULL until they are read */
  GPtrArray *acts;     /* of TrameDeliberationRecord* */
  TrameKnownRow *partner;
  GtkWidget *reference, *object, *scheme, *length;
  TrameDateRow *signed_on, *start, *last_day;
  AdwComboRow *renewal, *act;
  AdwActionRow *scan_row;
  char *scan; /* path; NULL: none */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;
  g_clear_object (&form->office);
  g_clear_pointer (&form->partners, g_ptr_array_unref);
  g_clear_pointer (&form->acts, g_ptr_array_unref);
  g_free (form->scan);
  g_free (form);
}

/* ---- what is known already ---- */

typedef struct
{
  TrameRegister *store;
  GPtrArray *partners;
  GPtrArray *acts;
} Known;

static void
known_free (gpointer data)
{
  Known *known = data;
  trame_register_unref (known->store);
  g_clear_pointer (&known->partners, g_ptr_array_unref);
  g_clear_pointer (&known->acts, g_ptr_array_unref);
  g_free (known);
}

static void
load (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Known *known = data;
  GError *error = NULL;
  known->partners = trame_register_load_partners (known->store, &error);
  known->acts = known->partners != NULL ? trame_register_load_deliberations (known->store, &error) : NULL;
  if (known->acts == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  Form *form = g_object_get_data (source, "form");
  Known *known = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      trame_form_dialog_fail (form->dialog, _ ("The partners could not be loaded"), error->message);
      return;
    }
  form->partners = g_steal_pointer (&known->partners);
  form->acts = g_steal_pointer (&known->acts);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  for (guint i = 0; i < form->partners->len; i++)
    g_strv_builder_add (names, ((const TramePartner *) form->partners->pdata[i])->name);
  g_auto (GStrv) list = g_strv_builder_end (names);
  trame_known_row_set_names (form->partner, (const char *const *) list);
  GtkStringList *acts = GTK_STRING_LIST (adw_combo_row_get_model (form->act));
  for (guint i = 0; i < form->acts->len; i++)
    {
      const TrameDeliberation *act = ((const TrameDeliberationRecord *) form->acts->pdata[i])->act;
      g_autofree char *title = g_strdup_printf ("%s — %s", act->number != NULL ? act->number : "?",
                                                act->title != NULL ? act->title : "");
      gtk_string_list_append (acts, title);
    }
}

static void
begin_loading (Form *form)
{
  g_autoptr (GTask) task = g_task_new (form->dialog, NULL, loaded, NULL);
  Known *known = g_new0 (Known, 1);
  known->store = trame_register_ref (trame_office_get_register (form->office));
  g_task_set_task_data (task, known, known_free);
  g_task_run_in_thread (task, load);
}

/* ---- what is typed ---- */

static const char *
text_of (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static gboolean
read_date (TrameDateRow *row, GDate *out)
{
  return trame_date_row_get_date (row, out) || trame_date_row_is_empty (row);
}

static gboolean
read_length (Form *form, TrameExisting *existing)
{
  g_autofree char *typed = g_strstrip (g_strdup (text_of (form->length)));
  existing->has_length = *typed != '\0' && trame_length_read (typed, &existing->length);
  gboolean good = *typed == '\0' || existing->has_length;
  (good ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (form->length, "error");
  gtk_widget_set_tooltip_text (form->length, good ? NULL : _ ("A length, such as “1 year” or “18 months”"));
  return good;
}

/* FALSE: something of it cannot be read, or is needed and empty. Strings are the rows'. */
static gboolean
read_form (Form *form, TrameExisting *existing)
{
  *existing = (TrameExisting){ .reference = text_of (form->reference),
                               .object = text_of (form->object),
                               .scheme = *text_of (form->scheme) != '\0' ? text_of (form->scheme) : NULL,
                               .partner_name = text_of (GTK_WIDGET (form->partner)) };
  const guint place = trame_known_row_get_place (form->partner), act = adw_combo_row_get_selected (form->act);
  g_autofree char *partner = trame_known_row_get_typed (form->partner);
  gboolean dates = read_date (form->signed_on, &existing->signed_on);
  dates = read_date (form->start, &existing->start) && dates;
  dates = read_date (form->last_day, &existing->last_day) && dates;
  dates = read_length (form, existing) && dates;
  if (form->partners != NULL && place < form->partners->len)
    existing->partner = ((const TramePartner *) form->partners->pdata[place])->id;
  if (form->acts != NULL && act > 0 && act <= form->acts->len)
    existing->deliberation = ((const TrameDeliberationRecord *) form->acts->pdata[act - 1])->act->id;
  existing->renewal = RENEWALS[MIN (adw_combo_row_get_selected (form->renewal), G_N_ELEMENTS (RENEWALS) - 1)].renewal;
  return dates && *partner != '\0' && (g_date_valid (&existing->signed_on) || g_date_valid (&existing->start))
         && (g_date_valid (&existing->last_day) || existing->has_length);
}

static void
changed (TrameFormDialog *dialog, Form *form)
{
  TrameExisting existing;
  trame_form_dialog_set_ready (dialog, read_form (form, &existing));
}

/* ---- the scan ---- */

static void
scan_chosen (GtkNativeDialog *chooser, int response, TrameFormDialog *dialog)
{
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                                                           : NULL;
  char *path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    {
      g_autofree char *name = g_filename_display_basename (path);
      g_free (form->scan);
      form->scan = path;
      adw_action_row_set_subtitle (form->scan_row, name);
    }
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

static void
choose_scan (GtkButton *button, TrameFormDialog *dialog)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Scan of what was signed"), GTK_WINDOW (dialog), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Choose"), _ ("Cancel"));
  g_signal_connect_object (chooser, "response", G_CALLBACK (scan_chosen), dialog, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
add_scan_row (Form *form)
{
  GtkWidget *choose = gtk_button_new_with_label (_ ("Choose…"));
  form->scan_row = ADW_ACTION_ROW (adw_action_row_new ());
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (form->scan_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->scan_row), _ ("Scan of what was signed"));
  adw_action_row_set_subtitle (form->scan_row, _ ("None, 50 MB at most"));
  adw_action_row_add_suffix (form->scan_row, choose);
  adw_action_row_set_activatable_widget (form->scan_row, choose);
  g_signal_connect (choose, "clicked", G_CALLBACK (choose_scan), form->dialog);
  trame_form_dialog_add_row (form->dialog, GTK_WIDGET (form->scan_row));
}

/* ---- the act ---- */

static void
taken (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameFormDialog) dialog = data;
  g_autoptr (GError) error = NULL;
  gint64 id = trame_office_add_existing_finish (TRAME_OFFICE (source), result, &error);
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  if (id == 0)
    {
      trame_form_dialog_fail (dialog, _ ("The convention is not taken over"), error->message);
      return;
    }
  if (TRAME_IS_WINDOW (window))
    trame_window_show_convention (TRAME_WINDOW (window), id);
  trame_form_dialog_done (dialog, _ ("The convention is taken over."));
}

static void
save (TrameFormDialog *dialog, Form *form)
{
  TrameExisting existing;
  if (!read_form (form, &existing))
    return;
  trame_form_dialog_wait (dialog);
  trame_office_add_existing_async (form->office, &existing, form->scan, NULL, taken, g_object_ref (dialog));
}

/* ---- the form ---- */

static GtkWidget *
add_entry (Form *form, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  trame_form_dialog_add_row (form->dialog, row);
  return row;
}

static TrameDateRow *
add_date (Form *form, const char *title)
{
  GtkWidget *row = trame_date_row_new (title, trame_office_get_today (form->office));
  trame_form_dialog_add_row (form->dialog, row);
  return TRAME_DATE_ROW (row);
}

static AdwComboRow *
add_combo (Form *form, const char *title, GtkStringList *list)
{
  GtkWidget *row = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  trame_form_dialog_add_row (form->dialog, row);
  return ADW_COMBO_ROW (row);
}

static void
add_rows (Form *form)
{
  g_autoptr (GtkStringList) renewals = gtk_string_list_new (NULL), acts = gtk_string_list_new (NULL);
  form->partner = TRAME_KNOWN_ROW (trame_known_row_new (_ ("Partner"), _ ("known partner"), _ ("new partner")));
  trame_form_dialog_add_row (form->dialog, GTK_WIDGET (form->partner));
  form->object = add_entry (form, _ ("Object"));
  form->reference = add_entry (form, _ ("Number that it had"));
  form->scheme = add_entry (form, _ ("Scheme"));
  form->signed_on = add_date (form, _ ("Signed on (the last signature)"));
  form->start = add_date (form, _ ("Start, if the text states it"));
  form->length = add_entry (form, _ ("Length: “1 an”, “18 mois”…"));
  form->last_day = add_date (form, _ ("Last day, if the text states it"));
  for (guint i = 0; i < G_N_ELEMENTS (RENEWALS); i++)
    gtk_string_list_append (renewals, _ (RENEWALS[i].words));
  form->renewal = add_combo (form, _ ("Renewal"), renewals);
  gtk_string_list_append (acts, "—");
  form->act = add_combo (form, _ ("Délibération"), acts);
  add_scan_row (form);
}

void
trame_existing_dialog_present (GtkWidget *parent, TrameOffice *office)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && TRAME_IS_OFFICE (office));

  TrameFormDialog *dialog = trame_form_dialog_new (parent, _ ("Take over a signed convention"), _ ("Take over"),
                                                   _ ("Its text is the scan: nothing is composed. Its dates are "
                                                      "followed like the others, from a length or a last day."));
  Form *form = g_new0 (Form, 1);
  form->dialog = dialog;
  form->office = g_object_ref (office);
  g_object_set_data_full (G_OBJECT (dialog), "form", form, form_free);
  add_rows (form);
  g_signal_connect (dialog, "changed", G_CALLBACK (changed), form);
  g_signal_connect (dialog, "save", G_CALLBACK (save), form);
  begin_loading (form);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (form->partner));
}
