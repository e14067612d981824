/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the programs, chosen once at start. Gettext looks at LANGUAGE only when the locale is not "C": a
 * workstation that says nothing is given C.UTF-8 and LANGUAGE=fr. Numbers keep a point whatever the locale. */
#include "office/language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* What the environment asks for; "" when it asks for nothing. */
static const char *
wanted_locale (void)
{
  const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = g_getenv (names[i]);
      if (value != NULL && *value != '\0')
        return value;
    }
  return "";
}

static gboolean
says_nothing (const char *locale)
{
  return *locale == '\0' || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX")
         || g_str_has_prefix (locale, "C.");
}

static gboolean
environment_has (const char *name)
{
  const char *value = g_getenv (name);
  return value != NULL && *value != '\0';
}

/* The folder of translations beside this executable, or the installed one. Owned by the caller. */
static char *
translations_folder (void)
{
  g_autofree char *executable = g_file_read_link ("/proc/self/exe", NULL);
  if (executable != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (executable);
      g_autofree char *beside = g_build_filename (folder, "po", NULL);
      if (g_file_test (beside, G_FILE_TEST_IS_DIR))
        return g_steal_pointer (&beside);
    }
  return g_strdup (TRAME_LOCALE_DIR);
}

void
trame_language_init (void)
{
  g_autofree char *wanted = g_strdup (wanted_locale ());
  gboolean set = setlocale (LC_ALL, "") != NULL;
  if (!environment_has ("LANGUAGE"))
    {
      if (says_nothing (wanted))
        g_setenv ("LANGUAGE", "fr", TRUE);
      else if (!set)
        g_setenv ("LANGUAGE", wanted, TRUE); /* asked for, but not generated on this machine */
    }
  const char *messages = setlocale (LC_MESSAGES, NULL);
  if (!set || messages == NULL || g_str_equal (messages, "C") || g_str_equal (messages, "POSIX"))
    {
      setlocale (LC_CTYPE, "C.UTF-8");
      setlocale (LC_MESSAGES, "C.UTF-8");
    }
  setlocale (LC_NUMERIC, "C");

  g_autofree char *folder = translations_folder ();
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

TrameLanguage
trame_language_current (void)
{
  const char *const *names = g_get_language_names ();
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_str_has_prefix (names[i], "fr"))
        return TRAME_LANGUAGE_FRENCH;
      if (g_str_has_prefix (names[i], "en") || g_str_equal (names[i], "C"))
        return TRAME_LANGUAGE_ENGLISH;
    }
  return TRAME_LANGUAGE_FRENCH;
}
