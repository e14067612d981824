/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The intake's course: reading in the background, then a person's look, then one transaction. What is shown of an act is
 * in intake-review.c. */
#include <glib/gi18n-lib.h>

#include "app/intake-page-private.h"
#include "app/label-text.h"
#include "app/window.h"
#include "office/language.h"

G_DEFINE_FINAL_TYPE (TrameIntakePage, trame_intake_page, ADW_TYPE_BIN)

#define PULSE_EVERY 120

static void
stop_pulse (TrameIntakePage *self)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
}

static gboolean
pulse (gpointer data)
{
  gtk_progress_bar_pulse (TRAME_INTAKE_PAGE (data)->progress);
  return G_SOURCE_CONTINUE;
}

static void
forget (TrameIntakePage *self)
{
  stop_pulse (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  trame_intake_page_forget_act (self);
  g_clear_pointer (&self->incoming, trame_incoming_unref);
  g_clear_object (&self->file);
  if (self->preview != NULL)
    trame_preview_set_reader (self->preview, NULL);
}

static void
show_failure (TrameIntakePage *self, const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  stop_pulse (self);
  adw_status_page_set_description (self->failed, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* ---- the source's pages ---- */

static void
open_source (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  TrameIncoming *incoming = data;
  GError *error = NULL;
  TrameReader *reader = trame_reader_open_bytes (incoming->bytes, incoming->proposal->media_type, cancellable, &error);
  if (reader != NULL)
    g_task_return_pointer (task, reader, (GDestroyNotify) trame_reader_close);
  else
    g_task_return_error (task, error);
}

static void
source_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  TrameIntakePage *self = TRAME_INTAKE_PAGE (source);
  g_autoptr (GError) error = NULL;
  TrameReader *reader = g_task_propagate_pointer (G_TASK (result), &error);
  if (reader != NULL && self->incoming != NULL)
    trame_preview_set_reader (self->preview, reader);
  else if (reader != NULL)
    trame_reader_close (reader);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    trame_error_bar_show (self->error, _ ("The source’s pages cannot be shown"), error->message, NULL, NULL);
}

static void
show_source (TrameIntakePage *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, source_opened, NULL);
  g_task_set_task_data (task, trame_incoming_ref (self->incoming), (GDestroyNotify) trame_incoming_unref);
  g_task_run_in_thread (task, open_source);
}

/* ---- reading ---- */

static void
name_source (TrameIntakePage *self)
{
  const TrameProposal *proposal = self->incoming->proposal;
  g_autofree char *pages = g_strdup_printf (ngettext ("%u page", "%u pages", proposal->pages), proposal->pages);
  g_autofree char *subtitle = proposal->pages > 0 ? g_strdup_printf ("%s · %s", proposal->name, pages)
                                                  : g_strdup (proposal->name);
  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
offer_acts (TrameIntakePage *self)
{
  const GPtrArray *acts = self->incoming->proposal->acts;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  for (guint i = 0; i < acts->len; i++)
    {
      const TrameActProposal *act = g_ptr_array_index (acts, i);
      g_autofree char *name = g_strdup_printf ("%s — %s", act->act->number != NULL ? act->act->number : _ ("no number"),
                                               act->act->title != NULL ? act->act->title : "");
      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (self->act_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->act_group), acts->len > 1);
}

static void
file_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameIntakePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameIncoming) incoming = trame_office_read_finish (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (incoming == NULL || incoming->proposal->acts->len == 0)
    {
      show_failure (self, error != NULL ? error->message : _ ("No délibération was found in this file."));
      return;
    }
  stop_pulse (self);
  self->incoming = g_steal_pointer (&incoming);
  name_source (self);
  offer_acts (self);
  trame_intake_page_show_act (self, 0);
  gtk_stack_set_visible_child_name (self->stack, "review");
  show_source (self);
}

void
trame_intake_page_read (TrameIntakePage *self, GFile *file)
{
  g_return_if_fail (TRAME_IS_INTAKE_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  g_autoptr (GFile) kept = g_object_ref (file);
  g_autofree char *path = g_file_get_path (file), *name = g_file_get_basename (file);
  forget (self);
  self->file = g_steal_pointer (&kept);
  trame_error_bar_clear (self->error);
  adw_window_title_set_subtitle (self->title, name);
  if (path == NULL)
    {
      show_failure (self, _ ("This file is not on this computer: copy it here first."));
      return;
    }
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  adw_status_page_set_description (self->reading, escaped);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  self->cancellable = g_cancellable_new ();
  self->pulse = g_timeout_add (PULSE_EVERY, pulse, self);
  trame_office_read_async (path, trame_language_current (), self->cancellable, file_read, g_object_ref (self));
}

/* ---- leaving and storing ---- */

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameIntakePage *self = TRAME_INTAKE_PAGE (widget);
  TrameWindow *window = trame_window_of (widget);
  forget (self);
  if (window != NULL)
    trame_window_finish_intake (window, 0);
}

static void
imported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameIntakePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameImportResult) import = trame_office_import_finish (TRAME_OFFICE (source), result, &error);
  TrameWindow *window = trame_window_of (GTK_WIDGET (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->create), TRUE);
  if (import == NULL)
    {
      trame_error_bar_show (self->error, _ ("Nothing was stored"), error->message, _ ("Leave"), "intake.cancel");
      return;
    }
  guint n = import->conventions->len;
  g_autofree char *sentence = n > 0 ? g_strdup_printf (
                                  ngettext ("%u draft convention created.", "%u draft conventions created.", n), n)
                                    : g_strdup (_ ("The délibération is recorded."));
  forget (self);
  if (window == NULL)
    return;
  trame_window_finish_intake (window, n > 0 ? 0 : import->deliberation);
  trame_window_toast (window, sentence, NULL, NULL, NULL);
}

static void
choose_partners (TrameIntakePage *self)
{
  g_clear_pointer (&self->decisions.partners, g_ptr_array_unref);
  self->decisions.partners = g_ptr_array_new_with_free_func (g_free);
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->partners)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_ptr_array_add (self->decisions.partners, g_strdup (g_object_get_data (G_OBJECT (check), "partner")));
}

static void
create (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameIntakePage *self = TRAME_INTAKE_PAGE (widget);
  if (self->incoming == NULL || self->office == NULL)
    return;
  choose_partners (self);
  self->decisions.confirmed = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->create), FALSE);
  trame_office_import_async (self->office, self->incoming, &self->decisions, NULL, imported, g_object_ref (self));
}

static void
again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameIntakePage *self = TRAME_INTAKE_PAGE (widget);
  g_autoptr (GFile) file = self->file != NULL ? g_object_ref (self->file) : NULL;
  if (file != NULL)
    trame_intake_page_read (self, file);
}

static void
act_chosen (AdwComboRow *row, GParamSpec *pspec, TrameIntakePage *self)
{
  if (self->incoming != NULL && self->values != NULL && adw_combo_row_get_selected (row) != self->decisions.act)
    trame_intake_page_show_act (self, adw_combo_row_get_selected (row));
}

/* ---- class ---- */

static void
trame_intake_page_dispose (GObject *object)
{
  TrameIntakePage *self = TRAME_INTAKE_PAGE (object);
  forget (self);
  g_clear_object (&self->office);
  G_OBJECT_CLASS (trame_intake_page_parent_class)->dispose (object);
}

static void
trame_intake_page_finalize (GObject *object)
{
  g_hash_table_unref (TRAME_INTAKE_PAGE (object)->rows);
  G_OBJECT_CLASS (trame_intake_page_parent_class)->finalize (object);
}

static void
trame_intake_page_class_init (TrameIntakePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_intake_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = trame_intake_page_finalize;
  gtk_widget_class_install_action (widget_class, "intake.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "intake.create", NULL, create);
  gtk_widget_class_install_action (widget_class, "intake.again", NULL, again);
  g_type_ensure (TRAME_TYPE_PREVIEW);
  g_type_ensure (TRAME_TYPE_PREVIEW_BAR);
  g_type_ensure (TRAME_TYPE_ERROR_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/armentieres/Trame/intake-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrameIntakePage, title);
  gtk_widget_class_bind_template_child (widget_class, TrameIntakePage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrameIntakePage, progress);
  gtk_widget_class_bind_template_child (widget_class, TrameIntakePage, reading);
  gtk_widget_class_bind_template_child (widget_class, TrameIntakePage, failed);
  gtk_widget_class_bind_template_child (widget_class, TrameIntakePage, error);
  gtk_widget_class_bind_template_child (widget_class, TrameIntakePage, preview);
  gtk_widget_class_bind_template_child (widget_class, TrameIntakePage, scroll);
  gtk_widget_class_bind_template_child (widget_class, TrameIntakePage, groups);
  gtk_widget_class_bind_template_child (widget_class, TrameIntakePage, act_row);
  gtk_widget_class_bind_template_child (widget_class, TrameIntakePage, act_group);
  gtk_widget_class_bind_template_child (widget_class, TrameIntakePage, partners);
  gtk_widget_class_bind_template_child (widget_class, TrameIntakePage, nothing_stored);
  gtk_widget_class_bind_template_child (widget_class, TrameIntakePage, create);
  gtk_widget_class_bind_template_callback (widget_class, act_chosen);
}

/* A rectangle was clicked: its value takes the keyboard and comes into view. */
static void
place_clicked (TramePreview *preview, const char *id, TrameIntakePage *self)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, id);
  if (row == NULL)
    return;
  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
trame_intake_page_init (TrameIntakePage *self)
{
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  trame_import_decisions_init (&self->decisions);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->preview, "overlay-activated", G_CALLBACK (place_clicked), self);
}

void
trame_intake_page_set_office (TrameIntakePage *self, TrameOffice *office)
{
  g_return_if_fail (TRAME_IS_INTAKE_PAGE (self));
  g_set_object (&self->office, office);
}
