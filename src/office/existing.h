/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conventions signed before Trame: no model, no text; who, when, for how long, and the scan of what was signed. */
#pragma once

#include "office/office.h"
#include "register/changes.h"

G_BEGIN_DECLS

/* What is known of one. Strings are borrowed; NULL, cleared or 0: not known. */
typedef struct
{
  gint64 partner;           /* 0: the one called partner_name, made when the register has none */
  const char *partner_name; /* not read when there is a partner */
  gint64 deliberation;      /* 0: none in the register */
  const char *reference;    /* the number that it had */
  const char *object;
  const char *scheme;
  const char *responsible;
  GDate signed_on; /* by both parties: the later signature */
  GDate start;     /* stated; cleared: the signature */
  GDate last_day;
  gboolean has_length;
  TramePeriod length;
  TrameRenewal renewal;
} TrameExisting;

/* Whether EXISTING holds together: signed or with a start, with a last day or a length, in that order. FALSE and REFUSED. */
gboolean trame_existing_check (const TrameExisting *existing, GError **error);
/* Whether it can have been signed by TODAY, and no year is a slip of the hand. FALSE and REFUSED. */
gboolean trame_existing_check_days (const TrameExisting *existing, const GDate *today, GError **error);
/* Adds it to CHANGES, the signatures of both parties with it. Its handle. PARTNER may be a handle. */
gint64 trame_existing_add (TrameChanges *changes, const TrameExisting *existing);

/* Records one, with the file SCAN (nullable) attached as "signed-scan". Its id; 0 and ERROR. Blocking. */
gint64 trame_office_add_existing (TrameOffice *office, const TrameExisting *existing, const char *scan, GError **error);

/* The same without blocking; everything is copied. */
void trame_office_add_existing_async (TrameOffice *office,
                                      const TrameExisting *existing,
                                      const char *scan,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gint64 trame_office_add_existing_finish (TrameOffice *office, GAsyncResult *result, GError **error);

/* What stands in the place of its document: who, what, and where the signed text is. Owned by the caller. */
TrameText *trame_existing_text (const TrameConvention *convention);
/* The same once its content was removed at the end of its retention. Owned by the caller. */
TrameText *trame_removed_text (const TrameConvention *convention);

G_END_DECLS
