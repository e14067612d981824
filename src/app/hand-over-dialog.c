/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From whom, to whom. What may be handed over is the office's to say. */
#include "app/hand-over-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/form-dialog.h"
#include "app/known-row.h"
#include "office/hand-over.h"

typedef struct
{
  TrameFormDialog *dialog; /* which owns this */
  TrameOffice *office;
  GArray *conventions; /* of gint64 */
  GPtrArray *agents;   /* of char*: logins that have some of them, in the order of the row */
  AdwComboRow *from;
  TrameKnownRow *to;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;
  g_clear_object (&form->office);
  g_array_unref (form->conventions);
  g_ptr_array_unref (form->agents);
  g_free (form);
}

static const char *
responsible_of (TrameOffice *office, gint64 id)
{
  const TrameConvention *convention = trame_office_get_convention (office, id);
  return convention != NULL ? convention->responsible : NULL;
}

/* Those of the conventions that are LOGIN's. Owned by the caller. */
static GArray *
of_agent (Form *form, const char *login)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < form->conventions->len; i++)
    if (g_strcmp0 (responsible_of (form->office, g_array_index (form->conventions, gint64, i)), login) == 0)
      g_array_append_val (ids, g_array_index (form->conventions, gint64, i));
  return ids;
}

static const char *
chosen_agent (Form *form)
{
  guint selected = adw_combo_row_get_selected (form->from);
  return selected < form->agents->len ? g_ptr_array_index (form->agents, selected) : NULL;
}

static void
changed (TrameFormDialog *dialog, Form *form)
{
  g_autofree char *to = trame_known_row_get_typed (form->to);
  const char *from = chosen_agent (form);
  trame_form_dialog_set_ready (dialog, from != NULL && *to != '\0' && !g_str_equal (from, to));
}

static void
handed_over (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameFormDialog) dialog = data;
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  g_autoptr (GError) error = NULL;
  gint n = trame_office_hand_over_finish (TRAME_OFFICE (source), result, &error);
  if (n < 0)
    {
      trame_form_dialog_fail (dialog, _ ("Nothing was handed over"), error->message);
      return;
    }
  g_autofree char *to = trame_known_row_get_typed (form->to);
  g_autofree char *sentence = g_strdup_printf (
      ngettext ("%d convention is now followed by %s.", "%d conventions are now followed by %s.", (gulong) n), n, to);
  trame_form_dialog_done (dialog, sentence);
}

static void
save (TrameFormDialog *dialog, Form *form)
{
  const char *from = chosen_agent (form);
  if (from == NULL)
    return;
  g_autofree char *to = trame_known_row_get_typed (form->to);
  g_autoptr (GArray) ids = of_agent (form, from);
  trame_form_dialog_wait (dialog);
  trame_office_hand_over_async (form->office, from, to, ids, NULL, handed_over, g_object_ref (dialog));
}

/* The logins that follow conventions: those of the form, then of the whole register. */
static void
add_rows (Form *form)
{
  g_autoptr (GtkStringList) from = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  const GPtrArray *all = trame_office_get_conventions (form->office);
  for (guint i = 0; i < form->conventions->len; i++)
    {
      const char *login = responsible_of (form->office, g_array_index (form->conventions, gint64, i));
      if (login != NULL && !g_ptr_array_find_with_equal_func (form->agents, login, g_str_equal, NULL))
        g_ptr_array_add (form->agents, g_strdup (login));
    }
  for (guint i = 0; i < form->agents->len; i++)
    {
      g_autoptr (GArray) ids = of_agent (form, form->agents->pdata[i]);
      g_autofree char *words = g_strdup_printf (ngettext ("%s, %u convention", "%s, %u conventions", ids->len),
                                                (const char *) form->agents->pdata[i], ids->len);
      gtk_string_list_append (from, words);
    }
  for (guint i = 0; i < all->len; i++)
    {
      const char *login = ((const TrameConvention *) all->pdata[i])->responsible;
      if (login != NULL && !g_ptr_array_find_with_equal_func (known, login, g_str_equal, NULL))
        g_ptr_array_add (known, g_strdup (login));
    }
  g_ptr_array_add (known, NULL);
  form->from = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->from), _ ("Followed by"));
  adw_combo_row_set_model (form->from, G_LIST_MODEL (from));
  trame_form_dialog_add_row (form->dialog, GTK_WIDGET (form->from));
  form->to = TRAME_KNOWN_ROW (
      trame_known_row_new (_ ("To whom (login)"), _ ("follows conventions"), _ ("follows none yet")));
  trame_known_row_set_names (form->to, (const char *const *) known->pdata);
  trame_form_dialog_add_row (form->dialog, GTK_WIDGET (form->to));
}

void
trame_hand_over_dialog_present (GtkWidget *parent, TrameOffice *office, const GArray *conventions)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && TRAME_IS_OFFICE (office) && conventions != NULL);

  TrameFormDialog *dialog = trame_form_dialog_new (parent, _ ("Hand over to another agent"), _ ("Hand over"),
                                                   _ ("All that this agent follows among the conventions shown. The "
                                                      "journal keeps who handed over, and when."));
  Form *form = g_new0 (Form, 1);
  form->dialog = dialog;
  form->office = g_object_ref (office);
  form->conventions = g_array_copy ((GArray *) conventions);
  form->agents = g_ptr_array_new_with_free_func (g_free);
  g_object_set_data_full (G_OBJECT (dialog), "form", form, form_free);
  add_rows (form);
  g_signal_connect (dialog, "changed", G_CALLBACK (changed), form);
  g_signal_connect (dialog, "save", G_CALLBACK (save), form);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (form->to));
}
