/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long conventions are kept, and their lawful end: a list for the archivist's visa, then content removed. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 convention;
  char *number; /* NULL: not issued */
  char *partner;
  char *object; /* NULL: not said, or gone with the rest */
  char *model;  /* name; "existing" for those signed before Trame */
  GDate ended;  /* last day in force, or the day it was withdrawn */
  TramePeriod period;
  GDate until; /* last day that it must be kept */
  gboolean due;
  gboolean removed; /* its content is gone */
} TrameRetention;

void trame_retention_free (TrameRetention *retention);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameRetention, trame_retention_free)

/* Of TrameRetention*, the first to end first: of every convention that has ended and whose model has a period (the setting
 * "retention.MODEL", or "retention" for all). Owned by the caller. Blocking. */
GPtrArray *trame_office_list_retention (TrameOffice *office, GError **error);

/* Removes the content of CONVENTIONS (of gint64), all or none, with the archivist's VISA. FALSE and ERROR: REFUSED when one
 * of them is not at the end of its retention. Blocking. */
gboolean trame_office_remove_conventions (
    TrameOffice *office, const GArray *conventions, const char *visa, const char *reason, GError **error);
/* Both without blocking; everything is copied. */
void trame_office_list_retention_async (TrameOffice *office,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *trame_office_list_retention_finish (TrameOffice *office, GAsyncResult *result, GError **error);
void trame_office_remove_conventions_async (TrameOffice *office,
                                            const GArray *conventions,
                                            const char *visa,
                                            const char *reason,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean trame_office_remove_conventions_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
