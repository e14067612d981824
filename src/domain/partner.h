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
} TramePartner;

TramePartner *trame_partner_new (const char *name);
TramePartner *trame_partner_copy (const TramePartner *partner);
void trame_partner_free (TramePartner *partner);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TramePartner, trame_partner_free)

G_END_DECLS
