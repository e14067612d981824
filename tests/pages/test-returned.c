/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What crosses about a file that came back: embedded bytes and signatures, checked value by value; and files that have
 * none. Signed files are in the tests of tramectl, which sign them. */
#include "pages/pdf-signatures.h"
#include "pages/reader.h"
#include "pages/wire.h"
#include "sample-pdf.h"

#include <string.h>

typedef struct
{
  const char *name, *value; /* as GVariant text of TRAME_WIRE_SIGNATURES_TYPE */
  gboolean holds;
} Row;

static const Row rows[] = {
  { "none", "[]", TRUE },
  { "one", "[('S', 'Jeanne Élue', '', 0, false, true, false, 1000, 1768206600, 1760000000, 1790000000)]", TRUE },
  { "a status that is none", "[('S', '', '', 5, false, true, false, 1000, 0, 0, 0)]", FALSE },
  { "covers more than the file", "[('S', '', '', 0, false, true, false, 1001, 0, 0, 0)]", FALSE },
  { "before time", "[('S', '', '', 0, false, true, false, 1000, -1, 0, 0)]", FALSE },
  { "after time", "[('S', '', '', 0, false, true, false, 1000, 253402300800, 0, 0)]", FALSE },
  { "a name on two lines", "[('S', 'a\\nb', '', 0, false, true, false, 1000, 0, 0, 0)]", FALSE },
  { "a name turned round", "[('S', 'a\\u202eb', '', 0, false, true, false, 1000, 0, 0, 0)]", FALSE },
  { "a name with a space at its end", "[('S', 'a ', '', 0, false, true, false, 1000, 0, 0, 0)]", FALSE },
  { "a certificate that ends after time", "[('S', '', '', 0, false, true, false, 1000, 0, 0, 253402300800)]", FALSE },
  { "a certificate that begins before time", "[('S', '', '', 0, false, true, false, 1000, 0, -1, 0)]", FALSE },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant)
      value = g_variant_parse (G_VARIANT_TYPE (TRAME_WIRE_SIGNATURES_TYPE), row->value, NULL, NULL, &error);
  g_autoptr (GBytes) body = NULL, again = NULL;
  g_autoptr (GPtrArray) found = NULL;

  g_assert_no_error (error);
  body = g_variant_get_data_as_bytes (value);
  found = trame_wire_signatures_unpack (body, 1000);
  g_assert_true ((found != NULL) == row->holds);
  if (found != NULL)
    {
      g_autoptr (GVariant) packed = g_variant_ref_sink (trame_wire_signatures_pack (found));

      again = g_variant_get_data_as_bytes (packed);
      g_assert_true (g_bytes_equal (body, again));
    }
}

static void
test_too_many (void)
{
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_signature_free);

  for (guint n = 1; n <= TRAME_SIGNATURES_MAX + 1; n++)
    {
      g_autoptr (GVariant) packed = NULL;
      g_autoptr (GBytes) body = NULL;
      g_autoptr (GPtrArray) found = NULL;

      g_ptr_array_add (many, g_new0 (TrameSignature, 1));
      packed = g_variant_ref_sink (trame_wire_signatures_pack (many));
      body = g_variant_get_data_as_bytes (packed);
      found = trame_wire_signatures_unpack (body, 0);
      g_assert_true ((found != NULL) == (n <= TRAME_SIGNATURES_MAX));
    }
}

static void
test_file (void)
{
  g_autoptr (GBytes) some = g_bytes_new ("<a/>", 4), nothing = g_bytes_new (NULL, 0);
  GBytes *const given[] = { some, nothing, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autoptr (GVariant) packed = g_variant_ref_sink (trame_wire_file_pack (given[i]));
      g_autoptr (GBytes) body = g_variant_get_data_as_bytes (packed);
      g_autoptr (GBytes) found = NULL;

      g_assert_true (trame_wire_file_unpack (body, &found));
      g_assert_true (given[i] == NULL ? found == NULL : g_bytes_equal (found, given[i]));
    }
}

static void
test_file_refused (void)
{
  g_autoptr (GVariant) lie = g_variant_ref_sink (g_variant_new_parsed ("(false, [byte 1])"));
  g_autoptr (GBytes) body = g_variant_get_data_as_bytes (lie);
  g_autoptr (GBytes) broken = g_bytes_new ("\377\377\377", 3);
  g_autoptr (GBytes) found = NULL;

  g_assert_false (trame_wire_file_unpack (body, &found));
  g_assert_false (trame_wire_file_unpack (broken, &found));
  g_assert_null (found);
}

typedef struct
{
  const char *name, *raw, *clean;
} Name;

static const Name names[] = {
  { "plain", "Jeanne Élue", "Jeanne Élue" },
  { "composed", "E\xCC\x81lue", "Élue" },
  { "lines", " a\n\tb ", "a b" },
  { "turned round",
    "a\xE2\x80\xAE"
    "b",
    "ab" },
  { "nothing", " \n", NULL },
};

static void
test_name (gconstpointer data)
{
  const Name *name = data;
  g_autofree char *clean = trame_signature_clean_name (name->raw, -1);

  g_assert_cmpstr (clean, ==, name->clean);
}

static void
test_long_name (void)
{
  g_autofree char *raw = g_strnfill (5000, 'a');
  g_autofree char *clean = trame_signature_clean_name (raw, -1);

  g_assert_cmpuint (strlen (clean), ==, TRAME_SIGNATURE_NAME_MAX);
}

static void
check_has_none (TrameReader *reader)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) embedded = NULL;
  g_autoptr (GPtrArray) signatures = NULL;

  g_assert_true (trame_reader_embedded (reader, "trame.xml", &embedded, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (embedded);
  signatures = trame_reader_signatures (reader, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (signatures->len, ==, 0);
}

static void
test_none (void)
{
  g_autoptr (GBytes) pdf = sample_pdf (2);
  g_autoptr (GBytes) text = g_bytes_new ("Convention", 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameReader) one = trame_reader_open_bytes (pdf, NULL, NULL, &error);
  g_autoptr (TrameReader) two = trame_reader_open_bytes (text, "text/plain", NULL, &error);

  g_assert_no_error (error);
  check_has_none (one);
  check_has_none (two);
}

static void
test_damaged (void)
{
  g_autoptr (GBytes) pdf = sample_pdf (1);
  gsize size = 0;
  const char *data = g_bytes_get_data (pdf, &size);

  for (gsize cut = 0; cut < size; cut += 97)
    {
      g_autoptr (GBytes) part = g_bytes_new (data, cut);
      g_autoptr (GPtrArray) found = trame_pdf_signatures (part);

      g_assert_cmpuint (found->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pages/returned/signatures/%s", rows[i].name);
      g_test_add_data_func (path, &rows[i], test_row);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pages/returned/name/%s", names[i].name);
      g_test_add_data_func (path, &names[i], test_name);
    }
  g_test_add_func ("/pages/returned/too-many", test_too_many);
  g_test_add_func ("/pages/returned/long-name", test_long_name);
  g_test_add_func ("/pages/returned/file", test_file);
  g_test_add_func ("/pages/returned/file-refused", test_file_refused);
  g_test_add_func ("/pages/returned/none", test_none);
  g_test_add_func ("/pages/returned/damaged", test_damaged);
  return g_test_run ();
}
