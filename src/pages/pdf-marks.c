/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a PDF's annotations and filled fields draw over its pages: poppler's text knows nothing of them. */
#include "pages/pdf-marks.h"

#include <math.h>
#include <string.h>

#define MOST_MARKS 10000
#define LARGEST_WORDS 20000 /* bytes of one annotation */

/* Whether an annotation of that kind shows nothing on the page, or is looked at elsewhere (fields). */
static gboolean
shows_nothing (PopplerAnnot *annotation)
{
  switch (poppler_annot_get_annot_type (annotation))
    {
    case POPPLER_ANNOT_LINK:
    case POPPLER_ANNOT_POPUP:
    case POPPLER_ANNOT_WIDGET:
    case POPPLER_ANNOT_PRINTER_MARK:
    case POPPLER_ANNOT_TRAP_NET:
      return TRUE;
    default:
      return (poppler_annot_get_flags (annotation) & POPPLER_ANNOT_FLAG_HIDDEN) != 0;
    }
}

/* AREA, in the PDF's own points from the bottom, as a box on PAGE. */
static TrameBox
box_on (const TramePageText *page, const PopplerRectangle *area)
{
  const double sides[] = { MIN (area->x1, area->x2), page->height - MAX (area->y1, area->y2), MAX (area->x1, area->x2),
                           page->height - MIN (area->y1, area->y2) };
  float kept[4];

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    kept[i] = isfinite (sides[i]) ? (float) CLAMP (sides[i], 0, i % 2 == 0 ? page->width : page->height) : 0;
  return (TrameBox){ kept[0], kept[1], MAX (kept[0], kept[2]), MAX (kept[1], kept[3]) };
}

/* LINE, the last of PAGE, goes before the first that begins lower. */
static void
put_in_place (TramePageText *page, TrameLine *line)
{
  const guint last = page->lines->len - 1;
  guint at = 0;

  while (at < last && ((const TrameLine *) page->lines->pdata[at])->box.y0 <= line->box.y0)
    at++;
  g_ptr_array_steal_index (page->lines, last);
  g_ptr_array_insert (page->lines, (gint) at, line);
}

static void
add_words (TramePageText *page, const char *words, TrameBox box, gsize *room)
{
  g_auto (GStrv) lines = NULL;

  if (words == NULL || strlen (words) > LARGEST_WORDS)
    return;
  lines = g_strsplit_set (words, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit_set (lines[i], " \t", -1);
      TrameLine *line = NULL;

      for (guint k = 0; parts[k] != NULL && *room > 0; k++)
        {
          TrameWord word = { .text = trame_word_clean (parts[k], -1), .box = box, .space_before = TRUE };

          if (word.text == NULL)
            continue;
          line = line == NULL ? trame_page_text_add_line (page, 0) : line;
          trame_line_add_word (line, &word);
          (*room)--;
        }
      if (line != NULL)
        put_in_place (page, line);
    }
}

static void
take_annotations (TramePageText *text, PopplerPage *page, gsize *room)
{
  GList *all = poppler_page_get_annot_mapping (page);

  for (const GList *at = all; at != NULL && text->marks < MOST_MARKS; at = at->next)
    {
      const PopplerAnnotMapping *one = at->data;
      g_autofree char *words = NULL;

      if (shows_nothing (one->annot))
        continue;
      text->marks++;
      if (poppler_annot_get_annot_type (one->annot) != POPPLER_ANNOT_FREE_TEXT)
        continue;
      words = poppler_annot_get_contents (one->annot);
      add_words (text, words, box_on (text, &one->area), room);
    }
  poppler_page_free_annot_mapping (all);
}

/* What FIELD shows as words; NULL: none. Owned by the caller. */
static char *
field_words (PopplerFormField *field)
{
  char *words = NULL;

  if (poppler_form_field_get_field_type (field) == POPPLER_FORM_FIELD_TEXT)
    return poppler_form_field_text_get_text (field);
  if (poppler_form_field_get_field_type (field) != POPPLER_FORM_FIELD_CHOICE)
    return NULL;
  if (poppler_form_field_choice_is_editable (field))
    words = poppler_form_field_choice_get_text (field);
  for (int i = 0; words == NULL && i < poppler_form_field_choice_get_n_items (field); i++)
    if (poppler_form_field_choice_is_item_selected (field, i))
      words = poppler_form_field_choice_get_item (field, i);
  return words;
}

/* A signature's own field is the affair of who checks signatures. */
static void
take_fields (TramePageText *text, PopplerPage *page, gsize *room)
{
  GList *all = poppler_page_get_form_field_mapping (page);

  for (const GList *at = all; at != NULL && text->marks < MOST_MARKS; at = at->next)
    {
      const PopplerFormFieldMapping *one = at->data;
      g_autofree char *words = NULL;

      if (poppler_form_field_get_field_type (one->field) == POPPLER_FORM_FIELD_SIGNATURE)
        continue;
      text->marks++;
      words = field_words (one->field);
      add_words (text, words, box_on (text, &one->area), room);
    }
  poppler_page_free_form_field_mapping (all);
}

void
trame_pdf_page_marks (TramePageText *text, PopplerPage *page)
{
  const gsize words = trame_page_text_count_words (text);
  gsize room = words < TRAME_PAGE_MAX_WORDS ? TRAME_PAGE_MAX_WORDS - words : 0;

  take_annotations (text, page, &room);
  take_fields (text, page, &room);
}
