/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The looks, each a small function over the members of the record. */
#include "office/keep-check.h"

#include "french/date-text.h"
#include "french/fold.h"
#include "french/name.h"
#include "office/record-label.h"
#include "office/typed-text.h"
#include "register/councillor.h"
#include "register/indicator.h"
#include "register/scheme.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Columns that may have several lines. */
static const char *const of_lines[] = { "address", "appraisal", "object", "proof", "words", NULL };
static const char *const of_times[] = { "from_time", "until_time", "time", NULL };

/* What comes second never comes before what comes first. */
static const struct
{
  const char *first, *second;
} in_order[] = {
  { "from_date", "until_date" }, { "written_on", "posted" },   { "taken_on", "received" },
  { "taken_on", "published" },   { "notice_date", "held_on" },
};

static gconstpointer
member_of (const TrameKept *record, const char *column)
{
  const TrameMember *member = trame_aggregate_find (record->aggregate, column);
  return member != NULL ? trame_kept_place (record, member) : NULL;
}

static gboolean
refuse_not_text (const TrameMember *member, GError **error)
{
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
               _ ("“%s” is not readable text. Type it again: nothing was saved."), trame_record_label (member->column));
  return FALSE;
}

static gboolean
tidy_time (char **place, GError **error)
{
  gsize start = 0, end = 0;
  g_autofree char *time = trame_time_find (*place, 0, &start, &end);
  if (time == NULL || start != 0 || end != strlen (*place))
    {
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                   _ ("“%s” is not a time of day: write it as 14:30. Nothing was saved."), *place);
      return FALSE;
    }
  g_free (*place);
  *place = g_steal_pointer (&time);
  return TRUE;
}

static gboolean
tidy_text (const TrameMember *member, char **place, GError **error)
{
  g_autofree char *text = *place != NULL ? trame_typed_text (*place, g_strv_contains (of_lines, member->column)) : NULL;
  if (*place != NULL && text == NULL)
    return refuse_not_text (member, error);
  g_free (*place);
  *place = text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
  return *place == NULL || !g_strv_contains (of_times, member->column) || tidy_time (place, error);
}

/* Lines with nothing to see go. */
static gboolean
tidy_list (const TrameMember *member, GPtrArray *list, GError **error)
{
  for (guint i = 0; i < list->len;)
    {
      char *text = trame_typed_text (list->pdata[i], TRUE);
      if (text == NULL)
        return refuse_not_text (member, error);
      g_free (list->pdata[i]);
      list->pdata[i] = text;
      if (*text == '\0')
        g_ptr_array_remove_index (list, i);
      else
        i++;
    }
  return TRUE;
}

static gboolean
tidy (TrameKept *record, GError **error)
{
  for (guint i = 0; i < record->aggregate->n_members; i++)
    {
      const TrameMember *member = &record->aggregate->members[i];
      gpointer place = trame_kept_place (record, member);
      if ((member->kind == TRAME_MEMBER_TEXT && !tidy_text (member, place, error))
          || (member->kind == TRAME_MEMBER_LIST && !tidy_list (member, *(GPtrArray **) place, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_there (const TrameKept *record, const TrameMember *member)
{
  gpointer place = trame_kept_place (record, member);
  switch (member->kind)
    {
    case TRAME_MEMBER_TEXT:
      return *(char **) place != NULL;
    case TRAME_MEMBER_DATE:
      return g_date_valid (place);
    case TRAME_MEMBER_NUMBER:
      return *(gint64 *) place != TRAME_NUMBER_NONE;
    case TRAME_MEMBER_ID:
      return *(gint64 *) place != 0;
    case TRAME_MEMBER_FLAG:
    case TRAME_MEMBER_LIST:
    default:
      return TRUE;
    }
}

static gboolean
check_there (const TrameKept *record, GError **error)
{
  for (guint i = 0; i < record->aggregate->n_members; i++)
    {
      const TrameMember *member = &record->aggregate->members[i];
      if (!member->required || is_there (record, member))
        continue;
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                   _ ("“%s” is empty, and must be known. Nothing was saved: fill it in."),
                   trame_record_label (member->column));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_order (const TrameKept *record, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (in_order); i++)
    {
      const GDate *first = member_of (record, in_order[i].first), *second = member_of (record, in_order[i].second);
      if (first == NULL || second == NULL || !g_date_valid (first) || !g_date_valid (second)
          || g_date_compare (first, second) <= 0)
        continue;
      g_autofree char *one = trame_date_to_numbers (first), *other = trame_date_to_numbers (second);
      if (i == 0)
        g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                     _ ("The last day (%s) comes before the first (%s). Nothing was saved: correct one of them."),
                     other, one);
      else
        g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                     _ ("“%s” (%s) comes before “%s” (%s). Nothing was saved: correct one of them."),
                     trame_record_label (in_order[i].second), other, trame_record_label (in_order[i].first), one);
      return FALSE;
    }
  return TRUE;
}

/* A session ends after it begins: times of day are "HH:MM" by now. */
static gboolean
check_times (const TrameKept *record, GError **error)
{
  char *const *first = member_of (record, "from_time"), *const *second = member_of (record, "until_time");
  if (first == NULL || second == NULL || *first == NULL || *second == NULL || strcmp (*first, *second) < 0)
    return TRUE;
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
               _ ("“%s” (%s) does not come after “%s” (%s). Nothing was saved: correct one of them."),
               trame_record_label ("until_time"), *second, trame_record_label ("from_time"), *first);
  return FALSE;
}

/* A figure takes the place of one of the same indicator and convention, which nothing has replaced yet. */
static gboolean
check_correction (TrameDesk *desk, const TrameKept *record, GError **error)
{
  const TrameIndicatorValue *figure = (const TrameIndicatorValue *) record, *wrong = NULL, *right = NULL;
  if (record->aggregate != &trame_indicator_value_aggregate || figure->corrects == 0)
    return TRUE;
  g_autoptr (GPtrArray) known = trame_register_load_kept (desk->store, record->aggregate, NULL, 0, error);
  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      const TrameIndicatorValue *other = known->pdata[i];
      wrong = other->kept.id == figure->corrects ? other : wrong;
      right = other->corrects == figure->corrects ? other : right;
    }
  if (known == NULL)
    return FALSE;
  if (wrong == NULL || wrong->indicator != figure->indicator || wrong->convention != figure->convention)
    g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                 _ ("Figure %" PRId64 " is none of this indicator and this convention. Nothing was saved: cite the "
                    "one that was wrong."),
                 figure->corrects);
  else if (right != NULL)
    g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                 _ ("Figure %" PRId64 " was corrected already. Nothing was saved: correct figure %" PRId64
                    ", which took its place."),
                 figure->corrects, right->kept.id);
  else
    return TRUE;
  return FALSE;
}

/* Whether one of both was over before the other began. */
static gboolean
apart (const TrameCouncillor *one, const TrameCouncillor *other)
{
  return g_date_valid (&one->until_date) && g_date_valid (&other->from_date)
         && g_date_compare (&one->until_date, &other->from_date) < 0;
}

/* Whether two records of AGGREGATE are one thing told twice. */
static gboolean
same_thing (const TrameAggregate *aggregate, const TrameKept *a, const TrameKept *b)
{
  const char *name = *(char **) member_of (a, "name"), *other = *(char **) member_of (b, "name");
  if (aggregate == &trame_councillor_aggregate)
    {
      g_autofree char *key = trame_name_key (name), *other_key = trame_name_key (other);
      return g_str_equal (key, other_key) && !apart ((const TrameCouncillor *) a, (const TrameCouncillor *) b)
             && !apart ((const TrameCouncillor *) b, (const TrameCouncillor *) a);
    }
  if (aggregate == &trame_indicator_aggregate
      && ((const TrameIndicator *) a)->scheme != ((const TrameIndicator *) b)->scheme)
    return FALSE;
  return trame_fold_equal (name, other);
}

/* Schemes, indicators and councillors are found by their name: it is of one only. */
static gboolean
check_alone (TrameDesk *desk, const TrameKept *record, GError **error)
{
  const TrameAggregate *aggregate = record->aggregate;
  if (aggregate != &trame_scheme_aggregate && aggregate != &trame_indicator_aggregate
      && aggregate != &trame_councillor_aggregate)
    return TRUE;
  g_autoptr (GPtrArray) known = trame_register_load_kept (desk->store, aggregate, NULL, 0, error);
  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      const TrameKept *other = known->pdata[i];
      if (other->id == record->id || !same_thing (aggregate, record, other))
        continue;
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                   _ ("“%s” is in the register already (number %" PRId64 ")."), *(char **) member_of (other, "name"),
                   other->id);
      return FALSE;
    }
  return known != NULL;
}

gboolean
trame_desk_check_record (TrameDesk *desk, TrameKept *record, GError **error)
{
  return tidy (record, error) && check_there (record, error) && check_order (record, error)
         && check_times (record, error) && check_correction (desk, record, error) && check_alone (desk, record, error);
}
