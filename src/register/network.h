/* SPDX-License-Identifier: GPL-3.0-or-later */
/* File systems of a network, where locks and caches are not to be trusted. Private to the room. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TYPE: what statfs calls the file system (f_type, of whatever width). */
gboolean trame_file_system_is_network (gint64 type);

G_END_DECLS
