/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was read from an act, as a list of named values with their places in the source. No widget here. */
#pragma once

#include "app/preview/preview.h"
#include "intake/proposal.h"

G_BEGIN_DECLS

typedef enum
{
  TRAME_READ_ACT = 0,
  TRAME_READ_SITTING,
  TRAME_READ_ATTENDANCE,
  TRAME_READ_DECISION,
  TRAME_READ_PARTNERS,
  TRAME_READ_MODEL,
  TRAME_N_READ_GROUPS
} TrameReadGroup;

typedef struct
{
  TrameReadGroup group;
  char *key;         /* path, or the head of several ("proxies"); also the id of its rectangles */
  char *name;        /* "Reçu en préfecture" */
  char *text;        /* "05/12/2025" */
  char *raw;         /* as a correction is written; NULL: cannot be corrected as a whole */
  double confidence; /* 0…1; negative: computed, or read nowhere */
  GArray *reasons;   /* of TrameReason, computed values; NULL: none */
} TrameReadValue;

void trame_read_value_free (TrameReadValue *value);

/* The values of PROPOSAL, group after group; what was not read is left out. Of TrameReadValue*, the caller's. */
GPtrArray *trame_read_values (const TrameActProposal *proposal);

/* "Acte", "Séance"… Static. */
const char *trame_read_group_title (TrameReadGroup group);
/* The CSS class of a group's colour: act, sitting, attendance. Static. */
const char *trame_read_group_class (TrameReadGroup group);
TrameOverlayStyle trame_read_group_style (TrameReadGroup group);

/* Whether PATH is KEY or stands under it ("proxies.1.giver" under "proxies"). */
gboolean trame_read_path_is_under (const char *path, const char *key);
/* The least confidence of what was read at KEY or under it; negative when nothing was. */
double trame_read_confidence (const TrameActProposal *proposal, const char *key);
/* Adds to OVERLAYS (of TramePreviewOverlay) the places of KEY, under the id ID. What they point to is PROPOSAL's. */
void trame_read_add_overlays (GArray *overlays,
                              const TrameActProposal *proposal,
                              const char *key,
                              const char *id,
                              TrameOverlayStyle style,
                              guint number);

G_END_DECLS
