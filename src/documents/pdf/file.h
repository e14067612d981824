/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF file being written: numbered objects gathered in one object stream, streams, the cross-reference stream. It
 * knows the container, not what the objects mean. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Deflates data; one a thread, reused. */
typedef struct _TramePacker TramePacker;
TramePacker *trame_packer_new (void);
void trame_packer_free (TramePacker *packer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TramePacker, trame_packer_free)

/* DATA in zlib format. BEST: slower and smaller, for what is kept and used again. */
GBytes *trame_packer_pack (TramePacker *packer, gconstpointer data, gsize size, gboolean best);

typedef struct _TramePdfFile TramePdfFile;

/* PACKER is borrowed. */
TramePdfFile *trame_pdf_file_new (TramePacker *packer);
void trame_pdf_file_free (TramePdfFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TramePdfFile, trame_pdf_file_free)

/* The number of an object that will be written later; each must be. */
guint trame_pdf_file_reserve (TramePdfFile *file);

/* Writes an object that is no stream. */
void trame_pdf_file_put (TramePdfFile *file, guint id, const char *body, gssize length);
void trame_pdf_file_putf (TramePdfFile *file, guint id, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* Writes a stream as it is. ENTRIES: what its dictionary holds besides its length. */
void trame_pdf_file_put_stream (TramePdfFile *file, guint id, const char *entries, gconstpointer data, gsize size);
/* Writes a stream that is already packed. */
void trame_pdf_file_put_packed (TramePdfFile *file, guint id, const char *entries, GBytes *packed);
/* Packs a stream and writes it. */
void trame_pdf_file_pack_stream (TramePdfFile *file, guint id, const char *entries, gconstpointer data, gsize size);

/* Ends the file: the identifier is made from the bytes themselves. INFO may be 0. FILE can only be freed afterwards. */
GBytes *trame_pdf_file_finish (TramePdfFile *file, guint catalog, guint info);

G_END_DECLS
