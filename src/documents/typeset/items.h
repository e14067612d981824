/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paragraph's text as a row of items: pieces of words that are drawn, spaces that give and take, places where a line may
 * end. Choosing the lines is breaker.h's. */
#pragma once

#include "documents/typeset/font-set.h"
#include "documents/typeset/look.h"
#include "documents/typeset/shape.h"

G_BEGIN_DECLS

typedef enum
{
  TRAME_ITEM_BOX = 0, /* a piece of a word */
  TRAME_ITEM_GLUE,    /* a space */
  TRAME_ITEM_PENALTY, /* a line may end here, at a price */
  TRAME_ITEM_LEADER,  /* the dots of a blank, which give and take too */
  TRAME_ITEM_END,     /* a line ends here */
} TrameItemKind;

/* The price of a place where no line may end. */
#define TRAME_PENALTY_NEVER 10000

/* Lengths in points. */
typedef struct
{
  TrameItemKind kind;
  double width; /* of a PENALTY: of the hyphen that is drawn when the line ends there, or 0 */
  double stretch, shrink;
  gint penalty; /* of a PENALTY, and of ending a line at a GLUE */
  gint run;     /* index of the run it comes from */
  const TrameFont *font;
  double size;
  /* BOX */
  const TrameShapedWord *word;
  guint from, to;     /* its glyphs */
  const char *actual; /* of a LEADER too: the text in place of which it is drawn; NULL: its own */
  /* GLUE */
  guint code;
} TrameItem;

/* What is needed to make items of a text. */
typedef struct
{
  TrameFontSet *fonts;
  TrameShaper *shaper;
} TrameSetter;

/* Appends the items of RUNS (TrameRun) to ITEMS. WIDTH is the line's: what is wider can be cut anywhere. STRINGS keeps the
 * texts that items point to. */
void trame_items_append (const TrameSetter *setter,
                         const GArray *runs,
                         const TrameLook *look,
                         double width,
                         GArray *items,
                         GStringChunk *strings);

G_END_DECLS
