/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue's page: rows grouped by how soon, made by hand since the queue is short. What is due is the office's. */
#include "app/todo-page.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/label-text.h"
#include "app/reasons.h"
#include "office/language.h"

#define HORIZON 60
#define LONGEST 200

struct _TrameTodoPage
{
  AdwBin parent;
  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkBox *groups;
  TrameOffice *office;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (TrameTodoPage, trame_todo_page, ADW_TYPE_BIN)

TrameTodoGroup
trame_todo_group (const GDate *date, const GDate *today)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), TRAME_TODO_LATER);

  gint days = g_date_days_between (today, date);
  gint to_sunday = (gint) (G_DATE_SUNDAY - g_date_get_weekday (today));
  if (days < 0)
    return TRAME_TODO_LATE;
  if (days <= to_sunday)
    return TRAME_TODO_WEEK;
  if (g_date_get_month (date) == g_date_get_month (today) && g_date_get_year (date) == g_date_get_year (today))
    return TRAME_TODO_MONTH;
  return TRAME_TODO_LATER;
}

gboolean
trame_todo_is_late (const TrameDue *due)
{
  return due->days_left < 0;
}

static const GDate *
date_of (const TrameDue *due)
{
  return g_date_valid (&due->prudent_date) ? &due->prudent_date : &due->date;
}

static const char *
tint_of (TrameTodoGroup group)
{
  static const char *const TINTS[] = { "bad", "wait", "info", "done" };
  return TINTS[group];
}

static const char *
icon_of (TrameDeadlineKind kind)
{
  switch (kind)
    {
    case TRAME_DEADLINE_NOTICE_POSTING:
    case TRAME_DEADLINE_NOTICE_RECEIPT:
      return "mail-send-symbolic";
    case TRAME_DEADLINE_SIGNATURE_AWAITED:
      return "document-edit-symbolic";
    case TRAME_DEADLINE_REPORT:
      return "x-office-spreadsheet-symbolic";
    default:
      return "view-refresh-symbolic";
    }
}

static GtkWidget *
when_widget (const TrameDue *due, const GDate *today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *date = trame_label_short_date (date_of (due), today);
  g_autofree char *away = trame_label_days_away (due->days_left);
  GtkWidget *day = gtk_label_new (date), *count = gtk_label_new (away);
  const char *class = trame_label_days_class (due->days_left);
  gtk_label_set_xalign (GTK_LABEL (day), 1);
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_widget_add_css_class (day, "numeric");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "caption");
  gtk_widget_add_css_class (count, "days");
  if (class != NULL)
    gtk_widget_add_css_class (count, class);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (box, 120, -1);
  gtk_box_append (GTK_BOX (box), day);
  gtk_box_append (GTK_BOX (box), count);
  return box;
}

static GtkWidget *
open_button (TrameTodoPage *self, const TrameDue *due, gboolean first)
{
  GtkWidget *open = self->narrow ? gtk_button_new_from_icon_name ("go-next-symbolic")
                                 : gtk_button_new_with_label (_ ("Open…"));
  g_autofree char *name = g_strdup_printf (_ ("Open %s"), due->partner);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "x", due->convention);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.open-convention");
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  if (self->narrow)
    gtk_widget_add_css_class (open, "flat");
  else if (first)
    gtk_widget_add_css_class (open, "suggested-action");
  trame_accessible_name (open, name);
  return open;
}

/* "La Maison Nord Emploi · Permanences"; the date too when there is no room beside. Owned by the caller. */
static char *
subtitle_of (TrameTodoPage *self, const TrameDue *due)
{
  const TrameConvention *convention = trame_office_get_convention (self->office, due->convention);
  const char *object = convention != NULL ? convention->object : NULL;
  g_autofree char *date = trame_label_short_date (date_of (due), trame_office_get_today (self->office));
  g_autofree char *away = trame_label_days_away (due->days_left);
  if (self->narrow)
    return g_strdup_printf ("%s · %s, %s", due->partner, date, away);
  return object != NULL ? g_strdup_printf ("%s · %s", due->partner, object) : g_strdup (due->partner);
}

static GtkWidget *
due_row (TrameTodoPage *self, const TrameDue *due, TrameTodoGroup group, gboolean first)
{
  GtkWidget *row = adw_action_row_new (), *icon = gtk_image_new_from_icon_name (icon_of (due->kind));
  GtkWidget *open = open_button (self, due, first);
  AdwActionRow *action_row = ADW_ACTION_ROW (row);
  g_autofree char *subtitle = subtitle_of (self, due), *question = trame_reasons_question (date_of (due));
  g_autofree char *date = trame_label_long_date (date_of (due)), *away = trame_label_days_away (due->days_left);
  g_autofree char *sentence = g_strdup_printf ("%s, %s, %s, %s", due->act, due->partner, date, away);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), due->act);
  adw_action_row_set_subtitle (action_row, subtitle);
  adw_action_row_set_title_lines (action_row, self->narrow ? 0 : 2);
  gtk_widget_add_css_class (icon, "act-icon");
  gtk_widget_add_css_class (icon, tint_of (group));
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (icon, !self->narrow);
  adw_action_row_add_prefix (action_row, icon);
  if (!self->narrow)
    adw_action_row_add_suffix (action_row, when_widget (due, trame_office_get_today (self->office)));
  if (due->reasons != NULL && due->reasons->len > 0)
    adw_action_row_add_suffix (action_row, trame_reasons_button_new (due->act, question, due->reasons));
  adw_action_row_add_suffix (action_row, open);
  adw_action_row_set_activatable_widget (action_row, open);
  trame_accessible_name (row, sentence);
  return row;
}

static AdwPreferencesGroup *
add_group (TrameTodoPage *self, TrameTodoGroup group, guint n)
{
  static const char *const TITLES[] = { N_ ("Late"), N_ ("This week"), N_ ("This month"), N_ ("Later") };
  AdwPreferencesGroup *widget = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *title = g_strdup_printf ("%s  <span alpha=\"60%%\" weight=\"normal\">%u</span>", _ (TITLES[group]),
                                            n);
  adw_preferences_group_set_title (widget, title);
  gtk_box_append (self->groups, GTK_WIDGET (widget));
  return widget;
}

static void
show_empty (TrameTodoPage *self)
{
  g_autoptr (GPtrArray) all = trame_office_get_deadlines (self->office, -1, trame_language_current ());
  if (all->len == 0)
    {
      adw_status_page_set_description (self->empty, _ ("No date is running."));
      return;
    }
  const TrameDue *next = g_ptr_array_index (all, 0);
  g_autofree char *date = trame_label_long_date (date_of (next));
  g_autofree char *away = trame_label_days_away (next->days_left);
  g_autofree char *words = g_markup_printf_escaped (_ ("Next date: %s, %s. %s — %s"), date, away, next->partner,
                                                    next->act);
  adw_status_page_set_description (self->empty, words);
}

static void
refresh (TrameTodoPage *self)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  if (self->office == NULL)
    return;
  const GDate *today = trame_office_get_today (self->office);
  g_autofree char *date = trame_label_long_date (today);
  adw_window_title_set_subtitle (self->title, date);

  g_autoptr (GPtrArray) dues = trame_office_get_deadlines (self->office, HORIZON, trame_language_current ());
  guint counts[TRAME_N_TODO_GROUPS] = { 0 }, shown = MIN (dues->len, LONGEST);
  AdwPreferencesGroup *groups[TRAME_N_TODO_GROUPS] = { NULL };
  for (guint i = 0; i < dues->len; i++)
    counts[trame_todo_group (date_of (g_ptr_array_index (dues, i)), today)]++;
  for (guint i = 0; i < TRAME_N_TODO_GROUPS; i++)
    if (counts[i] > 0)
      groups[i] = add_group (self, (TrameTodoGroup) i, counts[i]);
  for (guint i = 0; i < shown; i++)
    {
      const TrameDue *due = g_ptr_array_index (dues, i);
      TrameTodoGroup group = trame_todo_group (date_of (due), today);
      adw_preferences_group_add (groups[group], due_row (self, due, group, i == 0));
    }
  gtk_stack_set_visible_child_name (self->stack, dues->len > 0 ? "queue" : "empty");
  if (dues->len == 0)
    show_empty (self);
}

static void
changed (TrameOffice *office, gint64 id, TrameTodoPage *self)
{
  refresh (self);
}

static void
trame_todo_page_dispose (GObject *object)
{
  TrameTodoPage *self = TRAME_TODO_PAGE (object);
  if (self->office != NULL)
    g_signal_handlers_disconnect_by_data (self->office, self);
  g_clear_object (&self->office);
  G_OBJECT_CLASS (trame_todo_page_parent_class)->dispose (object);
}

static void
trame_todo_page_class_init (TrameTodoPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_todo_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/armentieres/Trame/todo-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrameTodoPage, title);
  gtk_widget_class_bind_template_child (widget_class, TrameTodoPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrameTodoPage, empty);
  gtk_widget_class_bind_template_child (widget_class, TrameTodoPage, groups);
}

static void
trame_todo_page_init (TrameTodoPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
trame_todo_page_set_office (TrameTodoPage *self, TrameOffice *office)
{
  g_return_if_fail (TRAME_IS_TODO_PAGE (self));

  if (self->office != NULL)
    g_signal_handlers_disconnect_by_data (self->office, self);
  g_set_object (&self->office, office);
  if (office != NULL)
    {
      g_signal_connect (office, "convention-changed", G_CALLBACK (changed), self);
      g_signal_connect_swapped (office, "conventions-reset", G_CALLBACK (refresh), self);
    }
  refresh (self);
}

void
trame_todo_page_set_narrow (TrameTodoPage *self, gboolean narrow)
{
  g_return_if_fail (TRAME_IS_TODO_PAGE (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_widget_set_margin_start (GTK_WIDGET (self->groups), narrow ? 12 : 24);
  gtk_widget_set_margin_end (GTK_WIDGET (self->groups), narrow ? 12 : 24);
  refresh (self);
}
