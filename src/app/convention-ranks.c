/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each text that a column holds, folded, in order: its rank is twice its place, so that a new text finds room between two. */
#include "app/convention-ranks.h"

#include "french/fold.h"

#include <stdlib.h>
#include <string.h>

static const TrameConventionSort columns[] = { TRAME_SORT_PARTNER, TRAME_SORT_OBJECT, TRAME_SORT_SCHEME,
                                               TRAME_SORT_AGENT };

typedef struct
{
  GPtrArray *keys; /* folded texts, each once, in order; shared by the ranks that follow these */
  guint32 *ranks;  /* one a row */
} Column;

typedef struct
{
  gint32 days;
  guint8 state;
} Standing;

struct _TrameConventionRanks
{
  Standing *standings;
  Column columns[G_N_ELEMENTS (columns)];
  guint n;
};

const char *
trame_convention_sort_text (const TrameConvention *convention, TrameConventionSort sort)
{
  switch (sort)
    {
    case TRAME_SORT_PARTNER:
      return convention->partner_name;
    case TRAME_SORT_OBJECT:
      return convention->object;
    case TRAME_SORT_SCHEME:
      return convention->scheme;
    case TRAME_SORT_AGENT:
      return convention->responsible;
    case TRAME_SORT_STATE:
    case TRAME_SORT_LAST_DAY:
    case TRAME_SORT_DAYS_LEFT:
    case TRAME_N_SORTS:
    default:
      return NULL;
    }
}

static guint
column_of (TrameConventionSort sort)
{
  guint i = 0;
  while (i < G_N_ELEMENTS (columns) && columns[i] != sort)
    i++;
  return i;
}

gboolean
trame_convention_sort_is_text (TrameConventionSort sort)
{
  return column_of (sort) < G_N_ELEMENTS (columns);
}

static const char *
text_at (const GPtrArray *rows, guint index, TrameConventionSort sort)
{
  const char *text = trame_convention_sort_text (g_ptr_array_index (rows, index), sort);
  return text != NULL ? text : "";
}

static gint
by_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The texts of a column folded, each text once: text → folded. */
static GHashTable *
fold_all (const GPtrArray *rows, TrameConventionSort sort)
{
  GHashTable *folds = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < rows->len; i++)
    {
      const char *text = text_at (rows, i, sort);
      if (!g_hash_table_contains (folds, text))
        g_hash_table_insert (folds, (gpointer) text, trame_fold (text));
    }
  return folds;
}

/* The folded texts in order, each once. */
static GPtrArray *
order_keys (GHashTable *folds)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) all = g_ptr_array_sized_new (g_hash_table_size (folds));
  GHashTableIter each;
  gpointer folded;
  g_hash_table_iter_init (&each, folds);
  while (g_hash_table_iter_next (&each, NULL, &folded))
    g_ptr_array_add (all, folded);
  g_ptr_array_sort (all, by_text);
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || !g_str_equal (all->pdata[i - 1], all->pdata[i]))
      g_ptr_array_add (keys, g_strdup (all->pdata[i]));
  return keys;
}

/* Twice the place of FOLDED among KEYS and one more; twice the next one’s place when it is not there. */
static guint32
find_rank (const GPtrArray *keys, const char *folded)
{
  guint from = 0, to = keys->len;
  while (from < to)
    {
      const guint middle = from + (to - from) / 2;
      const gint order = strcmp (folded, keys->pdata[middle]);
      if (order == 0)
        return 2 * middle + 1;
      if (order < 0)
        to = middle;
      else
        from = middle + 1;
    }
  return 2 * from;
}

static void
rank_column (Column *column, const GPtrArray *rows, TrameConventionSort sort)
{
  g_autoptr (GHashTable) folds = fold_all (rows, sort);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL); /* a folded text, by its address → its rank */
  column->keys = order_keys (folds);
  column->ranks = g_new (guint32, MAX (rows->len, 1));
  for (guint i = 0; i < rows->len; i++)
    {
      const char *folded = g_hash_table_lookup (folds, text_at (rows, i, sort));
      gpointer place = g_hash_table_lookup (places, folded);
      if (place == NULL)
        {
          place = GUINT_TO_POINTER (find_rank (column->keys, folded));
          g_hash_table_insert (places, (gpointer) folded, place);
        }
      column->ranks[i] = GPOINTER_TO_UINT (place);
    }
}

static Standing
stand (const TrameConvention *convention)
{
  return (Standing){ trame_lifecycle_days_left (convention->lifecycle), (guint8) convention->lifecycle->state };
}

TrameConventionRanks *
trame_convention_ranks_new (const GPtrArray *rows, GCancellable *cancellable)
{
  g_return_val_if_fail (rows != NULL, NULL);
  g_autoptr (TrameConventionRanks) ranks = g_new0 (TrameConventionRanks, 1);
  ranks->n = rows->len;
  ranks->standings = g_new (Standing, MAX (rows->len, 1));
  for (guint i = 0; i < rows->len; i++)
    ranks->standings[i] = stand (rows->pdata[i]);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return NULL;
      rank_column (&ranks->columns[i], rows, columns[i]);
    }
  return g_steal_pointer (&ranks);
}

/* The place in OLD of a row that is in both, at or after FROM; OLD's length: there is none. Rows are by id. */
static guint
find_row (const GPtrArray *old, guint from, const TrameConvention *row)
{
  while (from < old->len && ((const TrameConvention *) old->pdata[from])->id < row->id)
    from++;
  return from;
}

static TrameConventionRanks *
share_keys (const TrameConventionRanks *old, guint n)
{
  TrameConventionRanks *ranks = g_new0 (TrameConventionRanks, 1);
  ranks->n = n;
  ranks->standings = g_new (Standing, MAX (n, 1));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      ranks->columns[i].keys = g_ptr_array_ref (old->columns[i].keys);
      ranks->columns[i].ranks = g_new (guint32, MAX (n, 1));
    }
  return ranks;
}

TrameConventionRanks *
trame_convention_ranks_follow (const TrameConventionRanks *old,
                               const GPtrArray *old_rows,
                               const GPtrArray *rows,
                               guint most)
{
  g_return_val_if_fail (old != NULL && old_rows != NULL && rows != NULL && old->n == old_rows->len, NULL);
  g_autoptr (TrameConventionRanks) ranks = share_keys (old, rows->len);
  guint at = 0, changed = 0;
  for (guint row = 0; row < rows->len; row++)
    {
      gboolean same = at < old_rows->len && old_rows->pdata[at] == rows->pdata[row];
      if (!same)
        {
          at = find_row (old_rows, at, rows->pdata[row]);
          same = at < old_rows->len && old_rows->pdata[at] == rows->pdata[row];
        }
      if (!same && ++changed > most)
        return NULL;
      ranks->standings[row] = same ? old->standings[at] : stand (rows->pdata[row]);
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        {
          g_autofree char *folded = same ? NULL : trame_fold (text_at (rows, row, columns[i]));
          ranks->columns[i].ranks[row] = same ? old->columns[i].ranks[at] : find_rank (old->columns[i].keys, folded);
        }
      at += same;
    }
  return g_steal_pointer (&ranks);
}

void
trame_convention_ranks_free (TrameConventionRanks *ranks)
{
  if (ranks == NULL)
    return;
  g_free (ranks->standings);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_clear_pointer (&ranks->columns[i].keys, g_ptr_array_unref);
      g_free (ranks->columns[i].ranks);
    }
  g_free (ranks);
}

gint64
trame_convention_ranks_get (const TrameConventionRanks *ranks, TrameConventionSort sort, guint index)
{
  const guint column = column_of (sort);
  g_return_val_if_fail (ranks != NULL && column < G_N_ELEMENTS (columns) && index < ranks->n, 0);
  return ranks->columns[column].ranks[index];
}

gint
trame_convention_ranks_get_days (const TrameConventionRanks *ranks, guint index, TrameState *state)
{
  g_return_val_if_fail (ranks != NULL && index < ranks->n && state != NULL, G_MININT);
  *state = ranks->standings[index].state;
  return ranks->standings[index].days;
}
