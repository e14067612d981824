/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Link annotations without a frame, each with words that say where it leads. */
#include "documents/pdf/link.h"

#include "documents/pdf/syntax.h"

typedef struct
{
  guint page;
  char *target;
  double box[4];
} Link;

typedef struct
{
  char *name;
  guint page;
  double x, y;
} Place;

struct _TramePdfLinks
{
  GArray *links;  /* of Link */
  GArray *places; /* of Place */
};

static void
clear_link (gpointer data)
{
  g_free (((Link *) data)->target);
}

static void
clear_place (gpointer data)
{
  g_free (((Place *) data)->name);
}

TramePdfLinks *
trame_pdf_links_new (void)
{
  TramePdfLinks *links = g_new (TramePdfLinks, 1);
  links->links = g_array_new (FALSE, FALSE, sizeof (Link));
  g_array_set_clear_func (links->links, clear_link);
  links->places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_set_clear_func (links->places, clear_place);
  return links;
}

void
trame_pdf_links_free (TramePdfLinks *links)
{
  if (links == NULL)
    return;
  g_array_unref (links->links);
  g_array_unref (links->places);
  g_free (links);
}

guint
trame_pdf_links_add (TramePdfLinks *links, guint page, const char *target, const double box[4])
{
  Link link = { .page = page, .target = g_strdup (target), .box = { box[0], box[1], box[2], box[3] } };
  g_array_append_val (links->links, link);
  return links->links->len - 1;
}

static const Place *
find_place (const TramePdfLinks *links, const char *name)
{
  for (guint i = 0; i < links->places->len; i++)
    if (g_str_equal (g_array_index (links->places, Place, i).name, name))
      return &g_array_index (links->places, Place, i);
  return NULL;
}

void
trame_pdf_links_add_place (TramePdfLinks *links, const char *name, guint page, double x, double y)
{
  if (find_place (links, name) != NULL)
    return;
  Place place = { .name = g_strdup (name), .page = page, .x = x, .y = y };
  g_array_append_val (links->places, place);
}

guint
trame_pdf_links_count (const TramePdfLinks *links)
{
  return links->links->len;
}

void
trame_pdf_links_append_entry (const TramePdfLinks *links, GString *body, guint page, guint first_id)
{
  const char *head = "/Annots[";
  for (guint i = 0; i < links->links->len; i++)
    if (g_array_index (links->links, Link, i).page == page)
      {
        g_string_append_printf (body, "%s%u 0 R", head, first_id + i);
        head = " ";
      }
  if (*head == ' ')
    g_string_append_c (body, ']');
}

/* A string of an address, which is ASCII. */
static void
append_address (GString *body, const char *address)
{
  g_string_append_c (body, '(');
  for (const char *at = address; *at != '\0'; at++)
    {
      if (*at == '(' || *at == ')' || *at == '\\')
        g_string_append_c (body, '\\');
      g_string_append_c (body, *at);
    }
  g_string_append_c (body, ')');
}

/* Where LINK leads, and in words. */
static void
append_target (const TramePdfLinks *links, GString *body, const Link *link, const guint *page_ids)
{
  if (*link->target != '#')
    {
      const char *words = g_str_has_prefix (link->target, "mailto:") ? link->target + strlen ("mailto:") : link->target;
      g_string_append (body, "/A<</Type/Action/S/URI/URI");
      append_address (body, link->target);
      g_string_append (body, ">>/Contents");
      trame_pdf_append_text (body, words, -1);
      return;
    }
  const Place *place = find_place (links, link->target + 1);
  const Place here = { .page = link->page, .x = link->box[0], .y = link->box[3] };
  if (place == NULL)
    place = &here;
  g_autofree char *words = g_strdup_printf ("Article %s", link->target + 1);
  g_string_append_printf (body, "/Dest[%u 0 R/XYZ ", page_ids[place->page]);
  trame_pdf_append_number (body, place->x, 1);
  g_string_append_c (body, ' ');
  trame_pdf_append_number (body, place->y, 1);
  g_string_append (body, " 0]/Contents");
  trame_pdf_append_text (body, words, -1);
}

void
trame_pdf_links_put (
    const TramePdfLinks *links, TramePdfFile *file, guint first_id, const guint *page_ids, guint first_key)
{
  for (guint i = 0; i < links->links->len; i++)
    {
      const Link *link = &g_array_index (links->links, Link, i);
      g_autoptr (GString) body = g_string_new ("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
      for (guint k = 0; k < G_N_ELEMENTS (link->box); k++)
        {
          if (k > 0)
            g_string_append_c (body, ' ');
          trame_pdf_append_number (body, link->box[k], 2);
        }
      g_string_append_printf (body, "]/P %u 0 R/StructParent %u", page_ids[link->page], first_key + i);
      append_target (links, body, link, page_ids);
      g_string_append (body, ">>");
      trame_pdf_file_put (file, first_id + i, body->str, (gssize) body->len);
    }
}
