/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs and checks what crosses between the program and its reading child. No descriptors, no processes here. */
#include "pages/wire.h"
#include "pages/reader.h"

#include <math.h>
#include <string.h>

enum
{
  FLAG_BOLD = 1,
  FLAG_ITALIC = 2,
  FLAG_SPACE = 4,
  FLAG_ALL = 7,
};

#define LARGEST_OFFSET (1u << 30)
/* A page of plain text is one endless page. */
#define LARGEST_SIDE 1e8

gboolean
trame_wire_frame_ok (const TrameWireFrame *frame)
{
  return frame->length <= TRAME_WIRE_MAX_BODY && frame->kind >= TRAME_WIRE_HELLO && frame->kind <= TRAME_WIRE_ERROR;
}

GVariant *
trame_wire_parse (GBytes *body, const char *type)
{
  g_autoptr (GVariant) value = NULL;

  value = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), body, FALSE));
  return g_variant_is_normal_form (value) ? g_steal_pointer (&value) : NULL;
}

static GVariant *
pack_line (const TrameLine *line)
{
  g_auto (GVariantBuilder) words = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(s(dddd)dyt)"));

  for (guint i = 0; i < line->words->len; i++)
    {
      const TrameWord *word = line->words->pdata[i];
      const guint flags = (word->bold ? FLAG_BOLD : 0u) | (word->italic ? FLAG_ITALIC : 0u)
                          | (word->space_before ? FLAG_SPACE : 0u);

      g_variant_builder_add (&words, "(s(dddd)dyt)", word->text, (double) word->box.x0, (double) word->box.y0,
                             (double) word->box.x1, (double) word->box.y1, (double) word->size, (guchar) flags,
                             (guint64) word->offset);
    }
  return g_variant_new ("(ta(s(dddd)dyt))", (guint64) line->offset, &words);
}

GVariant *
trame_wire_page_pack (const TramePageText *page)
{
  g_auto (GVariantBuilder) lines = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ta(s(dddd)dyt))"));
  g_auto (GVariantBuilder) rules = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(dddd)"));

  for (guint i = 0; i < page->lines->len; i++)
    g_variant_builder_add_value (&lines, pack_line (page->lines->pdata[i]));
  for (guint i = 0; i < page->rules->len; i++)
    {
      const TrameBox box = g_array_index (page->rules, TrameRule, i).box;

      g_variant_builder_add (&rules, "(dddd)", (double) box.x0, (double) box.y0, (double) box.x1, (double) box.y1);
    }
  return g_variant_new (TRAME_WIRE_PAGE_TYPE, page->number, (double) page->width, (double) page->height,
                        (guint32) page->marks, &lines, &rules);
}

/* The box of four numbers, or FALSE when they are no box on a page of WIDTH × HEIGHT. */
static gboolean
take_box (const double numbers[4], const TramePageText *page, TrameBox *box)
{
  const double slack = 0.5;

  for (guint i = 0; i < 4; i++)
    if (!isfinite (numbers[i]) || numbers[i] < -slack)
      return FALSE;
  if (numbers[0] > numbers[2] || numbers[1] > numbers[3] || numbers[2] > page->width + slack
      || numbers[3] > page->height + slack)
    return FALSE;
  *box = (TrameBox){
    .x0 = (float) numbers[0], .y0 = (float) numbers[1], .x1 = (float) numbers[2], .y1 = (float) numbers[3]
  };
  return TRUE;
}

/* Whether TEXT could have come from trame_word_clean. */
static gboolean
is_clean (const char *text)
{
  g_autofree char *clean = strlen (text) > TRAME_WORD_MAX_BYTES ? NULL : trame_word_clean (text, -1);

  return clean != NULL && strcmp (clean, text) == 0;
}

static gboolean
take_words (GVariantIter *words, TramePageText *page, TrameLine *line, gsize *n_words)
{
  const char *text;
  double box[4], size;
  guchar flags;
  guint64 offset;

  while (
      g_variant_iter_next (words, "(&s(dddd)dyt)", &text, &box[0], &box[1], &box[2], &box[3], &size, &flags, &offset))
    {
      TrameWord word = { .size = (float) size,
                         .bold = (flags & FLAG_BOLD) != 0,
                         .italic = (flags & FLAG_ITALIC) != 0,
                         .space_before = (flags & FLAG_SPACE) != 0,
                         .offset = offset };

      if (++*n_words > TRAME_PAGE_MAX_WORDS || !take_box (box, page, &word.box) || !isfinite (size) || size < 0
          || size > 2000 || (flags & ~FLAG_ALL) != 0 || offset > LARGEST_OFFSET || !is_clean (text))
        return FALSE;
      word.text = g_strdup (text);
      trame_line_add_word (line, &word);
    }
  return line->words->len > 0;
}

static gboolean
take_lines (GVariantIter *lines, TramePageText *page)
{
  gsize n_words = 0;
  guint64 offset;
  GVariantIter *words;

  while (g_variant_iter_next (lines, "(ta(s(dddd)dyt))", &offset, &words))
    {
      const gboolean held = offset <= LARGEST_OFFSET
                            && take_words (words, page, trame_page_text_add_line (page, offset), &n_words);

      g_variant_iter_free (words);
      if (!held)
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_rules (GVariantIter *rules, TramePageText *page)
{
  double numbers[4];

  while (g_variant_iter_next (rules, "(dddd)", &numbers[0], &numbers[1], &numbers[2], &numbers[3]))
    {
      TrameBox box;

      if (page->rules->len >= TRAME_PAGE_MAX_RULES || !take_box (numbers, page, &box))
        return FALSE;
      trame_page_text_add_rule (page, box);
    }
  return TRUE;
}

static gboolean
is_side (double side, double largest)
{
  return isfinite (side) && side >= 0 && side <= largest;
}

TramePageText *
trame_wire_page_unpack (GBytes *body)
{
  g_autoptr (GVariant) value = trame_wire_parse (body, TRAME_WIRE_PAGE_TYPE);
  g_autoptr (TramePageText) page = NULL;
  g_autoptr (GVariantIter) lines = NULL, rules = NULL;
  guint32 number, marks;
  double width, height;

  if (value == NULL)
    return NULL;
  g_variant_get (value, TRAME_WIRE_PAGE_TYPE, &number, &width, &height, &marks, &lines, &rules);
  if (number < 1 || number > TRAME_FILE_MAX_PAGES || !is_side (width, LARGEST_SIDE) || !is_side (height, LARGEST_SIDE))
    return NULL;
  page = trame_page_text_new (number, (float) width, (float) height);
  page->marks = marks;
  if (!take_lines (lines, page) || !take_rules (rules, page))
    return NULL;
  return g_steal_pointer (&page);
}

void
trame_wire_hello_clear (TrameWireHello *hello)
{
  g_clear_pointer (&hello->media_type, g_free);
  g_clear_pointer (&hello->sizes, g_array_unref);
}

gboolean
trame_wire_hello_unpack (GBytes *body, TrameWireHello *hello)
{
  static const char *const types[] = { "application/pdf", "text/markdown", "text/plain", NULL };
  g_autoptr (GVariant) value = trame_wire_parse (body, TRAME_WIRE_HELLO_TYPE);
  g_autoptr (GVariantIter) sizes = NULL;
  const char *type;
  double size[2];
  gboolean has_pages;

  *hello = (TrameWireHello){ NULL, NULL };
  if (value == NULL)
    return FALSE;
  g_variant_get (value, "(&sa(dd))", &type, &sizes);
  has_pages = strcmp (type, types[0]) == 0;
  if (!g_strv_contains (types, type) || g_variant_iter_n_children (sizes) > TRAME_FILE_MAX_PAGES
      || has_pages != (g_variant_iter_n_children (sizes) > 0))
    return FALSE;
  hello->sizes = g_array_new (FALSE, FALSE, sizeof size);
  hello->media_type = g_strdup (type);
  while (g_variant_iter_next (sizes, "(dd)", &size[0], &size[1]))
    {
      if (!is_side (size[0], 14400) || !is_side (size[1], 14400) || size[0] < 1 || size[1] < 1)
        {
          trame_wire_hello_clear (hello);
          return FALSE;
        }
      g_array_append_val (hello->sizes, size);
    }
  return TRUE;
}

GBytes *
trame_wire_pixels_unpack (GBytes *body, guint width, guint height, guint *stride)
{
  TrameWirePicture picture;
  gsize length;
  const void *data = g_bytes_get_data (body, &length);

  if (length < sizeof picture)
    return NULL;
  memcpy (&picture, data, sizeof picture);
  if (picture.width != width || picture.height != height || picture.zero != 0 || picture.stride % 4 != 0
      || picture.stride < (guint64) width * 4 || picture.stride > (guint64) width * 4 + 64
      || length - sizeof picture != (guint64) picture.stride * height)
    return NULL;
  *stride = picture.stride;
  return g_bytes_new_from_bytes (body, sizeof picture, length - sizeof picture);
}

gboolean
trame_wire_error_unpack (GBytes *body, int *code)
{
  g_autoptr (GVariant) value = trame_wire_parse (body, "(u)");
  guint32 number;

  if (value == NULL)
    return FALSE;
  g_variant_get (value, "(u)", &number);
  if (number > TRAME_READER_ERROR_TIME)
    return FALSE;
  *code = (int) number;
  return TRUE;
}
