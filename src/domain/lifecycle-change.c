/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two evaluations held side by side; the words for states and deadlines. No rule here. */
#include "domain/lifecycle-change.h"

static const char *const state_words[][2] = {
  [TRAME_STATE_DRAFT] = { "brouillon", "draft" },
  [TRAME_STATE_AWAITING_SIGNATURE] = { "en attente de signature", "awaiting signature" },
  [TRAME_STATE_UNDETERMINED] = { "indéterminée", "undetermined" },
  [TRAME_STATE_SIGNED_NOT_IN_FORCE] = { "signée, pas encore en vigueur", "signed, not yet in force" },
  [TRAME_STATE_IN_FORCE] = { "en vigueur", "in force" },
  [TRAME_STATE_IN_FORCE_TERMINATION_RUNNING] = { "en vigueur, résiliation en cours", "in force, termination running" },
  [TRAME_STATE_EXPIRED] = { "finie", "expired" },
  [TRAME_STATE_TERMINATED] = { "résiliée", "terminated" },
  [TRAME_STATE_TERMINATED_AS_OF_RIGHT] = { "résolue de plein droit", "terminated as of right" },
  [TRAME_STATE_WITHDRAWN] = { "retirée", "withdrawn" },
};

static const char *const deadline_words[][2] = {
  [TRAME_DEADLINE_START] = { "début", "start" },
  [TRAME_DEADLINE_LAST_DAY] = { "dernier jour", "last day" },
  [TRAME_DEADLINE_RENEWAL_REQUEST] = { "demande de renouvellement", "request for renewal" },
  [TRAME_DEADLINE_RENEWAL_DECLINE] = { "dénonciation de la reconduction", "refusal of the renewal" },
  [TRAME_DEADLINE_NOTICE_POSTING] = { "envoi limite", "last day to post" },
  [TRAME_DEADLINE_NOTICE_RECEIPT] = { "réception limite", "last day of receipt" },
  [TRAME_DEADLINE_FIRST_DAY_OUT] = { "premier jour hors convention", "first day out" },
  [TRAME_DEADLINE_CURE_END] = { "fin de la mise en demeure", "end of the formal notice" },
  [TRAME_DEADLINE_REPORT] = { "bilan", "report" },
  [TRAME_DEADLINE_APPEAL] = { "fin du délai de recours", "end of the appeal period" },
  [TRAME_DEADLINE_REFERRAL] = { "fin du délai de déféré", "end of the referral period" },
  [TRAME_DEADLINE_SIGNATURE_AWAITED] = { "signature attendue", "signature awaited" },
};

const char *
trame_state_words (TrameState state, TrameLanguage language)
{
  g_return_val_if_fail (state < TRAME_N_STATES, NULL);
  return state_words[state][language == TRAME_LANGUAGE_ENGLISH];
}

const char *
trame_deadline_kind_words (TrameDeadlineKind kind, TrameLanguage language)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (deadline_words), NULL);
  return deadline_words[kind][language == TRAME_LANGUAGE_ENGLISH];
}

static gboolean
same_date (const GDate *a, const GDate *b)
{
  if (!g_date_valid (a) || !g_date_valid (b))
    return g_date_valid (a) == g_date_valid (b);
  return g_date_compare (a, b) == 0;
}

static void
compare_dates (GArray *changes, TrameChangeKind kind, const GDate *before, const GDate *after, const GDate *other)
{
  TrameChange change = { .kind = kind, .before = *before, .after = *after };
  if (same_date (before, after))
    return;
  if (other != NULL)
    change.other_date = *other;
  g_array_append_val (changes, change);
}

static void
compare_warnings (GArray *changes, TrameChangeKind kind, const TrameLifecycle *from, const TrameLifecycle *to)
{
  for (guint i = 0; to != NULL && i < to->warnings->len; i++)
    {
      TrameChange change = { .kind = kind, .code = g_array_index (to->warnings, TrameWarning, i).code };
      gboolean there = FALSE;
      for (guint j = 0; from != NULL && j < from->warnings->len && !there; j++)
        there = g_str_equal (g_array_index (from->warnings, TrameWarning, j).code, change.code);
      if (!there)
        g_array_append_val (changes, change);
    }
}

static GDate
first_day_out (const TrameLifecycle *lifecycle)
{
  GDate none;
  g_date_clear (&none, 1);
  const TrameDeadline *deadline = lifecycle == NULL
                                      ? NULL
                                      : trame_lifecycle_get_deadline (lifecycle, TRAME_DEADLINE_FIRST_DAY_OUT);
  if (deadline == NULL)
    return none;
  return g_date_valid (&deadline->date) ? deadline->date : deadline->prudent_date;
}

GArray *
trame_lifecycle_compare (const TrameLifecycle *before, const TrameLifecycle *after)
{
  g_return_val_if_fail (after != NULL, NULL);
  static const TrameTermPeriod no_period;
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (TrameChange));
  const TrameTermPeriod *old = before != NULL ? &before->period : &no_period;
  const TrameTermPeriod *new = &after->period;
  TrameState old_state = before != NULL ? before->state : TRAME_N_STATES;
  if (old_state != after->state)
    {
      TrameChange change = { .kind = TRAME_CHANGE_STATE, .state_before = old_state, .state_after = after->state };
      g_array_append_val (changes, change);
    }
  compare_dates (changes, TRAME_CHANGE_START, &old->start, &new->start, NULL);
  compare_dates (changes, TRAME_CHANGE_LAST_DAY, &old->last_day, &new->last_day, &new->other_last_day);
  const GDate *old_end = before != NULL ? &before->end_day : &old->last_day;
  if (!same_date (&after->end_day, &new->last_day) || !same_date (old_end, &old->last_day))
    compare_dates (changes, TRAME_CHANGE_END_DAY, old_end, &after->end_day, NULL);
  GDate old_out = first_day_out (before), new_out = first_day_out (after);
  const TrameDeadline *out = trame_lifecycle_get_deadline (after, TRAME_DEADLINE_FIRST_DAY_OUT);
  compare_dates (changes, TRAME_CHANGE_FIRST_DAY_OUT, &old_out, &new_out, out != NULL ? &out->other_date : NULL);
  compare_warnings (changes, TRAME_CHANGE_WARNING_NEW, before, after);
  if (before != NULL)
    compare_warnings (changes, TRAME_CHANGE_WARNING_GONE, after, before);
  return changes;
}

TrameLifecycle *
trame_lifecycle_what_if (const TrameCase *contract, const TrameFact *fact, const GDate *on)
{
  g_return_val_if_fail (contract != NULL && fact != NULL, NULL);
  TrameCase supposed = *contract;
  supposed.facts = g_ptr_array_new_full (contract->facts->len + 1, (GDestroyNotify) trame_fact_unref);
  for (guint i = 0; i < contract->facts->len; i++)
    g_ptr_array_add (supposed.facts, trame_fact_ref (g_ptr_array_index (contract->facts, i)));
  TrameFact *copy = trame_fact_copy (fact);
  copy->recorded = 0;
  g_ptr_array_add (supposed.facts, copy);
  TrameLifecycle *lifecycle = trame_lifecycle_evaluate (&supposed, on);
  g_ptr_array_unref (supposed.facts);
  return lifecycle;
}

static const char *
change_title (const TrameChange *change, gboolean french)
{
  switch (change->kind)
    {
    case TRAME_CHANGE_STATE:
      return french ? "État" : "State";
    case TRAME_CHANGE_START:
      return french ? "Début" : "Start";
    case TRAME_CHANGE_LAST_DAY:
      return french ? "Dernier jour" : "Last day";
    case TRAME_CHANGE_END_DAY:
      return french ? "Dernier jour en vigueur" : "Last day in force";
    case TRAME_CHANGE_FIRST_DAY_OUT:
      return french ? "Premier jour hors convention" : "First day out";
    case TRAME_CHANGE_WARNING_NEW:
      return french ? "À voir" : "To look at";
    case TRAME_CHANGE_WARNING_GONE:
    default:
      return french ? "Réglé" : "Settled";
    }
}

/* French wants U+00A0 before a colon. */
#define COLON(french) ((french) ? "\302\240: " : ": ")

char *
trame_change_text (const TrameChange *change, TrameLanguage language)
{
  g_return_val_if_fail (change != NULL, NULL);
  gboolean french = language == TRAME_LANGUAGE_FRENCH;
  const char *title = change_title (change, french), *colon = COLON (french);
  if (change->kind == TRAME_CHANGE_STATE)
    {
      const char *after = trame_state_words (change->state_after, language);
      if (change->state_before >= TRAME_N_STATES)
        return g_strconcat (title, colon, after, NULL);
      return g_strconcat (title, colon, trame_state_words (change->state_before, language), " → ", after, NULL);
    }
  if (change->code != NULL)
    return g_strconcat (title, colon, trame_warning_text (change->code, language), NULL);
  g_autofree char *before = trame_date_words (&change->before, language);
  g_autofree char *after = trame_date_words (&change->after, language);
  g_autofree char *other = trame_date_words (&change->other_date, language);
  g_autofree char *reading = other == NULL ? g_strdup ("")
                                           : g_strconcat (french ? " (autre lecture" : " (other reading", colon, other,
                                                          ")", NULL);
  const char *none = change->kind == TRAME_CHANGE_END_DAY ? (french ? "pas encore connu" : "not known yet")
                                                          : (french ? "aucun" : "none");
  if (before == NULL)
    return g_strconcat (title, colon, after != NULL ? after : none, reading, NULL);
  return g_strconcat (title, colon, before, " → ", after != NULL ? after : none, reading, NULL);
}
