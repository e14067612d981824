/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The annexed convention, block by block, into a model: titles, parties, articles, closing. Blanks are in annex-blank.c
 * and annex-field.c, rules in annex-term.c, signatures in annex-signature.c. */
#include "intake/annex.h"

#include <string.h>

#include "french/fold.h"

#define ARTICLE_NUMBER "(premier|unique|[0-9]{1,2}(?:[.][0-9]{1,2}){0,2}|[ivx]{1,5})(?: ?er)?"

static void
clause_free (gpointer data)
{
  TrameClause *clause = data;

  g_free (clause->article);
  g_free (clause);
}

static TrameBlock *
add_block (TrameAnnexBuild *build, TrameBlockKind kind, const TrameParagraph *paragraph)
{
  TrameBlock *block = trame_block_new (kind);

  if (paragraph != NULL && paragraph->centered)
    block->align = TRAME_ALIGN_CENTER;
  g_ptr_array_add (build->model->blocks, block);
  return block;
}

static void
add_field_block (TrameAnnexBuild *build, const char *field)
{
  TrameBlock *block = add_block (build, TRAME_BLOCK_FIELD, NULL);

  g_ptr_array_add (block->spans, trame_span_new_field (field, 0));
}

/* "I" … "XV" → "1" … "15". */
static char *
arabic (const char *number)
{
  static const char *const roman[] = { "i",  "ii", "iii", "iv",  "v",    "vi",  "vii", "viii",
                                       "ix", "x",  "xi",  "xii", "xiii", "xiv", "xv" };
  g_autofree char *folded = trame_fold (number);

  if (g_str_equal (folded, "premier") || g_str_equal (folded, "unique"))
    return g_strdup ("1");
  for (guint i = 0; i < G_N_ELEMENTS (roman); i++)
    if (g_str_equal (folded, roman[i]))
      return g_strdup_printf ("%u", i + 1);
  return g_strdup (number);
}

/* Whether PARAGRAPH is an article's heading: then its number and its title. */
static gboolean
read_heading (const TrameParagraph *paragraph, TrameExtract *number, TrameExtract *title)
{
  static const char *const patterns[] = {
    "^article " ARTICLE_NUMBER " ?(?:[:.)–—-]+ ?|(?= [^ ]))(.*)$",
    "^article " ARTICLE_NUMBER "()$",
    "^([0-9]{1,2}(?:[.][0-9]{1,2}){0,2})[.)]? ?[:–—-]? ?([^0-9 ].{2,100})$",
    "^([ivx]{1,5}) ?[.)–—:-]+ ?(.{3,100})$",
  };

  if (paragraph->item || strlen (paragraph->text) > 260)
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (patterns); k++)
    {
      gboolean dressed = paragraph->bold || !g_str_has_suffix (paragraph->text, ".");
      if (!trame_extract_find (paragraph, patterns[k], 1, 0, number)
          || !trame_extract_find (paragraph, patterns[k], 2, 0, title))
        continue;
      /* "1. Objet" is a heading only when it is dressed as one. */
      if (k >= 2 && (!paragraph->bold || paragraph->text[strlen (paragraph->text) - 1] == ';'))
        continue;
      if (k == 0 && !dressed && strlen (paragraph->text) > 110)
        continue;
      trame_extract_trim (title, ":-");
      return TRUE;
    }
  return FALSE;
}

/* An article that says nothing, or that announces and gives nothing, leaves a blank. */
static void
close_content (TrameAnnexBuild *build)
{
  if (build->article == NULL || build->content == TRAME_CONTENT_GIVEN)
    return;
  add_field_block (build, trame_annex_name_content (build, build->content == TRAME_CONTENT_AWAITED ? build->previous
                                                                                                   : build->heading));
  build->content = TRAME_CONTENT_GIVEN;
}

static guint
level_of (const char *number)
{
  guint level = 1;

  for (const char *p = number; *p != '\0'; p++)
    level += *p == '.' ? 1 : 0;
  return MIN (level, 3);
}

static void
add_heading (TrameAnnexBuild *build,
             const TrameParagraph *paragraph,
             const TrameExtract *number,
             const TrameExtract *title)
{
  g_autofree char *written = trame_extract_text (number);
  TrameBlock *block;
  char *plain = arabic (written);

  /* A sub-article right under its article is that article's content. */
  if (build->content != TRAME_CONTENT_NONE || build->article == NULL || level_of (plain) <= level_of (build->article))
    close_content (build);
  block = add_block (build, TRAME_BLOCK_HEADING, paragraph);
  block->level = level_of (plain);
  block->number = plain;
  block->title = trame_extract_text (title);
  trame_annex_add_spans (build, block->spans, paragraph);
  g_free (build->article);
  build->article = g_strdup (plain);
  g_free (build->article_title);
  build->article_title = trame_fold (block->title);
  build->heading = paragraph;
  build->previous = NULL;
  build->content = TRAME_CONTENT_NONE;
  trame_reading_prove_at (build->reading, number, 0.97, "annex.articles.%u.number", build->n_headings);
  if (title->end > title->start)
    trame_reading_prove_at (build->reading, title, 0.97, "annex.articles.%u.title", build->n_headings);
  build->n_headings++;
}

static void
add_text (TrameAnnexBuild *build, const TrameParagraph *paragraph)
{
  TrameBlock *block = add_block (build, paragraph->item ? TRAME_BLOCK_ITEM : TRAME_BLOCK_PARAGRAPH, paragraph);
  TrameClause *clause = g_new0 (TrameClause, 1);

  trame_annex_add_spans (build, block->spans, paragraph);
  clause->paragraph = paragraph;
  clause->article = g_strdup (build->closing ? NULL : build->article);
  g_ptr_array_add (build->clauses, clause);
  build->content = g_str_has_suffix (paragraph->text, ":") && !paragraph->item ? TRAME_CONTENT_AWAITED
                                                                               : TRAME_CONTENT_GIVEN;
  build->previous = paragraph;
}

/* A blank alone on its line. Two in a row are one longer blank. */
static void
add_blank (TrameAnnexBuild *build, const TrameParagraph *paragraph)
{
  const TrameBlock *last = build->model->blocks->len > 0
                               ? g_ptr_array_index (build->model->blocks, build->model->blocks->len - 1)
                               : NULL;
  TrameExtract where = trame_extract_whole (paragraph);

  if (last != NULL && last->kind == TRAME_BLOCK_FIELD && build->previous == NULL)
    return;
  /* A rule under a title, or between two sentences that end, is an ornament. */
  if (paragraph->rule
      && (last == NULL || last->kind == TRAME_BLOCK_TITLE || last->kind == TRAME_BLOCK_SUBTITLE
          || last->kind == TRAME_BLOCK_HEADING
          || (build->previous != NULL
              && strchr (".;!", build->previous->text[strlen (build->previous->text) - 1]) != NULL)))
    return;
  if (build->article != NULL && build->content != TRAME_CONTENT_GIVEN)
    add_field_block (build, trame_annex_name_content (build, build->content == TRAME_CONTENT_AWAITED ? build->previous
                                                                                                     : build->heading));
  else
    add_field_block (build, trame_annex_name_blank (build, build->previous != NULL ? build->previous->text : "", NULL,
                                                    TRUE, &where));
  build->content = TRAME_CONTENT_GIVEN;
  build->previous = NULL;
}

static gboolean
opens_parties (const TrameParagraph *paragraph)
{
  return trame_paragraph_matches (
      paragraph,
      "^entre\\b|^preambule|^vu\\b|^considerant|^les soussigne|^d'une part|^il a ete|^la (?:ville|commune)|^article");
}

/* The title and what stands under it, before the parties. How many paragraphs it takes. */
static guint
add_titles (TrameAnnexBuild *build, const GPtrArray *annex)
{
  guint i = 0;
  gboolean titled = FALSE;

  for (; i < annex->len && i < 12; i++)
    {
      const TrameParagraph *paragraph = g_ptr_array_index (annex, i);
      gboolean title = !titled && trame_paragraph_matches (paragraph, "\\b(?:convention|avenant|contrat)\\b");
      TrameBlock *block;

      if (i > 0 && titled && (opens_parties (paragraph) || strlen (paragraph->text) > 240))
        break;
      if (paragraph->rule)
        continue;
      block = add_block (build, title ? TRAME_BLOCK_TITLE : TRAME_BLOCK_SUBTITLE, paragraph);
      block->align = TRAME_ALIGN_CENTER;
      trame_annex_add_spans (build, block->spans, paragraph);
      if (title)
        {
          TrameExtract where = trame_extract_whole (paragraph);
          build->model->title = g_strdup (paragraph->text);
          trame_reading_prove (build->reading, "annex.title", &where, 0.97);
        }
      titled = titled || title;
    }
  return i;
}

static void
add_paragraphs (TrameAnnexBuild *build, const GPtrArray *annex, guint from)
{
  for (guint i = from; i < annex->len; i++)
    {
      const TrameParagraph *paragraph = g_ptr_array_index (annex, i);
      TrameExtract number, title;

      if (trame_annex_is_signature (build, paragraph))
        {
          close_content (build);
          trame_annex_add_signatures (build, i);
          return;
        }
      if (trame_paragraph_matches (paragraph, "^fait (?:a|en|le)\\b.{0,200}$") && build->article != NULL)
        {
          close_content (build);
          build->closing = TRUE;
          add_text (build, paragraph);
          build->content = TRAME_CONTENT_GIVEN;
        }
      else if (trame_annex_is_blank (paragraph))
        add_blank (build, paragraph);
      else if (!build->closing && read_heading (paragraph, &number, &title))
        add_heading (build, paragraph, &number, &title);
      else
        add_text (build, paragraph);
    }
  close_content (build);
}

static char *
model_id (const TrameReading *reading, gboolean amendment)
{
  g_autofree char *folded = trame_fold (reading->act->number != NULL ? reading->act->number : "");
  GString *id = g_string_new (amendment ? "avenant" : "convention");

  for (const char *p = folded; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      {
        if (p == folded || !g_ascii_isalnum (p[-1]))
          g_string_append_c (id, '-');
        g_string_append_c (id, *p);
      }
  return g_string_free (id, FALSE);
}

void
trame_read_annex (TrameReading *reading)
{
  TrameAnnexBuild build = { .reading = reading };
  TrameAnnexProposal *annex;
  TrameChangesMask found;
  TrameTerms terms;

  if (reading->annex->len == 0)
    return;
  build.model = trame_model_new ();
  build.clauses = g_ptr_array_new_with_free_func (clause_free);
  add_paragraphs (&build, reading->annex, add_titles (&build, reading->annex));
  annex = g_new0 (TrameAnnexProposal, 1);
  annex->model = build.model;
  annex->title = g_strdup (build.model->title);
  annex->amendment = build.model->title != NULL && trame_text_matches (build.model->title, "\\bavenant\\b");
  build.model->kind = annex->amendment ? TRAME_MODEL_AMENDMENT : TRAME_MODEL_CONVENTION;
  build.model->voted = TRUE;
  build.model->id = model_id (reading, annex->amendment);
  build.model->act_number = g_strdup (reading->act->number);
  build.model->act_date = reading->act->dates.sitting;
  trame_terms_init (&terms);
  found = trame_annex_read_terms (&build, &terms);
  trame_terms_init (&annex->changes);
  if (annex->amendment)
    {
      annex->changes = terms;
      annex->changes_mask = found;
      build.model->terms.originals = terms.originals;
    }
  else
    build.model->terms = terms;
  reading->proposal->annex = annex;
  g_ptr_array_unref (build.clauses);
  g_free (build.article);
  g_free (build.article_title);
}
