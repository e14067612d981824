/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: its options, one window a register, and the day it says it is. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRAME_TYPE_APPLICATION (trame_application_get_type ())
G_DECLARE_FINAL_TYPE (TrameApplication, trame_application, TRAME, APPLICATION, AdwApplication)

/* Call after trame_language_init. Takes `--register FILE`, `--today DATE`, and files: a register (*.trame) is opened, an
 * act is imported. */
TrameApplication *trame_application_new (void);

/* Today: `--today`, else the day of the workstation's clock in metropolitan France. */
void trame_application_get_today (TrameApplication *self, GDate *out);
/* The clock's day in the time zone NAME (IANA), whatever `--today` says. */
void trame_application_read_clock (const char *name, GDate *out);
/* Whether the day is `--today`: nothing is then dated by the clock. */
gboolean trame_application_is_another_day (TrameApplication *self);

G_END_DECLS
