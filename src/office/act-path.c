/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table of the act's plain values; lists and the annex's terms have a function each. */
#include "office/act-path.h"

#include "french/date-text.h"

#include <string.h>

typedef enum
{
  A_TEXT,
  A_DATE,
  A_COUNT,
} ValueKind;

#define AT(field) G_STRUCT_OFFSET (TrameDeliberation, field)

static const struct
{
  const char *path;
  ValueKind kind;
  gsize place;
} plain[] = {
  { "number", A_TEXT, AT (number) },
  { "title", A_TEXT, AT (title) },
  { "subtitle", A_TEXT, AT (subtitle) },
  { "body", A_TEXT, AT (body) },
  { "community", A_TEXT, AT (community) },
  { "sitting.date", A_DATE, AT (dates.sitting) },
  { "sitting.time", A_TEXT, AT (time) },
  { "sitting.notice_date", A_DATE, AT (notice_date) },
  { "sitting.place", A_TEXT, AT (place) },
  { "sitting.chair", A_TEXT, AT (chair) },
  { "in_office", A_COUNT, AT (in_office) },
  { "present_count", A_COUNT, AT (present_count) },
  { "voters", A_COUNT, AT (voters) },
  { "expressed", A_COUNT, AT (expressed) },
  { "secretary", A_TEXT, AT (secretary) },
  { "scheme", A_TEXT, AT (scheme) },
  { "vote.for", A_COUNT, AT (votes_for) },
  { "vote.against", A_COUNT, AT (votes_against) },
  { "vote.abstentions", A_COUNT, AT (abstentions) },
  { "vote.not_voting", A_COUNT, AT (not_voting) },
  { "sent", A_DATE, AT (dates.sent) },
  { "received", A_DATE, AT (dates.received) },
  { "published", A_DATE, AT (dates.published) },
  { "act_id", A_TEXT, AT (act_id) },
};

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = text != NULL && *text != '\0' ? g_utf8_normalize (text, -1, G_NORMALIZE_NFC) : NULL;
}

static gboolean
set_date (GDate *place, const char *text)
{
  GDate date;
  g_date_clear (&date, 1);
  if (text != NULL && *text != '\0' && !trame_date_parse_iso (text, &date) && !trame_date_read (text, NULL, &date))
    return FALSE;
  *place = date;
  return TRUE;
}

static gboolean
set_count (gint *place, const char *text, gint none)
{
  guint64 value = 0;
  if (text == NULL || *text == '\0')
    *place = none;
  else if (g_ascii_string_to_unsigned (text, 10, 0, 100000, &value, NULL))
    *place = (gint) value;
  else
    return FALSE;
  return TRUE;
}

static gboolean
set_vote (TrameDeliberation *act, const char *path, const char *text)
{
  if (g_str_equal (path, "vote.secret"))
    {
      act->secret = g_strcmp0 (text, "true") == 0;
      return TRUE;
    }
  static const char *const results[] = { "", "unanimous", "adopted", "rejected" };
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    if (g_str_equal (text != NULL ? text : "", results[i]))
      {
        act->result = (TrameVoteResult) i;
        return TRUE;
      }
  return FALSE;
}

/* "present.3": an element that is a text. */
static gboolean
set_list_text (GPtrArray *list, guint index, const char *rest, const char *text)
{
  if (*rest != '\0' || index >= list->len)
    return FALSE;
  set_text ((char **) &list->pdata[index], text);
  return TRUE;
}

static gboolean
set_proxy (GPtrArray *list, guint index, const char *rest, const char *text)
{
  TrameProxy *proxy = index < list->len ? g_ptr_array_index (list, index) : NULL;
  if (proxy == NULL)
    return FALSE;
  if (g_str_equal (rest, ".giver"))
    set_text (&proxy->giver, text);
  else if (g_str_equal (rest, ".holder"))
    set_text (&proxy->holder, text);
  else
    return FALSE;
  return TRUE;
}

static gboolean
set_named_note (GPtrArray *list, guint index, const char *rest, const char *text)
{
  TrameNamedNote *named = index < list->len ? g_ptr_array_index (list, index) : NULL;
  if (named == NULL)
    return FALSE;
  if (g_str_equal (rest, ".name"))
    set_text (&named->name, text);
  else if (g_str_equal (rest, ".note") || g_str_equal (rest, ".capacity"))
    set_text (&named->note, text);
  else
    return FALSE;
  return TRUE;
}

static gboolean
set_in_list (TrameDeliberation *act, const char *path, const char *text)
{
  const struct
  {
    const char *name;
    GPtrArray *list;
    gboolean (*set) (GPtrArray *list, guint index, const char *rest, const char *text);
  } lists[] = { { "present", act->present, set_list_text },         { "absent", act->absent, set_list_text },
                { "partners", act->partners, set_list_text },       { "recitals", act->recitals, set_list_text },
                { "decisions", act->decisions, set_list_text },     { "proxies", act->proxies, set_proxy },
                { "arrivals", act->arrivals, set_named_note },      { "departures", act->departures, set_named_note },
                { "signatories", act->signatories, set_named_note } };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      gsize length = strlen (lists[i].name);
      if (strncmp (path, lists[i].name, length) != 0 || path[length] != '.' || !g_ascii_isdigit (path[length + 1]))
        continue;
      char *rest = NULL;
      guint64 index = g_ascii_strtoull (path + length + 1, &rest, 10);
      return index < G_MAXUINT && lists[i].set (lists[i].list, (guint) index, rest, text);
    }
  return FALSE;
}

static gboolean
set_period (gboolean *has, TramePeriod *place, const char *text)
{
  TramePeriod period = { 0 };
  gboolean empty = text == NULL || *text == '\0';
  if (!empty && !trame_period_parse (text, &period))
    return FALSE;
  *place = period;
  *has = !empty;
  return TRUE;
}

/* VALUE 0 is a nick that is none. */
static gboolean
set_nick (guint *place, guint value, gboolean empty)
{
  if (value == 0 && !empty)
    return FALSE;
  *place = value;
  return TRUE;
}

static gboolean
set_term (TrameModel *model, const char *name, const char *text)
{
  TrameTerms *terms = &model->terms;
  gboolean empty = text == NULL || *text == '\0';
  if (g_str_equal (name, "title"))
    {
      if (!empty) /* a model always has one */
        set_text (&model->title, text);
    }
  else if (g_str_equal (name, "length"))
    return set_period (&terms->has_length, &terms->length, text);
  else if (g_str_equal (name, "notice"))
    return set_period (&terms->has_notice, &terms->notice, text);
  else if (g_str_equal (name, "renewal_notice"))
    return set_period (&terms->has_renewal_notice, &terms->renewal_notice, text);
  else if (g_str_equal (name, "cure"))
    return set_period (&terms->has_cure, &terms->cure, text);
  else if (g_str_equal (name, "end_date"))
    return set_date (&terms->end_date, text);
  else if (g_str_equal (name, "renewals_max"))
    return set_count (&terms->renewals_max, text, -1);
  else if (g_str_equal (name, "originals"))
    return set_count (&terms->originals, text, 0);
  else if (g_str_equal (name, "start") && empty)
    {
      terms->start = TRAME_START_UNKNOWN;
      g_date_clear (&terms->start_date, 1);
    }
  else if (g_str_equal (name, "start"))
    return trame_terms_set_start (terms, text);
  else if (g_str_equal (name, "renewal"))
    return set_nick (&terms->renewal, trame_renewal_from_nick (empty ? NULL : text), empty);
  else if (g_str_equal (name, "notice_medium"))
    return set_nick (&terms->notice_medium, trame_medium_from_nick (empty ? NULL : text), empty);
  else if (g_str_equal (name, "money"))
    return set_nick (&terms->money, trame_money_from_nick (empty ? NULL : text), empty);
  else
    return FALSE;
  return TRUE;
}

gboolean
trame_act_path_set (TrameDeliberation *act, TrameModel *model, const char *path, const char *text)
{
  g_return_val_if_fail (act != NULL && path != NULL, FALSE);
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      if (!g_str_equal (plain[i].path, path))
        continue;
      gpointer place = G_STRUCT_MEMBER_P (act, plain[i].place);
      if (plain[i].kind == A_DATE)
        return set_date (place, text);
      if (plain[i].kind == A_COUNT)
        return set_count (place, text, -1);
      set_text (place, text);
      return TRUE;
    }
  if (g_str_equal (path, "vote.result") || g_str_equal (path, "vote.secret"))
    return set_vote (act, path, text);
  if (g_str_has_prefix (path, "annex."))
    return model != NULL && set_term (model, path + strlen ("annex."), text);
  return set_in_list (act, path, text);
}

static void
compact_texts (GPtrArray *list)
{
  for (guint i = list->len; i > 0; i--)
    if (g_ptr_array_index (list, i - 1) == NULL)
      g_ptr_array_remove_index (list, i - 1);
}

static void
compact_named (GPtrArray *list)
{
  for (guint i = list->len; i > 0; i--)
    if (((TrameNamedNote *) g_ptr_array_index (list, i - 1))->name == NULL)
      g_ptr_array_remove_index (list, i - 1);
}

void
trame_act_path_compact (TrameDeliberation *act)
{
  compact_texts (act->present);
  compact_texts (act->absent);
  compact_texts (act->partners);
  compact_texts (act->recitals);
  compact_texts (act->decisions);
  compact_named (act->arrivals);
  compact_named (act->departures);
  compact_named (act->signatories);
  for (guint i = act->proxies->len; i > 0; i--)
    {
      const TrameProxy *proxy = g_ptr_array_index (act->proxies, i - 1);
      if (proxy->giver == NULL && proxy->holder == NULL)
        g_ptr_array_remove_index (act->proxies, i - 1);
    }
}
