/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person should look at before an act is stored: what differs, the readings side by side, and the choices. */
#pragma once

#include <adwaita.h>

#include "intake/proposal.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;         /* of its rectangles: "doubt-1" */
  char *title;      /* what differs */
  char *subtitle;   /* likely cause; NULL: none */
  GPtrArray *paths; /* of char*: the values it is about, the one to correct first */
  char *read;       /* the text read at the first path; NULL: nothing to correct */
  char *suggestion; /* what it might be instead; NULL: none */
} TrameDoubt;

void trame_doubt_free (TrameDoubt *doubt);

/* The doubts of PROPOSAL, of TrameDoubt*: its warnings, then what was read with too little confidence. The caller's. */
GPtrArray *trame_doubts (const TrameActProposal *proposal);

/* TEXT with the letters of other alphabets that look Latin replaced by the Latin ones. Owned by the caller. */
char *trame_latin_letters (const char *text);

/* A row for DOUBT, the NUMBERth; DECIDED is called with the text to write at its first path ("" for none), or NULL to
 * keep what was read. FALSE from DECIDED: the text cannot be written there, and *PROBLEM (to free) says why. DOUBT must
 * outlive the row. */
typedef gboolean (*TrameDoubtDecided) (const TrameDoubt *doubt, const char *text, char **problem, gpointer data);
GtkWidget *trame_doubt_row_new (
    const TrameDoubt *doubt, const TrameActProposal *proposal, guint number, TrameDoubtDecided decided, gpointer data);

G_END_DECLS
