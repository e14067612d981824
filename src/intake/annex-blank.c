/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blanks inside a paragraph (dots, underscores, XX, brackets, or nothing at all), and what the act itself leaves to
 * change (who represents the city, the act it cites): holes in the text, which stays word for word around them. */
#include "intake/annex.h"

#include <string.h>

#include "french/date-text.h"
#include "french/name.h"

/* How many bytes before a blank may name it. */
#define WORDS_BEFORE 320

/* A hole is a named field, or a blank that the words around it name. */
typedef struct
{
  gsize start, end;
  const char *id;      /* static; NULL: to be named */
  char *default_value; /* NULL: none */
  char *between;       /* what brackets hold; NULL: none */
} Hole;

static void
hole_clear (gpointer data)
{
  Hole *hole = data;

  g_free (hole->default_value);
  g_free (hole->between);
}

static gint
compare_holes (gconstpointer a, gconstpointer b)
{
  const Hole *one = a, *two = b;

  return one->start < two->start ? -1 : one->start > two->start ? 1 : 0;
}

static void
add_hole (GArray *holes, const TrameExtract *where, const char *id, char *default_value)
{
  Hole hole = { .start = where->start, .end = where->end, .id = id, .default_value = default_value };

  for (guint i = 0; i < holes->len; i++)
    {
      const Hole *other = &g_array_index (holes, Hole, i);
      if (hole.start < other->end && other->start < hole.end)
        {
          g_free (default_value);
          return;
        }
    }
  g_array_append_val (holes, hole);
}

gboolean
trame_annex_is_blank (const TrameParagraph *paragraph)
{
  return paragraph->rule || trame_paragraph_matches (paragraph, "^(?:[._-] ?){4,}$|^x{3,}$|^\\[[ ._]*\\]$");
}

static void
find_blanks (const TrameParagraph *paragraph, GArray *holes)
{
  TrameExtract where;
  gsize from = 0;

  while (trame_extract_find (paragraph, TRAME_BLANK, 0, from, &where))
    {
      const char first = paragraph->text[where.start];
      from = MAX (where.end, from + 1);
      trame_extract_trim (&where, "");
      if (first == '[' && strspn (paragraph->text + where.start + 1, "0123456789") + 2 == where.end - where.start
          && where.end - where.start > 2)
        continue;
      add_hole (holes, &where, NULL, NULL);
      if (first == '[' || first == '(' || first == '<')
        g_array_index (holes, Hole, holes->len - 1).between = g_strndup (paragraph->text + where.start + 1,
                                                                         where.end - where.start - 2);
      if (from >= strlen (paragraph->text))
        return;
    }
}

/* "Fait à , le , en deux exemplaires": nothing stands where a place and a date are to be written. */
static void
find_invisible (const TrameParagraph *paragraph, GArray *holes)
{
  TrameExtract where;

  if (!trame_paragraph_matches (paragraph, "^fait\\b"))
    return;
  if (trame_extract_find (paragraph, "\\ba()(?: ?,| ?le\\b|$)", 1, 0, &where)
      && trame_paragraph_matches (paragraph, "^fait(?: en [a-z0-9() ]{1,40})?,? a(?: ?,| le\\b|$)"))
    {
      where.start = where.end = where.start + (paragraph->text[where.start] == ' ' ? 1 : 0);
      add_hole (holes, &where, "signature-place", NULL);
    }
  if (trame_extract_find (paragraph, "\\ble()(?: ?,| ?[.]?$| en [a-z0-9() ]{1,24}exemplaires?)", 1, 0, &where))
    {
      where.start = where.end = where.start + (paragraph->text[where.start] == ' ' ? 1 : 0);
      add_hole (holes, &where, "signature-date", NULL);
    }
}

static gboolean
is_city_party (const TrameAnnexBuild *build, const TrameParagraph *paragraph)
{
  return build->article == NULL && !build->city_named
         && trame_paragraph_matches (paragraph, "\\b(?:ville|commune|mairie|collectivite|communaute|metropole|"
                                                "departement|region|syndicat|ccas|centre communal)\\b")
         && trame_paragraph_matches (paragraph, "\\brepresente");
}

#define OFFICE "((?:maire|president[e]?)(?: en exercice| adjointe?| deleguee?)*)"
#define CIVILITY "(?:(?:monsieur|madame|m[.]|mme) )?"

/* Who represents the city, and in what capacity. */
static void
find_city (TrameAnnexBuild *build, const TrameParagraph *paragraph, GArray *holes)
{
  static const struct
  {
    const char *pattern;
    guint capacity, name;
  } forms[] = {
    { "\\brepresente(?:e|\\(e\\))? par (?:(?:son|sa|le|la|monsieur le|madame la|madame le|m[.] le|mme la) )?" OFFICE
      ",? " CIVILITY "([^,;:(.]{3,60}?)(?=,|;| dument| habilite| agissant| en vertu| autorise|[.]?$| et )",
      1, 2 },
    { "\\brepresente(?:e|\\(e\\))? par " CIVILITY
      "([^,;:(.]{3,60}?),? (?:son |sa |le |la |en (?:sa )?qualite de |agissant en qualite de )?" OFFICE,
      2, 1 },
  };

  for (guint k = 0; k < G_N_ELEMENTS (forms); k++)
    {
      TrameExtract capacity, name;
      g_autofree char *words = NULL;
      if (!trame_extract_find (paragraph, forms[k].pattern, forms[k].name, 0, &name)
          || !trame_extract_find (paragraph, forms[k].pattern, forms[k].capacity, 0, &capacity))
        continue;
      words = trame_extract_text (&name);
      if (!trame_name_looks_like_one (words))
        continue;
      add_hole (holes, &capacity, "city-capacity", trame_extract_text (&capacity));
      add_hole (holes, &name, "city-representative", g_steal_pointer (&words));
      build->city_named = TRUE;
      return;
    }
}

static char *
bare (const char *text)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (letters, g_ascii_tolower (*p));
  return g_string_free (letters, FALSE);
}

/* The act that authorises the city: its number and its date. A number cut short is completed from the act, and said. */
static void
find_act (TrameAnnexBuild *build, const TrameParagraph *paragraph, gboolean city, GArray *holes)
{
  TrameExtract number, mark;
  GDate date;
  gsize start, end;
  g_autofree char *cited = NULL, *cited_bare = NULL,
                  *own_bare = bare (build->reading->act->number != NULL ? build->reading->act->number : "");
  gboolean prefix, cites;

  cites = trame_extract_find (
      paragraph, "\\bdeliberations?\\b[^;]{0,100}?(?:n°|n[.o]|numero) ?([a-z]*[a-z0-9_./-]*[0-9][a-z0-9_./-]*)", 1, 0,
      &number);
  if (cites)
    {
      trame_extract_trim (&number, ".,;-");
      cited = trame_extract_text (&number);
      cited_bare = bare (cited);
    }
  prefix = cites && *own_bare != '\0' && g_str_has_prefix (own_bare, cited_bare);
  if (!city && !prefix)
    return;
  if (cites)
    {
      gboolean cut = prefix && strcmp (own_bare, cited_bare) != 0;
      add_hole (holes, &number, "act-number", g_strdup (cut ? build->reading->act->number : cited));
    }
  if (trame_extract_find (paragraph,
                          "\\bdeliberations?\\b[^;]{0,110}?\\b(?:du|en date du|le) (?=(?:lundi |mardi |mercredi |jeudi "
                          "|vendredi |samedi |dimanche )?[0-9])",
                          0, 0, &mark)
      && trame_date_find (paragraph->text, mark.end, &date, &start, &end) && start <= mark.end + 1)
    {
      TrameExtract where = { .paragraph = paragraph, .start = start, .end = end };
      add_hole (holes, &where, "act-date", trame_date_to_iso (&date));
    }
}

static TrameSpanStyle
style_of (const TramePiece *piece)
{
  return (piece->bold ? TRAME_SPAN_BOLD : 0) | (piece->italic ? TRAME_SPAN_ITALIC : 0);
}

/* The first piece that ends after byte AT; its index, or the number of pieces. */
static guint
piece_at (const TrameParagraph *paragraph, gsize at)
{
  guint low = 0, high = paragraph->pieces->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (g_array_index (paragraph->pieces, TramePiece, middle).end <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static TrameSpanStyle
style_at (const TrameParagraph *paragraph, gsize at)
{
  guint i = piece_at (paragraph, at);

  return i < paragraph->pieces->len ? style_of (&g_array_index (paragraph->pieces, TramePiece, i)) : 0;
}

static void
add_span (GPtrArray *spans, const TrameParagraph *paragraph, gsize start, gsize end, TrameSpanStyle style)
{
  g_autofree char *text = g_strndup (paragraph->text + start, end - start);

  if (end > start)
    g_ptr_array_add (spans, trame_span_new_text (text, style));
}

/* Text from START to END as spans, cut where the style changes; a space goes with the word before it. */
static void
add_styled (GPtrArray *spans, const TrameParagraph *paragraph, gsize start, gsize end, gboolean plain)
{
  TrameSpanStyle style = plain ? 0 : style_at (paragraph, start);

  for (guint i = piece_at (paragraph, start); i < paragraph->pieces->len && !plain; i++)
    {
      const TramePiece *piece = &g_array_index (paragraph->pieces, TramePiece, i);
      if (piece->start >= end)
        break;
      if (style_of (piece) == style || piece->start <= start)
        continue;
      add_span (spans, paragraph, start, piece->start, style);
      start = piece->start;
      style = style_of (piece);
    }
  add_span (spans, paragraph, start, end, style);
}

static const char *
field_of (TrameAnnexBuild *build, const TrameParagraph *paragraph, const Hole *hole)
{
  TrameExtract where = { .paragraph = paragraph, .start = hole->start, .end = hole->end };
  g_autofree char *before = NULL;
  gsize from;

  /* An invisible blank is shown by the words around it. */
  if (where.start == where.end)
    where = trame_extract_whole (paragraph);
  if (hole->id != NULL)
    return trame_annex_add_field (build, hole->id, NULL, TRAME_FIELD_LINE, hole->default_value, &where, 0.95);
  for (from = hole->start > WORDS_BEFORE ? hole->start - WORDS_BEFORE : 0; (paragraph->text[from] & 0xc0) == 0x80;)
    from++;
  before = g_strndup (paragraph->text + from, hole->start - from);
  if (strspn (before, " ") == strlen (before) && build->previous != NULL)
    return trame_annex_name_blank (build, build->previous->text, hole->between, FALSE, &where);
  return trame_annex_name_blank (build, before, hole->between, FALSE, &where);
}

void
trame_annex_add_spans (TrameAnnexBuild *build, GPtrArray *spans, const TrameParagraph *paragraph)
{
  g_autoptr (GArray) holes = g_array_new (FALSE, TRUE, sizeof (Hole));
  const TrameBlock *block = g_ptr_array_index (build->model->blocks, build->model->blocks->len - 1);
  gboolean heading = block->kind == TRAME_BLOCK_HEADING || block->kind == TRAME_BLOCK_TITLE
                     || block->kind == TRAME_BLOCK_SUBTITLE;
  gsize at = 0;

  g_array_set_clear_func (holes, hole_clear);
  build->in_city = is_city_party (build, paragraph);
  if (build->in_city)
    find_city (build, paragraph, holes);
  if (build->article == NULL && !heading)
    find_act (build, paragraph, build->in_city, holes);
  find_blanks (paragraph, holes);
  find_invisible (paragraph, holes);
  g_array_sort (holes, compare_holes);
  if (trame_paragraph_matches (paragraph, "^fait\\b") && build->article != NULL)
    build->closing = TRUE;
  for (guint i = 0; i < holes->len; i++)
    {
      const Hole *hole = &g_array_index (holes, Hole, i);
      const char *field = field_of (build, paragraph, hole);
      add_styled (spans, paragraph, at, hole->start, heading);
      g_ptr_array_add (spans, trame_span_new_field (field, heading ? 0 : style_at (paragraph, hole->start)));
      at = hole->end;
    }
  add_styled (spans, paragraph, at, strlen (paragraph->text), heading);
  build->in_city = FALSE;
}
