/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One engine behind one lock, a table of parsed models, and the turns of the live preview. */
#include "office/workshop.h"

/* Of one key: the last turn taken, and the last whose answer was given. */
typedef struct
{
  guint64 taken;
  guint64 answered;
} Turns;

struct _TrameWorkshop
{
  gatomicrefcount refs;
  TrameRegister *store;
  GMutex engine_lock;
  TrameEngine *engine; /* NULL until needed */
  GMutex lock;
  GHashTable *models; /* gint64* → TrameModel* */
  GHashTable *turns;  /* gint64* → Turns* */
};

TrameWorkshop *
trame_workshop_new (TrameRegister *store)
{
  TrameWorkshop *workshop = g_new0 (TrameWorkshop, 1);
  g_atomic_ref_count_init (&workshop->refs);
  workshop->store = trame_register_ref (store);
  g_mutex_init (&workshop->engine_lock);
  g_mutex_init (&workshop->lock);
  workshop->models = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) trame_model_free);
  workshop->turns = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return workshop;
}

TrameWorkshop *
trame_workshop_ref (TrameWorkshop *workshop)
{
  g_atomic_ref_count_inc (&workshop->refs);
  return workshop;
}

void
trame_workshop_unref (TrameWorkshop *workshop)
{
  if (workshop == NULL || !g_atomic_ref_count_dec (&workshop->refs))
    return;
  g_clear_pointer (&workshop->engine, trame_engine_free);
  g_hash_table_unref (workshop->models);
  g_hash_table_unref (workshop->turns);
  g_mutex_clear (&workshop->engine_lock);
  g_mutex_clear (&workshop->lock);
  trame_register_unref (workshop->store);
  g_free (workshop);
}

static TrameModel *
load_model (TrameWorkshop *workshop, gint64 id, GError **error)
{
  /* What was signed before Trame has none: no field, no text. */
  if (id == 0)
    return trame_model_new ();
  g_autoptr (TrameModelRecord) record = trame_register_load_model (workshop->store, id, error);
  return record != NULL ? trame_model_parse (record->xml, error) : NULL;
}

const TrameModel *
trame_workshop_get_model (TrameWorkshop *workshop, gint64 id, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&workshop->lock);
  TrameModel *model = g_hash_table_lookup (workshop->models, &id);
  if (model != NULL)
    return model;
  model = load_model (workshop, id, error);
  if (model != NULL)
    g_hash_table_insert (workshop->models, g_memdup2 (&id, sizeof id), model);
  return model;
}

TrameSetDocument *
trame_workshop_set (
    TrameWorkshop *workshop, const TrameText *text, const TrameStyle *style, const GDate *date, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&workshop->engine_lock);
  if (workshop->engine == NULL)
    workshop->engine = trame_engine_new (error);
  return workshop->engine != NULL ? trame_engine_set (workshop->engine, text, style, date, error) : NULL;
}

/* Under the lock. */
static Turns *
turns_of (TrameWorkshop *workshop, gint64 key)
{
  Turns *turns = g_hash_table_lookup (workshop->turns, &key);
  if (turns == NULL)
    {
      turns = g_new0 (Turns, 1);
      g_hash_table_insert (workshop->turns, g_memdup2 (&key, sizeof key), turns);
    }
  return turns;
}

guint64
trame_workshop_take_turn (TrameWorkshop *workshop, gint64 key)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&workshop->lock);
  return ++turns_of (workshop, key)->taken;
}

gboolean
trame_workshop_is_last_turn (TrameWorkshop *workshop, gint64 key, guint64 turn)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&workshop->lock);
  return turns_of (workshop, key)->taken == turn;
}

gboolean
trame_workshop_answer_turn (TrameWorkshop *workshop, gint64 key, guint64 turn)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&workshop->lock);
  Turns *turns = turns_of (workshop, key);
  if (turn < turns->answered)
    return FALSE;
  turns->answered = turn;
  return TRUE;
}
