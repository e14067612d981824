/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as OpenDocument: an archive as the format wants it, well-formed parts, and the words of the text, whatever
 * was typed. */
#include "documents/odt/odt.h"
#include "typeset-texts.h"

#include <libxml/parser.h>
#include <string.h>
#include <zip.h>

#define TEXT_NAMESPACE "urn:oasis:names:tc:opendocument:xmlns:text:1.0"

static GBytes *
write_text (const TrameText *text)
{
  g_autoptr (TrameStyle) style = trame_style_new ("Orsel");
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 12, 1, 2026);
  GBytes *odt = trame_odt_write (text, style, &date);
  return odt;
}

/* The part NAME of ODT, whole. */
static char *
read_part (GBytes *odt, const char *name, gsize *length)
{
  gsize size;
  const void *data = g_bytes_get_data (odt, &size);
  zip_source_t *source = zip_source_buffer_create (data, size, 0, NULL);
  zip_t *archive = zip_open_from_source (source, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  zip_stat_t about;
  zip_file_t *file;
  char *content;

  g_assert_nonnull (archive);
  g_assert_cmpint (zip_stat (archive, name, 0, &about), ==, 0);
  file = zip_fopen (archive, name, 0);
  content = g_malloc0 (about.size + 1);
  g_assert_cmpint (zip_fread (file, content, about.size), ==, (zip_int64_t) about.size);
  *length = about.size;
  zip_fclose (file);
  zip_discard (archive);
  return content;
}

static xmlDoc *
parse_part (GBytes *odt, const char *name)
{
  gsize length;
  g_autofree char *content = read_part (odt, name, &length);
  xmlDoc *document = xmlReadMemory (content, (int) length, name, NULL, XML_PARSE_NONET);
  g_assert_nonnull (document);
  return document;
}

static gboolean
is_text (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_str_equal ((const char *) node->name, name) && node->ns != NULL
         && g_str_equal ((const char *) node->ns->href, TEXT_NAMESPACE);
}

/* What a reader shows of NODE: spaces fold, unless they are said. */
static void
show (GString *out, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE)
      for (const char *p = (const char *) child->content; *p != '\0'; p++)
        {
          if (*p != ' ' || (out->len > 0 && out->str[out->len - 1] != ' '))
            g_string_append_c (out, *p);
        }
    else if (g_strcmp0 ((const char *) child->name, "frame") == 0)
      continue; /* a picture, with what it shows */
    else if (is_text (child, "s"))
      g_string_append_c (out, ' ');
    else if (is_text (child, "tab"))
      g_string_append_c (out, '\t');
    else if (is_text (child, "line-break"))
      g_string_append_c (out, '\n');
    else
      show (out, child);
}

/* Every paragraph that holds something, one a line, as trame_text_to_plain gives them. */
static void
show_paragraphs (GString *out, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (is_text (child, "p") || is_text (child, "h"))
      {
        const gsize before = out->len;
        show (out, child);
        if (out->len > before)
          g_string_append_c (out, '\n');
      }
    else
      show_paragraphs (out, child);
}

static void
check_words (const TrameText *text)
{
  g_autoptr (GBytes) odt = write_text (text);
  g_autofree char *wanted = trame_text_to_plain (text);
  g_autoptr (GString) found = g_string_new (NULL);
  xmlDoc *content = parse_part (odt, "content.xml");

  show_paragraphs (found, xmlDocGetRootElement (content));
  g_assert_cmpstr (found->str, ==, wanted);
  xmlFreeDoc (content);
  xmlFreeDoc (parse_part (odt, "styles.xml"));
  xmlFreeDoc (parse_part (odt, "meta.xml"));
  xmlFreeDoc (parse_part (odt, "META-INF/manifest.xml"));
}

/* A value for every field of MODEL. */
static TrameValues *
fill_all (const TrameModel *model)
{
  TrameValues *values = trame_values_new ();
  for (guint i = 0; i < model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (model->fields, i);
      const char *value = field->kind == TRAME_FIELD_DATE     ? "2026-02-28"
                          : field->kind == TRAME_FIELD_AMOUNT ? "123456"
                          : field->kind == TRAME_FIELD_LIST   ? "accueil & <conseil>\n\"atelier\"  du lundi"
                          : field->choices != NULL            ? g_ptr_array_index (field->choices, 0)
                                                              : "L’Œuvre  du\tlin\n& <fils>";
      g_hash_table_insert (values, g_strdup (field->id), g_strdup (value));
    }
  return values;
}

static void
test_models (void)
{
  const char *const *ids = trame_shipped_models ();
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (TrameModel) model = trame_shipped_model (ids[i], NULL);
      g_autoptr (GHashTable) none = trame_values_new (), all = fill_all (model);
      g_autoptr (TrameText) empty = trame_fill (model, none, NULL, TRUE);
      g_autoptr (TrameText) full = trame_fill (model, all, "DE25_139_01", FALSE);
      check_words (empty);
      check_words (full);
    }
}

static void
add_words (TrameText *text, TrameBlockKind kind, guint level, const char *words)
{
  TrameTextBlock *block = trame_text_add_block (text->blocks, kind, level, TRAME_ALIGN_JUSTIFY);
  TrameRun run = { .text = g_strdup (words), .style = TRAME_SPAN_BOLD };
  g_array_append_val (block->runs, run);
  run = (TrameRun){ .text = g_strdup (words) };
  g_array_append_val (block->runs, run);
}

/* Spaces at the edges and in a row, breaks, controls that XML cannot hold. */
static void
test_odd_words (void)
{
  static const char *const odd[] = {
    " a", "a ", "a  b", "  ", "\n", "a\n b", "\t\t", "a&b", "<p/>", "]]>", "\u00a0x\u202f", "é\u0301", "\"'", "x\ny\nz",
  };
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (TrameText) text = trame_text_new ("Titre & <suite>");
      add_words (text, TRAME_BLOCK_PARAGRAPH, 0, odd[i]);
      check_words (text);
    }
}

/* Lists nest as their levels say, and end with them: what counts is that every item is in one, at its depth. */
static void
test_lists (void)
{
  static const guint levels[] = { 1, 2, 2, 1, 3, 4, 9, 1 }, depths[] = { 1, 2, 2, 1, 2, 3, 4, 1 };
  g_autoptr (TrameText) text = trame_text_new ("Listes");
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    add_words (text, TRAME_BLOCK_ITEM, levels[i], "x");
  add_words (text, TRAME_BLOCK_PARAGRAPH, 0, "fin");
  add_words (text, TRAME_BLOCK_ITEM, 2, "y");
  check_words (text);

  g_autoptr (GBytes) odt = write_text (text);
  gsize length;
  g_autofree char *content = read_part (odt, "content.xml", &length);
  guint depth = 0, item = 0;
  for (const char *p = content; *p != '\0'; p++)
    if (g_str_has_prefix (p, "<text:list>") || g_str_has_prefix (p, "<text:list "))
      depth++;
    else if (g_str_has_prefix (p, "</text:list>"))
      depth--;
    else if (g_str_has_prefix (p, ">x</text:span>") && item < G_N_ELEMENTS (depths))
      g_assert_cmpuint (depth, ==, depths[item++]);
    else if (g_str_has_prefix (p, ">fin</text:span>"))
      g_assert_cmpuint (depth, ==, 0);
  g_assert_cmpuint (item, ==, G_N_ELEMENTS (depths));
}

/* Each figure is a file of its own, as it came; what it shows is said, and its caption is a paragraph. */
static void
test_figures (void)
{
  static const char *const said[] = {
    "<draw:frame draw:name=\"Figure1\" text:anchor-type=\"as-char\" svg:width=\"226.77pt\" svg:height=\"141.73pt\">",
    "<draw:image xlink:href=\"Pictures/figure2.png\"",
    "<svg:desc>Plan de la salle &amp; de « l’accueil »</svg:desc></draw:frame></text:p>",
  };
  g_autoptr (SampleText) text = sample_text_new ("Figures", NULL);
  sample_text_add_figure (text, SAMPLE_WIDE, 80, "Une légende");
  sample_text_add_figure (text, SAMPLE_TALL, 0, "");
  check_words (text);

  g_autoptr (GBytes) odt = write_text (text);
  gsize length;
  g_autofree char *content = read_part (odt, "content.xml", &length);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    g_assert_nonnull (strstr (content, said[i]));
  g_autofree char *manifest = read_part (odt, "META-INF/manifest.xml", &length);
  for (guint i = 0; i < 2; i++)
    {
      const TrameTextBlock *figure = g_ptr_array_index (text->blocks, i);
      g_autofree char *name = g_strdup_printf ("Pictures/figure%u.png", i + 1);
      g_autofree char *entry = g_strdup_printf ("full-path=\"%s\" manifest:media-type=\"image/png\"", name);
      g_autofree char *file = read_part (odt, name, &length);
      g_assert_nonnull (strstr (manifest, entry));
      g_assert_cmpmem (file, length, g_bytes_get_data (figure->picture->source, NULL),
                       g_bytes_get_size (figure->picture->source));
    }
}

/* The type comes first, bare and unpacked, so that a look at the first bytes tells what the file is. */
static void
test_archive (void)
{
  static const char type[] = "mimetypeapplication/vnd.oasis.opendocument.text";
  g_autoptr (SampleText) text = sample_convention ("L’Atelier");
  g_autoptr (GBytes) odt = write_text (text), again = write_text (text);
  gsize size;
  const char *data = g_bytes_get_data (odt, &size);

  g_assert_true (g_bytes_equal (odt, again));
  g_assert_cmpuint (size, >, 30 + sizeof type);
  g_assert_cmpmem (data, 4, "PK\x03\x04", 4);
  g_assert_cmpmem (data + 8, 2, "\0\0", 2);
  g_assert_cmpmem (data + 28, 2, "\0\0", 2);
  g_assert_cmpmem (data + 30, sizeof type - 1, type, sizeof type - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odt/archive", test_archive);
  g_test_add_func ("/odt/models", test_models);
  g_test_add_func ("/odt/odd-words", test_odd_words);
  g_test_add_func ("/odt/lists", test_lists);
  g_test_add_func ("/odt/figures", test_figures);
  return g_test_run ();
}
