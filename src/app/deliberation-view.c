/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The detail of an act. Its values are those of the intake, read from the register instead of a source. */
#include "app/deliberation-view.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/convention-cells.h"
#include "app/intake-values.h"
#include "app/label-text.h"
#include "app/reasons.h"
#include "app/state-pill.h"
#include "app/value-row.h"
#include "office/language.h"

struct _TrameDeliberationView
{
  AdwBin parent;
  GtkBox *groups;
};

G_DEFINE_FINAL_TYPE (TrameDeliberationView, trame_deliberation_view, ADW_TYPE_BIN)

static void
trame_deliberation_view_class_init (TrameDeliberationViewClass *klass)
{
}

static void
trame_deliberation_view_init (TrameDeliberationView *self)
{
  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->groups));
}

static AdwPreferencesGroup *
add_group (TrameDeliberationView *self, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, title);
  gtk_box_append (self->groups, GTK_WIDGET (group));
  return group;
}

static void
add_checks (TrameDeliberationView *self, const TrameDeliberation *act)
{
  g_autoptr (GPtrArray) findings = trame_deliberation_check (act, TRAME_ZONE_METROPOLE);
  AdwPreferencesGroup *group = add_group (self, _ ("Checks"));
  for (guint i = 0; i < findings->len; i++)
    {
      const TrameFinding *finding = g_ptr_array_index (findings, i);
      GtkWidget *row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     trame_warning_text (finding->code, trame_language_current ()));
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
      if (finding->reasons != NULL && finding->reasons->len > 0)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                   trame_reasons_button_new (_ ("To check"), _ ("Why check?"), finding->reasons));
      adw_preferences_group_add (group, row);
    }
  if (findings->len == 0)
    adw_preferences_group_set_description (group, _ ("Counts, quorum, proxies and dates agree."));
}

static void
add_values (TrameDeliberationView *self, const TrameDeliberation *act)
{
  g_autoptr (GPtrArray) no_order = g_ptr_array_new ();
  g_autoptr (GHashTable) no_evidence = g_hash_table_new (g_str_hash, g_str_equal);
  TrameActProposal proposal = { .act = (TrameDeliberation *) act, .evidence = no_evidence, .evidence_order = no_order };
  g_autoptr (GPtrArray) values = trame_read_values (&proposal);
  AdwPreferencesGroup *group = NULL;
  gint shown = -1;
  for (guint i = 0; i < values->len; i++)
    {
      const TrameReadValue *value = g_ptr_array_index (values, i);
      if (value->group == TRAME_READ_PARTNERS)
        continue;
      if (shown != (gint) value->group)
        group = add_group (self, trame_read_group_title (value->group));
      shown = (gint) value->group;
      GtkWidget *row = trame_value_row_new (value->name, value->text);
      if (value->reasons != NULL)
        trame_value_row_add_suffix (TRAME_VALUE_ROW (row),
                                    trame_reasons_button_new (value->name, NULL, value->reasons));
      adw_preferences_group_add (group, row);
    }
}

static void
add_conventions (TrameDeliberationView *self, TrameOffice *office, gint64 id)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Conventions"));
  const GPtrArray *all = trame_office_get_conventions (office);
  guint n = 0;
  for (guint i = 0; i < all->len; i++)
    {
      const TrameConvention *convention = g_ptr_array_index (all, i);
      if (convention->deliberation != id)
        continue;
      GtkWidget *row = adw_action_row_new (), *pill = trame_state_pill_new ();
      GtkWidget *open = gtk_button_new_from_icon_name ("go-next-symbolic");
      g_autofree char *name = g_strdup_printf (_ ("Open %s"), convention->partner_name);
      g_autofree char *sentence = trame_convention_sentence (convention);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), convention->partner_name);
      trame_state_pill_set_state (TRAME_STATE_PILL (pill), convention->lifecycle->state,
                                  convention->lifecycle->signed_by);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "x", convention->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.open-convention");
      gtk_widget_add_css_class (open, "flat");
      gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
      trame_accessible_name (open, name);
      trame_accessible_name (row, sentence);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), open);
      adw_preferences_group_add (group, row);
      n++;
    }
  if (n == 0)
    adw_preferences_group_set_description (group, _ ("None yet."));
}

static void
add_models (TrameDeliberationView *self, const GPtrArray *models, gint64 id)
{
  AdwPreferencesGroup *group = NULL;
  for (guint i = 0; models != NULL && i < models->len; i++)
    {
      const TrameModelRecord *model = g_ptr_array_index (models, i);
      if (model->deliberation != id)
        continue;
      if (group == NULL)
        group = add_group (self, _ ("Model"));
      GtkWidget *row = adw_action_row_new (), *open = gtk_button_new_from_icon_name ("go-next-symbolic");
      g_autofree char *name = g_strdup_printf (_ ("Open %s"), model->title);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), model->title);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "x", model->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.open-model");
      gtk_widget_add_css_class (open, "flat");
      gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
      trame_accessible_name (open, name);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), open);
      adw_preferences_group_add (group, row);
    }
}

void
trame_deliberation_view_show (TrameDeliberationView *self,
                              TrameOffice *office,
                              const TrameDeliberation *act,
                              const GPtrArray *models)
{
  g_return_if_fail (TRAME_IS_DELIBERATION_VIEW (self));

  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  add_checks (self, act);
  add_values (self, act);
  add_models (self, models, act->id);
  add_conventions (self, office, act->id);
}
