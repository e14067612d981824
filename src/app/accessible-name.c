/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accessible names, set in one place because GtkMenuButton gives the focus to a button of its own. */
#include "app/accessible-name.h"

static void
name_one (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
trame_accessible_name (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  name_one (widget, name);
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_first_child (widget) != NULL)
    name_one (gtk_widget_get_first_child (widget), name);
}
