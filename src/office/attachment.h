/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files attached to a convention or to a partner, taken out again, removed when they should never have come. */
#pragma once

#include "office/office.h"
#include "register/changes.h"

G_BEGIN_DECLS

/* The largest file that is kept: 50 MB. */
#define TRAME_ATTACHMENT_LARGEST (50 * 1024 * 1024)

/* Nicks of what is attached: "signed-scan", "acknowledgement", "proof-of-powers", "authorising-act", "report",
 * "evaluation", "letter", "other"; NULL ends. */
extern const char *const trame_attachment_kinds[];

/* Attaches the file PATH to CONVENTION, or to PARTNER (the other is 0). KIND is a nick; ON (nullable) its own date. Its id;
 * 0 and ERROR: FILE when it cannot be read, is empty or too large; UNKNOWN kind. Blocking. */
gint64 trame_office_attach (TrameOffice *office,
                            gint64 convention,
                            gint64 partner,
                            const char *path,
                            const char *kind,
                            const GDate *on,
                            const char *note,
                            GError **error);
/* The same without blocking. */
void trame_office_attach_async (TrameOffice *office,
                                gint64 convention,
                                gint64 partner,
                                const char *path,
                                const char *kind,
                                const GDate *on,
                                const char *note,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gint64 trame_office_attach_finish (TrameOffice *office, GAsyncResult *result, GError **error);

/* Reads the file PATH and adds it to CHANGES, attached to CONVENTION (an id or a handle). FALSE and ERROR as above. */
gboolean trame_attachment_add (
    TrameChanges *changes, gint64 convention, const char *path, const char *kind, const GDate *on, GError **error);

/* Writes the bytes of DOCUMENT at TO, a file or a folder. The file written, owned by the caller; NULL and ERROR. */
char *trame_office_export_document (TrameOffice *office, gint64 document, const char *to, GError **error);

/* Removes the content of an attached DOCUMENT, with the agreement of VISA, for REASON; its hash stays. FALSE and ERROR:
 * REFUSED for a document made here, which goes with its convention only. Blocking. */
gboolean trame_office_remove_document (
    TrameOffice *office, gint64 document, const char *visa, const char *reason, GError **error);
/* The same without blocking. */
void trame_office_remove_document_async (TrameOffice *office,
                                         gint64 document,
                                         const char *visa,
                                         const char *reason,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean trame_office_remove_document_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
