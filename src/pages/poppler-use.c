/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a document with poppler or says why it cannot be opened. */
#include "pages/poppler-use.h"
#include "pages/reader-error.h"

PopplerDocument *
trame_poppler_open (GBytes *bytes, GError **error)
{
  g_autoptr (PopplerDocument) document = NULL;
  g_autoptr (GError) cause = NULL;
  int n_pages;

  document = poppler_document_new_from_bytes (bytes, NULL, &cause);
  n_pages = document == NULL ? 0 : poppler_document_get_n_pages (document);
  if (n_pages > 0 && n_pages <= TRAME_FILE_MAX_PAGES)
    return g_steal_pointer (&document);
  if (g_error_matches (cause, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    trame_reader_set_error (error, TRAME_READER_ERROR_ENCRYPTED);
  else
    trame_reader_set_error (error, n_pages > 0 ? TRAME_READER_ERROR_LARGE : TRAME_READER_ERROR_BROKEN);
  return NULL;
}
