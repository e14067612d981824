/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lazy list of conventions. Views ask for a few rows; searches and sorts scan plain arrays. */
#include "app/convention-list.h"

#include "app/convention-ranks.h"
#include "french/fold.h"

#include <string.h>

/* From so many rows on, texts are ranked on a worker, not while somebody waits. */
#define MANY 2000
/* So many may have changed to be looked at one by one. */
#define FEW 500

/* ---- one row ---- */

struct _TrameConventionItem
{
  GObject parent;
  TrameConvention *convention;
  const TrameFound *found; /* of findings; NULL: none */
  TrameFindings *findings;
};

G_DEFINE_FINAL_TYPE (TrameConventionItem, trame_convention_item, G_TYPE_OBJECT)

static void
trame_convention_item_finalize (GObject *object)
{
  TrameConventionItem *self = TRAME_CONVENTION_ITEM (object);
  g_clear_pointer (&self->convention, trame_convention_unref);
  g_clear_pointer (&self->findings, trame_findings_unref);
  G_OBJECT_CLASS (trame_convention_item_parent_class)->finalize (object);
}

static void
trame_convention_item_class_init (TrameConventionItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trame_convention_item_finalize;
}

static void
trame_convention_item_init (TrameConventionItem *self)
{
}

const TrameConvention *
trame_convention_item_get (TrameConventionItem *self)
{
  g_return_val_if_fail (TRAME_IS_CONVENTION_ITEM (self), NULL);
  return self->convention;
}

const TrameFound *
trame_convention_item_get_found (TrameConventionItem *self)
{
  g_return_val_if_fail (TRAME_IS_CONVENTION_ITEM (self), NULL);
  return self->found;
}

/* ---- the list ---- */

typedef struct
{
  guint64 key;
  guint32 row; /* its place among rows */
} Entry;

/* What a row is sorted by. */
typedef struct
{
  gint64 number;
  gboolean last; /* always after the others, whatever the direction */
} SortKey;

struct _TrameConventionList
{
  GObject parent;
  GPtrArray *rows;         /* of TrameConvention, references */
  GPtrArray *shown;        /* of TrameConvention, borrowed from rows */
  GStrv words;             /* folded words of the search; NULL: no search */
  TrameFindings *findings; /* of the same search; NULL: none */
  GHashTable *ranks;       /* gint64 (of findings) → place among them, from 1; NULL: none */
  gboolean best_first;
  TrameConventionFilter filter;
  TrameConventionSort sort;
  gboolean descending;
  TrameConventionRanks *ranking; /* of rows, by their texts; NULL: not made yet */
  GCancellable *ranking_again;   /* while a worker ranks rows; NULL: none does */
};

static GType
get_item_type (GListModel *model)
{
  return TRAME_TYPE_CONVENTION_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return TRAME_CONVENTION_LIST (model)->shown->len;
}

/* Among what the office found, from 1; 0: it was not. */
static guint
rank_of (const TrameConventionList *self, const TrameConvention *convention)
{
  return self->ranks != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, &convention->id)) : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  TrameConventionList *self = TRAME_CONVENTION_LIST (model);
  if (position >= self->shown->len)
    return NULL;
  TrameConventionItem *item = g_object_new (TRAME_TYPE_CONVENTION_ITEM, NULL);
  item->convention = trame_convention_ref (g_ptr_array_index (self->shown, position));
  guint rank = rank_of (self, item->convention);
  if (rank > 0)
    {
      item->findings = trame_findings_ref (self->findings);
      item->found = g_ptr_array_index (self->findings->conventions, rank - 1);
    }
  return item;
}

static void
model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TrameConventionList,
                               trame_convention_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, model_init))

gboolean
trame_convention_filter_accepts (TrameConventionFilter filter, const TrameConvention *convention)
{
  TrameState state = convention->lifecycle->state;
  switch (filter)
    {
    case TRAME_FILTER_DRAFT:
      return state == TRAME_STATE_DRAFT;
    case TRAME_FILTER_TO_SIGN:
      return state == TRAME_STATE_AWAITING_SIGNATURE || state == TRAME_STATE_UNDETERMINED;
    case TRAME_FILTER_TO_COME:
      return state == TRAME_STATE_SIGNED_NOT_IN_FORCE;
    case TRAME_FILTER_IN_FORCE:
      return state == TRAME_STATE_IN_FORCE || state == TRAME_STATE_IN_FORCE_TERMINATION_RUNNING;
    case TRAME_FILTER_OVER:
      return state >= TRAME_STATE_EXPIRED;
    case TRAME_FILTER_ALL:
    case TRAME_N_FILTERS:
    default:
      return TRUE;
    }
}

/* "plie" finds "P.L.I.E": the points of initials do not count. */
static gboolean
holds (const char *folded, const char *word)
{
  if (strstr (folded, word) != NULL)
    return TRUE;
  if (strchr (folded, '.') == NULL)
    return FALSE;
  g_autofree char *bare = g_strdup (folded);
  char *end = bare;
  for (const char *p = folded; *p != '\0'; p++)
    if (*p != '.')
      *end++ = *p;
  *end = '\0';
  return strstr (bare, word) != NULL;
}

static gboolean
found (const TrameConventionList *self, const TrameConvention *convention)
{
  if (rank_of (self, convention) > 0)
    return TRUE;
  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (!holds (convention->folded != NULL ? convention->folded : "", self->words[i]))
      return FALSE;
  return TRUE;
}

static SortKey
key_of_dates (gint days, TrameState state, TrameConventionSort sort)
{
  SortKey key = { .last = days == G_MININT || (sort == TRAME_SORT_DAYS_LEFT && state >= TRAME_STATE_EXPIRED) };
  key.number = key.last && days != G_MININT ? -days : days;
  if (days == G_MININT)
    key.number = state >= TRAME_STATE_EXPIRED ? G_MAXINT : -(gint64) state - G_MAXINT;
  return key;
}

static SortKey
key_of (TrameConventionList *self, guint row)
{
  const TrameConvention *convention = g_ptr_array_index (self->rows, row);
  if (self->best_first)
    {
      const guint rank = rank_of (self, convention);
      return (SortKey){ .number = rank > 0 ? rank : G_MAXINT };
    }
  if (trame_convention_sort_is_text (self->sort))
    return (SortKey){ .number = trame_convention_ranks_get (self->ranking, self->sort, row) };
  TrameState state;
  gint days;
  if (self->ranking != NULL)
    days = trame_convention_ranks_get_days (self->ranking, row, &state);
  else
    {
      days = trame_lifecycle_days_left (convention->lifecycle);
      state = convention->lifecycle->state;
    }
  return self->sort == TRAME_SORT_STATE ? (SortKey){ .number = state } : key_of_dates (days, state, self->sort);
}

/* One number whose order is the rows': the direction is in it. */
static guint64
flatten (SortKey key, gboolean descending)
{
  const guint64 middle = G_GUINT64_CONSTANT (1) << 62, number = (guint64) (key.number + (gint64) middle);
  return key.last ? number | G_GUINT64_CONSTANT (1) << 63 : descending ? 2 * middle - 1 - number : number;
}

/* Sorts by key, digit after digit from the last one; rows that are alike stay as they stand. */
static void
sort_entries (GArray *entries)
{
  enum
  {
    BITS = 11,
    N = 1 << BITS,
  };
  g_autofree Entry *other = g_new (Entry, MAX (entries->len, 1));
  Entry *from = (Entry *) (gpointer) entries->data, *to = other;
  guint64 differ = 0;
  for (guint i = 1; i < entries->len; i++)
    differ |= from[i].key ^ from[0].key;
  for (guint shift = 0; shift < 64; shift += BITS)
    {
      guint starts[N + 1] = { 0 };
      if ((differ >> shift & (N - 1)) == 0)
        continue;
      for (guint i = 0; i < entries->len; i++)
        starts[(from[i].key >> shift & (N - 1)) + 1]++;
      for (guint digit = 0; digit < N; digit++)
        starts[digit + 1] += starts[digit];
      for (guint i = 0; i < entries->len; i++)
        to[starts[from[i].key >> shift & (N - 1)]++] = from[i];
      Entry *swap = from;
      from = to;
      to = swap;
    }
  if (from == other)
    memcpy (entries->data, other, entries->len * sizeof (Entry));
}

/* Other passages for the same rows: views must ask for all of them again. */
static void
replace_all (TrameConventionList *self, GPtrArray *shown)
{
  g_autoptr (GPtrArray) old = self->shown;
  self->shown = shown;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, shown->len);
}

/* Tells views only what differs between the old and the new order. */
static void
replace_shown (TrameConventionList *self, GPtrArray *shown)
{
  GPtrArray *old = self->shown;
  guint start = 0, end = 0;
  while (start < old->len && start < shown->len && old->pdata[start] == shown->pdata[start])
    start++;
  while (end + start < old->len && end + start < shown->len
         && old->pdata[old->len - 1 - end] == shown->pdata[shown->len - 1 - end])
    end++;
  self->shown = shown;
  guint removed = old->len - start - end, added = shown->len - start - end;
  g_ptr_array_unref (old);
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, removed, added);
}

/* The rows that fit, in order. Owned by the caller. */
static GPtrArray *
choose (TrameConventionList *self)
{
  g_autoptr (GArray) entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), self->rows->len);
  const gboolean all = self->filter == TRAME_FILTER_ALL && self->words == NULL;
  const gboolean descending = self->descending && !self->best_first;
  if (self->ranking == NULL && !self->best_first && trame_convention_sort_is_text (self->sort))
    self->ranking = trame_convention_ranks_new (self->rows, NULL);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const TrameConvention *convention = g_ptr_array_index (self->rows, i);
      if (!all && (!trame_convention_filter_accepts (self->filter, convention) || !found (self, convention)))
        continue;
      const Entry entry = { flatten (key_of (self, i), descending), i };
      g_array_append_val (entries, entry);
    }
  sort_entries (entries);
  GPtrArray *shown = g_ptr_array_sized_new (entries->len);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (shown, self->rows->pdata[g_array_index (entries, Entry, i).row]);
  return shown;
}

static void
refresh (TrameConventionList *self)
{
  replace_shown (self, choose (self));
}

/* ---- ranking ---- */

static void
rank_on_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, trame_convention_ranks_new (data, cancellable),
                         (GDestroyNotify) trame_convention_ranks_free);
}

static void
ranked (GObject *source, GAsyncResult *result, gpointer data)
{
  TrameConventionList *self = TRAME_CONVENTION_LIST (source);
  g_autoptr (TrameConventionRanks) ranks = g_task_propagate_pointer (G_TASK (result), NULL);
  if (ranks == NULL) /* other rows came since */
    return;
  g_clear_object (&self->ranking_again);
  g_clear_pointer (&self->ranking, trame_convention_ranks_free);
  self->ranking = g_steal_pointer (&ranks);
  if (trame_convention_sort_is_text (self->sort) && !self->best_first)
    refresh (self);
}

/* Ranks the rows, which OLD_ROWS were before: those that changed now, all of them on a worker where they are many. */
static void
rank (TrameConventionList *self, const GPtrArray *old_rows)
{
  g_autoptr (TrameConventionRanks) old = g_steal_pointer (&self->ranking);
  g_cancellable_cancel (self->ranking_again);
  g_clear_object (&self->ranking_again);
  if (self->rows->len < MANY)
    return;
  if (old != NULL)
    self->ranking = trame_convention_ranks_follow (old, old_rows, self->rows, FEW);
  self->ranking_again = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (self, self->ranking_again, ranked, NULL);
  g_task_set_task_data (task, g_ptr_array_ref (self->rows), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, rank_on_worker);
}

static void
trame_convention_list_finalize (GObject *object)
{
  TrameConventionList *self = TRAME_CONVENTION_LIST (object);
  g_clear_pointer (&self->ranking, trame_convention_ranks_free);
  g_clear_object (&self->ranking_again);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->rows);
  g_strfreev (self->words);
  g_clear_pointer (&self->ranks, g_hash_table_unref);
  g_clear_pointer (&self->findings, trame_findings_unref);
  G_OBJECT_CLASS (trame_convention_list_parent_class)->finalize (object);
}

static void
trame_convention_list_class_init (TrameConventionListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trame_convention_list_finalize;
}

static void
trame_convention_list_init (TrameConventionList *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_convention_unref);
  self->shown = g_ptr_array_new ();
  self->sort = TRAME_SORT_DAYS_LEFT;
}

TrameConventionList *
trame_convention_list_new (void)
{
  return g_object_new (TRAME_TYPE_CONVENTION_LIST, NULL);
}

void
trame_convention_list_set_rows (TrameConventionList *self, const GPtrArray *rows)
{
  g_return_if_fail (TRAME_IS_CONVENTION_LIST (self));

  g_autoptr (GPtrArray) old = self->rows;
  self->rows = g_ptr_array_new_full (rows != NULL ? rows->len : 0, (GDestroyNotify) trame_convention_unref);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_ptr_array_add (self->rows, trame_convention_ref (g_ptr_array_index (rows, i)));
  rank (self, old);
  refresh (self);
}

void
trame_convention_list_search (TrameConventionList *self, const char *text, TrameFindings *findings)
{
  g_return_if_fail (TRAME_IS_CONVENTION_LIST (self));

  g_autofree char *folded = trame_fold (text);
  gboolean searched = self->words != NULL, passages = self->findings != NULL || findings != NULL;
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->ranks, g_hash_table_unref);
  g_clear_pointer (&self->findings, trame_findings_unref);
  if (*folded != '\0')
    self->words = g_strsplit (folded, " ", -1);
  if (findings != NULL)
    {
      self->findings = trame_findings_ref (findings);
      self->ranks = g_hash_table_new (g_int64_hash, g_int64_equal);
      for (guint i = 0; i < findings->conventions->len; i++)
        {
          TrameFound *one = g_ptr_array_index (findings->conventions, i);
          g_hash_table_insert (self->ranks, &one->convention, GUINT_TO_POINTER (i + 1));
        }
    }
  self->best_first = self->words != NULL && (self->best_first || !searched);
  (passages ? replace_all : replace_shown) (self, choose (self));
}

void
trame_convention_list_set_filter (TrameConventionList *self, TrameConventionFilter filter)
{
  g_return_if_fail (TRAME_IS_CONVENTION_LIST (self));

  self->filter = filter;
  refresh (self);
}

TrameConventionFilter
trame_convention_list_get_filter (TrameConventionList *self)
{
  g_return_val_if_fail (TRAME_IS_CONVENTION_LIST (self), TRAME_FILTER_ALL);
  return self->filter;
}

void
trame_convention_list_set_sort (TrameConventionList *self, TrameConventionSort sort, gboolean descending)
{
  g_return_if_fail (TRAME_IS_CONVENTION_LIST (self));

  self->sort = sort;
  self->descending = descending;
  self->best_first = FALSE;
  refresh (self);
}

guint
trame_convention_list_count (TrameConventionList *self, TrameConventionFilter filter)
{
  g_return_val_if_fail (TRAME_IS_CONVENTION_LIST (self), 0);

  guint n = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const TrameConvention *convention = g_ptr_array_index (self->rows, i);
      n += trame_convention_filter_accepts (filter, convention) && found (self, convention);
    }
  return n;
}

guint
trame_convention_list_total (TrameConventionList *self)
{
  g_return_val_if_fail (TRAME_IS_CONVENTION_LIST (self), 0);
  return self->rows->len;
}

const TrameConvention *
trame_convention_list_next_to_end (TrameConventionList *self)
{
  g_return_val_if_fail (TRAME_IS_CONVENTION_LIST (self), NULL);

  const TrameConvention *next = NULL;
  gint least = G_MAXINT;
  for (guint i = 0; i < self->shown->len; i++)
    {
      const TrameConvention *convention = g_ptr_array_index (self->shown, i);
      gint days = trame_lifecycle_days_left (convention->lifecycle);
      if (days >= 0 && days < least && convention->lifecycle->state < TRAME_STATE_EXPIRED)
        least = days, next = convention;
    }
  return next;
}
