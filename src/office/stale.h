/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two who change one convention at once: what each wrote, side by side. Nothing is decided here, nothing is written. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

/* A field that both changed, each otherwise. Values as they are kept, "" for none. */
typedef struct
{
  char *field;
  char *label; /* of the model */
  char *mine;
  char *theirs;
} TrameClash;

/* A convention as it is now, held against what somebody is writing. */
typedef struct
{
  gint64 version;
  TrameValues *values; /* all of them, as they are kept now */
  GPtrArray *clashes;  /* of TrameClash*, in the model's order; empty: both changed other things */
  char *agent;         /* who wrote last, and when (microseconds since 1970, UTC) */
  gint64 at;
} TrameStale;

void trame_stale_free (TrameStale *stale);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameStale, trame_stale_free)

/* Holds MINE (field → value) against CONVENTION as it is now. BASE: the values that MINE was written over; a field that
 * nobody else changed since is no clash. NULL: each field that differs is one. Owned by the caller; NULL and ERROR.
 * Blocking. */
TrameStale *
trame_office_compare (TrameOffice *office, gint64 convention, TrameValues *base, TrameValues *mine, GError **error);
/* The same without blocking; BASE and MINE are copied. */
void trame_office_compare_async (TrameOffice *office,
                                 gint64 convention,
                                 TrameValues *base,
                                 TrameValues *mine,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
TrameStale *trame_office_compare_finish (TrameOffice *office, GAsyncResult *result, GError **error);

/* The same of settings (key → value): VALUES against what is kept now, WAS: what they held. A clash's label is its key. Owned by
 * the caller; NULL and ERROR. Blocking. */
TrameStale *trame_office_compare_settings (TrameOffice *office, GHashTable *values, GHashTable *was, GError **error);

/* Both versions in words, a clash after the other: the field, what is kept and by whom, what was about to be written.
 * Owned by the caller. */
char *trame_stale_words (const TrameStale *stale);

G_END_DECLS
