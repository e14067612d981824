/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was read from a published act: proposed facts, each with its place in the source. Nothing is stored from here
 * without a person's word. */
#pragma once

#include "domain/deliberation.h"
#include "documents/model.h"
#include "pages/page-text.h"

G_BEGIN_DECLS

/* Where a value was read. */
typedef struct
{
  guint page;        /* from 1 */
  char *quote;       /* the words, as in the source */
  double confidence; /* 0…1 */
  GArray *boxes;     /* of TrameBox; empty for files without pages */
  gsize offset[2];   /* characters, for files without pages */
} TrameEvidence;

typedef struct
{
  char *code;    /* stable, lower-case with hyphens; see interchange.md */
  char *message; /* French or English, as asked of trame_intake_read */
  char *path;    /* "proxies.1.giver" */
} TrameProposalWarning;

/* The annexed convention or amendment, as a model ready to store. */
typedef struct
{
  TrameModel *model; /* articles, fields, terms with their clauses */
  char *title;
  gboolean amendment;
  TrameChangesMask changes_mask; /* amendment */
  TrameTerms changes;
} TrameAnnexProposal;

typedef struct
{
  TrameDeliberation *act;
  TrameAnnexProposal *annex; /* NULL: none */
  GPtrArray *warnings;       /* of TrameProposalWarning* */
  GHashTable *evidence;      /* path (char*) → TrameEvidence* */
  GPtrArray *evidence_order; /* of char*: the paths, in the order of the JSON's keys */
} TrameActProposal;

typedef struct
{
  char *name; /* of the file */
  char *sha256;
  char *media_type;
  guint pages;
  gboolean text_layer;
  GPtrArray *acts; /* of TrameActProposal* */
} TrameProposal;

void trame_proposal_free (TrameProposal *proposal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameProposal, trame_proposal_free)

/* Reads a file's text. NAME is the file's name alone. Never fails: what is not found is absent, and warned of. A file
 * that holds no act gives a proposal of no acts. */
TrameProposal *trame_intake_read (const TrameFileText *text, const char *name, TrameLanguage language);

G_END_DECLS
