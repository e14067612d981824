/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text ↔ the choices of a house style, each checked: what a page may look like has limits, because it must be read. */
#include "documents/style-setting.h"

#include "documents/typeset/font-set.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LONGEST_HEADER 60
#define LONGEST_FOOTER 110
#define LONGEST_WORDS 200
#define SMALLEST 9.0
#define LARGEST 14.0
#define CONTRAST 4.5
#define MM_PER_POINT (25.4 / 72)

G_DEFINE_QUARK (trame - style - error - quark, trame_style_error)

const char *const *
trame_style_keys (void)
{
  static const char *const keys[] = {
    "style.header",     "style.accent", "style.size", "style.margins",    "style.text-font",
    "style.title-font", "style.footer", "style.arms", "style.arms-words", NULL
  };
  return keys;
}

/* The sides of a page in the order that "style.margins" names them, and what is left white of each, millimetres: the head, the
 * foot, an envelope's window and the hole of a file keep their room. */
static const struct
{
  gsize offset;
  double least, most;
} sides[] = {
  { G_STRUCT_OFFSET (TrameStyle, margin_top), 25, 50 },
  { G_STRUCT_OFFSET (TrameStyle, margin_right), 15, 50 },
  { G_STRUCT_OFFSET (TrameStyle, margin_bottom), 20, 60 },
  { G_STRUCT_OFFSET (TrameStyle, margin_left), 15, 50 },
};

static char *
get_margins (const TrameStyle *style)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];
      const double points = G_STRUCT_MEMBER (double, style, sides[i].offset);
      g_ascii_formatd (number, sizeof number, "%g", round (points * MM_PER_POINT * 10) / 10);
      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", g_strdelimit (number, ".", ','));
    }
  return g_string_free (out, FALSE);
}

char *
trame_style_get (const TrameStyle *style, const char *key)
{
  g_return_val_if_fail (style != NULL && key != NULL, NULL);
  char size[G_ASCII_DTOSTR_BUF_SIZE];
  if (g_str_equal (key, "style.header"))
    return g_strdup (style->header_left);
  if (g_str_equal (key, "style.accent"))
    return g_strdup_printf ("#%06x", style->accent);
  if (g_str_equal (key, "style.size"))
    return g_strdup (g_ascii_formatd (size, sizeof size, "%g", style->size));
  if (g_str_equal (key, "style.margins"))
    return get_margins (style);
  if (g_str_equal (key, "style.text-font"))
    return g_strdup (style->serif);
  if (g_str_equal (key, "style.title-font"))
    return g_strdup (style->sans);
  if (g_str_equal (key, "style.footer"))
    return g_strdup (style->footer);
  if (style->arms == NULL)
    return NULL;
  if (g_str_equal (key, "style.arms-words"))
    return trame_style_get_arms_words (style);
  gsize length;
  gconstpointer bytes = g_bytes_get_data (style->arms->source, &length);
  return g_str_equal (key, "style.arms") ? g_base64_encode (bytes, length) : NULL;
}

gboolean
trame_style_is_file (const char *key)
{
  return g_str_equal (key, "style.arms");
}

static gboolean
refuse (GError **error, const char *sentence, const char *value)
{
  g_set_error (error, TRAME_STYLE_ERROR, TRAME_STYLE_ERROR_VALUE, _ ("“%s”: %s"), value, sentence);
  return FALSE;
}

/* Relative luminance as WCAG 2.1 defines it. */
static double
channel (guint32 value)
{
  const double part = (value & 0xff) / 255.0;
  return part <= 0.03928 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
contrast_on_white (guint32 colour)
{
  return 1.05 / (0.2126 * channel (colour >> 16) + 0.7152 * channel (colour >> 8) + 0.0722 * channel (colour) + 0.05);
}

static gboolean
set_accent (TrameStyle *style, const char *value, GError **error)
{
  guint64 colour = 0;
  if (*value != '#' || strlen (value) != 7 || !g_ascii_isxdigit (value[1])
      || !g_ascii_string_to_unsigned (value + 1, 16, 0, 0xffffff, &colour, NULL))
    return refuse (error, _ ("a colour is written #1f4a80."), value);
  if (contrast_on_white ((guint32) colour) < CONTRAST)
    return refuse (error, _ ("this colour is too pale to be read on white paper: choose a darker one."), value);
  style->accent = (guint32) colour;
  return TRUE;
}

/* Text of at most LINES lines of LENGTH characters each. */
static gboolean
is_short (const char *text, guint lines, glong length)
{
  glong column = 0;
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      column = *p == '\n' ? 0 : column + 1;
      if ((*p == '\n' && --lines == 0) || (*p != '\n' && g_unichar_iscntrl (g_utf8_get_char (p))) || column > length)
        return FALSE;
    }
  return TRUE;
}

/* Puts VALUE, trimmed, in *PLACE; NULL for nothing. Refused, by SENTENCE, when it is longer than LINES of LENGTH. */
static gboolean
set_words (char **place, const char *value, guint lines, glong length, const char *sentence, GError **error)
{
  g_autofree char *kept = g_strstrip (g_strdup (value));
  if (!is_short (kept, lines, length))
    return refuse (error, sentence, value);
  g_free (*place);
  *place = *kept != '\0' ? g_steal_pointer (&kept) : NULL;
  return TRUE;
}

/* A family that is not nothing. */
static gboolean
set_family (char **place, const char *value, GError **error)
{
  g_autofree char *family = NULL;
  if (!set_words (&family, value, 1, LONGEST_HEADER, _ ("this is no name of a font."), error))
    return FALSE;
  if (family == NULL)
    return refuse (error, _ ("this is no name of a font."), value);
  g_free (*place);
  *place = g_steal_pointer (&family);
  return TRUE;
}

static gboolean
set_arms (TrameStyle *style, const char *value, GError **error)
{
  g_autoptr (TramePicture) arms = *value != '\0' ? trame_picture_new_from_text (value, error) : NULL;
  if (arms == NULL && *value != '\0')
    return FALSE;
  trame_picture_unref (style->arms);
  style->arms = g_steal_pointer (&arms);
  return TRUE;
}

static gboolean
is_family (const char *key)
{
  return g_str_equal (key, "style.text-font") || g_str_equal (key, "style.title-font");
}

static gboolean
set_size (TrameStyle *style, const char *value, GError **error)
{
  char *end = NULL;
  const double size = g_ascii_strtod (value, &end);
  if (end == value || *end != '\0' || !(size >= SMALLEST && size <= LARGEST))
    return refuse (error, _ ("the size of the text is between 9 and 14 points."), value);
  style->size = size;
  return TRUE;
}

/* Four numbers, with a French comma or a point. */
static gboolean
set_margins (TrameStyle *style, const char *value, GError **error)
{
  g_autofree char *text = g_strdelimit (g_strchomp (g_strdup (value)), ",", '.');
  double points[G_N_ELEMENTS (sides)];
  char *at = text;
  gboolean good = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (sides) && good; i++)
    {
      char *end = at;
      const double length = g_ascii_strtod (at, &end);
      good = end != at && length >= sides[i].least && length <= sides[i].most;
      points[i] = length / MM_PER_POINT;
      at = end;
    }
  if (!good || *at != '\0')
    return refuse (error,
                   _ ("the margins are four lengths in millimetres between spaces: top (25 to 50), right (15 to 50), "
                      "bottom (20 to 60), left (15 to 50)."),
                   value);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    G_STRUCT_MEMBER (double, style, sides[i].offset) = points[i];
  return TRUE;
}

/* What was kept is set again without a look at the fonts, which takes longer than a document: another may stand in. */
static gboolean
set_value (TrameStyle *style, const char *key, const char *value, GError **error)
{
  if (g_str_equal (key, "style.header"))
    return set_words (&style->header_left, value, 1, LONGEST_HEADER,
                      _ ("the head of the pages holds one line of 60 characters."), error);
  if (g_str_equal (key, "style.footer"))
    return set_words (&style->footer, value, 2, LONGEST_FOOTER,
                      _ ("the foot of the pages holds two lines of 110 characters."), error);
  if (g_str_equal (key, "style.arms-words"))
    return set_words (&style->arms_words, value, 1, LONGEST_WORDS,
                      _ ("what the arms show is said in one line of 200 characters."), error);
  if (g_str_equal (key, "style.arms"))
    return set_arms (style, value, error);
  if (g_str_equal (key, "style.accent"))
    return set_accent (style, value, error);
  if (g_str_equal (key, "style.size"))
    return set_size (style, value, error);
  if (g_str_equal (key, "style.margins"))
    return set_margins (style, value, error);
  if (is_family (key))
    return set_family (g_str_equal (key, "style.text-font") ? &style->serif : &style->sans, value, error);
  g_autofree char *list = g_strjoinv (", ", (char **) trame_style_keys ());
  g_set_error (error, TRAME_STYLE_ERROR, TRAME_STYLE_ERROR_KEY, _ ("The style has no “%s”: %s."), key, list);
  return FALSE;
}

gboolean
trame_style_set (TrameStyle *style, const char *key, const char *value, GError **error)
{
  g_return_val_if_fail (style != NULL && key != NULL && value != NULL, FALSE);
  if (is_family (key) && g_utf8_validate (value, -1, NULL) && !trame_font_is_installed (value))
    return refuse (error, _ ("no such font is installed here."), value);
  return set_value (style, key, value, error);
}

void
trame_style_apply (TrameStyle *style, GHashTable *values)
{
  const char *const *keys = trame_style_keys ();
  g_return_if_fail (style != NULL && values != NULL);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *value = g_hash_table_lookup (values, keys[i]);
      if (value != NULL)
        set_value (style, keys[i], value, NULL);
    }
}
