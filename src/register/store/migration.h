/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a register up to the schema that this program writes. Private to the room. */
#pragma once

#include "register/store/store.h"

G_BEGIN_DECLS

/* The schema released last, whose step is the last of the driver's own. */
#define TRAME_SCHEMA_RELEASED 2

/* The schema that this program writes: the one released last. */
guint trame_schema_version (void);
/* Tests alone, before any register is open: TEXT (static; NULL takes it away) is one more step, as if it had been released. */
void trame_schema_set_next (const char *text);
const char *trame_schema_get_next (void);

/* Brings the database at PATH, which STORE has open, up to date. A new file gets every step. An older one is copied beside,
 * unless PATH is NULL, then gets those it lacks, in one transaction: it is brought up to date whole or not at all, and the
 * copy goes when it was not. FALSE and ERROR, nothing changed: TOO_NEW, TOO_OLD (it may only be read), or why a step or the copy failed. */
gboolean trame_store_migrate (TrameStore *store, const char *path, GError **error);

/* What the name of such a copy holds: "town-schema-1-2026-01-05.trame", with the day of the journal's last row. */
#define TRAME_SCHEMA_COPY "-schema-"

G_END_DECLS
