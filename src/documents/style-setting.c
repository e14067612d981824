/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text ↔ the choices of a house style, each checked: what a page may look like has limits, because it must be read. */
#include "documents/style-setting.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LONGEST_HEADER 60
#define SMALLEST 9.0
#define LARGEST 14.0
#define CONTRAST 4.5

G_DEFINE_QUARK (trame - style - error - quark, trame_style_error)

const char *const *
trame_style_keys (void)
{
  static const char *const keys[] = { "style.header", "style.accent", "style.size", NULL };
  return keys;
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
  return NULL;
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

static gboolean
set_header (TrameStyle *style, const char *value, GError **error)
{
  g_autofree char *kept = g_strstrip (g_strdup (value));
  if (!g_utf8_validate (kept, -1, NULL) || g_utf8_strlen (kept, -1) > LONGEST_HEADER)
    return refuse (error, _ ("the head of the pages holds one line of 60 characters."), value);
  for (const char *p = kept; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return refuse (error, _ ("the head of the pages holds one line of 60 characters."), value);
  g_free (style->header_left);
  style->header_left = *kept != '\0' ? g_steal_pointer (&kept) : NULL;
  return TRUE;
}

gboolean
trame_style_set (TrameStyle *style, const char *key, const char *value, GError **error)
{
  g_return_val_if_fail (style != NULL && key != NULL && value != NULL, FALSE);
  char *end = NULL;
  if (g_str_equal (key, "style.header"))
    return set_header (style, value, error);
  if (g_str_equal (key, "style.accent"))
    return set_accent (style, value, error);
  if (!g_str_equal (key, "style.size"))
    {
      g_autofree char *list = g_strjoinv (", ", (char **) trame_style_keys ());
      g_set_error (error, TRAME_STYLE_ERROR, TRAME_STYLE_ERROR_KEY, _ ("The style has no “%s”: %s."), key, list);
      return FALSE;
    }
  const double size = g_ascii_strtod (value, &end);
  if (end == value || *end != '\0' || !(size >= SMALLEST && size <= LARGEST))
    return refuse (error, _ ("the size of the text is between 9 and 14 points."), value);
  style->size = size;
  return TRUE;
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
        trame_style_set (style, keys[i], value, NULL);
    }
}
