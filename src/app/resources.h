/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The templates, styles and icons built into the program; the linker would drop them if nothing asked for them. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GResource *trame_get_resource (void);

G_END_DECLS
