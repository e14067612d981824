/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Other documents" of a convention's page: those that make sense now, each in a window of its own to be filled and issued.
 * Which they are and what they say are the office's. */
#include "app/convention-page-private.h"

#include "app/document-save.h"
#include "app/letter-window.h"
#include "app/window.h"
#include "office/model-version.h"

#include <glib/gi18n-lib.h>

static void
write_document (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameConventionPage *self = TRAME_CONVENTION_PAGE (widget);
  const char *kind = g_variant_get_string (parameter, NULL);
  if (self->dossier == NULL || trame_document_kind_model (kind) == NULL)
    return;
  trame_convention_page_save_now (self);
  trame_letter_window_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->office, self->dossier->convention,
                               kind);
}

static void
saved (GtkWidget *widget, const char *said, const char *failure)
{
  TrameConventionPage *self = TRAME_CONVENTION_PAGE (widget);
  TrameWindow *window = trame_window_of (widget);
  if (failure != NULL)
    trame_error_bar_show (self->error, _ ("The document was not made"), failure, NULL, NULL);
  else if (window != NULL)
    trame_window_toast (window, said, NULL, NULL, NULL);
}

static void
write_editable (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameConventionPage *self = TRAME_CONVENTION_PAGE (widget);
  if (self->dossier != NULL)
    trame_document_save (widget, self->office, self->dossier->convention, "convention", NULL, TRAME_FILE_ODT, saved);
}

static void
model_taken (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameConventionPage) self = data;
  g_autoptr (GError) error = NULL;
  if (trame_office_change_model_finish (TRAME_OFFICE (source), result, &error))
    saved (GTK_WIDGET (self), _ ("The draft follows the version in use of its model."), NULL);
  else
    trame_error_bar_show (self->error, _ ("The draft keeps its version of the model"), error->message, NULL, NULL);
}

static void
take_model (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameConventionPage *self = TRAME_CONVENTION_PAGE (widget);
  if (self->dossier == NULL || self->dossier->newer_model == 0)
    return;
  trame_convention_page_save_now (self);
  trame_office_change_model_async (self->office, self->id, self->dossier->newer_model, NULL, model_taken,
                                   g_object_ref (self));
}

void
trame_convention_page_install_documents (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "convention.save-editable", NULL, write_editable);
  gtk_widget_class_install_action (widget_class, "convention.take-model", NULL, take_model);
  gtk_widget_class_install_action (widget_class, "convention.document", "s", write_document);
}

void
trame_convention_page_update_documents (TrameConventionPage *self)
{
  const char *const *kinds = trame_office_document_kinds ();
  const TrameDossier *dossier = self->dossier;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "convention.take-model", dossier->newer_model != 0);
  g_menu_remove_all (self->documents_menu);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      if (trame_document_kind_model (kinds[i]) == NULL)
        continue; /* the convention and its dates have entries of their own */
      g_autofree char *refusal = trame_document_kind_refusal (kinds[i], dossier->convention, dossier->lifecycle);
      g_autofree char *label = g_strconcat (trame_document_kind_label (kinds[i]), "…", NULL);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
      if (refusal != NULL)
        continue;
      g_menu_item_set_action_and_target (item, "convention.document", "s", kinds[i]);
      g_menu_append_item (self->documents_menu, item);
    }
}
