/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the register's journal chains, and its tables match it. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean ok;
  guint64 rows; /* of the journal */
  char *head;   /* hash of the last row, hexadecimal; NULL: empty journal */
  char *table;  /* the first difference; NULL: none */
  gint64 id;
  gint64 journal_row;
  char *what;
} TrameVerification;

void trame_verification_free (TrameVerification *verification);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameVerification, trame_verification_free)

/* Blocking. NULL and ERROR only when the register cannot be read. Owned by the caller. */
TrameVerification *trame_office_verify (TrameOffice *office, GError **error);

G_END_DECLS
