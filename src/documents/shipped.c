/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The models that Trame ships, in its own words. A commune's voted model never is here: it comes in by intake. */
#include "documents/model-body.h"
#include "documents/model.h"

#include <gio/gio.h>

#include "documents/models-resource.h"

static const char *const shipped[] = { "convention-gratuite",
                                       "convention-subvention",
                                       "avenant",
                                       "circulation",
                                       "demande-renouvellement",
                                       "demande-suivi",
                                       "envoi-originaux",
                                       "evaluation",
                                       "fiche-acte",
                                       "lettre-fin",
                                       "mise-en-demeure",
                                       "notification-convention",
                                       "rapport-conseil",
                                       "reponse-renouvellement",
                                       "resiliation",
                                       "resolution-plein-droit",
                                       NULL };

const char *const *
trame_shipped_models (void)
{
  return shipped;
}

TrameModel *
trame_shipped_model (const char *id, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/fr/armentieres/Trame/models/%s.xml", id);
  g_autoptr (GBytes)
      xml = g_resource_lookup_data (trame_models_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return xml != NULL ? trame_model_parse_own (xml, error) : NULL;
}
