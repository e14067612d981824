/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visual lines into paragraphs: by gaps, by lines that end early, by style and bullets; words cut at line ends are made
 * whole again, and each keeps its place. */
#include <math.h>
#include <string.h>

#include "french/fold.h"
#include "french/token.h"
#include "intake/source.h"

#define LONGEST_FOLDED 20000

static gboolean
has_box (const TrameSourceLine *line)
{
  return line->box.x1 > line->box.x0 && line->box.y1 > line->box.y0;
}

static gint
compare_floats (gconstpointer a, gconstpointer b)
{
  float one = *(const float *) a, two = *(const float *) b;

  return one < two ? -1 : one > two ? 1 : 0;
}

static gboolean
is_body (const TrameSourceLine *line)
{
  return !line->stamp && !line->artifact && !line->rule;
}

/* The usual gap between two lines of one paragraph: a low percentile of all gaps. */
static float
usual_gap (const TrameSource *source)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (float));

  for (guint i = 1; i < source->lines->len; i++)
    {
      const TrameSourceLine *above = g_ptr_array_index (source->lines, i - 1),
                            *line = g_ptr_array_index (source->lines, i);
      float gap = line->box.y0 - above->box.y1;
      if (is_body (above) && is_body (line) && above->page == line->page && above->column == line->column
          && has_box (line) && gap > -3 && gap < 20)
        g_array_append_val (gaps, gap);
    }
  if (gaps->len == 0)
    return 2;
  g_array_sort (gaps, compare_floats);
  return g_array_index (gaps, float, gaps->len / 10);
}

/* The right margin: the furthest place where several full lines end. Files without pages: the longest usual line. */
static void
find_margins (TrameSource *source)
{
  guint ends[400] = { 0 }, n = 0;

  source->left = G_MAXFLOAT;
  for (guint i = 0; i < source->lines->len; i++)
    {
      const TrameSourceLine *line = g_ptr_array_index (source->lines, i);
      if (!is_body (line))
        continue;
      n++;
      source->longest = MAX (source->longest, (guint) g_utf8_strlen (line->text, -1));
      if (!has_box (line) || line->column != 0)
        continue;
      source->left = MIN (source->left, line->box.x0);
      source->right = MAX (source->right, line->box.x1);
      ends[CLAMP ((int) (line->box.x1 / 2), 0, 399)]++;
    }
  for (guint i = G_N_ELEMENTS (ends) - 1; i > 0; i--)
    if (ends[i] + ends[i - 1] >= MAX (3, n / 12))
      {
        source->right = (float) i * 2 + 2;
        return;
      }
}

static float
first_word_width (const TrameSourceLine *line)
{
  const TrameWord *word = g_ptr_array_index (line->words, 0);

  return word->box.x1 - word->box.x0;
}

static gboolean
ends_with_hyphen (const char *text)
{
  return g_str_has_suffix (text, "-") || g_str_has_suffix (text, "\u2010") || g_str_has_suffix (text, "\u00ad");
}

static gboolean
ends_sentence (const char *text)
{
  const char *last = *text == '\0' ? text : g_utf8_find_prev_char (text, text + strlen (text));

  return last != NULL && (strchr (".;:!?", *last) != NULL || g_utf8_get_char (last) == 0x2026) && *last != '\0';
}

static gboolean
begins_low (const char *text)
{
  return g_unichar_islower (g_utf8_get_char (text));
}

/* Whether the break between ABOVE and LINE was wanted: the first word of LINE would have fitted above. */
static gboolean
is_wanted_break (const TrameSource *source, const TrameSourceLine *above, const TrameSourceLine *line)
{
  if (ends_with_hyphen (above->text))
    return FALSE;
  if (has_box (above) && has_box (line) && source->has_pages)
    {
      float room = source->right - above->box.x1 - first_word_width (line) - above->size * 0.3f;
      float centered = above->box.x0 - source->left;
      if (above->column != 0)
        return !begins_low (line->text) || strchr (",.;:", above->text[strlen (above->text) - 1]) != NULL;
      /* A centred line has as much room on its left. */
      if (centered > 20 && ABS ((above->box.x0 + above->box.x1) - (source->left + source->right)) < 14)
        room += centered;
      return room
             > (begins_low (line->text) && !ends_sentence (above->text) ? 0.25f * (source->right - source->left) : 3);
    }
  if (ends_sentence (above->text) && !begins_low (line->text))
    return g_utf8_strlen (above->text, -1) + 12 < source->longest;
  {
    glong word = (glong) strcspn (line->text, " "), length = g_utf8_strlen (above->text, -1);
    guint longest = MIN (source->longest, 120);
    return length > 160 || length + 1 + word + (glong) longest / (begins_low (line->text) ? 4 : 6) < longest;
  }
}

static gboolean
is_ornament (const char *text)
{
  return strspn (text, "*~=. ") == strlen (text) && strchr (text, '.') == NULL;
}

/* Whether LINE begins by a word that opens a part of an act. */
static gboolean
begins_part (const TrameSourceLine *line)
{
  static const char *const words[] = { "presents",  "etaient presents", "absents",    "absent ",      "excuses",
                                       "pouvoirs",  "procurations",     "secretaire", "objet",        "rapporteur",
                                       "vu ",       "considerant ",     "votants",    "pour extrait", "convocation",
                                       "seance du", "conseillers",      "date de ",   "nombre de",    NULL };
  gboolean found = FALSE;

  if (begins_low (line->text))
    return FALSE;
  for (guint i = 0; words[i] != NULL && !found; i++)
    found = g_str_has_prefix (line->folded, words[i]);
  return found
         && (strchr (line->text, ':') != NULL || g_str_has_prefix (line->folded, "vu ")
             || g_str_has_prefix (line->folded, "considerant "));
}

/* Whether LINE opens a paragraph, rather than going on with the one that ABOVE ends. */
static gboolean
opens_paragraph (const TrameSource *source, const TrameSourceLine *above, const TrameSourceLine *line, float gap)
{
  if (above->stamp || line->stamp || above->rule || line->rule || line->item || line->space_above)
    return TRUE;
  if (above->column != line->column || trame_line_begins_article (line->folded) || begins_part (line))
    return TRUE;
  if (above->text[0] == '|' || line->text[0] == '|')
    return TRUE;
  if (is_ornament (above->text) || is_ornament (line->text))
    return TRUE;
  if (above->page != line->page)
    return line->bold || (!ends_with_hyphen (above->text) && (ends_sentence (above->text) || !begins_low (line->text)));
  if (above->bold != line->bold || above->italic != line->italic || ABS (above->size - line->size) > 1)
    return TRUE;
  if (has_box (line) && source->has_pages && line->box.y0 - above->box.y1 > gap + 0.3f * MAX (line->size, 6))
    return TRUE;
  return is_wanted_break (source, above, line);
}

/* Whether the hyphen that ends LEFT was only put there to cut a word at the line's end before RIGHT. */
static gboolean
is_soft_hyphen (const TrameSource *source, const char *left, const char *right)
{
  static const char *const keep[] = { "non",    "demi",     "sous",      "vice",     "ex",     "mi",     "semi",
                                      "peut",   "est",      "ci",        "au",       "celle",  "celui",  "contre",
                                      "grand",  "avant",    "apres",     "quasi",    "rendez", "dix",    "vingt",
                                      "trente", "quarante", "cinquante", "soixante", "quatre", "compte", "saint",
                                      "sainte", "soi",      "elle",      "lui",      "eux",    NULL };
  g_autofree char *a = NULL, *b = trame_fold_with_offsets (right, NULL), *whole = NULL, *hyphened = NULL;
  g_autofree char *bare = g_strdup (left);
  gsize cut;

  if (g_str_has_suffix (left, "\u00ad"))
    return TRUE;
  if (g_str_has_suffix (left, "\u2010"))
    return TRUE;
  bare[strlen (bare) - 1] = '\0';
  a = trame_fold_with_offsets (bare, NULL);
  b[strcspn (b, ",.;:!?()\"")] = '\0';
  whole = g_strconcat (a, b, NULL);
  hyphened = g_strconcat (a, "-", b, NULL);
  if (g_hash_table_contains (source->spells, whole))
    return TRUE;
  if (g_hash_table_contains (source->spells, hyphened))
    return FALSE;
  for (cut = strlen (a); cut > 0 && a[cut - 1] != '-' && a[cut - 1] != '\''; cut--)
    continue;
  if (g_strv_contains (keep, a + cut) || !g_unichar_isalpha (g_utf8_get_char (right)))
    return FALSE;
  /* "Jean-" then "Michel" is a compound; "CAT-" then "TOIRE" is one word. */
  if (g_unichar_isupper (g_utf8_get_char (right)))
    return g_unichar_isupper (g_utf8_get_char (g_utf8_find_prev_char (bare, bare + strlen (bare)) != NULL
                                                   ? g_utf8_find_prev_char (bare, bare + strlen (bare))
                                                   : bare))
           && strchr (a, '-') != NULL;
  return TRUE;
}

static TrameParagraph *
paragraph_new (const TrameSource *source, const TrameSourceLine *line)
{
  TrameParagraph *paragraph = g_new0 (TrameParagraph, 1);

  paragraph->map = g_array_new (FALSE, FALSE, sizeof (gsize));
  paragraph->pieces = g_array_new (FALSE, FALSE, sizeof (TramePiece));
  paragraph->box = line->box;
  paragraph->page = line->page;
  paragraph->size = line->size;
  paragraph->bold = paragraph->italic = TRUE;
  paragraph->item = line->item;
  paragraph->rule = line->rule;
  paragraph->stamp = line->stamp;
  paragraph->column = line->column;
  paragraph->centered = source->has_pages && line->column == 0 && line->box.x0 > source->left + 20
                        && ABS ((line->box.x0 + line->box.x1) - (source->left + source->right)) < 14;
  return paragraph;
}

/* Adds LINE's words to TEXT and to the paragraph's pieces. */
static void
append_line (
    const TrameSource *source, TrameParagraph *paragraph, GString *text, const TrameSourceLine *line, guint number)
{
  for (guint i = 0; i < line->words->len; i++)
    {
      const TrameWord *word = g_ptr_array_index (line->words, i);
      TramePiece piece = {
        .page = line->page, .box = word->box, .bold = word->bold, .italic = word->italic, .line = number
      };
      gboolean glued = FALSE;

      if (i == 0 && line->item)
        continue;
      if (text->len > 0 && number > 0 && i == 0 && ends_with_hyphen (text->str))
        {
          const char *before = strrchr (text->str, ' ');
          glued = TRUE;
          if (is_soft_hyphen (source, before != NULL ? before + 1 : text->str, word->text))
            {
              g_string_truncate (text, (gsize) (g_utf8_prev_char (text->str + text->len) - text->str));
              if (paragraph->pieces->len > 0)
                {
                  TramePiece *cut = &g_array_index (paragraph->pieces, TramePiece, paragraph->pieces->len - 1);
                  cut->end = MAX (cut->start, text->len);
                }
            }
        }
      if (text->len > 0 && !glued && (word->space_before || i == 0))
        g_string_append_c (text, ' ');
      piece.start = text->len;
      g_string_append (text, word->text);
      piece.end = text->len;
      piece.offset = word->offset;
      g_array_append_val (paragraph->pieces, piece);
      paragraph->bold = paragraph->bold && word->bold;
      paragraph->italic = paragraph->italic && word->italic;
    }
  if (line->page == paragraph->page)
    {
      paragraph->box.x0 = MIN (paragraph->box.x0, line->box.x0);
      paragraph->box.x1 = MAX (paragraph->box.x1, line->box.x1);
      paragraph->box.y1 = MAX (paragraph->box.y1, line->box.y1);
    }
}

/* Patterns look at the head of a monstrous paragraph only: no act has one, an attack may. */
static void
limit_folded (TrameParagraph *paragraph)
{
  gsize length = strlen (paragraph->folded);

  if (length <= LONGEST_FOLDED)
    return;
  length = (gsize) (g_utf8_find_prev_char (paragraph->folded, paragraph->folded + LONGEST_FOLDED) - paragraph->folded);
  paragraph->folded[length] = '\0';
  g_array_set_size (paragraph->map, (guint) length + 1);
}

static void
close_paragraph (TrameSource *source, TrameParagraph *paragraph, GString *text)
{
  if (paragraph == NULL)
    return;
  paragraph->text = g_strdup (text->str);
  paragraph->folded = trame_fold_with_offsets (paragraph->text, paragraph->map);
  limit_folded (paragraph);
  paragraph->index = source->paragraphs->len;
  g_ptr_array_add (source->paragraphs, paragraph);
  g_string_truncate (text, 0);
}

/* The text of an item is set in from its bullet: a line that is not, and begins a sentence, is no part of it. */
static gboolean
leaves_item (const TrameSource *source, const TrameParagraph *paragraph, const TrameSourceLine *line)
{
  return paragraph->item && source->has_pages && line->box.x0 <= paragraph->box.x0 + 1 && !begins_low (line->text);
}

void
trame_source_build_paragraphs (TrameSource *source)
{
  g_autoptr (GString) text = g_string_new (NULL);
  TrameParagraph *paragraph = NULL;
  const TrameSourceLine *above = NULL;
  float gap = usual_gap (source);
  guint number = 0;
  /* Stamps and page numbers stand between the two halves of a paragraph that goes on over the page. */
  g_autoptr (GPtrArray) stamps = g_ptr_array_new ();

  find_margins (source);
  for (guint i = 0; i < source->lines->len; i++)
    {
      const TrameSourceLine *line = g_ptr_array_index (source->lines, i);
      if (line->artifact)
        continue;
      if (line->stamp)
        {
          g_ptr_array_add (stamps, (gpointer) line);
          continue;
        }
      if (above == NULL || opens_paragraph (source, above, line, gap) || leaves_item (source, paragraph, line))
        {
          close_paragraph (source, g_steal_pointer (&paragraph), text);
          for (guint k = 0; k < stamps->len; k++)
            {
              paragraph = paragraph_new (source, g_ptr_array_index (stamps, k));
              append_line (source, paragraph, text, g_ptr_array_index (stamps, k), 0);
              close_paragraph (source, g_steal_pointer (&paragraph), text);
            }
          g_ptr_array_set_size (stamps, 0);
          paragraph = paragraph_new (source, line);
          number = 0;
        }
      append_line (source, paragraph, text, line, number++);
      above = line;
    }
  close_paragraph (source, g_steal_pointer (&paragraph), text);
  for (guint k = 0; k < stamps->len; k++)
    {
      paragraph = paragraph_new (source, g_ptr_array_index (stamps, k));
      append_line (source, paragraph, text, g_ptr_array_index (stamps, k), 0);
      close_paragraph (source, g_steal_pointer (&paragraph), text);
    }
}
