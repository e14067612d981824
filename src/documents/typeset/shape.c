/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes words and remembers them. A word here is what stands between two spaces, in one font. */
#include "documents/typeset/shape.h"

enum
{
  MOST_WORDS = 20000,
};

/* What a word is found by. */
typedef struct
{
  guint font;
  gsize length;
  const char *text;
} WordKey;

struct _TrameShaper
{
  const TrameHyphenation *hyphenation;
  GHashTable *words; /* WordKey → TrameShapedWord */
  hb_buffer_t *buffer;
  hb_language_t language;
  GArray *cuts; /* of TrameCut */
};

static guint
hash_key (gconstpointer data)
{
  const WordKey *key = data;
  guint hash = 5381 + key->font;
  for (gsize i = 0; i < key->length; i++)
    hash = hash * 33 + (guint8) key->text[i];
  return hash;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const WordKey *one = a, *other = b;
  return one->font == other->font && one->length == other->length && memcmp (one->text, other->text, one->length) == 0;
}

static void
free_word (gpointer data)
{
  TrameShapedWord *word = data;
  g_free (word->text);
  g_free (word->glyphs);
  g_free (word->cuts);
  g_free (word);
}

TrameShaper *
trame_shaper_new (const TrameHyphenation *hyphenation)
{
  TrameShaper *shaper = g_new0 (TrameShaper, 1);
  shaper->hyphenation = hyphenation;
  shaper->words = g_hash_table_new_full (hash_key, equal_keys, g_free, free_word);
  shaper->buffer = hb_buffer_create ();
  shaper->language = hb_language_from_string ("fr", -1);
  shaper->cuts = g_array_new (FALSE, FALSE, sizeof (TrameCut));
  return shaper;
}

void
trame_shaper_free (TrameShaper *shaper)
{
  if (shaper == NULL)
    return;
  g_hash_table_unref (shaper->words);
  hb_buffer_destroy (shaper->buffer);
  g_array_unref (shaper->cuts);
  g_free (shaper);
}

void
trame_shaper_trim (TrameShaper *shaper)
{
  if (g_hash_table_size (shaper->words) > MOST_WORDS)
    g_hash_table_remove_all (shaper->words);
}

static void
run_shaper (TrameShaper *shaper, const TrameFont *font, const char *text, gsize length)
{
  /* Ligatures would hide the letters from who searches, copies or cuts a word. */
  static const hb_feature_t features[] = { { HB_TAG ('l', 'i', 'g', 'a'), 0, 0, (guint) -1 },
                                           { HB_TAG ('c', 'l', 'i', 'g'), 0, 0, (guint) -1 } };
  hb_buffer_clear_contents (shaper->buffer);
  hb_buffer_add_utf8 (shaper->buffer, text, (int) length, 0, (int) length);
  hb_buffer_set_language (shaper->buffer, shaper->language);
  hb_buffer_guess_segment_properties (shaper->buffer);
  hb_shape (font->shaper, shaper->buffer, features, G_N_ELEMENTS (features));
}

/* Whether the glyph at I stands for exactly one character, and gives it back by its code. */
static gboolean
is_plain_glyph (const TrameShapedWord *word, guint i)
{
  const TrameGlyph *glyph = &word->glyphs[i];
  gsize end = i + 1 < word->n_glyphs ? word->glyphs[i + 1].cluster : word->length;
  const char *at = word->text + glyph->cluster;
  return end > glyph->cluster && g_utf8_next_char (at) == word->text + end
         && trame_font_code_to_character (word->font, glyph->code) == g_utf8_get_char (at);
}

static TrameShapedWord *
make_word (TrameShaper *shaper, const TrameFont *font, const char *text, gsize length)
{
  run_shaper (shaper, font, text, length);
  guint count;
  const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos (shaper->buffer, &count);
  const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions (shaper->buffer, NULL);

  TrameShapedWord *word = g_new0 (TrameShapedWord, 1);
  word->font = font;
  word->text = g_strndup (text, length);
  word->length = length;
  word->n_glyphs = count;
  word->glyphs = g_new (TrameGlyph, count);
  guint fallback = trame_font_get_glyph (font, '?');
  for (guint i = 0; i < count; i++)
    {
      guint glyph = infos[i].codepoint != 0 ? infos[i].codepoint : fallback;
      gunichar character = g_utf8_get_char (word->text + infos[i].cluster);
      guint code = trame_font_get_code (font, glyph, character);
      word->glyphs[i] = (TrameGlyph){
        .code = (guint16) code,
        .x_offset = (gint16) positions[i].x_offset,
        .y_offset = (gint16) positions[i].y_offset,
        .advance = positions[i].x_advance,
        .adjust = positions[i].x_advance - trame_font_get_advance (font, code),
        .cluster = infos[i].cluster,
      };
    }
  word->plain = TRUE;
  for (guint i = 0; i < count && word->plain; i++)
    word->plain = is_plain_glyph (word, i);
  return word;
}

TrameShapedWord *
trame_shaper_shape (TrameShaper *shaper, const TrameFont *font, const char *text, gsize length)
{
  WordKey key = { .font = font->id, .length = length, .text = text };
  TrameShapedWord *word = g_hash_table_lookup (shaper->words, &key);
  if (word == NULL)
    {
      word = make_word (shaper, font, text, length);
      WordKey *own = g_new (WordKey, 1);
      *own = (WordKey){ .font = font->id, .length = length, .text = word->text };
      g_hash_table_insert (shaper->words, own, word);
    }
  return word;
}

void
trame_shaper_cut (TrameShaper *shaper, TrameShapedWord *word)
{
  if (word->has_cuts)
    return;
  word->has_cuts = TRUE;
  if (!word->plain || word->n_glyphs == 0)
    return;
  g_array_set_size (shaper->cuts, 0);
  trame_hyphenation_cut (shaper->hyphenation, word->text, word->length, shaper->cuts);
  word->cuts = g_new (TrameShapedCut, shaper->cuts->len);
  guint glyph = 0;
  for (guint i = 0; i < shaper->cuts->len; i++)
    {
      const TrameCut *cut = &g_array_index (shaper->cuts, TrameCut, i);
      while (glyph < word->n_glyphs && word->glyphs[glyph].cluster < cut->at)
        glyph++;
      if (glyph > 0 && glyph < word->n_glyphs && word->glyphs[glyph].cluster == cut->at)
        word->cuts[word->n_cuts++] = (TrameShapedCut){ .glyph = glyph, .kind = cut->kind };
    }
}

gint
trame_shaped_word_measure (const TrameShapedWord *word, guint from, guint to)
{
  gint width = 0;
  for (guint i = from; i < to; i++)
    width += word->glyphs[i].advance;
  return width;
}
