/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fact written as options of the command line: each key of a fact is one. */
#pragma once

#include "cli/invocation.h"
#include "domain/fact.h"

G_BEGIN_DECLS

/* What was given, as text; NULL: not given. */
typedef struct
{
  char *texts[32];
  char **changes; /* "length=P2Y"; repeated */
} TrameFactOptions;

void trame_fact_options_clear (TrameFactOptions *options);
/* The entries that fill OPTIONS and PREVIEW (--dry-run), which must outlive them. Free the array with g_free. */
GOptionEntry *trame_fact_options_entries (TrameFactOptions *options, gboolean *preview);
/* The kinds that can be recorded, as they are written: "issued, signed…". Owned by the caller. */
char *trame_fact_options_kinds (void);
/* The fact of KIND (a nick) that OPTIONS say. NULL, said on stderr as a usage fault, when KIND is unknown, a key is not
 * one of its kind, or a value is not of its key. */
TrameFact *trame_fact_options_read (TrameFactOptions *options, TrameInvocation *invocation, const char *kind);

G_END_DECLS
