/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signature blocks of an annexed convention: two columns, told by their place on the page, or by their words in a
 * file without pages. */
#include <string.h>

#include "french/name.h"
#include "intake/annex.h"

gboolean
trame_annex_is_signature (const TrameAnnexBuild *build, const TrameParagraph *paragraph)
{
  if (build->article == NULL || strlen (paragraph->text) > 120)
    return FALSE;
  if (paragraph->column != 0 && build->closing)
    return TRUE;
  return trame_paragraph_matches (
      paragraph, build->closing
                     ? "^(?:pour\\b|(?:le|la) (?:maire|president|partenaire|cocontractant|representant)|signature)"
                     : "^pour (?:la (?:ville|commune|collectivite|mairie|structure|societe)|le "
                       "(?:partenaire|cocontractant)|l'(?:association|organisme))\\b.{0,60}$");
}

static gboolean
is_city (const TrameAnnexBuild *build, const TrameParagraph *paragraph)
{
  const TrameField *mayor = trame_model_get_field (build->model, "city-representative");

  if (trame_paragraph_matches (paragraph, "\\b(?:ville|commune|mairie|collectivite|communaute|maire)\\b"))
    return TRUE;
  return mayor != NULL && mayor->default_value != NULL && trame_name_equal (mayor->default_value, paragraph->text);
}

static gboolean
opens_column (const TrameParagraph *paragraph)
{
  return trame_paragraph_matches (paragraph, "^pour\\b");
}

/* The column whose lines, from FROM to I, begin nearest to PARAGRAPH's left side. */
static guint
nearest_column (const GPtrArray *annex, guint from, guint i, guint otherwise)
{
  const TrameParagraph *paragraph = g_ptr_array_index (annex, i);
  float best = 60;

  for (guint k = from; k < i; k++)
    {
      const TrameParagraph *other = g_ptr_array_index (annex, k);
      float distance = ABS (other->box.x0 - paragraph->box.x0);
      if (other->column == 0 || other->page != paragraph->page || distance >= best)
        continue;
      best = distance;
      otherwise = other->column - 1;
    }
  return otherwise;
}

/* The column of each paragraph from FROM on: 0 the city's, or the left one; 1 the other. */
static guint
column_of (const TrameAnnexBuild *build, const GPtrArray *annex, guint from, guint i, guint before)
{
  const TrameParagraph *paragraph = g_ptr_array_index (annex, i);
  guint opened = 0;

  if (paragraph->column != 0)
    return paragraph->column - 1;
  if (build->reading->source->has_pages)
    return nearest_column (annex, from, i, before);
  for (guint k = from; k <= i; k++)
    opened += opens_column (g_ptr_array_index (annex, k)) ? 1 : 0;
  if (opens_column (paragraph))
    return opened > 1 ? 1 : 0;
  /* Columns set down one after the other lose their sides: the city's words go to the city's column. */
  if (is_city (build, paragraph))
    {
      for (guint k = from, n = 0; k < i; k++)
        if (opens_column (g_ptr_array_index (annex, k)))
          {
            if (is_city (build, g_ptr_array_index (annex, k)))
              return MIN (n, 1);
            n++;
          }
      return 0;
    }
  return before;
}

static void
add_line (TrameAnnexBuild *build, TrameBlock *column, const TrameParagraph *paragraph)
{
  const TrameField *mayor = trame_model_get_field (build->model, "city-representative");
  TrameBlock *line = trame_block_new (TRAME_BLOCK_PARAGRAPH);

  line->align = TRAME_ALIGN_LEFT;
  if (mayor != NULL && mayor->default_value != NULL && strcmp (mayor->default_value, paragraph->text) == 0)
    g_ptr_array_add (line->spans, trame_span_new_field (mayor->id, paragraph->bold ? TRAME_SPAN_BOLD : 0));
  else
    {
      /* The spans' builder looks at the last block of the model. */
      g_ptr_array_add (build->model->blocks, line);
      trame_annex_add_spans (build, line->spans, paragraph);
      g_ptr_array_steal_index (build->model->blocks, build->model->blocks->len - 1);
    }
  g_ptr_array_add (column->children, line);
  build->previous = paragraph;
}

void
trame_annex_add_signatures (TrameAnnexBuild *build, guint from)
{
  const GPtrArray *annex = build->reading->annex;
  TrameBlock *signatures = trame_block_new (TRAME_BLOCK_SIGNATURES);
  TrameBlock *columns[2] = { trame_block_new (TRAME_BLOCK_COLUMN), trame_block_new (TRAME_BLOCK_COLUMN) };
  guint column = 0;

  build->closing = TRUE;
  g_ptr_array_add (signatures->children, columns[0]);
  g_ptr_array_add (signatures->children, columns[1]);
  for (guint i = from; i < annex->len; i++)
    {
      const TrameParagraph *paragraph = g_ptr_array_index (annex, i);
      if (paragraph->rule)
        continue;
      column = column_of (build, annex, from, i, column);
      add_line (build, columns[column], paragraph);
    }
  g_ptr_array_add (build->model->blocks, signatures);
}
