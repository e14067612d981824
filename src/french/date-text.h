/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and times of day in French: written for people, read as people type them and as acts write them. Dates are
 * GDate; a cleared one means none. Nothing here reads the clock. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "4 décembre 2025", "1er janvier 2026" (ordinary spaces: typography.h makes them unbreakable in documents). NULL for a
 * cleared date. Owned by the caller. */
char *trame_date_to_words (const GDate *date);
/* "jeudi 4 décembre 2025". NULL for a cleared date. Owned by the caller. */
char *trame_date_to_words_with_weekday (const GDate *date);
/* "04/12/2025". NULL for a cleared date. Owned by the caller. */
char *trame_date_to_numbers (const GDate *date);
/* "décembre 2025". NULL for a cleared date. Owned by the caller. */
char *trame_month_to_words (const GDate *date);

/* Reads a date typed freely: "12/1/26", "12.01.2026", "2026-01-12", "12 janvier 2026", "lundi 12 janv. 26", "1er février
 * 2026", "quatre décembre deux mille vingt-cinq"; and, when TODAY is valid, "12 janvier" and "12/1" (the year that puts it
 * nearest to TODAY), "aujourd'hui", "hier", "avant-hier", "demain", "après-demain", "dans 3 mois", "il y a dix jours".
 * A year of two digits is in 1970–2069. TODAY may be NULL. FALSE, and OUT cleared, when TEXT is not exactly a date that
 * exists. */
gboolean trame_date_read (const char *text, const GDate *today, GDate *out);

/* Finds the first full date (day, month, year) of TEXT at or after byte FROM, in any of the forms above or as acts write
 * it ("L'an deux mil vingt-cinq, le quatre décembre", "le jeudi 4 décembre 2025"). START and END (bytes of TEXT, may be
 * NULL) tell where. FALSE, and OUT cleared, when there is none. TEXT must be valid UTF-8. */
gboolean trame_date_find (const char *text, gsize from, GDate *out, gsize *start, gsize *end);

/* Finds the first time of day of TEXT at or after byte FROM: "19h30", "19 h", "19:30", "19 heures 30", "dix-neuf heures
 * trente". "HH:MM", or NULL. START and END may be NULL. Owned by the caller. */
char *trame_time_find (const char *text, gsize from, gsize *start, gsize *end);

G_END_DECLS
