/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what is followed, and asks for what is added. The rows are in follow-up-rows.c, the forms in record-dialog.c. */
#include "app/follow-up-view.h"

#include <glib/gi18n-lib.h>

#include "app/error-bar.h"
#include "app/fact-dialog.h"
#include "app/follow-up-rows.h"
#include "app/groups-view.h"
#include "app/record-dialog.h"

struct _TrameFollowUpView
{
  AdwBin parent;
  TrameErrorBar *error;
  TrameGroupsView *groups;
  TrameDossier *dossier; /* NULL: none */
  TrameFollowUp *follow_up;
  GCancellable *cancellable;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (TrameFollowUpView, trame_follow_up_view, ADW_TYPE_BIN)

/* ---- the forms ---- */

static const TrameRecordField INDICATOR[] = { { "name", N_ ("What is counted"), TRUE }, { "unit", N_ ("Unit") } };
static const TrameRecordField FIGURE[] = { { "hundredths", N_ ("Figure"), TRUE,
                                             N_ ("A figure, such as 12 or 1 234,5") },
                                           { "from_date", N_ ("From") },
                                           { "until_date", N_ ("To"), TRUE } };
static const TrameRecordField UNDERTAKING[] = { { "words", N_ ("What is done"), TRUE },
                                                { "party", N_ ("By") },
                                                { "strand" },
                                                { "clause" },
                                                { "from_date" },
                                                { "until_date" } };
static const TrameRecordField EVALUATION[] = { { "from_date" }, { "until_date" }, { "held_on", NULL, TRUE },
                                               { "author" },    { "appraisal" },  { "proposal" } };
static const TrameRecordField LETTER[] = { { "kind", N_ ("What letter") },
                                           { "recipient" },
                                           { "address" },
                                           { "medium" },
                                           { "written_on" },
                                           { "posted" },
                                           { "tracking" } };
static const TrameRecordField AMENDMENT[] = { { "object", N_ ("What it changes"), TRUE } };

static const struct
{
  const char *what;
  const TrameAggregate *aggregate;
  const TrameRecordField *fields;
  guint n;
  const char *add;
  const char *edit;
  const char *done;
} FORMS[] = {
  { "indicator", &trame_indicator_aggregate, INDICATOR, G_N_ELEMENTS (INDICATOR), N_ ("Add an indicator"),
    N_ ("Change an indicator"), N_ ("The indicator is stored.") },
  { "undertaking", &trame_undertaking_aggregate, UNDERTAKING, G_N_ELEMENTS (UNDERTAKING), N_ ("Add a commitment"),
    N_ ("Change a commitment"), N_ ("The commitment is stored.") },
  { "evaluation", &trame_evaluation_aggregate, EVALUATION, G_N_ELEMENTS (EVALUATION), N_ ("Add an evaluation"),
    N_ ("Change an evaluation"), N_ ("The evaluation is stored.") },
  { "letter", &trame_letter_aggregate, LETTER, G_N_ELEMENTS (LETTER), N_ ("Add a letter"), N_ ("Change a letter"),
    N_ ("The letter is stored.") },
  { "amendment", &trame_amendment_aggregate, AMENDMENT, G_N_ELEMENTS (AMENDMENT), N_ ("Add an amendment"),
    N_ ("Change an amendment"), N_ ("The amendment is stored.") },
};

static GPtrArray *
list_of (TrameFollowUpView *self, const TrameAggregate *aggregate)
{
  GPtrArray *lists[] = { self->follow_up->indicators,  self->follow_up->figures, self->follow_up->undertakings,
                         self->follow_up->evaluations, self->follow_up->letters, self->follow_up->amendments };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i]->len > 0 && ((const TrameKept *) lists[i]->pdata[0])->aggregate == aggregate)
      return lists[i];
  return NULL;
}

static gconstpointer
find_record (TrameFollowUpView *self, const TrameAggregate *aggregate, gint64 id)
{
  const GPtrArray *list = self->follow_up != NULL ? list_of (self, aggregate) : NULL;
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (((const TrameKept *) list->pdata[i])->id == id)
      return list->pdata[i];
  return NULL;
}

/* A new record about the convention shown. */
static gpointer
record_new (TrameFollowUpView *self, const TrameAggregate *aggregate)
{
  gpointer record = trame_kept_new (aggregate);
  const TrameMember *convention = trame_aggregate_find (aggregate, "convention");
  if (convention != NULL)
    *(gint64 *) trame_kept_place (record, convention) = self->dossier->convention->id;
  if (aggregate == &trame_amendment_aggregate)
    {
      gint64 rank = 0;
      for (guint i = 0; i < self->follow_up->amendments->len; i++)
        rank = MAX (rank, ((const TrameAmendment *) self->follow_up->amendments->pdata[i])->rank);
      ((TrameAmendment *) record)->rank = rank + 1;
    }
  return record;
}

static void
open_form (TrameFollowUpView *self, const char *what, gint64 id)
{
  for (guint i = 0; self->follow_up != NULL && i < G_N_ELEMENTS (FORMS); i++)
    {
      if (!g_str_equal (FORMS[i].what, what))
        continue;
      gconstpointer old = id != 0 ? find_record (self, FORMS[i].aggregate, id) : NULL;
      gpointer record = old != NULL ? trame_kept_copy (old) : record_new (self, FORMS[i].aggregate);
      trame_record_dialog_present (GTK_WIDGET (self), self->dossier->office, record,
                                   _ (old != NULL ? FORMS[i].edit : FORMS[i].add), FORMS[i].fields, FORMS[i].n, NULL,
                                   _ (FORMS[i].done));
    }
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_form (TRAME_FOLLOW_UP_VIEW (widget), g_variant_get_string (parameter, NULL), 0);
}

static void
edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *what;
  gint64 id;
  g_variant_get (parameter, "(&sx)", &what, &id);
  open_form (TRAME_FOLLOW_UP_VIEW (widget), what, id);
}

/* CORRECTED: the figure that the new one replaces; NULL: none. */
static void
ask_figure (TrameFollowUpView *self, gint64 indicator, const TrameIndicatorValue *corrected)
{
  const TrameIndicator *counted = find_record (self, &trame_indicator_aggregate, indicator);
  if (counted == NULL)
    return;
  TrameIndicatorValue *figure = record_new (self, &trame_indicator_value_aggregate);
  figure->indicator = indicator;
  if (corrected != NULL)
    {
      figure->corrects = corrected->kept.id;
      figure->from_date = corrected->from_date;
      figure->until_date = corrected->until_date;
    }
  trame_record_dialog_present (GTK_WIDGET (self), self->dossier->office, figure, counted->name, FIGURE,
                               G_N_ELEMENTS (FIGURE),
                               corrected != NULL ? _ ("It replaces the one before, which stays in the journal.")
                                                 : _ ("A figure only: never the name of a beneficiary."),
                               _ ("The figure is stored."));
}

static void
enter_figure (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask_figure (TRAME_FOLLOW_UP_VIEW (widget), g_variant_get_int64 (parameter), NULL);
}

static void
correct_figure (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameFollowUpView *self = TRAME_FOLLOW_UP_VIEW (widget);
  const TrameIndicatorValue *figure = find_record (self, &trame_indicator_value_aggregate,
                                                   g_variant_get_int64 (parameter));
  if (figure != NULL)
    ask_figure (self, figure->indicator, figure);
}

static void
record_report (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameFollowUpView *self = TRAME_FOLLOW_UP_VIEW (widget);
  if (self->dossier != NULL)
    trame_fact_dialog_record (widget, self->dossier->office, self->dossier, TRAME_FACT_REPORT_RECEIVED);
}

/* ---- reading ---- */

static void
loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameFollowUpView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameFollowUp) follow_up = trame_office_load_follow_up_finish (TRAME_OFFICE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->dossier == NULL)
    return;
  if (follow_up == NULL)
    {
      trame_error_bar_show (self->error, _ ("What is followed could not be read"), error->message, _ ("Try again"),
                            "follow-up.reload");
      return;
    }
  g_clear_pointer (&self->follow_up, trame_follow_up_free);
  self->follow_up = g_steal_pointer (&follow_up);
  trame_groups_view_clear (self->groups);
  trame_follow_up_rows_add (self->groups, self->dossier, self->follow_up);
}

static void
load (TrameFollowUpView *self)
{
  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->dossier == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  trame_office_load_follow_up_async (self->dossier->office, self->dossier->convention->id, self->cancellable, loaded,
                                     g_object_ref (self));
}

static void
read_again (TrameFollowUpView *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
reload (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trame_error_bar_clear (TRAME_FOLLOW_UP_VIEW (widget)->error);
  load (TRAME_FOLLOW_UP_VIEW (widget));
}

static void
forget (TrameFollowUpView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->dossier != NULL)
    g_signal_handlers_disconnect_by_data (self->dossier->office, self);
  g_clear_pointer (&self->dossier, trame_dossier_unref);
}

/* ---- the widget ---- */

static void
trame_follow_up_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (trame_follow_up_view_parent_class)->map (widget);
  if (TRAME_FOLLOW_UP_VIEW (widget)->stale)
    load (TRAME_FOLLOW_UP_VIEW (widget));
}

static void
trame_follow_up_view_dispose (GObject *object)
{
  TrameFollowUpView *self = TRAME_FOLLOW_UP_VIEW (object);
  forget (self);
  g_clear_pointer (&self->follow_up, trame_follow_up_free);
  G_OBJECT_CLASS (trame_follow_up_view_parent_class)->dispose (object);
}

static void
trame_follow_up_view_class_init (TrameFollowUpViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_follow_up_view_dispose;
  widget_class->map = trame_follow_up_view_map;
  gtk_widget_class_install_action (widget_class, "follow-up.add", "s", add);
  gtk_widget_class_install_action (widget_class, "follow-up.edit", "(sx)", edit);
  gtk_widget_class_install_action (widget_class, "follow-up.figure", "x", enter_figure);
  gtk_widget_class_install_action (widget_class, "follow-up.correct-figure", "x", correct_figure);
  gtk_widget_class_install_action (widget_class, "follow-up.report", NULL, record_report);
  gtk_widget_class_install_action (widget_class, "follow-up.reload", NULL, reload);
}

static void
trame_follow_up_view_init (TrameFollowUpView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->error = g_object_new (TRAME_TYPE_ERROR_BAR, NULL);
  self->groups = TRAME_GROUPS_VIEW (trame_groups_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->groups), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->error));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->groups));
  adw_bin_set_child (ADW_BIN (self), box);
}

void
trame_follow_up_view_show (TrameFollowUpView *self, TrameDossier *dossier)
{
  g_return_if_fail (TRAME_IS_FOLLOW_UP_VIEW (self));

  if (dossier == NULL || self->dossier == NULL || self->dossier->convention->id != dossier->convention->id)
    {
      g_clear_pointer (&self->follow_up, trame_follow_up_free);
      trame_groups_view_clear (self->groups);
    }
  forget (self);
  if (dossier == NULL)
    return;
  self->dossier = trame_dossier_ref (dossier);
  g_signal_connect_swapped (dossier->office, "acts-changed", G_CALLBACK (read_again), self);
  read_again (self);
}
