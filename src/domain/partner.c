/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A partner as a value. */
#include "domain/partner.h"

const char *const trame_partner_categories[] = { "association", "public-body", "company", "person", "other", NULL };

TramePartner *
trame_partner_new (const char *name)
{
  TramePartner *partner = g_new0 (TramePartner, 1);
  partner->name = g_strdup (name);
  return partner;
}

TramePartner *
trame_partner_copy (const TramePartner *partner)
{
  g_return_val_if_fail (partner != NULL, NULL);
  TramePartner *copy = trame_partner_new (partner->name);
  copy->id = partner->id;
  copy->legal_name = g_strdup (partner->legal_name);
  copy->siren = g_strdup (partner->siren);
  copy->rna = g_strdup (partner->rna);
  copy->address = g_strdup (partner->address);
  copy->representative = g_strdup (partner->representative);
  copy->capacity = g_strdup (partner->capacity);
  copy->category = g_strdup (partner->category);
  copy->merged_into = partner->merged_into;
  return copy;
}

void
trame_partner_free (TramePartner *partner)
{
  if (partner == NULL)
    return;
  g_free (partner->name);
  g_free (partner->legal_name);
  g_free (partner->siren);
  g_free (partner->rna);
  g_free (partner->address);
  g_free (partner->representative);
  g_free (partner->capacity);
  g_free (partner->category);
  g_free (partner);
}
