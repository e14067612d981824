/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The longest common run of two sequences of numbers (Myers's greedy search from both ends, in linear space). Private to
 * the room. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* MATES[i] becomes the index in B that A[i] goes with, rising, or -1. Two sequences that have next to nothing in common
 * are given up early: what is left then has no mates. */
void trame_match_words (const guint *a, guint n_a, const guint *b, guint n_b, gint *mates);

G_END_DECLS
