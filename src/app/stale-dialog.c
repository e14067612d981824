/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two rows a clash, one of them chosen. What becomes of the choice is who asked's business. */
#include "app/stale-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/form-dialog.h"

typedef struct
{
  TrameStale *stale;
  GPtrArray *mine; /* of GtkCheckButton*, one a clash, borrowed */
  TrameStaleDecided decided;
  gpointer user_data;
  GDestroyNotify destroy;
  gboolean answered;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;
  if (!question->answered)
    question->decided (question->stale, NULL, question->user_data);
  if (question->destroy != NULL)
    question->destroy (question->user_data);
  g_ptr_array_unref (question->mine);
  trame_stale_free (question->stale);
  g_free (question);
}

/* One version, chosen by the button that is returned; GROUP (NULL for the first) is the other's. */
static GtkWidget *
add_version (TrameFormDialog *dialog, GtkWidget *group, const char *label, const char *whose, const char *value)
{
  g_autofree char *title = g_strdup_printf (_ ("%s: %s"), label, whose);
  const char *shown = *value != '\0' ? value : _ ("nothing");
  g_autofree char *name = g_strdup_printf ("%s, %s", title, shown);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 8);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (group));
  else
    gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
  trame_accessible_name (button, name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  trame_form_dialog_add_row (dialog, row);
  return button;
}

static char *
note_of (const TrameStale *stale)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (stale->at / G_USEC_PER_SEC);
  g_autofree char *when = at != NULL ? g_date_time_format (at, _ ("%d/%m/%Y at %H:%M")) : g_strdup ("—");
  return g_strdup_printf (
      _ ("Nothing was overwritten: choose what stays, field by field. What %s stored on %s remains in "
         "the journal."),
      stale->agent != NULL ? stale->agent : "?", when);
}

static void
save (TrameFormDialog *dialog, Question *question)
{
  g_autoptr (GArray) mine = g_array_new (FALSE, FALSE, sizeof (gboolean));
  for (guint i = 0; i < question->mine->len; i++)
    {
      gboolean chosen = gtk_check_button_get_active (question->mine->pdata[i]);
      g_array_append_val (mine, chosen);
    }
  question->answered = TRUE;
  question->decided (question->stale, mine, question->user_data);
  trame_form_dialog_done (dialog, NULL);
}

void
trame_stale_dialog_present (
    GtkWidget *parent, TrameStale *stale, TrameStaleDecided decided, gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && stale != NULL && stale->clashes->len > 0 && decided != NULL);

  g_autofree char *note = note_of (stale);
  TrameFormDialog *dialog = trame_form_dialog_new (parent, _ ("Changed elsewhere"), _ ("Keep these"), note);
  Question *question = g_new0 (Question, 1);
  *question = (Question){ stale, g_ptr_array_new (), decided, user_data, destroy, FALSE };
  g_object_set_data_full (G_OBJECT (dialog), "question", question, question_free);
  g_autofree char *writer = g_strdup_printf (_ ("stored by %s"), stale->agent != NULL ? stale->agent : "?");
  for (guint i = 0; i < stale->clashes->len; i++)
    {
      const TrameClash *clash = g_ptr_array_index (stale->clashes, i);
      GtkWidget *mine = add_version (dialog, NULL, clash->label, _ ("as you typed it"), clash->mine);
      add_version (dialog, mine, clash->label, writer, clash->theirs);
      g_ptr_array_add (question->mine, mine);
    }
  g_signal_connect (dialog, "save", G_CALLBACK (save), question);
  trame_form_dialog_set_ready (dialog, TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}
