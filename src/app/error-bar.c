/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error bar: a GtkInfoBar that reads as one sentence and offers one button. */
#include "app/error-bar.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"

struct _TrameErrorBar
{
  AdwBin parent;
  GtkInfoBar *bar;
  GtkLabel *label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (TrameErrorBar, trame_error_bar, ADW_TYPE_BIN)

static void
respond (GtkInfoBar *bar, int response, TrameErrorBar *self)
{
  trame_error_bar_clear (self);
}

static void
trame_error_bar_class_init (TrameErrorBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/armentieres/Trame/error-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TrameErrorBar, bar);
  gtk_widget_class_bind_template_child (widget_class, TrameErrorBar, label);
  gtk_widget_class_bind_template_child (widget_class, TrameErrorBar, button);
  gtk_widget_class_bind_template_callback (widget_class, respond);
}

static void
trame_error_bar_init (TrameErrorBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_info_bar_set_revealed (self->bar, FALSE);
}

void
trame_error_bar_show (TrameErrorBar *self, const char *what, const char *why, const char *label, const char *action)
{
  g_return_if_fail (TRAME_IS_ERROR_BAR (self));
  g_return_if_fail (what != NULL);

  g_autofree char *markup = why != NULL ? g_markup_printf_escaped (_ ("<b>%s</b>: %s"), what, why)
                                        : g_markup_printf_escaped ("<b>%s</b>", what);
  gtk_label_set_markup (self->label, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL);
  if (label != NULL)
    {
      gtk_button_set_label (self->button, label);
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), action);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_info_bar_set_revealed (self->bar, TRUE);
}

void
trame_error_bar_clear (TrameErrorBar *self)
{
  g_return_if_fail (TRAME_IS_ERROR_BAR (self));

  gtk_info_bar_set_revealed (self->bar, FALSE);
}
