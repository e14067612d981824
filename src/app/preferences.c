/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the settings schema; the program runs without one. */
#include "app/preferences.h"

char *
trame_executable_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  return program != NULL ? g_path_get_dirname (program) : NULL;
}

static GSettingsSchemaSource *
source_beside (void)
{
  g_autofree char *folder = trame_executable_folder ();
  g_autofree char *data = folder != NULL ? g_build_filename (folder, "data", NULL) : NULL;
  g_autofree char *compiled = data != NULL ? g_build_filename (data, "gschemas.compiled", NULL) : NULL;
  if (compiled == NULL || !g_file_test (compiled, G_FILE_TEST_EXISTS))
    return NULL;
  return g_settings_schema_source_new_from_directory (data, g_settings_schema_source_get_default (), TRUE, NULL);
}

static GSettings *
find (void)
{
  GSettingsSchemaSource *beside = source_beside ();
  GSettingsSchemaSource *source = beside != NULL ? beside : g_settings_schema_source_get_default ();
  GSettingsSchema *schema = source != NULL ? g_settings_schema_source_lookup (source, TRAME_APPLICATION_ID, TRUE)
                                           : NULL;
  g_clear_pointer (&beside, g_settings_schema_source_unref);
  if (schema == NULL)
    return NULL;
  GSettings *settings = g_settings_new_full (schema, NULL, NULL);
  g_settings_schema_unref (schema);
  return settings;
}

GSettings *
trame_preferences_get (void)
{
  static GSettings *settings;
  static gsize once;
  if (g_once_init_enter (&once))
    {
      settings = find ();
      g_once_init_leave (&once, 1);
    }
  return settings;
}
