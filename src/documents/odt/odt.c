/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filled document → the parts of an OpenDocument file. */
#include "documents/odt/odt.h"

#include "documents/odt/content.h"
#include "documents/odt/package.h"
#include "documents/odt/styles.h"
#include "documents/xml-escape.h"

static void
add_element (GString *xml, const char *name, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  g_string_append_printf (xml, "<%s>", name);
  trame_xml_escape (xml, words, FALSE);
  g_string_append_printf (xml, "</%s>", name);
}

static char *
make_meta (const TrameText *text, const TrameStyle *style, const GDate *date)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta " TRAME_ODT_NAMESPACES
                               "><office:meta>");
  g_autofree char *day = date != NULL && g_date_valid (date) ? trame_date_to_iso (date) : NULL;
  g_autofree char *moment = day != NULL ? g_strconcat (day, "T00:00:00", NULL) : NULL;
  add_element (xml, "meta:generator", "Trame/" TRAME_VERSION);
  add_element (xml, "dc:title", text->title);
  add_element (xml, "dc:subject", text->number);
  add_element (xml, "meta:initial-creator", style->author);
  add_element (xml, "meta:creation-date", moment);
  add_element (xml, "dc:date", moment);
  add_element (xml, "dc:language", "fr-FR");
  g_string_append (xml, "</office:meta></office:document-meta>\n");
  return g_string_free (xml, FALSE);
}

static void
add_picture (GArray *parts, const char *name, const TramePicture *picture)
{
  const TrameOdtPart part = { .name = name,
                              .bytes = picture->source,
                              .media_type = trame_picture_get_media_type (picture) };
  g_array_append_val (parts, part);
}

GBytes *
trame_odt_write (const TrameText *text, const TrameStyle *style, const GDate *date)
{
  g_return_val_if_fail (text != NULL && style != NULL, NULL);
  g_autoptr (GPtrArray) pictures = g_ptr_array_new (), names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *content = trame_odt_content (text, style, pictures);
  g_autofree char *styles = trame_odt_styles (text, style);
  g_autofree char *meta = make_meta (text, style, date);
  const TrameOdtPart words[] = { { .name = "content.xml", .xml = content },
                                 { .name = "styles.xml", .xml = styles },
                                 { .name = "meta.xml", .xml = meta } };
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (TrameOdtPart));
  g_array_append_vals (parts, words, G_N_ELEMENTS (words));
  if (style->arms != NULL)
    add_picture (parts, trame_odt_arms_name (style), style->arms);
  for (guint i = 0; i < pictures->len; i++)
    {
      g_ptr_array_add (names, trame_odt_picture_name (g_ptr_array_index (pictures, i), i));
      add_picture (parts, g_ptr_array_index (names, i), g_ptr_array_index (pictures, i));
    }
  return trame_odt_package ((const TrameOdtPart *) parts->data, parts->len);
}
