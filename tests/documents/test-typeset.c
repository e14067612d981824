/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The typesetter's parts one by one: where words are cut, how lines are chosen, how rows are shared out between pages. */
#include "documents/typeset/breaker.h"
#include "documents/typeset/flow.h"
#include "documents/typeset/line-places.h"
#include "documents/typeset/page.h"
#include "documents/typeset/signatures.h"
#include "typeset-texts.h"

#ifdef HAVE_HYPHEN
#include <hyphen.h>
#endif

/* What the tests of this file set with. */
typedef struct
{
  TrameHyphenation *hyphenation;
  TrameFontSet *fonts;
  TrameShaper *shaper;
  TrameSetter setter;
  TrameStyle *style;
} Bench;

static void
set_up (Bench *bench, gconstpointer data)
{
  bench->hyphenation = trame_hyphenation_new ();
  g_assert_nonnull (bench->hyphenation);
  bench->fonts = trame_font_set_new ();
  bench->shaper = trame_shaper_new (bench->hyphenation);
  bench->setter = (TrameSetter){ .fonts = bench->fonts, .shaper = bench->shaper };
  bench->style = trame_style_new ("Orsel");
}

static void
tear_down (Bench *bench, gconstpointer data)
{
  trame_style_free (bench->style);
  trame_shaper_free (bench->shaper);
  trame_font_set_free (bench->fonts);
  trame_hyphenation_free (bench->hyphenation);
}

static void
test_cuts (Bench *bench, gconstpointer data)
{
  static const struct
  {
    const char *name, *word, *cut;
  } rows[] = {
    { "syllables", "cocontractants", "cocon=trac=tants" },
    { "after an elision", "l’accompagnement", "l’accom=pa=gne=ment" },
    { "capitalised", "Délibération", "Déli=bé=ra=tion" },
    { "all in capitals", "CONVENTION", "CONVENTION" },
    { "short", "avant", "avant" },
    { "two letters before are too few", "auparavant", "aupa=ra=vant" },
    { "a hyphen of the word", "est-elle", "est-=elle" },
    { "a hyphen and syllables", "contre-indiqué", "contre-=indi=qué" },
    { "a slash", "la/les", "la/=les" },
    { "an identifier", "DE25_139_01", "DE25_139_01" },
    { "a long address", "comptabilite@association.example", "comptabilite@=association.=example" },
    { "a short address", "mairie@orsel.example", "mairie@orsel.example" },
    { "a sign at the end", "fin/", "fin/" },
    { "nothing", "", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (TrameCut));
      trame_hyphenation_cut (bench->hyphenation, rows[i].word, strlen (rows[i].word), cuts);
      g_autoptr (GString) shown = g_string_new (rows[i].word);
      for (guint k = cuts->len; k > 0; k--)
        g_string_insert_c (shown, g_array_index (cuts, TrameCut, k - 1).at, '=');
      g_test_message ("%s: %s", rows[i].name, shown->str);
      g_assert_cmpstr (shown->str, ==, rows[i].cut);
    }
}

#ifdef HAVE_HYPHEN
#define DICTIONARY "/usr/share/hyphen/hyph_fr.dic"

/* A word that no dictionary has: letters at random, or the letters of patterns one after the other. Owned by the caller. */
static char *
make_odd_word (char **patterns, guint n_patterns)
{
  static const char *const letters[] = { "a", "b", "c", "d", "e", "f", "g", "h", "i", "l", "m", "n", "o", "p",  "q",
                                         "r", "s", "t", "u", "v", "x", "y", "é", "è", "ê", "à", "ç", "œ", "oe", "ch" };
  GString *word = g_string_new (NULL);
  const gboolean whole = g_test_rand_bit ();
  for (gint n = whole ? g_test_rand_int_range (2, 5) : g_test_rand_int_range (6, 24); n > 0; n--)
    {
      const char *piece = whole ? patterns[g_test_rand_int_range (4, (gint32) n_patterns)]
                                : letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))];
      for (; *piece != '\0'; piece = g_utf8_next_char (piece))
        if (g_unichar_islower (g_utf8_get_char (piece)))
          g_string_append_unichar (word, g_utf8_get_char (piece));
    }
  return g_string_free (word, FALSE);
}

/* The same cuts as libhyphen makes of the same file. */
static void
test_cuts_are_libhyphens (Bench *bench, gconstpointer data)
{
  g_autofree char *text = NULL;
  if (!g_file_get_contents (DICTIONARY, &text, NULL, NULL))
    {
      g_test_skip (DICTIONARY " is not there");
      return;
    }
  HyphenDict *dictionary = hnj_hyphen_load (DICTIONARY);
  g_auto (GStrv) patterns = g_strsplit (text, "\n", -1);
  const guint n_patterns = g_strv_length (patterns);
  guint n_cuts = 0;
  for (guint round = 0; round < 20000; round++)
    {
      g_autofree char *word = make_odd_word (patterns, n_patterns);
      const gsize length = strlen (word);
      g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (TrameCut));
      char marks[120] = "", **replaced = NULL;
      int *places = NULL, *removed = NULL;
      if (g_utf8_strlen (word, -1) < 6 || length > 90)
        continue;
      trame_hyphenation_cut (bench->hyphenation, word, length, cuts);
      g_assert_cmpint (
          hnj_hyphen_hyphenate3 (dictionary, word, (int) length, marks, NULL, &replaced, &places, &removed, 3, 3, 3, 3),
          ==, 0);
      g_assert_null (replaced);
      g_autoptr (GString) ours = g_string_new (word), theirs = g_string_new (word);
      for (guint k = cuts->len; k > 0; k--)
        g_string_insert_c (ours, g_array_index (cuts, TrameCut, k - 1).at, '=');
      for (glong i = g_utf8_strlen (word, -1); i > 0; i--)
        if ((marks[i - 1] & 1) != 0)
          g_string_insert_c (theirs, g_utf8_offset_to_pointer (word, i) - word, '=');
      g_assert_cmpstr (ours->str, ==, theirs->str);
      n_cuts += cuts->len;
    }
  g_assert_cmpuint (n_cuts, >, 10000);
  hnj_hyphen_free (dictionary);
}
#endif

/* The width of a line as it will be drawn. */
static double
measure_set_line (const TrameSetParagraph *paragraph, const TrameSetLine *line)
{
  double width = 0;
  for (guint i = line->from; i < line->to; i++)
    {
      const TrameItem *item = &g_array_index (paragraph->items, TrameItem, i);
      if (item->kind != TRAME_ITEM_PENALTY)
        width += item->width + trame_item_get_play (item, line);
    }
  if (line->hyphen)
    width += g_array_index (paragraph->items, TrameItem, line->to).width;
  return width;
}

/* Lines hold all the items in order, none is wider than the paragraph, and justified lines fill it. */
static void
check_lines (const TrameSetParagraph *paragraph)
{
  guint next = 0;
  g_assert_cmpuint (paragraph->lines->len, >, 0);
  for (guint i = 0; i < paragraph->lines->len; i++)
    {
      const TrameSetLine *line = &g_array_index (paragraph->lines, TrameSetLine, i);
      for (; next < line->from; next++)
        {
          TrameItemKind kind = g_array_index (paragraph->items, TrameItem, next).kind;
          g_assert_true (kind == TRAME_ITEM_GLUE || kind == TRAME_ITEM_PENALTY || kind == TRAME_ITEM_END);
        }
      next = line->to;
      double width = measure_set_line (paragraph, line);
      gboolean one_piece = line->to == line->from + 1;
      if (!one_piece)
        g_assert_cmpfloat (width, <=, paragraph->width + 0.1);
      if (!line->last && paragraph->look.align == TRAME_ALIGN_JUSTIFY && line->ratio < 1 && line->ratio > -1
          && line->ratio != 0)
        g_assert_cmpfloat_with_epsilon (width, paragraph->width, 0.1);
      if (line->wraps)
        g_assert_cmpint (g_array_index (paragraph->items, TrameItem, line->to).penalty, <, TRAME_PENALTY_NEVER);
    }
  for (; next < paragraph->items->len; next++)
    g_assert_cmpint (g_array_index (paragraph->items, TrameItem, next).kind, !=, TRAME_ITEM_BOX);
}

static void
test_lines_hold_the_text (Bench *bench, gconstpointer data)
{
  static const double widths[] = { 12, 60, 140, 230, 465 };
  for (guint32 seed = 1; seed <= 60; seed++)
    {
      g_autoptr (SampleText) text = sample_random_text (seed);
      for (guint i = 0; i < text->blocks->len; i++)
        {
          const TrameTextBlock *block = g_ptr_array_index (text->blocks, i);
          TrameLook look = trame_look_for (bench->style, block->kind, block->level, block->align);
          g_autoptr (TrameSetParagraph) paragraph = trame_set_paragraph_new (
              &bench->setter, block->runs, &look, widths[(seed + i) % G_N_ELEMENTS (widths)]);
          check_lines (paragraph);
        }
    }
}

static TrameSetParagraph *
set_markup (Bench *bench, TrameText *keep, const char *markup, TrameAlign align, double width)
{
  TrameLook look = trame_look_for (bench->style, TRAME_BLOCK_PARAGRAPH, 0, align);
  sample_text_add_aligned (keep, TRAME_BLOCK_PARAGRAPH, align, markup);
  const TrameTextBlock *block = g_ptr_array_index (keep->blocks, keep->blocks->len - 1);
  return trame_set_paragraph_new (&bench->setter, block->runs, &look, width);
}

static void
test_line_counts (Bench *bench, gconstpointer data)
{
  static const struct
  {
    const char *name, *markup;
    double width;
    guint lines;
  } rows[] = {
    { "nothing", "", 200, 1 },
    { "spaces only", "   ", 200, 1 },
    { "one word", "mot", 200, 1 },
    { "a forced break", "un\ndeux", 200, 2 },
    { "an empty line", "un\n\ndeux", 200, 3 },
    { "a forced break at the end", "un\n", 200, 1 },
    { "a space before a forced break", "un \ndeux ", 200, 2 },
    { "spaces that do not break", "a\u00a0b\u00a0c\u00a0d\u00a0e\u00a0f", 30, 2 },
    { "a narrow space", "mot\u202f!", 30, 1 },
    { "letters without end", "wwwwwwwwwwwwwwwwwwwwwwwwwwwwww", 60, 5 },
    { "a blank", "{champ:}", 200, 1 },
    { "a blank wider than the line", "{champ:}", 40, 1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SampleText) text = sample_text_new ("", NULL);
      g_autoptr (TrameSetParagraph)
          paragraph = set_markup (bench, text, rows[i].markup, TRAME_ALIGN_JUSTIFY, rows[i].width);
      g_test_message ("%s", rows[i].name);
      g_assert_cmpuint (paragraph->lines->len, ==, rows[i].lines);
    }
  /* A word too long for the line is cut between its syllables where these fit, as in a narrow column. */
  g_autoptr (SampleText) text = sample_text_new ("", NULL);
  g_autoptr (TrameSetParagraph) word = set_markup (bench, text, "anticonstitutionnellement", TRAME_ALIGN_JUSTIFY, 50);
  g_assert_cmpuint (word->lines->len, >, 2);
  for (guint i = 0; i + 1 < word->lines->len; i++)
    g_assert_true (g_array_index (word->lines, TrameSetLine, i).hyphen);
  /* A paragraph does not end on half a word where a looser line spares it. */
  g_autoptr (TrameSetParagraph) end = set_markup (bench, text,
                                                  "Par votre demande du 28\u00a0avril 2026, vous avez souhaité le "
                                                  "renouvellement de la convention citée en référence.",
                                                  TRAME_ALIGN_JUSTIFY, 465.276);
  g_assert_cmpuint (end->lines->len, ==, 2);
  g_assert_false (g_array_index (end->lines, TrameSetLine, 0).hyphen);
}

/* The characters that a reader gets back from the codes of a line, spaces that do not break among them. */
static void
test_codes_give_characters_back (Bench *bench, gconstpointer data)
{
  static const char words[] = "«\u00a0Demain\u202f!\u00a0» 1\u202f200\u00a0€";
  g_autoptr (SampleText) text = sample_text_new ("", NULL);
  g_autoptr (TrameSetParagraph) paragraph = set_markup (bench, text, words, TRAME_ALIGN_LEFT, 400);
  g_autoptr (GString) read = g_string_new (NULL);
  for (guint i = 0; i < paragraph->items->len; i++)
    {
      const TrameItem *item = &g_array_index (paragraph->items, TrameItem, i);
      if (item->kind == TRAME_ITEM_GLUE)
        g_string_append_unichar (read, trame_font_code_to_character (item->font, item->code));
      for (guint k = item->from; item->kind == TRAME_ITEM_BOX && k < item->to; k++)
        g_string_append_unichar (read, trame_font_code_to_character (item->font, item->word->glyphs[k].code));
    }
  g_assert_cmpstr (read->str, ==, words);
}

/* In a text of usual length and words, no space is more than a little over its own width. */
static void
test_spaces_stay_even (Bench *bench, gconstpointer data)
{
  g_autoptr (SampleText) text = sample_convention ("La Maison de l’emploi");
  for (guint i = 0; i < text->blocks->len; i++)
    {
      const TrameTextBlock *block = g_ptr_array_index (text->blocks, i);
      if (block->kind != TRAME_BLOCK_PARAGRAPH)
        continue;
      TrameLook look = trame_look_for (bench->style, block->kind, block->level, block->align);
      g_autoptr (TrameSetParagraph) paragraph = trame_set_paragraph_new (&bench->setter, block->runs, &look, 465);
      guint hyphens = 0;
      for (guint k = 0; k < paragraph->lines->len; k++)
        {
          const TrameSetLine *line = &g_array_index (paragraph->lines, TrameSetLine, k);
          g_assert_cmpfloat (line->ratio, <=, 2.2);
          hyphens = line->hyphen ? hyphens + 1 : 0;
          g_assert_cmpuint (hyphens, <=, 2);
        }
    }
}

static void
test_blank_runs_to_the_margin (Bench *bench, gconstpointer data)
{
  g_autoptr (SampleText) text = sample_text_new ("", NULL);
  g_autoptr (TrameSetParagraph) last = set_markup (bench, text, "Représenté par {champ:}", TRAME_ALIGN_JUSTIFY, 400);
  g_assert_cmpfloat_with_epsilon (measure_set_line (last, &g_array_index (last->lines, TrameSetLine, 0)), 400, 0.01);
  g_autoptr (TrameSetParagraph) inside = set_markup (bench, text, "le {champ:}, en deux", TRAME_ALIGN_JUSTIFY, 400);
  g_assert_cmpfloat (measure_set_line (inside, &g_array_index (inside->lines, TrameSetLine, 0)), <, 300);
}

/* Rows of height 10 on pages of 50: "." may end a page, "-" had better stay with the next, "=" must, "|" starts a
 * page. */
static void
test_rows (void)
{
  static const struct
  {
    const char *name, *rows, *pages;
  } rows[] = {
    { "nothing", "", "" },
    { "one page", ".....", "00000" },
    { "one row too many", "......", "000001" },
    { "kept with the next", "....-.", "000011" },
    { "a chain", "..---.", "001111" },
    { "a chain longer than a page is parted", "--------.", "000001111" },
    { "the looser tie gives way", "--====.", "0011111" },
    { "the last of the looser ties gives way", "-=-===.", "0001111" },
    { "no tie is loose enough", "======.", "0000011" },
    { "a new page", "..|..", "0011" },
    { "a new page wins over a keep", ".-|..", "0011" },
    { "a new page at the start", "|..", "00" },
    { "the last row asks for a next one", "...-", "0000" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) given = g_array_new (FALSE, FALSE, sizeof (TrameRow));
      gboolean new_page = FALSE;
      for (const char *at = rows[i].rows; *at != '\0'; at++)
        {
          if (*at == '|')
            {
              new_page = TRUE;
              continue;
            }
          TrameRow row = { .height = 10,
                           .keep = *at == '='   ? TRAME_KEEP_TIGHT
                                   : *at == '-' ? TRAME_KEEP_BETTER
                                                : TRAME_KEEP_FREE,
                           .new_page = new_page };
          g_array_append_val (given, row);
          new_page = FALSE;
        }
      trame_share_rows (given, 50);
      g_autoptr (GString) pages = g_string_new (NULL);
      for (guint k = 0; k < given->len; k++)
        g_string_append_printf (pages, "%u", g_array_index (given, TrameRow, k).page);
      g_test_message ("%s", rows[i].name);
      g_assert_cmpstr (pages->str, ==, rows[i].pages);
    }
}

static void
test_space_vanishes_at_the_top (void)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (TrameRow));
  TrameRow row = { .before = 8, .height = 20 };
  for (guint i = 0; i < 3; i++)
    g_array_append_val (rows, row);
  g_assert_cmpuint (trame_share_rows (rows, 50), ==, 2);
  static const double tops[] = { 0, 28, 0 };
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (g_array_index (rows, TrameRow, i).y, ==, tops[i]);
}

/* How many rows of BLOCK stand on PAGE. */
static guint
count_rows_on (const TrameFlow *flow, const TrameFlowBlock *block, guint page)
{
  guint count = 0;
  for (guint i = 0; i < block->n_rows; i++)
    count += g_array_index (flow->rows, TrameRow, block->first_row + i).page == page;
  return count;
}

static guint
get_page (const TrameFlow *flow, const TrameFlowBlock *block, gboolean last)
{
  return g_array_index (flow->rows, TrameRow, block->first_row + (last ? block->n_rows - 1 : 0)).page;
}

static void
check_block_on_pages (const TrameFlow *flow, guint index)
{
  const TrameFlowBlock *block = g_ptr_array_index (flow->blocks, index);
  guint first = get_page (flow, block, FALSE), last = get_page (flow, block, TRUE);
  if (first != last)
    {
      g_assert_cmpuint (count_rows_on (flow, block, first), >=, 2);
      g_assert_cmpuint (count_rows_on (flow, block, last), >=, 2);
    }
  if (block->kind == TRAME_BLOCK_HEADING || block->kind == TRAME_BLOCK_TITLE || block->kind == TRAME_BLOCK_SUBTITLE)
    {
      const TrameFlowBlock *next = g_ptr_array_index (flow->blocks, index + 1);
      g_assert_cmpuint (get_page (flow, next, FALSE), ==, last);
    }
  if (block->kind == TRAME_BLOCK_SIGNATURES)
    {
      guint before = 0;
      for (guint i = 0; i < index; i++)
        before += count_rows_on (flow, g_ptr_array_index (flow->blocks, i), first);
      g_assert_cmpuint (before, >=, 2);
    }
}

/* The same convention with more and more lines before each part: wherever pages end, they end well. */
static void
test_pages_end_well (Bench *bench, gconstpointer data)
{
  TrameTextArea area = trame_look_get_text_area (bench->style);
  for (guint lines = 0; lines < 60; lines++)
    {
      g_autoptr (SampleText) text = sample_text_new ("", NULL);
      for (guint i = 0; i < lines; i++)
        sample_text_add (text, TRAME_BLOCK_PARAGRAPH, 0, "Une ligne.");
      g_autoptr (SampleText) convention = sample_convention ("La Maison de l’emploi");
      while (convention->blocks->len > 0)
        g_ptr_array_add (text->blocks, g_ptr_array_steal_index (convention->blocks, 0));
      g_autoptr (TrameFlow) flow = trame_flow_new (&bench->setter, text, bench->style, &area);
      for (guint i = 0; i < flow->blocks->len; i++)
        check_block_on_pages (flow, i);
      for (guint i = 0; i < flow->rows->len; i++)
        {
          const TrameRow *row = &g_array_index (flow->rows, TrameRow, i);
          g_assert_cmpfloat (row->y + row->height, <=, area.height + 0.1);
        }
    }
}

/* A figure is as large as it asks for, never larger than the text; its caption stays with it, wherever pages end. */
static void
test_figures (Bench *bench, gconstpointer data)
{
  static const struct
  {
    const char *name, *base64, *caption;
    guint width;
    double wanted; /* points; 0: no wider than the text; -1: no taller than most of a page */
  } rows[] = {
    { "in millimetres", SAMPLE_WIDE, "Une légende", 80, 80 * 72 / 25.4 },
    { "as its pixels ask", SAMPLE_WIDE, "", 0, 8 * 72 / 150.0 },
    { "wider than the text", SAMPLE_WIDE, "Une légende", 210, 0 },
    { "taller than the page", SAMPLE_TALL, "Une légende", 200, -1 },
    { "taller than the page, without a caption", SAMPLE_TALL, "", 200, -1 },
  };
  TrameTextArea area = trame_look_get_text_area (bench->style);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint lines = 0; lines < 48; lines += 3)
      {
        g_autoptr (SampleText) text = sample_text_new ("", NULL);
        for (guint k = 0; k < lines; k++)
          sample_text_add (text, TRAME_BLOCK_PARAGRAPH, 0, "Une ligne.");
        sample_text_add_figure (text, rows[i].base64, rows[i].width, rows[i].caption);
        sample_text_add (text, TRAME_BLOCK_PARAGRAPH, 0, "Une ligne.");
        g_autoptr (TrameFlow) flow = trame_flow_new (&bench->setter, text, bench->style, &area);
        const TrameFlowBlock *figure = g_ptr_array_index (flow->blocks, lines);
        const TrameFlowBlock *next = g_ptr_array_index (flow->blocks, lines + 1);
        const TrameRow *row = &g_array_index (flow->rows, TrameRow, figure->first_row);
        g_test_message ("%s, after %u lines: %.1f by %.1f", rows[i].name, lines, figure->width, figure->height);
        g_assert_nonnull (figure->figure);
        g_assert_cmpfloat_with_epsilon (figure->width / figure->height,
                                        (double) figure->figure->picture->width / figure->figure->picture->height,
                                        0.001);
        g_assert_cmpfloat (row->y + row->height, <=, area.height + 0.1);
        if (rows[i].wanted >= 0)
          g_assert_cmpfloat_with_epsilon (figure->width, rows[i].wanted > 0 ? rows[i].wanted : area.width, 0.01);
        else
          g_assert_cmpfloat_with_epsilon (figure->height, area.height * 0.85, 0.01);
        if (*rows[i].caption == '\0')
          continue;
        g_assert_nonnull (next->paragraph);
        g_assert_cmpuint (get_page (flow, next, FALSE), ==, row->page);
        g_assert_cmpfloat (g_array_index (flow->rows, TrameRow, next->first_row).y, >, row->y + row->height);
      }
}

/* Where a column leaves room to sign: above which of its parts, or under them all. */
static void
test_room_to_sign (Bench *bench, gconstpointer data)
{
  static const struct
  {
    const char *name, *column;
    gint part; /* -1: under them all */
  } rows[] = {
    { "a family name at the end", "*Pour la Ville*|Le Maire,|Éléonore VASSEUR", 2 },
    { "a name below the heading", "*Pour la Ville,*\nLe Maire,|Éléonore VASSEUR", 1 },
    { "a bold name with titles under it", "Fait et délibéré,|*Perrine DE LA MOTTE*|Conseillère|Secrétaire", 1 },
    { "no name", "*Pour le partenaire*|La directrice", -1 },
    { "a name to come", "*Pour le partenaire*|{person:}", 1 },
    { "a heading alone", "*Pour le partenaire*", -1 },
    { "an empty paragraph is the room", "*Pour le partenaire*||La directrice", 1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SampleText) text = sample_text_new ("", NULL);
      sample_text_add_signatures (text, rows[i].column, NULL);
      double width, step, height;
      g_autoptr (GPtrArray) columns = trame_signatures_set (&bench->setter, g_ptr_array_index (text->blocks, 0),
                                                            bench->style, 0, 460, &width, &step, &height);
      const GArray *parts = g_ptr_array_index (columns, 0);
      gint room = -1;
      double bottom = 0;
      for (guint k = 0; k < parts->len; k++)
        {
          const TrameColumnPart *part = &g_array_index (parts, TrameColumnPart, k);
          if (part->y - bottom > 30)
            room = (gint) k;
          bottom = part->y + trame_set_paragraph_get_height (part->paragraph);
        }
      g_test_message ("%s", rows[i].name);
      g_assert_cmpint (room, ==, rows[i].part);
      g_assert_true ((height - bottom > 30) == (rows[i].part < 0));
    }
}

/* Whom a letter goes to stands where an envelope has its window, line on line, and nobody signs there. */
static void
test_addresses (Bench *bench, gconstpointer data)
{
  static const double tops[] = { 86, 300, 0 }, starts[] = { 153 - 86, 0, 0 };
  for (guint i = 0; i < G_N_ELEMENTS (tops); i++)
    {
      g_autoptr (SampleText) text = sample_text_new ("", NULL);
      sample_text_add_signatures (text, "*La Ville*|Affaire suivie par|*LETTRE RECOMMANDÉE*",
                                  "*L’Escale*|12 rue des Tisserands||59427 ARMENTIÈRES CEDEX", NULL);
      TrameTextBlock *block = g_ptr_array_index (text->blocks, 0);
      block->addresses = TRUE;
      double width, step, height;
      g_autoptr (GPtrArray)
          columns = trame_signatures_set (&bench->setter, block, bench->style, tops[i], 460, &width, &step, &height);
      for (guint c = 0; c < columns->len; c++)
        {
          const GArray *parts = g_ptr_array_index (columns, c);
          double bottom = c == 0 ? 0 : starts[i];
          g_assert_cmpuint (parts->len, ==, 3);
          for (guint k = 0; k < parts->len; k++)
            {
              const TrameColumnPart *part = &g_array_index (parts, TrameColumnPart, k);
              g_assert_cmpfloat_with_epsilon (part->y, bottom, 0.01);
              bottom += trame_set_paragraph_get_height (part->paragraph);
            }
          g_assert_cmpfloat (bottom, <=, height + 0.01);
        }
    }
}

static void
test_authors (void)
{
  static const struct
  {
    const char *commune, *author, *header;
  } rows[] = {
    { "Armentières", "Ville d’Armentières", "VILLE D’ARMENTIÈRES" },
    { "Lille", "Ville de Lille", "VILLE DE LILLE" },
    { "Le Havre", "Ville du Havre", "VILLE DU HAVRE" },
    { "La Bassée", "Ville de la Bassée", "VILLE DE LA BASSÉE" },
    { "Les Lilas", "Ville des Lilas", "VILLE DES LILAS" },
    { "Évreux", "Ville d’Évreux", "VILLE D’ÉVREUX" },
    { "Commune d’Ors", "Commune d’Ors", "COMMUNE D’ORS" },
    { "", NULL, NULL },
    { NULL, NULL, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrameStyle) style = trame_style_new (rows[i].commune);
      g_autoptr (TrameStyle) copy = trame_style_copy (style);
      g_assert_cmpstr (copy->author, ==, rows[i].author);
      g_assert_cmpstr (copy->header_left, ==, rows[i].header);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Bench, NULL, set_up, test, tear_down)
  ADD ("/typeset/words/cuts", test_cuts);
#ifdef HAVE_HYPHEN
  ADD ("/typeset/words/cuts-are-libhyphens", test_cuts_are_libhyphens);
#endif
  ADD ("/typeset/lines/counts", test_line_counts);
  ADD ("/typeset/lines/hold-the-text", test_lines_hold_the_text);
  ADD ("/typeset/lines/codes-give-characters-back", test_codes_give_characters_back);
  ADD ("/typeset/lines/spaces-stay-even", test_spaces_stay_even);
  ADD ("/typeset/lines/blank-runs-to-the-margin", test_blank_runs_to_the_margin);
  g_test_add_func ("/typeset/pages/rows", test_rows);
  g_test_add_func ("/typeset/pages/space-vanishes-at-the-top", test_space_vanishes_at_the_top);
  ADD ("/typeset/pages/end-well", test_pages_end_well);
  ADD ("/typeset/pages/figures", test_figures);
  ADD ("/typeset/pages/room-to-sign", test_room_to_sign);
  ADD ("/typeset/pages/addresses", test_addresses);
  g_test_add_func ("/typeset/style/authors", test_authors);
  return g_test_run ();
}
