/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our own PDF bytes through poppler, in this process. */
#include "pages/own-bytes.h"
#include "pages/pdf-page.h"

/* Points: larger letters are our own mark across a draft's pages, an artifact. */
#define LARGEST_TEXT 90

struct _TramePages
{
  PopplerDocument *document;
};

TramePages *
trame_pages_open (GBytes *pdf, GError **error)
{
  g_autoptr (PopplerDocument) document = NULL;
  TramePages *pages;

  g_return_val_if_fail (pdf != NULL, NULL);
  document = trame_poppler_open (pdf, error);
  if (document == NULL)
    return NULL;
  pages = g_new0 (TramePages, 1);
  pages->document = g_steal_pointer (&document);
  return pages;
}

void
trame_pages_close (TramePages *pages)
{
  if (pages == NULL)
    return;
  g_object_unref (pages->document);
  g_free (pages);
}

guint
trame_pages_count (TramePages *pages)
{
  g_return_val_if_fail (pages != NULL, 0);
  return (guint) poppler_document_get_n_pages (pages->document);
}

gboolean
trame_pages_size (TramePages *pages, guint page, double *width, double *height)
{
  g_return_val_if_fail (pages != NULL, FALSE);
  return trame_pdf_page_size (pages->document, page, width, height);
}

/* PAGE and its size, or NULL; owned by the caller. */
static PopplerPage *
open_page (TramePages *pages, guint page, double *width, double *height)
{
  if (!trame_pdf_page_size (pages->document, page, width, height))
    return NULL;
  return poppler_document_get_page (pages->document, (int) page - 1);
}

GBytes *
trame_pages_draw (TramePages *pages, guint page, double scale, guint *width, guint *height, guint *stride)
{
  g_autoptr (PopplerPage) opened = NULL;
  double page_width, page_height;

  g_return_val_if_fail (pages != NULL, NULL);
  g_return_val_if_fail (scale > 0, NULL);
  opened = open_page (pages, page, &page_width, &page_height);
  return opened == NULL ? NULL : trame_pdf_page_draw (opened, page_width, page_height, scale, width, height, stride);
}

void
trame_pages_print (TramePages *pages, guint page, cairo_t *cr)
{
  g_autoptr (PopplerPage) opened = NULL;
  double width, height;

  g_return_if_fail (pages != NULL);
  opened = open_page (pages, page, &width, &height);
  if (opened != NULL)
    poppler_page_render_for_printing (opened, cr);
}

/* Leaves out the lines that are the draft's mark. */
static void
drop_mark (TramePageText *text)
{
  for (guint i = text->lines->len; i > 0; i--)
    {
      const TrameLine *line = text->lines->pdata[i - 1];

      if (((const TrameWord *) line->words->pdata[0])->size > LARGEST_TEXT)
        g_ptr_array_remove_index (text->lines, i - 1);
    }
}

TramePageText *
trame_pages_text (TramePages *pages, guint page)
{
  g_autoptr (PopplerPage) opened = NULL;
  TramePageText *text;
  double width, height;

  g_return_val_if_fail (pages != NULL, NULL);
  opened = open_page (pages, page, &width, &height);
  if (opened == NULL)
    return NULL;
  text = trame_pdf_page_text (opened, page, width, height);
  drop_mark (text);
  return text;
}

static gboolean
gather_bytes (const char *bytes, gsize length, gpointer data, GError **error)
{
  g_byte_array_append (data, (const guint8 *) bytes, (guint) length);
  return TRUE;
}

GBytes *
trame_pages_embedded (TramePages *pages, const char *name)
{
  GBytes *found = NULL;
  GList *all;

  g_return_val_if_fail (pages != NULL && name != NULL, NULL);
  all = poppler_document_get_attachments (pages->document);
  for (const GList *at = all; at != NULL && found == NULL; at = at->next)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      if (g_strcmp0 (poppler_attachment_get_name (at->data), name) == 0
          && poppler_attachment_save_to_callback (at->data, gather_bytes, bytes, NULL))
        found = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
    }
  g_list_free_full (all, g_object_unref);
  return found;
}
