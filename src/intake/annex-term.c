/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that a convention's clauses declare: length, start, renewal, notices, money, originals. Each keeps its clause
 * and the words it was read from. What is not written stays unknown. */
#include "intake/annex.h"

#include <string.h>

#include "french/date-text.h"
#include "french/number-text.h"
#include "french/token.h"

/* One sentence of a clause. */
typedef struct
{
  const TrameClause *clause;
  TrameExtract where;
  char *text;
} Sentence;

typedef struct
{
  TrameAnnexBuild *build;
  TrameTerms *terms;
  TrameChangesMask found;
} TermReading;

static void
sentence_clear (gpointer data)
{
  g_free (((Sentence *) data)->text);
}

/* Cuts at ". " and ";": a number's or an abbreviation's stop has no space and capital after it. */
static GArray *
sentences_of (const TrameAnnexBuild *build)
{
  GArray *sentences = g_array_new (FALSE, TRUE, sizeof (Sentence));

  g_array_set_clear_func (sentences, sentence_clear);
  for (guint i = 0; i < build->clauses->len; i++)
    {
      const TrameClause *clause = g_ptr_array_index (build->clauses, i);
      const TrameParagraph *paragraph = clause->paragraph;
      gsize from = 0, length = strlen (paragraph->text);

      while (from < length)
        {
          TrameExtract stop;
          Sentence sentence = { .clause = clause };
          gsize end = trame_extract_find (paragraph, "(?<=[a-z0-9)»])[.;](?= |$)", 0, from, &stop) ? stop.end : length;
          sentence.where = (TrameExtract){ .paragraph = paragraph, .start = from, .end = MAX (end, from + 1) };
          from = sentence.where.end;
          trame_extract_trim (&sentence.where, "");
          if (sentence.where.end <= sentence.where.start)
            continue;
          sentence.text = trame_extract_text (&sentence.where);
          g_array_append_val (sentences, sentence);
        }
    }
  return sentences;
}

/* The longest stretch of the sentence without a blank: what stays in the model's text. */
static char *
words_outside_blanks (const Sentence *sentence)
{
  TrameExtract best = sentence->where, rest = sentence->where, blank;
  gboolean cut = FALSE;

  while (trame_extract_find (rest.paragraph, TRAME_BLANK, 0, rest.start, &blank) && blank.start < rest.end
         && blank.end > rest.start)
    {
      TrameExtract part = { .paragraph = rest.paragraph, .start = rest.start, .end = blank.start };
      if (!cut || part.end - part.start > best.end - best.start)
        best = part;
      cut = TRUE;
      rest.start = MIN (blank.end, rest.end);
    }
  if (!cut || rest.end - rest.start > best.end - best.start)
    best = rest;
  trame_extract_trim (&best, cut ? "," : "");
  return trame_extract_text (&best);
}

static void
declare (TermReading *reading, const char *name, TrameChangesMask bit, const Sentence *sentence, double confidence)
{
  TrameAnnexBuild *build = reading->build;
  g_autofree char *words = words_outside_blanks (sentence);

  reading->found |= bit;
  g_ptr_array_add (build->model->term_sources, trame_term_source_new (name, sentence->clause->article, words));
  if (!g_str_equal (name, "follow-up"))
    trame_reading_prove_at (build->reading, &sentence->where, confidence, "annex.%s%s",
                            bit != 0 && build->model->kind == TRAME_MODEL_AMENDMENT ? "changes." : "", name);
}

/* A period at token AT: "un an", "trois (3) ans", "12 mois". How many tokens. */
static guint
period_at (const GArray *tokens, guint at, TramePeriod *out)
{
  const TrameToken *token = at < tokens->len ? &g_array_index (tokens, TrameToken, at) : NULL;
  guint64 count = 0;
  guint used;

  if (token == NULL)
    return 0;
  if (token->digits > 0)
    {
      count = token->value;
      used = 1;
    }
  else
    used = trame_number_words_at (tokens, at, &count);
  if (used == 0 || count == 0 || count > 1200)
    return 0;
  /* "trois (3) ans" */
  if (at + used + 1 < tokens->len && g_array_index (tokens, TrameToken, at + used).digits > 0)
    used++;
  *out = (TramePeriod){ 0 };
  for (guint skip = 0; skip < 2; skip++, used++)
    {
      const TrameToken *unit = at + used < tokens->len ? &g_array_index (tokens, TrameToken, at + used) : NULL;
      if (unit == NULL || unit->word == NULL)
        return 0;
      if (g_str_equal (unit->word, "an") || g_str_equal (unit->word, "ans") || g_str_has_prefix (unit->word, "annee"))
        out->years = (guint) count;
      else if (g_str_equal (unit->word, "mois"))
        out->months = (guint) count;
      else if (g_str_has_prefix (unit->word, "semaine"))
        out->days = (guint) count * 7;
      else if (g_str_equal (unit->word, "jour") || g_str_equal (unit->word, "jours"))
        out->days = (guint) count;
      else
        continue;
      return used + 1;
    }
  return 0;
}

/* The first period of TEXT after PATTERN; NULL: from its beginning. Within: at most so many tokens further. */
static gboolean
period_after (const char *text, const char *pattern, guint within, TramePeriod *out)
{
  g_autofree char *rest = pattern != NULL ? trame_text_find (text, pattern, 1) : g_strdup (text);
  g_autoptr (GArray) tokens = NULL;

  if (rest == NULL)
    return FALSE;
  tokens = trame_tokens_new (rest);
  for (guint i = 0; i < tokens->len && i <= within; i++)
    if (period_at (tokens, i, out) > 0)
      return TRUE;
  return FALSE;
}

static void
read_length (TermReading *reading, const Sentence *sentence)
{
  static const char *const patterns[] = {
    "\\bduree (?:initiale |maximale |totale |ferme )?(?:de |d'|est de |est fixee a |fixee a )(.+)$",
    "\\bduree\\b[^.]{0,60}? portee a (.+)$",
    ("\\b(?:conclue?|etablie?|consentie?|signee?|souscrite?|passee?|valable|accordee?|mise? en place) "
     "(?:et acceptee? )?pour (?:une (?:duree|periode) (?:de |d'|ferme de |initiale de ))?(.+)$"),
    "\\bduree\\b[^.]{0,60}? (?:a|de|d'|est|pour) ?(.+)$",
  };
  TrameTerms *terms = reading->terms;

  if (terms->has_length
      || trame_text_matches (sentence->text, "\\bpreavis|mise en demeure|\\bavenant\\b[^.]{0,30}\\bduree de validite"))
    return;
  for (guint k = 0; k < G_N_ELEMENTS (patterns); k++)
    if (period_after (sentence->text, patterns[k], k == G_N_ELEMENTS (patterns) - 1 ? 3 : 0, &terms->length))
      {
        terms->has_length = TRUE;
        declare (reading, "length", TRAME_CHANGES_LENGTH, sentence, k == G_N_ELEMENTS (patterns) - 1 ? 0.8 : 0.95);
        return;
      }
}

/* A date in words in TEXT after PATTERN's end, within a few letters. */
static gboolean
date_after (const char *text, const char *pattern, GDate *out)
{
  g_autofree char *rest = trame_text_find (text, pattern, 1);
  gsize start;

  return rest != NULL && trame_date_find (rest, 0, out, &start, NULL) && start < 4;
}

static void
read_start (TermReading *reading, const Sentence *sentence)
{
  TrameTerms *terms = reading->terms;
  const char *text = sentence->text;
  GDate date;

  if (terms->start != TRAME_START_UNKNOWN
      || !trame_text_matches (text, "\\b(?:a compter|a partir|prend(?:ra)? effet|entre(?:ra)? en "
                                    "vigueur|debute|commence|des (?:sa|la)|court|du [0-9])")
      || trame_text_matches (text, "\\bresili|\\bpreavis|mise en demeure|\\bresolu|\\bdenonc"))
    return;
  if (date_after (text,
                  "\\b(?:a compter du|a partir du|prend(?:ra)? effet (?:le|au|a compter du|a partir du)|entre(?:ra)? "
                  "en vigueur (?:le|au)|debute(?:ra)? le|commence(?:ra)? le|\\bdu) (.+)$",
                  &date))
    {
      terms->start = TRAME_START_DATE;
      terms->start_date = date;
    }
  else if (trame_text_matches (text, "\\bsignature"))
    terms->start = trame_text_matches (text, "\\bdernier|\\bdeux\\b|\\bensemble des|\\btoutes les parties|\\bles "
                                             "parties|\\bdes parties|\\bchac|\\bcocontractants|\\bsignataires")
                       ? TRAME_START_LAST_SIGNATURE
                       : TRAME_START_SIGNATURE;
  else if (trame_text_matches (text, "\\bnotification|\\bnotifiee?"))
    terms->start = TRAME_START_NOTIFICATION;
  else if (trame_text_matches (text, "\\btransmi|controle de legalite|representant de l'etat|prefecture|executoire"))
    terms->start = TRAME_START_TRANSMISSION;
  else
    return;
  declare (reading, "start", TRAME_CHANGES_START, sentence, 0.93);
}

static void
read_end_date (TermReading *reading, const Sentence *sentence)
{
  TrameTerms *terms = reading->terms;

  if (g_date_valid (&terms->end_date)
      || !date_after (sentence->text,
                      "\\b(?:jusqu'au|prend(?:ra)? fin le|expire(?:ra)? le|s'acheve(?:ra)? le|se termine(?:ra)? "
                      "le|arrive(?:ra)? a (?:son )?(?:terme|echeance) le|echeance (?:est )?(?:fixee )?(?:le|au)) (.+)$",
                      &terms->end_date))
    {
      GDate first, last;
      g_autofree char *rest = trame_text_find (sentence->text, "\\bdu (.+)$", 1);
      gsize start, end;
      if (g_date_valid (&terms->end_date) || rest == NULL || !trame_date_find (rest, 0, &first, &start, &end)
          || start > 3 || !g_str_has_prefix (rest + end, " au ") || !trame_date_find (rest, end, &last, &start, NULL)
          || start > end + 6)
        return;
      terms->end_date = last;
    }
  declare (reading, "end_date", TRAME_CHANGES_END_DATE, sentence, 0.93);
}

static void
read_renewals_max (TermReading *reading, const Sentence *sentence)
{
  static const char *const patterns[] = {
    "\\b(?:renouvelable|reconductible|reconduite?|renouvelee?)s?\\b[^.]{0,60}?\\b((?:[0-9]{1,2}|[a-z]+)) "
    "(?:\\([0-9]+\\) )?fois\\b",
    "\\bdans la limite de (.{1,30}?) (?:fois|renouvellements?|reconductions?)\\b",
    "\\b([0-9]{1,2}|une|deux|trois|quatre|cinq) (?:seule )?(?:reconductions?|renouvellements?)(?: tacites?)? (?:au "
    ")?maxim",
  };

  if (reading->terms->renewals_max >= 0)
    return;
  for (guint k = 0; k < G_N_ELEMENTS (patterns); k++)
    {
      g_autofree char *words = trame_text_find (sentence->text, patterns[k], 1);
      g_autoptr (GArray) tokens = words != NULL ? trame_tokens_new (words) : NULL;
      for (guint i = 0; tokens != NULL && i < tokens->len; i++)
        {
          const TrameToken *token = &g_array_index (tokens, TrameToken, i);
          guint64 value = token->value;
          if ((token->digits == 0 && trame_number_words_at (tokens, i, &value) == 0) || value > 50)
            continue;
          reading->terms->renewals_max = (gint) value;
          declare (reading, "renewals_max", TRAME_CHANGES_RENEWALS_MAX, sentence, 0.9);
          return;
        }
    }
}

static TrameRenewal
renewal_of (const char *text)
{
  gboolean refused = trame_text_matches (
      text, "\\b(?:sans|non|exclu[a-z]*|pas|aucune?|ni|jamais|ne peut|ne pourra|ne saurait)\\b[^.]{0,50}\\btacite");

  if (trame_text_matches (text, "\\bnon (?:renouvelable|reconductible)|sans (?:possibilite de "
                                ")?(?:renouvellement|reconduction)\\b(?! expresse)"))
    return TRAME_RENEWAL_NONE;
  if (trame_text_matches (text, "\\btacite") && !refused)
    return TRAME_RENEWAL_TACIT;
  if (trame_text_matches (text, "\\b(?:explicite|express(?:e|ement)?|demande|avenant|accord|ecrit)\\b"))
    return TRAME_RENEWAL_EXPLICIT;
  if (trame_text_matches (
          text, "\\bne (?:peut|pourra|sera|saurait) (?:pas )?(?:etre )?(?:renouvelee|reconduite|faire l'objet)")
      || refused)
    return TRAME_RENEWAL_NONE;
  return TRAME_RENEWAL_UNKNOWN;
}

static void
read_renewal (TermReading *reading, const Sentence *sentence)
{
  TrameRenewal renewal;

  if (!trame_text_matches (sentence->text, "\\brenouvel|\\breconduct|\\breconduite?\\b"))
    return;
  read_renewals_max (reading, sentence);
  renewal = renewal_of (sentence->text);
  if (renewal == TRAME_RENEWAL_UNKNOWN || reading->terms->renewal != TRAME_RENEWAL_UNKNOWN
      || trame_text_matches (sentence->text, "\\b(?:resolue|resiliee)\\b"))
    return;
  reading->terms->renewal = renewal;
  declare (reading, "renewal", TRAME_CHANGES_RENEWAL, sentence, 0.93);
}

/* Formal notice, refusal to renew, notice of termination: a sentence speaks of one of them. */
static void
read_notices (TermReading *reading, const Sentence *sentence)
{
  TrameTerms *terms = reading->terms;
  const char *text = sentence->text;

  if (trame_text_matches (text, "\\bmise en demeure"))
    {
      if (!terms->has_cure
          && (period_after (text, "\\bmise en demeure\\b(.+)$", 60, &terms->cure)
              || period_after (text, "\\bdelai (?:de |d')(.+)$", 2, &terms->cure)))
        {
          terms->has_cure = TRUE;
          declare (reading, "cure", TRAME_CHANGES_CURE, sentence, 0.9);
        }
      return;
    }
  if (!trame_text_matches (text, "\\bpreavis|\\bdelai|\\bavant\\b|a l'avance"))
    return;
  if (!terms->has_renewal_notice
      && trame_text_matches (text,
                             "\\b(?:reconduct|reconduite?\\b|renouvel|denonc|echeance|terme|expiration|anniversaire)")
      && trame_text_matches (text, "\\bavant\\b[^.]{0,40}\\b(?:echeance|terme|expiration|fin|date "
                                   "anniversaire|anniversaire|renouvellement|reconduction)\\b")
      && !trame_text_matches (text, "\\bexecution\\b") && period_after (text, NULL, 200, &terms->renewal_notice))
    {
      terms->has_renewal_notice = TRUE;
      declare (reading, "renewal_notice", TRAME_CHANGES_RENEWAL_NOTICE, sentence, 0.88);
    }
  else if (!terms->has_notice
           && trame_text_matches (
               text, "\\bresili|\\bresol|\\bdenonc|\\brupture|mettre fin|\\bfin a la|\\bmet fin|\\bpreavis")
           && (period_after (text, "\\bpreavis\\b(.+)$", 5, &terms->notice)
               || period_after (text, "\\bdelai\\b(.+)$", 4, &terms->notice)
               || period_after (text, NULL, 200, &terms->notice)))
    {
      terms->has_notice = TRUE;
      declare (reading, "notice", TRAME_CHANGES_NOTICE, sentence, 0.93);
    }
}

/* In what form a termination is notified. */
static void
read_medium (TermReading *reading, const Sentence *sentence)
{
  TrameMedium medium = TRAME_MEDIUM_UNKNOWN;
  const char *text = sentence->text;

  if (reading->terms->notice_medium != TRAME_MEDIUM_UNKNOWN
      || !trame_text_matches (text, "\\bresili|\\bresol|\\bdenonc|\\brupture|mettre fin|\\bmet fin|\\bpreavis"))
    return;
  if (trame_text_matches (text, "accuses? de reception|avis de reception|\\brecommandee?s?\\b|\\blrar\\b"))
    medium = TRAME_MEDIUM_REGISTERED_LETTER;
  else if (trame_text_matches (text, "\\btout moyen|\\btous moyens"))
    medium = TRAME_MEDIUM_ANY;
  else if (trame_text_matches (text, "\\b(?:par|lettre|courrier) (?:simple )?(?:lettre|courrier|ecrit|simple)\\b"))
    medium = TRAME_MEDIUM_LETTER;
  else
    return;
  reading->terms->notice_medium = medium;
  declare (reading, "notice_medium", TRAME_CHANGES_NOTICE_MEDIUM, sentence, 0.93);
}

static void
read_money (TermReading *reading, const Sentence *sentence)
{
  const char *text = sentence->text;

  if (reading->terms->money != TRAME_MONEY_UNKNOWN)
    return;
  if (trame_text_matches (
          text,
          "\\b(?:a )?titre (?:gracieux|gratuit)\\b|\\bgratuite?(?:ment)?\\b|sans (?:aucune )?contrepartie financiere")
      && !trame_text_matches (text, "\\b(?:pas|plus|non)\\b[^.]{0,20}(?:gracieux|gratuit)"))
    reading->terms->money = TRAME_MONEY_FREE;
  else if (trame_text_matches (
               text, "[0-9](?: ?€| "
                     "?euros?)|\\b(?:verse(?:ra)?|attribue(?:ra)?|moyennant)\\b[^.]{0,80}\\b(?:subvention|somme|"
                     "montant|prix|participation|remuneration|indemnite|euros)\\b|\\bsubvention (?:de|d'un montant)"))
    reading->terms->money = TRAME_MONEY_PAID;
  else
    return;
  declare (reading, "money", TRAME_CHANGES_MONEY, sentence, 0.9);
}

static void
read_originals (TermReading *reading, const Sentence *sentence)
{
  g_autofree char *words = trame_text_find (sentence->text, "\\ben (.{1,30}?) ?(?:exemplaires?|originaux)\\b", 1);
  g_autoptr (GArray) tokens = NULL;

  if (words == NULL || reading->terms->originals > 0)
    return;
  tokens = trame_tokens_new (words);
  for (guint i = 0; i < tokens->len; i++)
    {
      const TrameToken *token = &g_array_index (tokens, TrameToken, i);
      guint64 value = token->value;
      if ((token->digits == 0 && trame_number_words_at (tokens, i, &value) == 0) || value == 0 || value > 99)
        continue;
      reading->terms->originals = (gint) value;
      declare (reading, "originals", 0, sentence, 0.95);
      return;
    }
}

static gboolean
is_follow_up (const Sentence *sentence)
{
  return trame_text_matches (sentence->text,
                             "\\b(?:suivi|suivre|evaluation|evaluer|bilan|rapport d'activite|compte rendu)\\b")
         && sentence->clause->article != NULL
         && trame_text_matches (
             sentence->text,
             "\\b(?:fournir|transmet|transmettre|remettre|remet|produire|adresser|communiquer|presenter)");
}

TrameChangesMask
trame_annex_read_terms (TrameAnnexBuild *build, TrameTerms *terms)
{
  TermReading reading = { .build = build, .terms = terms };
  g_autoptr (GArray) sentences = sentences_of (build);
  gboolean followed = FALSE;

  for (guint i = 0; i < sentences->len; i++)
    {
      const Sentence *sentence = &g_array_index (sentences, Sentence, i);
      /* Recitals before the first article declare nothing but originals. */
      if (sentence->clause->article != NULL && !trame_paragraph_matches (sentence->where.paragraph, "^fait a\\b"))
        {
          read_length (&reading, sentence);
          read_start (&reading, sentence);
          read_end_date (&reading, sentence);
          read_renewal (&reading, sentence);
          read_notices (&reading, sentence);
          read_medium (&reading, sentence);
          read_money (&reading, sentence);
          if (!followed && is_follow_up (sentence))
            {
              followed = TRUE;
              declare (&reading, "follow-up", 0, sentence, 0.9);
            }
        }
      read_originals (&reading, sentence);
    }
  return reading.found;
}
