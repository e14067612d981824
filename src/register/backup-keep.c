/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of automatic copies, and which of them are kept: the last of each day, week and month, so many of each. */
#include "register/backup-keep.h"
#include "domain/period.h"

#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".trame"
#define DAY_LENGTH 10

void
trame_backup_free (TrameBackup *backup)
{
  if (backup == NULL)
    return;
  g_free (backup->path);
  g_free (backup);
}

/* "town" of ".../town.trame". Owned by the caller. */
static char *
stem_of (const char *path)
{
  char *name = g_path_get_basename (path);
  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return name;
}

char *
trame_backup_name (const char *folder, const char *path, const GDate *day)
{
  g_autofree char *stem = stem_of (path);
  g_autofree char *iso = trame_date_to_iso (day);
  g_autofree char *name = g_strconcat (stem, "-", iso, SUFFIX, NULL);
  return g_build_filename (folder, name, NULL);
}

/* The day in a name that ends in "-2026-01-05.trame". */
static gboolean
day_of (const char *name, GDate *day)
{
  gsize length = strlen (name);
  if (!g_str_has_suffix (name, SUFFIX) || length < strlen (SUFFIX) + DAY_LENGTH + 2)
    return FALSE;
  const char *at = name + length - strlen (SUFFIX) - DAY_LENGTH;
  g_autofree char *iso = g_strndup (at, DAY_LENGTH);
  return at[-1] == '-' && trame_date_parse_iso (iso, day);
}

static gint
newest_first (gconstpointer a, gconstpointer b)
{
  const TrameBackup *one = *(TrameBackup *const *) a;
  const TrameBackup *other = *(TrameBackup *const *) b;
  gint order = g_date_compare (&other->day, &one->day);
  return order != 0 ? order : strcmp (one->path, other->path);
}

GPtrArray *
trame_backup_list (const char *folder)
{
  g_return_val_if_fail (folder != NULL, NULL);
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_backup_free);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;
  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      GStatBuf file;
      GDate day;
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (!day_of (name, &day) || g_stat (path, &file) != 0)
        continue;
      TrameBackup *copy = g_new0 (TrameBackup, 1);
      *copy = (TrameBackup){ .path = g_steal_pointer (&path), .day = day, .size = file.st_size };
      g_ptr_array_add (copies, copy);
    }
  g_ptr_array_sort (copies, newest_first);
  return copies;
}

static guint
number_of_day (const GDate *day)
{
  return g_date_get_julian (day);
}

static guint
number_of_week (const GDate *day)
{
  return (g_date_get_julian (day) - 1) / 7; /* weeks begin on Monday, as 1 January of year 1 did */
}

static guint
number_of_month (const GDate *day)
{
  return g_date_get_year (day) * 12u + g_date_get_month (day);
}

/* Marks the newest copy of each of the COUNT last days, weeks or months that have one. */
static void
mark (GArray *kept, const GPtrArray *copies, guint count, guint (*number_of) (const GDate *day))
{
  guint last = 0;
  for (guint i = 0; i < copies->len && count > 0; i++)
    {
      guint number = number_of (&((const TrameBackup *) copies->pdata[i])->day);
      if (number == last)
        continue;
      g_array_index (kept, gboolean, i) = TRUE;
      last = number;
      count--;
    }
}

GArray *
trame_backup_choose (const GPtrArray *copies, guint daily, guint weekly, guint monthly)
{
  GArray *kept = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_array_set_size (kept, copies->len);
  mark (kept, copies, MAX (daily, 1), number_of_day);
  mark (kept, copies, weekly, number_of_week);
  mark (kept, copies, monthly, number_of_month);
  return kept;
}

static guint
count_of (GHashTable *settings, const char *key, guint otherwise)
{
  const char *text = g_hash_table_lookup (settings, key);
  guint64 count;
  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, 1000, &count, NULL) ? (guint) count : otherwise;
}

void
trame_backup_thin (const char *folder, const char *path, GHashTable *settings)
{
  g_autofree char *stem = stem_of (path);
  g_autofree char *prefix = g_strconcat (stem, "-", NULL);
  g_autoptr (GPtrArray) copies = trame_backup_list (folder);
  for (guint i = copies->len; i > 0; i--)
    {
      g_autofree char *name = g_path_get_basename (((TrameBackup *) copies->pdata[i - 1])->path);
      /* Of another register in the same folder. */
      if (!g_str_has_prefix (name, prefix) || strlen (name) != strlen (prefix) + DAY_LENGTH + strlen (SUFFIX))
        g_ptr_array_remove_index (copies, i - 1);
    }
  g_autoptr (GArray)
      kept = trame_backup_choose (copies, count_of (settings, "backup.daily", 7),
                                  count_of (settings, "backup.weekly", 4), count_of (settings, "backup.monthly", 12));
  for (guint i = 0; i < copies->len; i++)
    if (!g_array_index (kept, gboolean, i))
      g_unlink (((TrameBackup *) copies->pdata[i])->path);
}
