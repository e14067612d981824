/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with a convention: the next act, facts, issuing, files. The office does it; this asks and tells. */
#include <glib/gi18n-lib.h>

#include "app/convention-page-private.h"
#include "app/fact-dialog.h"
#include "app/hand-over-dialog.h"
#include "app/label-text.h"
#include "app/window.h"
#include "office/explain.h"
#include "office/generate.h"
#include "office/issue.h"

static void
toast (TrameConventionPage *self, const char *sentence)
{
  TrameWindow *window = trame_window_of (GTK_WIDGET (self));
  if (window != NULL)
    trame_window_toast (window, sentence, NULL, NULL, NULL);
}

/* ---- issuing ---- */

static void
issued (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameConventionPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameIssued) issue = trame_office_issue_finish (TRAME_OFFICE (source), result, &error);
  gtk_widget_set_sensitive (GTK_WIDGET (self->act), TRUE);
  if (issue == NULL)
    {
      trame_error_bar_show (self->error, _ ("The convention could not be sent out for signature"), error->message,
                            _ ("Fill in what is missing"), "convention.complete");
      return;
    }
  g_autofree char *sentence = g_strdup_printf (_ ("Convention %s is ready to be signed."), issue->number);
  toast (self, sentence);
}

static void
issue_answered (AdwMessageDialog *dialog, const char *response, TrameConventionPage *self)
{
  if (!g_str_equal (response, "issue") || self->office == NULL)
    return;
  trame_convention_page_save_now (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->act), FALSE);
  trame_office_issue_async (self->office, self->id, NULL, NULL, issued, g_object_ref (self));
}

static void
issue (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameConventionPage *self = TRAME_CONVENTION_PAGE (widget);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Send the convention out for signature?"),
      _ ("It gets its number and its text no longer changes. What is signed is exactly this document."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "issue",
                                    _ ("Send out for signature"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "issue", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "issue");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (issue_answered), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- facts ---- */

static void
record_signature (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameConventionPage *self = TRAME_CONVENTION_PAGE (widget);
  if (self->dossier == NULL)
    return;
  TrameParty party = self->next.kind == TRAME_ACT_RECORD_SIGNATURE ? self->next.party : TRAME_PARTY_PARTNER;
  if (self->dossier->lifecycle->signed_by & (1u << TRAME_PARTY_PARTNER))
    party = TRAME_PARTY_CITY;
  trame_fact_dialog_sign (widget, self->office, self->dossier, party);
}

static void
record (TrameConventionPage *self, TrameFactKind kind)
{
  if (self->dossier != NULL)
    trame_fact_dialog_record (GTK_WIDGET (self), self->office, self->dossier, kind);
}

static void
record_fact (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameConventionPage *self = TRAME_CONVENTION_PAGE (widget);
  if (self->dossier == NULL)
    return;
  gboolean running = self->dossier->lifecycle->state >= TRAME_STATE_IN_FORCE;
  record (self, running ? TRAME_FACT_RENEWAL_REQUESTED : TRAME_FACT_SENT_FOR_SIGNATURE);
}

static void
record_termination (GtkWidget *widget, const char *action, GVariant *parameter)
{
  record (TRAME_CONVENTION_PAGE (widget), TRAME_FACT_TERMINATION_NOTIFIED);
}

static void
correct_fact (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameConventionPage *self = TRAME_CONVENTION_PAGE (widget);
  if (self->dossier != NULL)
    trame_fact_dialog_correct (widget, self->office, self->dossier, g_variant_get_int64 (parameter));
}

/* Opens the correction of the last fact of KIND, or of the last one without a date when KIND is UNKNOWN. */
static void
complete_fact (TrameConventionPage *self, TrameFactKind kind)
{
  for (guint i = self->dossier->convention->contract.facts->len; i > 0; i--)
    {
      const TrameFact *fact = g_ptr_array_index (self->dossier->convention->contract.facts, i - 1);
      if (kind != TRAME_FACT_UNKNOWN ? fact->kind == kind
                                     : fact->kind != TRAME_FACT_CORRECTION && !g_date_valid (&fact->on))
        {
          trame_fact_dialog_correct (GTK_WIDGET (self), self->office, self->dossier, fact->id);
          return;
        }
    }
}

/* ---- the next act ---- */

static void
complete (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameConventionPage *self = TRAME_CONVENTION_PAGE (widget);
  if (self->values == NULL)
    return;
  if (self->narrow)
    gtk_toggle_button_set_active (self->show_form, TRUE);
  adw_view_stack_set_visible_child_name (self->views, "document");
  trame_convention_form_focus (self->form, trame_convention_form_first_missing (self->form, self->values));
}

static void
next_act (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameConventionPage *self = TRAME_CONVENTION_PAGE (widget);
  if (self->dossier == NULL)
    return;
  switch (self->next.kind)
    {
    case TRAME_ACT_COMPLETE:
      complete (widget, NULL, NULL);
      break;
    case TRAME_ACT_ISSUE:
      issue (widget, NULL, NULL);
      break;
    case TRAME_ACT_RECORD_SIGNATURE:
      record_signature (widget, NULL, NULL);
      break;
    case TRAME_ACT_PREPARE_NEXT:
      record (self, TRAME_FACT_RENEWAL_REQUESTED);
      break;
    case TRAME_ACT_POST_NOTICE:
      record (self, TRAME_FACT_TERMINATION_NOTIFIED);
      break;
    case TRAME_ACT_RECORD_RECEIPT:
      complete_fact (self, TRAME_FACT_TERMINATION_NOTIFIED);
      break;
    case TRAME_ACT_REPORT:
      record (self, TRAME_FACT_REPORT_RECEIVED);
      break;
    case TRAME_ACT_DETERMINE:
      complete_fact (self, TRAME_FACT_UNKNOWN);
      break;
    case TRAME_ACT_NONE:
    default:
      break;
    }
}

/* ---- files ---- */

typedef struct
{
  TrameConventionPage *page; /* a reference */
  GBytes *bytes;
} Sheet;

static void
sheet_place_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  Sheet *sheet = data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                                                           : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;
  if (path != NULL && trame_office_write_file (path, sheet->bytes, &error))
    {
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *sentence = g_strdup_printf (_ ("“%s” is written."), name);
      toast (sheet->page, sentence);
    }
  else if (error != NULL)
    trame_error_bar_show (sheet->page->error, _ ("The file is not written"), error->message,
                          _ ("Choose another place…"), "convention.explain");
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  g_bytes_unref (sheet->bytes);
  g_object_unref (sheet->page);
  g_free (sheet);
}

static void
sheet_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameConventionPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = trame_office_explain_pdf_finish (TRAME_OFFICE (source), result, &error);
  if (bytes == NULL || self->dossier == NULL)
    {
      if (error != NULL)
        trame_error_bar_show (self->error, _ ("The calculation sheet could not be made"), error->message,
                              _ ("Try again"), "convention.explain");
      return;
    }
  const char *partner = self->dossier->partner != NULL ? self->dossier->partner->name : "";
  g_autofree char *name = trame_generate_file_name (self->dossier->convention->number, self->id, partner,
                                                    _ ("calculation"), TRAME_FILE_PDF);
  Sheet *sheet = g_new0 (Sheet, 1);
  sheet->page = g_object_ref (self);
  sheet->bytes = g_steal_pointer (&bytes);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Save the calculation"),
                                                              GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save"), _ ("Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (sheet_place_chosen), sheet);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
explain (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameConventionPage *self = TRAME_CONVENTION_PAGE (widget);
  if (self->dossier != NULL)
    trame_office_explain_pdf_async (self->office, self->id, NULL, sheet_made, g_object_ref (self));
}

static void
save_pdf (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trame_preview_save (TRAME_CONVENTION_PAGE (widget)->preview);
}

static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trame_preview_print (TRAME_CONVENTION_PAGE (widget)->preview);
}

/* ---- mending ---- */

static void
reload (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameConventionPage *self = TRAME_CONVENTION_PAGE (widget);
  trame_error_bar_clear (self->error);
  if (action != NULL && g_str_has_suffix (action, "reload-all"))
    {
      trame_convention_page_stop_editing (self);
      g_clear_pointer (&self->dossier, trame_dossier_unref);
    }
  trame_convention_page_reload (self);
}

static void
redraw (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trame_error_bar_clear (TRAME_CONVENTION_PAGE (widget)->error);
  trame_convention_page_draw (TRAME_CONVENTION_PAGE (widget));
}

static void
save_values (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trame_error_bar_clear (TRAME_CONVENTION_PAGE (widget)->error);
  trame_convention_page_save_now (TRAME_CONVENTION_PAGE (widget));
}

static void
compare (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trame_error_bar_clear (TRAME_CONVENTION_PAGE (widget)->error);
  trame_convention_page_compare (TRAME_CONVENTION_PAGE (widget));
}

static void
hand_over (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameConventionPage *self = TRAME_CONVENTION_PAGE (widget);
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (one, self->id);
  if (self->dossier != NULL)
    trame_hand_over_dialog_present (widget, self->office, one);
}

static void
show_deliberation (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameConventionPage *self = TRAME_CONVENTION_PAGE (widget);
  TrameWindow *window = trame_window_of (widget);
  if (window != NULL && self->dossier != NULL && self->dossier->deliberation != NULL)
    trame_window_show_deliberation (window, self->dossier->deliberation->act->id);
}

void
trame_convention_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "convention.next-act", NULL, next_act);
  gtk_widget_class_install_action (widget_class, "convention.complete", NULL, complete);
  gtk_widget_class_install_action (widget_class, "convention.issue", NULL, issue);
  gtk_widget_class_install_action (widget_class, "convention.record-signature", NULL, record_signature);
  gtk_widget_class_install_action (widget_class, "convention.record-fact", NULL, record_fact);
  gtk_widget_class_install_action (widget_class, "convention.record-termination", NULL, record_termination);
  gtk_widget_class_install_action (widget_class, "convention.correct-fact", "x", correct_fact);
  gtk_widget_class_install_action (widget_class, "convention.explain", NULL, explain);
  trame_convention_page_install_documents (widget_class);
  gtk_widget_class_install_action (widget_class, "convention.save-pdf", NULL, save_pdf);
  gtk_widget_class_install_action (widget_class, "convention.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "convention.show-deliberation", NULL, show_deliberation);
  gtk_widget_class_install_action (widget_class, "convention.hand-over", NULL, hand_over);
  gtk_widget_class_install_action (widget_class, "convention.reload", NULL, reload);
  gtk_widget_class_install_action (widget_class, "convention.reload-all", NULL, reload);
  gtk_widget_class_install_action (widget_class, "convention.redraw", NULL, redraw);
  gtk_widget_class_install_action (widget_class, "convention.save-values", NULL, save_values);
  gtk_widget_class_install_action (widget_class, "convention.compare", NULL, compare);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "convention.record-signature", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "convention.save-pdf", NULL);
}

void
trame_convention_page_update_actions (TrameConventionPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  TrameState state = self->dossier->lifecycle->state;
  gboolean over = trame_label_state_is_over (state);
  gboolean running = state == TRAME_STATE_IN_FORCE || state == TRAME_STATE_IN_FORCE_TERMINATION_RUNNING;
  gboolean both = (self->dossier->lifecycle->signed_by & (1u << TRAME_PARTY_CITY))
                  && (self->dossier->lifecycle->signed_by & (1u << TRAME_PARTY_PARTNER));
  gtk_widget_action_set_enabled (widget, "convention.issue",
                                 !self->dossier->convention->issued && state == TRAME_STATE_DRAFT);
  gtk_widget_action_set_enabled (widget, "convention.record-signature", !over && !both && state != TRAME_STATE_DRAFT);
  gtk_widget_action_set_enabled (widget, "convention.record-termination", running);
  gtk_widget_action_set_enabled (widget, "convention.show-deliberation", self->dossier->deliberation != NULL);
  trame_convention_page_update_documents (self);
}
