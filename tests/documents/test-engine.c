/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine from a text to a PDF: the same bytes for the same input, the text word for word, fields where it says. Pages
 * are read back by poppler. */
#include "documents/engine.h"
#include "typeset-texts.h"

#include <glib/gstdio.h>
#include <poppler.h>

/* Older versions of poppler declare no cleanup of their own. */
typedef PopplerDocument ReadDocument;
typedef PopplerPage ReadPage;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadPage, g_object_unref)

static GDate
make_date (void)
{
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 12, 1, 2026);
  return date;
}

static TrameEngine *
new_engine (void)
{
  g_autoptr (GError) error = NULL;
  TrameEngine *engine = trame_engine_new (&error);
  g_assert_no_error (error);
  return engine;
}

static TrameSetDocument *
set_text (TrameEngine *engine, const TrameText *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameStyle) style = trame_style_new ("Orsel");
  GDate date = make_date ();
  TrameSetDocument *set = trame_engine_set (engine, text, style, &date, &error);
  g_assert_no_error (error);
  g_assert_nonnull (set);
  return set;
}

static PopplerDocument *
open_pdf (const TrameSetDocument *set)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (set->pdf, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (poppler_document_get_n_pages (document), ==, (int) set->pages);
  return document;
}

/* TEXT without its spaces, its line ends, and the hyphens that lines ended with. */
static char *
squeeze (const char *text)
{
  GString *out = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      if (!g_unichar_isspace (character) && character != 0xad)
        g_string_append_unichar (out, character);
    }
  return g_string_free (out, FALSE);
}

static void
test_same_bytes (void)
{
  g_autoptr (TrameEngine) fresh = new_engine (), used = new_engine ();
  for (guint32 seed = 1; seed < 12; seed++)
    {
      g_autoptr (SampleText) other = sample_random_text (seed);
      trame_set_document_unref (set_text (used, other));
    }
  g_autoptr (SampleText) text = sample_convention ("La Maison de l’emploi");
  g_autoptr (SampleText) again = sample_convention ("La Maison de l’emploi");
  g_autoptr (SampleText) different = sample_convention ("La Mission locale");
  g_autoptr (TrameSetDocument) one = set_text (fresh, text);
  g_autoptr (TrameSetDocument) same = set_text (used, again);
  g_autoptr (TrameSetDocument) other = set_text (fresh, different);
  g_assert_true (g_bytes_equal (one->pdf, same->pdf));
  g_assert_false (g_bytes_equal (one->pdf, other->pdf));
}

/* All the text of the blocks, in their order. */
static void
append_block_text (GString *out, const TrameTextBlock *block)
{
  if (block->kind == TRAME_BLOCK_ITEM)
    g_string_append (out, "•");
  for (guint i = 0; i < block->runs->len; i++)
    {
      const TrameRun *run = &g_array_index (block->runs, TrameRun, i);
      g_string_append (out, run->blank ? "…" : run->text);
    }
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    append_block_text (out, g_ptr_array_index (block->children, i));
}

/* The words of a page, squeezed, without its header and footer. */
static char *
read_page (const TrameSetDocument *set, PopplerDocument *document, guint index)
{
  g_autoptr (ReadPage) page = poppler_document_get_page (document, (int) index);
  g_autofree char *words = poppler_page_get_text (page);
  g_autofree char *all = squeeze (words);
  g_autofree char *footer = g_strdup_printf ("Conventiondepartenariat–n°DE25_139_01Page%u/%u", index + 1, set->pages);
  static const char header[] = "VILLED’ORSEL";
  g_assert_true (g_str_has_prefix (all, header));
  g_assert_true (g_str_has_suffix (all, footer));
  return g_strndup (all + strlen (header), strlen (all) - strlen (header) - strlen (footer));
}

static void
test_text_word_for_word (void)
{
  g_autoptr (TrameEngine) engine = new_engine ();
  g_autoptr (SampleText) text = sample_convention ("La Maison de l’emploi");
  /* Side by side, signatures are read back line by line. */
  g_ptr_array_set_size (text->blocks, (gint) text->blocks->len - 1);
  g_autoptr (TrameSetDocument) set = set_text (engine, text);
  g_autoptr (ReadDocument) document = open_pdf (set);
  g_autoptr (GString) wanted = g_string_new (NULL), read = g_string_new (NULL);
  for (guint i = 0; i < text->blocks->len; i++)
    append_block_text (wanted, g_ptr_array_index (text->blocks, i));
  for (guint i = 0; i < set->pages; i++)
    {
      g_autofree char *words = read_page (set, document, i);
      g_string_append (read, words);
    }
  g_autofree char *expected = squeeze (wanted->str);
  g_assert_cmpstr (read->str, ==, expected);
}

/* The words that stand where the engine says a field is are the field's value. */
static void
test_fields_stand_where_it_says (void)
{
  g_autoptr (TrameEngine) engine = new_engine ();
  g_autoptr (SampleText) text = sample_convention ("La Maison de l’emploi");
  g_autoptr (TrameSetDocument) set = set_text (engine, text);
  g_autoptr (ReadDocument) document = open_pdf (set);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < set->places->len; i++)
    {
      const TrameFieldPlace *place = &g_array_index (set->places, TrameFieldPlace, i);
      g_assert_cmpuint (place->page, >=, 1);
      g_assert_cmpuint (place->page, <=, set->pages);
      g_assert_cmpfloat (place->x0, <, place->x1);
      g_assert_cmpfloat (place->y0, <, place->y1);
      g_autoptr (ReadPage) page = poppler_document_get_page (document, (int) place->page - 1);
      PopplerRectangle area = { place->x0 - 0.5, place->y0, place->x1 + 0.5, place->y1 };
      g_autofree char *words = poppler_page_get_text_for_area (page, &area);
      const char *before = g_hash_table_lookup (found, place->field);
      g_autofree char *all = g_strconcat (before != NULL ? before : "", words, NULL);
      g_hash_table_insert (found, (gpointer) place->field, squeeze (all));
    }
  static const char *const wanted[][2] = {
    { "partner", "LaMaisondel’emploi" },
    { "person", "…" },
    { "act", "DE25_139" },
    { "tasks", "Permanenced’accueiletd’orientation,chaquemardimatin,dansleslocauxquelaVillemetàdispositionau14delarue"
               "desTisserandsAteliersderédactiondelettresetdeCV" },
    { "date", "…" },
    { "capacity", "directriceLadirectrice" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (g_hash_table_lookup (found, wanted[i][0]), ==, wanted[i][1]);
}

static void
test_data_is_attached (void)
{
  g_autoptr (TrameEngine) engine = new_engine ();
  g_autoptr (SampleText) text = sample_convention ("La Maison de l’emploi");
  g_autoptr (TrameSetDocument) set = set_text (engine, text);
  g_autoptr (ReadDocument) document = open_pdf (set);
  g_assert_cmpuint (poppler_document_get_n_attachments (document), ==, 1);
  GList *files = poppler_document_get_attachments (document);
  PopplerAttachment *file = files->data;
  g_assert_cmpstr (file->name, ==, TRAME_EMBEDDED_DATA_NAME);
  g_assert_cmpuint (file->size, ==, g_bytes_get_size (text->data));
  g_list_free_full (files, g_object_unref);

  g_clear_pointer (&text->data, g_bytes_unref);
  g_autoptr (TrameSetDocument) bare = set_text (engine, text);
  g_autoptr (ReadDocument) bare_document = open_pdf (bare);
  g_assert_false (poppler_document_has_attachments (bare_document));
}

static gpointer
set_many (gpointer data)
{
  g_autoptr (TrameEngine) engine = new_engine ();
  g_autoptr (GByteArray) all = g_byte_array_new ();
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autoptr (SampleText) text = sample_random_text (seed);
      g_autoptr (TrameSetDocument) set = set_text (engine, text);
      g_byte_array_append (all, g_bytes_get_data (set->pdf, NULL), (guint) g_bytes_get_size (set->pdf));
    }
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, all->data, all->len);
}

/* Each with its engine, threads do not disturb each other. */
/* PAGE of DOCUMENT as pixels. Owned by the caller. */
static GBytes *
picture_of (PopplerDocument *document, guint page)
{
  g_autoptr (ReadPage) opened = poppler_document_get_page (document, (int) page);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1190, 1684);
  cairo_t *cr = cairo_create (surface);
  cairo_scale (cr, 2, 2);
  poppler_page_render (opened, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  GBytes *pixels = g_bytes_new (cairo_image_surface_get_data (surface), 4u * 1190 * 1684);
  cairo_surface_destroy (surface);
  return pixels;
}

/* Two pages of the same mark are drawn alike, pixel for pixel, whatever else differs between their documents; and a change
 * leaves the other pages' marks. */
static void
test_page_marks (void)
{
  static const char *const partners[] = { "La Maison de l’emploi", "La Maison de l’Emploi", "Žofie & Ωmega" };
  g_autoptr (TrameEngine) engine = new_engine ();
  TrameSetDocument *sets[G_N_ELEMENTS (partners)];
  guint same = 0, other = 0;
  for (guint i = 0; i < G_N_ELEMENTS (partners); i++)
    {
      g_autoptr (SampleText) text = sample_convention (partners[i]);
      sets[i] = set_text (engine, text);
      g_assert_cmpuint (sets[i]->marks->len, ==, sets[i]->pages);
    }
  g_autoptr (ReadDocument) first = open_pdf (sets[0]);
  for (guint i = 1; i < G_N_ELEMENTS (partners); i++)
    {
      g_autoptr (ReadDocument) second = open_pdf (sets[i]);
      for (guint page = 0; page < MIN (sets[0]->pages, sets[i]->pages); page++)
        {
          g_autoptr (GBytes) a = picture_of (first, page), b = picture_of (second, page);
          const gboolean alike = g_array_index (sets[0]->marks, guint64, page)
                                 == g_array_index (sets[i]->marks, guint64, page);
          g_assert_true (!alike || g_bytes_equal (a, b));
          same += alike;
          other += !alike;
        }
      trame_set_document_unref (sets[i]);
    }
  g_assert_cmpuint (same, >, 0);
  g_assert_cmpuint (other, >, 0);
  trame_set_document_unref (sets[0]);
}

static void
test_threads (void)
{
  GThread *threads[3];
  g_autofree char *alone = set_many (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("engine", set_many, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *sum = g_thread_join (threads[i]);
      g_assert_cmpstr (sum, ==, alone);
    }
}

static gboolean
page_has (const TrameSetDocument *set, guint index, const char *words)
{
  g_autoptr (ReadDocument) document = open_pdf (set);
  g_autoptr (ReadPage) page = poppler_document_get_page (document, (int) index);
  GList *found = poppler_page_find_text (page, words);
  gboolean has = found != NULL;
  g_list_free_full (found, (GDestroyNotify) poppler_rectangle_free);
  return has;
}

static void
test_marks (void)
{
  g_autoptr (TrameEngine) engine = new_engine ();
  g_autoptr (SampleText) text = sample_convention ("La Maison de l’emploi");
  g_autoptr (TrameSetDocument) issued = set_text (engine, text);
  g_assert_false (page_has (issued, 0, "PROJET"));
  g_assert_true (page_has (issued, 0, "Page 1/2"));
  g_assert_true (page_has (issued, 1, "n°\u00a0DE25_139_01"));
  text->draft = TRUE;
  g_autoptr (TrameSetDocument) draft = set_text (engine, text);
  g_autofree char *words = NULL;
  g_autoptr (ReadDocument) document = open_pdf (draft);
  g_autoptr (ReadPage) page = poppler_document_get_page (document, 1);
  words = poppler_page_get_text (page);
  for (const char *letter = "PROJET"; *letter != '\0'; letter++)
    g_assert_nonnull (strchr (words, *letter));
  g_assert_cmpuint (g_bytes_get_size (draft->pdf), !=, g_bytes_get_size (issued->pdf));
  sample_text_add (text, TRAME_BLOCK_STAMP, 0, "Reçu le 05/12/2025");
  g_autoptr (TrameSetDocument) stamped = set_text (engine, text);
  g_assert_true (page_has (stamped, 0, "Reçu le 05/12/2025"));
  g_assert_true (page_has (stamped, 1, "Reçu le 05/12/2025"));
}

/* Between wide margins the two names at the head share their line: neither is cut while both fit. */
static void
test_header (void)
{
  static const struct
  {
    const char *left, *right;
    gboolean cut; /* RIGHT */
  } rows[] = {
    { "VILLE D’ORSEL-SUR-LA-LONGUE-RIVIÈRE", "Emploi", FALSE },
    { "ORSEL", "Le dispositif d’accompagnement vers l’emploi de la ville d’Orsel", FALSE },
    { "VILLE D’ORSEL", "Le dispositif d’accompagnement vers l’emploi de la ville d’Orsel-sur", TRUE },
  };
  g_autoptr (TrameEngine) engine = new_engine ();
  g_autoptr (SampleText) text = sample_text_new ("Titre", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrameStyle) style = trame_style_new (NULL);
      style->margin_left = style->margin_right = 50 * 72 / 25.4;
      style->header_left = g_strdup (rows[i].left);
      style->header_right = g_strdup (rows[i].right);
      g_autoptr (TrameSetDocument) set = trame_engine_set (engine, text, style, NULL, NULL);
      g_assert_true (page_has (set, 0, rows[i].left));
      g_assert_cmpint (page_has (set, 0, rows[i].right), ==, !rows[i].cut);
    }
}

static void
test_random_texts (void)
{
  g_autoptr (TrameEngine) engine = new_engine ();
  for (guint32 seed = 1; seed <= 80; seed++)
    {
      g_autoptr (SampleText) text = sample_random_text (seed);
      g_autoptr (TrameSetDocument) set = set_text (engine, text);
      g_autoptr (ReadDocument) document = open_pdf (set);
      for (guint i = 0; i < set->places->len; i++)
        {
          const TrameFieldPlace *place = &g_array_index (set->places, TrameFieldPlace, i);
          g_assert_cmpuint (place->page, <=, set->pages);
          g_assert_cmpfloat (place->y1, <=, 842);
          g_assert_cmpfloat (place->y0, >=, 0);
        }
    }
}

static void
test_huge_and_empty (void)
{
  g_autoptr (TrameEngine) engine = new_engine ();
  g_autoptr (SampleText) text = sample_text_new (NULL, NULL);
  g_autoptr (TrameSetDocument) empty = set_text (engine, text);
  g_assert_cmpuint (empty->pages, ==, 1);

  g_autoptr (GString) huge = g_string_new ("{champ:");
  for (guint i = 0; i < 20000; i++)
    g_string_append (huge, i % 400 < 200 ? "mot " : "lettres-sans-fin");
  g_string_append_c (huge, '}');
  sample_text_add (text, TRAME_BLOCK_PARAGRAPH, 0, huge->str);
  sample_text_add (text, TRAME_BLOCK_TITLE, 0, huge->str);
  sample_text_add_signatures (text, huge->str, "Le Maire", NULL);
  g_autoptr (TrameSetDocument) set = set_text (engine, text);
  g_assert_cmpuint (set->pages, >, 50);
}

/* Many who sign fill the pages: none is kept with all of the others. */
static void
test_many_signatures (void)
{
  g_autoptr (TrameEngine) engine = new_engine ();
  g_autoptr (SampleText) text = sample_text_new ("", NULL);
  sample_text_add (text, TRAME_BLOCK_HEADING, 1, "Article 1");
  sample_text_add (text, TRAME_BLOCK_PARAGRAPH, 0, "Fait à Orsel, le {date:}.");
  for (guint i = 0; i < 30; i++)
    sample_text_add_signatures (text, "*Pour la Ville*||{mayor:Éléonore VASSEUR}", "*Pour l’association*||{person:}",
                                NULL);
  g_autoptr (TrameSetDocument) set = set_text (engine, text);
  guint first = 0;
  for (guint i = 0; i < set->places->len; i++)
    first += g_array_index (set->places, TrameFieldPlace, i).page == 1;
  g_assert_cmpuint (first, >, 10);
  g_assert_cmpuint (set->pages, <, 7);
}

/* Absurd margins and sizes are brought back to what can hold a text. */
static void
test_absurd_styles (void)
{
  static const double sizes[] = { -3, 0, 11, 400 }, margins[] = { -50, 0, 300, 9000 };
  g_autoptr (TrameEngine) engine = new_engine ();
  g_autoptr (SampleText) text = sample_convention ("La Maison de l’emploi");
  GDate never;
  g_date_clear (&never, 1);
  text->act = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint k = 0; k < G_N_ELEMENTS (margins); k++)
      {
        g_autoptr (TrameStyle) style = trame_style_new (NULL);
        style->size = sizes[i];
        style->margin_left = style->margin_right = style->margin_top = style->margin_bottom = margins[k];
        g_autoptr (GError) error = NULL;
        g_autoptr (TrameSetDocument) set = trame_engine_set (engine, text, style, &never, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (set->pages, <, 60);
      }
}

static void
test_no_patterns (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (trame_engine_new (&error));
      g_assert_error (error, TRAME_ENGINE_ERROR, TRAME_ENGINE_ERROR_HYPHEN);
      g_assert_nonnull (strstr (error->message, "hyphen-fr"));
      return;
    }
  g_setenv ("XDG_DATA_DIRS", "/nowhere", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_unsetenv ("XDG_DATA_DIRS");
  g_test_trap_assert_passed ();
}

static void
test_no_fonts (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (TrameEngine) engine = new_engine ();
      g_autoptr (SampleText) text = sample_convention ("La Maison de l’emploi");
      g_autoptr (TrameStyle) style = trame_style_new ("Orsel");
      g_autoptr (GError) error = NULL;
      g_assert_null (trame_engine_set (engine, text, style, NULL, &error));
      g_assert_error (error, TRAME_ENGINE_ERROR, TRAME_ENGINE_ERROR_FONT);
      g_assert_nonnull (strstr (error->message, "fonts-liberation2"));
      return;
    }
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("trame-fonts-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *config = g_build_filename (folder, "fonts.conf", NULL);
  g_assert_true (g_file_set_contents (config, "<?xml version=\"1.0\"?><fontconfig></fontconfig>", -1, NULL));
  g_setenv ("FONTCONFIG_FILE", config, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_unsetenv ("FONTCONFIG_FILE");
  g_remove (config);
  g_rmdir (folder);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/same-bytes", test_same_bytes);
  g_test_add_func ("/engine/text-word-for-word", test_text_word_for_word);
  g_test_add_func ("/engine/fields-stand-where-it-says", test_fields_stand_where_it_says);
  g_test_add_func ("/engine/data-is-attached", test_data_is_attached);
  g_test_add_func ("/engine/marks", test_marks);
  g_test_add_func ("/engine/header", test_header);
  g_test_add_func ("/engine/page-marks", test_page_marks);
  g_test_add_func ("/engine/threads", test_threads);
  g_test_add_func ("/engine/random-texts", test_random_texts);
  g_test_add_func ("/engine/huge-and-empty", test_huge_and_empty);
  g_test_add_func ("/engine/many-signatures", test_many_signatures);
  g_test_add_func ("/engine/absurd-styles", test_absurd_styles);
  g_test_add_func ("/engine/no-patterns", test_no_patterns);
  g_test_add_func ("/engine/no-fonts", test_no_fonts);
  return g_test_run ();
}
