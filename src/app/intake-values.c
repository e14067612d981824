/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns a proposal into named values for the intake page. Each knows where it stands in the source. */
#include "app/intake-values.h"

#include <glib/gi18n-lib.h>

#include "app/label-text.h"
#include "office/term-words.h"

void
trame_read_value_free (TrameReadValue *value)
{
  if (value == NULL)
    return;
  g_free (value->key);
  g_free (value->name);
  g_free (value->text);
  g_free (value->raw);
  g_clear_pointer (&value->reasons, g_array_unref);
  g_free (value);
}

const char *
trame_read_group_title (TrameReadGroup group)
{
  static const char *const TITLES[TRAME_N_READ_GROUPS] = {
    [TRAME_READ_ACT] = N_ ("Act"),
    [TRAME_READ_SITTING] = N_ ("Sitting"),
    [TRAME_READ_ATTENDANCE] = N_ ("Attendance"),
    [TRAME_READ_DECISION] = N_ ("Decision"),
    [TRAME_READ_PARTNERS] = N_ ("Partners"),
    [TRAME_READ_MODEL] = N_ ("Model"),
  };
  return _ (TITLES[group]);
}

const char *
trame_read_group_class (TrameReadGroup group)
{
  return group == TRAME_READ_SITTING ? "sitting" : group == TRAME_READ_ATTENDANCE ? "attendance" : "act";
}

TrameOverlayStyle
trame_read_group_style (TrameReadGroup group)
{
  return group == TRAME_READ_SITTING      ? TRAME_OVERLAY_SITTING
         : group == TRAME_READ_ATTENDANCE ? TRAME_OVERLAY_ATTENDANCE
                                          : TRAME_OVERLAY_ACT;
}

gboolean
trame_read_path_is_under (const char *path, const char *key)
{
  gsize length = strlen (key);
  return strncmp (path, key, length) == 0 && (path[length] == '\0' || path[length] == '.');
}

double
trame_read_confidence (const TrameActProposal *proposal, const char *key)
{
  double least = -1;
  for (guint i = 0; i < proposal->evidence_order->len; i++)
    {
      const char *path = g_ptr_array_index (proposal->evidence_order, i);
      const TrameEvidence *evidence = g_hash_table_lookup (proposal->evidence, path);
      if (evidence != NULL && trame_read_path_is_under (path, key) && (least < 0 || evidence->confidence < least))
        least = evidence->confidence;
    }
  return least;
}

void
trame_read_add_overlays (GArray *overlays,
                         const TrameActProposal *proposal,
                         const char *key,
                         const char *id,
                         TrameOverlayStyle style,
                         guint number)
{
  for (guint i = 0; i < proposal->evidence_order->len; i++)
    {
      const char *path = g_ptr_array_index (proposal->evidence_order, i);
      const TrameEvidence *evidence = g_hash_table_lookup (proposal->evidence, path);
      if (evidence == NULL || evidence->boxes == NULL || evidence->boxes->len == 0
          || !trame_read_path_is_under (path, key))
        continue;
      TramePreviewOverlay overlay = { .id = id,
                                      .page = evidence->page,
                                      .boxes = (const TrameBox *) evidence->boxes->data,
                                      .n_boxes = evidence->boxes->len,
                                      .style = style,
                                      .number = number };
      g_array_append_val (overlays, overlay);
    }
}

/* ---- the list ---- */

typedef struct
{
  const TrameActProposal *proposal;
  GPtrArray *values;
  TrameReadGroup group;
} List;

static TrameReadValue *
add (List *list, const char *key, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return NULL;
  TrameReadValue *value = g_new0 (TrameReadValue, 1);
  value->group = list->group;
  value->key = g_strdup (key);
  value->name = g_strdup (name);
  value->text = g_strdup (text);
  value->confidence = trame_read_confidence (list->proposal, key);
  g_ptr_array_add (list->values, value);
  return value;
}

static void
add_text (List *list, const char *key, const char *name, const char *text)
{
  TrameReadValue *value = add (list, key, name, text);
  if (value != NULL)
    value->raw = g_strdup (text);
}

static void
add_date (List *list, const char *key, const char *name, const GDate *date)
{
  if (!g_date_valid (date))
    return;
  g_autofree char *text = trame_label_date (date);
  add_text (list, key, name, text);
}

static void
add_count (List *list, const char *key, const char *name, gint count)
{
  if (count < 0)
    return;
  g_autofree char *text = g_strdup_printf ("%d", count);
  add_text (list, key, name, text);
}

/* A date that nobody wrote: it carries its reasons. REASONS is taken. */
static void
add_computed (List *list, const char *key, const char *name, gboolean known, const GDate *date, GArray *reasons)
{
  g_autofree char *text = known ? trame_label_date (date) : NULL;
  TrameReadValue *value = add (list, key, name, text);
  if (value == NULL)
    g_array_unref (reasons);
  else
    {
      value->confidence = -1;
      value->reasons = reasons;
    }
}

static GArray *
new_reasons (void)
{
  return g_array_new (FALSE, TRUE, sizeof (TrameReason));
}

static void
add_act (List *list)
{
  const TrameDeliberation *act = list->proposal->act;
  GDate date;
  list->group = TRAME_READ_ACT;
  add_text (list, "number", _ ("Number"), act->number);
  add_text (list, "title", _ ("Object"), act->title);
  add_text (list, "subtitle", _ ("Subtitle"), act->subtitle);
  add_text (list, "community", _ ("Commune"), act->community);
  add_date (list, "sent", _ ("Sent to the prefecture"), &act->dates.sent);
  add_date (list, "received", _ ("Received by the prefecture"), &act->dates.received);
  add_date (list, "published", _ ("Published"), &act->dates.published);
  add_text (list, "act_id", _ ("Act id"), act->act_id);
  GArray *enforceable = new_reasons (), *appeal = new_reasons ();
  g_date_clear (&date, 1);
  gboolean known = trame_enforceable_on (&act->dates, &date, enforceable);
  add_computed (list, "enforceable", _ ("Enforceable since"), known, &date, enforceable);
  known = trame_appeal_until (&act->dates, TRAME_ZONE_METROPOLE, &date, appeal);
  add_computed (list, "appeal", _ ("Appeal until"), known, &date, appeal);
}

static void
add_sitting (List *list)
{
  const TrameDeliberation *act = list->proposal->act;
  list->group = TRAME_READ_SITTING;
  add_date (list, "sitting.date", _ ("Sitting"), &act->dates.sitting);
  add_text (list, "sitting.time", _ ("Time"), act->time);
  add_date (list, "sitting.notice_date", _ ("Notice of meeting"), &act->notice_date);
  add_text (list, "sitting.place", _ ("Place"), act->place);
  add_text (list, "sitting.chair", _ ("Chaired by"), act->chair);
  add_count (list, "in_office", _ ("Councillors in office"), act->in_office);
  add_count (list, "present_count", _ ("Councillors present"), act->present_count);
}

static char *
join_names (const GPtrArray *names)
{
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (names, i));
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
add_names (List *list, const char *key, const char *name, const GPtrArray *names)
{
  if (names->len == 0)
    return;
  g_autofree char *line = join_names (names);
  g_autofree char *title = g_strdup_printf ("%s (%u)", name, names->len);
  add (list, key, title, line);
}

static void
add_attendance (List *list)
{
  const TrameDeliberation *act = list->proposal->act;
  g_autoptr (GString) proxies = g_string_new (NULL);
  list->group = TRAME_READ_ATTENDANCE;
  add_names (list, "present", _ ("Present"), act->present);
  for (guint i = 0; i < act->proxies->len; i++)
    {
      const TrameProxy *proxy = g_ptr_array_index (act->proxies, i);
      g_string_append_printf (proxies, _ ("%s%s to %s"), i > 0 ? "\n" : "", proxy->giver != NULL ? proxy->giver : "?",
                              proxy->holder != NULL ? proxy->holder : "?");
    }
  g_autofree char *title = g_strdup_printf ("%s (%u)", _ ("Proxies"), act->proxies->len);
  add (list, "proxies", title, proxies->str);
  add_names (list, "absent", _ ("Absent"), act->absent);
  add_text (list, "secretary", _ ("Secretary of the sitting"), act->secretary);
}

static void
add_decision (List *list)
{
  const TrameDeliberation *act = list->proposal->act;
  g_autoptr (GString) decisions = g_string_new (NULL);
  list->group = TRAME_READ_DECISION;
  const char *result = act->result == TRAME_VOTE_UNANIMOUS  ? _ ("unanimous")
                       : act->result == TRAME_VOTE_ADOPTED  ? _ ("adopted")
                       : act->result == TRAME_VOTE_REJECTED ? _ ("rejected")
                                                            : NULL;
  add (list, "vote", _ ("Vote"), result);
  for (guint i = 0; i < act->decisions->len; i++)
    g_string_append_printf (decisions, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (act->decisions, i));
  add (list, "decisions", _ ("Decides"), decisions->str);
  add_text (list, "scheme", _ ("Scheme"), act->scheme);
}

static void
add_partners (List *list)
{
  const GPtrArray *partners = list->proposal->act->partners;
  list->group = TRAME_READ_PARTNERS;
  for (guint i = 0; i < partners->len; i++)
    {
      g_autofree char *key = g_strdup_printf ("partners.%u", i);
      g_autofree char *name = g_strdup_printf (_ ("Partner %u"), i + 1);
      add_text (list, key, name, g_ptr_array_index (partners, i));
    }
}

static char *
list_of_fields (const TrameModel *model)
{
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint i = 0; i < model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (model->fields, i);
      g_string_append_printf (line, "%s%s", i > 0 ? ", " : "", field->label);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
add_model (List *list)
{
  const TrameAnnexProposal *annex = list->proposal->annex;
  if (annex == NULL)
    return;
  const TrameTerms *terms = &annex->model->terms;
  g_autofree char *length = trame_length_words (terms), *renewal = trame_renewal_words (terms);
  g_autofree char *notice = trame_notice_words (terms), *fields = list_of_fields (annex->model);
  g_autofree char *blanks = g_strdup_printf ("%s (%u)", _ ("Blanks"), annex->model->fields->len);
  list->group = TRAME_READ_MODEL;
  add_text (list, "annex.title", _ ("Title"), annex->title != NULL ? annex->title : annex->model->title);
  add (list, "annex.length", _ ("Initial length"), length);
  add (list, "annex.renewal", _ ("Renewal"), renewal);
  add (list, "annex.notice", _ ("Notice"), notice);
  add (list, "annex.money", _ ("Money"), trame_money_words (terms->money));
  add_count (list, "annex.originals", _ ("Originals"), terms->originals > 0 ? terms->originals : -1);
  add (list, "annex.fields", blanks, fields);
}

GPtrArray *
trame_read_values (const TrameActProposal *proposal)
{
  g_return_val_if_fail (proposal != NULL, NULL);

  List list = { .proposal = proposal,
                .values = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_read_value_free) };
  add_act (&list);
  add_sitting (&list);
  add_attendance (&list);
  add_decision (&list);
  add_partners (&list);
  add_model (&list);
  return list.values;
}
