/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that leave the office: names that are safe everywhere, contents that are whole or absent. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file name made of STEM and ENDING (".pdf"): no path, no hidden file, no option, no control or direction mark, at most
 * 200 bytes. STEM may be anything. Owned by the caller. */
char *trame_file_name_sanitise (const char *stem, const char *ending);

/* Writes BYTES at PATH whole or not at all. FALSE and TRAME_OFFICE_ERROR_FILE. */
gboolean trame_office_write_file (const char *path, GBytes *bytes, GError **error);

/* Makes the folder PATH and those above it. FALSE and TRAME_OFFICE_ERROR_FILE. */
gboolean trame_office_make_folder (const char *path, GError **error);

G_END_DECLS
