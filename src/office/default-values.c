/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new convention is filled with: what the model says, then what is known of the partner, the act and the city. */
#include "office/convention.h"

typedef enum
{
  FROM_PARTNER_NAME,
  FROM_PARTNER_REPRESENTATIVE,
  FROM_PARTNER_CAPACITY,
  FROM_PARTNER_ADDRESS,
  FROM_PARTNER_SIREN,
  FROM_PARTNER_RNA,
  FROM_ACT_NUMBER,
  FROM_ACT_DATE,
  FROM_ACT_SCHEME,
  FROM_ACT_CHAIR,
  FROM_COMMUNE,
} Source;

/* Ids that models give to fields whose meaning is known. */
static const struct
{
  const char *id;
  Source source;
} sources[] = {
  { "partner", FROM_PARTNER_NAME },
  { "partner-name", FROM_PARTNER_NAME },
  { "partner-representative", FROM_PARTNER_REPRESENTATIVE },
  { "partner-capacity", FROM_PARTNER_CAPACITY },
  { "partner-address", FROM_PARTNER_ADDRESS },
  { "partner-siren", FROM_PARTNER_SIREN },
  { "partner-rna", FROM_PARTNER_RNA },
  { "act-number", FROM_ACT_NUMBER },
  { "act-date", FROM_ACT_DATE },
  { "scheme", FROM_ACT_SCHEME },
  { "city-representative", FROM_ACT_CHAIR },
  { "commune", FROM_COMMUNE },
};

static char *
value_from (Source source, const TramePartner *partner, const TrameDeliberation *act, const char *commune)
{
  static const TramePartner nobody = { 0 };
  const TramePartner *who = partner != NULL ? partner : &nobody;
  switch (source)
    {
    case FROM_PARTNER_NAME:
      return g_strdup (who->legal_name != NULL ? who->legal_name : who->name);
    case FROM_PARTNER_REPRESENTATIVE:
      return g_strdup (who->representative);
    case FROM_PARTNER_CAPACITY:
      return g_strdup (who->capacity);
    case FROM_PARTNER_ADDRESS:
      return g_strdup (who->address);
    case FROM_PARTNER_SIREN:
      return g_strdup (who->siren);
    case FROM_PARTNER_RNA:
      return g_strdup (who->rna);
    case FROM_ACT_NUMBER:
      return act != NULL ? g_strdup (act->number) : NULL;
    case FROM_ACT_DATE:
      return act != NULL ? trame_date_to_iso (&act->dates.sitting) : NULL;
    case FROM_ACT_SCHEME:
      return act != NULL ? g_strdup (act->scheme) : NULL;
    case FROM_ACT_CHAIR:
      return act != NULL ? g_strdup (act->chair) : NULL;
    case FROM_COMMUNE:
      return g_strdup (commune);
    default:
      return NULL;
    }
}

TrameValues *
trame_office_default_values (const TrameModel *model,
                             const TramePartner *partner,
                             const TrameDeliberation *deliberation,
                             const char *commune)
{
  g_return_val_if_fail (model != NULL, NULL);
  TrameValues *values = trame_values_new ();
  for (guint i = 0; i < model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (model->fields, i);
      g_autofree char *value = g_strdup (field->default_value);
      for (guint s = 0; value == NULL && s < G_N_ELEMENTS (sources); s++)
        if (g_str_equal (sources[s].id, field->id))
          value = value_from (sources[s].source, partner, deliberation, commune);
      if (value != NULL && *value != '\0' && trame_field_check_value (field, value, NULL))
        g_hash_table_insert (values, g_strdup (field->id), g_steal_pointer (&value));
    }
  return values;
}
