/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One font program: its metrics, its glyphs, and the codes by which a document names them. Which font is used for a text
 * is said in font-set.h. */
#pragma once

#include <glib.h>
#include <hb.h>

G_BEGIN_DECLS

/* A code is a glyph's number, or one of these above them. They give a glyph that two characters share a second name, so
 * that a reader of the document gets the right character back. */
typedef enum
{
  TRAME_FONT_SPECIAL_NO_BREAK_SPACE = 0,
  TRAME_FONT_SPECIAL_NARROW_SPACE,
  TRAME_FONT_SPECIAL_SOFT_HYPHEN,
  TRAME_FONT_SPECIALS,
} TrameFontSpecial;

enum
{
  TRAME_FONT_COMMON = 0x180, /* Latin letters, accents and ligatures of French */
};

typedef struct
{
  guint id; /* in its set */
  char *file;
  guint face_index;
  char *name; /* PostScript name, safe in a PDF */
  hb_face_t *face;
  hb_font_t *shaper;
  guint units; /* per em; the metrics below are in these */
  guint glyphs;
  guint codes; /* glyphs and specials */
  gboolean is_cff;
  gboolean is_bold;
  double italic_angle;              /* degrees, negative when it leans forward */
  gint ascent, descent, cap_height; /* descent is negative */
  gint16 box[4];
  guint space;                       /* glyph; 0: none */
  guint hyphen;                      /* glyph */
  guint period;                      /* glyph */
  gunichar *characters;              /* by glyph: the least character that it stands for; 0: none */
  guint16 common[TRAME_FONT_COMMON]; /* glyphs of the first characters; 0: none */
} TrameFont;

/* Loads an outline font that may be embedded. NULL when FILE is not one (no outlines, no right to embed, broken). */
TrameFont *trame_font_load (const char *file, guint face_index);
void trame_font_free (TrameFont *font);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameFont, trame_font_free)

/* Whether FONT can show CHARACTER (itself, or an equivalent that shaping puts in its place). */
gboolean trame_font_has (const TrameFont *font, gunichar character);

/* The glyph for CHARACTER; 0: none. */
guint trame_font_get_glyph (const TrameFont *font, gunichar character);

/* The code by which a document names GLYPH when it shows CHARACTER. */
guint trame_font_get_code (const TrameFont *font, guint glyph, gunichar character);
guint trame_font_code_to_glyph (const TrameFont *font, guint code);
/* The character that a reader gets from CODE; 0: none. */
gunichar trame_font_code_to_character (const TrameFont *font, guint code);

/* The advance of CODE in units of the font. */
gint trame_font_get_advance (const TrameFont *font, guint code);

G_END_DECLS
