/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form for one record of the town hall, whatever its kind: a row for each of its members that are asked. */
#pragma once

#include <gtk/gtk.h>

#include "office/office.h"
#include "register/aggregate.h"

G_BEGIN_DECLS

/* A member that is asked. */
typedef struct
{
  const char *column;
  const char *title;    /* N_(); NULL: what the column is called */
  gboolean needed;      /* even when the record could be kept without it */
  const char *unwanted; /* N_(): said when the figure cannot be read; NULL for other members */
} TrameRecordField;

/* Asks the N FIELDS of RECORD, which is taken: a new one, or one read from the register, to be changed. SAVE is the act's
 * verb, NOTE (nullable) what is to be known, DONE the sentence said once it is kept. */
void trame_record_dialog_present (GtkWidget *parent,
                                  TrameOffice *office,
                                  gpointer record,
                                  const char *title,
                                  const TrameRecordField *fields,
                                  guint n,
                                  const char *note,
                                  const char *done);

G_END_DECLS
