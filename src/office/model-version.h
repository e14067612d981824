/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Versions of a model: an edited model is the next one, new documents follow the one chosen, what was made keeps its own. */
#pragma once

#include "documents/model.h"
#include "office/office.h"

G_BEGIN_DECLS

/* A version as it was stored, or found. */
typedef struct
{
  gint64 id;
  char *name;
  guint version;
  gboolean added; /* FALSE: these very words were a version already */
} TrameModelVersion;

void trame_model_version_free (TrameModelVersion *version);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameModelVersion, trame_model_version_free)

/* The model NAME that new documents are made from: the version that was chosen, else for a shipped model the one that Trame
 * ships, else the latest. Owned by the caller. NULL and ERROR: UNKNOWN name. Blocking. */
TrameModel *trame_office_current_model (TrameOffice *office, const char *name, GError **error);

/* Stores XML (a model's file) as the next version of the model that it names, or finds these words among its versions; new
 * documents follow it. What its file says of its version is not read. NULL and ERROR: a model's errors; REFUSED when it is of
 * another kind than the versions before. Blocking. */
TrameModelVersion *trame_office_add_model (TrameOffice *office, GBytes *xml, GError **error);

/* Stores the shipped model NAME, or finds it there already, beside the versions of the commune; nothing else follows it. NULL
 * and ERROR. Blocking. */
TrameModelVersion *trame_office_add_shipped_model (TrameOffice *office, const char *name, GError **error);

/* New documents follow the version of ID. FALSE and ERROR: UNKNOWN. Blocking. */
gboolean trame_office_use_model (TrameOffice *office, gint64 id, GError **error);

/* A draft takes MODEL, another version of its model: its text and declared terms; its values stay where the field does. FALSE
 * and ERROR: REFUSED once it is issued or signed, or for another model. Blocking. */
gboolean trame_office_change_model (TrameOffice *office, gint64 convention, gint64 model, GError **error);

/* The same without blocking; XML, an id and the two of a draft are copied. */
void trame_office_add_model_async (
    TrameOffice *office, GBytes *xml, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
TrameModelVersion *trame_office_add_model_finish (TrameOffice *office, GAsyncResult *result, GError **error);
void trame_office_use_model_async (
    TrameOffice *office, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean trame_office_use_model_finish (TrameOffice *office, GAsyncResult *result, GError **error);
void trame_office_change_model_async (TrameOffice *office,
                                      gint64 convention,
                                      gint64 model,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean trame_office_change_model_finish (TrameOffice *office, GAsyncResult *result, GError **error);

/* The version that new documents follow among MODELS (of TrameModelRecord*, those of the register) for NAME, by OFFICE's
 * settings: its id; 0: the one that Trame ships, which may not be stored. */
gint64 trame_model_version_current (TrameOffice *office, const GPtrArray *models, const char *name);

/* The key of the register's setting that holds the version chosen for the model NAME. Owned by the caller. */
char *trame_model_version_key (const char *name);

G_END_DECLS
