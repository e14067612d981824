/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spreadsheets as services keep them, and as they come broken. Cells are told apart by "|", rows by "/". */
#include "exchange/spreadsheet-rows.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

/* "1:a|b/3:c": the rows that are not empty, each with its number. Owned by the caller. */
static char *
told (const TrameSpreadsheet *sheet)
{
  GString *words = g_string_new (NULL);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const TrameSpreadsheetRow *row = g_ptr_array_index (sheet->rows, i);
      g_autofree char *cells = g_strjoinv ("|", row->cells);
      g_string_append_printf (words, "%s%u:%s", i == 0 ? "" : "/", row->number, cells);
    }
  return g_string_free (words, FALSE);
}

typedef struct
{
  const char *name;
  const char *bytes;
  const char *expected; /* NULL: refused */
  int code;
  const char *encoding;
  char separator;
} Csv;

#define OK(name, bytes, expected, encoding, separator)                                                                 \
  {                                                                                                                    \
    name, bytes, expected, 0, encoding, separator                                                                      \
  }
#define NO(name, bytes, code)                                                                                          \
  {                                                                                                                    \
    name, bytes, NULL, TRAME_SPREADSHEET_ERROR_##code, NULL, 0                                                         \
  }

static const Csv csvs[] = {
  OK ("semicolons", "a;b;c\n1;2;3\n", "1:a|b|c/2:1|2|3", "UTF-8", ';'),
  OK ("commas", "a,b\n1,2", "1:a|b/2:1|2", "UTF-8", ','),
  OK ("tabs", "a\tb\n1\t2\n", "1:a|b/2:1|2", "UTF-8", '\t'),
  OK ("one column", "a\nb\n", "1:a/2:b", "UTF-8", ';'),
  OK ("no line end", "a;b", "1:a|b", "UTF-8", ';'),
  OK ("Windows' line ends", "a;b\r\n1;2\r\n", "1:a|b/2:1|2", "UTF-8", ';'),
  OK ("old line ends", "a;b\r1;2\r", "1:a|b/2:1|2", "UTF-8", ';'),
  OK ("empty rows keep the count", "a;b\n\n;;\n1;2\n", "1:a|b/4:1|2", "UTF-8", ';'),
  OK ("an empty end of row", "a;b;\n1;;\n", "1:a|b/2:1", "UTF-8", ';'),
  OK ("an empty beginning", ";b\n", "1:|b", "UTF-8", ';'),
  OK ("quotes", "\"a;b\";\"c\"\"d\"\n", "1:a;b|c\"d", "UTF-8", ';'),
  OK ("a line end in quotes is one row", "\"a\nb\";c\n1;2\n", "1:a\nb|c/2:1|2", "UTF-8", ';'),
  OK ("separators in quotes do not decide", "\"a,b,c,d\";e\n", "1:a,b,c,d|e", "UTF-8", ';'),
  OK ("commas in cells do not decide", "Dupont, Jean;Lille\n", "1:Dupont, Jean|Lille", "UTF-8", ';'),
  OK ("words after quotes", "\"a\"b;c\n", "1:ab|c", "UTF-8", ';'),
  OK ("a space before quotes", "a; \"b;c\"\n", "1:a|b;c", "UTF-8", ';'),
  OK ("a quotation mark inside", "a;5\" x\n", "1:a|5\" x", "UTF-8", ';'),
  OK ("cells are trimmed", " a ;\tb\n", "1:a|b", "UTF-8", ';'),
  OK ("a title above the table", "Mes conventions\n\na;b\n1;2\n", "1:Mes conventions/3:a|b/4:1|2", "UTF-8", ';'),
  OK ("accents", "é;Œuvre\n", "1:é|Œuvre", "UTF-8", ';'),
  OK ("its mark",
      "\xef\xbb\xbf"
      "a;b\n",
      "1:a|b",
      "UTF-8",
      ';'),
  OK ("Windows-1252", "\xe9t\xe9;\x9cuvre \x80\n", "1:été|œuvre €", "WINDOWS-1252", ';'),
  OK ("Windows-1252's typographic marks", "l\x92\xe9t\xe9;\x96\n", "1:l’été|–", "WINDOWS-1252", ';'),
  OK ("the separator said", "sep=,\na;x,b\n", "2:a;x|b", "UTF-8", ','),
  OK ("spaces alone", "   \n", "", "UTF-8", ';'),
  NO ("nothing", "", UNKNOWN),
  NO ("quotes never closed", "a;b\n\"c;d\n", DAMAGED),
  NO ("a PDF", "%PDF-1.7", UNKNOWN),
  NO ("an old workbook", "\xd0\xcf\x11\xe0 rest", UNKNOWN),
  NO ("an archive cut short", "PK\x03\x04zzzz", UNKNOWN),
};

static void
test_csv (gconstpointer data)
{
  const Csv *csv = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv->bytes, strlen (csv->bytes));
  g_autoptr (TrameSpreadsheet) sheet = trame_spreadsheet_read (bytes, &error);
  if (csv->expected == NULL)
    {
      g_assert_null (sheet);
      g_assert_error (error, TRAME_SPREADSHEET_ERROR, csv->code);
      return;
    }
  g_assert_no_error (error);
  g_autofree char *found = told (sheet);
  g_assert_cmpstr (found, ==, csv->expected);
  g_assert_cmpstr (sheet->encoding, ==, csv->encoding);
  g_assert_cmpint (sheet->separator, ==, csv->separator);
}

/* What a spreadsheet program writes when asked for "Unicode text"; and bytes that are no text. */
static void
test_wide (void)
{
  static const guint8 wide[] = { 0xff, 0xfe, 'a', 0, '\t', 0, 0xe9, 0, '\n', 0 };
  static const guint8 holes[] = { 'a', 0, 'b' };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (wide, sizeof wide);
  g_autoptr (TrameSpreadsheet) sheet = trame_spreadsheet_read (bytes, &error);
  g_assert_no_error (error);
  g_autofree char *found = told (sheet);
  g_assert_cmpstr (found, ==, "1:a|é");
  g_autoptr (GBytes) binary = g_bytes_new_static (holes, sizeof holes);
  g_assert_null (trame_spreadsheet_read (binary, &error));
  g_assert_error (error, TRAME_SPREADSHEET_ERROR, TRAME_SPREADSHEET_ERROR_UNKNOWN);
}

#define HEAD                                                                                                           \
  "<?xml version=\"1.0\"?><o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""            \
  " xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""                                                       \
  " xmlns:x=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><o:body><o:spreadsheet>"
#define TAIL "</o:spreadsheet></o:body></o:document-content>"
#define SHEET(rows) HEAD "<t:table>" rows "</t:table>" TAIL
#define ROW(cells) "<t:table-row>" cells "</t:table-row>"
#define CELL(words) "<t:table-cell><x:p>" words "</x:p></t:table-cell>"

static const struct
{
  const char *name;
  const char *xml;
  const char *expected; /* NULL: DAMAGED, or the code */
  int code;
} contents[] = {
  { "two cells", SHEET (ROW (CELL ("a") CELL ("b"))), "1:a|b", 0 },
  { "repeated cells", SHEET (ROW ("<t:table-cell t:number-columns-repeated=\"2\"/>" CELL ("c"))), "1:||c", 0 },
  { "repeated rows",
    SHEET (ROW (CELL ("a")) "<t:table-row t:number-rows-repeated=\"3\">" CELL ("b") "</t:table-row>" ROW (CELL ("c"))),
    "1:a/2:b/3:b/4:b/5:c", 0 },
  { "empty rows keep the count",
    SHEET (
        ROW (CELL ("a")) "<t:table-row t:number-rows-repeated=\"40\"><t:table-cell/></t:table-row>" ROW (CELL ("b"))),
    "1:a/42:b", 0 },
  { "a sheet filled to its end",
    SHEET (ROW (
        CELL ("a") "<t:table-cell t:number-columns-repeated=\"16384\"/>") "<t:table-row "
                                                                          "t:number-rows-repeated=\"1048575\"><t:table-"
                                                                          "cell t:number-columns-repeated=\"16384\"/>"
                                                                          "</t:table-row>"),
    "1:a", 0 },
  { "a date by its value, not its look",
    SHEET (ROW ("<t:table-cell o:value-type=\"date\" o:date-value=\"2026-01-15T00:00:00\"><x:p>15 janv. "
                "26</x:p></t:table-cell>")),
    "1:2026-01-15", 0 },
  { "a number as it shows",
    SHEET (ROW ("<t:table-cell o:value-type=\"float\" o:value=\"1234.5\"><x:p>1 234,50</x:p></t:table-cell>")),
    "1:1 234,50", 0 },
  { "paragraphs, spaces, tabs",
    SHEET (ROW ("<t:table-cell><x:p>a<x:s x:c=\"2\"/>b</x:p><x:p>c<x:tab/>d<x:line-break/>e</x:p></t:table-cell>")),
    "1:a  b\nc\td\ne", 0 },
  { "spans and links are words", SHEET (ROW (CELL ("a<x:span>b</x:span><x:a>c</x:a>"))), "1:abc", 0 },
  { "annotations are not",
    SHEET (ROW ("<t:table-cell><o:annotation><x:p>note</x:p></o:annotation><x:p>a</x:p></t:table-cell>")), "1:a", 0 },
  { "covered cells count", SHEET (ROW (CELL ("a") "<t:covered-table-cell/>" CELL ("c"))), "1:a||c", 0 },
  { "rows in groups and headers",
    SHEET ("<t:table-header-rows>" ROW (CELL ("a")) "</t:table-header-rows><t:table-row-group>" ROW (
        CELL ("b")) "</t:table-row-group>"),
    "1:a/2:b", 0 },
  { "the first sheet only", HEAD "<t:table>" ROW (CELL ("a")) "</t:table><t:table>" ROW (CELL ("b")) "</t:table>" TAIL,
    "1:a", 0 },
  { "entities of XML itself", SHEET (ROW (CELL ("a &amp; b &#233;"))), "1:a & b é", 0 },
  { "no sheet", HEAD TAIL, NULL, TRAME_SPREADSHEET_ERROR_DAMAGED },
  { "cut short", HEAD "<t:table><t:table-row>", NULL, TRAME_SPREADSHEET_ERROR_DAMAGED },
  { "not XML", "PK", NULL, TRAME_SPREADSHEET_ERROR_DAMAGED },
  { "entities of its own", "<!DOCTYPE a [<!ENTITY e \"x\">]>" SHEET (ROW (CELL ("&e;"))), NULL,
    TRAME_SPREADSHEET_ERROR_DAMAGED },
  { "files of others", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">" SHEET (ROW (CELL ("a"))), NULL,
    TRAME_SPREADSHEET_ERROR_DAMAGED },
  { "the same row for ever", SHEET ("<t:table-row t:number-rows-repeated=\"2000000000\">" CELL ("a") "</t:table-row>"),
    NULL, TRAME_SPREADSHEET_ERROR_TOO_LARGE },
  { "the same cell for ever",
    SHEET (ROW ("<t:table-cell t:number-columns-repeated=\"2000000000\"><x:p>a</x:p></t:table-cell>")), NULL,
    TRAME_SPREADSHEET_ERROR_TOO_LARGE },
  { "far more than it says",
    SHEET (
        "<t:table-row t:number-rows-repeated=\"100000\"><t:table-cell t:number-columns-repeated=\"1000\"><x:p>a</x:p>"
        "</t:table-cell></t:table-row>"),
    NULL, TRAME_SPREADSHEET_ERROR_TOO_LARGE },
  { "merged with those below",
    SHEET (ROW (CELL ("x") "<t:table-cell t:number-rows-spanned=\"2\"><x:p>a</x:p></t:table-cell>" CELL ("b")) ROW (
        CELL ("y") "<t:covered-table-cell/>" CELL ("c")) ROW (CELL ("z") "<t:covered-table-cell/>" CELL ("d"))),
    "1:x|a|b/2:y|a|c/3:z||d", 0 },
  { "merged with those beside",
    SHEET (ROW ("<t:table-cell t:number-columns-spanned=\"3\"><x:p>a</x:p></t:table-cell>"
                "<t:covered-table-cell t:number-columns-repeated=\"2\"/>" CELL ("b"))),
    "1:a|||b", 0 },
  { "other names of other people", "<table><table-row><table-cell>a</table-cell></table-row></table>", NULL,
    TRAME_SPREADSHEET_ERROR_DAMAGED },
};

static void
test_content (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameSpreadsheet) sheet = trame_ods_read_content (contents[i].xml, strlen (contents[i].xml), &error);
  if (contents[i].expected == NULL)
    {
      g_assert_null (sheet);
      g_assert_error (error, TRAME_SPREADSHEET_ERROR, contents[i].code);
      return;
    }
  g_assert_no_error (error);
  g_autofree char *found = told (sheet);
  g_assert_cmpstr (found, ==, contents[i].expected);
}

/* An archive with one file NAME of SIZE bytes. */
static GBytes *
archive_of (const char *name, const char *data, gsize size)
{
  gsize room = size + 4096, used = 0;
  g_autofree guint8 *bytes = g_malloc (room);
  struct archive *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();
  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, bytes, room, &used), ==, ARCHIVE_OK);
  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_entry_set_filetype (entry, AE_IFREG);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, data, size), ==, (gint64) size);
  archive_entry_free (entry);
  archive_write_close (archive);
  archive_write_free (archive);
  return g_bytes_new (bytes, used);
}

static void
test_archive (void)
{
  g_autoptr (GError) error = NULL;
  const char *xml = SHEET (ROW (CELL ("été") CELL ("b")));
  g_autoptr (GBytes) good = archive_of ("content.xml", xml, strlen (xml));
  g_autoptr (TrameSpreadsheet) sheet = trame_spreadsheet_read (good, &error);
  g_assert_no_error (error);
  g_autofree char *found = told (sheet);
  g_assert_cmpstr (found, ==, "1:été|b");
  g_autoptr (GBytes) other = archive_of ("word/document.xml", xml, strlen (xml));
  g_assert_null (trame_spreadsheet_read (other, &error));
  g_assert_error (error, TRAME_SPREADSHEET_ERROR, TRAME_SPREADSHEET_ERROR_UNKNOWN);
  /* A byte more or less anywhere never does harm. */
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (good, &size);
  for (gsize at = 4; at < size; at += 7)
    {
      g_autofree guint8 *bad = g_memdup2 (data, size);
      bad[at] ^= 0x41;
      g_autoptr (GBytes) flipped = g_bytes_new (bad, size);
      g_autoptr (GBytes) cut = g_bytes_new (data, at);
      g_autoptr (TrameSpreadsheet) one = trame_spreadsheet_read (flipped, NULL);
      g_autoptr (TrameSpreadsheet) two = trame_spreadsheet_read (cut, NULL);
    }
}

/* A small file that unpacks into a very large one is left alone. */
static void
test_bomb (void)
{
  g_autoptr (GError) error = NULL;
  gsize size = TRAME_SPREADSHEET_UNPACKED + 1024;
  g_autofree char *zeros = g_malloc0 (size);
  g_autoptr (GBytes) bomb = archive_of ("content.xml", zeros, size);
  g_assert_cmpuint (g_bytes_get_size (bomb), <, TRAME_SPREADSHEET_LARGEST);
  g_assert_null (trame_spreadsheet_read (bomb, &error));
  g_assert_error (error, TRAME_SPREADSHEET_ERROR, TRAME_SPREADSHEET_ERROR_TOO_LARGE);
}

/* Any row of any texts comes back as it was written, whatever stands in it. */
static void
test_round (void)
{
  static const char *const words[] = { "a", "", "x;y", "q\"r", "l1\nl2", "été", ",", "\"", "\t.", "Œ’" };
  for (guint turn = 0; turn < 500; turn++)
    {
      g_autoptr (GString) csv = g_string_new ("first;second;third\n");
      g_autoptr (GString) expected = g_string_new ("1:first|second|third/2:");
      guint cells = (guint) g_test_rand_int_range (1, 9);
      for (guint i = 0; i <= cells; i++)
        {
          /* The last cell is not empty: empty ones at the end are nobody's. */
          const char *word = i == cells ? "end" : words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
          g_auto (GStrv) parts = g_strsplit (word, "\"", -1);
          g_autofree char *doubled = g_strjoinv ("\"\"", parts);
          g_autofree char *trimmed = g_strstrip (g_strdup (word));
          g_string_append_printf (csv, "%s\"%s\"", i == 0 ? "" : ";", doubled);
          g_string_append_printf (expected, "%s%s", i == 0 ? "" : "|", trimmed);
        }
      g_autoptr (GBytes) bytes = g_bytes_new (csv->str, csv->len);
      g_autoptr (TrameSpreadsheet) sheet = trame_spreadsheet_read (bytes, NULL);
      g_autofree char *found = told (sheet);
      g_assert_cmpstr (found, ==, expected->str);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (csvs); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/spreadsheet/csv/", csvs[i].name, NULL);
      g_test_add_data_func (path, &csvs[i], test_csv);
    }
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/spreadsheet/ods/", contents[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_content);
    }
  g_test_add_func ("/exchange/spreadsheet/wide", test_wide);
  g_test_add_func ("/exchange/spreadsheet/archive", test_archive);
  g_test_add_func ("/exchange/spreadsheet/bomb", test_bomb);
  g_test_add_func ("/exchange/spreadsheet/round", test_round);
  return g_test_run ();
}
