/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What labels show, as pure functions of values: dates, days, states, percentages. No widget here; nothing reads the
 * clock: today is handed in. */
#pragma once

#include "domain/lifecycle.h"
#include "domain/lifecycle-change.h"

G_BEGIN_DECLS

/* "26/11/2026"; "—" for a cleared date. Owned by the caller. */
char *trame_label_date (const GDate *date);
/* "jeu. 26 nov.", with the year when it is not TODAY's. "—" for a cleared date. Owned by the caller. */
char *trame_label_short_date (const GDate *date, const GDate *today);
/* "26/11" in the year of TODAY, else "26/11/2026". Owned by the caller. */
char *trame_label_narrow_date (const GDate *date, const GDate *today);
/* "jeudi 26 novembre 2026". Owned by the caller. */
char *trame_label_long_date (const GDate *date);
/* "26 novembre". Owned by the caller. */
char *trame_label_day_and_month (const GDate *date);
/* "53 jours", "aujourd’hui" for none; "—" for G_MININT or a negative count. Owned by the caller. */
char *trame_label_days_left (gint days);
/* "aujourd’hui", "demain", "dans 3 jours", "hier", "10 jours de retard". Owned by the caller. */
char *trame_label_days_away (gint days);
/* "53 jours" for the number of days between two marks. Owned by the caller. */
char *trame_label_duration (gint days);
/* CSS class of a count of days: "late" under 10, "soon" up to 30, NULL else and when unknown. Static. */
const char *trame_label_days_class (gint days);

/* Words of the state pill; SIGNED_BY as in TrameLifecycle. Static. */
const char *trame_label_state (TrameState state, guint signed_by);
/* CSS class of the pill: ok, wait, bad, info, done. Static. */
const char *trame_label_state_class (TrameState state);
/* TRUE for states that nothing changes any more. */
gboolean trame_label_state_is_over (TrameState state);

/* "98 %". Owned by the caller. */
char *trame_label_percent (double fraction);
/* "14 conventions". Owned by the caller. */
char *trame_label_conventions (guint n);
/* The button that ends an intake: "Créer les 3 conventions", "Créer 1 convention", "Enregistrer l’acte seul". Owned. */
char *trame_label_create (guint n);
/* "Brouillon enregistré à 9 h 12"; TIME is local. Owned by the caller. */
char *trame_label_saved_at (GDateTime *time);
/* The words of a fact's kind for its row and dialog: "Signature", "Résiliation notifiée"… Static. */
const char *trame_label_fact_kind (TrameFactKind kind);
/* "la Ville", "le partenaire"; NULL for none. Static. */
const char *trame_label_party (TrameParty party);
/* The act to do for a deadline: "Poster le courrier de non-renouvellement"… Static. */
const char *trame_label_act (TrameDeadlineKind kind);
/* "OBJET DE LA CONVENTION" → "Objet de la convention"; a word of one of the N NAMES (each may be NULL) keeps the capital
 * it has there. A title that is not all in capitals stays as it is. Owned by the caller. */
char *trame_label_calm_title (const char *title, const char *const *names, guint n);

G_END_DECLS
