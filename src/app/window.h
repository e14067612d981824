/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: sections at the left, one page at the right, one open register. */
#pragma once

#include "app/application.h"
#include "office/office.h"

G_BEGIN_DECLS

#define TRAME_TYPE_WINDOW (trame_window_get_type ())
G_DECLARE_FINAL_TYPE (TrameWindow, trame_window, TRAME, WINDOW, AdwApplicationWindow)

TrameWindow *trame_window_new (TrameApplication *application);
/* The window WIDGET stands in, or NULL. */
TrameWindow *trame_window_of (GtkWidget *widget);

/* Opens the register at PATH on a worker; the sections come when it is open. */
void trame_window_open_register (TrameWindow *self, const char *path);
/* The register's path, even while it is opening. Owned by SELF. */
const char *trame_window_get_path (TrameWindow *self);
/* NULL until the register is open. */
TrameOffice *trame_window_get_office (TrameWindow *self);
/* Puts the copy BACKUP in the place of the window's register, then opens it again. */
void trame_window_restore (TrameWindow *self, const char *backup);
void trame_window_set_today (TrameWindow *self, const GDate *today);

/* Reads an act and shows what was read; waits for the register if it is still opening. */
void trame_window_import_file (TrameWindow *self, GFile *file);
/* Leaves the intake: shows the conventions (SHOW_ACT 0), or the délibération just stored. */
void trame_window_finish_intake (TrameWindow *self, gint64 show_act);
void trame_window_show_convention (TrameWindow *self, gint64 id);
void trame_window_show_deliberation (TrameWindow *self, gint64 id);

/* A sentence in the past; LABEL and ACTION (with its TARGET, floating, may be NULL) offer to correct it. */
void trame_window_toast (TrameWindow *self, const char *text, const char *label, const char *action, GVariant *target);

G_END_DECLS
