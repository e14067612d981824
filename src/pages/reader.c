/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One foreign file: its bytes, sealed, and the child that reads them. Nothing here looks into the bytes. */
#include "pages/child.h"
#include "pages/reader-error.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEFAULT_LIMIT 30000

struct _TrameReader
{
  GBytes *bytes;
  char *sha256;
  TrameWireHello hello;
  TrameChild *child;
};

static guint time_limit = DEFAULT_LIMIT;

void
trame_reader_set_time_limit (guint milliseconds)
{
  g_atomic_int_set ((gint *) &time_limit, (gint) (milliseconds == 0 ? DEFAULT_LIMIT : milliseconds));
}

static guint
limit (void)
{
  return (guint) g_atomic_int_get ((gint *) &time_limit);
}

/* Copies all that FROM gives to TO; sets an error when it is too much or fails. */
static gboolean
copy (int from, int to, GCancellable *cancellable, GError **error)
{
  g_autofree char *buffer = g_malloc (1 << 17);
  gsize total = 0;

  for (;;)
    {
      const ssize_t n = read (from, buffer, 1 << 17);

      if (n < 0 && errno == EINTR)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (n == 0)
        return TRUE;
      total += n > 0 ? (gsize) n : 0;
      if (n < 0 || total > TRAME_READER_MAX_BYTES || write (to, buffer, (gsize) n) != n)
        {
          trame_reader_set_error (error,
                                  total > TRAME_READER_MAX_BYTES ? TRAME_READER_ERROR_LARGE : TRAME_READER_ERROR_OPEN);
          return FALSE;
        }
    }
}

typedef struct
{
  void *data;
  gsize length;
} Mapping;

static void
unmap (gpointer data)
{
  Mapping *mapping = data;

  munmap (mapping->data, mapping->length);
  g_free (mapping);
}

/* Seals what MEMORY holds and maps it; nobody can change or shorten it any more. */
static GBytes *
seal (int memory)
{
  struct stat status;
  Mapping *mapping;
  void *data;

  if (fcntl (memory, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) != 0
      || fstat (memory, &status) != 0)
    return NULL;
  if (status.st_size == 0)
    return g_bytes_new (NULL, 0);
  data = mmap (NULL, (gsize) status.st_size, PROT_READ, MAP_PRIVATE, memory, 0);
  if (data == MAP_FAILED)
    return NULL;
  mapping = g_new (Mapping, 1);
  *mapping = (Mapping){ .data = data, .length = (gsize) status.st_size };
  return g_bytes_new_with_free_func (data, mapping->length, unmap, mapping);
}

static TrameReader *
open_sealed (int memory, const char *media_type, GCancellable *cancellable, GError **error)
{
  g_autoptr (TrameReader) reader = g_new0 (TrameReader, 1);
  g_autoptr (GBytes) answer = NULL;
  TrameWireKind kind;
  int refusal = TRAME_READER_ERROR_BROKEN;

  reader->bytes = seal (memory);
  if (reader->bytes == NULL)
    {
      trame_reader_set_error (error, TRAME_READER_ERROR_OPEN);
      return NULL;
    }
  reader->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, reader->bytes);
  reader->child = trame_child_start (memory, error);
  if (reader->child == NULL)
    return NULL;
  answer = trame_child_ask (reader->child, TRAME_WIRE_OPEN, g_variant_new ("(s)", media_type == NULL ? "" : media_type),
                            limit (), cancellable, &kind, error);
  if (answer == NULL)
    return NULL;
  if (kind == TRAME_WIRE_HELLO && trame_wire_hello_unpack (answer, &reader->hello))
    return g_steal_pointer (&reader);
  if (kind == TRAME_WIRE_ERROR && !trame_wire_error_unpack (answer, &refusal))
    refusal = TRAME_READER_ERROR_BROKEN;
  trame_reader_set_error (error, (TrameReaderError) refusal);
  return NULL;
}

TrameReader *
trame_reader_open (const char *path, GCancellable *cancellable, GError **error)
{
  TrameReader *reader = NULL;
  struct stat status;
  int file, memory;

  g_return_val_if_fail (path != NULL, NULL);
  file = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  memory = memfd_create ("trame-reader", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (file < 0 || memory < 0 || fstat (file, &status) != 0 || !S_ISREG (status.st_mode))
    trame_reader_set_error (error, TRAME_READER_ERROR_OPEN);
  else if (copy (file, memory, cancellable, error))
    reader = open_sealed (memory, NULL, cancellable, error);
  if (file >= 0)
    close (file);
  if (memory >= 0)
    close (memory);
  return reader;
}

static gboolean
write_bytes (int memory, GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length > TRAME_READER_MAX_BYTES)
    {
      trame_reader_set_error (error, TRAME_READER_ERROR_LARGE);
      return FALSE;
    }
  for (gsize done = 0; done < length;)
    {
      const ssize_t n = write (memory, data + done, length - done);

      if (n <= 0 && errno != EINTR)
        {
          trame_reader_set_error (error, TRAME_READER_ERROR_OPEN);
          return FALSE;
        }
      done += n > 0 ? (gsize) n : 0;
    }
  return TRUE;
}

TrameReader *
trame_reader_open_bytes (GBytes *bytes, const char *media_type, GCancellable *cancellable, GError **error)
{
  TrameReader *reader = NULL;
  int memory;

  g_return_val_if_fail (bytes != NULL, NULL);
  memory = memfd_create ("trame-reader", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (memory < 0)
    {
      trame_reader_set_error (error, TRAME_READER_ERROR_OPEN);
      return NULL;
    }
  if (write_bytes (memory, bytes, error))
    reader = open_sealed (memory, media_type, cancellable, error);
  close (memory);
  return reader;
}

void
trame_reader_close (TrameReader *reader)
{
  if (reader == NULL)
    return;
  trame_child_end (reader->child);
  trame_wire_hello_clear (&reader->hello);
  g_clear_pointer (&reader->bytes, g_bytes_unref);
  g_free (reader->sha256);
  g_free (reader);
}

GBytes *
trame_reader_bytes (TrameReader *reader)
{
  g_return_val_if_fail (reader != NULL, NULL);
  return reader->bytes;
}

const char *
trame_reader_media_type (TrameReader *reader)
{
  g_return_val_if_fail (reader != NULL, NULL);
  return reader->hello.media_type;
}

guint
trame_reader_pages (TrameReader *reader)
{
  g_return_val_if_fail (reader != NULL, 0);
  return reader->hello.sizes->len;
}

gboolean
trame_reader_page_size (TrameReader *reader, guint page, float *width, float *height)
{
  const double *size;

  g_return_val_if_fail (reader != NULL, FALSE);
  if (page < 1 || page > reader->hello.sizes->len)
    return FALSE;
  size = &((const double *) (void *) reader->hello.sizes->data)[(page - 1) * 2];
  *width = (float) size[0];
  *height = (float) size[1];
  return TRUE;
}

/* Asks, and takes the child's refusal as an error; another kind than WANTED ends the child's credit. */
static GBytes *
ask (TrameReader *reader,
     TrameWireKind question,
     GVariant *body,
     TrameWireKind wanted,
     GCancellable *cancellable,
     GError **error)
{
  TrameWireKind kind;
  int refusal = TRAME_READER_ERROR_BROKEN;
  g_autoptr (GBytes) answer = trame_child_ask (reader->child, question, body, limit (), cancellable, &kind, error);

  if (answer == NULL || kind == wanted)
    return g_steal_pointer (&answer);
  if (kind != TRAME_WIRE_ERROR || !trame_wire_error_unpack (answer, &refusal))
    trame_child_distrust (reader->child);
  trame_reader_set_error (error, (TrameReaderError) refusal);
  return NULL;
}

static TramePageText *
distrust (TrameReader *reader, GError **error)
{
  trame_child_distrust (reader->child);
  trame_reader_set_error (error, TRAME_READER_ERROR_BROKEN);
  return NULL;
}

TramePageText *
trame_reader_page_text (TrameReader *reader, guint page, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (TramePageText) text = NULL;
  float width, height;

  g_return_val_if_fail (reader != NULL, NULL);
  g_return_val_if_fail (page >= 1 && page <= MAX (1, trame_reader_pages (reader)), NULL);
  answer = ask (reader, TRAME_WIRE_TEXT, g_variant_new ("(u)", page), TRAME_WIRE_PAGE, cancellable, error);
  if (answer == NULL)
    return NULL;
  text = trame_wire_page_unpack (answer);
  if (text == NULL || text->number != page)
    return distrust (reader, error);
  if (trame_reader_page_size (reader, page, &width, &height) && (text->width > width || text->height > height))
    return distrust (reader, error);
  return g_steal_pointer (&text);
}

TrameFileText *
trame_reader_text (TrameReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (TrameFileText) text = NULL;
  guint n_pages;

  g_return_val_if_fail (reader != NULL, NULL);
  n_pages = trame_reader_pages (reader);
  text = g_new0 (TrameFileText, 1);
  text->media_type = g_strdup (reader->hello.media_type);
  text->n_pages = n_pages;
  text->sha256 = g_strdup (reader->sha256);
  text->size = g_bytes_get_size (reader->bytes);
  text->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_page_text_free);
  for (guint page = 1; page <= MAX (1, n_pages); page++)
    {
      TramePageText *one = trame_reader_page_text (reader, page, cancellable, error);

      if (one == NULL)
        return NULL;
      text->text_layer = text->text_layer || one->lines->len > 0;
      g_ptr_array_add (text->pages, one);
    }
  return g_steal_pointer (&text);
}

GBytes *
trame_reader_draw (TrameReader *reader,
                   guint page,
                   double scale,
                   guint *width,
                   guint *height,
                   guint *stride,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GBytes) answer = NULL;
  GBytes *pixels;
  const double *size;
  double w, h;

  g_return_val_if_fail (reader != NULL, NULL);
  g_return_val_if_fail (page >= 1 && page <= trame_reader_pages (reader), NULL);
  g_return_val_if_fail (isfinite (scale) && scale > 0, NULL);
  size = &((const double *) (void *) reader->hello.sizes->data)[(page - 1) * 2];
  w = ceil (size[0] * scale);
  h = ceil (size[1] * scale);
  if (w > 32000 || h > 32000 || w * h > TRAME_DRAW_MAX_PIXELS)
    {
      trame_reader_set_error (error, TRAME_READER_ERROR_LARGE);
      return NULL;
    }
  answer = ask (reader, TRAME_WIRE_DRAW, g_variant_new ("(ud)", page, scale), TRAME_WIRE_PIXELS, cancellable, error);
  if (answer == NULL)
    return NULL;
  *width = (guint) w;
  *height = (guint) h;
  pixels = trame_wire_pixels_unpack (answer, *width, *height, stride);
  if (pixels == NULL)
    distrust (reader, error);
  return pixels;
}

gboolean
trame_reader_embedded (TrameReader *reader, const char *name, GBytes **bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) answer = NULL;

  g_return_val_if_fail (reader != NULL && bytes != NULL, FALSE);
  g_return_val_if_fail (name != NULL && strlen (name) <= 40, FALSE);
  *bytes = NULL;
  answer = ask (reader, TRAME_WIRE_EMBEDDED, g_variant_new ("(s)", name), TRAME_WIRE_FILE_BYTES, cancellable, error);
  if (answer == NULL)
    return FALSE;
  if (trame_wire_file_unpack (answer, bytes))
    return TRUE;
  distrust (reader, error);
  return FALSE;
}

GPtrArray *
trame_reader_signatures (TrameReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) answer = NULL;
  GPtrArray *signatures;

  g_return_val_if_fail (reader != NULL, NULL);
  answer = ask (reader, TRAME_WIRE_SIGNATURES, g_variant_new ("()"), TRAME_WIRE_SIGNATURE_LIST, cancellable, error);
  if (answer == NULL)
    return NULL;
  signatures = trame_wire_signatures_unpack (answer, g_bytes_get_size (reader->bytes));
  if (signatures == NULL)
    distrust (reader, error);
  return signatures;
}
