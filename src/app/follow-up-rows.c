/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of figures, commitments, reports, evaluations, letters and amendments. */
#include "app/follow-up-rows.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/choice-label.h"
#include "app/label-text.h"
#include "french/figure.h"

char *
trame_follow_up_period (const GDate *from, const GDate *until)
{
  g_autofree char *first = from != NULL && g_date_valid (from) ? trame_label_date (from) : NULL;
  g_autofree char *last = until != NULL && g_date_valid (until) ? trame_label_date (until) : NULL;
  if (first != NULL && last != NULL)
    return g_strdup_printf (_ ("from %s to %s"), first, last);
  if (last != NULL)
    return g_strdup_printf (_ ("until %s"), last);
  return first != NULL ? g_strdup_printf (_ ("from %s"), first) : NULL;
}

/* The parts that are there, " · " between them. Owned by the caller; NULL: none. */
static char *
join (char **parts, guint n)
{
  g_autoptr (GString) words = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

static void
add_edit (AdwActionRow *row, const char *what, gint64 id)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Change: %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", what, id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "follow-up.edit");
  gtk_widget_set_tooltip_text (button, _ ("Change…"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  trame_accessible_name (button, name);
  adw_action_row_add_suffix (row, button);
}

/* ---- figures ---- */

static char *
figure_words (const TrameIndicator *indicator, const TrameIndicatorValue *figure)
{
  g_autofree char *number = trame_figure_to_text (figure->hundredths);
  return indicator->unit != NULL ? g_strdup_printf ("%s\u00a0%s", number, indicator->unit) : g_steal_pointer (&number);
}

static void
add_figure (AdwExpanderRow *parent,
            const TrameFollowUp *follow_up,
            const TrameIndicator *indicator,
            const TrameIndicatorValue *figure)
{
  gboolean corrected = trame_follow_up_is_corrected (follow_up, figure);
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *period = trame_follow_up_period (&figure->from_date, &figure->until_date);
  g_autofree char *words = figure_words (indicator, figure);
  GtkWidget *value = gtk_label_new (words);
  gtk_widget_add_css_class (value, "numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), period != NULL ? period : "—");
  if (corrected)
    adw_action_row_set_subtitle (row, _ ("corrected since"));
  adw_action_row_add_suffix (row, value);
  if (corrected)
    gtk_widget_add_css_class (GTK_WIDGET (row), "over");
  else
    {
      g_autofree char *name = g_strdup_printf (_ ("Correct: %s, %s"), period != NULL ? period : "—", words);
      trame_row_add_icon_button (row, "document-edit-symbolic", _ ("Correct…"), name, "follow-up.correct-figure",
                                 figure->kept.id);
    }
  adw_expander_row_add_row (parent, GTK_WIDGET (row));
}

static void
add_indicator (AdwPreferencesGroup *group, const TrameFollowUp *follow_up, const TrameIndicator *indicator)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  g_autofree char *last = NULL;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), indicator->name);
  trame_accessible_name (GTK_WIDGET (row), indicator->name);
  for (guint i = follow_up->figures->len; i > 0; i--)
    {
      const TrameIndicatorValue *figure = g_ptr_array_index (follow_up->figures, i - 1);
      if (figure->indicator != indicator->kept.id)
        continue;
      add_figure (row, follow_up, indicator, figure);
      if (last == NULL && !trame_follow_up_is_corrected (follow_up, figure))
        {
          g_autofree char *period = trame_follow_up_period (&figure->from_date, &figure->until_date);
          g_autofree char *words = figure_words (indicator, figure);
          last = g_strdup_printf ("%s, %s", words, period);
        }
    }
  adw_expander_row_set_subtitle (row, last != NULL ? last : _ ("no figure yet"));
  adw_expander_row_set_enable_expansion (row, last != NULL);
  g_autofree char *name = g_strdup_printf (_ ("Enter a figure: %s"), indicator->name);
  GtkWidget *enter = gtk_button_new_with_label (_ ("Enter a figure…"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (enter), "x", indicator->kept.id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (enter), "follow-up.figure");
  gtk_widget_add_css_class (enter, "flat");
  gtk_widget_set_valign (enter, GTK_ALIGN_CENTER);
  trame_accessible_name (enter, name);
  adw_expander_row_add_action (row, enter);
  adw_preferences_group_add (group, GTK_WIDGET (row));
}

static void
add_indicators (TrameGroupsView *view, const TrameFollowUp *follow_up)
{
  AdwPreferencesGroup *group = trame_groups_view_add_group (
      view, _ ("Indicators"),
      follow_up->indicators->len == 0 ? _ ("What is counted: attendances, workshops, hours. Figures only, never names.")
                                      : NULL);
  trame_group_add_button (group, _ ("Add an indicator…"), "follow-up.add::indicator");
  for (guint i = 0; i < follow_up->indicators->len; i++)
    add_indicator (group, follow_up, g_ptr_array_index (follow_up->indicators, i));
}

/* ---- commitments ---- */

static void
add_undertakings (TrameGroupsView *view, const TrameFollowUp *follow_up)
{
  AdwPreferencesGroup *group = trame_groups_view_add_group (
      view, _ ("Commitments"),
      follow_up->undertakings->len == 0 ? _ ("What each party does: the partner’s services, the city’s commitments.")
                                        : NULL);
  trame_group_add_button (group, _ ("Add a commitment…"), "follow-up.add::undertaking");
  for (guint i = 0; i < follow_up->undertakings->len; i++)
    {
      const TrameUndertaking *one = g_ptr_array_index (follow_up->undertakings, i);
      g_autofree char *period = trame_follow_up_period (&one->from_date, &one->until_date);
      char *parts[] = { (char *) trame_choice_label ("party", one->party), one->strand, one->clause, period };
      g_autofree char *subtitle = join (parts, G_N_ELEMENTS (parts));
      add_edit (trame_group_add_row (group, one->words, subtitle), "undertaking", one->kept.id);
    }
}

/* ---- reports ---- */

static void
add_day (AdwPreferencesGroup *group, const char *title, const GDate *day, const char *note)
{
  g_autofree char *on = trame_label_date (day);
  char *parts[] = { on, (char *) note };
  g_autofree char *subtitle = join (parts, G_N_ELEMENTS (parts));
  trame_group_add_row (group, title, subtitle);
}

static void
add_reports (TrameGroupsView *view, const TrameDossier *dossier)
{
  AdwPreferencesGroup *group = trame_groups_view_add_group (view, _ ("Reports and evaluations due"), NULL);
  g_autoptr (GPtrArray) standing = trame_facts_standing (&dossier->convention->contract);
  guint n = 0;
  trame_group_add_button (group, _ ("Record a report received…"), "follow-up.report");
  for (guint i = 0; i < dossier->lifecycle->deadlines->len; i++)
    {
      const TrameDeadline *deadline = &g_array_index (dossier->lifecycle->deadlines, TrameDeadline, i);
      if (deadline->kind != TRAME_DEADLINE_REPORT)
        continue;
      add_day (group, trame_label_act (deadline->kind), &deadline->date, _ ("expected"));
      n++;
    }
  for (guint i = 0; i < standing->len; i++)
    {
      const TrameFact *fact = g_ptr_array_index (standing, i);
      if (fact->kind < TRAME_FACT_REPORT_DUE || fact->kind > TRAME_FACT_EVALUATION_RECEIVED)
        continue;
      add_day (group, trame_label_fact_kind (fact->kind), &fact->on, fact->note);
      n++;
    }
  if (n == 0)
    adw_preferences_group_set_description (group, _ ("Nothing is expected and nothing was received."));
}

/* ---- evaluations, letters, amendments ---- */

static void
add_evaluations (TrameGroupsView *view, const TrameFollowUp *follow_up)
{
  AdwPreferencesGroup *group = trame_groups_view_add_group (view, _ ("Evaluations"), NULL);
  trame_group_add_button (group, _ ("Add an evaluation…"), "follow-up.add::evaluation");
  for (guint i = 0; i < follow_up->evaluations->len; i++)
    {
      const TrameEvaluation *one = g_ptr_array_index (follow_up->evaluations, i);
      g_autofree char *period = trame_follow_up_period (&one->from_date, &one->until_date);
      g_autofree char *day = g_date_valid (&one->held_on) ? trame_label_date (&one->held_on) : NULL;
      g_autofree char *held = day != NULL ? g_strdup_printf (_ ("held on %s"), day) : NULL;
      g_autofree char *title = period != NULL ? g_strdup_printf (_ ("Evaluation %s"), period)
                                              : g_strdup (_ ("Evaluation"));
      char *parts[] = { held, one->author,
                        one->proposal != NULL ? (char *) trame_choice_label ("proposal", one->proposal) : NULL,
                        one->appraisal };
      g_autofree char *subtitle = join (parts, G_N_ELEMENTS (parts));
      add_edit (trame_group_add_row (group, title, subtitle), "evaluation", one->kept.id);
    }
}

static void
add_letters (TrameGroupsView *view, const TrameFollowUp *follow_up)
{
  AdwPreferencesGroup *group = trame_groups_view_add_group (view, _ ("Letters"), NULL);
  trame_group_add_button (group, _ ("Add a letter…"), "follow-up.add::letter");
  for (guint i = 0; i < follow_up->letters->len; i++)
    {
      const TrameLetter *one = g_ptr_array_index (follow_up->letters, i);
      const GDate *day = g_date_valid (&one->posted) ? &one->posted : &one->written_on;
      g_autofree char *date = g_date_valid (day) ? trame_label_date (day) : NULL;
      g_autofree char *when = date == NULL          ? NULL
                              : day == &one->posted ? g_strdup_printf (_ ("posted on %s"), date)
                                                    : g_strdup_printf (_ ("written on %s"), date);
      char *parts[] = { one->recipient, when,
                        one->medium != NULL ? (char *) trame_choice_label ("medium", one->medium) : NULL,
                        one->tracking };
      g_autofree char *subtitle = join (parts, G_N_ELEMENTS (parts));
      add_edit (trame_group_add_row (group, trame_choice_label ("kind", one->kind), subtitle), "letter", one->kept.id);
    }
}

static void
add_amendments (TrameGroupsView *view, const TrameFollowUp *follow_up)
{
  AdwPreferencesGroup *group = trame_groups_view_add_group (view, _ ("Amendments"), NULL);
  trame_group_add_button (group, _ ("Add an amendment…"), "follow-up.add::amendment");
  for (guint i = 0; i < follow_up->amendments->len; i++)
    {
      const TrameAmendment *one = g_ptr_array_index (follow_up->amendments, i);
      g_autofree char *title = g_strdup_printf (_ ("Amendment no. %" PRId64), one->rank);
      char *parts[] = { one->object, one->fact != 0 ? _ ("signed") : _ ("being prepared") };
      g_autofree char *subtitle = join (parts, G_N_ELEMENTS (parts));
      add_edit (trame_group_add_row (group, title, subtitle), "amendment", one->kept.id);
    }
}

void
trame_follow_up_rows_add (TrameGroupsView *view, const TrameDossier *dossier, const TrameFollowUp *follow_up)
{
  g_return_if_fail (TRAME_IS_GROUPS_VIEW (view) && dossier != NULL && follow_up != NULL);

  add_indicators (view, follow_up);
  add_undertakings (view, follow_up);
  add_reports (view, dossier);
  add_evaluations (view, follow_up);
  add_letters (view, follow_up);
  add_amendments (view, follow_up);
}
