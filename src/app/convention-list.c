/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lazy list of conventions. Views ask for a few rows; searches and sorts scan plain arrays. */
#include "app/convention-list.h"

#include "french/fold.h"

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
  TrameConvention *convention; /* owned by rows */
  char *text;                  /* sort key */
  gint64 number;               /* sort key */
  gboolean last;               /* always after the others */
} Entry;

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

static void
key_of_dates (Entry *entry, TrameConventionSort sort)
{
  const TrameLifecycle *lifecycle = entry->convention->lifecycle;
  gint days = trame_lifecycle_days_left (lifecycle);
  entry->last = days == G_MININT || (sort == TRAME_SORT_DAYS_LEFT && lifecycle->state >= TRAME_STATE_EXPIRED);
  entry->number = entry->last && days != G_MININT ? -days : days;
  if (days == G_MININT)
    entry->number = lifecycle->state >= TRAME_STATE_EXPIRED ? G_MAXINT : -(gint64) lifecycle->state - G_MAXINT;
}

static Entry
entry_of (TrameConvention *convention, TrameConventionSort sort)
{
  Entry entry = { .convention = convention };
  const char *text = NULL;
  switch (sort)
    {
    case TRAME_SORT_STATE:
      entry.number = convention->lifecycle->state;
      break;
    case TRAME_SORT_LAST_DAY:
    case TRAME_SORT_DAYS_LEFT:
      key_of_dates (&entry, sort);
      break;
    case TRAME_SORT_OBJECT:
      text = convention->object;
      break;
    case TRAME_SORT_SCHEME:
      text = convention->scheme;
      break;
    case TRAME_SORT_AGENT:
      text = convention->responsible;
      break;
    case TRAME_SORT_PARTNER:
    case TRAME_N_SORTS:
    default:
      text = convention->partner_name;
    }
  if (text != NULL)
    entry.text = trame_fold (text);
  return entry;
}

static gint
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const Entry *one = a, *two = b;
  gint direction = GPOINTER_TO_INT (data);
  if (one->last != two->last)
    return one->last ? 1 : -1;
  gint order = one->text != NULL || two->text != NULL ? g_strcmp0 (one->text, two->text)
                                                      : (one->number > two->number) - (one->number < two->number);
  if (one->last)
    direction = 1;
  if (order != 0)
    return order * direction;
  return (one->convention->id > two->convention->id) - (one->convention->id < two->convention->id);
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
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  for (guint i = 0; i < self->rows->len; i++)
    {
      TrameConvention *convention = g_ptr_array_index (self->rows, i);
      if (!trame_convention_filter_accepts (self->filter, convention) || !found (self, convention))
        continue;
      guint rank = rank_of (self, convention);
      Entry entry = self->best_first ? (Entry){ .convention = convention, .number = rank > 0 ? rank : G_MAXINT }
                                     : entry_of (convention, self->sort);
      g_array_append_val (entries, entry);
    }
  if (entries->len > 0)
    g_qsort_with_data (entries->data, (gint) entries->len, sizeof (Entry), compare,
                       GINT_TO_POINTER (self->descending && !self->best_first ? -1 : 1));
  GPtrArray *shown = g_ptr_array_sized_new (entries->len);
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);
      g_ptr_array_add (shown, entry->convention);
      g_free (entry->text);
    }
  return shown;
}

static void
refresh (TrameConventionList *self)
{
  replace_shown (self, choose (self));
}

static void
trame_convention_list_finalize (GObject *object)
{
  TrameConventionList *self = TRAME_CONVENTION_LIST (object);
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
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_convention_unref);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_ptr_array_add (self->rows, trame_convention_ref (g_ptr_array_index (rows, i)));
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
