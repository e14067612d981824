/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case: its terms, readings, délibération and facts, read strictly; and the lifecycles that come out of it. Facts are
 * read in case-fact.c. */
#include "exchange/case-json.h"

#include "exchange/json-writer.h"

#include <glib/gi18n-lib.h>

/* --- in */

static guint
renewal_from_nick (const char *nick)
{
  return trame_renewal_from_nick (nick);
}

static guint
medium_from_nick (const char *nick)
{
  return trame_medium_from_nick (nick);
}

static guint
money_from_nick (const char *nick)
{
  return trame_money_from_nick (nick);
}

static void
contradict (TrameJsonReader *reader, const char *name, const char *what)
{
  trame_json_reader_refuse (reader, TRAME_JSON_ERROR_CONTRADICTION, name, "%s", what);
}

static void
check_terms (TrameJsonReader *reader, const TrameTerms *terms)
{
  if (terms->start == TRAME_START_DATE && g_date_valid (&terms->end_date)
      && g_date_compare (&terms->end_date, &terms->start_date) < 0)
    contradict (reader, "end_date", _ ("the end comes before the start."));
  if (terms->renewal == TRAME_RENEWAL_NONE && terms->renewals_max > 0)
    contradict (reader, "renewals_max", _ ("a convention without renewal has no number of renewals."));
  if (terms->renewal == TRAME_RENEWAL_NONE && terms->has_renewal_notice)
    contradict (reader, "renewal_notice", _ ("a convention without renewal has no notice of renewal."));
}

static void
read_start (TrameJsonReader *reader, JsonObject *object, TrameTerms *out)
{
  g_autofree char *start = NULL;
  if (trame_json_read_string (reader, object, "start", &start) && !trame_terms_set_start (out, start))
    trame_json_reader_refuse (reader, TRAME_JSON_ERROR_VALUE, "start", _ ("“%s” is not one of: %s."), start,
                              "last-signature, signature, notification, transmission, date:YYYY-MM-DD");
}

void
trame_terms_from_json (TrameJsonReader *reader, JsonNode *node, TrameTerms *out)
{
  static const char *const keys[] = { "length",       "end_date",       "start",  "renewal",
                                      "renewals_max", "renewal_notice", "notice", "notice_medium",
                                      "money",        "cure",           NULL };
  gint64 number;
  guint nick;
  trame_terms_init (out);
  JsonObject *object = trame_json_reader_object (reader, node, keys);
  if (object == NULL)
    return;
  out->has_length = trame_json_read_period (reader, object, "length", &out->length);
  trame_json_read_date (reader, object, "end_date", &out->end_date);
  read_start (reader, object, out);
  if (trame_json_read_nick (reader, object, "renewal", renewal_from_nick, "explicit, tacit, none", &nick))
    out->renewal = nick;
  if (trame_json_read_int (reader, object, "renewals_max", 0, 1000, &number))
    out->renewals_max = (gint) number;
  out->has_renewal_notice = trame_json_read_period (reader, object, "renewal_notice", &out->renewal_notice);
  out->has_notice = trame_json_read_period (reader, object, "notice", &out->notice);
  if (trame_json_read_nick (reader, object, "notice_medium", medium_from_nick,
                            "registered-letter, electronic-registered, hand-delivery, bailiff, letter, e-mail, any",
                            &nick))
    out->notice_medium = nick;
  if (trame_json_read_nick (reader, object, "money", money_from_nick, "free, paid", &nick))
    out->money = nick;
  out->has_cure = trame_json_read_period (reader, object, "cure", &out->cure);
  check_terms (reader, out);
}

/* 1 + the value, so that 0 stands for a word that is not known. */
static guint
term_reading_from_nick (const char *nick)
{
  return g_str_equal (nick, "same-day") ? 1 + TRAME_TERM_SAME_DAY : g_str_equal (nick, "eve") ? 1 + TRAME_TERM_EVE : 0;
}

static guint
notice_reading_from_nick (const char *nick)
{
  if (g_str_equal (nick, "clear-days"))
    return 1 + TRAME_NOTICE_CLEAR_DAYS;
  return g_str_equal (nick, "calendar-days") ? 1 + TRAME_NOTICE_CALENDAR_DAYS : 0;
}

static guint
zone_from_nick (const char *nick)
{
  TrameZone zone = trame_zone_from_nick (nick);
  return zone == TRAME_N_ZONES ? 0 : 1 + zone;
}

static void
read_readings (TrameJsonReader *reader, JsonNode *node, TrameReadings *out)
{
  static const char *const keys[] = { "term", "notice", "roll", "zone", NULL };
  guint nick;
  JsonObject *object = trame_json_reader_object (reader, node, keys);
  if (object == NULL)
    return;
  if (trame_json_read_nick (reader, object, "term", term_reading_from_nick, "same-day, eve", &nick))
    out->term = nick - 1;
  if (trame_json_read_nick (reader, object, "notice", notice_reading_from_nick, "clear-days, calendar-days", &nick))
    out->notice = nick - 1;
  trame_json_read_boolean (reader, object, "roll", &out->roll);
  if (trame_json_read_nick (reader, object, "zone", zone_from_nick,
                            "metropole, alsace-moselle, guadeloupe, guyane, martinique, mayotte, reunion, "
                            "saint-barthelemy, saint-martin",
                            &nick))
    out->zone = nick - 1;
}

static void
read_deliberation (TrameJsonReader *reader, JsonNode *node, TrameTransmission *out)
{
  static const char *const keys[] = { "sitting", "sent", "received", "published", NULL };
  JsonObject *object = trame_json_reader_object (reader, node, keys);
  if (object == NULL)
    return;
  trame_json_read_date (reader, object, "sitting", &out->sitting);
  trame_json_read_date (reader, object, "sent", &out->sent);
  trame_json_read_date (reader, object, "received", &out->received);
  trame_json_read_date (reader, object, "published", &out->published);
}

static void
read_facts (TrameJsonReader *reader, JsonNode *node, GPtrArray *facts)
{
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      trame_json_reader_refuse (reader, TRAME_JSON_ERROR_VALUE, NULL, _ ("a list is expected here."));
      return;
    }
  JsonArray *array = json_node_get_array (node);
  guint n = json_array_get_length (array);
  for (guint i = 0; i < n && reader->fault == NULL; i++)
    {
      gsize mark = trame_json_reader_enter_index (reader, i);
      TrameFact *fact = trame_fact_from_json (reader, json_array_get_element (array, i), i);
      if (fact != NULL)
        g_ptr_array_add (facts, fact);
      trame_json_reader_leave (reader, mark);
    }
}

static void
read_case (TrameJsonReader *reader, JsonNode *root, TrameCase *out)
{
  static const char *const keys[] = { "terms", "readings", "deliberation", "transit_working_days", "known_on",
                                      "facts", NULL };
  JsonObject *object = trame_json_reader_object (reader, root, keys);
  gint64 number;
  if (object == NULL)
    return;
  gsize mark = trame_json_reader_enter (reader, "terms");
  trame_terms_from_json (reader, trame_json_member (object, "terms"), &out->terms);
  trame_json_reader_leave (reader, mark);
  JsonNode *node = trame_json_member (object, "readings");
  mark = trame_json_reader_enter (reader, "readings");
  if (node != NULL)
    read_readings (reader, node, &out->readings);
  trame_json_reader_leave (reader, mark);
  node = trame_json_member (object, "deliberation");
  mark = trame_json_reader_enter (reader, "deliberation");
  out->has_deliberation = node != NULL;
  if (node != NULL)
    read_deliberation (reader, node, &out->deliberation);
  trame_json_reader_leave (reader, mark);
  if (trame_json_read_int (reader, object, "transit_working_days", 0, 365, &number))
    out->transit_working_days = (guint) number;
  trame_json_read_instant (reader, object, "known_on", &out->known_on);
  node = trame_json_member (object, "facts");
  mark = trame_json_reader_enter (reader, "facts");
  if (node != NULL)
    read_facts (reader, node, out->facts);
  trame_json_reader_leave (reader, mark);
}

gboolean
trame_case_from_json (const char *text, gssize length, TrameCase *out, GError **error)
{
  g_return_val_if_fail (text != NULL && out != NULL, FALSE);
  g_autoptr (JsonNode) root = trame_json_parse (text, length, error);
  TrameJsonReader reader;
  if (root == NULL)
    return FALSE;
  trame_json_reader_init (&reader);
  trame_case_init (out);
  read_case (&reader, root, out);
  if (trame_json_reader_finish (&reader, error))
    return TRUE;
  trame_case_clear (out);
  return FALSE;
}

/* --- out */

void
trame_json_add_deadline (JsonBuilder *builder, const TrameDeadline *deadline, TrameLanguage language)
{
  json_builder_begin_object (builder);
  trame_json_member_string (builder, "kind", trame_deadline_kind_to_nick (deadline->kind));
  trame_json_member_date (builder, "date", &deadline->date);
  trame_json_member_date (builder, "other_date", &deadline->other_date);
  trame_json_member_date (builder, "prudent_date", &deadline->prudent_date);
  trame_json_member_date (builder, "not_before", &deadline->not_before);
  trame_json_member_date (builder, "not_after", &deadline->not_after);
  trame_json_member_reasons (builder, deadline->reasons, language);
  json_builder_end_object (builder);
}

void
trame_json_add_warning (JsonBuilder *builder, const TrameWarning *warning, TrameLanguage language)
{
  json_builder_begin_object (builder);
  trame_json_member_string (builder, "code", warning->code);
  trame_json_member_string (builder, "message", trame_warning_text (warning->code, language));
  trame_json_member_reasons (builder, warning->reasons, language);
  json_builder_end_object (builder);
}

static void
member_period (JsonBuilder *builder, const TrameTermPeriod *period)
{
  json_builder_set_member_name (builder, "period");
  if (!period->known)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "index", period->index);
  trame_json_member_date (builder, "start", &period->start);
  trame_json_member_date (builder, "last_day", &period->last_day);
  trame_json_member_date (builder, "other_last_day", &period->other_last_day);
  trame_json_member_date (builder, "prudent_last_day", &period->prudent_last_day);
  trame_json_member_date (builder, "not_before", &period->not_before);
  trame_json_member_date (builder, "not_after", &period->not_after);
  json_builder_end_object (builder);
}

void
trame_json_add_lifecycle (JsonBuilder *builder, const TrameLifecycle *lifecycle, TrameLanguage language)
{
  json_builder_begin_object (builder);
  trame_json_member_date (builder, "on", &lifecycle->on);
  trame_json_member_string (builder, "state", trame_state_to_nick (lifecycle->state));
  member_period (builder, &lifecycle->period);
  json_builder_set_member_name (builder, "deadlines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lifecycle->deadlines->len; i++)
    trame_json_add_deadline (builder, &g_array_index (lifecycle->deadlines, TrameDeadline, i), language);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lifecycle->warnings->len; i++)
    trame_json_add_warning (builder, &g_array_index (lifecycle->warnings, TrameWarning, i), language);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

char *
trame_lifecycles_to_json (TrameLifecycle *const *list, gsize n, TrameLanguage language)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (gsize i = 0; i < n; i++)
    trame_json_add_lifecycle (builder, list[i], language);
  json_builder_end_array (builder);
  return trame_json_builder_to_text (builder);
}
