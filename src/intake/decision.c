/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recitals, the decisions and the scheme that the act is about. */
#include <string.h>

#include "intake/reading.h"

#define VOTE_LINE                                                                                                      \
  "^(?:(?:la )?(?:presente )?deliberation )?(?:mise aux voix,? )?(?:est |a ete )?(?:adopte|rejete|vote)e?s?(?: "       \
  "(?:a|par|en)\\b.{0,80})?[ .!]*$"                                                                                    \
  "|^(?:(?:resultat du )?vote|votants|pour|contre|abstentions?|scrutin|suffrages|nppv|ne prend|a "                     \
  "l'unanimite|unanimite|a la "                                                                                        \
  "majorite|majorite)\\b.{0,160}$"                                                                                     \
  "|^[0-9]+ (?:voix )?(?:pour|contre|abstention)|^(?:par )?[0-9]+ voix"

static gboolean
is_ornament (const TrameParagraph *paragraph)
{
  return paragraph->rule || strspn (paragraph->text, "*~-_=. ") == strlen (paragraph->text);
}

static gboolean
is_partner (const TrameReading *reading, const TrameParagraph *paragraph)
{
  return paragraph->item && paragraph->index > 0 && strlen (paragraph->text) < 160
         && !trame_paragraph_matches (paragraph, "^(?:d'|de |a |vu|considerant|que )\\w");
}

static void
add (TrameReading *reading, GPtrArray *list, const char *path, TrameExtract where, double confidence)
{
  trame_extract_trim (&where, "");
  if (where.end <= where.start)
    return;
  trame_reading_prove_at (reading, &where, confidence, "%s.%u", path, list->len);
  g_ptr_array_add (list, trame_extract_text (&where));
}

/* The list that a paragraph which names partners announces is not a recital: partner.c reads it. */
static gboolean
announces_partners (const TrameParagraph *paragraph)
{
  return trame_paragraph_matches (paragraph,
                                  "\\b(?:partenaires?|associations?|organismes?|structures?|signataires?)\\b[^.]*:$");
}

static void
read_recitals (TrameReading *reading)
{
  gboolean in_partners = FALSE;

  for (guint i = reading->recitals_start; i < MIN (reading->decision, reading->body->len); i++)
    {
      const TrameParagraph *paragraph = trame_reading_body (reading, i);

      if (is_ornament (paragraph)
          || trame_paragraph_matches (paragraph, "^(?:rapporteur|n°|nombre de|date de|votants|en exercice)\\b"))
        continue;
      if (!paragraph->item)
        in_partners = announces_partners (paragraph);
      else if (in_partners && is_partner (reading, paragraph))
        continue;
      add (reading, reading->act->recitals, "recitals", trame_extract_whole (paragraph), 0.9);
    }
}

/* What the decision's own paragraph says after "décide". */
static void
read_inline_decision (TrameReading *reading, const TrameParagraph *paragraph)
{
  TrameExtract where;

  if (trame_extract_find (
          paragraph,
          "\\b(?:decide(?:nt)?|approuve|autorise|adopte)\\b(?: (?:a l'unanimite|a la majorite)[^:,]{0,60})?(?: (?:des "
          "membres presents|de ce qui suit|ce qui suit))? ?[:,]? ?(.+)$",
          1, 0, &where)
      && where.end > where.start + 3)
    {
      TrameExtract verb;
      /* "approuve la convention" is a decision with its verb; "décide : " is only the door. */
      if (trame_extract_find (paragraph, "\\b(?:approuve|autorise|adopte)\\b", 0, 0, &verb) && verb.start < where.start
          && !trame_paragraph_matches (paragraph, "\\bdecide\\b"))
        where.start = verb.start;
      if (!trame_text_matches (paragraph->text + where.start, "^(?:a l'unanimite|a la majorite|[,:.])"))
        add (reading, reading->act->decisions, "decisions", where, 0.9);
    }
}

static void
read_decision_list (TrameReading *reading)
{
  const TrameParagraph *marker = trame_reading_body (reading, reading->decision);

  if (marker == NULL)
    return;
  if (trame_paragraph_matches (marker, "^article 1") || (trame_paragraph_matches (marker, "^(?:approuve|autorise)\\b")))
    add (reading, reading->act->decisions, "decisions", trame_extract_whole (marker), 0.9);
  else
    read_inline_decision (reading, marker);
  for (guint i = reading->decision + 1; i < MIN (reading->closing, reading->body->len); i++)
    {
      const TrameParagraph *paragraph = trame_reading_body (reading, i);
      if (is_ornament (paragraph) || trame_paragraph_matches (paragraph, VOTE_LINE)
          || trame_paragraph_matches (paragraph,
                                      "^decide ?:?$|^(?:le conseil[^.]{0,40} )?(?:decide|delibere) ?:$|^\\|"))
        continue;
      if (trame_attendance_section (paragraph, NULL) != TRAME_SECTION_NONE)
        continue;
      add (reading, reading->act->decisions, "decisions", trame_extract_whole (paragraph),
           paragraph->item ? 0.95 : 0.85);
    }
}

/* The name between guillemets near "dispositif", "programme", "projet"…, of the act or else of its annex. */
static gboolean
find_scheme (TrameReading *reading, const GPtrArray *paragraphs, double confidence)
{
  static const char *const patterns[] = {
    "\\b(?:dispositif|programme|action|operation|demarche)\\b[^.«»\"]{0,60}[«\"“] ?([^»\"”]{3,90}?) ?[»\"”]",
    "[«\"“] ?([^»\"”]{3,90}?) ?[»\"”],? (?:est )?(?:un|le|ce|notre) (?:nouveau )?(?:dispositif|programme|projet|lieu)",
    "\\b(?:projet|plan)\\b[^.«»\"]{0,40}[«\"“] ?([^»\"”]{3,90}?) ?[»\"”]",
  };

  for (guint k = 0; k < G_N_ELEMENTS (patterns); k++)
    for (guint i = 0; i < paragraphs->len; i++)
      {
        TrameExtract where;
        if (!trame_extract_find (g_ptr_array_index (paragraphs, i), patterns[k], 1, 0, &where))
          continue;
        trame_extract_trim (&where, "");
        reading->act->scheme = trame_extract_text (&where);
        trame_reading_prove (reading, "scheme", &where, confidence);
        return TRUE;
      }
  return FALSE;
}

void
trame_read_decisions (TrameReading *reading)
{
  read_recitals (reading);
  read_decision_list (reading);
  if (!find_scheme (reading, reading->body, 0.9))
    find_scheme (reading, reading->annex, 0.8);
}
