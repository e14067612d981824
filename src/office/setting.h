/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A convention set on pages at a desk, in the commune's style. Private to the room. */
#pragma once

#include "office/desk.h"
#include "office/document.h"

G_BEGIN_DECLS

/* The commune's house style, with SCHEME (may be NULL) in the header. Owned by the caller. */
TrameStyle *trame_desk_style (TrameDesk *desk, const char *scheme);

/* document.c: the document of CONVENTION, with VALUES (NULL: its own) while it is a draft, its frozen bytes once it is
 * issued. */
TrameDocument *
trame_desk_set_document (TrameDesk *desk, const TrameConvention *convention, TrameValues *values, GError **error);

G_END_DECLS
