/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet that explains a convention's dates, as blocks: printed on pages or on a terminal. Private to the room. */
#pragma once

#include "office/desk.h"

G_BEGIN_DECLS

/* The blocks of the sheet of CONVENTION evaluated as LIFECYCLE, in LANGUAGE. Owned by the caller. */
TrameText *trame_sheet_new (const TrameConvention *convention, const TrameLifecycle *lifecycle, TrameLanguage language);

/* Until when a letter can be posted and received for an end on END, from LIFECYCLE, which holds that letter. */
TrameText *trame_sheet_new_for_end (const TrameConvention *convention,
                                    const TrameLifecycle *lifecycle,
                                    const GDate *end,
                                    TrameLanguage language);

/* Ends TEXT with what proves later that the register still holds all that it held: the head of its journal, kept on paper.
 * FALSE and ERROR. */
gboolean trame_desk_add_register (TrameDesk *desk, TrameText *text, GError **error);

/* The sheet in French with the register's head, and in *STYLE (owned by the caller) the smaller style that keeps it on one
 * leaf. NULL and ERROR. */
TrameText *trame_desk_sheet_text (
    TrameDesk *desk, const TrameConvention *convention, const GDate *on, TrameStyle **style, GError **error);
/* The same on pages. NULL and ERROR. */
TrameSetDocument *
trame_desk_set_sheet (TrameDesk *desk, const TrameConvention *convention, const GDate *on, GError **error);

G_END_DECLS
