/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parties, act, dates and facts → the fields of letters and sheets. The words are French, as every document's; the dates
 * are the domain's, and of two readings the prudent one. */
#include "office/letter-values.h"

#include "documents/model-terms.h"
#include "documents/style.h"
#include "domain/working-day.h"
#include "french/date-text.h"
#include "office/convention.h"
#include "office/letter-rows.h"

#include <string.h>

typedef struct
{
  const TrameModel *model;  /* of the letter */
  const TrameModel *source; /* of the convention */
  const TrameConvention *convention;
  const TrameDeliberation *act; /* NULL: none */
  TrameValues *values;
  TrameValues *given; /* NULL: none */
  GPtrArray *standing;
  const TrameLifecycle *lifecycle;
  GDate written; /* the letter's date */
} Letter;

/* VALUE is taken. One that is not there, or a field that the model has not, changes nothing. */
static void
put (Letter *letter, const char *id, char *value)
{
  if (value != NULL && *value != '\0' && trame_model_get_field (letter->model, id) != NULL)
    g_hash_table_insert (letter->values, g_strdup (id), g_steal_pointer (&value));
  g_free (value);
}

static void
put_date (Letter *letter, const char *id, const GDate *date)
{
  put (letter, id, g_date_valid (date) ? trame_date_to_iso (date) : NULL);
}

/* The last standing fact of KIND; NULL: none. */
static const TrameFact *
last_fact (const Letter *letter, TrameFactKind kind)
{
  for (guint i = letter->standing->len; i > 0; i--)
    {
      const TrameFact *fact = g_ptr_array_index (letter->standing, i - 1);
      if (fact->kind == kind)
        return fact;
    }
  return NULL;
}

char *
trame_letter_place (const char *commune)
{
  static const struct
  {
    const char *head, *article;
  } table[] = { { "d’", "" },      { "d'", "" },  { "de la ", "La " }, { "de l’", "L’" },
                { "de l'", "L’" }, { "de ", "" }, { "du ", "Le " },    { "des ", "Les " } };
  static const char *const kinds[] = { "Ville ", "ville ", "Commune ", "commune ", "Mairie ", "mairie " };
  for (guint i = 0; commune != NULL && i < G_N_ELEMENTS (kinds); i++)
    for (guint k = 0; g_str_has_prefix (commune, kinds[i]) && k < G_N_ELEMENTS (table); k++)
      if (g_str_has_prefix (commune + strlen (kinds[i]), table[k].head))
        return g_strconcat (table[k].article, commune + strlen (kinds[i]) + strlen (table[k].head), NULL);
  return g_strdup (commune);
}

/* How a letter begins: from the civility that the representative's name is written with. */
static char *
salutation_of (const char *representative)
{
  static const struct
  {
    const char *head, *words;
  } table[] = { { "Mme ", "Madame" }, { "Madame ", "Madame" }, { "M. ", "Monsieur" }, { "Monsieur ", "Monsieur" } };
  for (guint i = 0; representative != NULL && i < G_N_ELEMENTS (table); i++)
    if (g_str_has_prefix (representative, table[i].head))
      return g_strdup (table[i].words);
  return g_strdup ("Madame, Monsieur");
}

/* What the convention itself says comes before what is known of the partner today. */
static void
put_convention_values (Letter *letter)
{
  GHashTableIter each;
  gpointer id, value;
  g_hash_table_iter_init (&each, letter->convention->values);
  while (g_hash_table_iter_next (&each, &id, &value))
    {
      const TrameField *field = trame_model_get_field (letter->model, id);
      if (field != NULL && field->kind != TRAME_FIELD_AT_SIGNATURE)
        put (letter, id, g_strdup (value));
    }
}

static void
put_parties (Letter *letter, const TrameDesk *desk, const TramePartner *partner)
{
  const char *who = g_hash_table_lookup (letter->convention->values, "partner-representative");
  if (who == NULL || *who == '\0')
    who = partner->representative;
  put (letter, "letter-place", trame_letter_place (desk->commune));
  put (letter, "agent", g_strdup (letter->convention->responsible));
  put (letter, "salutation", salutation_of (who));
  put (letter, "recipient", g_strdup (who));
  if (g_hash_table_lookup (letter->values, "city-capacity") == NULL)
    put (letter, "city-capacity", g_strdup ("Maire"));
}

static char *
term_words (const Letter *letter, const char *name)
{
  return trame_model_term_words (&letter->convention->contract.terms, name);
}

/* The clause that founds the follow-up: "Art. 5"; NULL: the model declares none. */
static char *
follow_up_clause (const TrameModel *model)
{
  for (guint i = 0; i < model->term_sources->len; i++)
    {
      const TrameTermSource *source = g_ptr_array_index (model->term_sources, i);
      if (g_str_equal (source->name, "follow-up") && source->clause != NULL)
        return g_strdup_printf ("Art. %s", source->clause);
    }
  return NULL;
}

static void
put_contract (Letter *letter)
{
  const TrameConvention *convention = letter->convention;
  const TrameTermPeriod *period = &letter->lifecycle->period;
  const char *reference = g_hash_table_lookup (convention->values, "reference");
  put (letter, "convention-number", g_strdup (convention->number != NULL ? convention->number : reference));
  put (letter, "scheme", g_strdup (convention->scheme));
  put (letter, "notice", term_words (letter, "notice"));
  put (letter, "notice-medium", term_words (letter, "notice_medium"));
  put (letter, "notice-clause", g_strdup (convention->contract.clauses.notice));
  put (letter, "renewal-clause", g_strdup (convention->contract.clauses.renewal));
  put (letter, "follow-up-clause", follow_up_clause (letter->source));
  put (letter, "cure", term_words (letter, "cure"));
  put (letter, "originals", trame_model_term_words (&letter->source->terms, "originals"));
  if (!g_str_equal (letter->model->id, "reponse-renouvellement"))
    put (letter, "renewal-length", term_words (letter, "length"));
  if (period->known)
    {
      put_date (letter, "convention-start", &period->start);
      put_date (letter, "last-day", &period->prudent_last_day);
    }
}

/* The facts of KINDS as lines of a list. */
static char *
lines_of_facts (const Letter *letter, const TrameFactKind *kinds, guint n)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  for (guint i = 0; i < letter->standing->len; i++)
    {
      const TrameFact *fact = g_ptr_array_index (letter->standing, i);
      for (guint k = 0; k < n; k++)
        if (fact->kind == kinds[k])
          {
            g_autofree char *on = g_date_valid (&fact->on) ? trame_date_to_words (&fact->on)
                                                           : g_strdup ("date inconnue");
            const char *what = fact->by != NULL ? fact->by : fact->what;
            g_string_append_printf (lines, "%s%s%s%s%s%s", lines->len > 0 ? "\n" : "", on, what != NULL ? " : " : "",
                                    what != NULL ? what : "", fact->note != NULL ? " — " : "",
                                    fact->note != NULL ? fact->note : "");
          }
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
put_facts (Letter *letter)
{
  static const TrameFactKind reports[] = { TRAME_FACT_REPORT_RECEIVED, TRAME_FACT_EVALUATION_RECEIVED };
  static const TrameFactKind visas[] = { TRAME_FACT_VISA };
  const TrameFact *breach = last_fact (letter, TRAME_FACT_BREACH);
  const TrameFact *notice = last_fact (letter, TRAME_FACT_FORMAL_NOTICE);
  const TrameFact *request = last_fact (letter, TRAME_FACT_RENEWAL_REQUESTED);
  guint rank = 1;
  if (breach != NULL)
    {
      put_date (letter, "breach-date", &breach->on);
      put (letter, "breach-clause", g_strdup (breach->clause));
      put (letter, "breach", g_strdup (breach->note));
    }
  if (notice != NULL)
    put_date (letter, "formal-notice-date", g_date_valid (&notice->posted) ? &notice->posted : &notice->on);
  if (request != NULL)
    put_date (letter, "request-date", &request->on);
  put (letter, "visas", lines_of_facts (letter, visas, G_N_ELEMENTS (visas)));
  g_autofree char *received = lines_of_facts (letter, reports, G_N_ELEMENTS (reports));
  put (letter, "reports", g_strdup (*received != '\0' ? received : "aucun élément enregistré à ce jour"));
  for (guint i = 0; i < letter->standing->len; i++)
    rank += ((const TrameFact *) g_ptr_array_index (letter->standing, i))->kind == TRAME_FACT_AMENDMENT;
  put (letter, "amendment-rank", g_strdup_printf ("%u", rank));
}

/* When a termination posted on the letter's date takes effect: the domain's forecast, as if it had been recorded. */
static void
put_effect (Letter *letter)
{
  const TrameCase *contract = &letter->convention->contract;
  g_autoptr (GPtrArray) facts = g_ptr_array_new ();
  g_autoptr (TrameFact) fact = trame_fact_new (TRAME_FACT_TERMINATION_NOTIFIED);
  const char *asked = letter->given != NULL ? g_hash_table_lookup (letter->given, "effective-date") : NULL;
  TrameCase supposed = *contract;
  if (trame_model_get_field (letter->model, "effective-date") == NULL)
    return;
  fact->party = TRAME_PARTY_CITY;
  fact->on = fact->posted = letter->written;
  fact->medium = TRAME_MEDIUM_REGISTERED_LETTER;
  fact->ground = g_str_equal (letter->model->id, "resiliation") ? TRAME_GROUND_REQUEST : TRAME_GROUND_NON_PERFORMANCE;
  if (asked != NULL)
    trame_date_parse_iso (asked, &fact->effective);
  for (guint i = 0; i < contract->facts->len; i++)
    g_ptr_array_add (facts, g_ptr_array_index (contract->facts, i));
  g_ptr_array_add (facts, fact);
  supposed.facts = facts;
  g_autoptr (TrameLifecycle) forecast = trame_lifecycle_evaluate_brief (&supposed, &letter->written);
  const TrameDeadline *out = trame_lifecycle_get_deadline (forecast, TRAME_DEADLINE_FIRST_DAY_OUT);
  if (out == NULL)
    return;
  put_date (letter, "effective-date", g_date_valid (&out->date) ? &out->date : &out->prudent_date);
  GDate arrival = letter->written;
  for (guint i = 0; i < contract->transit_working_days; i++)
    {
      g_date_add_days (&arrival, 1);
      trame_working_day_on_or_after (&arrival, contract->readings.zone, &arrival);
    }
  if (asked == NULL)
    put_date (letter, "receipt-limit", &arrival);
}

static void
put_act (Letter *letter)
{
  const TrameDeliberation *act = letter->act;
  if (act == NULL)
    return;
  g_ptr_array_add (act->decisions, NULL);
  put (letter, "act-decisions", g_strjoinv ("\n", (char **) act->decisions->pdata));
  g_ptr_array_remove_index (act->decisions, act->decisions->len - 1);
  put (letter, "act-title", g_strdup (act->title));
  put (letter, "act-chair", g_strdup (act->chair));
  put (letter, "act-secretary", g_strdup (act->secretary));
  put (letter, "act-present", act->present_count >= 0 ? g_strdup_printf ("%d", act->present_count) : NULL);
  put (letter, "act-attendance", trame_letter_attendance_rows (act));
  put_date (letter, "act-sent", &act->dates.sent);
  put_date (letter, "act-received", &act->dates.received);
  put_date (letter, "act-published", &act->dates.published);
}

/* What was typed wins, emptied fields too, but for a date of effect earlier than the notice allows: the first lawful one stands. */
static void
put_given (Letter *letter)
{
  GHashTableIter each;
  gpointer id, value;
  if (letter->given == NULL)
    return;
  g_hash_table_iter_init (&each, letter->given);
  while (g_hash_table_iter_next (&each, &id, &value))
    if (*(const char *) value == '\0')
      g_hash_table_remove (letter->values, id);
    else if (!g_str_equal (id, "effective-date") || !g_hash_table_contains (letter->values, id))
      put (letter, id, g_strdup (value));
}

TrameValues *
trame_letter_values (
    TrameDesk *desk, const TrameConvention *convention, const TrameModel *model, TrameValues *given, GError **error)
{
  Letter letter = { .model = model, .convention = convention, .given = given, .written = desk->today };
  g_autoptr (TramePartner) partner = trame_register_load_partner (desk->store, convention->partner, error);
  g_autoptr (TrameDeliberationRecord) record = NULL;
  letter.source = partner != NULL ? trame_desk_get_model (desk, convention->model, error) : NULL;
  if (letter.source == NULL)
    return NULL;
  if (convention->deliberation != 0)
    {
      record = trame_register_load_deliberation (desk->store, convention->deliberation, error);
      if (record == NULL)
        return NULL;
      letter.act = record->act;
    }
  const char *written = given != NULL ? g_hash_table_lookup (given, "letter-date") : NULL;
  if (written != NULL)
    trame_date_parse_iso (written, &letter.written);
  g_autoptr (TrameLifecycle) lifecycle = trame_lifecycle_evaluate_brief (&convention->contract, &letter.written);
  g_autoptr (GPtrArray) standing = trame_facts_standing (&convention->contract);
  letter.lifecycle = lifecycle;
  letter.standing = standing;
  g_autoptr (TrameStyle) style = trame_style_new (desk->commune);
  letter.values = trame_office_default_values (model, partner, letter.act, style->author);
  put_convention_values (&letter);
  put_parties (&letter, desk, partner);
  put_contract (&letter);
  put_facts (&letter);
  put_act (&letter);
  if (trame_model_get_field (model, "indicators") != NULL)
    {
      char *rows = trame_letter_indicator_rows (desk, convention->id, error);
      if (rows == NULL)
        {
          g_hash_table_unref (letter.values);
          return NULL;
        }
      put (&letter, "indicators", rows);
    }
  put_date (&letter, "letter-date", &letter.written);
  put_effect (&letter);
  put_given (&letter);
  return letter.values;
}
