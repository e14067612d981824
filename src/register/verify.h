/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the register is what its journal says. */
#pragma once

#include "register/register.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean ok;
  gint64 rows;       /* of the journal */
  char *head;        /* chain hash of the last row; all zeros when the journal is empty */
  gint64 clock_back; /* the first row of the journal older than the one before it: a clock was wrong then; 0: none */
  gint64 latest;     /* when its last row was written: µs since 1970, UTC; 0: none */
  /* The first row that differs; table NULL when ok. */
  char *table;
  gint64 id;
  gint64 journal_row; /* 0: the row is in no journal row */
  char *what;         /* a sentence */
} TrameVerification;

void trame_verification_free (TrameVerification *verification);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameVerification, trame_verification_free)

/* Recomputes the chain, then every row's hash, then reads every page. Blocking; NULL and ERROR only when the file cannot be
 * read, or when its pages or indexes do not hold together (CORRUPT). */
TrameVerification *trame_register_verify (TrameRegister *self, GCancellable *cancellable, GError **error);
/* The same for a file that is not open (a backup, a file that someone sent). */
TrameVerification *trame_verify_file (const char *path, GCancellable *cancellable, GError **error);
/* Reads every page of the file at PATH. FALSE and ERROR, which names the first fault: CORRUPT. Blocking. */
gboolean trame_verify_pages (const char *path, GError **error);
/* The head of the journal now, in hexadecimal, to keep elsewhere, and in *ROWS how many rows it has then. Nothing is proved.
 * Owned by the caller; NULL and ERROR. Blocking, quick. */
char *trame_register_get_head (TrameRegister *self, gint64 *rows, GError **error);
/* Whether the journal still holds the HEAD that was kept elsewhere (printed on an export, a backup, a sheet) when it had
 * ROWS rows: what no verification of the file alone can tell once its end is cut off. FALSE and CORRUPT when not. */
gboolean trame_register_check_head (TrameRegister *self, gint64 rows, const char *head, GError **error);

G_END_DECLS
