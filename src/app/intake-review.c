/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was read, in rows: doubts first, then each group of values; every row is tied to its rectangles in the source. */
#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/intake-page-private.h"
#include "app/label-text.h"
#include "app/reasons.h"
#include "app/value-row.h"

const TrameActProposal *
trame_intake_page_get_act (TrameIntakePage *self)
{
  const GPtrArray *acts = self->incoming != NULL ? self->incoming->proposal->acts : NULL;
  return acts != NULL && self->decisions.act < acts->len ? g_ptr_array_index (acts, self->decisions.act) : NULL;
}

/* ---- rectangles ---- */

static void
lay_overlays (TrameIntakePage *self)
{
  const TrameActProposal *act = trame_intake_page_get_act (self);
  g_autoptr (GArray) overlays = g_array_new (FALSE, TRUE, sizeof (TramePreviewOverlay));
  for (guint i = 0; i < self->values->len; i++)
    {
      const TrameReadValue *value = g_ptr_array_index (self->values, i);
      trame_read_add_overlays (overlays, act, value->key, value->key, trame_read_group_style (value->group), 0);
    }
  for (guint i = 0; i < self->doubts->len; i++)
    {
      const TrameDoubt *doubt = g_ptr_array_index (self->doubts, i);
      for (guint p = 0; p < doubt->paths->len; p++)
        trame_read_add_overlays (overlays, act, g_ptr_array_index (doubt->paths, p), doubt->id, TRAME_OVERLAY_DOUBT,
                                 i + 1);
    }
  trame_preview_set_overlays (self->preview, (const TramePreviewOverlay *) overlays->data, overlays->len);
}

/* The keyboard entered a row: its rectangles light up and come into view. */
static void
row_entered (GtkEventControllerFocus *controller, TrameIntakePage *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  trame_preview_focus_overlay (self->preview, g_object_get_data (G_OBJECT (row), "overlay"));
}

static void
tie (TrameIntakePage *self, GtkWidget *row, const char *id)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();
  g_object_set_data_full (G_OBJECT (row), "overlay", g_strdup (id), g_free);
  g_signal_connect (controller, "enter", G_CALLBACK (row_entered), self);
  gtk_widget_add_controller (row, controller);
  g_hash_table_insert (self->rows, g_object_get_data (G_OBJECT (row), "overlay"), row);
}

static void
show_place (GtkButton *button, TrameIntakePage *self)
{
  trame_preview_focus_overlay (self->preview, g_object_get_data (G_OBJECT (button), "overlay"));
}

/* ---- a value ---- */

static GtkWidget *
confidence_widget (TrameIntakePage *self, const TrameReadValue *value)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *level = gtk_level_bar_new_for_interval (0, 1);
  g_autofree char *percent = trame_label_percent (value->confidence);
  GtkWidget *label = gtk_label_new (percent);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (level), value->confidence);
  gtk_level_bar_add_offset_value (GTK_LEVEL_BAR (level), GTK_LEVEL_BAR_OFFSET_LOW, .75);
  gtk_level_bar_add_offset_value (GTK_LEVEL_BAR (level), GTK_LEVEL_BAR_OFFSET_HIGH, .95);
  gtk_level_bar_add_offset_value (GTK_LEVEL_BAR (level), GTK_LEVEL_BAR_OFFSET_FULL, 1);
  gtk_widget_set_size_request (level, 44, 6);
  gtk_widget_set_valign (level, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (level, "confidence");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "quiet");
  gtk_label_set_width_chars (GTK_LABEL (label), 5);
  gtk_box_append (GTK_BOX (box), level);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  g_autofree char *name = g_strdup_printf (_ ("%s, read with %s certainty: show its place"), value->name, percent);
  trame_accessible_name (button, name);
  gtk_widget_set_tooltip_text (button, _ ("Show its place in the source"));
  g_object_set_data_full (G_OBJECT (button), "overlay", g_strdup (value->key), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (show_place), self);
  return button;
}

typedef struct
{
  TrameIntakePage *page;
  TrameValueRow *row;
  char *key;
  GtkPopover *popover;
} Edit;

static void
edit_free (gpointer data, GClosure *closure)
{
  Edit *edit = data;
  g_free (edit->key);
  g_free (edit);
}

static void
correction_given (GtkEntry *entry, gpointer data)
{
  Edit *edit = data;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autoptr (GError) error = NULL;
  const TrameActProposal *act = trame_intake_page_get_act (edit->page);
  if (trame_import_decisions_correct (&edit->page->decisions, act, edit->key, text, &error))
    {
      trame_value_row_set_value (edit->row, text);
      gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
      gtk_popover_popdown (edit->popover);
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (entry), error->message);
}

/* A pencil that opens an entry; Enter writes the correction. */
static GtkWidget *
edit_button (TrameIntakePage *self, TrameValueRow *row, const TrameReadValue *value)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new (), *entry = gtk_entry_new ();
  g_autofree char *name = g_strdup_printf (_ ("Correct: %s"), value->name);
  gtk_editable_set_text (GTK_EDITABLE (entry), value->raw);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 36);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, "object-select-symbolic");
  trame_accessible_name (entry, name);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-edit-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Correct"));
  trame_accessible_name (button, name);
  Edit *edit = g_new0 (Edit, 1);
  edit->page = self;
  edit->row = row;
  edit->key = g_strdup (value->key);
  edit->popover = GTK_POPOVER (popover);
  g_signal_connect_data (entry, "activate", G_CALLBACK (correction_given), edit, edit_free, 0);
  return button;
}

static GtkWidget *
value_row (TrameIntakePage *self, const TrameReadValue *value)
{
  GtkWidget *row = trame_value_row_new (value->name, value->text);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (bar, "group-bar");
  gtk_widget_add_css_class (bar, trame_read_group_class (value->group));
  trame_value_row_add_prefix (TRAME_VALUE_ROW (row), bar);
  if (value->reasons != NULL)
    trame_value_row_add_suffix (TRAME_VALUE_ROW (row), trame_reasons_button_new (value->name, NULL, value->reasons));
  if (value->raw != NULL && !g_str_has_prefix (value->key, "annex."))
    trame_value_row_add_suffix (TRAME_VALUE_ROW (row), edit_button (self, TRAME_VALUE_ROW (row), value));
  if (value->confidence >= 0)
    trame_value_row_add_suffix (TRAME_VALUE_ROW (row), confidence_widget (self, value));
  tie (self, row, value->key);
  return row;
}

/* ---- groups ---- */

static void
show_values (TrameIntakePage *self)
{
  AdwPreferencesGroup *group = NULL;
  gint shown = -1;
  for (guint i = 0; i < self->values->len; i++)
    {
      const TrameReadValue *value = g_ptr_array_index (self->values, i);
      if (shown != (gint) value->group)
        {
          shown = (gint) value->group;
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, trame_read_group_title (value->group));
          gtk_box_append (self->groups, GTK_WIDGET (group));
        }
      adw_preferences_group_add (group, value_row (self, value));
    }
}

static gboolean
doubt_decided (const TrameDoubt *doubt, const char *text, char **problem, gpointer data)
{
  TrameIntakePage *self = data;
  const char *path = doubt->paths->len > 0 ? g_ptr_array_index (doubt->paths, 0) : NULL;
  g_autoptr (GError) error = NULL;
  if (path == NULL)
    return TRUE;
  if (text == NULL)
    {
      if (self->decisions.corrections != NULL)
        g_hash_table_remove (self->decisions.corrections, path);
      return TRUE;
    }
  if (trame_import_decisions_correct (&self->decisions, trame_intake_page_get_act (self), path, text, &error))
    return TRUE;
  *problem = g_strdup (error->message);
  return FALSE;
}

static void
show_doubts (TrameIntakePage *self)
{
  if (self->doubts->len == 0)
    return;
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *title = g_strdup_printf ("%s  <span alpha=\"60%%\" weight=\"normal\">%u</span>", _ ("To check"),
                                            self->doubts->len);
  guint sure = 0;
  for (guint i = 0; i < self->values->len; i++)
    sure += ((const TrameReadValue *) g_ptr_array_index (self->values, i))->confidence >= TRAME_IMPORT_CONFIDENCE;
  g_autofree char *others = g_strdup_printf (ngettext ("%u other value is sure", "%u other values are sure", sure),
                                             sure);
  GtkWidget *suffix = gtk_label_new (others);
  gtk_widget_add_css_class (suffix, "caption");
  gtk_widget_add_css_class (suffix, "quiet");
  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_header_suffix (group, suffix);
  gtk_box_append (self->groups, GTK_WIDGET (group));
  for (guint i = 0; i < self->doubts->len; i++)
    {
      const TrameDoubt *doubt = g_ptr_array_index (self->doubts, i);
      GtkWidget *row = trame_doubt_row_new (doubt, trame_intake_page_get_act (self), i + 1, doubt_decided, self);
      tie (self, row, doubt->id);
      adw_preferences_group_add (group, row);
    }
}

void
trame_intake_page_count_partners (TrameIntakePage *self)
{
  guint n = 0;
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->partners)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    n += gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
  g_autofree char *words = trame_label_create (n);
  gtk_button_set_label (self->create, words);
}

static void
show_partners (TrameIntakePage *self, const TrameActProposal *act)
{
  for (guint i = 0; act->annex != NULL && i < act->act->partners->len; i++)
    {
      const char *name = g_ptr_array_index (act->act->partners, i);
      GtkWidget *check = gtk_check_button_new_with_label (name);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      g_object_set_data_full (G_OBJECT (check), "partner", g_strdup (name), g_free);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (trame_intake_page_count_partners), self);
      gtk_box_append (self->partners, check);
    }
  trame_intake_page_count_partners (self);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

void
trame_intake_page_forget_act (TrameIntakePage *self)
{
  g_hash_table_remove_all (self->rows);
  if (self->groups != NULL)
    {
      clear_box (self->groups);
      clear_box (self->partners);
      trame_preview_set_overlays (self->preview, NULL, 0);
    }
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  trame_import_decisions_clear (&self->decisions);
  trame_import_decisions_init (&self->decisions);
}

void
trame_intake_page_show_act (TrameIntakePage *self, guint act)
{
  g_return_if_fail (self->incoming != NULL && act < self->incoming->proposal->acts->len);

  const TrameActProposal *proposal = g_ptr_array_index (self->incoming->proposal->acts, act);
  trame_intake_page_forget_act (self);
  self->decisions.act = act;
  self->values = trame_read_values (proposal);
  self->doubts = trame_doubts (proposal);
  show_doubts (self);
  show_values (self);
  show_partners (self, proposal);
  lay_overlays (self);
}
