/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies that still hold what was removed: in JSON, and in sentences. */
#include "cli/remains.h"
#include "cli/terminal.h"
#include "exchange/json-writer.h"
#include "office/backup.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *nick;
  const char *words;
} kinds[] = {
  [TRAME_BACKUP_DAILY] = { "daily", N_ ("automatic") },
  [TRAME_BACKUP_BY_HAND] = { "by-hand", N_ ("by hand") },
  [TRAME_BACKUP_OLDER] = { "before-update", N_ ("before an update") },
  [TRAME_BACKUP_ASIDE] = { "set-aside", N_ ("set aside") },
};

const char *
trame_backup_kind_nick (guint kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);
  return kinds[kind].nick;
}

const char *
trame_backup_kind_words (guint kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);
  return _ (kinds[kind].words);
}

void
trame_remains_add_json (JsonBuilder *builder, const GPtrArray *copies)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < copies->len; i++)
    {
      const TrameBackup *copy = copies->pdata[i];
      json_builder_begin_object (builder);
      trame_json_member_string (builder, "file", copy->path);
      trame_json_member_string (builder, "kind", trame_backup_kind_nick (copy->kind));
      trame_json_member_boolean (builder, "readable", !copy->unreadable);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
trame_remains_print (const GPtrArray *copies)
{
  if (copies->len == 0)
    trame_print ("%s\n", _ ("No copy that is known here holds it any more."));
  else
    trame_print (ngettext ("%u copy made before still holds what was removed:\n",
                           "%u copies made before still hold what was removed:\n", copies->len),
                 copies->len);
  for (guint i = 0; i < copies->len; i++)
    {
      const TrameBackup *copy = copies->pdata[i];
      trame_print (copy->unreadable ? _ ("  %s (%s; cannot be read, and may hold it)\n") : "  %s (%s)\n", copy->path,
                   trame_backup_kind_words (copy->kind));
    }
  if (copies->len > 0)
    trame_print ("%s\n", _ ("To delete them, after a fresh backup: tramectl backup --purge"));
  trame_print ("%s\n",
               _ ("Copies kept elsewhere (another disk, another workstation) are not known here: see to them too."));
}
