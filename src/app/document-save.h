/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks where a document of a convention is to be written, has it written, and tells. */
#pragma once

#include <adwaita.h>

#include "office/generate.h"

G_BEGIN_DECLS

/* SAID: what was done, a sentence in the past; or FAILURE, why it was not. One of them is NULL. */
typedef void (*TrameDocumentSaved) (GtkWidget *widget, const char *said, const char *failure);

/* Asks over WIDGET's window, FORMAT being proposed; VALUES (nullable, copied) fill a letter before what the register knows.
 * DONE is called with WIDGET, which is kept alive until then; never when it is given up. */
void trame_document_save (GtkWidget *widget,
                          TrameOffice *office,
                          const TrameConvention *convention,
                          const char *kind,
                          TrameValues *values,
                          TrameFileFormat format,
                          TrameDocumentSaved done);

G_END_DECLS
