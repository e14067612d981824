/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases to evaluate, as JSON: what is refused and where, what comes out, and that nothing breaks on damaged text. */
#include "exchange/case-json.h"

#define TERMS                                                                                                          \
  "\"terms\":{\"length\":\"P1Y\",\"start\":\"last-signature\",\"renewal\":\"explicit\",\"notice\":\"P10D\","           \
  "\"notice_medium\":\"registered-letter\",\"money\":\"free\"}"
#define SIGNATURES                                                                                                     \
  "{\"kind\":\"issued\",\"on\":\"2026-01-10\"},{\"kind\":\"signed\",\"on\":\"2026-01-12\",\"party\":\"city\"},"        \
  "{\"kind\":\"signed\",\"on\":\"2026-01-15\",\"party\":\"partner\"}"
#define FACT(fact) "{" TERMS ",\"facts\":[" SIGNATURES "," fact "]}"
#define WHOLE                                                                                                          \
  "{\"terms\":{\"length\":\"P3Y\",\"end_date\":\"2030-01-01\",\"start\":\"date:2026-12-01\",\"renewal\":\"tacit\","    \
  "\"renewals_max\":2,\"renewal_notice\":\"P2M\",\"notice\":\"P3M\",\"notice_medium\":\"any\",\"money\":\"paid\","     \
  "\"cure\":\"P15D\"},\"readings\":{\"term\":\"eve\",\"notice\":\"calendar-days\",\"roll\":true,\"zone\":\"reunion\"}" \
  ","                                                                                                                  \
  "\"deliberation\":{\"sitting\":\"2025-12-04\",\"sent\":null,\"received\":\"2025-12-05\",\"published\":\"2025-12-"    \
  "09\"},"                                                                                                             \
  "\"transit_working_days\":5,\"known_on\":\"2027-03-03T12:00:00Z\",\"facts\":[" SIGNATURES ","                        \
  "{\"kind\":\"termination-notified\",\"party\":\"city\",\"on\":\"2026-05-02\",\"ground\":\"non-performance\","        \
  "\"posted\":\"2026-05-02\",\"first_presented\":\"2026-05-04\",\"received\":null,\"unclaimed\":true,"                 \
  "\"refused\":null,\"medium\":\"registered-letter\",\"effective\":\"2026-08-01\"},"                                   \
  "{\"kind\":\"formal-notice\",\"party\":\"city\",\"on\":\"2026-04-01\",\"posted\":\"2026-04-01\","                    \
  "\"received\":\"2026-04-03\",\"cure\":\"P15D\"},{\"kind\":\"breach\",\"party\":\"partner\",\"on\":\"2026-03-01\","   \
  "\"clause\":\"2\"},{\"kind\":\"amendment\",\"on\":\"2026-06-10\",\"changes\":{\"length\":null,\"notice\":\"P1M\"},"  \
  "\"signed_city\":\"2026-06-01\",\"signed_partner\":\"2026-06-10\",\"deliberation\":\"DE26_001\"},"                   \
  "{\"kind\":\"renewal-agreed\",\"on\":\"2026-07-01\",\"length\":\"P6M\"},{\"kind\":\"visa\",\"by\":\"DGS\","          \
  "\"on\":null,\"not_before\":\"2026-01-01\",\"not_after\":\"2026-01-09\"},{\"kind\":\"sent-for-signature\","          \
  "\"to\":\"Maire\",\"on\":\"2026-01-10\"},{\"kind\":\"partner-changed\",\"what\":\"fusion\",\"on\":\"2026-02-01\"},"  \
  "{\"kind\":\"termination-agreed\",\"on\":\"2027-01-01\",\"effective\":\"2027-02-01\"},"                              \
  "{\"kind\":\"correction\",\"of\":2,\"recorded\":\"2026-02-01T08:30:00.25+01:00\","                                   \
  "\"fact\":{\"kind\":\"signed\",\"on\":\"2026-01-16\",\"party\":\"partner\",\"signatory\":\"Hélène Marchand\","     \
  "\"capacity\":\"directrice\",\"place\":\"Armentières\"}},{\"kind\":\"correction\",\"of\":3,\"fact\":null}]}"

typedef struct
{
  const char *name;
  const char *json;
  const char *path; /* how the message begins; NULL: accepted; "": a fault of the whole text */
  TrameJsonError code;
} Case;

static const Case cases[] = {
  { "smallest", "{\"terms\":{}}", NULL, 0 },
  { "founding", "{" TERMS ",\"facts\":[" SIGNATURES "]}", NULL, 0 },
  { "everything", WHOLE, NULL, 0 },
  { "nulls-are-absent",
    "{\"terms\":{\"length\":null,\"start\":null,\"renewals_max\":null},\"readings\":null,\"deliberation\":null,"
    "\"known_on\":null,\"facts\":null}",
    NULL, 0 },
  { "length-and-end-date", "{\"terms\":{\"length\":\"P1Y\",\"end_date\":\"2027-12-31\"}}", NULL, 0 },

  { "no-terms", "{\"facts\":[]}", "terms: ", TRAME_JSON_ERROR_VALUE },
  { "unknown-key", "{\"terms\":{},\"fact\":[]}", "fact: ", TRAME_JSON_ERROR_VALUE },
  { "unknown-term", "{\"terms\":{\"duration\":\"P1Y\"}}", "terms.duration: ", TRAME_JSON_ERROR_VALUE },
  { "unknown-reading", "{\"terms\":{},\"readings\":{\"term\":\"both\"}}", "readings.term: ", TRAME_JSON_ERROR_VALUE },
  { "unknown-zone", "{\"terms\":{},\"readings\":{\"zone\":\"lune\"}}", "readings.zone: ", TRAME_JSON_ERROR_VALUE },
  { "roll-as-text", "{\"terms\":{},\"readings\":{\"roll\":\"no\"}}", "readings.roll: ", TRAME_JSON_ERROR_VALUE },
  { "unknown-fact-key", FACT ("{\"kind\":\"visa\",\"on\":\"2026-01-01\",\"where\":\"here\"}"),
    "facts.3.where: ", TRAME_JSON_ERROR_VALUE },
  { "key-of-another-kind", FACT ("{\"kind\":\"visa\",\"on\":\"2026-01-01\",\"received\":\"2026-01-02\"}"),
    "facts.3.received: ", TRAME_JSON_ERROR_VALUE },
  { "unknown-kind", FACT ("{\"kind\":\"lost\",\"on\":\"2026-01-01\"}"), "facts.3.kind: ", TRAME_JSON_ERROR_VALUE },
  { "no-kind", FACT ("{\"on\":\"2026-01-01\"}"), "facts.3.kind: ", TRAME_JSON_ERROR_VALUE },
  { "31-february", FACT ("{\"kind\":\"notified\",\"on\":\"2026-02-31\"}"), "facts.3.on: ", TRAME_JSON_ERROR_VALUE },
  { "29-february-of-a-common-year", FACT ("{\"kind\":\"notified\",\"on\":\"2026-02-29\"}"),
    "facts.3.on: ", TRAME_JSON_ERROR_VALUE },
  { "date-in-french", FACT ("{\"kind\":\"notified\",\"on\":\"12/01/2026\"}"), "facts.3.on: ", TRAME_JSON_ERROR_VALUE },
  { "date-as-number", FACT ("{\"kind\":\"notified\",\"on\":20260112}"), "facts.3.on: ", TRAME_JSON_ERROR_VALUE },
  { "sitting-that-does-not-exist", "{\"terms\":{},\"deliberation\":{\"sitting\":\"2025-11-31\"}}",
    "deliberation.sitting: ", TRAME_JSON_ERROR_VALUE },
  { "period-in-words", "{\"terms\":{\"length\":\"one year\"}}", "terms.length: ", TRAME_JSON_ERROR_VALUE },
  { "period-of-nothing", "{\"terms\":{\"length\":\"P0D\"}}", "terms.length: ", TRAME_JSON_ERROR_VALUE },
  { "start-in-words", "{\"terms\":{\"start\":\"tomorrow\"}}", "terms.start: ", TRAME_JSON_ERROR_VALUE },
  { "start-that-does-not-exist", "{\"terms\":{\"start\":\"date:2026-02-30\"}}",
    "terms.start: ", TRAME_JSON_ERROR_VALUE },
  { "renewals-below-zero", "{\"terms\":{\"renewals_max\":-1}}", "terms.renewals_max: ", TRAME_JSON_ERROR_VALUE },
  { "renewals-half", "{\"terms\":{\"renewals_max\":1.5}}", "terms.renewals_max: ", TRAME_JSON_ERROR_VALUE },
  { "transit-below-zero", "{\"terms\":{},\"transit_working_days\":-3}",
    "transit_working_days: ", TRAME_JSON_ERROR_VALUE },
  { "known-on-a-day", "{\"terms\":{},\"known_on\":\"2026-03-03\"}", "known_on: ", TRAME_JSON_ERROR_VALUE },
  { "facts-as-object", "{\"terms\":{},\"facts\":{}}", "facts: ", TRAME_JSON_ERROR_VALUE },
  { "fact-as-text", FACT ("\"signed\""), "facts.3: ", TRAME_JSON_ERROR_VALUE },
  { "signature-of-nobody", FACT ("{\"kind\":\"signed\",\"on\":\"2026-01-12\"}"),
    "facts.3.party: ", TRAME_JSON_ERROR_VALUE },
  { "party-unknown", FACT ("{\"kind\":\"signed\",\"on\":\"2026-01-12\",\"party\":\"mayor\"}"),
    "facts.3.party: ", TRAME_JSON_ERROR_VALUE },
  { "correction-of-nothing", FACT ("{\"kind\":\"correction\",\"fact\":null}"), "facts.3.of: ", TRAME_JSON_ERROR_VALUE },
  { "inside-a-correction",
    FACT ("{\"kind\":\"correction\",\"of\":1,\"fact\":{\"kind\":\"signed\",\"party\":\"city\","
          "\"on\":\"2026-13-01\"}}"),
    "facts.3.fact.on: ", TRAME_JSON_ERROR_VALUE },
  { "inside-changes", FACT ("{\"kind\":\"amendment\",\"on\":\"2026-06-01\",\"changes\":{\"lenght\":\"P2Y\"}}"),
    "facts.3.changes.lenght: ", TRAME_JSON_ERROR_VALUE },

  { "correction-of-itself", FACT ("{\"kind\":\"correction\",\"of\":3,\"fact\":null}"),
    "facts.3.of: ", TRAME_JSON_ERROR_CONTRADICTION },
  { "end-before-start", "{\"terms\":{\"start\":\"date:2026-12-01\",\"end_date\":\"2026-11-30\"}}",
    "terms.end_date: ", TRAME_JSON_ERROR_CONTRADICTION },
  { "renewals-without-renewal", "{\"terms\":{\"renewal\":\"none\",\"renewals_max\":2}}",
    "terms.renewals_max: ", TRAME_JSON_ERROR_CONTRADICTION },
  { "renewal-notice-without-renewal", "{\"terms\":{\"renewal\":\"none\",\"renewal_notice\":\"P2M\"}}",
    "terms.renewal_notice: ", TRAME_JSON_ERROR_CONTRADICTION },
  { "date-with-bounds", FACT ("{\"kind\":\"notified\",\"on\":\"2026-01-12\",\"not_after\":\"2026-01-14\"}"),
    "facts.3.not_after: ", TRAME_JSON_ERROR_CONTRADICTION },
  { "bounds-crossed", FACT ("{\"kind\":\"notified\",\"not_before\":\"2026-01-14\",\"not_after\":\"2026-01-12\"}"),
    "facts.3.not_after: ", TRAME_JSON_ERROR_CONTRADICTION },
  { "received-before-posted",
    FACT ("{\"kind\":\"termination-notified\",\"on\":\"2026-03-02\","
          "\"received\":\"2026-03-01\"}"),
    "facts.3.received: ", TRAME_JSON_ERROR_CONTRADICTION },
  { "received-and-refused",
    FACT ("{\"kind\":\"termination-notified\",\"on\":\"2026-03-02\","
          "\"received\":\"2026-03-03\",\"refused\":\"2026-03-03\"}"),
    "facts.3.refused: ", TRAME_JSON_ERROR_CONTRADICTION },
  { "received-and-unclaimed",
    FACT ("{\"kind\":\"termination-notified\",\"on\":\"2026-03-02\","
          "\"received\":\"2026-03-03\",\"unclaimed\":true}"),
    "facts.3.unclaimed: ", TRAME_JSON_ERROR_CONTRADICTION },
  { "posted-on-two-days", FACT ("{\"kind\":\"termination-notified\",\"on\":\"2026-03-02\",\"posted\":\"2026-03-03\"}"),
    "facts.3.posted: ", TRAME_JSON_ERROR_CONTRADICTION },
  { "amendment-of-another-day",
    FACT ("{\"kind\":\"amendment\",\"on\":\"2026-06-01\",\"signed_city\":\"2026-06-01\","
          "\"signed_partner\":\"2026-06-02\"}"),
    "facts.3.on: ", TRAME_JSON_ERROR_CONTRADICTION },

  { "empty", "", "", TRAME_JSON_ERROR_SYNTAX },
  { "not-json", "hello", "", TRAME_JSON_ERROR_SYNTAX },
  { "not-closed", "{\"terms\":{}", "", TRAME_JSON_ERROR_SYNTAX },
  { "two-values", "{\"terms\":{}} {}", "", TRAME_JSON_ERROR_SYNTAX },
  { "an-assignment", "var x = {\"terms\":{}}", "", TRAME_JSON_ERROR_SYNTAX },
  { "a-comment", "{/* no */\"terms\":{}}", "", TRAME_JSON_ERROR_SYNTAX },
  { "a-list", "[]", "", TRAME_JSON_ERROR_VALUE },
  { "key-twice", "{\"terms\":{\"length\":\"P1Y\",\"length\":\"P2Y\"}}", "", TRAME_JSON_ERROR_SYNTAX },
  { "latin-1", "{\"terms\":{\"start\":\"\xe9\"}}", "", TRAME_JSON_ERROR_SYNTAX },
};

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (GError) error = NULL;
  TrameCase contract;
  gboolean ok = trame_case_from_json (row->json, -1, &contract, &error);
  if (row->path == NULL)
    {
      g_assert_no_error (error);
      g_assert_true (ok);
      trame_case_clear (&contract);
      return;
    }
  g_assert_false (ok);
  g_assert_error (error, TRAME_JSON_ERROR, (gint) row->code);
  if (!g_str_has_prefix (error->message, row->path))
    g_error ("%s: “%s” does not begin with “%s”", row->name, error->message, row->path);
}

static void
test_deep (void)
{
  GString *text = g_string_new ("{\"terms\":");
  for (guint i = 0; i < 200000; i++)
    g_string_append_c (text, '[');
  g_autoptr (GError) error = NULL;
  TrameCase contract;
  g_assert_false (trame_case_from_json (text->str, (gssize) text->len, &contract, &error));
  g_assert_error (error, TRAME_JSON_ERROR, TRAME_JSON_ERROR_SYNTAX);
  g_string_free (text, TRUE);
}

/* Every key of the format, read where it belongs. */
static void
test_everything (void)
{
  TrameCase contract;
  g_autoptr (GError) error = NULL;
  g_assert_true (trame_case_from_json (WHOLE, -1, &contract, &error));
  const TrameTerms *terms = &contract.terms;
  g_assert_cmpuint (terms->length.years, ==, 3);
  g_assert_cmpint (terms->start, ==, TRAME_START_DATE);
  g_assert_cmpint (terms->renewal, ==, TRAME_RENEWAL_TACIT);
  g_assert_cmpint (terms->renewals_max, ==, 2);
  g_assert_cmpuint (terms->renewal_notice.months, ==, 2);
  g_assert_cmpint (terms->notice_medium, ==, TRAME_MEDIUM_ANY);
  g_assert_cmpint (terms->money, ==, TRAME_MONEY_PAID);
  g_assert_true (terms->has_cure);
  g_assert_cmpint (contract.readings.term, ==, TRAME_TERM_EVE);
  g_assert_cmpint (contract.readings.notice, ==, TRAME_NOTICE_CALENDAR_DAYS);
  g_assert_true (contract.readings.roll);
  g_assert_cmpint (contract.readings.zone, ==, TRAME_ZONE_REUNION);
  g_assert_true (contract.has_deliberation);
  g_assert_false (g_date_valid (&contract.deliberation.sent));
  g_assert_true (g_date_valid (&contract.deliberation.published));
  g_assert_cmpuint (contract.transit_working_days, ==, 5);
  g_assert_cmpint (contract.known_on, ==, G_GINT64_CONSTANT (1804075200) * G_USEC_PER_SEC);
  g_assert_cmpuint (contract.facts->len, ==, 14);
  const TrameFact *letter = g_ptr_array_index (contract.facts, 3);
  g_assert_cmpint (letter->ground, ==, TRAME_GROUND_NON_PERFORMANCE);
  g_assert_cmpint (letter->unclaimed, ==, TRAME_UNCLAIMED_YES);
  g_assert_true (g_date_valid (&letter->first_presented) && g_date_valid (&letter->effective));
  const TrameFact *amendment = g_ptr_array_index (contract.facts, 6);
  g_assert_cmpint (amendment->changes_mask, ==, TRAME_CHANGES_LENGTH | TRAME_CHANGES_NOTICE);
  g_assert_false (amendment->changes.has_length);
  g_assert_cmpstr (amendment->deliberation, ==, "DE26_001");
  const TrameFact *correction = g_ptr_array_index (contract.facts, 12);
  g_assert_cmpint (correction->corrects, ==, 2);
  g_assert_cmpint (correction->recorded, ==, G_GINT64_CONSTANT (1769931000250000));
  g_assert_cmpstr (correction->replacement->signatory, ==, "Hélène Marchand");
  const TrameFact *cancel = g_ptr_array_index (contract.facts, 13);
  g_assert_null (cancel->replacement);
  trame_case_clear (&contract);
}

/* The keys stand in the order of the format, and the founding vector comes out. */
static void
test_output (void)
{
  static const char *const order[] = { "\"on\" : \"2026-01-15\"",
                                       "\"state\" : \"in-force\"",
                                       "\"period\"",
                                       "\"index\" : 0",
                                       "\"start\" : \"2026-01-15\"",
                                       "\"last_day\" : \"2027-01-15\"",
                                       "\"other_last_day\"",
                                       "\"prudent_last_day\"",
                                       "\"not_before\" : null",
                                       "\"not_after\" : null",
                                       "\"deadlines\"",
                                       "\"kind\" : \"start\"",
                                       "\"date\"",
                                       "\"other_date\"",
                                       "\"prudent_date\"",
                                       "\"not_before\"",
                                       "\"not_after\"",
                                       "\"reasons\"",
                                       "\"rule\"",
                                       "\"source\"",
                                       "\"text\"",
                                       "\"warnings\"",
                                       "\"on\" : \"2027-01-16\"",
                                       "\"state\" : \"expired\"" };
  TrameCase contract;
  g_assert_true (trame_case_from_json (cases[1].json, -1, &contract, NULL));
  TrameLifecycle *list[2];
  static const char *const days[] = { "2026-01-15", "2027-01-16" };
  for (guint i = 0; i < 2; i++)
    {
      GDate on;
      g_assert_true (trame_date_parse_iso (days[i], &on));
      list[i] = trame_lifecycle_evaluate (&contract, &on);
    }
  g_autofree char *text = trame_lifecycles_to_json (list, 2, TRAME_LANGUAGE_FRENCH);
  const char *at = text;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *found = strstr (at, order[i]);
      if (found == NULL)
        g_error ("no %s after %.60s", order[i], at);
      at = found + strlen (order[i]);
    }
  g_autoptr (JsonNode) again = trame_json_parse (text, -1, NULL);
  g_assert_nonnull (again);
  for (guint i = 0; i < 2; i++)
    trame_lifecycle_unref (list[i]);
  trame_case_clear (&contract);
}

/* A draft has no period: null, not an empty object. */
static void
test_no_period (void)
{
  TrameCase contract;
  GDate on;
  g_assert_true (trame_case_from_json ("{\"terms\":{}}", -1, &contract, NULL));
  g_assert_true (trame_date_parse_iso ("2026-01-15", &on));
  g_autoptr (TrameLifecycle) lifecycle = trame_lifecycle_evaluate (&contract, &on);
  g_autofree char *text = trame_lifecycles_to_json ((TrameLifecycle *const[]){ lifecycle }, 1, TRAME_LANGUAGE_ENGLISH);
  g_assert_nonnull (strstr (text, "\"period\" : null"));
  g_assert_nonnull (strstr (text, "\"state\" : \"draft\""));
  trame_case_clear (&contract);
}

/* One text changed by a byte, a cut or a repetition never breaks the reader, and what it accepts can be evaluated. */
static void
test_damaged (void)
{
  static const char alphabet[] = "{}[]\",:0129-PYMDnull\\ \n\xc3\xa9";
  GDate on;
  g_assert_true (trame_date_parse_iso ("2026-11-23", &on));
  for (guint n = 0; n < 20000; n++)
    {
      GString *text = g_string_new (cases[n % G_N_ELEMENTS (cases)].json);
      for (gint changes = g_test_rand_int_range (1, 4); changes > 0 && text->len > 0; changes--)
        {
          gssize at = g_test_rand_int_range (0, (gint) text->len), length = g_test_rand_int_range (1, 30);
          if (n % 3 == 0)
            text->str[at] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
          else if (n % 3 == 1)
            g_string_erase (text, at, MIN ((gssize) text->len - at, length));
          else
            {
              g_autofree char *again = g_strndup (text->str, (gsize) MIN ((gssize) text->len, length));
              g_string_insert (text, at, again);
            }
        }
      TrameCase contract;
      if (trame_case_from_json (text->str, (gssize) text->len, &contract, NULL))
        {
          g_autoptr (TrameLifecycle) lifecycle = trame_lifecycle_evaluate (&contract, &on);
          g_autofree char *out = trame_lifecycles_to_json (&lifecycle, 1, TRAME_LANGUAGE_FRENCH);
          g_assert_nonnull (out);
          trame_case_clear (&contract);
        }
      g_string_free (text, TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/case-json/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/case-json/deep", test_deep);
  g_test_add_func ("/case-json/every-key", test_everything);
  g_test_add_func ("/case-json/output", test_output);
  g_test_add_func ("/case-json/no-period", test_no_period);
  g_test_add_func ("/case-json/damaged", test_damaged);
  return g_test_run ();
}
