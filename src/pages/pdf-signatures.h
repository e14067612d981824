/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the signatures of a PDF through qpdf and has each one checked. Run by the reading child only. Private to the
 * room. */
#pragma once

#include "pages/signature.h"

G_BEGIN_DECLS

/* The signatures of PDF's form, in its order, at most TRAME_SIGNATURES_MAX; empty when there is none or the file cannot be
 * read. An array of TrameSignature*, owned by the caller. */
GPtrArray *trame_pdf_signatures (GBytes *pdf);

G_END_DECLS
