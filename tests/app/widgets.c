/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding widgets by what they show, and waiting for them. */
#include "widgets.h"

void
turn (guint milliseconds)
{
  const gint64 end = g_get_monotonic_time () + milliseconds * 1000;
  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

GtkWidget *
find (GtkWidget *top, GType type, const char *text)
{
  const char *own = GTK_IS_LABEL (top)             ? gtk_label_get_text (GTK_LABEL (top))
                    : GTK_IS_BUTTON (top)          ? gtk_button_get_label (GTK_BUTTON (top))
                    : ADW_IS_PREFERENCES_ROW (top) ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (top))
                                                   : NULL;
  if (own != NULL && g_type_is_a (G_OBJECT_TYPE (top), type) && gtk_widget_get_mapped (top)
      && strstr (own, text) != NULL)
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
wait_for (GtkWidget *top, GType type, const char *text)
{
  GtkWidget *found = NULL;
  for (guint i = 0; i < 2000 && found == NULL; i++)
    {
      turn (10);
      found = find (top, type, text);
    }
  g_test_message ("“%s”", text);
  g_assert_nonnull (found);
  return found;
}
