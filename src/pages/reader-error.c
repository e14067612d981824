/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the clerk is told when a file cannot be read: what failed, why, what to do. */
#include "pages/reader-error.h"

#include <glib/gi18n-lib.h>

GQuark
trame_reader_error_quark (void)
{
  return g_quark_from_static_string ("trame-reader-error-quark");
}

static const char *
sentence (TrameReaderError code)
{
  switch (code)
    {
    case TRAME_READER_ERROR_OPEN:
      return _ ("The file cannot be opened. Check that it is still there and that you may read it.");
    case TRAME_READER_ERROR_TYPE:
      return _ ("This file is neither a PDF nor a text. Choose the act as a PDF, Markdown or text file.");
    case TRAME_READER_ERROR_BROKEN:
      return _ ("This file is empty or damaged and cannot be read. Ask for it again, or print it to a new PDF.");
    case TRAME_READER_ERROR_ENCRYPTED:
      return _ ("This PDF asks for a password. Open it with its password, save a copy without it, and read the copy.");
    case TRAME_READER_ERROR_LARGE:
      return _ ("This file is too large to be read. Keep only the pages of the act, and read those.");
    case TRAME_READER_ERROR_CRASHED:
      return _ (
          "Reading this file stopped before the end: it is probably damaged. Print it to a new PDF, and read that.");
    case TRAME_READER_ERROR_TIME:
      return _ ("Reading this file took too long and was stopped. Print it to a new PDF, and read that.");
    case TRAME_READER_ERROR_PROGRAM:
      return _ ("The program that reads files (trame-reader) is missing or cannot start. Install Trame again.");
    }
  g_return_val_if_reached ("");
}

void
trame_reader_set_error (GError **error, TrameReaderError code)
{
  g_set_error_literal (error, TRAME_READER_ERROR, (int) code, sentence (code));
}
