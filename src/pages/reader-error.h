/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence for each way in which a file cannot be read. The program makes it from the code; a child's own words are
 * never shown. Private to the room. */
#pragma once

#include "pages/reader.h"

G_BEGIN_DECLS

void trame_reader_set_error (GError **error, TrameReaderError code);

G_END_DECLS
