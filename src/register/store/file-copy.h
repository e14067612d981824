/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a database's file that are there whole, or not at all. Private to the room. */
#pragma once

#include "register/register.h"

G_BEGIN_DECLS

/* Whether the copy at PATH is good. FALSE and ERROR otherwise. */
typedef gboolean (*TrameCopyProof) (const char *path, gpointer data, GError **error);

/* Copies the database at FROM as it is, of whatever schema, to TO (0600) by way of a file beside TO, which takes the name TO
 * once PROOF, given DATA, finds it good and it is on the disk. Somebody may hold the writer's place of FROM. FALSE and ERROR:
 * TO is what it was. */
gboolean trame_store_copy_file (const char *from, const char *to, TrameCopyProof proof, gpointer data, GError **error);
/* A new, empty file beside TO that only its owner reads, which ends with TRAME_UNFINISHED. Its name, owned by the caller; NULL
 * and ERROR. */
char *trame_store_create_beside (const char *to, GError **error);
/* The file at PATH and its name are on the disk, not only on their way. */
gboolean trame_store_settle (const char *path, GError **error);
/* Whether NAME is that of a copy being written, or of what the database keeps beside it meanwhile. */
gboolean trame_store_is_unfinished (const char *name);
/* Deletes what copies to PATH that were interrupted left. Nobody may be making one. */
void trame_store_clear_unfinished (const char *path);
/* What a copy that is being written ends with. */
#define TRAME_UNFINISHED ".new"

G_END_DECLS
