/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Font lookup through fontconfig, remembered: by family and style, by file, by character. The machine's rules of
 * substitution take longer to read than a document to set, so they are read only for what the installed fonts do not
 * answer by their own name. */
#include "documents/typeset/font-set.h"

#include <fontconfig/fontconfig.h>

enum
{
  MAX_REMEMBERED_CHARACTERS = 4096,
};

/* Where fonts are looked for by their own name, in this order; the caches are fontconfig's. */
enum
{
  PLACE_DEFAULT_FACES,
  PLACE_USUAL,
  PLACES,
};

#define CACHES "<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>"

typedef struct
{
  char *family;
  gboolean bold, italic;
  TrameFont *font;
} FamilyStyle;

struct _TrameFontSet
{
  FcConfig *places[PLACES]; /* listed when first needed; NULL before, or when there are none */
  GPtrArray *fonts;         /* of TrameFont */
  GHashTable *by_file;      /* "file#index" → TrameFont, or NULL for a file that is no use */
  GArray *by_family;        /* of FamilyStyle, few */
  GHashTable *by_character; /* "family/style/character" → TrameFont or NULL */
};

static void
clear_family (gpointer data)
{
  g_free (((FamilyStyle *) data)->family);
}

/* The fonts of the folders of a PLACE, without rules; NULL when there are none. */
static FcConfig *
list_installed (guint place)
{
  static const char *const places[PLACES] = {
    [PLACE_DEFAULT_FACES] = "<fontconfig><dir>/usr/share/fonts/truetype/liberation2</dir>" CACHES,
    [PLACE_USUAL] = "<fontconfig><dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"
                    "<dir prefix=\"xdg\">fonts</dir>" CACHES,
  };
  FcConfig *config = FcConfigCreate ();
  if (config == NULL)
    return NULL;
  if (FcConfigParseAndLoadFromMemory (config, (const FcChar8 *) places[place], FcTrue) && FcConfigBuildFonts (config))
    return config;
  FcConfigDestroy (config);
  return NULL;
}

TrameFontSet *
trame_font_set_new (void)
{
  TrameFontSet *set = g_new0 (TrameFontSet, 1);
  set->fonts = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_font_free);
  set->by_file = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  set->by_family = g_array_new (FALSE, FALSE, sizeof (FamilyStyle));
  g_array_set_clear_func (set->by_family, clear_family);
  set->by_character = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return set;
}

void
trame_font_set_free (TrameFontSet *set)
{
  if (set == NULL)
    return;
  g_hash_table_unref (set->by_file);
  g_array_unref (set->by_family);
  g_hash_table_unref (set->by_character);
  g_ptr_array_unref (set->fonts);
  for (guint i = 0; i < PLACES; i++)
    if (set->places[i] != NULL)
      FcConfigDestroy (set->places[i]);
  g_free (set);
}

static TrameFont *
load (TrameFontSet *set, const char *file, guint face_index)
{
  g_autofree char *key = g_strdup_printf ("%s#%u", file, face_index);
  gpointer known;
  if (g_hash_table_lookup_extended (set->by_file, key, NULL, &known))
    return known;
  TrameFont *font = trame_font_load (file, face_index);
  if (font != NULL)
    {
      font->id = set->fonts->len;
      g_ptr_array_add (set->fonts, font);
    }
  g_hash_table_insert (set->by_file, g_steal_pointer (&key), font);
  return font;
}

static FcPattern *
make_pattern (const char *family, gboolean bold, gboolean italic, const char *format, gunichar character)
{
  FcPattern *pattern = FcPatternCreate ();
  FcPatternAddString (pattern, FC_FAMILY, (const FcChar8 *) family);
  FcPatternAddInteger (pattern, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
  FcPatternAddInteger (pattern, FC_SLANT, italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
  FcPatternAddBool (pattern, FC_SCALABLE, FcTrue);
  FcPatternAddBool (pattern, FC_COLOR, FcFalse);
  FcPatternAddBool (pattern, FC_VARIABLE, FcFalse);
  if (format != NULL)
    FcPatternAddString (pattern, FC_FONTFORMAT, (const FcChar8 *) format);
  if (character != 0)
    {
      FcCharSet *wanted = FcCharSetCreate ();
      FcCharSetAddChar (wanted, character);
      FcPatternAddCharSet (pattern, FC_CHARSET, wanted);
      FcCharSetDestroy (wanted);
    }
  return pattern;
}

/* The face of a FOUND pattern, which is consumed; NULL when it cannot be used. */
static TrameFont *
take (TrameFontSet *set, FcPattern *found)
{
  TrameFont *font = NULL;
  FcChar8 *file;
  int face_index = 0;
  FcPatternGetInteger (found, FC_INDEX, 0, &face_index);
  if (FcPatternGetString (found, FC_FILE, 0, &file) == FcResultMatch)
    font = load (set, (const char *) file, (guint) face_index & 0xffff);
  FcPatternDestroy (found);
  return font;
}

/* The font of a PLACE that has this very FAMILY for a name; NULL when none has or it cannot be embedded. */
static TrameFont *
match_in (TrameFontSet *set, guint place, const char *family, gboolean bold, gboolean italic)
{
  if (set->places[place] == NULL)
    set->places[place] = list_installed (place);
  if (set->places[place] == NULL)
    return NULL;
  FcPattern *pattern = make_pattern (family, bold, italic, NULL, 0);
  FcDefaultSubstitute (pattern);
  FcResult result;
  FcPattern *found = FcFontMatch (set->places[place], pattern, &result);
  FcPatternDestroy (pattern);
  FcChar8 *name;
  for (int i = 0; found != NULL && FcPatternGetString (found, FC_FAMILY, i, &name) == FcResultMatch; i++)
    if (FcStrCmpIgnoreCase (name, (const FcChar8 *) family) == 0)
      return take (set, found);
  if (found != NULL)
    FcPatternDestroy (found);
  return NULL;
}

/* The same in the first place that has it. A configuration named to fontconfig is believed instead: it may leave fonts out. */
static TrameFont *
match_by_name (TrameFontSet *set, const char *family, gboolean bold, gboolean italic)
{
  TrameFont *font = NULL;
  if (g_getenv ("FONTCONFIG_FILE") != NULL || g_getenv ("FONTCONFIG_PATH") != NULL)
    return NULL;
  for (guint i = 0; font == NULL && i < PLACES; i++)
    font = match_in (set, i, family, bold, italic);
  return font;
}

/* The best usable font; formats that cannot be embedded are left out by asking again for one that can. */
static TrameFont *
match (TrameFontSet *set, const char *family, gboolean bold, gboolean italic, gunichar character)
{
  static const char *const formats[] = { NULL, "TrueType", "CFF" };
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      FcPattern *pattern = make_pattern (family, bold, italic, formats[i], character);
      FcConfigSubstitute (NULL, pattern, FcMatchPattern);
      FcDefaultSubstitute (pattern);
      FcResult result;
      FcPattern *found = FcFontMatch (NULL, pattern, &result);
      FcPatternDestroy (pattern);
      TrameFont *font = found == NULL ? NULL : take (set, found);
      if (font != NULL && (character == 0 || trame_font_has (font, character)))
        return font;
    }
  return NULL;
}

gboolean
trame_font_is_installed (const char *family)
{
  FcPattern *pattern = make_pattern (family, FALSE, FALSE, NULL, 0);
  FcObjectSet *wanted = FcObjectSetBuild (FC_FAMILY, FC_FILE, FC_INDEX, NULL);
  FcPatternDel (pattern, FC_WEIGHT);
  FcPatternDel (pattern, FC_SLANT);
  FcFontSet *found = FcFontList (NULL, pattern, wanted);
  gboolean usable = FALSE;
  for (int i = 0; found != NULL && i < found->nfont && !usable; i++)
    {
      g_autoptr (TrameFontSet) set = trame_font_set_new ();
      FcPatternReference (found->fonts[i]);
      usable = take (set, found->fonts[i]) != NULL;
    }
  if (found != NULL)
    FcFontSetDestroy (found);
  FcObjectSetDestroy (wanted);
  FcPatternDestroy (pattern);
  return usable;
}

TrameFont *
trame_font_set_find (TrameFontSet *set, const char *family, gboolean bold, gboolean italic)
{
  for (guint i = 0; i < set->by_family->len; i++)
    {
      const FamilyStyle *known = &g_array_index (set->by_family, FamilyStyle, i);
      if (known->bold == bold && known->italic == italic && g_str_equal (known->family, family))
        return known->font;
    }
  TrameFont *font = match_by_name (set, family, bold, italic);
  if (font == NULL)
    font = match (set, family, bold, italic, 0);
  if (font != NULL)
    {
      const FamilyStyle found = { g_strdup (family), bold, italic, font };
      g_array_append_val (set->by_family, found);
    }
  return font;
}

TrameFont *
trame_font_set_find_for (TrameFontSet *set, const char *family, gboolean bold, gboolean italic, gunichar character)
{
  g_autofree char *key = g_strdup_printf ("%s/%d%d/%x", family, bold, italic, character);
  gpointer known;
  if (g_hash_table_lookup_extended (set->by_character, key, NULL, &known))
    return known;
  TrameFont *font = match (set, family, bold, italic, character);
  if (g_hash_table_size (set->by_character) >= MAX_REMEMBERED_CHARACTERS)
    g_hash_table_remove_all (set->by_character);
  g_hash_table_insert (set->by_character, g_steal_pointer (&key), font);
  return font;
}
