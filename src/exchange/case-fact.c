/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts of a case, read strictly: each kind has its own keys, and dates that cannot be true together are refused. */
#include "exchange/case-json.h"

#include <glib/gi18n-lib.h>

#define COMMON_KEYS "kind", "on", "not_before", "not_after", "party", "recorded"

/* The keys of a kind beyond the common ones. */
static const char *const *
keys_of (TrameFactKind kind)
{
  static const char *const plain[] = { COMMON_KEYS, NULL };
  static const char *const signature[] = { COMMON_KEYS, "signatory", "capacity", "place", NULL };
  static const char *const agreed[] = { COMMON_KEYS, "length", NULL };
  static const char *const notified[] = { COMMON_KEYS, "ground",  "posted", "first_presented", "received",
                                          "unclaimed", "refused", "medium", "effective",       NULL };
  static const char *const ended[] = { COMMON_KEYS, "effective", NULL };
  static const char *const changed[] = { COMMON_KEYS, "what", NULL };
  static const char *const visa[] = { COMMON_KEYS, "by", NULL };
  static const char *const sent[] = { COMMON_KEYS, "to", NULL };
  static const char *const breach[] = { COMMON_KEYS, "clause", NULL };
  static const char *const formal[] = { COMMON_KEYS, "posted", "received", "cure", NULL };
  static const char *const amendment[] = {
    COMMON_KEYS, "changes", "signed_city", "signed_partner", "deliberation", NULL
  };
  static const char *const correction[] = { COMMON_KEYS, "of", "fact", NULL };
  switch (kind)
    {
    case TRAME_FACT_SIGNED:
      return signature;
    case TRAME_FACT_RENEWAL_AGREED:
      return agreed;
    case TRAME_FACT_TERMINATION_NOTIFIED:
      return notified;
    case TRAME_FACT_TERMINATION_AGREED:
      return ended;
    case TRAME_FACT_PARTNER_CHANGED:
      return changed;
    case TRAME_FACT_VISA:
      return visa;
    case TRAME_FACT_SENT_FOR_SIGNATURE:
      return sent;
    case TRAME_FACT_BREACH:
      return breach;
    case TRAME_FACT_FORMAL_NOTICE:
      return formal;
    case TRAME_FACT_AMENDMENT:
      return amendment;
    case TRAME_FACT_CORRECTION:
      return correction;
    default:
      return plain;
    }
}

static void
contradict (TrameJsonReader *reader, const char *name, const char *what)
{
  trame_json_reader_refuse (reader, TRAME_JSON_ERROR_CONTRADICTION, name, "%s", what);
}

static guint
party_from_nick (const char *nick)
{
  return trame_party_from_nick (nick);
}

static guint
ground_from_nick (const char *nick)
{
  return trame_ground_from_nick (nick);
}

static guint
kind_from_nick (const char *nick)
{
  return trame_fact_kind_from_nick (nick);
}

static guint
used_medium_from_nick (const char *nick)
{
  TrameMedium medium = trame_medium_from_nick (nick);
  return medium == TRAME_MEDIUM_ANY ? TRAME_MEDIUM_UNKNOWN : medium;
}

/* A date on or after another; each may be cleared. */
static void
check_order (TrameJsonReader *reader, const GDate *first, const GDate *second, const char *name)
{
  if (g_date_valid (first) && g_date_valid (second) && g_date_compare (first, second) > 0)
    contradict (reader, name, _ ("this date comes before the one it follows."));
}

static void
read_common (TrameJsonReader *reader, JsonObject *object, TrameFact *fact)
{
  guint party;
  gboolean on = trame_json_read_date (reader, object, "on", &fact->on);
  gboolean low = trame_json_read_date (reader, object, "not_before", &fact->not_before);
  gboolean high = trame_json_read_date (reader, object, "not_after", &fact->not_after);
  if (on && (low || high))
    contradict (reader, low ? "not_before" : "not_after", _ ("a date that is known has no bounds."));
  check_order (reader, &fact->not_before, &fact->not_after, "not_after");
  if (trame_json_read_nick (reader, object, "party", party_from_nick, "city, partner", &party))
    fact->party = party;
  trame_json_read_instant (reader, object, "recorded", &fact->recorded);
  if (fact->kind == TRAME_FACT_SIGNED && fact->party == TRAME_PARTY_NONE)
    trame_json_reader_refuse (reader, TRAME_JSON_ERROR_VALUE, "party",
                              _ ("a signature is of the city or the partner."));
}

static void
read_termination (TrameJsonReader *reader, JsonObject *object, TrameFact *fact)
{
  guint ground, medium;
  gboolean unclaimed;
  if (trame_json_read_nick (reader, object, "ground", ground_from_nick, "request, non-performance, general-interest",
                            &ground))
    fact->ground = ground;
  if (trame_json_read_nick (reader, object, "medium", used_medium_from_nick,
                            "registered-letter, electronic-registered, hand-delivery, bailiff, letter, e-mail",
                            &medium))
    fact->medium = medium;
  if (trame_json_read_boolean (reader, object, "unclaimed", &unclaimed))
    fact->unclaimed = unclaimed ? TRAME_UNCLAIMED_YES : TRAME_UNCLAIMED_NO;
  if (g_date_valid (&fact->received) && g_date_valid (&fact->refused))
    contradict (reader, "refused", _ ("a letter is either received or refused."));
  if (fact->unclaimed == TRAME_UNCLAIMED_YES && (g_date_valid (&fact->received) || g_date_valid (&fact->refused)))
    contradict (reader, "unclaimed", _ ("an unclaimed letter is neither received nor refused."));
}

/* The days of a letter follow one another; "on" is the day it was posted. */
static void
read_letter_dates (TrameJsonReader *reader, JsonObject *object, TrameFact *fact)
{
  trame_json_read_date (reader, object, "posted", &fact->posted);
  trame_json_read_date (reader, object, "first_presented", &fact->first_presented);
  trame_json_read_date (reader, object, "received", &fact->received);
  trame_json_read_date (reader, object, "refused", &fact->refused);
  trame_json_read_date (reader, object, "effective", &fact->effective);
  gboolean letter = fact->kind == TRAME_FACT_TERMINATION_NOTIFIED || fact->kind == TRAME_FACT_FORMAL_NOTICE;
  if (letter && g_date_valid (&fact->on) && g_date_valid (&fact->posted)
      && g_date_compare (&fact->on, &fact->posted) != 0)
    contradict (reader, "posted", _ ("this date and “on” are the same day."));
  const GDate *posted = g_date_valid (&fact->on) ? &fact->on : &fact->posted;
  check_order (reader, posted, &fact->first_presented, "first_presented");
  check_order (reader, posted, &fact->received, "received");
  check_order (reader, posted, &fact->refused, "refused");
  check_order (reader, &fact->first_presented, &fact->received, "received");
}

static void
read_amendment (TrameJsonReader *reader, JsonObject *object, TrameFact *fact)
{
  static const struct
  {
    const char *name;
    TrameChangesMask bit;
  } keys[] = {
    { "length", TRAME_CHANGES_LENGTH },
    { "end_date", TRAME_CHANGES_END_DATE },
    { "start", TRAME_CHANGES_START },
    { "renewal", TRAME_CHANGES_RENEWAL },
    { "renewals_max", TRAME_CHANGES_RENEWALS_MAX },
    { "renewal_notice", TRAME_CHANGES_RENEWAL_NOTICE },
    { "notice", TRAME_CHANGES_NOTICE },
    { "notice_medium", TRAME_CHANGES_NOTICE_MEDIUM },
    { "money", TRAME_CHANGES_MONEY },
    { "cure", TRAME_CHANGES_CURE },
  };
  trame_json_read_date (reader, object, "signed_city", &fact->signed_city);
  trame_json_read_date (reader, object, "signed_partner", &fact->signed_partner);
  trame_json_read_string (reader, object, "deliberation", &fact->deliberation);
  const GDate *city = &fact->signed_city, *partner = &fact->signed_partner;
  if (g_date_valid (city) && g_date_valid (partner) && g_date_valid (&fact->on))
    {
      const GDate *later = g_date_compare (city, partner) > 0 ? city : partner;
      if (g_date_compare (later, &fact->on) != 0)
        contradict (reader, "on", _ ("an amendment is dated of the later of its two signatures."));
    }
  JsonNode *node = trame_json_member (object, "changes");
  if (node == NULL)
    return;
  gsize mark = trame_json_reader_enter (reader, "changes");
  trame_terms_from_json (reader, node, &fact->changes);
  if (reader->fault == NULL)
    for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
      if (json_object_has_member (json_node_get_object (node), keys[i].name))
        fact->changes_mask |= keys[i].bit;
  trame_json_reader_leave (reader, mark);
}

static void
read_correction (TrameJsonReader *reader, JsonObject *object, TrameFact *fact, guint index)
{
  gint64 cited;
  if (trame_json_read_int (reader, object, "of", 0, G_MAXINT32, &cited))
    {
      fact->corrects = cited;
      if (cited >= (gint64) index)
        contradict (reader, "of", _ ("a correction cites an earlier fact."));
    }
  else
    trame_json_reader_refuse (reader, TRAME_JSON_ERROR_VALUE, "of", _ ("a correction cites the fact it corrects."));
  JsonNode *node = trame_json_member (object, "fact");
  if (node == NULL || reader->fault != NULL)
    return;
  gsize mark = trame_json_reader_enter (reader, "fact");
  fact->replacement = trame_fact_from_json (reader, node, index);
  trame_json_reader_leave (reader, mark);
}

static void
read_own (TrameJsonReader *reader, JsonObject *object, TrameFact *fact, guint index)
{
  trame_json_read_string (reader, object, "signatory", &fact->signatory);
  trame_json_read_string (reader, object, "capacity", &fact->capacity);
  trame_json_read_string (reader, object, "place", &fact->place);
  trame_json_read_string (reader, object, "by", &fact->by);
  trame_json_read_string (reader, object, "to", &fact->to);
  trame_json_read_string (reader, object, "what", &fact->what);
  trame_json_read_string (reader, object, "clause", &fact->clause);
  if (trame_json_read_period (reader, object, "length", &fact->length))
    fact->has_length = TRUE;
  if (trame_json_read_period (reader, object, "cure", &fact->cure))
    fact->has_cure = TRUE;
  read_letter_dates (reader, object, fact);
  if (fact->kind == TRAME_FACT_TERMINATION_NOTIFIED)
    read_termination (reader, object, fact);
  if (fact->kind == TRAME_FACT_AMENDMENT)
    read_amendment (reader, object, fact);
  if (fact->kind == TRAME_FACT_CORRECTION)
    read_correction (reader, object, fact, index);
}

TrameFact *
trame_fact_from_json (TrameJsonReader *reader, JsonNode *node, guint index)
{
  guint kind;
  JsonObject *object = trame_json_reader_object (reader, node, NULL);
  if (object == NULL)
    return NULL;
  if (!trame_json_read_nick (reader, object, "kind", kind_from_nick, _ ("the kinds of facts"), &kind))
    {
      trame_json_reader_refuse (reader, TRAME_JSON_ERROR_VALUE, "kind", _ ("a fact says what kind it is."));
      return NULL;
    }
  if (trame_json_reader_object (reader, node, keys_of (kind)) == NULL)
    return NULL;
  g_autoptr (TrameFact) fact = trame_fact_new (kind);
  read_common (reader, object, fact);
  read_own (reader, object, fact, index);
  return reader->fault == NULL ? g_steal_pointer (&fact) : NULL;
}
