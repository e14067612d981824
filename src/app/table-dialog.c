/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns, report, writing. Reading and refusing are the office's. */
#include "app/table-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/error-bar.h"
#include "app/groups-view.h"
#include "app/label-text.h"
#include "app/window.h"
#include "office/table-import.h"
#include "office/table-outline.h"

/* Rows shown one by one in each group; the rest is counted. */
#define MOST_ROWS 200

struct _TrameTableDialog
{
  AdwWindow parent;
  GtkButton *leave, *back, *go;
  TrameErrorBar *error;
  GtkStack *stack;
  AdwPreferencesGroup *columns;
  TrameGroupsView *report;
  AdwComboRow *rows[TRAME_N_COLUMNS];

  TrameOffice *office;
  char *name; /* of the file */
  TrameTableOutline *outline;
  TrameTableImport *import; /* as last reported; NULL: the columns are asked */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TrameTableDialog, trame_table_dialog, ADW_TYPE_WINDOW)

static const char *const MEMBERS[TRAME_N_COLUMNS] = {
  [TRAME_COLUMN_PARTNER] = N_ ("Partner"),   [TRAME_COLUMN_REFERENCE] = N_ ("Number that it had"),
  [TRAME_COLUMN_OBJECT] = N_ ("Object"),     [TRAME_COLUMN_SCHEME] = N_ ("Scheme"),
  [TRAME_COLUMN_RESPONSIBLE] = N_ ("Agent"), [TRAME_COLUMN_SIGNED] = N_ ("Signed on"),
  [TRAME_COLUMN_START] = N_ ("Start"),       [TRAME_COLUMN_LAST_DAY] = N_ ("Last day"),
  [TRAME_COLUMN_LENGTH] = N_ ("Length"),     [TRAME_COLUMN_RENEWAL] = N_ ("Renewal"),
};

/* ---- the columns ---- */

/* Where each member is among the titles, as chosen. */
static void
read_places (TrameTableDialog *self, guint *places)
{
  for (TrameColumn i = 0; i < TRAME_N_COLUMNS; i++)
    {
      guint selected = adw_combo_row_get_selected (self->rows[i]);
      places[i] = selected == 0 || selected == GTK_INVALID_LIST_POSITION ? G_MAXUINT : selected - 1;
    }
}

static void
columns_changed (TrameTableDialog *self)
{
  guint places[TRAME_N_COLUMNS];
  read_places (self, places);
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), places[TRAME_COLUMN_PARTNER] != G_MAXUINT);
}

static void
show_columns (TrameTableDialog *self)
{
  g_clear_pointer (&self->import, trame_table_import_free);
  gtk_button_set_label (self->leave, _ ("Cancel"));
  gtk_button_set_label (self->go, _ ("Look at the rows"));
  gtk_widget_set_visible (GTK_WIDGET (self->go), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->back), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "columns");
  columns_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->rows[TRAME_COLUMN_PARTNER]));
}

static void
add_columns (TrameTableDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  gtk_string_list_append (titles, "—");
  for (char **title = self->outline->titles; *title != NULL; title++)
    {
      g_autofree char *line = g_strdelimit (g_strdup (*title), "\r\n\t", ' ');
      gtk_string_list_append (titles, line);
    }
  for (TrameColumn i = 0; i < TRAME_N_COLUMNS; i++)
    {
      const guint place = self->outline->places[i];
      self->rows[i] = ADW_COMBO_ROW (adw_combo_row_new ());
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[i]), _ (MEMBERS[i]));
      adw_combo_row_set_model (self->rows[i], G_LIST_MODEL (titles));
      adw_combo_row_set_selected (self->rows[i], place != G_MAXUINT ? place + 1 : 0);
      adw_preferences_group_add (self->columns, GTK_WIDGET (self->rows[i]));
      g_signal_connect_swapped (self->rows[i], "notify::selected", G_CALLBACK (columns_changed), self);
    }
  g_autofree char *count = g_strdup_printf (
      ngettext ("%u row in “%s”. Choose the column of each thing that is known; nothing is written yet.",
                "%u rows in “%s”. Choose the column of each thing that is known; nothing is written yet.",
                self->outline->rows),
      self->outline->rows, self->name);
  g_autofree char *escaped = g_markup_escape_text (count, -1);
  adw_preferences_group_set_description (self->columns, escaped);
}

static void
outlined (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameTableDialog) self = data;
  g_autoptr (GError) error = NULL;
  self->outline = trame_office_outline_table_finish (TRAME_OFFICE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->outline == NULL)
    {
      trame_error_bar_show (self->error, _ ("The spreadsheet cannot be read"), error->message, NULL, NULL);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      gtk_button_set_label (self->leave, _ ("Close"));
      return;
    }
  add_columns (self);
  show_columns (self);
}

/* ---- the report ---- */

static void
add_rest (AdwPreferencesGroup *group, guint n)
{
  if (n <= MOST_ROWS)
    return;
  g_autofree char *rest = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MOST_ROWS), n - MOST_ROWS);
  trame_group_add_row (group, rest, NULL);
}

static void
add_refused (TrameTableDialog *self, const GPtrArray *refused)
{
  if (refused->len == 0)
    return;
  g_autofree char *title = g_strdup_printf (ngettext ("%u row refused", "%u rows refused", refused->len), refused->len);
  AdwPreferencesGroup *group = trame_groups_view_add_group (
      self->report, title,
      _ ("Correct them in the spreadsheet, then take it over again: what is in the register already is recognised."));
  for (guint i = 0; i < MIN (refused->len, MOST_ROWS); i++)
    {
      const TrameRefusedRow *row = g_ptr_array_index (refused, i);
      g_autofree char *name = row->column < TRAME_N_COLUMNS
                                  ? g_strdup_printf (_ ("Row %u, %s"), row->number, _ (MEMBERS[row->column]))
                                  : g_strdup_printf (_ ("Row %u"), row->number);
      trame_group_add_row (group, name, row->why);
    }
  add_rest (group, refused->len);
}

/* "ligne 2 · signée le 12/01/2026 · jusqu’au 12/01/2027 · nouveau partenaire". Owned by the caller. */
static char *
ready_words (const TrameTableRow *row)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const struct
  {
    const char *words;
    const GDate *date;
  } dates[] = { { _ ("signed on %s"), &row->signed_on },
                { _ ("from %s"), &row->start },
                { _ ("until %s"), &row->last_day } };
  g_string_append_printf (words, _ ("row %u"), row->number);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *date = trame_label_date (dates[i].date);
      g_autoptr (GString) part = g_string_new (dates[i].words);
      g_string_replace (part, "%s", date, 1);
      if (g_date_valid (dates[i].date))
        g_string_append_printf (words, " · %s", part->str);
    }
  if (row->new_partner)
    g_string_append_printf (words, " · %s", _ ("new partner"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_ready (TrameTableDialog *self, const TrameTableImport *import)
{
  const GPtrArray *ready = import->ready;
  g_autofree char *title = g_strdup_printf (
      import->committed ? ngettext ("%u convention written", "%u conventions written", ready->len)
                        : ngettext ("%u convention ready", "%u conventions ready", ready->len),
      ready->len);
  g_autofree char *partners = g_strdup_printf (ngettext ("%u new partner.", "%u new partners.", import->partners),
                                               import->partners);
  AdwPreferencesGroup *group = trame_groups_view_add_group (self->report, title,
                                                            import->partners > 0 ? partners : NULL);
  for (guint i = 0; i < MIN (ready->len, MOST_ROWS); i++)
    {
      const TrameTableRow *row = g_ptr_array_index (ready, i);
      g_autofree char *words = ready_words (row);
      trame_group_add_row (group, row->partner, words);
    }
  add_rest (group, ready->len);
}

static void
show_report (TrameTableDialog *self)
{
  const guint n = self->import->ready->len;
  g_autofree char *write = g_strdup_printf (ngettext ("Write %u convention", "Write the %u conventions", n), n);
  trame_groups_view_clear (self->report);
  add_refused (self, self->import->refused);
  add_ready (self, self->import);
  gtk_button_set_label (self->go, write);
  gtk_button_set_label (self->leave, self->import->committed ? _ ("Close") : _ ("Cancel"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->go), !self->import->committed);
  gtk_widget_set_visible (GTK_WIDGET (self->back), !self->import->committed);
  gtk_stack_set_visible_child_name (self->stack, "report");
  gtk_widget_grab_focus (GTK_WIDGET (self->import->committed || n == 0 ? self->leave : self->go));
}

/* ---- looking and writing ---- */

static void
written (TrameTableDialog *self)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  const guint n = self->import->ready->len;
  g_autofree char *sentence = g_strdup_printf (
      ngettext ("%u convention was taken over.", "%u conventions were taken over.", n), n);
  if (TRAME_IS_WINDOW (window))
    trame_window_toast (TRAME_WINDOW (window), sentence, NULL, NULL, NULL);
  if (self->import->refused->len == 0)
    gtk_window_close (GTK_WINDOW (self));
}

static void
imported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameTableDialog) self = data;
  g_autoptr (GError) error = NULL;
  TrameTableImport *import = trame_office_import_table_finish (TRAME_OFFICE (source), result, &error);
  gboolean was_writing = self->import != NULL;
  gtk_widget_set_sensitive (GTK_WIDGET (self->leave), TRUE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (import == NULL)
    {
      trame_error_bar_show (self->error, was_writing ? _ ("Nothing was written") : _ ("The rows cannot be read"),
                            error->message, NULL, NULL);
      if (was_writing)
        show_report (self);
      else
        show_columns (self);
      return;
    }
  g_clear_pointer (&self->import, trame_table_import_free);
  self->import = import;
  show_report (self);
  if (import->committed)
    written (self);
}

static void
go_clicked (GtkButton *button, TrameTableDialog *self)
{
  guint places[TRAME_N_COLUMNS];
  read_places (self, places);
  g_autofree char *columns = trame_table_outline_columns (self->outline, places);
  trame_error_bar_clear (self->error);
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->leave), self->import == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->back), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  trame_office_import_table_async (self->office, self->outline->bytes, columns, self->import != NULL, self->cancellable,
                                   imported, g_object_ref (self));
}

static void
back_clicked (GtkButton *button, TrameTableDialog *self)
{
  trame_error_bar_clear (self->error);
  show_columns (self);
}

/* ---- the widget ---- */

static void
trame_table_dialog_dispose (GObject *object)
{
  TrameTableDialog *self = TRAME_TABLE_DIALOG (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->office);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->outline, trame_table_outline_free);
  g_clear_pointer (&self->import, trame_table_import_free);
  G_OBJECT_CLASS (trame_table_dialog_parent_class)->dispose (object);
}

/* What is being written is waited for: it cannot be half done, and what came of it is said. */
static gboolean
trame_table_dialog_close_request (GtkWindow *window)
{
  TrameTableDialog *self = TRAME_TABLE_DIALOG (window);
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->leave)))
    return TRUE;
  g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (trame_table_dialog_parent_class)->close_request (window);
}

static void
trame_table_dialog_class_init (TrameTableDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_table_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = trame_table_dialog_close_request;
  g_type_ensure (TRAME_TYPE_ERROR_BAR);
  g_type_ensure (TRAME_TYPE_GROUPS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/armentieres/Trame/table-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrameTableDialog, leave);
  gtk_widget_class_bind_template_child (widget_class, TrameTableDialog, back);
  gtk_widget_class_bind_template_child (widget_class, TrameTableDialog, go);
  gtk_widget_class_bind_template_child (widget_class, TrameTableDialog, error);
  gtk_widget_class_bind_template_child (widget_class, TrameTableDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TrameTableDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, TrameTableDialog, report);
  gtk_widget_class_bind_template_callback (widget_class, go_clicked);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trame_table_dialog_init (TrameTableDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

GtkWindow *
trame_table_dialog_present (GtkWidget *parent, TrameOffice *office, const char *path)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && path != NULL, NULL);
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  TrameTableDialog *self = g_object_new (TRAME_TYPE_TABLE_DIALOG, "transient-for", GTK_IS_WINDOW (root) ? root : NULL,
                                         NULL);
  self->office = g_object_ref (office);
  self->name = g_filename_display_basename (path);
  gtk_window_present (GTK_WINDOW (self));
  trame_office_outline_table_async (office, path, self->cancellable, outlined, g_object_ref (self));
  return GTK_WINDOW (self);
}
