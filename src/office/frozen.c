/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frozen bytes come back as they are; nothing sets them again. */
#include "office/frozen.h"

#include <string.h>

/* Puts the latest issued document of the kind "convention" in ID; 0: none. FALSE and ERROR. */
static gboolean
find_issued (TrameDesk *desk, gint64 convention, gint64 *id, GError **error)
{
  g_autoptr (GPtrArray) documents = trame_register_load_documents (desk->store, convention, error);
  *id = 0;
  if (documents == NULL)
    return FALSE;
  for (guint i = documents->len; i > 0; i--)
    {
      const TrameDocumentRecord *document = g_ptr_array_index (documents, i - 1);
      if (g_date_valid (&document->issued_on) && g_strcmp0 (document->kind, "convention") == 0)
        {
          *id = document->id;
          break;
        }
    }
  return TRUE;
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

gboolean
trame_desk_load_frozen (TrameDesk *desk, const TrameConvention *convention, TrameSetDocument **out, GError **error)
{
  gint64 id = 0;
  *out = NULL;
  if (!find_issued (desk, convention->id, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  g_autoptr (GBytes) pdf = trame_register_load_document_bytes (desk->store, id, error);
  if (pdf == NULL)
    return FALSE;
  TrameSetDocument *set = g_new0 (TrameSetDocument, 1);
  g_atomic_ref_count_init (&set->refs);
  set->pages = count_pages (pdf);
  set->pdf = g_steal_pointer (&pdf);
  set->places = g_array_new (FALSE, TRUE, sizeof (TrameFieldPlace));
  *out = set;
  return TRUE;
}
