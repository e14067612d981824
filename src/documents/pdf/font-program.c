/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts font programs with hb-subset and writes them as composite fonts with two-byte codes. Most documents
 * share the cuts of others; each is made once. */
#include "documents/pdf/font-program.h"

#include <hb-subset.h>

#include "documents/pdf/syntax.h"

enum
{
  MOST_CUTS = 64,
  ENTRIES_PER_SECTION = 100, /* of a character map */
  TAG_LETTERS = 6,
  LEAST_OF_TEXT = 40, /* codes that a font of the text uses at least */
};

/* A font cut for a set of codes, ready to be written. */
typedef struct
{
  GBytes *program;
  GBytes *characters; /* the map from codes to characters */
  GBytes *glyphs;     /* the map from codes to glyphs; NULL where they are the same */
  gsize program_size;
  char *widths;
  char *name; /* with its tag */
} FontCut;

struct _TrameFontPrograms
{
  TramePacker *packer;
  GHashTable *cuts; /* GBytes (font and codes) → FontCut */
};

static void
free_cut (gpointer data)
{
  FontCut *cut = data;
  g_clear_pointer (&cut->program, g_bytes_unref);
  g_clear_pointer (&cut->characters, g_bytes_unref);
  g_clear_pointer (&cut->glyphs, g_bytes_unref);
  g_free (cut->widths);
  g_free (cut->name);
  g_free (cut);
}

TrameFontPrograms *
trame_font_programs_new (TramePacker *packer)
{
  TrameFontPrograms *programs = g_new (TrameFontPrograms, 1);
  programs->packer = packer;
  programs->cuts = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, free_cut);
  return programs;
}

void
trame_font_programs_free (TrameFontPrograms *programs)
{
  if (programs == NULL)
    return;
  g_hash_table_unref (programs->cuts);
  g_free (programs);
}

/* A font of the text itself gets the whole of each group that it uses a sign of, any font all digits or none: documents
 * that differ by their values then share one cut, and a font for a few words stays small. */
static void
add_neighbours (const TrameFont *font, guint8 *used)
{
  static const char *const groups[] = { "0123456789", "abcdefghijklmnopqrstuvwxyzàâçèéêîôùûœ",
                                        "ABCDEFGHIJKLMNOPQRSTUVWXYZÉ", ".,;:!?’()«»–-/° \u00a0" };
  guint count = 0;
  for (guint code = 0; code < font->codes; code++)
    count += used[code] != 0;
  for (guint i = 0; i < (count >= LEAST_OF_TEXT ? G_N_ELEMENTS (groups) : 1); i++)
    {
      gboolean touched = FALSE;
      for (const char *at = groups[i]; *at != '\0' && !touched; at = g_utf8_next_char (at))
        touched = used[trame_font_get_glyph (font, g_utf8_get_char (at))];
      for (const char *at = groups[i]; *at != '\0' && touched; at = g_utf8_next_char (at))
        used[trame_font_get_glyph (font, g_utf8_get_char (at))] = 1;
    }
  used[0] = 0;
}

/* The codes in use, as big-endian pairs of bytes after the font's number: what a cut is remembered by. */
static GBytes *
make_key (const TrameFont *font, const guint8 *used)
{
  GByteArray *key = g_byte_array_new ();
  guint16 pair = GUINT16_TO_BE ((guint16) font->id);
  g_byte_array_append (key, (const guint8 *) &pair, 2);
  for (guint code = 0; code < font->codes; code++)
    if (used[code])
      {
        pair = GUINT16_TO_BE ((guint16) code);
        g_byte_array_append (key, (const guint8 *) &pair, 2);
      }
  return g_byte_array_free_to_bytes (key);
}

/* Six capitals that stand for the codes and the font's name. */
static char *
make_tagged_name (const TrameFont *font, GBytes *key)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (key, &size);
  guint32 hash = 2166136261u;
  for (gsize i = 2; i < size; i++)
    hash = (hash ^ data[i]) * 16777619u;
  for (const char *at = font->name; *at != '\0'; at++)
    hash = (hash ^ (guint8) *at) * 16777619u;
  char tag[TAG_LETTERS + 1] = "";
  for (guint i = 0; i < TAG_LETTERS; i++, hash /= 26)
    tag[i] = (char) ('A' + hash % 26);
  return g_strdup_printf ("%s+%s", tag, font->name);
}

static const char dropped[][5] = { "GSUB", "GPOS", "GDEF", "kern", "name", "post", "OS/2", "cmap", "FFTM", "gasp",
                                   "DSIG", "fvar", "gvar", "avar", "cvar", "HVAR", "MVAR", "STAT", "BASE", "JSTF",
                                   "MATH", "VVAR", "vhea", "vmtx", "VORG", "hdmx", "VDMX", "LTSH", "PCLT", "meta" };

static hb_tag_t
dropped_tag (guint i)
{
  return HB_TAG (dropped[i][0], dropped[i][1], dropped[i][2], dropped[i][3]);
}

/* A table of the font FACE, none of those that are dropped: reading them takes longer than the cut. */
static hb_blob_t *
give_kept_table (hb_face_t *unused, hb_tag_t tag, void *face)
{
  for (guint i = 0; i < G_N_ELEMENTS (dropped); i++)
    if (tag == dropped_tag (i))
      return NULL;
  return hb_face_reference_table (face, tag);
}

static hb_subset_input_t *
make_subset_input (const TrameFont *font, const guint8 *used)
{
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  if (input == NULL)
    return NULL;
  hb_set_t *glyphs = hb_subset_input_glyph_set (input);
  hb_set_add (glyphs, 0);
  for (guint code = 0; code < font->codes; code++)
    if (used[code])
      hb_set_add (glyphs, trame_font_code_to_glyph (font, code));
  hb_set_t *tables = hb_subset_input_set (input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (guint i = 0; i < G_N_ELEMENTS (dropped); i++)
    hb_set_add (tables, dropped_tag (i));
  guint flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
  if (font->is_cff)
    flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
  hb_subset_input_set_flags (input, flags);
  return input;
}

/* Codes to glyphs of the cut, two bytes a code. */
static GBytes *
make_glyph_map (TramePacker *packer, const TrameFont *font, const guint8 *used, const hb_map_t *numbers)
{
  g_autoptr (GByteArray) map = g_byte_array_new ();
  for (guint code = 0; code < font->codes; code++)
    if (used[code])
      {
        guint old = map->len;
        g_byte_array_set_size (map, (code + 1) * 2);
        memset (map->data + old, 0, map->len - old);
        hb_codepoint_t glyph = hb_map_get (numbers, trame_font_code_to_glyph (font, code));
        map->data[code * 2] = (guint8) (glyph >> 8);
        map->data[code * 2 + 1] = (guint8) glyph;
      }
  return trame_packer_pack (packer, map->data, map->len, FALSE);
}

static gboolean
cut_program (TramePacker *packer, const TrameFont *font, const guint8 *used, FontCut *cut)
{
  hb_subset_input_t *input = make_subset_input (font, used);
  hb_face_t *kept = hb_face_create_for_tables (give_kept_table, font->face, NULL);
  hb_subset_plan_t *plan = input != NULL ? hb_subset_plan_create_or_fail (kept, input) : NULL;
  hb_face_t *face = plan != NULL ? hb_subset_plan_execute_or_fail (plan) : NULL;
  if (face != NULL)
    {
      hb_blob_t *blob = hb_face_reference_blob (face);
      guint size;
      const char *data = hb_blob_get_data (blob, &size);
      cut->program = trame_packer_pack (packer, data, size, FALSE);
      cut->program_size = size;
      hb_blob_destroy (blob);
      if (!font->is_cff)
        cut->glyphs = make_glyph_map (packer, font, used, hb_subset_plan_old_to_new_glyph_mapping (plan));
    }
  hb_face_destroy (face);
  hb_face_destroy (kept);
  hb_subset_plan_destroy (plan);
  hb_subset_input_destroy (input);
  return cut->program != NULL;
}

static char *
make_widths (const TrameFont *font, const guint8 *used)
{
  GString *widths = g_string_new ("[");
  for (guint code = 0; code < font->codes; code++)
    {
      if (!used[code])
        continue;
      g_string_append_printf (widths, "%u[", code);
      for (guint first = code; code < font->codes && used[code]; code++)
        {
          if (code > first)
            g_string_append_c (widths, ' ');
          trame_pdf_append_number (widths, trame_font_get_advance (font, code) * 1000.0 / font->units, 3);
        }
      g_string_append_c (widths, ']');
    }
  g_string_append_c (widths, ']');
  return g_string_free (widths, FALSE);
}

static void
append_character (GString *out, gunichar character)
{
  if (character < 0x10000)
    {
      trame_pdf_append_code (out, character);
      return;
    }
  trame_pdf_append_code (out, 0xd800 + ((character - 0x10000) >> 10));
  trame_pdf_append_code (out, 0xdc00 + ((character - 0x10000) & 0x3ff));
}

static void
end_section (GString *out, GString *section, guint *count)
{
  if (*count > 0)
    g_string_append_printf (out, "%u beginbfchar\n%sendbfchar\n", *count, section->str);
  g_string_truncate (section, 0);
  *count = 0;
}

/* A glyph that stands for no character alone is always drawn in place of a text that the content gives. */
static GBytes *
make_character_map (TramePacker *packer, const TrameFont *font, const guint8 *used)
{
  g_autoptr (GString) out = g_string_new ("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                                          "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
                                          "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                                          "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
  g_autoptr (GString) section = g_string_new (NULL);
  guint count = 0;
  for (guint code = 0; code < font->codes; code++)
    {
      if (!used[code])
        continue;
      gunichar character = trame_font_code_to_character (font, code);
      g_string_append_c (section, '<');
      trame_pdf_append_code (section, code);
      g_string_append (section, "> <");
      append_character (section, character != 0 ? character : 0xfffd);
      g_string_append (section, ">\n");
      if (++count == ENTRIES_PER_SECTION)
        end_section (out, section, &count);
    }
  end_section (out, section, &count);
  g_string_append (out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
  return trame_packer_pack (packer, out->str, out->len, FALSE);
}

static const FontCut *
find_cut (TrameFontPrograms *programs, const TrameFont *font, guint8 *used)
{
  add_neighbours (font, used);
  g_autoptr (GBytes) key = make_key (font, used);
  FontCut *cut = g_hash_table_lookup (programs->cuts, key);
  if (cut != NULL)
    return cut;
  cut = g_new0 (FontCut, 1);
  if (!cut_program (programs->packer, font, used, cut))
    {
      free_cut (cut);
      return NULL;
    }
  cut->characters = make_character_map (programs->packer, font, used);
  cut->widths = make_widths (font, used);
  cut->name = make_tagged_name (font, key);
  if (g_hash_table_size (programs->cuts) >= MOST_CUTS)
    g_hash_table_remove_all (programs->cuts);
  g_hash_table_insert (programs->cuts, g_steal_pointer (&key), cut);
  return cut;
}

/* The descriptor with the program's stream. */
static guint
put_descriptor (TramePdfFile *file, const TrameFont *font, const FontCut *cut)
{
  guint program = trame_pdf_file_reserve (file);
  g_autofree char *entries = font->is_cff ? g_strdup ("/Subtype/OpenType")
                                          : g_strdup_printf ("/Length1 %" G_GSIZE_FORMAT, cut->program_size);
  trame_pdf_file_put_packed (file, program, entries, cut->program);

  guint id = trame_pdf_file_reserve (file);
  double scale = 1000.0 / font->units;
  g_autoptr (GString) body = g_string_new (NULL);
  g_string_append_printf (body, "<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[", cut->name,
                          font->italic_angle != 0 ? 4 | 64 : 4);
  for (guint i = 0; i < G_N_ELEMENTS (font->box); i++)
    {
      trame_pdf_append_number (body, font->box[i] * scale, 0);
      g_string_append_c (body, ' ');
    }
  const struct
  {
    const char *name;
    double value;
  } numbers[] = { { "]/ItalicAngle ", font->italic_angle },
                  { "/Ascent ", font->ascent * scale },
                  { "/Descent ", font->descent * scale },
                  { "/CapHeight ", font->cap_height * scale },
                  { "/StemV ", font->is_bold ? 140 : 80 } };
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_string_append (body, numbers[i].name);
      trame_pdf_append_number (body, numbers[i].value, 1);
    }
  g_string_append_printf (body, "/%s %u 0 R>>", font->is_cff ? "FontFile3" : "FontFile2", program);
  trame_pdf_file_put (file, id, body->str, (gssize) body->len);
  return id;
}

guint
trame_font_programs_put (TrameFontPrograms *programs, TramePdfFile *file, const TrameFont *font, guint8 *used)
{
  const FontCut *cut = find_cut (programs, font, used);
  if (cut == NULL)
    return 0;
  guint descriptor = put_descriptor (file, font, cut);
  g_autofree char *glyphs = NULL;
  if (cut->glyphs != NULL)
    {
      guint map = trame_pdf_file_reserve (file);
      trame_pdf_file_put_packed (file, map, "", cut->glyphs);
      glyphs = g_strdup_printf ("/CIDToGIDMap %u 0 R", map);
    }
  guint characters = trame_pdf_file_reserve (file);
  trame_pdf_file_put_packed (file, characters, "", cut->characters);

  guint descendant = trame_pdf_file_reserve (file);
  trame_pdf_file_putf (
      file, descendant,
      "<</Type/Font/Subtype/%s/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
      "%s/FontDescriptor %u 0 R/DW 1000/W%s>>",
      font->is_cff ? "CIDFontType0" : "CIDFontType2", cut->name, glyphs != NULL ? glyphs : "", descriptor, cut->widths);
  guint id = trame_pdf_file_reserve (file);
  trame_pdf_file_putf (
      file, id, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%u 0 R]/ToUnicode %u 0 R>>",
      cut->name, descendant, characters);
  return id;
}
