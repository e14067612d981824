/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the parts of a PDF/A-3a and PDF/UA-1 document together: pages, catalogue, output intent, attached data. The
 * outline has its own file. */
#include "documents/pdf/document.h"

#include "documents/pdf/colour-profile.h"
#include "documents/pdf/link.h"
#include "documents/pdf/outline.h"
#include "documents/pdf/picture-stream.h"
#include "documents/pdf/syntax.h"

typedef struct
{
  const TrameFont *font;
  guint8 *used;
} UsedFont;

struct _TramePdfDocument
{
  TramePacker *packer;
  TrameFontPrograms *programs;
  double width, height;
  GPtrArray *pages; /* of GString */
  TramePdfTree *tree;
  GArray *fonts;       /* of UsedFont */
  GPtrArray *pictures; /* of TramePicture */
  TramePdfOutline *outline;
  TramePdfLinks *links;
  GBytes *data;
  const char *data_name, *data_description;
};

static void
free_content (gpointer content)
{
  g_string_free (content, TRUE);
}

static void
clear_font (gpointer data)
{
  g_free (((UsedFont *) data)->used);
}

TramePdfDocument *
trame_pdf_document_new (TramePacker *packer, TrameFontPrograms *programs, double width, double height)
{
  TramePdfDocument *document = g_new0 (TramePdfDocument, 1);
  document->packer = packer;
  document->programs = programs;
  document->width = width;
  document->height = height;
  document->pages = g_ptr_array_new_with_free_func (free_content);
  document->tree = trame_pdf_tree_new ();
  document->fonts = g_array_new (FALSE, FALSE, sizeof (UsedFont));
  g_array_set_clear_func (document->fonts, clear_font);
  document->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_picture_unref);
  document->outline = trame_pdf_outline_new ();
  document->links = trame_pdf_links_new ();
  return document;
}

void
trame_pdf_document_free (TramePdfDocument *document)
{
  if (document == NULL)
    return;
  g_ptr_array_unref (document->pages);
  trame_pdf_tree_free (document->tree);
  g_array_unref (document->fonts);
  g_ptr_array_unref (document->pictures);
  trame_pdf_outline_free (document->outline);
  trame_pdf_links_free (document->links);
  g_free (document);
}

GString *
trame_pdf_document_add_page (TramePdfDocument *document)
{
  GString *content = g_string_sized_new (8 * 1024);
  g_ptr_array_add (document->pages, content);
  return content;
}

GString *
trame_pdf_document_get_content (TramePdfDocument *document, guint page)
{
  g_assert (page < document->pages->len);
  return g_ptr_array_index (document->pages, page);
}

static guint64
mix (guint64 hash, const char *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) data[i]) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

guint64
trame_pdf_document_get_mark (TramePdfDocument *document, guint page)
{
  const GString *content = trame_pdf_document_get_content (document, page);
  guint64 hash = mix (G_GUINT64_CONSTANT (14695981039346656037), content->str, content->len);
  /* The content names fonts by their rank; their codes stay whatever the cut. */
  for (guint i = 0; i < document->fonts->len; i++)
    {
      const char *name = g_array_index (document->fonts, UsedFont, i).font->name;
      hash = mix (hash, name, strlen (name) + 1);
    }
  for (guint i = 0; i < document->pictures->len; i++)
    {
      const guint64 mark = ((const TramePicture *) document->pictures->pdata[i])->mark;
      hash = mix (hash, (const char *) &mark, sizeof mark);
    }
  return hash;
}

TramePdfTree *
trame_pdf_document_get_tree (TramePdfDocument *document)
{
  return document->tree;
}

guint
trame_pdf_document_use_font (TramePdfDocument *document, const TrameFont *font, guint8 **used)
{
  guint i = 0;
  while (i < document->fonts->len && g_array_index (document->fonts, UsedFont, i).font != font)
    i++;
  if (i == document->fonts->len)
    {
      UsedFont fresh = { .font = font, .used = g_new0 (guint8, font->codes) };
      g_array_append_val (document->fonts, fresh);
    }
  *used = g_array_index (document->fonts, UsedFont, i).used;
  return i;
}

guint
trame_pdf_document_use_picture (TramePdfDocument *document, const TramePicture *picture)
{
  for (guint i = 0; i < document->pictures->len; i++)
    if (((const TramePicture *) document->pictures->pdata[i])->mark == picture->mark)
      return i;
  g_ptr_array_add (document->pictures, trame_picture_ref (picture));
  return document->pictures->len - 1;
}

void
trame_pdf_document_add_outline (
    TramePdfDocument *document, guint level, const char *title, guint page, double x, double y)
{
  trame_pdf_outline_add (document->outline, level, title, page, x, document->height - y);
}

void
trame_pdf_document_add_link (TramePdfDocument *document,
                             guint element,
                             guint page,
                             const char *target,
                             double x0,
                             double y0,
                             double x1,
                             double y1)
{
  const double box[4] = { x0, document->height - y1, x1, document->height - y0 };
  trame_pdf_tree_add_annotation (document->tree, element, page,
                                 trame_pdf_links_add (document->links, page, target, box));
}

void
trame_pdf_document_add_place (TramePdfDocument *document, const char *name, guint page, double x, double y)
{
  trame_pdf_links_add_place (document->links, name, page, x, document->height - y);
}

void
trame_pdf_document_attach (TramePdfDocument *document, GBytes *data, const char *name, const char *description)
{
  document->data = data;
  document->data_name = name;
  document->data_description = description;
}

/* The dictionary of all fonts; 0 when one cannot be written. */
static guint
put_fonts (TramePdfDocument *document, TramePdfFile *file)
{
  g_autoptr (GString) body = g_string_new ("<<");
  for (guint i = 0; i < document->fonts->len; i++)
    {
      const UsedFont *used = &g_array_index (document->fonts, UsedFont, i);
      guint font = trame_font_programs_put (document->programs, file, used->font, used->used);
      if (font == 0)
        return 0;
      g_string_append_printf (body, "/F%u %u 0 R", i, font);
    }
  g_string_append (body, ">>");
  guint id = trame_pdf_file_reserve (file);
  trame_pdf_file_put (file, id, body->str, (gssize) body->len);
  return id;
}

/* The entry of the pages' resources for all pictures; empty when there is none. */
static char *
put_pictures (TramePdfDocument *document, TramePdfFile *file)
{
  if (document->pictures->len == 0)
    return g_strdup ("");
  GString *entry = g_string_new ("/XObject<<");
  for (guint i = 0; i < document->pictures->len; i++)
    g_string_append_printf (entry, "/I%u %u 0 R", i,
                            trame_pdf_picture_put (file, document->packer, document->pictures->pdata[i]));
  g_string_append (entry, ">>");
  return g_string_free (entry, FALSE);
}

static void
put_page (TramePdfDocument *document,
          TramePdfFile *file,
          guint index,
          guint id,
          guint parent,
          const char *resources,
          guint first_link)
{
  const GString *content = g_ptr_array_index (document->pages, index);
  guint stream = trame_pdf_file_reserve (file);
  trame_pdf_file_pack_stream (file, stream, "", content->str, content->len);
  g_autoptr (GString) body = g_string_new (NULL);
  g_string_append_printf (body, "<</Type/Page/Parent %u 0 R/MediaBox[0 0 ", parent);
  trame_pdf_append_number (body, document->width, 3);
  g_string_append_c (body, ' ');
  trame_pdf_append_number (body, document->height, 3);
  g_string_append_printf (body, "]/Contents %u 0 R/Resources<<%s>>/Tabs/S", stream, resources);
  if (trame_pdf_tree_count_marks (document->tree, index) > 0)
    g_string_append_printf (body, "/StructParents %u", index);
  trame_pdf_links_append_entry (document->links, body, index, first_link);
  g_string_append (body, ">>");
  trame_pdf_file_put (file, id, body->str, (gssize) body->len);
}

static guint
put_pages (
    TramePdfDocument *document, TramePdfFile *file, const guint *page_ids, const char *resources, guint first_link)
{
  guint root = trame_pdf_file_reserve (file);
  g_autoptr (GString) kids = g_string_new (NULL);
  for (guint i = 0; i < document->pages->len; i++)
    {
      put_page (document, file, i, page_ids[i], root, resources, first_link);
      g_string_append_printf (kids, "%s%u 0 R", i > 0 ? " " : "", page_ids[i]);
    }
  trame_pdf_file_putf (file, root, "<</Type/Pages/Count %u/Kids[%s]>>", document->pages->len, kids->str);
  return root;
}

static guint
put_output_intent (TramePdfFile *file)
{
  g_autoptr (GBytes) profile = trame_colour_profile_new ();
  gsize size;
  gconstpointer data = g_bytes_get_data (profile, &size);
  guint stream = trame_pdf_file_reserve (file);
  trame_pdf_file_pack_stream (file, stream, "/N 3", data, size);
  guint id = trame_pdf_file_reserve (file);
  trame_pdf_file_putf (file, id,
                       "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
                       "/RegistryName(http://www.color.org)/Info(sRGB IEC61966-2.1)/DestOutputProfile %u 0 R>>",
                       stream);
  return id;
}

/* The attached data: the catalogue's entries for it; empty when there is none. */
static char *
put_attachment (TramePdfDocument *document, TramePdfFile *file, const GDate *date)
{
  if (document->data == NULL)
    return g_strdup ("");
  gsize size;
  gconstpointer data = g_bytes_get_data (document->data, &size);
  guint stream = trame_pdf_file_reserve (file);
  g_autoptr (GString) entries = g_string_new ("/Type/EmbeddedFile/Subtype/text#2Fxml/Params<<");
  if (date != NULL && g_date_valid (date))
    {
      g_string_append (entries, "/ModDate");
      trame_pdf_append_date (entries, date);
    }
  g_string_append_printf (entries, "/Size %" G_GSIZE_FORMAT ">>", size);
  trame_pdf_file_pack_stream (file, stream, entries->str, data, size);

  guint id = trame_pdf_file_reserve (file);
  g_autoptr (GString) body = g_string_new (NULL);
  g_string_append_printf (body, "<</Type/Filespec/F(%s)/UF(%s)/Desc ", document->data_name, document->data_name);
  trame_pdf_append_text (body, document->data_description, -1);
  g_string_append_printf (body, "/AFRelationship/Data/EF<</F %u 0 R/UF %u 0 R>>>>", stream, stream);
  trame_pdf_file_put (file, id, body->str, (gssize) body->len);
  return g_strdup_printf ("/AF[%u 0 R]/Names<</EmbeddedFiles<</Names[(%s)%u 0 R]>>>>", id, document->data_name, id);
}

GBytes *
trame_pdf_document_finish (TramePdfDocument *document, const TramePdfMetadata *metadata)
{
  g_autoptr (TramePdfFile) file = trame_pdf_file_new (document->packer);
  g_autofree guint *page_ids = g_new (guint, document->pages->len);
  for (guint i = 0; i < document->pages->len; i++)
    page_ids[i] = trame_pdf_file_reserve (file);

  guint fonts = put_fonts (document, file);
  if (fonts == 0)
    return NULL;
  g_autofree char *pictures = put_pictures (document, file);
  g_autofree char *resources = g_strdup_printf ("/Font %u 0 R%s", fonts, pictures);
  guint first_link = 0;
  for (guint i = 0; i < trame_pdf_links_count (document->links); i++)
    {
      const guint id = trame_pdf_file_reserve (file);
      first_link = i == 0 ? id : first_link;
    }
  guint pages = put_pages (document, file, page_ids, resources, first_link);
  trame_pdf_links_put (document->links, file, first_link, page_ids, document->pages->len);
  guint tree = trame_pdf_tree_put (document->tree, file, page_ids, document->pages->len, first_link);
  guint outline = trame_pdf_outline_put (document->outline, file, page_ids);
  guint intent = put_output_intent (file);
  guint xmp = trame_pdf_metadata_put_xmp (metadata, file);
  g_autofree char *attachment = put_attachment (document, file, metadata->date);
  g_autofree char *outline_entries = outline != 0 ? g_strdup_printf ("/Outlines %u 0 R/PageMode/UseOutlines", outline)
                                                  : g_strdup ("");

  guint catalog = trame_pdf_file_reserve (file);
  trame_pdf_file_putf (
      file, catalog,
      "<</Type/Catalog/Version/1.7/Pages %u 0 R/Lang(fr-FR)/MarkInfo<</Marked true>>/StructTreeRoot %u 0 R"
      "/Metadata %u 0 R/OutputIntents[%u 0 R]/ViewerPreferences<</DisplayDocTitle true>>%s%s>>",
      pages, tree, xmp, intent, outline_entries, attachment);
  guint info = trame_pdf_metadata_put_info (metadata, file);
  return trame_pdf_file_finish (file, catalog, info);
}
