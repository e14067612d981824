/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long conventions are kept after their end, those at the end of it, and who agrees to their removal. What is due, and
 * what goes, are the office's to say. */
#include "app/retention-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/form-dialog.h"
#include "app/label-text.h"
#include "office/purge.h"
#include "office/retention.h"
#include "office/table-row.h"
#include "office/term-words.h"

/* The period of every model that has none of its own. */
#define ALL_MODELS "retention"
#define WIDTH 524

typedef struct
{
  TrameFormDialog *dialog; /* which owns this */
  TrameOffice *office;
  GtkWidget *period;
  GtkWidget *visa, *reason; /* below what is due; NULL: nothing is */
  GPtrArray *rows;          /* of GtkWidget*, those of the list, borrowed */
  GPtrArray *checks;        /* of GtkCheckButton*, borrowed */
  GArray *due;              /* of gint64, in the order of CHECKS */
  guint removed;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;
  g_clear_object (&form->office);
  g_ptr_array_unref (form->rows);
  g_ptr_array_unref (form->checks);
  g_array_unref (form->due);
  g_free (form);
}

static char *
typed (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* Those that are ticked. Owned by the caller. */
static GArray *
chosen (Form *form)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < form->checks->len; i++)
    if (gtk_check_button_get_active (form->checks->pdata[i]))
      g_array_append_val (ids, g_array_index (form->due, gint64, i));
  return ids;
}

static void
changed (TrameFormDialog *dialog, Form *form)
{
  g_autoptr (GArray) ids = chosen (form);
  if (form->visa == NULL)
    {
      trame_form_dialog_set_ready (dialog, FALSE);
      return;
    }
  g_autofree char *visa = typed (form->visa), *reason = typed (form->reason);
  trame_form_dialog_set_ready (dialog, ids->len > 0 && *visa != '\0' && *reason != '\0');
}

/* ---- the list ---- */

static void
add_row (Form *form, GtkWidget *row)
{
  trame_form_dialog_add_row (form->dialog, row);
  g_ptr_array_add (form->rows, row);
}

/* A row of the list, of plain text. */
static AdwActionRow *
add_text (Form *form, const char *title, const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  add_row (form, GTK_WIDGET (row));
  return row;
}

static void
check_toggled (GtkCheckButton *check, Form *form)
{
  changed (form->dialog, form);
}

static void
add_due (Form *form, const TrameRetention *retention)
{
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *title = retention->number != NULL
                               ? g_strdup_printf ("%s — %s", retention->partner, retention->number)
                               : g_strdup (retention->partner);
  g_autofree char *ended = trame_label_date (&retention->ended), *until = trame_label_date (&retention->until);
  g_autofree char *about = g_strdup_printf (_ ("ended on %s, kept until %s"), ended, until);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, about);
  AdwActionRow *row = add_text (form, title, about);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  trame_accessible_name (check, name);
  adw_action_row_add_prefix (row, check);
  adw_action_row_set_activatable_widget (row, check);
  g_signal_connect (check, "toggled", G_CALLBACK (check_toggled), form);
  g_ptr_array_add (form->checks, check);
  g_array_append_val (form->due, retention->convention);
}

/* What comes first, when nothing is due. */
static void
add_next (Form *form, const GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      const TrameRetention *retention = g_ptr_array_index (all, i);
      if (retention->removed)
        continue;
      g_autofree char *until = trame_label_long_date (&retention->until);
      g_autofree char *next = g_strdup_printf (_ ("The first to come: %s, kept until %s."), retention->partner, until);
      add_text (form, _ ("Nothing is at the end of its retention"), next);
      return;
    }
  add_text (form, _ ("Nothing is at the end of its retention"),
            _ ("Without a length of retention, everything is kept for ever."));
}

static GtkWidget *
entry_row (const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  return row;
}

static void
clear_list (Form *form)
{
  for (guint i = 0; i < form->rows->len; i++)
    trame_form_dialog_remove_row (form->dialog, form->rows->pdata[i]);
  g_ptr_array_set_size (form->rows, 0);
  g_ptr_array_set_size (form->checks, 0);
  g_array_set_size (form->due, 0);
  form->visa = form->reason = NULL;
}

static void
listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameFormDialog) dialog = data;
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = trame_office_list_retention_finish (TRAME_OFFICE (source), result, &error);
  clear_list (form);
  if (all == NULL)
    {
      trame_form_dialog_fail (dialog, _ ("The list cannot be read"), error->message);
      gtk_window_present (GTK_WINDOW (dialog));
      return;
    }
  for (guint i = 0; i < all->len; i++)
    if (((const TrameRetention *) all->pdata[i])->due)
      add_due (form, all->pdata[i]);
  if (form->checks->len == 0)
    add_next (form, all);
  else
    {
      add_row (form, form->visa = entry_row (_ ("The archivist’s visa"), ""));
      add_row (form, form->reason = entry_row (_ ("Why"), _ ("end of retention")));
    }
  changed (dialog, form);
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, -1); /* as high as the list asks */
  if (!gtk_widget_get_visible (GTK_WIDGET (dialog)))
    {
      gtk_window_present (GTK_WINDOW (dialog));
      gtk_widget_grab_focus (form->period);
    }
}

/* ---- the period ---- */

static void
show_period (Form *form)
{
  TramePeriod period;
  const char *kept = g_hash_table_lookup (trame_office_get_settings (form->office)->values, ALL_MODELS);
  g_autofree char *words = kept != NULL && trame_period_parse (kept, &period) ? trame_period_words (period) : NULL;
  gtk_editable_set_text (GTK_EDITABLE (form->period), words != NULL ? words : "");
}

static void
period_applied (AdwEntryRow *row, Form *form)
{
  TramePeriod period;
  g_autofree char *text = typed (form->period);
  g_autoptr (GError) error = NULL;
  gboolean none = *text == '\0', read = none || trame_length_read (text, &period);
  g_autofree char *iso = read && !none ? trame_period_to_string (period) : NULL;
  if (!read)
    trame_form_dialog_fail (form->dialog, _ ("The length is not stored"),
                            _ ("It is not a length: write 10 ans, or leave it empty to keep everything."));
  else if (!trame_office_set_setting (form->office, ALL_MODELS, iso, &error))
    trame_form_dialog_fail (form->dialog, _ ("The length is not stored"), error->message);
  else
    {
      show_period (form);
      trame_office_list_retention_async (form->office, NULL, listed, g_object_ref (form->dialog));
    }
}

/* ---- the removal ---- */

/* What is gone from the register may still stand in copies made before. */
static void
remains_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameFormDialog) dialog = data;
  const Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  g_autoptr (GPtrArray) copies = trame_office_find_remains_finish (TRAME_OFFICE (source), result, NULL);
  g_autoptr (GString) sentence = g_string_new (NULL);
  guint n = copies != NULL ? copies->len : 0;
  g_string_append_printf (
      sentence,
      ngettext ("The content of %u convention is removed.", "The content of %u conventions is removed.", form->removed),
      form->removed);
  if (n > 0)
    {
      g_string_append_c (sentence, ' ');
      g_string_append_printf (sentence,
                              ngettext ("%u backup still holds it: “tramectl backup --purge” deletes it.",
                                        "%u backups still hold it: “tramectl backup --purge” deletes them.", n),
                              n);
    }
  trame_form_dialog_done (dialog, sentence->str);
}

static void
removed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameFormDialog) dialog = data;
  const Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  g_autoptr (GError) error = NULL;
  if (!trame_office_remove_conventions_finish (TRAME_OFFICE (source), result, &error))
    trame_form_dialog_fail (dialog, _ ("Nothing was removed"), error->message);
  else
    trame_office_find_remains_async (form->office, NULL, remains_found, g_steal_pointer (&dialog));
}

static void
save (TrameFormDialog *dialog, Form *form)
{
  g_autoptr (GArray) ids = chosen (form);
  g_autofree char *visa = typed (form->visa), *reason = typed (form->reason);
  form->removed = ids->len;
  trame_form_dialog_wait (dialog);
  trame_office_remove_conventions_async (form->office, ids, visa, reason, NULL, removed, g_object_ref (dialog));
}

/* ---- the form ---- */

void
trame_retention_dialog_present (GtkWidget *parent, TrameOffice *office)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && TRAME_IS_OFFICE (office));

  TrameFormDialog *dialog = trame_form_dialog_new (parent, _ ("End of retention"), _ ("Remove the content"),
                                                   _ ("Texts, files and names of persons go for good, with the "
                                                      "archivist’s visa. Dates, hashes, who agreed and why stay "
                                                      "in the journal."));
  Form *form = g_new0 (Form, 1);
  form->dialog = dialog;
  form->office = g_object_ref (office);
  form->rows = g_ptr_array_new ();
  form->checks = g_ptr_array_new ();
  form->due = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_object_set_data_full (G_OBJECT (dialog), "form", form, form_free);
  form->period = entry_row (_ ("Kept after their end: “10 ans”…"), "");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (form->period), TRUE);
  trame_form_dialog_add_row (dialog, form->period);
  show_period (form);
  g_signal_connect (form->period, "apply", G_CALLBACK (period_applied), form);
  g_signal_connect (dialog, "changed", G_CALLBACK (changed), form);
  g_signal_connect (dialog, "save", G_CALLBACK (save), form);
  trame_office_list_retention_async (office, NULL, listed, g_object_ref (dialog));
}
