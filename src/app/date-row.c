/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The date row: an entry, the date as understood, and a calendar. Reading is french/date-text. */
#include "app/date-row.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/label-text.h"
#include "french/date-text.h"

struct _TrameDateRow
{
  AdwEntryRow parent;
  GDate today;
  GDate date;
  GtkLabel *understood;
  GtkMenuButton *button;
  GtkCalendar *calendar;
};

enum
{
  DATE_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrameDateRow, trame_date_row, ADW_TYPE_ENTRY_ROW)

static void
read_text (TrameDateRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  gboolean empty = *text == '\0';
  gboolean read = !empty && trame_date_read (text, g_date_valid (&self->today) ? &self->today : NULL, &self->date);
  if (!read)
    g_date_clear (&self->date, 1);
  g_autofree char *words = read    ? trame_label_long_date (&self->date)
                           : empty ? g_strdup ("")
                                   : g_strdup (_ ("date not understood"));
  gtk_label_set_text (self->understood, words);
  if (empty || read)
    gtk_widget_remove_css_class (GTK_WIDGET (self->understood), "warning");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->understood), "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  g_signal_emit (self, signals[DATE_CHANGED], 0);
}

static void
day_picked (GtkCalendar *calendar, TrameDateRow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (day), (GDateMonth) g_date_time_get_month (day),
                  (GDateYear) g_date_time_get_year (day));
  trame_date_row_set_date (self, &date);
}

/* The calendar opens on the date understood, else on today. */
static void
calendar_opens (GtkWidget *popover, TrameDateRow *self)
{
  const GDate *date = g_date_valid (&self->date) ? &self->date : &self->today;
  if (!g_date_valid (date))
    return;
  g_autoptr (GDateTime) day = g_date_time_new_local (g_date_get_year (date), (int) g_date_get_month (date),
                                                     g_date_get_day (date), 12, 0, 0);
  g_signal_handlers_block_by_func (self->calendar, day_picked, self);
  gtk_calendar_select_day (self->calendar, day);
  g_signal_handlers_unblock_by_func (self->calendar, day_picked, self);
}

static void
trame_date_row_class_init (TrameDateRowClass *klass)
{
  signals[DATE_CHANGED] = g_signal_new ("date-changed", TRAME_TYPE_DATE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
trame_date_row_init (TrameDateRow *self)
{
  g_date_clear (&self->today, 1);
  g_date_clear (&self->date, 1);
  self->understood = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->understood), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->understood), "quiet");
  gtk_label_set_ellipsize (self->understood, PANGO_ELLIPSIZE_END);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->understood));

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  GtkWidget *popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  trame_accessible_name (GTK_WIDGET (self->button), _ ("Choose a date"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Choose a date"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->button));

  g_signal_connect (self->calendar, "day-selected", G_CALLBACK (day_picked), self);
  g_signal_connect (popover, "map", G_CALLBACK (calendar_opens), self);
  g_signal_connect (self, "changed", G_CALLBACK (read_text), NULL);
}

GtkWidget *
trame_date_row_new (const char *title, const GDate *today)
{
  TrameDateRow *self = g_object_new (TRAME_TYPE_DATE_ROW, "title", title, NULL);
  if (today != NULL)
    self->today = *today;
  return GTK_WIDGET (self);
}

gboolean
trame_date_row_get_date (TrameDateRow *self, GDate *out)
{
  g_return_val_if_fail (TRAME_IS_DATE_ROW (self), FALSE);

  *out = self->date;
  return g_date_valid (&self->date);
}

gboolean
trame_date_row_is_empty (TrameDateRow *self)
{
  g_return_val_if_fail (TRAME_IS_DATE_ROW (self), TRUE);
  return *gtk_editable_get_text (GTK_EDITABLE (self)) == '\0';
}

void
trame_date_row_set_date (TrameDateRow *self, const GDate *date)
{
  g_return_if_fail (TRAME_IS_DATE_ROW (self));

  g_autofree char *text = date != NULL && g_date_valid (date) ? trame_date_to_numbers (date) : g_strdup ("");
  gtk_editable_set_text (GTK_EDITABLE (self), text);
}
