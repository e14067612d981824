/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two states of a row compared, from the words that the journal hashed (journal-entity.c writes them). */
#include "register/past.h"
#include "register/connection.h"
#include "register/error.h"
#include "register/journal.h"

#include <string.h>

/* One value of a row as hashed. */
typedef struct
{
  char *name;
  char *value;
  gboolean of_line; /* a convention's field may be called as one of its columns */
} Pair;

/* A row of the journal: whose it is, and the one before it about the same row. */
typedef struct
{
  TrameEntity entity;
  gint64 id;
  gint64 before; /* 0: none */
  gint64 after;  /* the next one; 0: it is the last */
  gboolean removes;
} Place;

void
trame_journal_change_free (TrameJournalChange *change)
{
  if (change == NULL)
    return;
  g_free (change->what);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
pair_clear (gpointer data)
{
  Pair *pair = data;
  g_free (pair->name);
  g_free (pair->value);
}

static GArray *
pairs_new (void)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_array_set_clear_func (pairs, pair_clear);
  return pairs;
}

static const char *
find_value (const GArray *pairs, const char *name, gboolean of_line)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      if (pair->of_line == of_line && g_str_equal (pair->name, name))
        return pair->value;
    }
  return NULL;
}

/* "name i 12" or "name t 5:words", at *AT, which is left on the next. FALSE: neither. */
static gboolean
read_pair (const char **at, const char *end, Pair *pair)
{
  const char *name_end = memchr (*at, ' ', (gsize) (end - *at));
  if (name_end == NULL || end - name_end < 4)
    return FALSE;
  const char *value = name_end + 3;
  const char *value_end = NULL;
  if (name_end[1] == 'i')
    value_end = memchr (value, '\n', (gsize) (end - value));
  else
    {
      char *colon = NULL;
      guint64 length = g_ascii_strtoull (value, &colon, 10);
      if (colon == NULL || colon >= end || *colon != ':' || length > (guint64) (end - colon - 1))
        return FALSE;
      value = colon + 1;
      value_end = value + length;
    }
  if (value_end == NULL || value_end >= end || *value_end != '\n')
    return FALSE;
  pair->name = g_strndup (*at, (gsize) (name_end - *at));
  pair->value = g_strndup (value, (gsize) (value_end - value));
  *at = value_end + 1;
  return TRUE;
}

/* A line that belongs to the row becomes one pair: a field and its value, or a place in a list and its words. */
static void
add_line (GArray *pairs, const GArray *line)
{
  const char *field = find_value (line, "field", FALSE), *value = find_value (line, "value", FALSE);
  const char *list = find_value (line, "list", FALSE), *rank = find_value (line, "rank", FALSE);
  const char *words = find_value (line, "words", FALSE), *note = find_value (line, "note", FALSE);
  Pair pair = { NULL, NULL };
  if (field != NULL)
    pair = (Pair){ g_strdup (field), g_strdup (value != NULL ? value : "") };
  else if (list != NULL)
    pair = (Pair){
      g_strdup_printf ("%s %" G_GINT64_FORMAT, list, (rank != NULL ? g_ascii_strtoll (rank, NULL, 10) : 0) + 1),
      g_strjoin (words != NULL && note != NULL ? " — " : "", words != NULL ? words : "", note != NULL ? note : "", NULL)
    };
  pair.of_line = TRUE;
  if (pair.name != NULL)
    g_array_append_val (pairs, pair);
}

static GArray *
read_pairs (const GString *content)
{
  static const char mark[] = "line\n";
  GArray *pairs = pairs_new ();
  const char *at = content->str, *end = content->str + content->len;
  g_autoptr (GArray) line = NULL;
  Pair pair = { 0 };
  while (at < end)
    {
      gboolean begins = g_str_has_prefix (at, mark);
      if (begins && line != NULL)
        add_line (pairs, line);
      if (begins)
        {
          g_clear_pointer (&line, g_array_unref);
          line = pairs_new ();
          at += strlen (mark);
        }
      else if (read_pair (&at, end, &pair))
        g_array_append_val (line != NULL ? line : pairs, pair);
      else
        break;
    }
  if (line != NULL)
    add_line (pairs, line);
  return pairs;
}

static void
add_change (GPtrArray *changes, const char *what, const char *before, const char *after)
{
  if (g_strcmp0 (before, after) == 0)
    return;
  TrameJournalChange *change = g_new0 (TrameJournalChange, 1);
  *change = (TrameJournalChange){ g_strdup (what), g_strdup (before), g_strdup (after) };
  g_ptr_array_add (changes, change);
}

static GPtrArray *
compare (const GString *before, const GString *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_journal_change_free);
  g_autoptr (GArray) was = read_pairs (before);
  g_autoptr (GArray) is = read_pairs (after);
  for (guint i = 0; i < is->len; i++)
    {
      const Pair *pair = &g_array_index (is, Pair, i);
      add_change (changes, pair->name, find_value (was, pair->name, pair->of_line), pair->value);
    }
  for (guint i = 0; i < was->len; i++)
    {
      const Pair *pair = &g_array_index (was, Pair, i);
      if (find_value (is, pair->name, pair->of_line) == NULL)
        add_change (changes, pair->name, pair->value, NULL);
    }
  return changes;
}

static gboolean
find_place (TrameStore *store, gint64 journal, Place *place, GError **error)
{
  TrameStatement *row = trame_store_prepare (
      store,
      "SELECT j.entity, j.entity_id, (SELECT max (b.id) FROM journal b WHERE b.entity = j.entity"
      " AND b.entity_id = j.entity_id AND b.id < j.id), (SELECT min (a.id) FROM journal a WHERE a.entity = j.entity"
      " AND a.entity_id = j.entity_id AND a.id > j.id), j.verb = 'remove' FROM journal j WHERE j.id = ?1",
      error);
  if (row == NULL)
    return FALSE;
  trame_statement_set_int (row, 1, journal);
  int step = trame_statement_step (row, error);
  TrameEntity entity = TRAME_N_ENTITIES;
  if (step > 0)
    for (entity = 0; entity < TRAME_N_ENTITIES; entity++)
      if (g_strcmp0 (trame_statement_text (row, 0), trame_entity_name (entity)) == 0)
        break;
  *place = (Place){ entity, trame_statement_int (row, 1), trame_statement_int (row, 2), trame_statement_int (row, 3),
                    trame_statement_int (row, 4) != 0 };
  trame_statement_reset (row);
  if (step == 0 || (step > 0 && entity == TRAME_N_ENTITIES))
    trame_register_error_set (error, TRAME_REGISTER_ERROR_UNKNOWN, NULL);
  return step > 0 && entity < TRAME_N_ENTITIES;
}

/* What the row was when JOURNAL wrote it. FALSE and REMOVED when that was removed since. */
static gboolean
read_superseded (TrameStore *store, gint64 journal, GString *out, GError **error)
{
  TrameStatement *row = trame_store_prepare (store, "SELECT content FROM superseded WHERE journal = ?1", error);
  if (row == NULL)
    return FALSE;
  trame_statement_set_int (row, 1, journal);
  int step = trame_statement_step (row, error);
  gboolean there = step > 0 && !trame_statement_is_null (row, 0);
  if (there)
    g_string_append (out, trame_statement_text (row, 0));
  trame_statement_reset (row);
  if (step >= 0 && !there)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_REMOVED, NULL);
  return there;
}

static gpointer
load (TrameStore *store, gpointer data, GError **error)
{
  gint64 journal = *(const gint64 *) data;
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  Place place;
  if (!find_place (store, journal, &place, error))
    return NULL;
  if (place.before != 0 && !place.removes && !read_superseded (store, place.before, before, error))
    return NULL;
  if (place.after != 0 ? !read_superseded (store, journal, after, error)
                       : !trame_entity_read (store, place.entity, place.id, after, error))
    return NULL;
  return place.removes ? g_ptr_array_new_with_free_func ((GDestroyNotify) trame_journal_change_free)
                       : compare (before, after);
}

GPtrArray *
trame_register_load_journal_changes (TrameRegister *self, gint64 journal, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  return trame_register_read (self, load, &journal, error);
}
