/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl style [show|set KEY VALUE|export FILE]`. */
#include "cli/commands.h"
#include "cli/table.h"
#include "cli/terminal.h"
#include "documents/style-setting.h"
#include "exchange/json-writer.h"
#include "office/file-write.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

/* "PNG, 320 × 400 pixels, 12,3 kB". NULL: none. Owned by the caller. */
static char *
describe (const TramePicture *picture)
{
  if (picture == NULL)
    return NULL;
  g_autofree char *size = g_format_size (g_bytes_get_size (picture->source));
  return g_strdup_printf (_ ("%s, %u × %u pixels, %s"), picture->is_jpeg ? "JPEG" : "PNG", picture->width,
                          picture->height, size);
}

static void
add_picture (JsonBuilder *builder, const char *key, const TramePicture *picture)
{
  json_builder_set_member_name (builder, key);
  if (picture == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, picture->source);
  json_builder_begin_object (builder);
  trame_json_member_string (builder, "media_type", trame_picture_get_media_type (picture));
  trame_json_member_int (builder, "width", picture->width);
  trame_json_member_int (builder, "height", picture->height);
  trame_json_member_int (builder, "size", (gint64) g_bytes_get_size (picture->source));
  trame_json_member_string (builder, "sha256", sha256);
  json_builder_end_object (builder);
}

static void
print (TrameInvocation *invocation)
{
  g_autoptr (TrameStyle) style = trame_office_get_style (invocation->office);
  const char *const *keys = trame_style_keys ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const titles[] = { _ ("Key"), _ ("Value"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  json_builder_begin_object (builder);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      gboolean is_file = trame_style_is_file (keys[i]);
      g_autofree char *value = is_file ? describe (style->arms) : trame_style_get (style, keys[i]);
      const char *const cells[] = { keys[i], value };
      trame_table_add (table, cells);
      if (is_file)
        add_picture (builder, keys[i], style->arms);
      else
        trame_json_member_string (builder, keys[i], value);
    }
  json_builder_end_object (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  else
    trame_table_print (table);
}

/* What is kept of the word WORD for KEY: a file's bytes in base64, lines for "\n". NULL and ERROR: no such file. */
static char *
read_value (const char *key, const char *word, GError **error)
{
  if (!trame_style_is_file (key) || *word == '\0')
    {
      g_auto (GStrv) lines = g_strsplit (word, "\\n", -1);
      return g_strjoinv ("\n", lines);
    }
  /* One byte more than a picture may have tells that it is too large; a device has no end. */
  const gsize most = TRAME_PICTURE_LARGEST + 1;
  g_autofree char *bytes = g_malloc (most);
  FILE *file = g_fopen (word, "rb");
  const gsize size = file != NULL ? fread (bytes, 1, most, file) : 0;
  const gboolean failed = file == NULL || ferror (file);
  if (file != NULL)
    fclose (file);
  if (failed)
    {
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_FILE,
                   _ ("“%s” cannot be read: it is no file, or you have no right to it. Nothing was changed."), word);
      return NULL;
    }
  g_autoptr (GBytes) source = g_bytes_new_take (g_steal_pointer (&bytes), size);
  g_autoptr (TramePicture) picture = trame_picture_new (source, error);
  return picture != NULL ? g_base64_encode (g_bytes_get_data (source, NULL), size) : NULL;
}

/* Checked before it is kept; an empty value goes back to the default. */
static gboolean
set (TrameInvocation *invocation, TrameOffice *office, const char *key, const char *word, TrameExit *out)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = read_value (key, word, &error);
  if (value == NULL)
    {
      *out = trame_invocation_fail (error);
      return FALSE;
    }
  g_autoptr (TrameStyle) style = trame_office_get_style (office);
  const char *const *keys = trame_style_keys ();
  const gboolean forgets = *value == '\0' && g_strv_contains (keys, key);
  if ((forgets || trame_style_set (style, key, value, &error))
      && trame_office_set_setting (office, key, forgets ? NULL : value, &error))
    return TRUE;
  *out = trame_invocation_fail (error);
  return FALSE;
}

/* The arms as they came. */
static TrameExit
export_arms (TrameOffice *office, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameStyle) style = trame_office_get_style (office);
  if (style->arms == NULL)
    g_set_error_literal (&error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN,
                         _ ("The style has no arms: “style set style.arms FILE” gives it some."));
  else if (trame_office_write_file (path, style->arms->source, &error))
    {
      trame_print ("%s\n", path);
      return TRAME_EXIT_DONE;
    }
  return trame_invocation_fail (error);
}

TrameExit
trame_command_style (TrameInvocation *invocation, int argc, char **argv)
{
  TrameExit out = TRAME_EXIT_DONE;
  if (!trame_invocation_parse (invocation, NULL, "[show|set KEY VALUE|export FILE]",
                               _ ("What the documents look like. An empty value goes back to the default."), &argc,
                               &argv, &out))
    return out;
  const gboolean sets = argc == 4 && g_str_equal (argv[1], "set");
  const gboolean exports = argc == 3 && g_str_equal (argv[1], "export");
  if (!sets && !exports && !(argc == 1 || (argc == 2 && g_str_equal (argv[1], "show"))))
    return trame_invocation_misused (_ ("“style” is followed by nothing, “show”, “set KEY VALUE” or “export FILE”"));
  TrameOffice *office = trame_invocation_open (invocation, sets ? TRAME_OFFICE_DEFAULT : TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL || (sets && !set (invocation, office, argv[2], argv[3], &out)))
    return out;
  if (exports)
    return export_arms (office, argv[2]);
  print (invocation);
  return out;
}
