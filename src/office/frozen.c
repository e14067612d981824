/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frozen bytes come back as they are; nothing sets them again. */
#include "office/frozen.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The latest issued document of the kind "convention"; 0: none. */
static gint64
find_issued (TrameDesk *desk, gint64 convention, GError **error)
{
  g_autoptr (GPtrArray) documents = trame_register_load_documents (desk->store, convention, error);
  if (documents == NULL)
    return 0;
  for (guint i = documents->len; i > 0; i--)
    {
      const TrameDocumentRecord *document = g_ptr_array_index (documents, i - 1);
      if (g_date_valid (&document->issued_on) && g_strcmp0 (document->kind, "convention") == 0)
        return document->id;
    }
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN,
               _ ("The issued document of convention %" G_GINT64_FORMAT " is not in the register."), convention);
  return 0;
}

/* Our own writer's page tree says how many pages there are: "/Type /Pages … /Count n". */
static guint
count_pages (GBytes *pdf)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (pdf, &size);
  const char *tree = memmem (data, size, "/Type /Pages", strlen ("/Type /Pages"));
  if (tree == NULL)
    tree = memmem (data, size, "/Type/Pages", strlen ("/Type/Pages"));
  const char *end = data + size;
  const char *count = tree != NULL ? memmem (tree, (gsize) (end - tree), "/Count", strlen ("/Count")) : NULL;
  guint pages = 0;
  for (const char *at = count != NULL ? count + strlen ("/Count") : end; at < end; at++)
    {
      if (g_ascii_isdigit (*at))
        pages = pages * 10 + (guint) (*at - '0');
      else if (*at != ' ' || pages > 0)
        break;
    }
  return pages;
}

TrameSetDocument *
trame_desk_load_frozen (TrameDesk *desk, const TrameConvention *convention, GError **error)
{
  gint64 id = find_issued (desk, convention->id, error);
  g_autoptr (GBytes) pdf = id != 0 ? trame_register_load_document_bytes (desk->store, id, error) : NULL;
  if (pdf == NULL)
    return NULL;
  TrameSetDocument *set = g_new0 (TrameSetDocument, 1);
  g_atomic_ref_count_init (&set->refs);
  set->pages = count_pages (pdf);
  set->pdf = g_steal_pointer (&pdf);
  set->places = g_array_new (FALSE, TRUE, sizeof (TrameFieldPlace));
  return set;
}
