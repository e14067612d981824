/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why each date of a convention is what it is: in words, and as a printable sheet. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

/* The explanation in plain text, in LANGUAGE. NULL and ERROR. Owned by the caller. */
char *
trame_office_explain (TrameOffice *office, gint64 convention, const GDate *on, TrameLanguage language, GError **error);
/* Until when a letter can be posted, and received, for the convention to be out of force on END; as the sheet says it.
 * Nothing is stored. NULL and ERROR, also when the convention ends before. Owned by the caller. */
char *trame_office_explain_end (
    TrameOffice *office, gint64 convention, const GDate *end, TrameLanguage language, GError **error);
/* The same as an evaluation that holds that letter. One reference. */
TrameLifecycle *trame_office_evaluate_end (TrameOffice *office, gint64 convention, const GDate *end, GError **error);
/* The sheet ("feuille de calcul des délais") as a PDF, always in French. ON: NULL for today. One reference. Blocking. */
GBytes *trame_office_explain_pdf (TrameOffice *office, gint64 convention, const GDate *on, GError **error);
void trame_office_explain_pdf_async (TrameOffice *office,
                                     gint64 convention,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GBytes *trame_office_explain_pdf_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
