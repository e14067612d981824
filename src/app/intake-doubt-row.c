/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of a doubt: readings side by side with what differs marked, then the choices; the first always keeps what was
 * read. */
#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/intake-doubt.h"
#include "app/intake-values.h"

typedef struct
{
  const TrameDoubt *doubt;
  TrameDoubtDecided decided;
  gpointer data;
  GtkCheckButton *keep;
  GtkCheckButton *suggest; /* NULL: no suggestion */
  GtkCheckButton *correct; /* NULL: cannot be corrected */
  AdwEntryRow *entry;
} Row;

/* TEXT as markup, letters of other alphabets than Latin marked. Owned by the caller. */
static char *
marked (const char *text)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);
      GUnicodeScript script = g_unichar_get_script (letter);
      char one[8] = { 0 };
      g_unichar_to_utf8 (letter, one);
      g_autofree char *escaped = g_markup_escape_text (one, -1);
      gboolean strange = g_unichar_isalpha (letter) && script != G_UNICODE_SCRIPT_LATIN
                         && script != G_UNICODE_SCRIPT_COMMON;
      g_string_append_printf (
          markup, strange ? "<span background=\"#f6d32d\" foreground=\"black\"><b>%s</b></span>" : "%s", escaped);
    }
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

static const char *
name_of (const GPtrArray *values, const char *path)
{
  for (guint i = 0; i < values->len; i++)
    {
      const TrameReadValue *value = g_ptr_array_index (values, i);
      if (g_str_equal (path, value->key))
        return value->name;
    }
  return _ ("Read");
}

static GtkWidget *
readings (const TrameDoubt *doubt, const TrameActProposal *proposal)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autoptr (GPtrArray) values = trame_read_values (proposal);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_widget_add_css_class (grid, "readings");
  int line = 0;
  for (guint i = 0; i < doubt->paths->len; i++)
    {
      const char *path = g_ptr_array_index (doubt->paths, i);
      const TrameEvidence *evidence = g_hash_table_lookup (proposal->evidence, path);
      if (evidence == NULL || evidence->quote == NULL)
        continue;
      GtkWidget *name = gtk_label_new (name_of (values, path)), *quote = gtk_label_new (NULL);
      g_autofree char *markup = marked (evidence->quote);
      gtk_label_set_markup (GTK_LABEL (quote), markup);
      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_label_set_yalign (GTK_LABEL (name), 0);
      gtk_label_set_xalign (GTK_LABEL (quote), 0);
      gtk_label_set_wrap (GTK_LABEL (quote), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (quote), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_selectable (GTK_LABEL (quote), TRUE);
      gtk_widget_set_hexpand (quote, TRUE);
      gtk_widget_add_css_class (name, "quiet");
      gtk_widget_add_css_class (name, "caption");
      gtk_grid_attach (GTK_GRID (grid), name, 0, line, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), quote, 1, line++, 1, 1);
    }
  GtkWidget *row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_visible (row, line > 0);
  return row;
}

static void
decide (Row *row)
{
  gboolean correcting = row->correct != NULL && gtk_check_button_get_active (row->correct);
  const char *text = correcting ? gtk_editable_get_text (GTK_EDITABLE (row->entry))
                     : row->suggest != NULL && gtk_check_button_get_active (row->suggest) ? row->doubt->suggestion
                                                                                          : NULL;
  g_autofree char *problem = NULL;
  if (row->entry != NULL)
    gtk_widget_set_visible (GTK_WIDGET (row->entry), correcting);
  gboolean fits = row->decided (row->doubt, text, &problem, row->data);
  if (row->entry == NULL)
    return;
  (fits ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (row->entry), "invalid");
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->entry), problem);
}

static void
choice_toggled (GtkCheckButton *button, Row *row)
{
  if (gtk_check_button_get_active (button))
    decide (row);
}

static void
text_changed (GtkEditable *editable, Row *row)
{
  decide (row);
}

static GtkCheckButton *
add_choice (AdwExpanderRow *expander, Row *row, const char *words)
{
  GtkCheckButton *button = GTK_CHECK_BUTTON (gtk_check_button_new ());
  GtkWidget *line = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), words);
  gtk_widget_set_valign (GTK_WIDGET (button), GTK_ALIGN_CENTER);
  trame_accessible_name (GTK_WIDGET (button), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (line), GTK_WIDGET (button));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), GTK_WIDGET (button));
  if (row->keep != NULL)
    gtk_check_button_set_group (button, row->keep);
  gtk_widget_add_css_class (line, "choice");
  adw_expander_row_add_row (expander, line);
  return button;
}

static void
add_choices (AdwExpanderRow *expander, Row *row)
{
  row->keep = add_choice (expander, row, _ ("Keep as read"));
  gtk_check_button_set_active (row->keep, TRUE);
  if (row->doubt->suggestion != NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("Write “%s”"), row->doubt->suggestion);
      row->suggest = add_choice (expander, row, words);
      g_signal_connect (row->suggest, "toggled", G_CALLBACK (choice_toggled), row);
    }
  g_signal_connect (row->keep, "toggled", G_CALLBACK (choice_toggled), row);
  if (row->doubt->read == NULL)
    return;
  row->correct = add_choice (expander, row, _ ("Correct…"));
  row->entry = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->entry), _ ("Correction"));
  trame_accessible_name (GTK_WIDGET (row->entry), _ ("Correction"));
  gtk_editable_set_text (GTK_EDITABLE (row->entry), row->doubt->read);
  gtk_widget_set_visible (GTK_WIDGET (row->entry), FALSE);
  adw_expander_row_add_row (expander, GTK_WIDGET (row->entry));
  g_signal_connect (row->correct, "toggled", G_CALLBACK (choice_toggled), row);
  g_signal_connect (row->entry, "changed", G_CALLBACK (text_changed), row);
}

/* An expander row of this libadwaita cuts its title: the action row inside it can wrap. */
static void
wrap_title (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ADW_IS_ACTION_ROW (child))
      {
        adw_action_row_set_title_lines (ADW_ACTION_ROW (child), 0);
        adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (child), 0);
        return;
      }
    else
      wrap_title (child);
}

GtkWidget *
trame_doubt_row_new (
    const TrameDoubt *doubt, const TrameActProposal *proposal, guint number, TrameDoubtDecided decided, gpointer data)
{
  g_return_val_if_fail (doubt != NULL && decided != NULL, NULL);

  GtkWidget *widget = adw_expander_row_new ();
  AdwExpanderRow *expander = ADW_EXPANDER_ROW (widget);
  Row *row = g_new0 (Row, 1);
  g_autofree char *count = g_strdup_printf ("%u", number);
  GtkWidget *disc = gtk_label_new (count);
  row->doubt = doubt;
  row->decided = decided;
  row->data = data;
  g_object_set_data_full (G_OBJECT (widget), "doubt", row, g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), doubt->title);
  wrap_title (widget);
  if (doubt->subtitle != NULL)
    adw_expander_row_set_subtitle (expander, doubt->subtitle);
  trame_accessible_name (widget, doubt->title);
  gtk_widget_add_css_class (disc, "number-disc");
  gtk_widget_set_valign (disc, GTK_ALIGN_CENTER);
  adw_expander_row_add_prefix (expander, disc);
  adw_expander_row_add_row (expander, readings (doubt, proposal));
  add_choices (expander, row);
  adw_expander_row_set_expanded (expander, number <= 2);
  return widget;
}
