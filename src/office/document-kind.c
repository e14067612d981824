/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of documents: name, model, the states that each makes sense in, and what each wants of the facts. */
#include "office/document-kind.h"

#include "domain/lifecycle-change.h"
#include "office/language.h"

#include <glib/gi18n-lib.h>

#define IN(state) (1u << TRAME_STATE_##state)
#define ALIVE (IN (SIGNED_NOT_IN_FORCE) | IN (IN_FORCE))
#define RUNNING (IN (IN_FORCE) | IN (IN_FORCE_TERMINATION_RUNNING))
#define SIGNED (ALIVE | RUNNING | IN (UNDETERMINED))
#define ENDED (IN (EXPIRED) | IN (TERMINATED) | IN (TERMINATED_AS_OF_RIGHT))
#define ANY ((1u << TRAME_N_STATES) - 1)

typedef enum
{
  WANTS_NOTHING,
  WANTS_ACT,
  WANTS_ISSUE,
  WANTS_BOTH_SIGNATURES,
  WANTS_BREACH,
  WANTS_REQUEST,
  WANTS_RENEWABLE,
  WANTS_EXPIRY,
} Want;

typedef struct
{
  const char *kind;
  const char *model; /* shipped; NULL: the convention's own, or none */
  const char *label;
  const char *file_word;
  guint states;
  Want want;
  gboolean registered; /* it goes by registered letter */
} Kind;

static const Kind table[] = {
  { "convention", NULL, N_ ("The convention"), "convention", ANY, WANTS_NOTHING },
  { "sheet", NULL, N_ ("How the dates are reckoned"), "calcul des délais", ANY, WANTS_NOTHING },
  { "circulation", "circulation", N_ ("Circulation sheet for visas"), "fiche de circulation",
    IN (DRAFT) | IN (AWAITING_SIGNATURE), WANTS_NOTHING },
  { "originals", "envoi-originaux", N_ ("Letter that sends the originals"), "envoi des originaux",
    IN (AWAITING_SIGNATURE), WANTS_ISSUE },
  { "notification", "notification-convention", N_ ("Notification of the signed convention"), "notification", SIGNED,
    WANTS_BOTH_SIGNATURES, TRUE },
  { "amendment", "avenant", N_ ("Amendment"), "avenant", SIGNED, WANTS_NOTHING },
  { "follow-up-request", "demande-suivi", N_ ("Request for follow-up items"), "demande de suivi", RUNNING | ENDED,
    WANTS_NOTHING },
  { "evaluation", "evaluation", N_ ("Evaluation report"), "évaluation", RUNNING | ENDED, WANTS_NOTHING },
  { "renewal-request", "demande-renouvellement", N_ ("Renewal request"), "demande de renouvellement", ALIVE,
    WANTS_RENEWABLE, TRUE },
  { "renewal-answer", "reponse-renouvellement", N_ ("Answer to a renewal request"), "réponse renouvellement",
    SIGNED | ENDED, WANTS_REQUEST },
  { "council-report", "rapport-conseil", N_ ("Draft report to the council"), "rapport au conseil",
    SIGNED | IN (EXPIRED), WANTS_ACT },
  { "end-of-term", "lettre-fin", N_ ("End-of-term notice"), "lettre de fin", ALIVE, WANTS_EXPIRY, TRUE },
  { "formal-notice", "mise-en-demeure", N_ ("Formal notice"), "mise en demeure", RUNNING, WANTS_BREACH, TRUE },
  { "termination", "resiliation", N_ ("Termination by the city"), "résiliation", ALIVE, WANTS_NOTHING, TRUE },
  { "termination-as-of-right", "resolution-plein-droit", N_ ("Termination as of right"), "résiliation de plein droit",
    ALIVE, WANTS_BREACH, TRUE },
  { "act-sheet", "fiche-acte", N_ ("Sheet of the recorded act"), "fiche de l’acte", ANY, WANTS_ACT },
  { TRAME_DOCUMENT_YEARLY_STATE, NULL, N_ ("State of the conventions, for the council"), "état des conventions", ANY,
    WANTS_NOTHING },
};

static const Kind *
find (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_strcmp0 (table[i].kind, kind) == 0)
      return &table[i];
  return NULL;
}

const char *const *
trame_office_document_kinds (void)
{
  static const char *kinds[G_N_ELEMENTS (table) + 1];
  static gsize once;
  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (table); i++)
        kinds[i] = table[i].kind;
      g_once_init_leave (&once, 1);
    }
  return kinds;
}

gboolean
trame_document_kind_exists (const char *kind)
{
  return find (kind) != NULL;
}

const char *
trame_document_kind_label (const char *kind)
{
  const Kind *found = find (kind);
  return found != NULL ? _ (found->label) : kind;
}

const char *
trame_document_kind_file_word (const char *kind)
{
  const Kind *found = find (kind);
  return found != NULL ? found->file_word : kind;
}

const char *
trame_document_kind_model (const char *kind)
{
  const Kind *found = find (kind);
  return found != NULL ? found->model : NULL;
}

/* The last standing fact of KIND by PARTY (NONE: any); NULL. Its reference is of STANDING. */
static const TrameFact *
last_fact (const GPtrArray *standing, TrameFactKind kind, TrameParty party)
{
  for (guint i = standing->len; i > 0; i--)
    {
      const TrameFact *fact = g_ptr_array_index (standing, i - 1);
      if (fact->kind == kind && (party == TRAME_PARTY_NONE || fact->party == party))
        return fact;
    }
  return NULL;
}

const char *
trame_document_kind_medium (const char *kind)
{
  const Kind *found = find (kind);
  return found != NULL && found->registered ? "registered-letter" : NULL;
}

gint64
trame_document_kind_fact (const char *kind, const TrameConvention *convention)
{
  static const TrameFactKind facts[] = { [WANTS_BREACH] = TRAME_FACT_BREACH,
                                         [WANTS_REQUEST] = TRAME_FACT_RENEWAL_REQUESTED,
                                         [WANTS_BOTH_SIGNATURES] = TRAME_FACT_SIGNED,
                                         [WANTS_ISSUE] = TRAME_FACT_ISSUED };
  const Kind *found = find (kind);
  if (found == NULL
      || (found->want != WANTS_BREACH && found->want != WANTS_REQUEST && found->want != WANTS_BOTH_SIGNATURES
          && found->want != WANTS_ISSUE))
    return 0;
  g_autoptr (GPtrArray) standing = trame_facts_standing (&convention->contract);
  const TrameFact *fact = last_fact (standing, facts[found->want], TRAME_PARTY_NONE);
  return fact != NULL ? fact->id : 0;
}

static gboolean
breach_stands (const GPtrArray *standing)
{
  for (guint i = standing->len; i > 0; i--)
    {
      const TrameFact *fact = g_ptr_array_index (standing, i - 1);
      if (fact->kind == TRAME_FACT_BREACH_REMEDIED)
        return FALSE;
      if (fact->kind == TRAME_FACT_BREACH)
        return TRUE;
    }
  return FALSE;
}

/* Whether a request for the period in course was recorded. */
static gboolean
renewal_asked (const GPtrArray *standing, const TrameLifecycle *lifecycle)
{
  const TrameFact *fact = last_fact (standing, TRAME_FACT_RENEWAL_REQUESTED, TRAME_PARTY_NONE);
  return fact != NULL
         && (!g_date_valid (&fact->on) || !g_date_valid (&lifecycle->period.start)
             || g_date_compare (&fact->on, &lifecycle->period.start) >= 0);
}

/* What WANT lacks, a sentence; NULL: nothing. */
static const char *
lacking (Want want, const TrameConvention *convention, const TrameLifecycle *lifecycle)
{
  g_autoptr (GPtrArray) standing = trame_facts_standing (&convention->contract);
  const guint both = 1u << TRAME_PARTY_CITY | 1u << TRAME_PARTY_PARTNER;
  const TrameRenewal renewal = convention->contract.terms.renewal;
  switch (want)
    {
    case WANTS_ACT:
      return convention->deliberation != 0 ? NULL
                                           : _ ("No délibération is linked to this convention: import it first.");
    case WANTS_ISSUE:
      return convention->number != NULL ? NULL : _ ("Send the convention out for signature first.");
    case WANTS_BOTH_SIGNATURES:
      return (lifecycle->signed_by & both) == both ? NULL : _ ("A signature is missing: record both signatures first.");
    case WANTS_BREACH:
      return breach_stands (standing) ? NULL
                                      : _ ("No breach stands in the register: record it first, with its clause.");
    case WANTS_REQUEST:
      return last_fact (standing, TRAME_FACT_RENEWAL_REQUESTED, TRAME_PARTY_PARTNER) != NULL
                 ? NULL
                 : _ ("The partner has asked for no renewal: record its request first.");
    case WANTS_RENEWABLE:
      return renewal == TRAME_RENEWAL_EXPLICIT || renewal == TRAME_RENEWAL_UNKNOWN
                 ? NULL
                 : _ ("This convention is not renewed on request: prepare an amendment or a new convention.");
    case WANTS_EXPIRY:
      if (renewal == TRAME_RENEWAL_TACIT)
        return _ ("This convention is renewed tacitly: to end it, prepare the termination.");
      return renewal_asked (standing, lifecycle)
                 ? _ ("A renewal was asked for: prepare the answer, or an end by termination.")
                 : NULL;
    default:
      return NULL;
    }
}

char *
trame_document_kind_refusal (const char *kind, const TrameConvention *convention, const TrameLifecycle *lifecycle)
{
  g_return_val_if_fail (convention != NULL && lifecycle != NULL, NULL);
  const Kind *found = find (kind);
  if (found == NULL)
    return g_strdup_printf (_ ("There is no document “%s”."), kind);
  if ((found->states & 1u << lifecycle->state) == 0)
    return g_strdup_printf (_ ("“%s” makes no sense while the convention is in this state: %s. Record what happened "
                               "first, or choose another document."),
                            _ (found->label), trame_state_words (lifecycle->state, trame_language_current ()));
  return g_strdup (lacking (found->want, convention, lifecycle));
}
