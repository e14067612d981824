/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view of facts, deadlines and warnings. Facts are corrected from here; nothing is computed here. */
#include "app/lifecycle-view.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/label-text.h"
#include "app/reasons.h"
#include "app/strip-marks.h"
#include "office/language.h"

struct _TrameLifecycleView
{
  AdwBin parent;
  GtkBox *groups;
};

G_DEFINE_FINAL_TYPE (TrameLifecycleView, trame_lifecycle_view, ADW_TYPE_BIN)

static void
trame_lifecycle_view_class_init (TrameLifecycleViewClass *klass)
{
}

static void
trame_lifecycle_view_init (TrameLifecycleView *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 22));
  gtk_widget_set_margin_top (GTK_WIDGET (self->groups), 20);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->groups), 24);
  gtk_widget_set_margin_start (GTK_WIDGET (self->groups), 24);
  gtk_widget_set_margin_end (GTK_WIDGET (self->groups), 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 800);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->groups));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), clamp);
  adw_bin_set_child (ADW_BIN (self), scroll);
}

static AdwPreferencesGroup *
add_group (TrameLifecycleView *self, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, title);
  gtk_box_append (self->groups, GTK_WIDGET (group));
  return group;
}

static AdwActionRow *
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_set_subtitle_lines (row, 0);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static void
add_date (AdwActionRow *row, const GDate *date, const GDate *today, gboolean count)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *words = trame_label_short_date (date, today);
  GtkWidget *label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gint days = g_date_valid (date) ? g_date_days_between (today, date) : -1;
  if (count && days >= 0)
    {
      g_autofree char *away = trame_label_days_away (days);
      GtkWidget *small = gtk_label_new (away);
      gtk_label_set_xalign (GTK_LABEL (small), 1);
      gtk_widget_add_css_class (small, "caption");
      gtk_widget_add_css_class (small, "quiet");
      gtk_widget_add_css_class (small, "numeric");
      gtk_box_append (GTK_BOX (box), small);
    }
  adw_action_row_add_suffix (row, box);
}

/* "par le partenaire · Hélène Marchand, directrice · à Armentières". Owned by the caller. */
static char *
fact_details (const TrameFact *fact)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  if (trame_label_party (fact->party) != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("by %s"), trame_label_party (fact->party)));
  const char *texts[] = { fact->signatory, fact->capacity, fact->place, fact->by, fact->to, fact->what, fact->clause };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && *texts[i] != '\0')
      g_ptr_array_add (parts, g_strdup (texts[i]));
  const struct
  {
    const GDate *date;
    const char *words;
  } dates[] = { { &fact->first_presented, _ ("first presented on %s") },
                { &fact->received, _ ("received on %s") },
                { &fact->effective, _ ("end wished for on %s") } };
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (g_date_valid (dates[i].date))
      {
        g_autofree char *date = trame_label_date (dates[i].date);
        const char *place = strstr (dates[i].words, "%s");
        g_ptr_array_add (parts,
                         g_strdup_printf ("%.*s%s%s", (int) (place - dates[i].words), dates[i].words, date, place + 2));
      }
  if (fact->note != NULL && *fact->note != '\0')
    g_ptr_array_add (parts, g_strdup (fact->note));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
add_fact (AdwPreferencesGroup *group, const TrameFact *fact, gboolean stands, const GDate *today)
{
  g_autofree char *details = fact_details (fact);
  g_autofree char *subtitle = stands             ? g_strdup (details)
                              : *details != '\0' ? g_strdup_printf ("%s · %s", _ ("corrected since"), details)
                                                 : g_strdup (_ ("corrected since"));
  AdwActionRow *row = add_row (group, trame_label_fact_kind (fact->kind), subtitle);
  GtkWidget *icon = gtk_image_new_from_icon_name (stands ? "object-select-symbolic" : "edit-clear-symbolic");
  adw_action_row_add_prefix (row, icon);
  add_date (row, &fact->on, today, FALSE);
  if (!stands)
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "over");
      return;
    }
  if (fact->id == 0 || fact->kind == TRAME_FACT_ISSUED)
    return;
  GtkWidget *correct = gtk_button_new_with_label (_ ("Correct…"));
  g_autofree char *name = g_strdup_printf (_ ("Correct: %s"), trame_label_fact_kind (fact->kind));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (correct), "x", fact->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (correct), "convention.correct-fact");
  gtk_widget_add_css_class (correct, "flat");
  gtk_widget_set_valign (correct, GTK_ALIGN_CENTER);
  trame_accessible_name (correct, name);
  adw_action_row_add_suffix (row, correct);
}

static void
add_facts (TrameLifecycleView *self, const TrameDossier *dossier, const GDate *today)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Facts"));
  g_autoptr (GPtrArray) standing = trame_facts_standing (&dossier->convention->contract);
  GtkWidget *record = gtk_button_new_with_label (_ ("Record a fact…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (record), "convention.record-fact");
  gtk_widget_add_css_class (record, "flat");
  adw_preferences_group_set_header_suffix (group, record);
  const GPtrArray *facts = dossier->convention->contract.facts;
  for (guint i = 0; i < facts->len; i++)
    {
      const TrameFact *fact = g_ptr_array_index (facts, i);
      if (fact->kind != TRAME_FACT_CORRECTION)
        add_fact (group, fact, g_ptr_array_find (standing, fact, NULL), today);
      else if (fact->replacement != NULL && g_ptr_array_find (standing, fact->replacement, NULL))
        add_fact (group, fact->replacement, TRUE, today);
    }
  if (facts->len == 0)
    adw_preferences_group_set_description (group, _ ("Nothing has happened yet: the convention is a draft."));
}

/* The date to show: the prudent one for what a person must do by then. */
static const GDate *
date_shown (const TrameDeadline *deadline)
{
  gboolean to_act = deadline->kind != TRAME_DEADLINE_START && deadline->kind != TRAME_DEADLINE_LAST_DAY
                    && deadline->kind != TRAME_DEADLINE_FIRST_DAY_OUT;
  return to_act && g_date_valid (&deadline->prudent_date) ? &deadline->prudent_date : &deadline->date;
}

static gint
by_date_shown (gconstpointer a, gconstpointer b)
{
  const GDate *one = date_shown (*(const TrameDeadline *const *) a),
              *two = date_shown (*(const TrameDeadline *const *) b);
  if (!g_date_valid (one) || !g_date_valid (two))
    return g_date_valid (two) - g_date_valid (one);
  return g_date_compare (one, two);
}

/* The reading that is not shown: "autre lecture : 05/01/2027"; NULL when there is only one. Owned by the caller. */
static char *
other_reading (const TrameDeadline *deadline)
{
  const GDate *shown = date_shown (deadline), *readings[] = { &deadline->other_date, &deadline->date };
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    if (g_date_valid (readings[i]) && g_date_valid (shown) && g_date_compare (readings[i], shown) != 0)
      {
        g_autofree char *numbers = trame_label_date (readings[i]);
        return g_strdup_printf (_ ("other reading: %s"), numbers);
      }
  return NULL;
}

static void
add_deadline (AdwPreferencesGroup *group, const TrameDeadline *deadline, const GDate *today)
{
  g_autofree char *other = other_reading (deadline);
  g_autofree char *question = trame_reasons_question (date_shown (deadline));
  AdwActionRow *row = add_row (group, trame_label_act (deadline->kind), other);
  add_date (row, date_shown (deadline), today, TRUE);
  if (deadline->reasons != NULL && deadline->reasons->len > 0)
    adw_action_row_add_suffix (
        row, trame_reasons_button_new (trame_label_act (deadline->kind), question, deadline->reasons));
}

static void
add_deadlines (TrameLifecycleView *self, const TrameLifecycle *lifecycle, const GDate *today)
{
  if (lifecycle->deadlines->len == 0)
    return;
  AdwPreferencesGroup *group = add_group (self, _ ("Dates"));
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  for (guint i = 0; i < lifecycle->deadlines->len; i++)
    g_ptr_array_add (sorted, &g_array_index (lifecycle->deadlines, TrameDeadline, i));
  g_ptr_array_sort (sorted, by_date_shown);
  for (guint i = 0; i < sorted->len; i++)
    add_deadline (group, g_ptr_array_index (sorted, i), today);
}

static void
add_warnings (TrameLifecycleView *self, const TrameLifecycle *lifecycle)
{
  if (lifecycle->warnings->len == 0)
    return;
  AdwPreferencesGroup *group = add_group (self, _ ("To check"));
  for (guint i = 0; i < lifecycle->warnings->len; i++)
    {
      const TrameWarning *warning = &g_array_index (lifecycle->warnings, TrameWarning, i);
      AdwActionRow *row = add_row (group, trame_warning_text (warning->code, trame_language_current ()), NULL);
      adw_action_row_set_title_lines (row, 0);
      adw_action_row_add_prefix (row, gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
      if (warning->reasons != NULL && warning->reasons->len > 0)
        adw_action_row_add_suffix (row, trame_reasons_button_new (_ ("To check"), _ ("Why check?"), warning->reasons));
    }
}

void
trame_lifecycle_view_show (TrameLifecycleView *self, const TrameDossier *dossier, const GDate *today)
{
  g_return_if_fail (TRAME_IS_LIFECYCLE_VIEW (self));

  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  add_warnings (self, dossier->lifecycle);
  add_deadlines (self, dossier->lifecycle, today);
  add_facts (self, dossier, today);
}
