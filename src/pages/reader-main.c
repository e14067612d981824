/* SPDX-License-Identifier: GPL-3.0-or-later */
/* trame-reader: the child that looks at one foreign file. It finds its socket at descriptor 3 and the file's bytes at 4,
 * gives up what it does not need, answers questions in order, and ends with its parent. It opens no file by name but
 * fonts. */
#include "pages/pdf-embedded.h"
#include "pages/pdf-marks.h"
#include "pages/pdf-page.h"
#include "pages/pdf-signatures.h"
#include "pages/reader.h"
#include "pages/sandbox.h"
#include "pages/text-file.h"
#include "pages/wire.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  GBytes *bytes;
  PopplerDocument *document; /* NULL for a text file */
  TramePageText *text;       /* a text file's only page, until it is asked for */
} File;

static gboolean
read_all (void *to, gsize length)
{
  for (gsize done = 0; done < length;)
    {
      const ssize_t n = read (TRAME_WIRE_SOCKET, (char *) to + done, length - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      done += (gsize) n;
    }
  return TRUE;
}

static gboolean
write_all (const void *from, gsize length)
{
  for (gsize done = 0; done < length;)
    {
      const ssize_t n = write (TRAME_WIRE_SOCKET, (const char *) from + done, length - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      done += (gsize) n;
    }
  return TRUE;
}

/* Sends BODY (floating) as the answer to SERIAL. */
static gboolean
answer (TrameWireKind kind, guint32 serial, GVariant *body)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (body);
  const gsize length = g_variant_get_size (value);
  const TrameWireFrame frame = { .length = (guint32) length, .kind = kind, .serial = serial };

  if (length > TRAME_WIRE_MAX_BODY)
    return answer (TRAME_WIRE_ERROR, serial, g_variant_new ("(u)", (guint32) TRAME_READER_ERROR_LARGE));
  return write_all (&frame, sizeof frame) && write_all (g_variant_get_data (value), length);
}

static gboolean
send_picture (guint32 serial, TrameWirePicture picture, GBytes *pixels)
{
  gsize length;
  const void *data = g_bytes_get_data (pixels, &length);
  const TrameWireFrame frame = { .length = (guint32) (sizeof picture + length),
                                 .kind = TRAME_WIRE_PIXELS,
                                 .serial = serial };

  return write_all (&frame, sizeof frame) && write_all (&picture, sizeof picture) && write_all (data, length);
}

static gboolean
refuse (guint32 serial, int code)
{
  return answer (TRAME_WIRE_ERROR, serial, g_variant_new ("(u)", (guint32) code));
}

static gboolean
is_pdf (GBytes *bytes)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  return length > 0 && memmem (data, MIN (length, 1024), "%PDF-", 5) != NULL;
}

/* How many words TEXT has, before anything is made of them. */
static gsize
count_words (const char *text)
{
  gsize count = 0;
  gboolean inside = FALSE;

  for (; *text != '\0'; text++)
    {
      const gboolean space = *text == ' ' || *text == '\n';

      count += !space && !inside;
      inside = !space;
    }
  return count;
}

/* Opens FILE's bytes as text, *TYPE being HINT when it says one; returns -1 or a TrameReaderError. */
static int
open_text (File *file, const char *hint, const char **type)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (file->bytes, &length);
  g_autofree char *text = NULL;
  gboolean markdown;

  if (length == 0)
    return TRAME_READER_ERROR_BROKEN;
  if (length > TRAME_TEXT_MAX_BYTES)
    return memchr (data, 0, 4096) != NULL ? TRAME_READER_ERROR_TYPE : TRAME_READER_ERROR_LARGE;
  text = trame_text_decode (data, length);
  if (text == NULL)
    return TRAME_READER_ERROR_TYPE;
  if (count_words (text) > TRAME_PAGE_MAX_WORDS)
    return TRAME_READER_ERROR_LARGE;
  markdown = *hint == '\0' ? trame_text_is_markdown (text) : strcmp (hint, "text/markdown") == 0;
  *type = markdown ? "text/markdown" : "text/plain";
  file->text = markdown ? trame_markdown_page (text) : trame_text_page (text);
  if (file->text->lines->len == 0)
    return TRAME_READER_ERROR_BROKEN;
  if (file->text->height > 5e6f || trame_page_text_count_words (file->text) > TRAME_PAGE_MAX_WORDS)
    return TRAME_READER_ERROR_LARGE;
  return -1;
}

/* Opens the file and says hello, or why not. */
static gboolean
open_file (File *file, const char *hint, guint32 serial)
{
  g_auto (GVariantBuilder) sizes = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(dd)"));
  g_autoptr (GError) error = NULL;
  const char *type = "application/pdf";

  if (is_pdf (file->bytes))
    file->document = trame_poppler_open (file->bytes, &error);
  if (error != NULL)
    return refuse (serial, error->code);
  if (file->document == NULL)
    {
      const int refusal = open_text (file, hint, &type);

      if (refusal >= 0)
        return refuse (serial, refusal);
    }
  for (guint page = 1; file->document != NULL && page <= (guint) poppler_document_get_n_pages (file->document); page++)
    {
      double width = 1, height = 1;

      if (!trame_pdf_page_size (file->document, page, &width, &height))
        width = height = 1;
      g_variant_builder_add (&sizes, "(dd)", width, height);
    }
  return answer (TRAME_WIRE_HELLO, serial, g_variant_new ("(sa(dd))", type, &sizes));
}

static gboolean
answer_text (File *file, guint page, guint32 serial)
{
  g_autoptr (PopplerPage) opened = NULL;
  g_autoptr (TramePageText) text = NULL;
  double width, height;

  if (file->text != NULL)
    return answer (TRAME_WIRE_PAGE, serial, trame_wire_page_pack (file->text));
  if (file->document == NULL || !trame_pdf_page_size (file->document, page, &width, &height))
    return refuse (serial, TRAME_READER_ERROR_BROKEN);
  opened = poppler_document_get_page (file->document, (int) page - 1);
  text = trame_pdf_page_text (opened, page, width, height);
  trame_pdf_page_marks (text, opened);
  trame_pdf_page_rules (text, opened);
  return answer (TRAME_WIRE_PAGE, serial, trame_wire_page_pack (text));
}

static gboolean
answer_picture (File *file, guint page, double scale, guint32 serial)
{
  g_autoptr (PopplerPage) opened = NULL;
  g_autoptr (GBytes) pixels = NULL;
  double width, height;
  guint w, h, stride;

  if (file->document == NULL || !trame_pdf_page_size (file->document, page, &width, &height))
    return refuse (serial, TRAME_READER_ERROR_BROKEN);
  opened = poppler_document_get_page (file->document, (int) page - 1);
  pixels = trame_pdf_page_draw (opened, width, height, scale, &w, &h, &stride);
  if (pixels == NULL)
    return refuse (serial, TRAME_READER_ERROR_LARGE);
  return send_picture (serial, (TrameWirePicture){ .width = w, .height = h, .stride = stride }, pixels);
}

static gboolean
answer_embedded (File *file, const char *name, guint32 serial)
{
  g_autoptr (GBytes) bytes = file->document == NULL ? NULL : trame_pdf_embedded (file->bytes, name);

  return answer (TRAME_WIRE_FILE_BYTES, serial, trame_wire_file_pack (bytes));
}

static gboolean
answer_signatures (File *file, guint32 serial)
{
  g_autoptr (GPtrArray) signatures = file->document == NULL ? g_ptr_array_new () : trame_pdf_signatures (file->bytes);

  return answer (TRAME_WIRE_SIGNATURE_LIST, serial, trame_wire_signatures_pack (signatures));
}

/* One question; FALSE ends the child. */
static gboolean
serve (File *file)
{
  TrameWireFrame frame;
  g_autoptr (GVariant) body = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *words;
  guint page;
  double scale;
  char question[64];

  if (!read_all (&frame, sizeof frame) || frame.length > sizeof question || !read_all (question, frame.length))
    return FALSE;
  bytes = g_bytes_new (question, frame.length);
  switch (frame.kind)
    {
    case TRAME_WIRE_OPEN:
      body = trame_wire_parse (bytes, "(s)");
      if (body == NULL || file->document != NULL || file->text != NULL)
        return FALSE;
      g_variant_get (body, "(&s)", &words);
      return open_file (file, words, frame.serial);
    case TRAME_WIRE_TEXT:
      body = trame_wire_parse (bytes, "(u)");
      if (body == NULL)
        return FALSE;
      g_variant_get (body, "(u)", &page);
      return answer_text (file, page, frame.serial);
    case TRAME_WIRE_DRAW:
      body = trame_wire_parse (bytes, "(ud)");
      if (body == NULL)
        return FALSE;
      g_variant_get (body, "(ud)", &page, &scale);
      return answer_picture (file, page, scale, frame.serial);
    case TRAME_WIRE_EMBEDDED:
      body = trame_wire_parse (bytes, "(s)");
      if (body == NULL)
        return FALSE;
      g_variant_get (body, "(&s)", &words);
      return answer_embedded (file, words, frame.serial);
    case TRAME_WIRE_SIGNATURES:
      return answer_signatures (file, frame.serial);
    default:
      return FALSE;
    }
}

/* The parent's sealed bytes, mapped. */
static GBytes *
map_file (void)
{
  struct stat status;
  void *data;

  if (fstat (TRAME_WIRE_FILE, &status) != 0 || status.st_size < 0 || status.st_size > TRAME_READER_MAX_BYTES)
    return NULL;
  if (status.st_size == 0)
    return g_bytes_new (NULL, 0);
  data = mmap (NULL, (gsize) status.st_size, PROT_READ, MAP_PRIVATE, TRAME_WIRE_FILE, 0);
  return data == MAP_FAILED ? NULL : g_bytes_new_static (data, (gsize) status.st_size);
}

int
main (void)
{
  File file = { .bytes = map_file () };

  if (file.bytes == NULL)
    return EXIT_FAILURE;
  trame_sandbox_end_with (TRAME_WIRE_SOCKET);
  if (!trame_sandbox_enter ())
    return EXIT_FAILURE;
  while (serve (&file))
    ;
  g_clear_object (&file.document);
  g_clear_pointer (&file.text, trame_page_text_free);
  g_clear_pointer (&file.bytes, g_bytes_unref);
  return EXIT_SUCCESS;
}
