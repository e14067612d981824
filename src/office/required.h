/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Required fields that are not filled. */
#pragma once

#include "documents/fill.h"

G_BEGIN_DECLS

/* Ids of MODEL's required fields without a value, in its order: char*, owned by the caller. VALUES may be NULL. */
GPtrArray *trame_model_missing (const TrameModel *model, TrameValues *values);
/* Their labels in one sentence's list: "Prestations, Représentant". Owned by the caller. */
char *trame_model_missing_labels (const TrameModel *model, const GPtrArray *missing);

G_END_DECLS
