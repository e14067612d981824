/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attached files: in, out, and lawfully gone. */
#include "office/attachment.h"

#include "office/desk.h"
#include "office/file-write.h"
#include "office/tombstone.h"
#include "register/removal.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

const char *const trame_attachment_kinds[] = { "signed-scan",     "acknowledgement", "proof-of-powers",
                                               "authorising-act", "report",          "evaluation",
                                               "letter",          "other",           NULL };

typedef struct
{
  gint64 convention;
  gint64 partner;
  char *path;
  char *kind;
  char *note;
  GDate on;
} Attaching;

typedef struct
{
  gint64 document;
  char *visa;
  char *reason;
} Removing;

static void
attaching_free (gpointer data)
{
  Attaching *attaching = data;
  g_free (attaching->path);
  g_free (attaching->kind);
  g_free (attaching->note);
  g_free (attaching);
}

static Attaching *
attaching_new (gint64 convention, gint64 partner, const char *path, const char *kind, const GDate *on, const char *note)
{
  Attaching *attaching = g_new0 (Attaching, 1);
  *attaching = (Attaching){ .convention = convention,
                            .partner = partner,
                            .path = g_strdup (path),
                            .kind = g_strdup (kind),
                            .note = g_strdup (note) };
  if (on != NULL)
    attaching->on = *on;
  return attaching;
}

/* The file's bytes, of a size that is kept. NULL and ERROR. */
static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, 0, NULL, error);
  if (info == NULL)
    return NULL;
  goffset size = g_file_info_get_size (info);
  const char *why = NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    why = _ ("“%s” is not a file.");
  else if (size == 0)
    why = _ ("“%s” is empty: nothing was attached.");
  else if (size > TRAME_ATTACHMENT_LARGEST)
    why = _ ("“%s” is larger than 50 MB. Scan it in grey, or in fewer points, then attach it again.");
  if (why == NULL)
    return g_file_load_bytes (file, NULL, NULL, error);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GString) words = g_string_new (why);
  g_string_replace (words, "%s", name, 1);
  g_set_error_literal (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_FILE, words->str);
  return NULL;
}

static char *
media_type_of (const char *path, GBytes *bytes)
{
  gsize size = 0;
  const guchar *data = g_bytes_get_data (bytes, &size);
  g_autofree char *type = g_content_type_guess (path, data, MIN (size, 4096), NULL);
  char *media = g_content_type_get_mime_type (type);
  return media != NULL ? media : g_strdup ("application/octet-stream");
}

/* Adds it to CHANGES: its handle; 0 and ERROR. */
static gint64
add (TrameChanges *changes, const Attaching *attaching, GError **error)
{
  if (!g_strv_contains (trame_attachment_kinds, attaching->kind))
    {
      g_autofree char *list = g_strjoinv (", ", (char **) trame_attachment_kinds);
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN, _ ("There is no kind “%s”: %s."),
                   attaching->kind, list);
      return 0;
    }
  g_autoptr (GBytes) bytes = read_file (attaching->path, error);
  if (bytes == NULL)
    return 0;
  g_autofree char *name = g_filename_display_basename (attaching->path);
  g_autofree char *type = media_type_of (attaching->path, bytes);
  const TrameDocumentRecord document = { .convention = attaching->convention,
                                         .partner = attaching->partner,
                                         .kind = attaching->kind,
                                         .name = name,
                                         .media_type = type,
                                         .note = attaching->note,
                                         .issued_on = attaching->on };
  return trame_changes_attach (changes, &document, bytes);
}

gboolean
trame_attachment_add (
    TrameChanges *changes, gint64 convention, const char *path, const char *kind, const GDate *on, GError **error)
{
  Attaching attaching = { .convention = convention, .path = (char *) path, .kind = (char *) kind };
  if (on != NULL)
    attaching.on = *on;
  return add (changes, &attaching, error) != 0;
}

static gpointer
run_attach (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Attaching *attaching = data;
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  gint64 id = add (changes, attaching, error);
  if (id == 0)
    return NULL;
  if (!trame_desk_commit (desk, changes, attaching->convention, error))
    return NULL;
  desk->acts_changed = attaching->partner != 0;
  id = trame_changes_get_id (changes, id);
  return g_memdup2 (&id, sizeof id);
}

gint64
trame_office_attach (TrameOffice *office,
                     gint64 convention,
                     gint64 partner,
                     const char *path,
                     const char *kind,
                     const GDate *on,
                     const char *note,
                     GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && path != NULL && kind != NULL, 0);
  Attaching *attaching = attaching_new (convention, partner, path, kind, on, note);
  g_autofree gint64 *id = trame_office_do (office, run_attach, attaching, error);
  attaching_free (attaching);
  return id != NULL ? *id : 0;
}

void
trame_office_attach_async (TrameOffice *office,
                           gint64 convention,
                           gint64 partner,
                           const char *path,
                           const char *kind,
                           const GDate *on,
                           const char *note,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && path != NULL && kind != NULL);
  trame_office_do_async (office, run_attach, attaching_new (convention, partner, path, kind, on, note), attaching_free,
                         g_free, cancellable, callback, user_data);
}

gint64
trame_office_attach_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = trame_office_do_finish (office, result, error);
  return id != NULL ? *id : 0;
}

/* The document of ID among all; NULL and ERROR. Owned by the caller. */
static TrameDocumentRecord *
find_document (TrameRegister *store, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) all = trame_register_load_documents (store, 0, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (((TrameDocumentRecord *) all->pdata[i])->id == id)
      {
        g_ptr_array_set_free_func (all, NULL);
        TrameDocumentRecord *found = g_ptr_array_remove_index_fast (all, i);
        g_ptr_array_set_free_func (all, (GDestroyNotify) trame_document_record_free);
        return found;
      }
  if (all != NULL)
    g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN,
                 _ ("There is no document %" PRId64 " in this register. “documents list” shows them."), id);
  return NULL;
}

char *
trame_office_export_document (TrameOffice *office, gint64 document, const char *to, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && to != NULL, NULL);
  TrameRegister *store = trame_office_get_register (office);
  g_autoptr (TrameDocumentRecord) record = find_document (store, document, error);
  g_autoptr (GBytes) bytes = record != NULL ? trame_register_load_document_bytes (store, document, error) : NULL;
  if (bytes == NULL)
    return NULL;
  const char *dot = strrchr (record->name, '.');
  g_autofree char *stem = dot != NULL ? g_strndup (record->name, (gsize) (dot - record->name))
                                      : g_strdup (record->name);
  g_autofree char *name = trame_file_name_sanitise (stem, dot != NULL ? dot : "");
  g_autofree char *file = g_file_test (to, G_FILE_TEST_IS_DIR) ? g_build_filename (to, name, NULL) : g_strdup (to);
  return trame_office_write_file (file, bytes, error) ? g_steal_pointer (&file) : NULL;
}

static gpointer
run_remove (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Removing *removing = data;
  g_autoptr (TrameDocumentRecord) record = find_document (desk->store, removing->document, error);
  if (record == NULL)
    return NULL;
  if (!record->attached)
    {
      g_set_error_literal (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                           _ ("This document was issued here: it is removed with its convention, at the end of its "
                              "retention."));
      return NULL;
    }
  g_autoptr (TrameTombstone)
      tombstone = trame_desk_tombstone (desk, "document", removing->document, removing->visa, removing->reason, error);
  if (tombstone == NULL)
    return NULL;
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  trame_changes_remove_content (changes, tombstone);
  return trame_desk_commit (desk, changes, record->convention, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

gboolean
trame_office_remove_document (
    TrameOffice *office, gint64 document, const char *visa, const char *reason, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && visa != NULL && reason != NULL, FALSE);
  Removing removing = { document, (char *) visa, (char *) reason };
  return trame_office_do (office, run_remove, &removing, error) != NULL;
}

static void
removing_free (gpointer data)
{
  Removing *removing = data;
  g_free (removing->visa);
  g_free (removing->reason);
  g_free (removing);
}

void
trame_office_remove_document_async (TrameOffice *office,
                                    gint64 document,
                                    const char *visa,
                                    const char *reason,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && visa != NULL && reason != NULL);
  Removing *removing = g_new0 (Removing, 1);
  *removing = (Removing){ document, g_strdup (visa), g_strdup (reason) };
  trame_office_do_async (office, run_remove, removing, removing_free, NULL, cancellable, callback, user_data);
}

gboolean
trame_office_remove_document_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error) != NULL;
}
