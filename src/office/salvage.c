/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Salvage asked for by a person: from where to where, and what is said when it cannot be. */
#include "office/salvage.h"

#include "register/backup.h"

#include <glib/gi18n-lib.h>

/* Says why nothing could be brought back. */
static void
refuse (GError **error, const char *path, const char *into, const GError *why)
{
  const GQuark domain = TRAME_OFFICE_ERROR;
  if (g_error_matches (why, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_UNIQUE))
    g_set_error (error, domain, TRAME_OFFICE_ERROR_FILE,
                 _ ("There is a file “%s” already. Nothing was written: give another name."), into);
  else if (g_error_matches (why, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_NOT_A_REGISTER))
    g_set_error (error, domain, TRAME_OFFICE_ERROR_FILE,
                 _ ("“%s” is not a register of Trame, or nothing of one is left in it. Nothing was written."), path);
  else if (g_error_matches (why, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_TOO_NEW))
    g_set_error (error, domain, TRAME_OFFICE_ERROR_FILE,
                 _ ("“%s” was written by a later version of Trame. Nothing was written: salvage it with that version."),
                 path);
  else if (g_error_matches (why, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_CORRUPT))
    g_set_error (
        error, domain, TRAME_OFFICE_ERROR_FILE,
        _ ("Nothing can be read of “%s”: the part that says where everything is was damaged. Restore a backup."), path);
  else if (!g_error_matches (why, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_OPEN))
    g_propagate_error (error, g_error_copy (why));
  else
    g_set_error (error, domain, TRAME_OFFICE_ERROR_FILE,
                 _ ("“%s” cannot be written. Nothing was brought back: choose a folder that you may write in."), into);
}

TrameSalvage *
trame_office_salvage (const char *path, const char *into, GError **error)
{
  g_return_val_if_fail (path != NULL && into != NULL, NULL);
  g_autoptr (GError) why = NULL;
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_FILE,
                   _ ("There is no file “%s”. Nothing was written."), path);
      return NULL;
    }
  TrameSalvage *salvage = trame_register_salvage (path, into, NULL, &why);
  if (salvage == NULL)
    refuse (error, path, into, why);
  return salvage;
}

gboolean
trame_salvage_is_whole (const TrameSalvage *salvage)
{
  g_return_val_if_fail (salvage != NULL, FALSE);
  return salvage->lost->len == 0 && salvage->journal_lost == 0 && salvage->verification->ok;
}

char *
trame_office_last_backup (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_autofree char *folder = trame_backup_folder (path);
  g_autoptr (GPtrArray) backups = trame_backup_list (folder, path);
  return backups->len > 0 ? g_strdup (((TrameBackup *) backups->pdata[0])->path) : NULL;
}
