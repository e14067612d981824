/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole reading: a file's text → its acts, each cut into body, stamps and annex, then read subject by subject. */
#include <string.h>

#include "intake/reading.h"

#define DONE_MARKS                                                                                                     \
  "apres en avoir delibere|\\badoptee?s? |a l'unanimite|pour (?:extrait|expedition|copie) (?:certifiee? "              \
  ")?conforme|^decide\\b|ainsi fait et delibere"

static gboolean
is_act_heading (const TrameParagraph *paragraph)
{
  return strlen (paragraph->text) < 160
         && trame_paragraph_matches (paragraph, "^extrait (?:du|des|de la)\\b|^registre des "
                                                "deliberations?\\b|^(?:projet de )?deliberations? (?:du|de la|n°|no) ?"
                                                "|^deliberation$|^proces[- ]verbal de (?:la )?(?:seance|deliberation)");
}

static gboolean
is_article (const TrameParagraph *paragraph)
{
  return trame_line_begins_article (paragraph->folded);
}

/* Whether an annexed contract opens at I of PARAGRAPHS. */
static gboolean
opens_annex (const GPtrArray *paragraphs, guint i)
{
  const TrameParagraph *paragraph = g_ptr_array_index (paragraphs, i);

  if (paragraph->item || strlen (paragraph->text) > 300
      || !trame_paragraph_matches (
          paragraph, "^(?:annexe\\b|(?:projet|modele|trame|proposition) (?:de |d')(?:convention|avenant|contrat)"
                     "|convention\\b|avenant\\b|contrat (?:de|d')\\b)"))
    return FALSE;
  for (guint k = i + 1; k < paragraphs->len && k < i + 30; k++)
    {
      const TrameParagraph *next = g_ptr_array_index (paragraphs, k);
      if (trame_paragraph_matches (next,
                                   "^entre\\b(?:$| ?:| les soussigne| d'une part| la (?:ville|commune|mairie)| l')")
          || is_article (next))
        return TRUE;
    }
  return FALSE;
}

/* Whether what stands in PARAGRAPHS is an act at all: a contract alone, or a letter, is not. */
static gboolean
is_act (const GPtrArray *paragraphs, guint n_stamps)
{
  guint score = n_stamps > 1 ? 1 : 0;
  gboolean heading = FALSE, done = FALSE, present = FALSE, sitting = FALSE;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const TrameParagraph *paragraph = g_ptr_array_index (paragraphs, i);
      heading = heading || is_act_heading (paragraph);
      done = done || trame_paragraph_matches (paragraph, DONE_MARKS);
      present = present || trame_attendance_section (paragraph, NULL) == TRAME_SECTION_PRESENT;
      sitting = sitting
                || trame_paragraph_matches (paragraph, "\\b(?:seance|reunion)\\b.{0,30}\\bdu\\b|^l'an deux mil|conseil "
                                                       "(?:municipal|communautaire|d'administration)");
    }
  score += (heading ? 2 : 0) + (done ? 2 : 0) + (present ? 2 : 0) + (sitting ? 1 : 0);
  return score >= 4;
}

/* Sets annex and body apart: an annex opens after the decision, and lasts to the act's end. */
static void
part_annex (TrameReading *reading)
{
  gboolean done = FALSE;
  guint at = reading->body->len;

  for (guint i = 0; i < reading->body->len && at == reading->body->len; i++)
    {
      if (done && opens_annex (reading->body, i))
        at = i;
      done = done || trame_paragraph_matches (g_ptr_array_index (reading->body, i), DONE_MARKS);
    }
  for (guint i = at; i < reading->body->len; i++)
    g_ptr_array_add (reading->annex, g_ptr_array_index (reading->body, i));
  g_ptr_array_set_size (reading->body, (gint) at);
}

static void
read_one_act (TrameProposal *proposal, const TrameSource *source, guint start, guint end, TrameLanguage language)
{
  TrameReading reading = { .source = source, .language = language };
  g_autoptr (GPtrArray) body = g_ptr_array_new (), annex = g_ptr_array_new (), stamps = g_ptr_array_new ();

  reading.body = body;
  reading.annex = annex;
  reading.stamps = stamps;
  for (guint i = start; i < end; i++)
    {
      TrameParagraph *paragraph = g_ptr_array_index (source->paragraphs, i);
      if (*paragraph->text != '\0')
        g_ptr_array_add (paragraph->stamp ? stamps : body, paragraph);
    }
  if (!is_act (body, stamps->len))
    return;
  reading.proposal = trame_act_proposal_new ();
  reading.act = reading.proposal->act;
  part_annex (&reading);
  trame_reading_find_parts (&reading);
  trame_read_sitting (&reading);
  trame_read_stamps (&reading);
  trame_read_counts (&reading);
  trame_read_attendance_table (&reading);
  trame_read_attendance (&reading);
  trame_read_object (&reading);
  trame_read_decisions (&reading);
  trame_read_partners (&reading);
  trame_read_vote (&reading);
  trame_read_signatories (&reading);
  trame_read_annex (&reading);
  trame_check_proposal (&reading);
  trame_reading_order_evidence (&reading);
  g_ptr_array_add (proposal->acts, reading.proposal);
}

/* Where an act that opens at AT really begins: the stamps that stand just above are its own. */
static guint
with_stamps_above (const TrameSource *source, guint at, guint least)
{
  while (at > least && ((TrameParagraph *) g_ptr_array_index (source->paragraphs, at - 1))->stamp)
    at--;
  return at;
}

TrameProposal *
trame_intake_read (const TrameFileText *text, const char *name, TrameLanguage language)
{
  TrameProposal *proposal = g_new0 (TrameProposal, 1);
  g_autoptr (TrameSource) source = NULL;
  guint start = 0;
  gboolean done = FALSE;

  g_return_val_if_fail (text != NULL, proposal);
  proposal->name = g_strdup (name);
  proposal->sha256 = g_strdup (text->sha256);
  proposal->media_type = g_strdup (text->media_type);
  proposal->pages = text->n_pages;
  proposal->text_layer = text->text_layer;
  proposal->acts = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_act_proposal_free);
  source = trame_source_new (text);
  for (guint i = 0; i < source->paragraphs->len; i++)
    {
      const TrameParagraph *paragraph = g_ptr_array_index (source->paragraphs, i);
      if (paragraph->stamp)
        continue;
      if (done && is_act_heading (paragraph))
        {
          guint end = with_stamps_above (source, i, start);
          read_one_act (proposal, source, start, end, language);
          start = end;
          done = FALSE;
        }
      done = done || trame_paragraph_matches (paragraph, DONE_MARKS);
    }
  read_one_act (proposal, source, start, source->paragraphs->len, language);
  return proposal;
}
