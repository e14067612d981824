/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed is drawn at each key and kept a moment later; issuing freezes it, and the window then shows what left. */
#include "app/letter-window.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "app/document-save.h"
#include "app/error-bar.h"
#include "app/field-overlays.h"
#include "app/label-text.h"
#include "app/letter-form.h"
#include "app/preview/preview-bar.h"
#include "app/preview/preview.h"
#include "office/form-draft.h"
#include "office/issue-letter.h"

#define KEEP_AFTER 600 /* ms after the last key */

struct _TrameLetterWindow
{
  AdwWindow parent;
  GtkButton *leave, *restart, *save, *issue, *show_page, *show_form;
  TrameErrorBar *error;
  GtkWidget *issued_bar;
  GtkLabel *issued_label;
  AdwLeaflet *leaflet;
  GtkWidget *form_pane, *page_pane;
  TrameLetterForm *form;
  TramePreview *preview;

  TrameOffice *office;
  TrameConvention *convention;
  char *kind;
  char *key;               /* of the form that is kept */
  TrameLetterDraft *first; /* whose model the rows hold; NULL: not there yet */
  GArray *places;          /* of the page shown */
  TrameValues *given;      /* what was typed: never NULL */
  TrameValues *values;     /* what the page shows; NULL: nothing yet */
  GHashTable *unreadable;  /* ids of fields that hold what cannot be read */
  char *focused;
  guint keep;
  gboolean issued;
};

G_DEFINE_FINAL_TYPE (TrameLetterWindow, trame_letter_window, ADW_TYPE_WINDOW)

static void draw (TrameLetterWindow *self);

/* ---- the page ---- */

static void
lay_overlays (TrameLetterWindow *self)
{
  trame_field_overlays_lay (self->preview, self->places, self->values, self->focused);
}

static void
show_buttons (TrameLetterWindow *self)
{
  const gboolean folded = adw_leaflet_get_folded (self->leaflet);
  const gboolean form = adw_leaflet_get_visible_child (self->leaflet) == self->form_pane;
  gtk_widget_set_visible (GTK_WIDGET (self->show_page), folded && form);
  gtk_widget_set_visible (GTK_WIDGET (self->show_form), folded && !form);
  gtk_widget_set_visible (GTK_WIDGET (self->restart), !self->issued && g_hash_table_size (self->given) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->save), !self->issued);
  gtk_widget_set_visible (GTK_WIDGET (self->issue), !self->issued);
  gtk_widget_set_sensitive (GTK_WIDGET (self->issue), self->first != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), self->first != NULL);
}

/* What was issued before stays; the clerk is told that it is there. */
static void
show_before (TrameLetterWindow *self, const TrameLetterDraft *draft)
{
  if (draft->issues == 0 || gtk_widget_get_visible (self->issued_bar))
    return;
  g_autofree char *on = trame_label_date (&draft->last_issued);
  g_autofree char *words = g_strdup_printf (
      ngettext ("Issued already on %s (document %" PRId64 "). Issuing it again leaves that one as it is.",
                "Issued already, last on %s (document %" PRId64 "). Issuing it again leaves those as they are.",
                draft->issues),
      on, draft->last_document);
  gtk_label_set_label (self->issued_label, words);
  gtk_widget_set_visible (self->issued_bar, TRUE);
}

/* What came back from a form older than the version of the model in use. */
static void
drop_unknown (TrameLetterWindow *self, const TrameModel *model)
{
  GHashTableIter each;
  gpointer id;
  g_hash_table_iter_init (&each, self->given);
  while (g_hash_table_iter_next (&each, &id, NULL))
    if (trame_model_get_field (model, id) == NULL)
      g_hash_table_iter_remove (&each);
}

static void
show_draft (TrameLetterWindow *self, TrameLetterDraft *draft)
{
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->values, g_hash_table_unref);
  self->places = g_array_ref (draft->set->places);
  self->values = g_hash_table_ref (draft->values);
  trame_preview_set_pages (self->preview, draft->set->pdf, draft->set->marks);
  trame_error_bar_clear (self->error);
  show_before (self, draft);
  if (self->first == NULL)
    {
      drop_unknown (self, draft->model);
      trame_letter_form_show (self->form, draft, trame_office_get_today (self->office));
      self->first = draft;
    }
  else
    {
      trame_letter_form_follow (self->form, draft, self->given);
      trame_letter_draft_free (draft);
    }
  lay_overlays (self);
  show_buttons (self);
}

static void
drawn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameLetterWindow) self = data;
  g_autoptr (GError) error = NULL;
  TrameLetterDraft *draft = trame_office_draft_letter_finish (TRAME_OFFICE (source), result, &error);
  if (self->office == NULL || self->issued)
    trame_letter_draft_free (draft);
  else if (draft != NULL)
    show_draft (self, draft);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    trame_error_bar_show (self->error, _ ("The page could not be set"), error->message, _ ("Try again"),
                          "letter.redraw");
}

static void
draw (TrameLetterWindow *self)
{
  if (self->office != NULL && !self->issued)
    trame_office_draft_letter_async (self->office, self->convention->id, self->kind, self->given, NULL, drawn,
                                     g_object_ref (self));
}

static void
redraw (GtkWidget *widget, const char *action, GVariant *parameter)
{
  draw (TRAME_LETTER_WINDOW (widget));
}

/* ---- the form ---- */

static void
keep_now (TrameLetterWindow *self)
{
  g_clear_handle_id (&self->keep, g_source_remove);
  if (self->office != NULL)
    trame_office_keep_form (self->office, self->key, self->given);
}

static gboolean
keep_later (gpointer data)
{
  TrameLetterWindow *self = data;
  self->keep = 0;
  keep_now (self);
  return G_SOURCE_REMOVE;
}

static void
value_changed (TrameLetterForm *form, const char *field, const char *value, TrameLetterWindow *self)
{
  if (value == NULL)
    {
      g_hash_table_add (self->unreadable, g_strdup (field));
      return; /* the row says so */
    }
  g_hash_table_remove (self->unreadable, field);
  g_hash_table_replace (self->given, g_strdup (field), g_strdup (value));
  g_clear_handle_id (&self->keep, g_source_remove);
  self->keep = g_timeout_add (KEEP_AFTER, keep_later, self);
  show_buttons (self);
  draw (self);
}

static void
field_focused (TrameLetterForm *form, const char *field, TrameLetterWindow *self)
{
  if (g_strcmp0 (self->focused, field) == 0)
    return;
  g_free (self->focused);
  self->focused = g_strdup (field);
  lay_overlays (self);
  trame_preview_focus_overlay (self->preview, field);
}

static void
place_clicked (TramePreview *preview, const char *field, TrameLetterWindow *self)
{
  if (self->issued)
    return;
  adw_leaflet_set_visible_child (self->leaflet, self->form_pane);
  trame_letter_form_focus (self->form, field);
}

/* Forgets what was typed: the register's values again, in new rows. */
static void
restart_clicked (GtkButton *button, TrameLetterWindow *self)
{
  g_hash_table_remove_all (self->given);
  g_hash_table_remove_all (self->unreadable);
  keep_now (self);
  TrameLetterDraft *gone = g_steal_pointer (&self->first);
  if (gone != NULL)
    {
      trame_letter_form_clear (self->form);
      trame_letter_draft_free (gone);
    }
  show_buttons (self);
  draw (self);
}

/* ---- a copy, the issue ---- */

static void
copy_saved (GtkWidget *widget, const char *said, const char *failure)
{
  TrameLetterWindow *self = TRAME_LETTER_WINDOW (widget);
  if (failure != NULL)
    trame_error_bar_show (self->error, _ ("The document was not made"), failure, NULL, NULL);
  else
    {
      gtk_label_set_label (self->issued_label, said);
      gtk_widget_set_visible (self->issued_bar, TRUE);
    }
}

static void
save_clicked (GtkButton *button, TrameLetterWindow *self)
{
  trame_document_save (GTK_WIDGET (self), self->office, self->convention, self->kind, self->given, TRAME_FILE_PDF,
                       copy_saved);
}

static void
show_issued (TrameLetterWindow *self, const TrameIssuedLetter *letter)
{
  self->issued = TRUE;
  g_clear_handle_id (&self->keep, g_source_remove);
  trame_office_keep_form (self->office, self->key, NULL);
  g_clear_pointer (&self->places, g_array_unref);
  trame_error_bar_clear (self->error);
  trame_preview_set_document (self->preview, letter->pdf);
  trame_preview_set_file_name (self->preview, letter->name);
  lay_overlays (self);
  g_autofree char *words = g_strdup_printf (
      letter->issue > 1 ? _ ("Issued and kept as document %" PRId64
                             ", issue %u: it no longer changes. Print it or save a copy below the "
                             "page.")
                        : _ ("Issued and kept as document %" PRId64
                             ": it no longer changes. Print it or save a copy below the page."),
      letter->document, letter->issue);
  gtk_label_set_label (self->issued_label, words);
  gtk_widget_set_visible (self->issued_bar, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), FALSE);
  gtk_button_set_label (self->leave, _ ("Close"));
  adw_leaflet_set_visible_child (self->leaflet, self->page_pane);
  show_buttons (self);
}

static void
issued (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameLetterWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameIssuedLetter) letter = trame_office_issue_letter_finish (TRAME_OFFICE (source), result, &error);
  if (self->office == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->issue), TRUE);
  if (letter != NULL)
    show_issued (self, letter);
  else
    trame_error_bar_show (self->error, _ ("The document was not issued"), error->message, NULL, NULL);
}

static void
issue_answered (AdwMessageDialog *dialog, const char *response, TrameLetterWindow *self)
{
  if (!g_str_equal (response, "issue") || self->office == NULL)
    return;
  const TrameLetterToIssue to_issue = { .convention = self->convention->id,
                                        .kind = self->kind,
                                        .given = self->given,
                                        .medium = trame_letter_form_get_medium (self->form) };
  gtk_widget_set_sensitive (GTK_WIDGET (self->issue), FALSE);
  trame_office_issue_letter_async (self->office, &to_issue, NULL, issued, g_object_ref (self));
}

/* The first field that holds what cannot be read, or is empty and may not be; NULL: none. */
static const TrameField *
first_fault (TrameLetterWindow *self)
{
  const TrameModel *model = self->first->model;
  g_autoptr (GPtrArray) missing = trame_fill_missing (model, self->values);
  for (guint i = 0; i < model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (model->fields, i);
      if (g_hash_table_contains (self->unreadable, field->id)
          || g_ptr_array_find_with_equal_func (missing, field->id, g_str_equal, NULL))
        return field;
    }
  return NULL;
}

static void
issue_clicked (GtkButton *button, TrameLetterWindow *self)
{
  const TrameField *fault = first_fault (self);
  if (fault != NULL)
    {
      trame_error_bar_show (self->error, _ ("Something is left to fill in"), fault->label, NULL, NULL);
      adw_leaflet_set_visible_child (self->leaflet, self->form_pane);
      trame_letter_form_focus (self->form, fault->id);
      return;
    }
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self), _ ("Issue this document?"),
      _ ("It is kept as it is now, with its date and to whom it goes. A correction is another issue; this one stays."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "issue", _ ("Issue it"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "issue", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "issue");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (issue_answered), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_pane (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameLetterWindow *self = TRAME_LETTER_WINDOW (widget);
  const gboolean form = adw_leaflet_get_visible_child (self->leaflet) == self->form_pane;
  adw_leaflet_set_visible_child (self->leaflet, form ? self->page_pane : self->form_pane);
}

/* The keyboard was left in a menu that has gone: GTK would send its keys there. */
static gboolean
trame_letter_window_close_request (GtkWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);
  if (parent != NULL)
    gtk_window_set_focus (parent, NULL);
  return GTK_WINDOW_CLASS (trame_letter_window_parent_class)->close_request (window);
}

static void
trame_letter_window_dispose (GObject *object)
{
  TrameLetterWindow *self = TRAME_LETTER_WINDOW (object);
  if (self->keep != 0)
    keep_now (self);
  g_clear_object (&self->office);
  G_OBJECT_CLASS (trame_letter_window_parent_class)->dispose (object);
}

static void
trame_letter_window_finalize (GObject *object)
{
  TrameLetterWindow *self = TRAME_LETTER_WINDOW (object);
  g_clear_pointer (&self->convention, trame_convention_unref);
  g_clear_pointer (&self->first, trame_letter_draft_free);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_hash_table_unref (self->given);
  g_hash_table_unref (self->unreadable);
  g_free (self->kind);
  g_free (self->key);
  g_free (self->focused);
  G_OBJECT_CLASS (trame_letter_window_parent_class)->finalize (object);
}

static void
trame_letter_window_class_init (TrameLetterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_letter_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = trame_letter_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = trame_letter_window_close_request;
  g_type_ensure (TRAME_TYPE_LETTER_FORM);
  g_type_ensure (TRAME_TYPE_ERROR_BAR);
  g_type_ensure (TRAME_TYPE_PREVIEW);
  g_type_ensure (TRAME_TYPE_PREVIEW_BAR);
  gtk_widget_class_install_action (widget_class, "letter.redraw", NULL, redraw);
  gtk_widget_class_install_action (widget_class, "letter.show-pane", NULL, show_pane);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/armentieres/Trame/letter-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrameLetterWindow, leave);
  gtk_widget_class_bind_template_child (widget_class, TrameLetterWindow, restart);
  gtk_widget_class_bind_template_child (widget_class, TrameLetterWindow, save);
  gtk_widget_class_bind_template_child (widget_class, TrameLetterWindow, issue);
  gtk_widget_class_bind_template_child (widget_class, TrameLetterWindow, show_page);
  gtk_widget_class_bind_template_child (widget_class, TrameLetterWindow, show_form);
  gtk_widget_class_bind_template_child (widget_class, TrameLetterWindow, error);
  gtk_widget_class_bind_template_child (widget_class, TrameLetterWindow, issued_bar);
  gtk_widget_class_bind_template_child (widget_class, TrameLetterWindow, issued_label);
  gtk_widget_class_bind_template_child (widget_class, TrameLetterWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, TrameLetterWindow, form_pane);
  gtk_widget_class_bind_template_child (widget_class, TrameLetterWindow, page_pane);
  gtk_widget_class_bind_template_child (widget_class, TrameLetterWindow, form);
  gtk_widget_class_bind_template_child (widget_class, TrameLetterWindow, preview);
  gtk_widget_class_bind_template_callback (widget_class, show_buttons);
  gtk_widget_class_bind_template_callback (widget_class, restart_clicked);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, issue_clicked);
  gtk_widget_class_bind_template_callback (widget_class, value_changed);
  gtk_widget_class_bind_template_callback (widget_class, field_focused);
  gtk_widget_class_bind_template_callback (widget_class, place_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trame_letter_window_init (TrameLetterWindow *self)
{
  self->given = trame_values_new ();
  self->unreadable = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

TrameLetterWindow *
trame_letter_window_present (GtkWindow *parent,
                             TrameOffice *office,
                             const TrameConvention *convention,
                             const char *kind)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && convention != NULL && kind != NULL, NULL);
  TrameLetterWindow *self = g_object_new (TRAME_TYPE_LETTER_WINDOW, "transient-for", parent, NULL);
  self->office = g_object_ref (office);
  self->convention = trame_convention_ref ((TrameConvention *) convention);
  self->kind = g_strdup (kind);
  self->key = g_strdup_printf ("letter:%" PRId64 ":%s", convention->id, kind);
  g_autofree char *name = trame_generate_file_name (convention->number, convention->id, convention->partner_name, kind,
                                                    TRAME_FILE_PDF);
  g_autofree char *title = g_strdup_printf ("%s — %s", trame_document_kind_label (kind), convention->partner_name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  trame_preview_set_file_name (self->preview, name);
  TrameValues *kept = trame_office_load_form (office, self->key, NULL);
  if (kept != NULL)
    {
      g_hash_table_unref (self->given);
      self->given = kept;
    }
  show_buttons (self);
  draw (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
