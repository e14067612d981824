/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the journal. What they are is the office's, what columns are called the office's too. */
#include "app/journal-view.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/choice-label.h"
#include "app/error-bar.h"
#include "app/groups-view.h"
#include "app/value-row.h"
#include "office/history.h"
#include "office/record-label.h"

/* How many rows are read at first, and how many more at each request. */
#define STEP 50

struct _TrameJournalView
{
  AdwBin parent;
  TrameErrorBar *error;
  TrameGroupsView *groups;
  TrameDossier *dossier; /* NULL: none */
  GCancellable *cancellable;
  guint limit;
  gboolean stale; /* something may have been written since what is shown */
};

G_DEFINE_FINAL_TYPE (TrameJournalView, trame_journal_view, ADW_TYPE_BIN)

static const struct
{
  const char *table;
  const char *words;
} TABLES[] = {
  { "activity", N_ ("Activity") },
  { "amendment", N_ ("Amendment") },
  { "convention", N_ ("Convention") },
  { "document", N_ ("File") },
  { "evaluation", N_ ("Evaluation") },
  { "fact", N_ ("Fact") },
  { "indicator_value", N_ ("Figure") },
  { "letter", N_ ("Letter") },
  { "partner_act", N_ ("The partner’s act") },
  { "reminder", N_ ("Reminder") },
  { "undertaking", N_ ("Commitment") },
};

/* Columns that mean nothing to a person: what counts of them is said by others. */
static const char *const HIDDEN[] = { "id",         "version",      "recorded",   "terms",      "details",
                                      "convention", "model",        "corrects",   "correction", "changes",
                                      "partner",    "deliberation", "media_type", NULL };

/* ---- words ---- */

static char *
title_of (const TrameHistoryEntry *entry)
{
  const TrameJournalRecord *record = entry->record;
  const char *verb = g_str_equal (record->verb, "add")   ? _ ("added")
                     : g_str_equal (record->verb, "set") ? _ ("changed")
                                                         : _ ("content removed");
  const char *table = record->table;
  for (guint i = 0; i < G_N_ELEMENTS (TABLES); i++)
    if (g_str_equal (TABLES[i].table, record->table))
      table = _ (TABLES[i].words);
  for (guint i = 0; entry->changes != NULL && g_str_equal (record->table, "fact") && i < entry->changes->len; i++)
    {
      const TrameJournalChange *change = g_ptr_array_index (entry->changes, i);
      g_autofree char *kind = g_str_equal (change->what, "kind") && change->after != NULL
                                  ? trame_kept_value_words ("fact", "kind", change->after)
                                  : NULL;
      if (kind != NULL)
        return g_strdup_printf (_ ("Fact “%s”: %s"), kind, verb);
    }
  return g_strdup_printf (_ ("%s: %s"), table, verb);
}

static char *
subtitle_of (const TrameJournalRecord *record)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (record->at / G_USEC_PER_SEC);
  g_autofree char *when = at != NULL ? g_date_time_format (at, _ ("%d/%m/%Y at %H:%M")) : g_strdup ("—");
  return g_strdup_printf (_ ("%s · %s · row %" PRId64), when, record->agent, record->id);
}

static const char *
name_of (TrameJournalView *self, const TrameJournalRecord *record, const char *what)
{
  const TrameField *field = g_str_equal (record->table, "convention") && self->dossier->model != NULL
                                ? trame_model_get_field (self->dossier->model, what)
                                : NULL;
  return field != NULL ? field->label : trame_record_label (what);
}

static char *
change_words (const char *table, const TrameJournalChange *change)
{
  g_autofree char *before = trame_kept_value_words (table, change->what, change->before);
  g_autofree char *after = trame_kept_value_words (table, change->what, change->after);
  if (before == NULL)
    return g_steal_pointer (&after);
  if (after == NULL)
    return g_strdup_printf (_ ("before: %s\nafter: nothing"), before);
  return g_strdup_printf (_ ("before: %s\nafter: %s"), before, after);
}

/* ---- rows ---- */

static guint
add_changes (TrameJournalView *self, AdwExpanderRow *row, const TrameHistoryEntry *entry)
{
  guint n = 0;
  for (guint i = 0; entry->changes != NULL && i < entry->changes->len; i++)
    {
      const TrameJournalChange *change = g_ptr_array_index (entry->changes, i);
      g_autofree char *words = change_words (entry->record->table, change);
      if (g_strv_contains (HIDDEN, change->what) || words == NULL)
        continue;
      adw_expander_row_add_row (row, trame_value_row_new (name_of (self, entry->record, change->what), words));
      n++;
    }
  return n;
}

static void
add_entry (TrameJournalView *self, AdwPreferencesGroup *group, const TrameHistoryEntry *entry)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = title_of (entry);
  g_autofree char *subtitle = subtitle_of (entry->record);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, subtitle);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  trame_accessible_name (row, name);
  if (entry->changes == NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              trame_value_row_new (_ ("What was written"), _ ("removed since, lawfully")));
  else if (add_changes (self, ADW_EXPANDER_ROW (row), entry) == 0)
    adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), FALSE);
  adw_preferences_group_add (group, row);
}

static void
add_head (TrameJournalView *self, const TrameHistory *history)
{
  g_autofree char *rows = g_strdup_printf (ngettext ("The journal has %" PRId64 " row, about everything.",
                                                     "The journal has %" PRId64 " rows, about everything.",
                                                     (gulong) history->journal_rows),
                                           history->journal_rows);
  AdwPreferencesGroup *group = trame_groups_view_add_group (self->groups, _ ("Head of the chain"), rows);
  AdwActionRow *row = trame_group_add_row (
      group, history->head, _ ("Keep it elsewhere: it proves that nothing written so far was changed or cut off."));
  adw_preferences_row_set_title_selectable (ADW_PREFERENCES_ROW (row), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (row), "numeric");
}

static void
show (TrameJournalView *self, const TrameHistory *history)
{
  trame_groups_view_clear (self->groups);
  AdwPreferencesGroup *group = trame_groups_view_add_group (self->groups, _ ("What was written, newest first"), NULL);
  for (guint i = 0; i < history->entries->len; i++)
    add_entry (self, group, g_ptr_array_index (history->entries, i));
  if (history->older > 0)
    {
      g_autofree char *label = g_strdup_printf (ngettext ("Show older (%u)", "Show older (%u)", history->older),
                                                history->older);
      GtkWidget *more = gtk_button_new_with_label (label);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (more), "journal.more");
      gtk_widget_set_halign (more, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (more, "pill");
      trame_groups_view_add (self->groups, more);
    }
  add_head (self, history);
}

/* ---- reading ---- */

static void
loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameJournalView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameHistory) history = trame_office_load_history_finish (TRAME_OFFICE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->dossier == NULL)
    return;
  if (history == NULL)
    trame_error_bar_show (self->error, _ ("The journal could not be read"), error->message, _ ("Try again"),
                          "journal.reload");
  else
    show (self, history);
}

static void
load (TrameJournalView *self)
{
  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->dossier == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  trame_office_load_history_async (self->dossier->office, self->dossier->convention->id, self->limit, self->cancellable,
                                   loaded, g_object_ref (self));
}

static void
reload (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameJournalView *self = TRAME_JOURNAL_VIEW (widget);
  trame_error_bar_clear (self->error);
  if (g_str_equal (action, "journal.more"))
    self->limit += STEP;
  load (self);
}

static void
trame_journal_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (trame_journal_view_parent_class)->map (widget);
  if (TRAME_JOURNAL_VIEW (widget)->stale)
    load (TRAME_JOURNAL_VIEW (widget));
}

static void
trame_journal_view_dispose (GObject *object)
{
  TrameJournalView *self = TRAME_JOURNAL_VIEW (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->dossier, trame_dossier_unref);
  G_OBJECT_CLASS (trame_journal_view_parent_class)->dispose (object);
}

static void
trame_journal_view_class_init (TrameJournalViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_journal_view_dispose;
  widget_class->map = trame_journal_view_map;
  gtk_widget_class_install_action (widget_class, "journal.reload", NULL, reload);
  gtk_widget_class_install_action (widget_class, "journal.more", NULL, reload);
}

static void
trame_journal_view_init (TrameJournalView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->limit = STEP;
  self->error = g_object_new (TRAME_TYPE_ERROR_BAR, NULL);
  self->groups = TRAME_GROUPS_VIEW (trame_groups_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->groups), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->error));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->groups));
  adw_bin_set_child (ADW_BIN (self), box);
}

void
trame_journal_view_show (TrameJournalView *self, TrameDossier *dossier)
{
  g_return_if_fail (TRAME_IS_JOURNAL_VIEW (self));

  gboolean other = dossier == NULL || self->dossier == NULL || self->dossier->convention->id != dossier->convention->id;
  g_clear_pointer (&self->dossier, trame_dossier_unref);
  if (other)
    {
      self->limit = STEP;
      trame_groups_view_clear (self->groups);
    }
  if (dossier != NULL)
    self->dossier = trame_dossier_ref (dossier);
  self->stale = dossier != NULL;
  if (dossier == NULL || gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}
