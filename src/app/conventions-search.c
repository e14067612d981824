/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search of the section Conventions: each text typed is asked of the office on a worker, the newest answer is shown,
 * and the partners, acts and models that were found can be gone to. */
#include "app/conventions-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/convention-columns.h"

static const struct
{
  const char *table;
  const char *words; /* %s: what it is called */
  const char *action;
} PLACES[] = {
  { "partner", N_ ("Partner: %s"), "win.open-partner" },
  { "deliberation", N_ ("Délibération: %s"), "win.open-deliberation" },
  { "model", N_ ("Model: %s"), "win.open-model" },
};

static const char *
typed (TrameConventionsPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

/* ---- where one can go ---- */

static GtkWidget *
place_button (const TrameFoundPlace *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (PLACES); i++)
    if (g_str_equal (PLACES[i].table, place->table))
      {
        const char *words = _ (PLACES[i].words), *hole = strstr (words, "%s");
        g_autofree char *name = g_strdup_printf ("%.*s%s%s", (int) (hole - words), words, place->name, hole + 2);
        GtkWidget *button = gtk_button_new (), *label = gtk_label_new (name);
        gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
        gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
        gtk_widget_set_tooltip_text (button, name);
        gtk_button_set_child (GTK_BUTTON (button), label);
        gtk_widget_add_css_class (button, "chip");
        gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", place->row);
        gtk_actionable_set_action_name (GTK_ACTIONABLE (button), PLACES[i].action);
        trame_accessible_name (button, name);
        return button;
      }
  return NULL;
}

static void
show_places (TrameConventionsPage *self, const TrameFindings *findings)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->places))) != NULL)
    gtk_box_remove (self->places, child);
  for (guint i = 0; findings != NULL && i < findings->places->len; i++)
    if ((child = place_button (g_ptr_array_index (findings->places, i))) != NULL)
      gtk_box_append (self->places, child);
  gtk_widget_set_visible (self->places_line, findings != NULL && findings->places->len > 0);
}

/* ---- question and answer ---- */

static void
open_only_row (TrameConventionsPage *self)
{
  self->open_when_answered = FALSE;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) != 1)
    return;
  g_autoptr (TrameConventionItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-convention", "x", trame_convention_item_get (item)->id);
}

static void
show_findings (TrameConventionsPage *self, const char *text, TrameFindings *findings)
{
  g_free (self->searched);
  self->searched = g_strdup (text);
  self->more = findings != NULL && findings->more;
  trame_convention_list_search (self->list, text, findings);
  trame_convention_columns_show_passages (self->table, findings != NULL);
  show_places (self, findings);
  trame_conventions_page_refresh (self);
  if (self->open_when_answered)
    open_only_row (self);
}

typedef struct
{
  TrameConventionsPage *page; /* a reference */
  GCancellable *cancellable;  /* the question's own */
  char *text;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->page);
  g_object_unref (question->cancellable);
  g_free (question->text);
  g_free (question);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  TrameConventionsPage *self = question->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameFindings) findings = trame_office_search_finish (TRAME_OFFICE (source), result, &error);
  if (self->searching != question->cancellable)
    return; /* a newer question has been asked */
  g_clear_object (&self->searching);
  if (findings != NULL)
    trame_error_bar_clear (self->error);
  else
    trame_error_bar_show (self->error, _ ("The whole register could not be searched"), error->message, _ ("Try again"),
                          "conventions.search-again");
  show_findings (self, question->text, findings);
}

void
trame_conventions_page_stop_search (TrameConventionsPage *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

static gboolean
holds_words (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

static void
ask (TrameConventionsPage *self)
{
  trame_conventions_page_stop_search (self);
  if (self->office == NULL || !holds_words (typed (self)))
    {
      self->open_when_answered = FALSE;
      show_findings (self, typed (self), NULL);
      return;
    }
  self->searching = g_cancellable_new ();
  Question *question = g_new0 (Question, 1);
  question->page = g_object_ref (self);
  question->cancellable = g_object_ref (self->searching);
  question->text = g_strdup (typed (self));
  trame_office_search_async (self->office, question->text, self->searching, answered, question);
}

void
trame_conventions_page_search_again (TrameConventionsPage *self)
{
  if (holds_words (typed (self)))
    ask (self);
}

static void
search_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trame_error_bar_clear (TRAME_CONVENTIONS_PAGE (widget)->error);
  ask (TRAME_CONVENTIONS_PAGE (widget));
}

/* ---- the entry ---- */

static void
search_changed (GtkSearchEntry *entry, TrameConventionsPage *self)
{
  ask (self);
}

/* Escape clears the search first, then the chips. */
static void
search_stopped (GtkSearchEntry *entry, TrameConventionsPage *self)
{
  if (*typed (self) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "conventions.clear-filters", NULL);
}

/* Enter in the search opens the only row that is left, once it answers what is typed. */
static void
search_activated (GtkSearchEntry *entry, TrameConventionsPage *self)
{
  if (g_strcmp0 (self->searched, typed (self)) == 0)
    {
      open_only_row (self);
      return;
    }
  self->open_when_answered = TRUE;
  if (self->searching == NULL)
    ask (self);
}

/* Escape from the rows too. */
static gboolean
escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TrameConventionsPage *self = TRAME_CONVENTIONS_PAGE (widget);
  if (*typed (self) == '\0')
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return TRUE;
}

void
trame_conventions_page_install_search (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "conventions.search-again", NULL, search_again);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape, NULL);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, search_activated);
}

void
trame_conventions_page_search (TrameConventionsPage *self)
{
  g_return_if_fail (TRAME_IS_CONVENTIONS_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}
