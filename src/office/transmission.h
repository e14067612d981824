/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes known of an act after it was read: when it was sent, received, published, and its act id. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

/* Each is kept when NULL; a cleared date, an empty text: not known any more. */
typedef struct
{
  const GDate *sent;
  const GDate *received;
  const GDate *published;
  const char *act_id;
} TrameTransmissionChange;

/* Records CHANGE for DELIBERATION; its conventions are reckoned again. What is odd is a warning of the act's checks, never a
 * refusal. FALSE and ERROR: UNKNOWN. Blocking. */
gboolean trame_office_set_transmission (TrameOffice *office,
                                        gint64 deliberation,
                                        const TrameTransmissionChange *change,
                                        GError **error);
/* The same without blocking; CHANGE is copied. */
void trame_office_set_transmission_async (TrameOffice *office,
                                          gint64 deliberation,
                                          const TrameTransmissionChange *change,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean trame_office_set_transmission_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
