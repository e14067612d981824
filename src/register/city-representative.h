/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may act for the city. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

/* A mandate or a delegation: in what capacity, by which act, from when until when. */
typedef struct
{
  TrameKept kept;
  gint64 councillor; /* 0: none */
  char *name;
  char *capacity; /* "Maire", "Adjointe aux solidarités"… */
  char *kind;     /* "mandate", "delegation" */
  char *scope;    /* what a delegation is about */
  char *act;      /* number of the arrêté or of the délibération */
  GDate from_date;
  GDate until_date; /* last day */
} TrameCityRepresentative;

extern const TrameAggregate trame_city_representative_aggregate;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameCityRepresentative, trame_kept_free)

G_END_DECLS
