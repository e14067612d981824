/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is followed of a convention: figures, commitments, evaluations, letters, amendments. Values only. */
#pragma once

#include "office/office.h"
#include "register/amendment.h"
#include "register/evaluation.h"
#include "register/indicator.h"
#include "register/letter.h"
#include "register/undertaking.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *indicators;   /* of TrameIndicator*: those of every scheme, of its own, and those it has figures of */
  GPtrArray *figures;      /* of TrameIndicatorValue*, of this convention */
  GPtrArray *undertakings; /* of TrameUndertaking* */
  GPtrArray *evaluations;  /* of TrameEvaluation* */
  GPtrArray *letters;      /* of TrameLetter* */
  GPtrArray *amendments;   /* of TrameAmendment* */
} TrameFollowUp;

void trame_follow_up_free (TrameFollowUp *follow_up);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameFollowUp, trame_follow_up_free)

/* Whether a later figure corrects FIGURE. */
gboolean trame_follow_up_is_corrected (const TrameFollowUp *follow_up, const TrameIndicatorValue *figure);

/* Owned by the caller; NULL and ERROR: UNKNOWN convention. Blocking. */
TrameFollowUp *trame_office_load_follow_up (TrameOffice *office, gint64 convention, GError **error);
/* The same without blocking. */
void trame_office_load_follow_up_async (TrameOffice *office,
                                        gint64 convention,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
TrameFollowUp *trame_office_load_follow_up_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
