/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The partners, one row each that opens on what is known of them and on their conventions. */
#include "app/partners-page.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/convention-cells.h"
#include "app/error-bar.h"
#include "app/label-text.h"
#include "app/partner-dialog.h"
#include "app/state-pill.h"
#include "app/value-row.h"
#include "office/duplicate.h"
#include "register/load.h"

struct _TramePartnersPage
{
  AdwBin parent;
  TrameErrorBar *error;
  GtkStack *stack;
  GtkBox *groups;
  TrameOffice *office;
  GPtrArray *partners; /* of TramePartner* */
  GPtrArray *rows;     /* of GtkWidget*, in the same order, borrowed */
  gint64 wanted;       /* to be shown once it is there; 0: none */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TramePartnersPage, trame_partners_page, ADW_TYPE_BIN)

static void
add_known (AdwExpanderRow *row, const TramePartner *partner)
{
  const struct
  {
    const char *name, *value;
  } known[] = {
    { _ ("Legal name"), partner->legal_name },
    { _ ("SIREN number"), partner->siren },
    { _ ("RNA number"), partner->rna },
    { _ ("Address"), partner->address },
    { _ ("Represented by"), partner->representative },
    { _ ("Capacity"), partner->capacity },
  };
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].value != NULL && *known[i].value != '\0')
      adw_expander_row_add_row (row, trame_value_row_new (known[i].name, known[i].value));
}

static GtkWidget *
convention_row (const TrameConvention *convention)
{
  GtkWidget *row = adw_action_row_new (), *pill = trame_state_pill_new ();
  GtkWidget *open = gtk_button_new_from_icon_name ("go-next-symbolic");
  const char *title = convention->object != NULL ? convention->object : convention->model_title;
  g_autofree char *sentence = trame_convention_sentence (convention);
  g_autofree char *name = g_strdup_printf (_ ("Open %s"), convention->partner_name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : _ ("Convention"));
  if (convention->number != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), convention->number);
  trame_state_pill_set_state (TRAME_STATE_PILL (pill), convention->lifecycle->state, convention->lifecycle->signed_by);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "x", convention->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.open-convention");
  gtk_widget_add_css_class (open, "flat");
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  trame_accessible_name (open, name);
  trame_accessible_name (row, sentence);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), open);
  return row;
}

static void
add_act (GtkWidget *box, const char *label, const char *partner, const char *action, gint64 id)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s %s", label, partner);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  trame_accessible_name (button, name);
  gtk_box_append (GTK_BOX (box), button);
}

/* What can be done with a partner: the last row of those that its own opens on. */
static GtkWidget *
acts_row (const TramePartner *partner)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  add_act (box, _ ("Change…"), partner->name, "partners.edit", partner->id);
  add_act (box, _ ("Merge a duplicate…"), partner->name, "partners.merge", partner->id);
  gtk_widget_add_css_class (box, "act-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static GtkWidget *
partner_row (TramePartnersPage *self, const TramePartner *partner)
{
  GtkWidget *row = adw_expander_row_new ();
  guint n = 0;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), partner->name);
  trame_accessible_name (row, partner->name);
  add_known (ADW_EXPANDER_ROW (row), partner);
  const GPtrArray *conventions = trame_office_get_conventions (self->office);
  for (guint i = 0; i < conventions->len; i++)
    {
      const TrameConvention *convention = g_ptr_array_index (conventions, i);
      if (convention->partner != partner->id)
        continue;
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), convention_row (convention));
      n++;
    }
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), acts_row (partner));
  g_autofree char *count = trame_label_conventions (n);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), count);
  return row;
}

static void
show_wanted (TramePartnersPage *self)
{
  for (guint i = 0; self->wanted != 0 && i < self->rows->len; i++)
    if (((const TramePartner *) g_ptr_array_index (self->partners, i))->id == self->wanted)
      {
        self->wanted = 0;
        adw_expander_row_set_expanded (g_ptr_array_index (self->rows, i), TRUE);
        gtk_widget_child_focus (g_ptr_array_index (self->rows, i), GTK_DIR_TAB_FORWARD);
      }
}

static const char *
sameness_words (TrameSameness why)
{
  switch (why)
    {
    case TRAME_SAME_SIREN:
      return _ ("The same SIREN number");
    case TRAME_SAME_RNA:
      return _ ("The same RNA number");
    case TRAME_SAME_LEGAL_NAME:
      return _ ("The same legal name");
    case TRAME_SAME_NAME:
    default:
      return _ ("Names that are alike");
    }
}

/* Pairs that may be one partner: a person looks, and merges. */
static void
add_doubtful (TramePartnersPage *self)
{
  g_autoptr (GPtrArray) pairs = trame_partners_find_doubtful (self->partners);
  if (pairs->len == 0)
    return;
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, _ ("Possible duplicates"));
  for (guint i = 0; i < pairs->len; i++)
    {
      const TrameDoubtfulPair *pair = g_ptr_array_index (pairs, i);
      GtkWidget *row = adw_action_row_new (), *merge = gtk_button_new_with_label (_ ("Merge…"));
      g_autofree char *title = g_strdup_printf (_ ("%s and %s"), pair->one_name, pair->other_name);
      g_autofree char *name = g_strdup_printf (_ ("Merge %s into %s"), pair->other_name, pair->one_name);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sameness_words (pair->why));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (merge), "(xx)", pair->other, pair->one);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (merge), "partners.merge-pair");
      gtk_widget_set_valign (merge, GTK_ALIGN_CENTER);
      trame_accessible_name (merge, name);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), merge);
      adw_preferences_group_add (group, row);
    }
  gtk_box_append (self->groups, GTK_WIDGET (group));
}

static void
refresh (TramePartnersPage *self)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  g_ptr_array_set_size (self->rows, 0);
  if (self->office == NULL || self->partners == NULL)
    return;
  add_doubtful (self);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_box_append (self->groups, GTK_WIDGET (group));
  for (guint i = 0; i < self->partners->len; i++)
    {
      GtkWidget *row = partner_row (self, g_ptr_array_index (self->partners, i));
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (group, row);
    }
  gtk_stack_set_visible_child_name (self->stack, self->partners->len > 0 ? "partners" : "none");
  show_wanted (self);
}

static void
load (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *partners = trame_register_load_partners (data, &error);
  if (partners != NULL)
    g_task_return_pointer (task, partners, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded (GObject *object, GAsyncResult *result, gpointer data)
{
  TramePartnersPage *self = TRAME_PARTNERS_PAGE (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) partners = g_task_propagate_pointer (G_TASK (result), &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (partners == NULL)
    {
      trame_error_bar_show (self->error, _ ("The partners could not be loaded"), error->message, _ ("Try again"),
                            "partners.reload");
      return;
    }
  g_clear_pointer (&self->partners, g_ptr_array_unref);
  self->partners = g_steal_pointer (&partners);
  refresh (self);
}

static void
reload (TramePartnersPage *self)
{
  if (self->office == NULL)
    return;
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, loaded, NULL);
  g_task_set_task_data (task, trame_register_ref (trame_office_get_register (self->office)),
                        (GDestroyNotify) trame_register_unref);
  g_task_run_in_thread (task, load);
}

static void
reload_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trame_error_bar_clear (TRAME_PARTNERS_PAGE (widget)->error);
  reload (TRAME_PARTNERS_PAGE (widget));
}

static const TramePartner *
find_partner (TramePartnersPage *self, gint64 id)
{
  for (guint i = 0; self->partners != NULL && i < self->partners->len; i++)
    if (((const TramePartner *) self->partners->pdata[i])->id == id)
      return self->partners->pdata[i];
  return NULL;
}

static void
add_or_edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TramePartnersPage *self = TRAME_PARTNERS_PAGE (widget);
  const TramePartner *partner = parameter != NULL ? find_partner (self, g_variant_get_int64 (parameter)) : NULL;
  if (self->office != NULL && (parameter == NULL || partner != NULL))
    trame_partner_dialog_edit (widget, self->office, partner);
}

static void
merge (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TramePartnersPage *self = TRAME_PARTNERS_PAGE (widget);
  gint64 duplicate, kept = 0;
  if (g_variant_is_of_type (parameter, G_VARIANT_TYPE_INT64))
    duplicate = g_variant_get_int64 (parameter);
  else
    g_variant_get (parameter, "(xx)", &duplicate, &kept);
  if (self->office != NULL && find_partner (self, duplicate) != NULL)
    trame_partner_dialog_merge (widget, self->office, self->partners, duplicate, kept);
}

static void
convention_changed (TrameOffice *office, gint64 id, TramePartnersPage *self)
{
  reload (self);
}

static void
trame_partners_page_dispose (GObject *object)
{
  TramePartnersPage *self = TRAME_PARTNERS_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->office != NULL)
    g_signal_handlers_disconnect_by_data (self->office, self);
  g_clear_object (&self->office);
  g_clear_pointer (&self->partners, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (trame_partners_page_parent_class)->dispose (object);
}

static void
trame_partners_page_class_init (TramePartnersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_partners_page_dispose;
  g_type_ensure (TRAME_TYPE_ERROR_BAR);
  gtk_widget_class_install_action (widget_class, "partners.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "partners.add", NULL, add_or_edit);
  gtk_widget_class_install_action (widget_class, "partners.edit", "x", add_or_edit);
  gtk_widget_class_install_action (widget_class, "partners.merge", "x", merge);
  gtk_widget_class_install_action (widget_class, "partners.merge-pair", "(xx)", merge);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/armentieres/Trame/partners-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TramePartnersPage, error);
  gtk_widget_class_bind_template_child (widget_class, TramePartnersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TramePartnersPage, groups);
}

static void
trame_partners_page_init (TramePartnersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

void
trame_partners_page_set_office (TramePartnersPage *self, TrameOffice *office)
{
  g_return_if_fail (TRAME_IS_PARTNERS_PAGE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->office != NULL)
    g_signal_handlers_disconnect_by_data (self->office, self);
  g_set_object (&self->office, office);
  if (office == NULL)
    return;
  g_signal_connect_swapped (office, "acts-changed", G_CALLBACK (reload), self);
  g_signal_connect_swapped (office, "conventions-reset", G_CALLBACK (reload), self);
  g_signal_connect (office, "convention-changed", G_CALLBACK (convention_changed), self);
  reload (self);
}

void
trame_partners_page_select (TramePartnersPage *self, gint64 id)
{
  g_return_if_fail (TRAME_IS_PARTNERS_PAGE (self));

  self->wanted = id;
  show_wanted (self);
}
