/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of groups of rows, scrolled and clamped, made anew each time its values change. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRAME_TYPE_GROUPS_VIEW (trame_groups_view_get_type ())
G_DECLARE_FINAL_TYPE (TrameGroupsView, trame_groups_view, TRAME, GROUPS_VIEW, AdwBin)

GtkWidget *trame_groups_view_new (void);
/* Takes every group away. The place scrolled to stays. */
void trame_groups_view_clear (TrameGroupsView *self);
/* A new group at the end. DESCRIPTION may be NULL. Owned by SELF. */
AdwPreferencesGroup *trame_groups_view_add_group (TrameGroupsView *self, const char *title, const char *description);
/* Any widget at the end. */
void trame_groups_view_add (TrameGroupsView *self, GtkWidget *widget);

/* A new row of GROUP; TITLE and SUBTITLE (nullable) are plain text and wrap. */
AdwActionRow *trame_group_add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle);
/* A flat button at the end of the heading of GROUP, for what adds to it. */
void trame_group_add_button (AdwPreferencesGroup *group, const char *label, const char *action);
/* A flat icon button NAME at the end of ROW that activates ACTION with TARGET (an id). */
void trame_row_add_icon_button (
    AdwActionRow *row, const char *icon, const char *tooltip, const char *name, const char *action, gint64 target);

G_END_DECLS
