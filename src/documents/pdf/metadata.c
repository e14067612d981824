/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XMP packet and the information dictionary. PDF/A wants every property of a schema that is not its own described
 * in the packet: that is what the extension schema of PDF/UA is for. */
#include "documents/pdf/metadata.h"

#include "documents/pdf/syntax.h"

static const char producer[] = "Trame " TRAME_VERSION;

static const char packet_start[] =
    "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:part>3</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<dc:format>application/pdf</dc:format>\n"
    "<dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>\n";

static const char packet_end[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that the document follows</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";

/* TEXT for XML 1.0, which has no control characters, not even escaped. */
static char *
escape_for_xml (const char *text)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      if (character >= 0x20 && character != 0x7f && character != 0xfffe && character != 0xffff)
        g_string_append_unichar (clean, character);
    }
  return g_markup_escape_text (clean->str, clean->len);
}

char *
trame_pdf_metadata_to_xmp (const TramePdfMetadata *metadata)
{
  GString *xmp = g_string_new (packet_start);
  g_autofree char *title = escape_for_xml (metadata->title);
  g_string_append_printf (xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n",
                          title);
  if (metadata->author != NULL && *metadata->author != '\0')
    {
      g_autofree char *author = escape_for_xml (metadata->author);
      g_string_append_printf (xmp, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", author);
    }
  g_string_append_printf (xmp, "<pdf:Producer>%s</pdf:Producer>\n", producer);
  if (metadata->date != NULL && g_date_valid (metadata->date))
    {
      g_autofree char *date = g_strdup_printf ("%04u-%02u-%02uT00:00:00Z", g_date_get_year (metadata->date),
                                               (guint) g_date_get_month (metadata->date),
                                               (guint) g_date_get_day (metadata->date));
      g_string_append_printf (xmp, "<xmp:CreateDate>%s</xmp:CreateDate>\n<xmp:ModifyDate>%s</xmp:ModifyDate>\n", date,
                              date);
    }
  g_string_append (xmp, packet_end);
  return g_string_free (xmp, FALSE);
}

guint
trame_pdf_metadata_put_xmp (const TramePdfMetadata *metadata, TramePdfFile *file)
{
  guint id = trame_pdf_file_reserve (file);
  g_autofree char *xmp = trame_pdf_metadata_to_xmp (metadata);
  trame_pdf_file_put_stream (file, id, "/Type/Metadata/Subtype/XML", xmp, strlen (xmp));
  return id;
}

guint
trame_pdf_metadata_put_info (const TramePdfMetadata *metadata, TramePdfFile *file)
{
  guint id = trame_pdf_file_reserve (file);
  g_autoptr (GString) info = g_string_new ("<</Title ");
  trame_pdf_append_text (info, metadata->title, -1);
  if (metadata->author != NULL && *metadata->author != '\0')
    {
      g_string_append (info, "/Author ");
      trame_pdf_append_text (info, metadata->author, -1);
    }
  g_string_append_printf (info, "/Producer(%s)", producer);
  if (metadata->date != NULL && g_date_valid (metadata->date))
    {
      g_string_append (info, "/CreationDate");
      trame_pdf_append_date (info, metadata->date);
      g_string_append (info, "/ModDate");
      trame_pdf_append_date (info, metadata->date);
    }
  g_string_append (info, ">>");
  trame_pdf_file_put (file, id, info->str, info->len);
  return id;
}
