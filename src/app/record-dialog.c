/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From members to rows, and back. What may be kept is the office's and the register's to say. */
#include "app/record-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/choice-label.h"
#include "app/date-row.h"
#include "app/form-dialog.h"
#include "french/figure.h"
#include "office/keep.h"
#include "office/record-label.h"

typedef struct
{
  TrameFormDialog *dialog; /* which owns this */
  TrameOffice *office;
  TrameKept *record;
  const TrameRecordField *fields;
  guint n;
  GPtrArray *rows; /* of GtkWidget*, one a field, borrowed */
  char *done;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;
  g_clear_object (&form->office);
  trame_kept_free (form->record);
  g_ptr_array_unref (form->rows);
  g_free (form->done);
  g_free (form);
}

static const TrameMember *
member_of (const Form *form, guint field)
{
  return trame_aggregate_find (form->record->aggregate, form->fields[field].column);
}

static gboolean
is_needed (const Form *form, guint field)
{
  return form->fields[field].needed || member_of (form, field)->required;
}

/* ---- rows ---- */

/* A choice that may be left open begins with "—". */
static GtkWidget *
choice_row (const Form *form, guint field, const char *title)
{
  const TrameMember *member = member_of (form, field);
  const char *value = *(char **) trame_kept_place (form->record, member);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0, first = is_needed (form, field) ? 0 : 1;
  if (first == 1)
    gtk_string_list_append (names, "—");
  for (guint i = 0; member->choices[i] != NULL; i++)
    {
      gtk_string_list_append (names, trame_choice_label (member->column, member->choices[i]));
      if (g_strcmp0 (value, member->choices[i]) == 0)
        selected = i + first;
    }
  GtkWidget *row = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  return row;
}

static GtkWidget *
entry_row (const char *title, const char *value)
{
  GtkWidget *row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), value != NULL ? value : "");
  return row;
}

static GtkWidget *
row_of (const Form *form, guint field)
{
  const TrameMember *member = member_of (form, field);
  gpointer place = trame_kept_place (form->record, member);
  const char *title = form->fields[field].title != NULL ? _ (form->fields[field].title)
                                                        : trame_record_label (member->column);
  if (member->kind == TRAME_MEMBER_DATE)
    {
      GtkWidget *row = trame_date_row_new (title, trame_office_get_today (form->office));
      trame_date_row_set_date (TRAME_DATE_ROW (row), place);
      return row;
    }
  if (member->kind == TRAME_MEMBER_NUMBER)
    {
      gint64 number = *(gint64 *) place;
      g_autofree char *text = number != TRAME_NUMBER_NONE && form->record->id != 0 ? trame_figure_to_text (number)
                                                                                   : NULL;
      return entry_row (title, text);
    }
  return member->choices != NULL ? choice_row (form, field, title) : entry_row (title, *(char **) place);
}

/* ---- what was typed ---- */

static gboolean
read_date (GtkWidget *row, GDate *date)
{
  return trame_date_row_get_date (TRAME_DATE_ROW (row), date) || trame_date_row_is_empty (TRAME_DATE_ROW (row));
}

static void
read_choice (const Form *form, guint field, GtkWidget *row, char **text)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row)), first = is_needed (form, field) ? 0 : 1;
  g_free (*text);
  *text = selected >= first ? g_strdup (member_of (form, field)->choices[selected - first]) : NULL;
}

/* Lays one row over the record. FALSE: it cannot be read, or is needed and empty. */
static gboolean
read_row (Form *form, guint field)
{
  const TrameMember *member = member_of (form, field);
  GtkWidget *row = g_ptr_array_index (form->rows, field);
  gpointer place = trame_kept_place (form->record, member);
  if (member->kind == TRAME_MEMBER_DATE)
    return read_date (row, place) && (!is_needed (form, field) || g_date_valid (place));
  if (member->choices != NULL)
    {
      read_choice (form, field, row, place);
      return TRUE;
    }
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  if (member->kind == TRAME_MEMBER_NUMBER)
    {
      gint64 number = 0;
      gboolean read = trame_figure_read (text, &number);
      if (read)
        *(gint64 *) place = number;
      gtk_widget_set_tooltip_text (row, read || *text == '\0' ? NULL : _ (form->fields[field].unwanted));
      (read || *text == '\0' ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (row, "error");
      return read;
    }
  g_free (*(char **) place);
  *(char **) place = *text != '\0' ? g_steal_pointer (&text) : NULL;
  return !is_needed (form, field) || *(char **) place != NULL;
}

static void
changed (TrameFormDialog *dialog, Form *form)
{
  gboolean ready = form->rows->len == form->n;
  for (guint i = 0; i < form->rows->len; i++)
    ready = read_row (form, i) && ready;
  trame_form_dialog_set_ready (dialog, ready);
}

/* ---- keeping ---- */

static void
kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameFormDialog) dialog = data;
  const Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  g_autoptr (GError) error = NULL;
  if (trame_office_keep_finish (TRAME_OFFICE (source), result, &error) == 0)
    trame_form_dialog_fail (dialog, _ ("What you typed is not stored"), error->message);
  else
    trame_form_dialog_done (dialog, form->done);
}

static void
save (TrameFormDialog *dialog, Form *form)
{
  trame_form_dialog_wait (dialog);
  trame_office_keep_async (form->office, form->record, NULL, kept, g_object_ref (dialog));
}

void
trame_record_dialog_present (GtkWidget *parent,
                             TrameOffice *office,
                             gpointer record,
                             const char *title,
                             const TrameRecordField *fields,
                             guint n,
                             const char *note,
                             const char *done)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && record != NULL && fields != NULL);

  TrameFormDialog *dialog = trame_form_dialog_new (parent, title, _ ("Save"), note);
  Form *form = g_new0 (Form, 1);
  *form = (Form){ dialog, g_object_ref (office), record, fields, n, g_ptr_array_new (), g_strdup (done) };
  g_object_set_data_full (G_OBJECT (dialog), "form", form, form_free);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = row_of (form, i);
      trame_form_dialog_add_row (dialog, row);
      g_ptr_array_add (form->rows, row);
    }
  g_signal_connect (dialog, "changed", G_CALLBACK (changed), form);
  g_signal_connect (dialog, "save", G_CALLBACK (save), form);
  changed (dialog, form);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (g_ptr_array_index (form->rows, 0));
}
