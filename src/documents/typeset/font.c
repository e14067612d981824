/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loads a font program (mapped, not read) and answers questions about its glyphs. No lookup by family here. */
#include "documents/typeset/font.h"

#include <hb-ot.h>

static const gunichar special_characters[TRAME_FONT_SPECIALS] = {
  [TRAME_FONT_SPECIAL_NO_BREAK_SPACE] = 0xa0,
  [TRAME_FONT_SPECIAL_NARROW_SPACE] = 0x202f,
  [TRAME_FONT_SPECIAL_SOFT_HYPHEN] = 0xad,
};

enum
{
  MAX_CODE = 0xffff,
  EMBEDDING_RESTRICTED = 0x0002,
  EMBEDDING_NO_SUBSET = 0x0100,
  EMBEDDING_BITMAP_ONLY = 0x0200,
};

static gboolean
has_table (hb_face_t *face, hb_tag_t tag)
{
  hb_blob_t *blob = hb_face_reference_table (face, tag);
  gboolean found = hb_blob_get_length (blob) > 0;
  hb_blob_destroy (blob);
  return found;
}

/* The 16-bit number at OFFSET of a table; DEFAULT where the table is shorter. */
static guint16
read_u16 (hb_face_t *face, hb_tag_t tag, guint offset, guint16 otherwise)
{
  hb_blob_t *blob = hb_face_reference_table (face, tag);
  guint length = 0;
  const guint8 *data = (const guint8 *) hb_blob_get_data (blob, &length);
  guint16 value = offset + 2 <= length ? (guint16) (data[offset] << 8 | data[offset + 1]) : otherwise;
  hb_blob_destroy (blob);
  return value;
}

/* What the font's maker allows, from the table OS/2. */
static gboolean
may_embed (hb_face_t *face)
{
  guint16 rights = read_u16 (face, HB_TAG ('O', 'S', '/', '2'), 8, 0);
  return (rights & 0x000f) != EMBEDDING_RESTRICTED && (rights & (EMBEDDING_NO_SUBSET | EMBEDDING_BITMAP_ONLY)) == 0;
}

static char *
read_name (hb_face_t *face)
{
  char buffer[64] = "";
  guint size = sizeof buffer;
  hb_ot_name_get_utf8 (face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, buffer);
  GString *name = g_string_new (NULL);
  for (const char *at = buffer; *at != '\0'; at++)
    if (g_ascii_isalnum (*at) || *at == '-')
      g_string_append_c (name, *at);
  if (name->len == 0)
    g_string_append (name, "Font");
  return g_string_free (name, FALSE);
}

static void
read_metrics (TrameFont *font)
{
  hb_font_extents_t extents = { 0 };
  hb_font_get_h_extents (font->shaper, &extents);
  font->ascent = extents.ascender;
  font->descent = extents.descender;
  if (font->ascent <= 0)
    font->ascent = (gint) font->units * 9 / 10;
  if (font->descent >= 0)
    font->descent = -(gint) font->units / 5;
  hb_position_t height;
  font->cap_height = hb_ot_metrics_get_position (font->shaper, HB_OT_METRICS_TAG_CAP_HEIGHT, &height) && height > 0
                         ? height
                         : (gint) font->units * 7 / 10;
  font->italic_angle = hb_style_get_value (font->shaper, HB_STYLE_TAG_SLANT_ANGLE);
  font->is_bold = hb_style_get_value (font->shaper, HB_STYLE_TAG_WEIGHT) >= 600;
  for (guint i = 0; i < G_N_ELEMENTS (font->box); i++)
    font->box[i] = (gint16) read_u16 (font->face, HB_TAG ('h', 'e', 'a', 'd'), 36 + i * 2, 0);
}

static void
read_common (TrameFont *font)
{
  hb_codepoint_t glyph;
  for (gunichar c = 0; c < TRAME_FONT_COMMON; c++)
    if (hb_font_get_nominal_glyph (font->shaper, c, &glyph))
      font->common[c] = (guint16) glyph;
}

/* The first character of each glyph. */
static void
read_characters (TrameFont *font)
{
  hb_codepoint_t characters[256], glyphs[256], last = HB_SET_VALUE_INVALID;
  hb_set_t *all = hb_set_create ();
  guint n;
  font->characters = g_new0 (gunichar, font->glyphs);
  hb_face_collect_unicodes (font->face, all);
  hb_set_del_range (all, 0, 0x1f);
  while ((n = hb_set_next_many (all, last, characters, G_N_ELEMENTS (characters))) > 0)
    {
      last = characters[n - 1];
      /* It stops at one that has none. */
      for (guint i = 0; i < n; i++)
        {
          const guint found = hb_font_get_nominal_glyphs (font->shaper, n - i, characters + i, sizeof *characters,
                                                          glyphs + i, sizeof *glyphs);
          for (const guint end = i + found; i < end; i++)
            if (glyphs[i] > 0 && glyphs[i] < font->glyphs && font->characters[glyphs[i]] == 0)
              font->characters[glyphs[i]] = characters[i];
        }
    }
  hb_set_destroy (all);
}

TrameFont *
trame_font_load (const char *file, guint face_index)
{
  hb_blob_t *blob = hb_blob_create_from_file (file);
  hb_face_t *face = hb_face_create (blob, face_index);
  hb_blob_destroy (blob);
  gboolean is_cff = has_table (face, HB_TAG ('C', 'F', 'F', ' '));
  guint glyphs = hb_face_get_glyph_count (face);
  if ((!is_cff && !has_table (face, HB_TAG ('g', 'l', 'y', 'f'))) || glyphs == 0 || glyphs > MAX_CODE
      || !may_embed (face))
    {
      hb_face_destroy (face);
      return NULL;
    }

  TrameFont *font = g_new0 (TrameFont, 1);
  font->file = g_strdup (file);
  font->face_index = face_index;
  font->face = face;
  font->shaper = hb_font_create (face);
  font->units = hb_face_get_upem (face);
  font->glyphs = glyphs;
  font->is_cff = is_cff;
  /* A CFF program is asked for its glyphs by number: there is no table where a second name could stand. */
  font->codes = is_cff || glyphs + TRAME_FONT_SPECIALS > MAX_CODE ? glyphs : glyphs + TRAME_FONT_SPECIALS;
  font->name = read_name (face);
  read_metrics (font);
  read_common (font);
  read_characters (font);
  font->space = trame_font_get_glyph (font, ' ');
  font->hyphen = trame_font_get_glyph (font, '-');
  font->period = trame_font_get_glyph (font, '.');
  return font;
}

void
trame_font_free (TrameFont *font)
{
  if (font == NULL)
    return;
  hb_font_destroy (font->shaper);
  hb_face_destroy (font->face);
  g_free (font->file);
  g_free (font->name);
  g_free (font->characters);
  g_free (font);
}

guint
trame_font_get_glyph (const TrameFont *font, gunichar character)
{
  hb_codepoint_t glyph = 0;
  if (character < TRAME_FONT_COMMON)
    return font->common[character];
  return hb_font_get_nominal_glyph (font->shaper, character, &glyph) ? glyph : 0;
}

gboolean
trame_font_has (const TrameFont *font, gunichar character)
{
  if (trame_font_get_glyph (font, character) != 0)
    return TRUE;
  if (character == 0xa0 || character == 0x202f)
    return font->space != 0;
  if (character == 0x2011)
    return trame_font_get_glyph (font, 0x2010) != 0;
  return FALSE;
}

guint
trame_font_get_code (const TrameFont *font, guint glyph, gunichar character)
{
  g_assert (glyph < font->glyphs);
  if (font->characters[glyph] != character && font->codes > font->glyphs)
    for (guint i = 0; i < TRAME_FONT_SPECIALS; i++)
      if (special_characters[i] == character && trame_font_code_to_glyph (font, font->glyphs + i) == glyph)
        return font->glyphs + i;
  return glyph;
}

guint
trame_font_code_to_glyph (const TrameFont *font, guint code)
{
  if (code < font->glyphs)
    return code;
  return code - font->glyphs == TRAME_FONT_SPECIAL_SOFT_HYPHEN ? font->hyphen : font->space;
}

gunichar
trame_font_code_to_character (const TrameFont *font, guint code)
{
  if (code < font->glyphs)
    return font->characters[code];
  return special_characters[code - font->glyphs];
}

gint
trame_font_get_advance (const TrameFont *font, guint code)
{
  return hb_font_get_glyph_h_advance (font->shaper, trame_font_code_to_glyph (font, code));
}
