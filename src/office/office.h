/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The town hall's office: one open register, its conventions as they stand today, the engine that sets documents. Both
 * doors do their acts here. No window, no clock: today and now come from the door. */
#pragma once

#include "documents/engine.h"
#include "domain/deliberation.h"
#include "domain/lifecycle-change.h"
#include "domain/partner.h"
#include "register/convention.h"
#include "register/load.h"

G_BEGIN_DECLS

#define TRAME_OFFICE_ERROR (trame_office_error_quark ())
GQuark trame_office_error_quark (void);
typedef enum
{
  TRAME_OFFICE_ERROR_UNKNOWN, /* no convention, model, partner, field or fact of that name */
  TRAME_OFFICE_ERROR_REFUSED, /* the data or the rules forbid it */
  TRAME_OFFICE_ERROR_MISSING, /* required fields are not filled */
  TRAME_OFFICE_ERROR_STALE,   /* someone changed it meanwhile: load it again */
  TRAME_OFFICE_ERROR_FILE,    /* a file could not be read or written */
} TrameOfficeError;

typedef enum
{
  TRAME_OFFICE_DEFAULT = 0,
  TRAME_OFFICE_MUST_EXIST = 1 << 0, /* do not create the file */
  TRAME_OFFICE_READ_ONLY = 1 << 1,
} TrameOfficeFlags;

/* An office belongs to the main thread: call it there. Its `…_async` calls work elsewhere and answer there.
 *
 * Signals, on the main context:
 *   "convention-changed" (gint64 id): a convention was added or changed; its row in the array is a new one
 *   "conventions-reset" (): the whole array is new (another day, another reading, an import)
 *   "acts-changed" (): délibérations, models or partners changed */
#define TRAME_TYPE_OFFICE (trame_office_get_type ())
G_DECLARE_FINAL_TYPE (TrameOffice, trame_office, TRAME, OFFICE, GObject)

/* "$XDG_DATA_HOME/trame/register.trame". Owned by the caller. */
char *trame_office_default_path (void);

/* Opens (and creates, unless MUST_EXIST) the register at PATH. AGENT is the login that the journal writes. NULL and a
 * register's ERROR otherwise. */
TrameOffice *
trame_office_open (const char *path, TrameOfficeFlags flags, const GDate *today, const char *agent, GError **error);
/* The same on a worker: the file's reading never blocks the window. */
void trame_office_open_async (const char *path,
                              TrameOfficeFlags flags,
                              const GDate *today,
                              const char *agent,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
TrameOffice *trame_office_open_finish (GAsyncResult *result, GError **error);
/* What gives the instant that the journal writes (microseconds since 1970, UTC): g_get_real_time, unless the door was told
 * which day it is. Without one, it is noon of today. */
void trame_office_set_clock (TrameOffice *office, gint64 (*clock) (void));
/* Lets go of the file and the engine; work under way ends by itself, then closes them. Nothing else may be called after,
 * but this again. */
void trame_office_close (TrameOffice *office);

const GDate *trame_office_get_today (TrameOffice *office);
/* Another day (midnight, resume): refolds every convention and emits "conventions-reset". */
void trame_office_set_today (TrameOffice *office, const GDate *today);
const char *trame_office_get_path (TrameOffice *office);
gboolean trame_office_is_read_only (TrameOffice *office);
/* Whether the register is on a share of the network, where locks are not to be trusted: to be said. */
gboolean trame_office_is_on_network (TrameOffice *office);
TrameRegister *trame_office_get_register (TrameOffice *office);

/* Every convention with its state today, by id. Owned by OFFICE, of immutable rows (TrameConvention*): valid until the
 * next signal; take a reference on a row to keep it. */
GPtrArray *trame_office_get_conventions (TrameOffice *office);
/* The row of ID, or NULL. Owned by OFFICE. */
const TrameConvention *trame_office_get_convention (TrameOffice *office, gint64 id);
/* By id ("12") or by number ("DE25_139_01"); NULL and TRAME_OFFICE_ERROR_UNKNOWN otherwise. Owned by OFFICE. */
const TrameConvention *trame_office_find_convention (TrameOffice *office, const char *id_or_number, GError **error);

/* The whole evaluation of a convention on ON (NULL: today), with its reasons. One reference; NULL and ERROR when ID is
 * unknown. */
TrameLifecycle *trame_office_evaluate (TrameOffice *office, gint64 id, const GDate *on, GError **error);

/* What the dates are computed with, and who the commune is. Owned by OFFICE, valid until "conventions-reset". */
const TrameSettings *trame_office_get_settings (TrameOffice *office);
/* Changes one setting (keys of trame_changes_set_setting; VALUE NULL forgets it), then refolds every convention. */
gboolean trame_office_set_setting (TrameOffice *office, const char *key, const char *value, GError **error);
/* Changes several at once, all or none: key → value, "" forgets. WAS: what each held when someone began to change it ("" or
 * missing: nothing); the register's STALE when one holds something else since: stale.h says what. */
gboolean trame_office_set_settings (TrameOffice *office, GHashTable *values, GHashTable *was, GError **error);
/* The IANA name of the time zone that the commune lives in ("Europe/Paris", "Indian/Reunion"). Static. */
const char *trame_office_get_time_zone (TrameOffice *office);

/* The house style of the register's commune. Owned by the caller. */
TrameStyle *trame_office_get_style (TrameOffice *office);

G_END_DECLS
