/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts: what one would change, said before it is stored; then stored; then corrected. Never edited or removed. */
#pragma once

#include "office/fact-check.h"
#include "office/office.h"

G_BEGIN_DECLS

/* What a fact changes. Free with trame_fact_effect_free. */
typedef struct
{
  gint64 fact; /* its id; 0: only previewed */
  TrameLifecycle *before;
  TrameLifecycle *after;
  GArray *changes; /* of TrameChange, see domain/lifecycle-change.h */
  char *summary;   /* "prise d’effet le 15/01/2026, dernier jour le 15/01/2027"; NULL when nothing changes */
} TrameFactEffect;

void trame_fact_effect_free (TrameFactEffect *effect);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameFactEffect, trame_fact_effect_free)

/* What FACT would change, today or on its own day when that is to come ("if the letter is received on…"); nothing is
 * stored. Quick: call it at each key. NULL and ERROR when CONVENTION is
 * unknown or FACT does not hold together. Owned by the caller. */
TrameFactEffect *trame_office_preview_fact (
    TrameOffice *office, gint64 convention, const TrameFact *fact, TrameLanguage language, GError **error);
/* What the correction of FACT_ID by REPLACEMENT (NULL: it never happened) would change. */
TrameFactEffect *trame_office_preview_correction (TrameOffice *office,
                                                  gint64 convention,
                                                  gint64 fact_id,
                                                  const TrameFact *replacement,
                                                  TrameLanguage language,
                                                  GError **error);

/* Stores FACT. Its effect, owned by the caller; NULL and
 * ERROR. Blocking. */
TrameFactEffect *trame_office_add_fact (
    TrameOffice *office, gint64 convention, const TrameFact *fact, TrameLanguage language, GError **error);
TrameFactEffect *trame_office_correct_fact (TrameOffice *office,
                                            gint64 convention,
                                            gint64 fact_id,
                                            const TrameFact *replacement,
                                            TrameLanguage language,
                                            GError **error);
void trame_office_add_fact_async (TrameOffice *office,
                                  gint64 convention,
                                  const TrameFact *fact,
                                  TrameLanguage language,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void trame_office_correct_fact_async (TrameOffice *office,
                                      gint64 convention,
                                      gint64 fact_id,
                                      const TrameFact *replacement,
                                      TrameLanguage language,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/* For both. */
TrameFactEffect *trame_office_record_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
