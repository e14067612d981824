/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The town hall's choices: keys and values, those that change a date checked before they are kept. */
#include "register/settings.h"
#include "register/connection.h"
#include "register/error.h"
#include "register/load.h"
#include "register/transaction.h"

#include <string.h>

#define DEFAULT_PATTERN "{act}_{nn}"
#define MOST_TRANSIT_DAYS 30

/* How many automatic copies are kept. */
static const char *const backup_counts[] = { "backup.daily", "backup.weekly", "backup.monthly", NULL };

typedef struct
{
  char *key;
  char *value;
} Setting;

static void
setting_free (gpointer data)
{
  Setting *setting = data;
  g_free (setting->key);
  g_free (setting->value);
  g_free (setting);
}

/* Places a value where it belongs. FALSE: not a value of that key; keys of others are theirs. */
static gboolean
take (TrameSettings *settings, const char *key, const char *value)
{
  guint64 number;
  if (g_str_equal (key, "reading.term"))
    {
      settings->readings.term = g_str_equal (value, "eve") ? TRAME_TERM_EVE : TRAME_TERM_SAME_DAY;
      return g_str_equal (value, "eve") || g_str_equal (value, "same-day");
    }
  if (g_str_equal (key, "reading.notice"))
    {
      gboolean calendar = g_str_equal (value, "calendar-days");
      settings->readings.notice = calendar ? TRAME_NOTICE_CALENDAR_DAYS : TRAME_NOTICE_CLEAR_DAYS;
      return calendar || g_str_equal (value, "clear-days");
    }
  if (g_str_equal (key, "reading.roll"))
    {
      settings->readings.roll = g_str_equal (value, "true");
      return settings->readings.roll || g_str_equal (value, "false");
    }
  if (g_str_equal (key, "reading.zone"))
    {
      TrameZone zone = trame_zone_from_nick (value);
      settings->readings.zone = zone < TRAME_N_ZONES ? zone : TRAME_ZONE_METROPOLE;
      return zone < TRAME_N_ZONES;
    }
  if (g_str_equal (key, "transit-working-days"))
    {
      if (!g_ascii_string_to_unsigned (value, 10, 0, MOST_TRANSIT_DAYS, &number, NULL))
        return FALSE;
      settings->transit_working_days = number;
    }
  else if (g_str_equal (key, "siren"))
    return trame_siren_valid (value);
  else if (g_str_equal (key, "retention") || g_str_has_prefix (key, "retention."))
    {
      TramePeriod period;
      return trame_period_parse (value, &period) && !trame_period_is_zero (period);
    }
  else if (g_str_has_prefix (key, "backup.") && !g_str_equal (key, TRAME_SETTING_PURGED))
    return g_strv_contains (backup_counts, key) && g_ascii_string_to_unsigned (value, 10, 0, 1000, NULL, NULL);
  else if (g_str_equal (key, "number-pattern") && strstr (value, "{nn}") == NULL)
    return FALSE;
  return TRUE;
}

static TrameSettings *
settings_new (void)
{
  TrameSettings *settings = g_new0 (TrameSettings, 1);
  TrameCase usual;
  trame_case_init (&usual);
  settings->readings = usual.readings;
  settings->transit_working_days = usual.transit_working_days;
  trame_case_clear (&usual);
  settings->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return settings;
}

/* Its row; 0: there is none; -1: ERROR. */
static gint64
find_row (TrameStore *store, const char *key, GError **error)
{
  TrameStatement *find = trame_store_prepare (store, "SELECT id FROM setting WHERE key = ?1", error);
  if (find == NULL)
    return -1;
  trame_statement_set_text (find, 1, key);
  int step = trame_statement_step (find, error);
  gint64 row = step > 0 ? trame_statement_int (find, 0) : step;
  trame_statement_reset (find);
  return row;
}

static gboolean
apply_set (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const Setting *setting = data;
  g_autoptr (TrameSettings) trial = settings_new ();
  if (setting->value != NULL && !take (trial, setting->key, setting->value))
    {
      trame_register_error_set (error, TRAME_REGISTER_ERROR_INVALID, setting->key);
      return FALSE;
    }
  gint64 row = find_row (transaction->store, setting->key, error);
  gboolean is_new = row == 0;
  if (row < 0)
    return FALSE;
  if (is_new)
    row = trame_transaction_next_id (transaction, "SELECT max (id) FROM setting", error);
  else if (!trame_journal_keep (transaction, TRAME_ENTITY_SETTING, row, error))
    return FALSE;
  TrameStatement *write = row == 0 ? NULL
                                   : trame_store_prepare (transaction->store,
                                                          is_new ? "INSERT INTO setting (id, value, key)"
                                                                   " VALUES (?1, ?2, ?3)"
                                                                 : "UPDATE setting SET value = ?2 WHERE id = ?1"
                                                                   " AND key = ?3",
                                                          error);
  if (write == NULL)
    return FALSE;
  trame_statement_set_int (write, 1, row);
  trame_statement_set_text (write, 2, setting->value);
  trame_statement_set_text (write, 3, setting->key);
  *id = row;
  return trame_statement_run (write, error)
         && (is_new ? trame_journal_add : trame_journal_set) (transaction, TRAME_ENTITY_SETTING, row, error);
}

void
trame_changes_set_setting (TrameChanges *changes, const char *key, const char *value)
{
  g_return_if_fail (changes != NULL && key != NULL && *key != '\0');
  Setting *setting = g_new0 (Setting, 1);
  *setting = (Setting){ .key = g_strdup (key), .value = g_strdup (value) };
  trame_changes_append (changes, apply_set, setting, setting_free);
}

TrameSettings *
trame_settings_load (TrameStore *store, GError **error)
{
  g_autoptr (TrameSettings) settings = settings_new ();
  TrameStatement *row = trame_store_prepare (
      store, "SELECT key, value FROM setting WHERE value IS NOT NULL ORDER BY id", error);
  int step = -1;
  while (row != NULL && (step = trame_statement_step (row, error)) > 0)
    {
      const char *key = trame_statement_text (row, 0), *value = trame_statement_text (row, 1);
      if (key == NULL || value == NULL)
        continue; /* a damaged row */
      take (settings, key, value);
      g_hash_table_insert (settings->values, g_strdup (key), g_strdup (value));
    }
  if (step != 0)
    return NULL;
  const char *pattern = g_hash_table_lookup (settings->values, "number-pattern");
  settings->commune = g_strdup (g_hash_table_lookup (settings->values, "commune"));
  settings->department = g_strdup (g_hash_table_lookup (settings->values, "department"));
  settings->siren = g_strdup (g_hash_table_lookup (settings->values, "siren"));
  settings->number_pattern = g_strdup (pattern != NULL && strstr (pattern, "{nn}") != NULL ? pattern : DEFAULT_PATTERN);
  return g_steal_pointer (&settings);
}

typedef struct
{
  const char *key;
  gint64 row;
} Finding;

static gpointer
find (TrameStore *store, gpointer data, GError **error)
{
  Finding *finding = data;
  finding->row = find_row (store, finding->key, error);
  return NULL;
}

gint64
trame_register_find_setting (TrameRegister *self, const char *key, GError **error)
{
  g_return_val_if_fail (self != NULL && key != NULL, -1);
  Finding finding = { key, -1 };
  trame_register_read (self, find, &finding, error);
  return finding.row;
}

static gpointer
load (TrameStore *store, gpointer data, GError **error)
{
  return trame_settings_load (store, error);
}

TrameSettings *
trame_register_load_settings (TrameRegister *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  return trame_register_read (self, load, NULL, error);
}
