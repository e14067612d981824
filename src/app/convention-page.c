/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The convention's page: loads a dossier and shares it among its parts. Its head, what is typed and its actions are in
 * files of their own. */
#include "app/convention-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/fact-dialog.h"

G_DEFINE_FINAL_TYPE (TrameConventionPage, trame_convention_page, ADW_TYPE_BIN)

/* The rows are built anew when another convention comes, or when its text gets frozen; else only dates move. */
static gboolean
needs_new_form (TrameConventionPage *self, const TrameDossier *old, const TrameDossier *new)
{
  return old == NULL || old->convention->id != new->convention->id || old->convention->issued != new->convention->issued
         || old->model != new->model
         || (old->lifecycle->state == TRAME_STATE_DRAFT) != (new->lifecycle->state == TRAME_STATE_DRAFT)
         || (old->lifecycle->signed_by == 0) != (new->lifecycle->signed_by == 0)
         || ((new->convention->version > self->version || self->renew) && self->changes == NULL && !self->saving);
}

/* The views that read for themselves. */
static void
show_views (TrameConventionPage *self, TrameDossier *dossier)
{
  trame_follow_up_view_show (self->follow_up, dossier);
  trame_attachments_view_show (self->attachments, dossier);
  trame_journal_view_show (self->journal, dossier);
}

static void
show_dossier (TrameConventionPage *self, TrameDossier *dossier)
{
  g_autoptr (TrameDossier) old = self->dossier;
  self->dossier = trame_dossier_ref (dossier);
  if (needs_new_form (self, old, dossier))
    {
      g_autofree char *focused = g_strdup (self->focused);
      gboolean again = self->renew;
      trame_convention_page_start_editing (self);
      trame_convention_form_show (self->form, dossier, trame_office_get_today (self->office));
      if (old == NULL || old->convention->id != dossier->convention->id
          || old->convention->issued != dossier->convention->issued)
        gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->form_scroll), 0);
      else if (again && focused != NULL)
        trame_convention_form_focus (self->form, focused);
      trame_convention_page_draw (self);
    }
  else
    trame_convention_form_update (self->form, dossier);
  trame_convention_page_show_head (self);
  trame_lifecycle_view_show (self->lifecycle, dossier, trame_office_get_today (self->office));
  show_views (self, dossier);
  trame_convention_page_update_actions (self);
  if (self->fact_to_correct != 0)
    {
      gint64 fact = self->fact_to_correct;
      self->fact_to_correct = 0;
      trame_fact_dialog_correct (GTK_WIDGET (self), self->office, dossier, fact);
    }
}

static void
dossier_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameConventionPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameDossier) dossier = trame_office_load_dossier_finish (TRAME_OFFICE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (dossier == NULL)
    trame_error_bar_show (self->error, _ ("The convention could not be loaded"), error->message, _ ("Try again"),
                          "convention.reload");
  else if (self->office == TRAME_OFFICE (source) && dossier->convention->id == self->id)
    show_dossier (self, dossier);
}

void
trame_convention_page_reload (TrameConventionPage *self)
{
  if (self->office == NULL || self->id == 0)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  trame_office_load_dossier_async (self->office, self->id, self->cancellable, dossier_loaded, g_object_ref (self));
}

static void
convention_changed (TrameOffice *office, gint64 id, TrameConventionPage *self)
{
  if (id == self->id)
    trame_convention_page_reload (self);
}

/* Another day, another reading, another look: dates and page are made anew. */
static void
all_changed (TrameConventionPage *self)
{
  trame_convention_page_reload (self);
  trame_convention_page_draw (self);
}

static void
forget (TrameConventionPage *self)
{
  trame_convention_page_stop_editing (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->attachments != NULL)
    show_views (self, NULL);
  g_clear_pointer (&self->dossier, trame_dossier_unref);
  self->id = 0;
}

static void
show_form_toggled (GtkToggleButton *button, TrameConventionPage *self)
{
  if (self->narrow)
    gtk_stack_set_visible_child_name (self->narrow_stack, gtk_toggle_button_get_active (button) ? "form" : "page");
}

static void
title_visible_changed (AdwViewSwitcherTitle *title, GParamSpec *pspec, TrameConventionPage *self)
{
  adw_view_switcher_bar_set_reveal (self->switcher_bar, adw_view_switcher_title_get_title_visible (title));
}

static void
trame_convention_page_dispose (GObject *object)
{
  TrameConventionPage *self = TRAME_CONVENTION_PAGE (object);
  if (self->office != NULL)
    g_signal_handlers_disconnect_by_data (self->office, self);
  forget (self);
  g_clear_object (&self->office);
  G_OBJECT_CLASS (trame_convention_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/armentieres/Trame/convention-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, views);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, error);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, head);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, title);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, pill);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, left);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, saved);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, why);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, act);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, wide_act);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, strip);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, form_scroll);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, form);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, page_box);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, paned);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, narrow_stack);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, narrow_box);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, show_form);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, show_page);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, preview);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, document);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, documents_menu);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, lifecycle);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, follow_up);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, attachments);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionPage, journal);
  gtk_widget_class_bind_template_callback (widget_class, show_form_toggled);
  gtk_widget_class_bind_template_callback (widget_class, title_visible_changed);
}

static void
trame_convention_page_class_init (TrameConventionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_convention_page_dispose;
  g_type_ensure (TRAME_TYPE_ATTACHMENTS_VIEW);
  g_type_ensure (TRAME_TYPE_CONVENTION_FORM);
  g_type_ensure (TRAME_TYPE_FOLLOW_UP_VIEW);
  g_type_ensure (TRAME_TYPE_JOURNAL_VIEW);
  g_type_ensure (TRAME_TYPE_LIFECYCLE_STRIP);
  g_type_ensure (TRAME_TYPE_LIFECYCLE_VIEW);
  g_type_ensure (TRAME_TYPE_STATE_PILL);
  g_type_ensure (TRAME_TYPE_ERROR_BAR);
  g_type_ensure (TRAME_TYPE_PREVIEW);
  g_type_ensure (TRAME_TYPE_PREVIEW_BAR);
  trame_convention_page_install_actions (widget_class);
  bind_template (widget_class);
}

static void
trame_convention_page_init (TrameConventionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trame_convention_page_connect_editing (self);
}

void
trame_convention_page_set_office (TrameConventionPage *self, TrameOffice *office)
{
  g_return_if_fail (TRAME_IS_CONVENTION_PAGE (self));

  if (self->office == office)
    return;
  if (self->office != NULL)
    {
      trame_convention_page_leave (self);
      g_signal_handlers_disconnect_by_data (self->office, self);
    }
  forget (self);
  g_set_object (&self->office, office);
  if (office != NULL)
    {
      g_signal_connect (office, "convention-changed", G_CALLBACK (convention_changed), self);
      g_signal_connect_swapped (office, "conventions-reset", G_CALLBACK (all_changed), self);
    }
}

void
trame_convention_page_load (TrameConventionPage *self, TrameOffice *office, gint64 id)
{
  g_return_if_fail (TRAME_IS_CONVENTION_PAGE (self));

  trame_convention_page_set_office (self, office);
  if (self->id != id)
    {
      trame_convention_page_leave (self);
      forget (self);
      trame_error_bar_clear (self->error);
      trame_preview_set_document (self->preview, NULL);
      adw_view_stack_set_visible_child_name (self->views, "document");
    }
  self->id = id;
  trame_convention_page_reload (self);
}

void
trame_convention_page_leave (TrameConventionPage *self)
{
  g_return_if_fail (TRAME_IS_CONVENTION_PAGE (self));
  trame_convention_page_save_now (self);
}

void
trame_convention_page_search (TrameConventionPage *self)
{
  g_return_if_fail (TRAME_IS_CONVENTION_PAGE (self));

  adw_view_stack_set_visible_child_name (self->views, "document");
  gtk_widget_activate_action (GTK_WIDGET (self->preview), "preview.find", NULL);
}

void
trame_convention_page_correct (TrameConventionPage *self, gint64 fact)
{
  g_return_if_fail (TRAME_IS_CONVENTION_PAGE (self));

  self->fact_to_correct = fact;
  trame_convention_page_reload (self);
}

/* Form and page stand side by side, or one at a time: the same widgets move from one parent to the other. */
void
trame_convention_page_set_narrow (TrameConventionPage *self, gboolean narrow)
{
  g_return_if_fail (TRAME_IS_CONVENTION_PAGE (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  g_autoptr (GtkWidget) form = g_object_ref (GTK_WIDGET (self->form_scroll));
  g_autoptr (GtkWidget) page = g_object_ref (self->page_box);
  if (narrow)
    {
      gtk_paned_set_start_child (self->paned, NULL);
      gtk_paned_set_end_child (self->paned, NULL);
      gtk_stack_add_named (self->narrow_stack, form, "form");
      gtk_stack_add_named (self->narrow_stack, page, "page");
      show_form_toggled (self->show_form, self);
    }
  else
    {
      gtk_stack_remove (self->narrow_stack, form);
      gtk_stack_remove (self->narrow_stack, page);
      gtk_paned_set_start_child (self->paned, form);
      gtk_paned_set_end_child (self->paned, page);
    }
  gtk_stack_set_visible_child_name (self->document, narrow ? "narrow" : "wide");
  gtk_widget_set_margin_start (self->head, narrow ? 14 : 24);
  gtk_widget_set_margin_end (self->head, narrow ? 14 : 24);
  trame_lifecycle_strip_set_narrow (self->strip, narrow);
  trame_convention_page_show_head (self);
}
