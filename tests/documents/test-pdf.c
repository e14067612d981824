/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The PDF writer's parts: how values are spelled, the container, the colour profile, the metadata. Whole documents are
 * checked by check-pdf.py. */
#include "documents/pdf/colour-profile.h"
#include "documents/pdf/document.h"
#include "documents/pdf/outline.h"
#include "documents/pdf/syntax.h"

#ifdef HAVE_LCMS
#include <lcms2.h>
#endif
#include <locale.h>
#include <math.h>

static void
test_numbers (void)
{
  static const struct
  {
    double value;
    guint decimals;
    const char *spelled;
  } rows[] = {
    { 0, 3, "0" },      { 1, 0, "1" },        { 1.5, 1, "1.5" },   { -0.25, 2, "-0.25" }, { 595.276, 3, "595.276" },
    { 2.0004, 3, "2" }, { 0.05, 2, "0.05" },  { -0.0001, 3, "0" }, { 0.9996, 3, "1" },    { 1e12, 0, "1000000000" },
    { NAN, 2, "0" },    { INFINITY, 2, "0" },
  };
  /* A locale with a comma must not reach the file. */
  const char *locale = setlocale (LC_NUMERIC, "fr_FR.UTF-8");
  g_test_message ("locale: %s", locale != NULL ? locale : "fr_FR is not installed");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      trame_pdf_append_number (out, rows[i].value, rows[i].decimals);
      g_assert_cmpstr (out->str, ==, rows[i].spelled);
    }
  setlocale (LC_NUMERIC, "C");
}

static void
test_texts (void)
{
  static const struct
  {
    const char *text, *spelled;
  } rows[] = {
    { "", "<FEFF>" },
    { "Aé", "<FEFF004100E9>" },
    { "\u202f€", "<FEFF202F20AC>" },
    { "🙂", "<FEFFD83DDE42>" },
    { "a\nb\x7f", "<FEFF00610062>" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      trame_pdf_append_text (out, rows[i].text, -1);
      g_assert_cmpstr (out->str, ==, rows[i].spelled);
    }
}

static void
test_dates (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  GDate date;
  g_date_clear (&date, 1);
  trame_pdf_append_date (out, &date);
  trame_pdf_append_date (out, NULL);
  g_assert_cmpstr (out->str, ==, "");
  g_date_set_dmy (&date, 3, 2, 2026);
  trame_pdf_append_date (out, &date);
  g_assert_cmpstr (out->str, ==, "(D:20260203000000Z)");
}

#ifdef HAVE_LCMS
/* Our profile gives the same colours as the engine's own sRGB, in both directions. */
static void
test_profile_is_srgb (void)
{
  g_autoptr (GBytes) bytes = trame_colour_profile_new ();
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  g_assert_cmpuint (size, <, 600);
  cmsHPROFILE ours = cmsOpenProfileFromMem (data, (cmsUInt32Number) size);
  g_assert_nonnull (ours);
  g_assert_cmpint (cmsGetColorSpace (ours), ==, cmsSigRgbData);
  g_assert_cmpfloat (cmsGetProfileVersion (ours), <, 4.5);
  cmsHPROFILE theirs = cmsCreate_sRGBProfile ();
  cmsHTRANSFORM there = cmsCreateTransform (ours, TYPE_RGB_8, theirs, TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC,
                                            cmsFLAGS_NOOPTIMIZE);
  cmsHTRANSFORM back = cmsCreateTransform (theirs, TYPE_RGB_8, ours, TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC,
                                           cmsFLAGS_NOOPTIMIZE);
  g_assert_nonnull (there);
  for (guint i = 0; i < 16 * 16 * 16; i++)
    {
      guint8 colour[3] = { (guint8) (i / 256 * 17), (guint8) (i / 16 % 16 * 17), (guint8) (i % 16 * 17) };
      guint8 out[3];
      cmsHTRANSFORM both[2] = { there, back };
      for (guint k = 0; k < 2; k++)
        {
          cmsDoTransform (both[k], colour, out, 1);
          for (guint c = 0; c < 3; c++)
            g_assert_cmpint (ABS (out[c] - colour[c]), <=, 1);
        }
    }
  cmsDeleteTransform (there);
  cmsDeleteTransform (back);
  cmsCloseProfile (ours);
  cmsCloseProfile (theirs);
}
#else
static void
test_profile_is_srgb (void)
{
  g_test_skip ("lcms2 is not installed");
}
#endif

static void
test_metadata_is_escaped (void)
{
  GDate date;
  g_date_clear (&date, 1);
  TramePdfMetadata metadata = { .title = "A & <B>\x01 «\u00a0c\u00a0»", .author = "", .date = &date };
  g_autofree char *bare = trame_pdf_metadata_to_xmp (&metadata);
  g_assert_nonnull (strstr (bare, ">A &amp; &lt;B&gt; «\u00a0c\u00a0»</rdf:li>"));
  g_assert_null (strstr (bare, "dc:creator"));
  g_assert_null (strstr (bare, "CreateDate"));

  g_date_set_dmy (&date, 12, 1, 2026);
  metadata.author = "Ville d’Orsel";
  g_autofree char *full = trame_pdf_metadata_to_xmp (&metadata);
  g_assert_nonnull (strstr (full, "Ville d’Orsel</rdf:li></rdf:Seq></dc:creator>"));
  g_assert_nonnull (strstr (full, "<xmp:CreateDate>2026-01-12T00:00:00Z</xmp:CreateDate>"));
}

static GBytes *
write_file (const char *body)
{
  g_autoptr (TramePacker) packer = trame_packer_new ();
  g_autoptr (TramePdfFile) file = trame_pdf_file_new (packer);
  guint catalog = trame_pdf_file_reserve (file);
  guint stream = trame_pdf_file_reserve (file);
  trame_pdf_file_pack_stream (file, stream, "", body, strlen (body));
  trame_pdf_file_putf (file, catalog, "<</Type/Catalog/Data %u 0 R>>", stream);
  return trame_pdf_file_finish (file, catalog, 0);
}

static gboolean
bytes_contain (GBytes *bytes, const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  return memmem (data, size, text, strlen (text)) != NULL;
}

static void
test_container (void)
{
  g_autoptr (GBytes) one = write_file ("un"), same = write_file ("un"), other = write_file ("deux");
  g_assert_true (g_bytes_equal (one, same));
  g_assert_false (g_bytes_equal (one, other));
  static const char *const parts[] = { "%PDF-1.7\n%", "/Type/ObjStm/N 1/", "/Type/XRef/W[1 4 4]/Size 5/Root 1 0 R/ID[<",
                                       "startxref\n", "%%EOF\n" };
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_true (bytes_contain (one, parts[i]));
}

static void
test_outline_of_nothing (void)
{
  g_autoptr (TramePacker) packer = trame_packer_new ();
  g_autoptr (TramePdfFile) file = trame_pdf_file_new (packer);
  g_autoptr (TramePdfOutline) outline = trame_pdf_outline_new ();
  g_assert_cmpuint (trame_pdf_outline_put (outline, file, NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/syntax/numbers", test_numbers);
  g_test_add_func ("/pdf/syntax/texts", test_texts);
  g_test_add_func ("/pdf/syntax/dates", test_dates);
  g_test_add_func ("/pdf/colour/profile-is-srgb", test_profile_is_srgb);
  g_test_add_func ("/pdf/metadata/escaped", test_metadata_is_escaped);
  g_test_add_func ("/pdf/file/container", test_container);
  g_test_add_func ("/pdf/outline/nothing", test_outline_of_nothing);
  return g_test_run ();
}
