/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A register's file that is there whole, or not at all, from its first moment. Private to the room. */
#pragma once

#include "register/register.h"

G_BEGIN_DECLS

/* Makes the register PATH (0600) and its folder (0700), unless there is a file already, which is left as it is. It is begun
 * under another name beside, by BEGIN, and takes its own once it is on the disk: whoever is killed on the way leaves no empty
 * file in its place, and of two programs at once one makes it. FALSE and ERROR. */
gboolean trame_store_make_file (const char *path, gboolean (*begin) (const char *path, GError **error), GError **error);

G_END_DECLS
