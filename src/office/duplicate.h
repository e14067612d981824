/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Partners that may be one and the same: found, never merged by themselves. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

typedef enum
{
  TRAME_SAME_SIREN,
  TRAME_SAME_RNA,
  TRAME_SAME_LEGAL_NAME, /* one's legal name is the other's name or legal name */
  TRAME_SAME_NAME,       /* but for articles, legal forms and what stands in brackets */
} TrameSameness;

typedef struct
{
  gint64 one; /* the older row */
  char *one_name;
  gint64 other;
  char *other_name;
  TrameSameness why;
} TrameDoubtfulPair;

void trame_doubtful_pair_free (TrameDoubtfulPair *pair);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameDoubtfulPair, trame_doubtful_pair_free)

/* "siren", "rna", "legal-name", "name". Static. */
const char *trame_sameness_nick (TrameSameness why);
/* Of TrameDoubtfulPair*, each pair once, by the older row: those among PARTNERS (of TramePartner*). Owned by the caller. */
GPtrArray *trame_partners_find_doubtful (const GPtrArray *partners);

G_END_DECLS
