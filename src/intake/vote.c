/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vote: its result and the counts that are written; a result is deduced only from counts. */
#include <string.h>

#include "intake/reading.h"

#define N                                                                                                              \
  "([0-9]{1,3}|(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|" \
  "trente|quarante)(?:[- ](?:et[- ])?[a-z]+)?)"

static const struct
{
  const char *path;
  const char *patterns[3];
} counts[] = {
  { "vote.for",
    { "\\b(?:voix |votes? )?pour ?[:=]? ?([0-9]{1,3})\\b(?! ans| mois| jours)",
      "\\b" N " (?:voix |votes? |suffrages? )(?:exprimes? )?pour\\b", "\\b([0-9]{1,3}) pour\\b" } },
  { "vote.against", { "\\bcontre ?[:=]? ?([0-9]{1,3})\\b", "\\b" N " (?:voix |votes? |suffrages? )?contre\\b", NULL } },
  { "vote.abstentions",
    { "\\babstentions?(?: \\(s\\)|\\(s\\))? ?[:=]? ?([0-9]{1,3})\\b", "\\b" N " abstentions?\\b", NULL } },
  { "vote.not_voting",
    { "\\b(?:nppv|ne prend(?:\\(nent\\)|nent)? pas part au vote|non[- ]participation|non[- ]participants?|n'ayant pas "
      "pris part au vote) ?[:=]? ?([0-9]{1,3})\\b",
      "\\b" N " (?:nppv|(?:elus |conseillers |membres )?(?:ne pren[a-z]+|n'a[a-z]* pas pris|n'ont pas pris) (?:pas "
      ")?part au vote)\\b",
      NULL } },
};

static gint *
count_of (TrameDeliberation *act, guint kind)
{
  gint *all[] = { &act->votes_for, &act->votes_against, &act->abstentions, &act->not_voting };

  return all[kind];
}

/* Whether PARAGRAPH speaks of the vote; a decision's text may say "pour 3 ans". */
static gboolean
is_vote (const TrameParagraph *paragraph)
{
  return trame_paragraph_matches (paragraph, "\\bvoix\\b|\\bvotes?\\b|\\bvotants\\b|\\bscrutin\\b|\\bunanimite\\b|"
                                             "\\bmajorite\\b|\\babstentions?\\b|\\bsuffrages\\b"
                                             "|\\b(?:adoptee?|rejetee?)\\b|\\bnppv\\b|^(?:pour|contre) ?:? ?[0-9]");
}

static gboolean
read_counts (TrameReading *reading, const TrameParagraph *paragraph)
{
  gboolean found = FALSE;

  for (guint kind = 0; kind < G_N_ELEMENTS (counts); kind++)
    for (guint k = 0; k < G_N_ELEMENTS (counts[kind].patterns) && counts[kind].patterns[k] != NULL; k++)
      {
        TrameExtract where;
        gint value;
        if (*count_of (reading->act, kind) >= 0
            || !trame_extract_find (paragraph, counts[kind].patterns[k], 1, 0, &where)
            || !trame_extract_number (&where, &value))
          continue;
        *count_of (reading->act, kind) = value;
        trame_reading_prove (reading, counts[kind].path, &where, 0.93);
        found = TRUE;
      }
  return found;
}

static void
read_result (TrameReading *reading, const TrameParagraph *paragraph)
{
  static const struct
  {
    TrameVoteResult result;
    const char *pattern;
  } results[] = {
    { TRAME_VOTE_UNANIMOUS, "\\b(?:adoptee?s? |approuvee?s? |votee?s? )?(?:a l')?unanimite\\b" },
    { TRAME_VOTE_REJECTED, "\\brejetee?\\b|\\brepoussee?\\b|n'est pas adoptee?|n'a pas ete adoptee?" },
    { TRAME_VOTE_ADOPTED,
      "\\badoptee?s?(?: a la majorite)?\\b|\\ba la majorite\\b|^majorite\\b|\\bmise? aux voix et approuvee?" },
  };

  for (guint k = 0; k < G_N_ELEMENTS (results); k++)
    {
      TrameExtract where;
      if (reading->act->result != TRAME_VOTE_UNKNOWN
          || !trame_extract_find (paragraph, results[k].pattern, 0, 0, &where))
        continue;
      reading->act->result = results[k].result;
      trame_reading_prove (reading, "vote.result", &where, 0.96);
    }
}

/* No word says the result, but the counts do: the majority is of the votes expressed (abstentions are none). */
static void
deduce_result (TrameReading *reading, const TrameParagraph *counted)
{
  const TrameDeliberation *act = reading->act;
  TrameExtract where;

  if (act->result != TRAME_VOTE_UNKNOWN || counted == NULL || act->votes_for < 0 || act->votes_against < 0)
    return;
  where = trame_extract_whole (counted);
  if (act->votes_for <= act->votes_against)
    reading->act->result = TRAME_VOTE_REJECTED;
  else if (act->votes_against == 0 && act->abstentions <= 0)
    reading->act->result = TRAME_VOTE_UNANIMOUS;
  else
    reading->act->result = TRAME_VOTE_ADOPTED;
  trame_reading_prove (reading, "vote.result", &where, 0.7);
}

void
trame_read_vote (TrameReading *reading)
{
  const TrameParagraph *counted = NULL;

  for (guint i = reading->decision; i < reading->body->len; i++)
    {
      const TrameParagraph *paragraph = trame_reading_body (reading, i);
      TrameExtract where;

      if (!is_vote (paragraph))
        continue;
      read_result (reading, paragraph);
      if (read_counts (reading, paragraph) && counted == NULL)
        counted = paragraph;
      if (!reading->act->secret
          && trame_extract_find (paragraph, "\\b(?:scrutin|bulletins?|vote)s? secrets?\\b", 0, 0, &where)
          && !trame_paragraph_matches (paragraph, "\\b(?:sans|pas|non)\\b[^.]{0,30}(?:scrutin|bulletin|vote) secret"))
        {
          reading->act->secret = TRUE;
          trame_reading_prove (reading, "vote.secret", &where, 0.9);
        }
    }
  deduce_result (reading, counted);
}
