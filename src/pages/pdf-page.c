/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF page's size, picture and words by poppler. The rules drawn on it are found in pdf-rules.c. */
#include "pages/pdf-page.h"
#include "pages/pdf-rules.h"
#include "pages/reader.h"

#include <math.h>
#include <string.h>

#define LONGEST_SIDE 14400.0
#define RULE_SCALE 2.0

gboolean
trame_pdf_page_size (PopplerDocument *document, guint number, double *width, double *height)
{
  g_autoptr (PopplerPage) page = NULL;

  *width = *height = 0;
  if (number < 1 || number > (guint) poppler_document_get_n_pages (document))
    return FALSE;
  page = poppler_document_get_page (document, (int) number - 1);
  if (page == NULL)
    return FALSE;
  poppler_page_get_size (page, width, height);
  *width = isfinite (*width) ? CLAMP (*width, 1.0, LONGEST_SIDE) : 1.0;
  *height = isfinite (*height) ? CLAMP (*height, 1.0, LONGEST_SIDE) : 1.0;
  return TRUE;
}

GBytes *
trame_pdf_page_draw (PopplerPage *page,
                     double width,
                     double height,
                     double scale,
                     guint *pixel_width,
                     guint *pixel_height,
                     guint *stride)
{
  const double w = ceil (width * scale), h = ceil (height * scale);
  cairo_surface_t *surface;
  cairo_t *cr;

  if (!(w >= 1 && h >= 1 && w <= 32000 && h <= 32000 && w * h <= TRAME_DRAW_MAX_PIXELS))
    return NULL;
  *stride = (guint) cairo_format_stride_for_width (CAIRO_FORMAT_ARGB32, (int) w);
  const gsize size = (gsize) *stride * (gsize) h;
  g_autofree guint8 *pixels = g_try_malloc (size);
  if (pixels == NULL)
    return NULL;
  memset (pixels, 0xff, size); /* white */
  surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, (int) w, (int) h, (int) *stride);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  cairo_surface_destroy (surface);
  *pixel_width = (guint) w;
  *pixel_height = (guint) h;
  return g_bytes_new_take (g_steal_pointer (&pixels), size);
}

/* What is being gathered while a page's characters pass. */
typedef struct
{
  TramePageText *page;
  TrameLine *line; /* none yet: the next word begins one */
  GString *raw;    /* the word in hand */
  TrameBox box;
  const PopplerTextAttributes *style;
  gboolean bold, italic, space_before;
  gsize n_words;
} Gathering;

static gboolean
name_has (const char *name, const char *const *parts)
{
  g_autofree char *lower = name == NULL ? NULL : g_ascii_strdown (name, -1);

  for (guint i = 0; lower != NULL && parts[i] != NULL; i++)
    if (strstr (lower, parts[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_bold (const PopplerTextAttributes *style)
{
  static const char *const parts[] = { "bold", "black", "heavy", "-demi", "fett", "gras", NULL };

  return style != NULL && name_has (style->font_name, parts);
}

static gboolean
is_italic (const PopplerTextAttributes *style)
{
  static const char *const parts[] = { "italic", "oblique", "kursiv", "slanted", NULL };

  return style != NULL && name_has (style->font_name, parts);
}

/* Whether WORD, said to follow LINE's last word, stands in another column: poppler's text sometimes goes on at the top
 * of the next column without ending the line. */
static gboolean
is_elsewhere (const TrameLine *line, const TrameBox *word)
{
  const TrameBox *last = &((const TrameWord *) line->words->pdata[line->words->len - 1])->box;

  return (word->x0 >= last->x1 || word->x1 <= last->x0) && (word->y0 >= last->y1 || word->y1 <= last->y0);
}

static void
end_word (Gathering *g)
{
  TramePageText *page = g->page;
  g_autofree char *text = g->raw->len == 0 ? NULL : trame_word_clean (g->raw->str, (gssize) g->raw->len);
  const gboolean outside = g->box.x1 < 0 || g->box.y1 < 0 || g->box.x0 > page->width || g->box.y0 > page->height
                           || g->box.x0 > g->box.x1;
  TrameWord word = { .bold = g->bold, .italic = g->italic, .space_before = g->space_before };

  g_string_truncate (g->raw, 0);
  if (text == NULL || outside || g->n_words >= TRAME_PAGE_MAX_WORDS)
    return;
  word.text = g_steal_pointer (&text);
  word.box = (TrameBox){ .x0 = CLAMP (g->box.x0, 0, page->width),
                         .y0 = CLAMP (g->box.y0, 0, page->height),
                         .x1 = CLAMP (g->box.x1, 0, page->width),
                         .y1 = CLAMP (g->box.y1, 0, page->height) };
  word.size = g->style == NULL ? 0 : (float) CLAMP (g->style->font_size, 0, 2000);
  if (g->line == NULL || is_elsewhere (g->line, &word.box))
    g->line = trame_page_text_add_line (page, 0);
  if (g->line->words->len == 0)
    word.space_before = TRUE;
  trame_line_add_word (g->line, &word);
  g->n_words++;
  g->space_before = FALSE;
}

/* Poppler joins the cells of a table without a space: a gap that no space fills ends a word, a wide one ends the line. */
static void
end_at_gap (Gathering *g, const TrameBox *box)
{
  const float size = g->style == NULL ? 10 : (float) CLAMP (g->style->font_size, 4, 200);
  const float gap = box->x0 - g->box.x1;

  if ((g->raw->len == 0 && (g->line == NULL || g->space_before)) || gap < 0.25f * size || box->y0 > g->box.y1)
    return;
  end_word (g);
  g->space_before = TRUE;
  if (gap > 1.5f * size)
    g->line = NULL;
}

static void
take_character (Gathering *g, const char *character, gsize length, const PopplerRectangle *area)
{
  const TrameBox box = { .x0 = (float) MIN (area->x1, area->x2),
                         .y0 = (float) MIN (area->y1, area->y2),
                         .x1 = (float) MAX (area->x1, area->x2),
                         .y1 = (float) MAX (area->y1, area->y2) };
  const gboolean finite = isfinite (box.x0) && isfinite (box.y0) && isfinite (box.x1) && isfinite (box.y1);
  const gboolean bold = is_bold (g->style), italic = is_italic (g->style);

  if (!finite)
    return;
  end_at_gap (g, &box);
  if (g->raw->len > 0 && (bold != g->bold || italic != g->italic))
    end_word (g);
  g->box = g->raw->len == 0 ? box : trame_box_join (g->box, box);
  g->bold = bold;
  g->italic = italic;
  g_string_append_len (g->raw, character, (gssize) length);
}

static void
gather (Gathering *g, PopplerPage *page)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *areas = NULL;
  GList *styles = poppler_page_get_text_attributes (page);
  const GList *at = styles;
  guint n_areas = 0, index = 0;

  if (!poppler_page_get_text_layout (page, &areas, &n_areas))
    n_areas = 0;
  for (const char *p = text; p != NULL && *p != '\0' && index < n_areas; index++)
    {
      const char *next = g_utf8_next_char (p);
      const gunichar c = g_utf8_get_char (p);

      while (at != NULL && ((const PopplerTextAttributes *) at->data)->end_index < (int) index)
        at = at->next;
      g->style = at == NULL ? NULL : at->data;
      if (g_unichar_isspace (c) || c == '\n' || c == '\f')
        {
          end_word (g);
          g->space_before = TRUE;
          if (c == '\n' || c == '\f')
            g->line = NULL;
        }
      else
        take_character (g, p, (gsize) (next - p), &areas[index]);
      p = next;
    }
  end_word (g);
  poppler_page_free_text_attributes (styles);
}

void
trame_pdf_page_rules (TramePageText *text, PopplerPage *page)
{
  const double largest = sqrt (TRAME_DRAW_MAX_PIXELS / 4.0 / ((double) text->width * text->height));
  const double scale = MIN (RULE_SCALE, largest);
  guint width = 0, height = 0, stride = 0;
  g_autoptr (GBytes) pixels = trame_pdf_page_draw (page, text->width, text->height, scale, &width, &height, &stride);

  if (pixels != NULL)
    trame_pdf_rules_find (text, g_bytes_get_data (pixels, NULL), width, height, stride, scale);
}

TramePageText *
trame_pdf_page_text (PopplerPage *page, guint number, double width, double height)
{
  g_autoptr (TramePageText) text = trame_page_text_new (number, (float) width, (float) height);
  g_autoptr (GString) raw = g_string_new (NULL);
  Gathering g = { .page = text, .raw = raw, .space_before = TRUE };

  gather (&g, page);
  return g_steal_pointer (&text);
}
