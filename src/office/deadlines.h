/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue: what is due, for which convention, by which prudent date, and why. */
#pragma once

#include "office/next-act.h"
#include "office/office.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 convention;
  char *number; /* NULL: not issued */
  char *partner;
  TrameDeadlineKind kind;
  GDate date;
  GDate prudent_date;
  gint days_left;  /* to the prudent date; negative: late */
  char *act;       /* "Poster l’avis de fin au plus tard le 29/12/2026" */
  GArray *reasons; /* of TrameReason */
} TrameDue;

void trame_due_free (TrameDue *due);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameDue, trame_due_free)

/* What is due within WITHIN days of today (negative: no limit), the most urgent first, late ones included. An array of
 * TrameDue*, owned by the caller. */
GPtrArray *trame_office_get_deadlines (TrameOffice *office, gint within, TrameLanguage language);

G_END_DECLS
