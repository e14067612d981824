/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The town hall's choices, for the room's own use. */
#pragma once

#include "register/records.h"
#include "register/store/store.h"

G_BEGIN_DECLS

TrameSettings *trame_settings_load (TrameStore *store, GError **error);

G_END_DECLS
