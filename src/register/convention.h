/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A convention as it is kept, and its state on a day: an immutable value, shared by reference. */
#pragma once

#include "register/records.h"
#include "register/register.h"

G_BEGIN_DECLS

typedef struct _TrameConvention TrameConvention;

struct _TrameConvention
{
  gatomicrefcount refs;
  gint64 id;
  gint64 version;    /* moves with each change of its row or values */
  char *number;      /* NULL: not issued */
  gint64 model;      /* 0: none, signed before Trame */
  char *model_title; /* NULL: the same */
  gint64 partner;
  char *partner_name;
  gint64 deliberation; /* 0: none */
  char *act_number;    /* NULL: none */
  char *scheme;
  char *object;
  char *responsible;
  gboolean issued;    /* has a number, or a fact that says so, or no model: its document does not change any more */
  GHashTable *values; /* field id → text */
  char *folded;       /* partner, object, scheme, number: folded for a search as you type */
  TrameCase contract; /* terms, clauses, readings, délibération's dates, facts (with ids) */
  TrameLifecycle *lifecycle; /* on the day asked, without its reasons: evaluate `contract` for those */
  TrameConvention *origin;   /* private: whose strings, values and contract these are; NULL: its own */
};

TrameConvention *trame_convention_ref (TrameConvention *convention);
void trame_convention_unref (TrameConvention *convention);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameConvention, trame_convention_unref)

/* The same convention folded for another day; one reference. */
TrameConvention *trame_convention_on (const TrameConvention *convention, const GDate *today);

/* Every convention by id, folded for TODAY: TrameConvention*, owned by the caller. Blocking. */
GPtrArray *trame_register_load_conventions (TrameRegister *self, const GDate *today, GError **error);
/* One; UNKNOWN when there is none. Blocking. */
TrameConvention *trame_register_load_convention (TrameRegister *self, gint64 id, const GDate *today, GError **error);
/* The number a convention would be given now, without gaps: the pattern of the settings filled with its act's number
 * and the next rank for that act. Owned by the caller. Blocking. */
char *trame_register_next_number (TrameRegister *self, gint64 convention, GError **error);

G_END_DECLS
