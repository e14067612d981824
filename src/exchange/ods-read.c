/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first sheet of an OpenDocument spreadsheet: its archive by libarchive, its content.xml by libxml2's reader. */
#include "exchange/spreadsheet-rows.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

#define OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define TABLE "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define TEXT "urn:oasis:names:tc:opendocument:xmlns:text:1.0"

#define MOST_ENTRIES 10000
#define MOST_SPACES 100

/* A cell merged with those below it: each of these rows has its words. */
typedef struct
{
  char *text;
  guint last_row;
} Merged;

typedef struct
{
  TrameSpreadsheetRows rows;
  xmlTextReaderPtr reader;
  GHashTable *merged; /* column → Merged */
  GString *text;      /* of the cell being read */
  GString *date;      /* its date, when it is one */
  guint row_times;    /* how often the row being read is repeated */
  guint cell_times;   /* and the cell */
  guint cell_rows;    /* how many rows the cell is merged over; 0: another one covers it */
  guint paragraphs;   /* of the cell */
  int inside_cell;    /* depth of the cell; -1: in none */
  int inside_note;    /* depth of an annotation, whose words are no cell's; -1 */
  gboolean in_table;  /* the first one */
  gboolean past_table;
} Reading;

static gboolean
is_element (Reading *reading, const char *space, const char *name)
{
  return g_strcmp0 ((const char *) xmlTextReaderConstNamespaceUri (reading->reader), space) == 0
         && g_strcmp0 ((const char *) xmlTextReaderConstLocalName (reading->reader), name) == 0;
}

/* Owned by the caller, with xmlFree; NULL: none. */
static xmlChar *
attribute (Reading *reading, const char *space, const char *name)
{
  return xmlTextReaderGetAttributeNs (reading->reader, (const xmlChar *) name, (const xmlChar *) space);
}

/* How often something is repeated: at least once. */
static guint
repeated (Reading *reading, const char *space, const char *name)
{
  xmlChar *text = attribute (reading, space, name);
  guint64 times = 1;
  if (text == NULL || !g_ascii_string_to_unsigned ((const char *) text, 10, 1, G_MAXINT, &times, NULL))
    times = 1;
  xmlFree (text);
  return (guint) times;
}

static void
begin_cell (Reading *reading)
{
  reading->cell_times = repeated (reading, TABLE, "number-columns-repeated");
  reading->cell_rows = is_element (reading, TABLE, "covered-table-cell")
                           ? 0
                           : repeated (reading, TABLE, "number-rows-spanned");
  reading->inside_cell = xmlTextReaderDepth (reading->reader);
  reading->paragraphs = 0;
  g_string_truncate (reading->text, 0);
  g_string_truncate (reading->date, 0);
  xmlChar *type = attribute (reading, OFFICE, "value-type");
  xmlChar *date = g_strcmp0 ((const char *) type, "date") == 0 ? attribute (reading, OFFICE, "date-value") : NULL;
  if (date != NULL)
    g_string_append_len (reading->date, (const char *) date, (gssize) MIN (strlen ((const char *) date), 10));
  xmlFree (date);
  xmlFree (type);
}

static void
merged_free (gpointer data)
{
  Merged *merged = data;
  g_free (merged->text);
  g_free (merged);
}

static void
remember_merged (Reading *reading, const char *text)
{
  Merged *merged = g_new0 (Merged, 1);
  *merged = (Merged){ g_strdup (text), reading->rows.number + MIN (reading->cell_rows, TRAME_SPREADSHEET_ROWS) - 1 };
  g_hash_table_replace (reading->merged, GUINT_TO_POINTER (reading->rows.cells->len), merged);
}

/* The cells below a merged one hold nothing of their own. */
static gboolean
add_covered (Reading *reading, GError **error)
{
  for (guint i = 0; i < MIN (reading->cell_times, TRAME_SPREADSHEET_COLUMNS); i++)
    {
      const Merged *merged = g_hash_table_lookup (reading->merged, GUINT_TO_POINTER (reading->rows.cells->len));
      const char *text = merged != NULL && reading->rows.number <= merged->last_row ? merged->text : "";
      if (!trame_spreadsheet_rows_add (&reading->rows, text, strlen (text), 1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
end_cell (Reading *reading, GError **error)
{
  const GString *text = reading->date->len > 0 ? reading->date : reading->text;
  reading->inside_cell = -1;
  if (reading->cell_rows == 0 && text->len == 0)
    return add_covered (reading, error);
  if (reading->cell_rows > 1)
    remember_merged (reading, text->str);
  return trame_spreadsheet_rows_add (&reading->rows, text->str, text->len, reading->cell_times, error);
}

/* Spaces, tabs and line ends are elements. */
static void
take_mark (Reading *reading)
{
  if (is_element (reading, TEXT, "p") && reading->paragraphs++ > 0)
    g_string_append_c (reading->text, '\n');
  else if (is_element (reading, TEXT, "tab"))
    g_string_append_c (reading->text, '\t');
  else if (is_element (reading, TEXT, "line-break"))
    g_string_append_c (reading->text, '\n');
  else if (is_element (reading, TEXT, "s"))
    for (guint times = MIN (repeated (reading, TEXT, "c"), MOST_SPACES); times > 0; times--)
      g_string_append_c (reading->text, ' ');
}

static gboolean
begin_element (Reading *reading, GError **error)
{
  gboolean is_empty = xmlTextReaderIsEmptyElement (reading->reader) == 1;
  if (reading->inside_cell >= 0)
    {
      if (is_element (reading, OFFICE, "annotation") && reading->inside_note < 0 && !is_empty)
        reading->inside_note = xmlTextReaderDepth (reading->reader);
      else if (reading->inside_note < 0)
        take_mark (reading);
      return TRUE;
    }
  if (is_element (reading, TABLE, "table") && !reading->in_table)
    reading->in_table = !is_empty;
  else if (reading->in_table && is_element (reading, TABLE, "table-row"))
    {
      reading->row_times = repeated (reading, TABLE, "number-rows-repeated");
      return !is_empty || trame_spreadsheet_rows_end (&reading->rows, reading->row_times, error);
    }
  else if (reading->in_table
           && (is_element (reading, TABLE, "table-cell") || is_element (reading, TABLE, "covered-table-cell")))
    {
      begin_cell (reading);
      return !is_empty || end_cell (reading, error);
    }
  return TRUE;
}

static gboolean
end_element (Reading *reading, GError **error)
{
  int depth = xmlTextReaderDepth (reading->reader);
  if (depth == reading->inside_note)
    reading->inside_note = -1;
  else if (reading->inside_cell >= 0)
    return depth != reading->inside_cell || end_cell (reading, error);
  else if (reading->in_table && is_element (reading, TABLE, "table-row"))
    return trame_spreadsheet_rows_end (&reading->rows, reading->row_times, error);
  else if (reading->in_table && is_element (reading, TABLE, "table"))
    reading->past_table = TRUE;
  return TRUE;
}

static void
take_text (Reading *reading)
{
  const char *value = (const char *) xmlTextReaderConstValue (reading->reader);
  /* Words stand in paragraphs; what separates elements does not count. */
  if (reading->inside_cell >= 0 && reading->inside_note < 0 && reading->paragraphs > 0 && value != NULL
      && reading->text->len <= TRAME_SPREADSHEET_CELL)
    g_string_append (reading->text, value);
}

static gboolean
damaged (Reading *reading, GError **error)
{
  trame_spreadsheet_error_set (error, TRAME_SPREADSHEET_ERROR_DAMAGED, reading->rows.number,
                               _ ("the spreadsheet is damaged from here on. Save it again, then try once more."));
  return FALSE;
}

static gboolean
read_nodes (Reading *reading, GError **error)
{
  int step = 0;
  while (!reading->past_table && (step = xmlTextReaderRead (reading->reader)) == 1)
    {
      gboolean ok = TRUE;
      switch (xmlTextReaderNodeType (reading->reader))
        {
        case XML_READER_TYPE_ELEMENT:
          ok = begin_element (reading, error);
          break;
        case XML_READER_TYPE_END_ELEMENT:
          ok = end_element (reading, error);
          break;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
          take_text (reading);
          break;
        case XML_READER_TYPE_DOCUMENT_TYPE:
        case XML_READER_TYPE_ENTITY_REFERENCE:
          ok = damaged (reading, error); /* no spreadsheet program writes one */
          break;
        default:
          break;
        }
      if (!ok)
        return FALSE;
    }
  return (step == 0 || reading->past_table) && reading->in_table ? TRUE : damaged (reading, error);
}

static void
on_fault (void *data, const char *message, xmlParserSeverities severity, xmlTextReaderLocatorPtr locator)
{
  /* The reader's own answer tells; nothing is printed. */
}

TrameSpreadsheet *
trame_ods_read_content (const char *xml, gsize size, GError **error)
{
  Reading reading = { .inside_cell = -1, .inside_note = -1, .row_times = 1, .cell_times = 1 };
  TrameSpreadsheet *sheet = NULL;
  trame_spreadsheet_rows_init (&reading.rows);
  reading.merged = g_hash_table_new_full (NULL, NULL, NULL, merged_free);
  reading.text = g_string_new (NULL);
  reading.date = g_string_new (NULL);
  if (size <= G_MAXINT)
    reading.reader = xmlReaderForMemory (xml, (int) size, NULL, NULL,
                                         XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (reading.reader != NULL)
    xmlTextReaderSetErrorHandler (reading.reader, on_fault, NULL);
  if (reading.reader == NULL)
    damaged (&reading, error);
  else if (read_nodes (&reading, error))
    sheet = g_steal_pointer (&reading.rows.sheet);
  if (reading.reader != NULL)
    xmlFreeTextReader (reading.reader);
  g_hash_table_unref (reading.merged);
  g_string_free (reading.text, TRUE);
  g_string_free (reading.date, TRUE);
  trame_spreadsheet_rows_clear (&reading.rows);
  return sheet;
}

/* What the current entry holds, within the bounds. NULL and ERROR. */
static GByteArray *
unpack (struct archive *archive, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint8 block[65536];
  la_ssize_t read;
  while ((read = archive_read_data (archive, block, sizeof block)) > 0)
    {
      if (content->len + (gsize) read > TRAME_SPREADSHEET_UNPACKED)
        {
          trame_spreadsheet_error_set (error, TRAME_SPREADSHEET_ERROR_TOO_LARGE, 0,
                                       _ ("This spreadsheet holds far more than its size says: it is not read."));
          return NULL;
        }
      g_byte_array_append (content, block, (guint) read);
    }
  if (read == 0)
    return g_steal_pointer (&content);
  trame_spreadsheet_error_set (error, TRAME_SPREADSHEET_ERROR_DAMAGED, 0,
                               _ ("This spreadsheet is damaged. Save it again, then try once more."));
  return NULL;
}

/* content.xml out of the archive. NULL and ERROR. */
static GByteArray *
find_content (struct archive *archive, GError **error)
{
  struct archive_entry *entry = NULL;
  for (guint i = 0; i < MOST_ENTRIES && archive_read_next_header (archive, &entry) == ARCHIVE_OK; i++)
    {
      const char *name = archive_entry_pathname (entry);
      if (name != NULL && g_str_equal (name, "content.xml"))
        return unpack (archive, error);
    }
  trame_spreadsheet_error_set (
      error, TRAME_SPREADSHEET_ERROR_UNKNOWN, 0,
      _ ("This is not a spreadsheet that can be read. Save it as ODS or CSV, then try again."));
  return NULL;
}

TrameSpreadsheet *
trame_ods_read (GBytes *bytes, GError **error)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  struct archive *archive = archive_read_new ();
  g_autoptr (GByteArray) content = NULL;
  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, size) == ARCHIVE_OK)
    content = find_content (archive, error);
  else
    trame_spreadsheet_error_set (error, TRAME_SPREADSHEET_ERROR_DAMAGED, 0,
                                 _ ("This spreadsheet is damaged. Save it again, then try once more."));
  archive_read_free (archive);
  return content != NULL ? trame_ods_read_content ((const char *) content->data, content->len, error) : NULL;
}
