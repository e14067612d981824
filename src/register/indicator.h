/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is counted, and the figures. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

/* What is counted. */
typedef struct
{
  TrameKept kept;
  gint64 scheme; /* 0: of every scheme */
  char *name;
  char *unit;
} TrameIndicator;

extern const TrameAggregate trame_indicator_aggregate;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameIndicator, trame_kept_free)

/* A figure: never who was helped. A later one may correct it. */
typedef struct
{
  TrameKept kept;
  gint64 indicator;
  gint64 convention;
  GDate from_date;
  GDate until_date;  /* last day of the period */
  gint64 hundredths; /* the figure × 100 */
  gint64 corrects;   /* the figure that this one replaces; 0: none */
} TrameIndicatorValue;

extern const TrameAggregate trame_indicator_value_aggregate;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameIndicatorValue, trame_kept_free)

G_END_DECLS
