/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The house style: what a commune's documents look like. */
#pragma once

#include "documents/picture.h"

G_BEGIN_DECLS

typedef struct
{
  char *header_left;                                           /* "VILLE D’ARMENTIÈRES"; NULL: none */
  char *header_right;                                          /* the scheme's name; NULL: none */
  char *author;                                                /* the commune, in the metadata */
  char *serif;                                                 /* family of the text ("Liberation Serif") */
  char *sans;                                                  /* family of titles, headers, footers */
  double size;                                                 /* of the text, points */
  double margin_left, margin_right, margin_top, margin_bottom; /* points */
  guint32 accent;                                              /* 0xRRGGBB of headings and rules */
  TramePicture *arms;                                          /* at the head of the first page; NULL: none */
  char *arms_words;                                            /* what they show, for who does not see them */
  char *footer; /* the town hall's address, telephone…: at most two lines; NULL: none */
} TrameStyle;

/* What the arms of STYLE are called when nobody said it: "Armoiries : Ville d’Armentières". Owned by the caller. */
char *trame_style_get_arms_words (const TrameStyle *style);

/* The default style for COMMUNE (may be NULL). */
TrameStyle *trame_style_new (const char *commune);
TrameStyle *trame_style_copy (const TrameStyle *style);
void trame_style_free (TrameStyle *style);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameStyle, trame_style_free)

G_END_DECLS
