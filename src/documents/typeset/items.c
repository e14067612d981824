/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns runs of text into items: finds the font of each character, cuts words, gives spaces their play. */
#include "documents/typeset/items.h"

enum
{
  MOST_WORD_BYTES = 120, /* longer words are shaped piece by piece */
  LEAST_LEADER = 9,      /* sizes of the text */
  MOST_LEADER = 13,
  PRICE_SYLLABLE = 60,
  PRICE_NAME = 600,
  PRICE_HYPHEN = 25,
  PRICE_SLASH = 120,
  PRICE_ADDRESS = 400,
  PRICE_ANYWHERE = 5000, /* in a word that no line can hold */
};

static const double space_stretch = 0.6, space_shrink = 0.28;  /* of the space's width */
static const double leader_stretch = 0.7, leader_shrink = 0.3; /* the same, of a blank */
static const double small_capital_scale = 0.8;

/* The state of the walk over the runs. */
typedef struct
{
  const TrameSetter *setter;
  const TrameLook *look;
  double width;
  GArray *items;
  GStringChunk *strings;
  gint run;
  gboolean bold, italic, small_capitals;
} ItemMaker;

static double
to_points (const TrameFont *font, double size, gint units)
{
  return units * size / font->units;
}

static void
append_item (ItemMaker *maker, TrameItem item)
{
  item.run = maker->run;
  g_array_append_val (maker->items, item);
}

static TrameFont *
find_font (ItemMaker *maker)
{
  return trame_font_set_find (maker->setter->fonts, maker->look->family, maker->bold, maker->italic);
}

static void
append_box (ItemMaker *maker, const TrameShapedWord *word, guint from, guint to, double size, const char *actual)
{
  append_item (maker, (TrameItem){ .kind = TRAME_ITEM_BOX,
                                   .font = word->font,
                                   .size = size,
                                   .width = to_points (word->font, size, trame_shaped_word_measure (word, from, to)),
                                   .word = word,
                                   .from = from,
                                   .to = to,
                                   .actual = actual });
}

static void
append_cut (ItemMaker *maker, const TrameFont *font, double size, guint kind)
{
  TrameItem item = { .kind = TRAME_ITEM_PENALTY, .font = font, .size = size };
  switch (kind)
    {
    case TRAME_CUT_HYPHEN:
      item.penalty = PRICE_HYPHEN;
      break;
    case TRAME_CUT_SLASH:
      item.penalty = PRICE_SLASH;
      break;
    case TRAME_CUT_ADDRESS:
      item.penalty = PRICE_ADDRESS;
      break;
    default:
      item.penalty = kind == TRAME_CUT_NAME ? PRICE_NAME : PRICE_SYLLABLE;
      item.width = to_points (font, size, trame_font_get_advance (font, font->hyphen));
      break;
    }
  append_item (maker, item);
}

/* A word wider than the line: it may be cut after any letter. */
static void
append_long_word (ItemMaker *maker, const TrameShapedWord *word, double size)
{
  for (guint i = 0; i < word->n_glyphs;)
    {
      guint end = i + 1;
      while (end < word->n_glyphs && word->glyphs[end].cluster == word->glyphs[i].cluster)
        end++;
      append_box (maker, word, i, end, size, NULL);
      i = end;
      if (i < word->n_glyphs)
        append_item (maker, (TrameItem){ .kind = TRAME_ITEM_PENALTY, .penalty = PRICE_ANYWHERE });
    }
}

/* Whether each piece of WORD between its syllables' cuts fits a line, with a hyphen. */
static gboolean
can_be_hyphenated (ItemMaker *maker, TrameShapedWord *word, const TrameFont *font, double size)
{
  if (!maker->look->hyphenate || font->hyphen == 0)
    return FALSE;
  trame_shaper_cut (maker->setter->shaper, word);
  guint from = 0;
  for (guint i = 0; i <= word->n_cuts; i++)
    {
      const guint to = i < word->n_cuts ? word->cuts[i].glyph : word->n_glyphs;
      const gint units = trame_shaped_word_measure (word, from, to) + trame_font_get_advance (font, font->hyphen);
      if (to_points (font, size, units) > maker->width)
        return FALSE;
      from = to;
    }
  return TRUE;
}

static void
append_word (ItemMaker *maker, const TrameFont *font, const char *text, gsize length)
{
  double size = maker->look->size;
  TrameShapedWord *word = trame_shaper_shape (maker->setter->shaper, font, text, length);
  gboolean is_forward = word->n_glyphs < 2 || word->glyphs[0].cluster <= word->glyphs[word->n_glyphs - 1].cluster;
  if (is_forward && to_points (font, size, trame_shaped_word_measure (word, 0, word->n_glyphs)) > maker->width
      && !can_be_hyphenated (maker, word, font, size))
    {
      append_long_word (maker, word, size);
      return;
    }
  guint from = 0;
  if (maker->look->hyphenate && font->hyphen != 0)
    {
      trame_shaper_cut (maker->setter->shaper, word);
      for (guint i = 0; i < word->n_cuts; i++)
        {
          append_box (maker, word, from, word->cuts[i].glyph, size, NULL);
          append_cut (maker, font, size, word->cuts[i].kind);
          from = word->cuts[i].glyph;
        }
    }
  append_box (maker, word, from, word->n_glyphs, size, NULL);
}

/* A letter drawn as another: a small capital, or a sign for a character that no font has. */
static void
append_replaced (
    ItemMaker *maker, const TrameFont *font, const char *drawn, const char *text, gsize length, double size)
{
  const TrameShapedWord *word = trame_shaper_shape (maker->setter->shaper, font, drawn, strlen (drawn));
  append_box (maker, word, 0, word->n_glyphs, size, g_string_chunk_insert_len (maker->strings, text, (gssize) length));
}

static void
append_unknown (ItemMaker *maker, const TrameFont *font, const char *text, gsize length)
{
  const char *drawn = trame_font_has (font, 0xfffd) ? "\xef\xbf\xbd" : "?";
  append_replaced (maker, font, drawn, text, length, maker->look->size);
}

/* A stretch of letters of one case, in small capitals. */
static void
append_small_capitals (ItemMaker *maker, const TrameFont *font, const char *text, gsize length)
{
  const char *end = text + length;
  for (const char *at = text; at < end;)
    {
      gboolean is_lower = g_unichar_islower (g_utf8_get_char (at));
      const char *next = at;
      while (next < end && g_unichar_islower (g_utf8_get_char (next)) == is_lower)
        next = g_utf8_next_char (next);
      if (is_lower)
        {
          g_autofree char *capitals = g_utf8_strup (at, next - at);
          append_replaced (maker, font, capitals, at, (gsize) (next - at), maker->look->size * small_capital_scale);
        }
      else
        append_word (maker, font, at, (gsize) (next - at));
      at = next;
    }
}

/* The font for the character at TEXT; marks stay with the letter that they follow. NULL: none has it. */
static const TrameFont *
choose_font (ItemMaker *maker, const TrameFont *main, const TrameFont *current, gunichar character)
{
  if (current != NULL && (g_unichar_ismark (character) || character == 0x200d) && trame_font_has (current, character))
    return current;
  if (trame_font_has (main, character))
    return main;
  return trame_font_set_find_for (maker->setter->fonts, maker->look->family, maker->bold, maker->italic, character);
}

/* What stands between two spaces: split by font, and where it is very long. */
static void
append_letters (ItemMaker *maker, const char *text, gsize length)
{
  const TrameFont *main = find_font (maker);
  const TrameFont *current = NULL;
  const char *from = text, *end = text + length;
  for (const char *at = text; at <= end;)
    {
      const TrameFont *font = at < end ? choose_font (maker, main, current, g_utf8_get_char (at)) : NULL;
      gsize pending = (gsize) (at - from);
      if (pending > 0 && (at == end || font != current || pending >= MOST_WORD_BYTES))
        {
          if (current == NULL)
            append_unknown (maker, main, from, pending);
          else if (maker->small_capitals)
            append_small_capitals (maker, current, from, pending);
          else
            append_word (maker, current, from, pending);
          from = at;
        }
      current = font;
      if (at == end)
        break;
      at = g_utf8_next_char (at);
    }
}

static void
append_space (ItemMaker *maker, gunichar character)
{
  const TrameFont *font = find_font (maker);
  gboolean breakable = character != 0xa0;
  guint code = breakable ? font->space : trame_font_get_code (font, font->space, 0xa0);
  guint own = breakable ? 0 : trame_font_get_glyph (font, 0xa0);
  if (own != 0)
    code = trame_font_get_code (font, own, 0xa0);
  double width = to_points (font, maker->look->size, trame_font_get_advance (font, code));
  append_item (maker, (TrameItem){ .kind = TRAME_ITEM_GLUE,
                                   .font = font,
                                   .size = maker->look->size,
                                   .width = width,
                                   .stretch = width * space_stretch,
                                   .shrink = width * space_shrink,
                                   .penalty = breakable ? 0 : TRAME_PENALTY_NEVER,
                                   .code = code });
}

static gboolean
is_stretching_space (gunichar character)
{
  return character == ' ' || character == '\t' || character == 0xa0;
}

/* Characters that steer the text and are not drawn. */
static gboolean
is_invisible (gunichar character)
{
  return (character < 0x20 && character != '\t' && character != '\n') || character == 0x7f || character == 0xad
         || character == 0x200b || character == 0x2060 || character == 0xfeff
         || (character >= 0x200e && character <= 0x200f) || (character >= 0x202a && character <= 0x202e)
         || (character >= 0x2066 && character <= 0x2069) || (character >= 0x80 && character < 0xa0);
}

static void
append_text (ItemMaker *maker, const char *text)
{
  const char *from = text;
  for (const char *at = text;; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      gboolean ends_line = character == '\n' || character == 0x2028 || character == 0x2029;
      if (character != 0 && !ends_line && !is_stretching_space (character) && !is_invisible (character))
        continue;
      if (at > from)
        append_letters (maker, from, (gsize) (at - from));
      if (character == 0)
        return;
      if (ends_line)
        append_item (maker, (TrameItem){ .kind = TRAME_ITEM_END });
      else if (is_stretching_space (character))
        append_space (maker, character);
      else if (character == 0x200b)
        append_item (maker, (TrameItem){ .kind = TRAME_ITEM_PENALTY });
      else if (character == 0xad)
        append_cut (maker, find_font (maker), maker->look->size, TRAME_CUT_SYLLABLE);
      from = g_utf8_next_char (at);
    }
}

/* The dots of a blank, as long as its text says, within reason. */
static void
append_leader (ItemMaker *maker, const char *text)
{
  gboolean has_text = text != NULL && *text != '\0';
  glong length = has_text ? g_utf8_strlen (text, -1) : 0;
  double width = (double) CLAMP (length, LEAST_LEADER, MOST_LEADER) * maker->look->size;
  width = MIN (width, maker->width);
  append_item (maker, (TrameItem){ .kind = TRAME_ITEM_LEADER,
                                   .font = find_font (maker),
                                   .size = maker->look->size,
                                   .width = width,
                                   .stretch = width * leader_stretch,
                                   .shrink = width * leader_shrink,
                                   .actual = g_string_chunk_insert (maker->strings, has_text ? text : "…") });
}

/* Where no line may end over more than a line's width, lets it end at any item. */
static void
relax_long_stretches (GArray *items, guint start, double width)
{
  double length = 0;
  guint from = start;
  for (guint i = start; i < items->len; i++)
    {
      TrameItem *item = &g_array_index (items, TrameItem, i);
      if (item->kind == TRAME_ITEM_PENALTY && length + item->width > width)
        {
          item->penalty = TRAME_PENALTY_NEVER; /* its hyphen would stick out */
          continue;
        }
      gboolean may_end = item->kind == TRAME_ITEM_END || item->kind == TRAME_ITEM_PENALTY
                         || (item->kind == TRAME_ITEM_GLUE && item->penalty < TRAME_PENALTY_NEVER);
      if (may_end)
        {
          length = 0;
          from = i + 1;
          continue;
        }
      length += item->width;
      if (length <= width)
        continue;
      for (guint k = from; k <= i; k++)
        {
          TrameItem *glue = &g_array_index (items, TrameItem, k);
          if (glue->kind == TRAME_ITEM_GLUE)
            glue->penalty = PRICE_ANYWHERE;
        }
      /* Before what is too much, or after it when it stands alone. */
      guint place = i > from ? i : i + 1;
      if (item->kind != TRAME_ITEM_GLUE && place < items->len)
        {
          TrameItem cut = { .kind = TRAME_ITEM_PENALTY, .penalty = PRICE_ANYWHERE, .run = item->run };
          g_array_insert_val (items, place, cut);
          i = place;
        }
      length = 0;
      from = i + 1;
    }
}

void
trame_items_append (const TrameSetter *setter,
                    const GArray *runs,
                    const TrameLook *look,
                    double width,
                    GArray *items,
                    GStringChunk *strings)
{
  ItemMaker maker = { .setter = setter, .look = look, .width = width, .items = items, .strings = strings };
  guint start = items->len;
  for (guint i = 0; i < runs->len; i++)
    {
      const TrameRun *run = &g_array_index (runs, TrameRun, i);
      maker.run = (gint) i;
      maker.bold = look->bold || (run->style & TRAME_SPAN_BOLD) != 0;
      maker.italic = look->italic || (run->style & TRAME_SPAN_ITALIC) != 0;
      maker.small_capitals = (run->style & TRAME_SPAN_SMALL_CAPS) != 0;
      if (run->blank)
        append_leader (&maker, run->text);
      else if (run->text != NULL)
        append_text (&maker, run->text);
    }
  relax_long_stretches (items, start, width);
}
