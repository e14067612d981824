/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between the words of an issued document and those of one that came back, article by article. */
#pragma once

#include "intake/word-list.h"

G_BEGIN_DECLS

/* Words that stand in one and not in the other, at one place. */
typedef struct
{
  char *article;       /* the issued document's heading that it stands under; "": before any */
  char *issued;        /* what was issued; NULL: nothing, the words were added */
  char *returned;      /* what stands there now; NULL: the words were taken out */
  guint issued_page;   /* from 1; 0: nothing */
  guint returned_page; /* from 1; 0: nothing */
  gboolean all_of_it;  /* the whole article, its heading too, was taken out */
} TrameDifference;

typedef struct
{
  guint issued, returned; /* words */
  guint same;             /* words of both */
  GPtrArray *differences; /* of TrameDifference*, in the issued document's order */
} TrameComparison;

/* Owned by the caller. */
TrameComparison *trame_compare_words (const TrameWordList *issued, const TrameWordList *returned);
void trame_comparison_free (TrameComparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameComparison, trame_comparison_free)

/* How alike both are: 0 to 1. */
double trame_comparison_likeness (const TrameComparison *comparison);

G_END_DECLS
