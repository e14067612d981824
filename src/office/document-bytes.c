/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kept document's bytes, on a worker. */
#include "office/document-bytes.h"

#include "office/desk.h"
#include "office/file-write.h"

typedef struct
{
  gint64 document;
  char *path; /* NULL: only read */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;
  g_free (reading->path);
  g_free (reading);
}

static gpointer
run_read (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Reading *reading = data;
  g_autoptr (GBytes) bytes = trame_register_load_document_bytes (desk->store, reading->document, error);
  if (bytes == NULL || (reading->path != NULL && !trame_office_write_file (reading->path, bytes, error)))
    return NULL;
  return g_steal_pointer (&bytes);
}

static void
start (TrameOffice *office,
       gint64 document,
       const char *path,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  Reading *reading = g_new0 (Reading, 1);
  reading->document = document;
  reading->path = g_strdup (path);
  trame_office_do_async (office, run_read, reading, reading_free, (GDestroyNotify) g_bytes_unref, cancellable, callback,
                         user_data);
}

void
trame_office_load_document_async (
    TrameOffice *office, gint64 document, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office));
  start (office, document, NULL, cancellable, callback, user_data);
}

GBytes *
trame_office_load_document_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}

void
trame_office_write_document_async (TrameOffice *office,
                                   gint64 document,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && path != NULL);
  start (office, document, path, cancellable, callback, user_data);
}

gboolean
trame_office_write_document_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  g_autoptr (GBytes) bytes = trame_office_do_finish (office, result, error);
  return bytes != NULL;
}
