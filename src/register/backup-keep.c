/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of automatic copies, and which of them are kept: the last of each day, week and month, so many of each. */
#include "register/backup-keep.h"
#include "domain/period.h"
#include "register/store/file-copy.h"
#include "register/store/migration.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

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

static char *
name_of (const char *folder, const char *path, const GDate *day, const char *ending)
{
  g_autofree char *stem = stem_of (path);
  g_autofree char *iso = trame_date_to_iso (day);
  g_autofree char *name = g_strconcat (stem, "-", iso, ending, SUFFIX, NULL);
  return g_build_filename (folder, name, NULL);
}

char *
trame_backup_name (const char *folder, const char *path, const GDate *day)
{
  return name_of (folder, path, day, "");
}

char *
trame_backup_name_by_hand (const char *folder, const char *path, const GDate *day)
{
  g_return_val_if_fail (folder != NULL && path != NULL && day != NULL && g_date_valid (day), NULL);
  for (guint i = 1;; i++)
    {
      g_autofree char *ending = g_strdup_printf ("-%u", i);
      g_autofree char *name = name_of (folder, path, day, ending);
      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

/* The day at the beginning of TEXT; *REST is what follows it. */
static gboolean
read_day (const char *text, GDate *day, const char **rest)
{
  if (strlen (text) < DAY_LENGTH)
    return FALSE;
  g_autofree char *iso = g_strndup (text, DAY_LENGTH);
  *rest = text + DAY_LENGTH;
  return trame_date_parse_iso (iso, day);
}

/* Reads the NAME of a copy of the register STEM: "town-2026-01-05.trame", "town-2026-01-05-1.trame". FALSE: not one. */
static gboolean
read_name (const char *name, const char *stem, TrameBackup *out)
{
  const char *rest = NULL;
  gsize length = strlen (stem);
  if (!g_str_has_prefix (name, stem) || name[length] != '-' || !read_day (name + length + 1, &out->day, &rest))
    return FALSE;
  out->kind = *rest == '-' ? TRAME_BACKUP_BY_HAND : TRAME_BACKUP_DAILY;
  if (*rest == '-')
    {
      gsize digits = strspn (rest + 1, "0123456789");
      rest += digits > 0 ? digits + 1 : 0;
    }
  return g_str_equal (rest, SUFFIX);
}

static gint
newest_first (gconstpointer a, gconstpointer b)
{
  const TrameBackup *one = *(TrameBackup *const *) a;
  const TrameBackup *other = *(TrameBackup *const *) b;
  gint order = g_date_compare (&other->day, &one->day);
  if (order != 0)
    return order;
  /* By hand after the automatic one, and each after those before it: 10 after 9. */
  gint longer = (gint) strlen (other->path) - (gint) strlen (one->path);
  return longer != 0 ? longer : strcmp (other->path, one->path);
}

static void
day_of (gint64 seconds, GDate *out)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (seconds);
  g_date_set_dmy (out, g_date_time_get_day_of_month (at), g_date_time_get_month (at), g_date_time_get_year (at));
}

/* How a NAME is read as that of a copy of the register STEM: FALSE when it is none. */
typedef gboolean (*ReadName) (const char *name, const char *stem, TrameBackup *out);

/* Adds the files of FOLDER whose name READ knows. */
static void
list_into (GPtrArray *copies, const char *folder, const char *stem, ReadName read)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;
  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      GStatBuf file;
      TrameBackup found = { 0 };
      g_autofree char *whole = g_build_filename (folder, name, NULL);
      if (!read (name, stem, &found) || g_stat (whole, &file) != 0 || !S_ISREG (file.st_mode))
        continue;
      if (!g_date_valid (&found.day))
        day_of (file.st_mtime, &found.day);
      found.path = g_steal_pointer (&whole);
      found.size = file.st_size;
      g_ptr_array_add (copies, g_memdup2 (&found, sizeof found));
    }
  g_ptr_array_sort (copies, newest_first);
}

GPtrArray *
trame_backup_list (const char *folder, const char *path)
{
  g_return_val_if_fail (folder != NULL && path != NULL, NULL);
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_backup_free);
  g_autofree char *stem = stem_of (path);
  list_into (copies, folder, stem, read_name);
  return copies;
}

/* What follows BEGINNING in NAME; NULL: it begins otherwise. */
static const char *
after (const char *name, const char *beginning)
{
  return g_str_has_prefix (name, beginning) ? name + strlen (beginning) : NULL;
}

/* "town-schema-1-2026-01-05.trame", "town-schema-1-2026-01-05-1.trame", "town.trame.replaced-1". */
static gboolean
read_name_beside (const char *name, const char *stem, TrameBackup *out)
{
  g_autofree char *older = g_strconcat (stem, TRAME_SCHEMA_COPY, NULL);
  g_autofree char *aside = g_strconcat (stem, SUFFIX TRAME_BACKUP_REPLACED, NULL);
  g_autofree char *aside_bare = g_strconcat (stem, TRAME_BACKUP_REPLACED, NULL);
  const char *rest = after (name, older);
  if (rest != NULL)
    {
      const char *day = rest + strspn (rest, "0123456789");
      out->kind = TRAME_BACKUP_OLDER;
      if (*day == '-')
        read_day (day + 1, &out->day, &day);
      return day > rest && g_str_has_suffix (day, SUFFIX)
             && strspn (day, "-0123456789") + strlen (SUFFIX) == strlen (day);
    }
  rest = after (name, aside) != NULL ? after (name, aside) : after (name, aside_bare);
  out->kind = TRAME_BACKUP_ASIDE;
  return rest != NULL && *rest != '\0' && rest[strspn (rest, "0123456789")] == '\0';
}

GPtrArray *
trame_backup_list_all (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_autofree char *folder = trame_backup_folder (path);
  g_autofree char *beside = g_path_get_dirname (path);
  g_autofree char *stem = stem_of (path);
  GPtrArray *copies = trame_backup_list (folder, path);
  list_into (copies, beside, stem, read_name_beside);
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

/* How many copies are kept of days, weeks and months. */
typedef struct
{
  guint daily, weekly, monthly;
} Counts;

static Counts
counts_of (GHashTable *settings)
{
  return (Counts){ count_of (settings, "backup.daily", 7), count_of (settings, "backup.weekly", 4),
                   count_of (settings, "backup.monthly", 12) };
}

gboolean
trame_backup_keeps_any (GHashTable *settings)
{
  Counts counts = counts_of (settings);
  return counts.daily + counts.weekly + counts.monthly > 0;
}

gboolean
trame_backup_is_copy (const char *path)
{
  GDate day;
  const char *rest;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  const char *older = strstr (name, TRAME_SCHEMA_COPY);
  if (strstr (name, SUFFIX TRAME_BACKUP_REPLACED) != NULL
      || (older != NULL && g_ascii_isdigit (older[strlen (TRAME_SCHEMA_COPY)])))
    return TRUE;
  if (!g_str_has_suffix (folder, G_DIR_SEPARATOR_S TRAME_BACKUP_FOLDER))
    return FALSE;
  for (const char *dash = strchr (name, '-'); dash != NULL; dash = strchr (dash + 1, '-'))
    if (read_day (dash + 1, &day, &rest))
      return TRUE;
  return FALSE;
}

/* Deletes what copies of STEM in FOLDER, interrupted before that day, left. */
static void
clear_unfinished (const char *folder, const char *stem, const GDate *before)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  gsize length = strlen (stem);
  const char *name, *rest;
  GDate day;
  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    if (trame_store_is_unfinished (name) && g_str_has_prefix (name, stem) && name[length] == '-'
        && read_day (name + length + 1, &day, &rest) && g_date_compare (&day, before) < 0)
      {
        g_autofree char *whole = g_build_filename (folder, name, NULL);
        g_unlink (whole);
      }
}

void
trame_backup_thin (const char *folder, const char *path, const GDate *today, GHashTable *settings)
{
  g_autoptr (GPtrArray) copies = trame_backup_list (folder, path);
  g_autofree char *stem = stem_of (path);
  Counts counts = counts_of (settings);
  for (guint i = copies->len; i > 0; i--)
    {
      const TrameBackup *copy = copies->pdata[i - 1];
      /* Copies of days to come (the clock was wrong, or is) take no other's place, and are let alone. */
      if (copy->kind != TRAME_BACKUP_DAILY || g_date_compare (&copy->day, today) > 0)
        g_ptr_array_remove_index (copies, i - 1);
    }
  g_autoptr (GArray) kept = trame_backup_choose (copies, counts.daily, counts.weekly, counts.monthly);
  for (guint i = 0; i < copies->len; i++)
    {
      const TrameBackup *copy = copies->pdata[i];
      if (!g_array_index (kept, gboolean, i))
        g_unlink (copy->path);
    }
  clear_unfinished (folder, stem, today);
}
