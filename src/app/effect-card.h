/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Ce que cette date change": the effect of a fact, before it is stored. */
#pragma once

#include <adwaita.h>

#include "office/record.h"

G_BEGIN_DECLS

#define TRAME_TYPE_EFFECT_CARD (trame_effect_card_get_type ())
G_DECLARE_FINAL_TYPE (TrameEffectCard, trame_effect_card, TRAME, EFFECT_CARD, AdwBin)

/* EFFECT is read now and not kept; NULL: PROBLEM says why nothing can be said yet (may be NULL). */
void trame_effect_card_show (TrameEffectCard *self, const TrameFactEffect *effect, const char *problem);

G_END_DECLS
