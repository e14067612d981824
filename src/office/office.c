/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office itself: opening, today, the array of conventions. What it does is in one file an act. */
#include "office/desk.h"
#include "office/typed-text.h"
#include "register/expect.h"
#include "register/watch.h"

#include "documents/style-setting.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

struct _TrameOffice
{
  GObject parent_instance;

  TrameRegister *store;
  TrameWorkshop *workshop;
  TrameSettings *settings;
  GPtrArray *conventions; /* of TrameConvention*, by id */
  GHashTable *places;     /* gint64* → place + 1 */
  char *agent;
  GDate today;
  gint64 (*clock) (void);
};

enum
{
  CONVENTION_CHANGED,
  CONVENTIONS_RESET,
  ACTS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_QUARK (trame - office - error - quark, trame_office_error)

G_DEFINE_FINAL_TYPE (TrameOffice, trame_office, G_TYPE_OBJECT)

static void
index_conventions (TrameOffice *office)
{
  g_hash_table_remove_all (office->places);
  for (guint i = 0; i < office->conventions->len; i++)
    {
      TrameConvention *row = g_ptr_array_index (office->conventions, i);
      g_hash_table_insert (office->places, g_memdup2 (&row->id, sizeof row->id), GUINT_TO_POINTER (i + 1));
    }
}

static void
trame_office_finalize (GObject *object)
{
  trame_office_close (TRAME_OFFICE (object));
  G_OBJECT_CLASS (trame_office_parent_class)->finalize (object);
}

static void
trame_office_class_init (TrameOfficeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->finalize = trame_office_finalize;

  GType type = G_TYPE_FROM_CLASS (klass);
  signals[CONVENTION_CHANGED] = g_signal_new ("convention-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CONVENTIONS_RESET] = g_signal_new ("conventions-reset", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 0);
  signals[ACTS_CHANGED] = g_signal_new ("acts-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
trame_office_init (TrameOffice *office)
{
  office->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

char *
trame_office_default_path (void)
{
  return trame_register_default_path ();
}

TrameOffice *
trame_office_open (const char *path, TrameOfficeFlags flags, const GDate *today, const char *agent, GError **error)
{
  g_return_val_if_fail (path != NULL && today != NULL && g_date_valid (today), NULL);
  TrameRegisterOpenFlags open_flags = TRAME_REGISTER_OPEN_DEFAULT;
  if ((flags & TRAME_OFFICE_READ_ONLY) != 0)
    open_flags |= TRAME_REGISTER_OPEN_READ_ONLY;
  else if ((flags & TRAME_OFFICE_MUST_EXIST) == 0)
    open_flags |= TRAME_REGISTER_OPEN_CREATE;
  g_autoptr (TrameRegister) store = trame_register_open (path, open_flags, error);
  if (store == NULL)
    return NULL;
  g_autoptr (TrameSettings) settings = trame_register_load_settings (store, error);
  if (settings == NULL)
    return NULL;
  g_autoptr (GPtrArray) conventions = trame_register_load_conventions (store, today, error);
  if (conventions == NULL)
    return NULL;

  TrameOffice *office = g_object_new (TRAME_TYPE_OFFICE, NULL);
  office->workshop = trame_workshop_new (store);
  office->store = g_steal_pointer (&store);
  office->settings = g_steal_pointer (&settings);
  office->conventions = g_steal_pointer (&conventions);
  office->agent = g_strdup (agent != NULL ? agent : "");
  office->today = *today;
  index_conventions (office);
  return office;
}

typedef struct
{
  char *path;
  char *agent;
  TrameOfficeFlags flags;
  GDate today;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;
  g_free (opening->path);
  g_free (opening->agent);
  g_free (opening);
}

static void
opening_run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Opening *opening = data;
  g_autoptr (GError) error = NULL;
  TrameOffice *office = trame_office_open (opening->path, opening->flags, &opening->today, opening->agent, &error);
  if (office != NULL)
    g_task_return_pointer (task, office, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
trame_office_open_async (const char *path,
                         TrameOfficeFlags flags,
                         const GDate *today,
                         const char *agent,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (path != NULL && today != NULL && g_date_valid (today));
  Opening *opening = g_new0 (Opening, 1);
  *opening = (Opening){ .path = g_strdup (path), .agent = g_strdup (agent), .flags = flags, .today = *today };
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, opening_run);
}

TrameOffice *
trame_office_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
trame_office_set_clock (TrameOffice *office, gint64 (*clock) (void))
{
  g_return_if_fail (TRAME_IS_OFFICE (office));
  office->clock = clock;
}

void
trame_office_close (TrameOffice *office)
{
  g_return_if_fail (TRAME_IS_OFFICE (office));
  g_clear_pointer (&office->places, g_hash_table_unref);
  g_clear_pointer (&office->conventions, g_ptr_array_unref);
  g_clear_pointer (&office->workshop, trame_workshop_unref);
  g_clear_pointer (&office->settings, trame_settings_free);
  if (office->store != NULL)
    trame_register_watch (office->store, NULL, NULL);
  g_clear_pointer (&office->store, trame_register_unref);
  g_clear_pointer (&office->agent, g_free);
}

const GDate *
trame_office_get_today (TrameOffice *office)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  return &office->today;
}

void
trame_office_set_today (TrameOffice *office, const GDate *today)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && today != NULL && g_date_valid (today));
  if (g_date_compare (&office->today, today) == 0)
    return;
  office->today = *today;
  for (guint i = 0; i < office->conventions->len; i++)
    {
      TrameConvention *row = g_ptr_array_index (office->conventions, i);
      office->conventions->pdata[i] = trame_convention_on (row, today);
      trame_convention_unref (row);
    }
  g_signal_emit (office, signals[CONVENTIONS_RESET], 0);
}

const char *
trame_office_get_path (TrameOffice *office)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  return trame_register_get_path (office->store);
}

gboolean
trame_office_is_read_only (TrameOffice *office)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), TRUE);
  return trame_register_is_read_only (office->store);
}

gboolean
trame_office_is_on_network (TrameOffice *office)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), FALSE);
  return trame_register_is_on_network (office->store);
}

TrameRegister *
trame_office_get_register (TrameOffice *office)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  return office->store;
}

TrameWorkshop *
trame_office_get_workshop (TrameOffice *office)
{
  return office->workshop;
}

const char *
trame_office_get_agent (TrameOffice *office)
{
  return office->agent;
}

gint64
trame_office_get_now (TrameOffice *office)
{
  if (office->clock != NULL)
    return office->clock ();
  g_autoptr (GDateTime)
      noon = g_date_time_new_utc (g_date_get_year (&office->today), (gint) g_date_get_month (&office->today),
                                  g_date_get_day (&office->today), 12, 0, 0);
  return noon != NULL ? g_date_time_to_unix (noon) * G_USEC_PER_SEC : 0;
}

GPtrArray *
trame_office_get_conventions (TrameOffice *office)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  return office->conventions;
}

const TrameConvention *
trame_office_get_convention (TrameOffice *office, gint64 id)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (office->places, &id));
  return place > 0 ? g_ptr_array_index (office->conventions, place - 1) : NULL;
}

const TrameConvention *
trame_office_find_convention (TrameOffice *office, const char *id_or_number, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && id_or_number != NULL, NULL);
  guint64 id = 0;
  const TrameConvention *found = NULL;
  if (g_ascii_string_to_unsigned (id_or_number, 10, 1, G_MAXINT64, &id, NULL))
    found = trame_office_get_convention (office, (gint64) id);
  for (guint i = 0; found == NULL && i < office->conventions->len; i++)
    {
      const TrameConvention *row = g_ptr_array_index (office->conventions, i);
      if (g_strcmp0 (row->number, id_or_number) == 0)
        found = row;
    }
  if (found == NULL)
    g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN,
                 _ ("There is no convention “%s” in this register. “conventions list” shows them with their ids."),
                 id_or_number);
  return found;
}

TrameLifecycle *
trame_office_evaluate (TrameOffice *office, gint64 id, const GDate *on, GError **error)
{
  const TrameConvention *row = trame_office_get_convention (office, id);
  if (row == NULL)
    {
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN,
                   _ ("There is no convention %" PRId64 " in this register."), id);
      return NULL;
    }
  return trame_lifecycle_evaluate (&row->contract, on != NULL ? on : &office->today);
}

const TrameSettings *
trame_office_get_settings (TrameOffice *office)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  return office->settings;
}

typedef struct
{
  GHashTable *values;
  GHashTable *was; /* NULL: whatever they hold */
} Setting;

static const char *
setting_of (GHashTable *values, const char *key)
{
  const char *value = g_hash_table_lookup (values, key);
  return value != NULL && *value != '\0' ? value : NULL;
}

static gpointer
run_set_settings (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Setting *setting = data;
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  GHashTableIter each;
  gpointer key, value;
  g_hash_table_iter_init (&each, setting->values);
  while (g_hash_table_iter_next (&each, &key, &value))
    {
      g_autofree char *tidy = trame_typed_text (value, TRUE);
      const char *text = tidy != NULL ? tidy : value; /* the register says what is not UTF-8 */
      if (setting->was != NULL)
        trame_changes_expect_setting (changes, key, setting_of (setting->was, key));
      trame_changes_set_setting (changes, key, *text != '\0' ? text : NULL);
    }
  if (!trame_desk_commit (desk, changes, 0, error))
    return NULL;
  desk->reload = TRUE;
  return GINT_TO_POINTER (TRUE);
}

gboolean
trame_office_set_settings (TrameOffice *office, GHashTable *values, GHashTable *was, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && values != NULL, FALSE);
  Setting setting = { values, was };
  return trame_office_do (office, run_set_settings, &setting, error) != NULL;
}

gboolean
trame_office_set_setting (TrameOffice *office, const char *key, const char *value, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && key != NULL, FALSE);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (values, (gpointer) key, (gpointer) (value != NULL ? value : ""));
  return trame_office_set_settings (office, values, NULL, error);
}

const char *
trame_office_get_time_zone (TrameOffice *office)
{
  static const char *const names[TRAME_N_ZONES] = {
    [TRAME_ZONE_METROPOLE] = "Europe/Paris",        [TRAME_ZONE_ALSACE_MOSELLE] = "Europe/Paris",
    [TRAME_ZONE_GUADELOUPE] = "America/Guadeloupe", [TRAME_ZONE_GUYANE] = "America/Cayenne",
    [TRAME_ZONE_MARTINIQUE] = "America/Martinique", [TRAME_ZONE_MAYOTTE] = "Indian/Mayotte",
    [TRAME_ZONE_REUNION] = "Indian/Reunion",        [TRAME_ZONE_SAINT_BARTHELEMY] = "America/St_Barthelemy",
    [TRAME_ZONE_SAINT_MARTIN] = "America/Marigot",
  };
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  TrameZone zone = office->settings->readings.zone;
  return zone < TRAME_N_ZONES ? names[zone] : names[TRAME_ZONE_METROPOLE];
}

TrameStyle *
trame_office_get_style (TrameOffice *office)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  TrameStyle *style = trame_style_new (office->settings->commune);
  trame_style_apply (style, office->settings->values);
  return style;
}

void
trame_office_follow (TrameOffice *office, TrameDesk *desk)
{
  if (office->store == NULL)
    return; /* closed meanwhile */
  if (desk->settings != NULL)
    {
      trame_settings_free (office->settings);
      office->settings = g_steal_pointer (&desk->settings);
    }
  if (desk->conventions != NULL)
    {
      g_ptr_array_unref (office->conventions);
      office->conventions = g_steal_pointer (&desk->conventions);
      index_conventions (office);
      g_signal_emit (office, signals[CONVENTIONS_RESET], 0);
    }
  for (guint i = 0; i < desk->touched->len; i++)
    {
      TrameConvention *row = g_ptr_array_index (desk->touched, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (office->places, &row->id));
      /* A day that passed during the act refolds the row too. */
      TrameConvention *fresh = g_date_compare (&desk->today, &office->today) == 0
                                   ? trame_convention_ref (row)
                                   : trame_convention_on (row, &office->today);
      if (place > 0)
        {
          trame_convention_unref (g_ptr_array_index (office->conventions, place - 1));
          office->conventions->pdata[place - 1] = fresh;
        }
      else
        {
          g_ptr_array_add (office->conventions, fresh);
          g_hash_table_insert (office->places, g_memdup2 (&row->id, sizeof row->id),
                               GUINT_TO_POINTER (office->conventions->len));
        }
    }
  if (desk->acts_changed)
    g_signal_emit (office, signals[ACTS_CHANGED], 0);
  for (guint i = 0; i < desk->touched->len; i++)
    {
      const TrameConvention *row = g_ptr_array_index (desk->touched, i);
      g_signal_emit (office, signals[CONVENTION_CHANGED], 0, row->id);
    }
}
