/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A partner: the name an act gives it, and the legal person behind it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 id;        /* the register's; 0: not stored */
  char *name;       /* as the act names it */
  char *legal_name; /* NULL: not known */
  char *siren;
  char *rna;
  char *address;
  char *representative; /* who signs today */
  char *capacity;
  char *category;     /* one of trame_partner_categories; NULL: not known */
  gint64 merged_into; /* the partner that this one is a duplicate of; 0: none */
} TramePartner;

/* "association", "public-body" (which acts by an authorising act of its own), "company", "person", "other"; NULL ends. */
extern const char *const trame_partner_categories[];

TramePartner *trame_partner_new (const char *name);
TramePartner *trame_partner_copy (const TramePartner *partner);
void trame_partner_free (TramePartner *partner);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TramePartner, trame_partner_free)

G_END_DECLS
