/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that are safe on every file system, and files that are whole or absent. */
#include "office/file-write.h"

#include "office/office.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define LONGEST_NAME 200 /* bytes, the ending included: file systems stop at 255 */

/* Whether C may stand in a name: nothing that a file system, a shell or a right-to-left mark could turn. */
static gboolean
is_safe (gunichar c)
{
  if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT || !g_unichar_isdefined (c))
    return FALSE;
  return c >= 128 || strchr ("/\\:*?\"<>|", (int) c) == NULL;
}

char *
trame_file_name_sanitise (const char *stem, const char *ending)
{
  g_return_val_if_fail (stem != NULL && ending != NULL, NULL);
  g_autofree char *valid = g_utf8_make_valid (stem, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) name = g_string_new (NULL);
  gsize room = LONGEST_NAME - strlen (ending);
  for (const char *at = normal; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (g_unichar_type (c) == G_UNICODE_FORMAT)
        continue;
      if (!is_safe (c) || g_unichar_isspace (c))
        c = ' ';
      if (c == ' ' && (name->len == 0 || name->str[name->len - 1] == ' '))
        continue;
      if ((c == '.' || c == '-') && name->len == 0)
        continue; /* neither hidden nor taken for an option */
      char bytes[6];
      gint n = g_unichar_to_utf8 (c, bytes);
      if (name->len + (gsize) n > room)
        break;
      g_string_append_len (name, bytes, n);
    }
  while (name->len > 0 && strchr (" .", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_append (name, "document");
  g_string_append (name, ending);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static gboolean
write_all (int fd, const char *data, gsize size)
{
  while (size > 0)
    {
      const gssize n = write (fd, data, size);
      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        {
          data += n;
          size -= (gsize) n;
        }
    }
  return fsync (fd) == 0;
}

/* Gives the nameless file FD the name PATH, in the place of what has it. FALSE and errno. */
static gboolean
give_name (int fd, const char *path)
{
  g_autofree char *nameless = g_strdup_printf ("/proc/self/fd/%d", fd);
  if (linkat (AT_FDCWD, nameless, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0)
    return TRUE;
  if (errno != EEXIST)
    return FALSE;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *beside = g_strdup_printf ("%s/.trame-%08x", folder, g_random_int ());
  if (linkat (AT_FDCWD, nameless, AT_FDCWD, beside, AT_SYMLINK_FOLLOW) != 0)
    return FALSE;
  if (rename (beside, path) == 0)
    return TRUE;
  const int why = errno;
  unlink (beside);
  errno = why;
  return FALSE;
}

/* A file without a name until it is whole: when the program is killed nothing of it is left. FALSE, *ABLE telling whether the
 * file system has such files, and errno. */
static gboolean
write_nameless (const char *path, const char *data, gsize size, gboolean *able)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const int fd = open (folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0644);
  *able = fd >= 0;
  if (fd < 0)
    return FALSE;
  const gboolean done = write_all (fd, data, size) && give_name (fd, path);
  const int why = errno;
  close (fd);
  errno = why;
  return done;
}

gboolean
trame_office_write_file (const char *path, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GError) cause = NULL;
  gboolean able = FALSE;
  if (write_nameless (path, data, size, &able))
    return TRUE;
  if (able)
    g_set_error_literal (&cause, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  else if (g_file_set_contents_full (path, data, (gssize) size,
                                     G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644, &cause))
    return TRUE;
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_FILE,
               _ ("“%s” was not written: %s. Choose another folder."), path, cause->message);
  return FALSE;
}

gboolean
trame_office_make_folder (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);
  if (g_mkdir_with_parents (path, 0755) == 0)
    return TRUE;
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_FILE, _ ("The folder “%s” cannot be made: %s."), path,
               g_strerror (errno));
  return FALSE;
}
