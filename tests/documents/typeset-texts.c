/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds texts for the typesetter's tests. */
#include "typeset-texts.h"

#include "documents/link.h"

#include <string.h>

static void
clear_run (gpointer data)
{
  g_free (((TrameRun *) data)->text);
}

static void
free_block (gpointer data)
{
  TrameTextBlock *block = data;
  g_clear_pointer (&block->runs, g_array_unref);
  g_clear_pointer (&block->children, g_ptr_array_unref);
  g_free (block->sign);
  g_free (block->number);
  g_free (block->shows);
  trame_picture_unref (block->picture);
  g_free (block);
}

TrameText *
sample_text_new (const char *title, const char *number)
{
  TrameText *text = g_new0 (TrameText, 1);
  text->title = g_strdup (title);
  text->number = g_strdup (number);
  text->blocks = g_ptr_array_new_with_free_func (free_block);
  text->missing = g_ptr_array_new_with_free_func (g_free);
  text->links = g_ptr_array_new_with_free_func (g_free);
  return text;
}

void
sample_text_free (TrameText *text)
{
  if (text == NULL)
    return;
  g_free (text->title);
  g_free (text->number);
  g_ptr_array_unref (text->blocks);
  g_ptr_array_unref (text->missing);
  g_ptr_array_unref (text->links);
  g_clear_pointer (&text->data, g_bytes_unref);
  g_free (text);
}

static void
end_run (GArray *runs, GString *pending, TrameSpanStyle style)
{
  if (pending->len == 0)
    return;
  TrameRun run = { .text = g_strdup (pending->str), .style = style };
  g_array_append_val (runs, run);
  g_string_truncate (pending, 0);
}

/* Reads "{field:value}" from AT; the place after it. */
static const char *
read_field (GArray *runs, const char *at, TrameSpanStyle style)
{
  const char *colon = strchr (at, ':');
  const char *end = strchr (at, '}');
  g_assert (colon != NULL && end != NULL && colon < end);
  g_autofree char *field = g_strndup (at, (gsize) (colon - at));
  TrameRun run = { .text = g_strndup (colon + 1, (gsize) (end - colon - 1)),
                   .style = style,
                   .field = g_intern_string (field),
                   .blank = colon + 1 == end };
  g_array_append_val (runs, run);
  return end + 1;
}

TrameTextBlock *
sample_block_new (TrameBlockKind kind, guint level, TrameAlign align, const char *markup)
{
  TrameTextBlock *block = g_new0 (TrameTextBlock, 1);
  block->kind = kind;
  block->level = level;
  block->align = align;
  block->runs = g_array_new (FALSE, FALSE, sizeof (TrameRun));
  g_array_set_clear_func (block->runs, clear_run);
  g_autoptr (GString) pending = g_string_new (NULL);
  guint style = 0;
  for (const char *at = markup; *at != '\0';)
    {
      guint change = *at == '*'   ? TRAME_SPAN_BOLD
                     : *at == '_' ? TRAME_SPAN_ITALIC
                     : *at == '^' ? TRAME_SPAN_SMALL_CAPS
                                  : 0;
      if (change == 0 && *at != '{')
        {
          if (*at == '\\' && at[1] != '\0')
            at++;
          g_string_append_c (pending, *at++);
          continue;
        }
      end_run (block->runs, pending, style);
      style ^= change;
      at = change != 0 ? at + 1 : read_field (block->runs, at + 1, style);
    }
  end_run (block->runs, pending, style);
  return block;
}

void
sample_text_add (TrameText *text, TrameBlockKind kind, guint level, const char *markup)
{
  g_ptr_array_add (text->blocks, sample_block_new (kind, level, TRAME_ALIGN_JUSTIFY, markup));
}

void
sample_text_add_aligned (TrameText *text, TrameBlockKind kind, TrameAlign align, const char *markup)
{
  g_ptr_array_add (text->blocks, sample_block_new (kind, 0, align, markup));
}

void
sample_text_add_signatures (TrameText *text, ...)
{
  TrameTextBlock *block = sample_block_new (TRAME_BLOCK_SIGNATURES, 0, TRAME_ALIGN_JUSTIFY, "");
  block->children = g_ptr_array_new_with_free_func (free_block);
  va_list columns;
  va_start (columns, text);
  for (const char *column = va_arg (columns, const char *); column != NULL; column = va_arg (columns, const char *))
    {
      TrameTextBlock *child = sample_block_new (TRAME_BLOCK_COLUMN, 0, TRAME_ALIGN_JUSTIFY, "");
      child->children = g_ptr_array_new_with_free_func (free_block);
      g_auto (GStrv) parts = g_strsplit (column, "|", -1);
      for (guint i = 0; parts[i] != NULL; i++)
        g_ptr_array_add (child->children, sample_block_new (TRAME_BLOCK_PARAGRAPH, 0, TRAME_ALIGN_JUSTIFY, parts[i]));
      g_ptr_array_add (block->children, child);
    }
  va_end (columns);
  g_ptr_array_add (text->blocks, block);
}

void
sample_table_add_row (TrameTextBlock *table, const char *cells)
{
  TrameTextBlock *row = sample_block_new (TRAME_BLOCK_ROW, 0, TRAME_ALIGN_LEFT, "");
  g_auto (GStrv) parts = g_strsplit (cells, "|", -1);
  row->children = g_ptr_array_new_with_free_func (free_block);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const TrameTextBlock *head = i < table->children->len ? g_ptr_array_index (table->children, i) : NULL;
      TrameAlign align = head != NULL && head->kind == TRAME_BLOCK_HEAD ? head->align : TRAME_ALIGN_LEFT;
      g_ptr_array_add (row->children, sample_block_new (TRAME_BLOCK_CELL, 0, align, parts[i]));
    }
  g_ptr_array_add (table->children, row);
}

TrameTextBlock *
sample_text_add_table (TrameText *text, const char *caption, const char *heads, ...)
{
  TrameTextBlock *table = sample_block_new (TRAME_BLOCK_TABLE, 0, TRAME_ALIGN_LEFT, caption);
  g_auto (GStrv) words = g_strsplit (heads, "|", -1);
  table->children = g_ptr_array_new_with_free_func (free_block);
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *word = words[i];
      guint share = (guint) g_ascii_strtoull (word, &word, 10);
      gboolean right = *word == '>', names = *word == '#';
      TrameTextBlock *head = sample_block_new (TRAME_BLOCK_HEAD, share, right ? TRAME_ALIGN_RIGHT : TRAME_ALIGN_LEFT,
                                               right || names ? word + 1 : word);
      head->heads = names;
      g_ptr_array_add (table->children, head);
    }
  va_list rows;
  va_start (rows, heads);
  for (const char *row = va_arg (rows, const char *); row != NULL; row = va_arg (rows, const char *))
    sample_table_add_row (table, row);
  va_end (rows);
  g_ptr_array_add (text->blocks, table);
  return table;
}

TrameTextBlock *
sample_text_add_figure (TrameText *text, const char *base64, guint width, const char *caption)
{
  g_autoptr (TramePicture) picture = trame_picture_decode (base64, NULL);
  TrameTextBlock *figure = sample_block_new (TRAME_BLOCK_FIGURE, width, TRAME_ALIGN_JUSTIFY, caption);
  trame_text_block_set_picture (figure, picture, "Plan de la salle & de « l’accueil »");
  g_ptr_array_add (text->blocks, figure);
  return figure;
}

static void
add_parties (TrameText *text, const char *partner)
{
  g_autofree char *party = g_strdup_printf ("*{partner:%s}*", partner);
  sample_text_add (text, TRAME_BLOCK_PARAGRAPH, 0, "Entre");
  sample_text_add (
      text, TRAME_BLOCK_PARAGRAPH, 0,
      "*La Ville d’Orsel*, représentée par son Maire, {mayor:Éléonore VASSEUR-LŒUILLET}, dûment habilitée à cet "
      "effet par délibération du Conseil municipal n°\u00a0{act:DE25_139}.");
  sample_text_add_aligned (text, TRAME_BLOCK_PARAGRAPH, TRAME_ALIGN_RIGHT, "D’une part,");
  sample_text_add (text, TRAME_BLOCK_PARAGRAPH, 0, "Et");
  sample_text_add (text, TRAME_BLOCK_FIELD, 0, party);
  sample_text_add (text, TRAME_BLOCK_PARAGRAPH, 0, "Représenté(e) par {person:}");
  sample_text_add (text, TRAME_BLOCK_PARAGRAPH, 0, "Agissant en qualité de {capacity:directrice}");
  sample_text_add (text, TRAME_BLOCK_PARAGRAPH, 0, "Autorisé(e) à signer la présente convention\u202f;");
  sample_text_add_aligned (text, TRAME_BLOCK_PARAGRAPH, TRAME_ALIGN_RIGHT, "D’autre part,");
  sample_text_add (text, TRAME_BLOCK_PARAGRAPH, 0, "Il a été convenu ce qui suit\u00a0:");
}

/* "ARTICLE 2 : …" is article 2. */
static void
number_headings (TrameText *text)
{
  for (guint i = 0; i < text->blocks->len; i++)
    {
      TrameTextBlock *block = g_ptr_array_index (text->blocks, i);
      const char *words = block->runs->len > 0 ? g_array_index (block->runs, TrameRun, 0).text : "";
      if (block->kind == TRAME_BLOCK_HEADING && g_ascii_strncasecmp (words, "article ", 8) == 0)
        block->number = g_strndup (words + 8, strspn (words + 8, "0123456789."));
    }
}

static void
add_articles (TrameText *text)
{
  sample_text_add (text, TRAME_BLOCK_HEADING, 1, "ARTICLE 1\u00a0: OBJET DE LA CONVENTION ET DURÉE");
  sample_text_add (
      text, TRAME_BLOCK_PARAGRAPH, 0,
      "La Ville sollicite l’entité susnommée, afin de mettre à disposition la/les prestation(s) citée(s) à "
      "l’article 2 de la présente convention, au bénéfice exclusif du dispositif «\u00a0Les Passerelles de "
      "l’emploi\u00a0».");
  sample_text_add (
      text, TRAME_BLOCK_PARAGRAPH, 0,
      "L’activité s’articule autour de trois volets\u00a0: un lieu de vie et d’accueil, favorisant la "
      "convivialité, les rencontres et le partage\u202f; un espace spécifiquement dédié aux actions "
      "d’accompagnement vers l’emploi, afin de soutenir chaque personne dans son parcours "
      "professionnel\u202f; un espace visant à lever les freins à l’insertion, qu’ils soient d’ordre social "
      "ou professionnel. Ces actions sont coconstruites avec les habitantes et les habitants.");
  sample_text_add (text, TRAME_BLOCK_HEADING, 1, "ARTICLE 2\u00a0: DÉFINITION DE LA/DES PRESTATION(S)");
  sample_text_add (text, TRAME_BLOCK_PARAGRAPH, 0, "Le cocontractant s’engage à assurer\u00a0:");
  sample_text_add (text, TRAME_BLOCK_ITEM, 0,
                   "{tasks:Permanence d’accueil et d’orientation, chaque mardi matin, dans "
                   "les locaux que la Ville met à disposition au 14 de la rue des Tisserands}");
  sample_text_add (text, TRAME_BLOCK_ITEM, 0, "{tasks:Ateliers de rédaction de lettres et de CV}");
  sample_text_add (text, TRAME_BLOCK_ITEM, 2, "_débutants_, le jeudi");
  sample_text_add (text, TRAME_BLOCK_HEADING, 1, "ARTICLE 3\u00a0: MODALITÉS D’EXÉCUTION");
  sample_text_add (text, TRAME_BLOCK_HEADING, 2, "Article 3.1\u00a0: Modalités générales");
  for (guint i = 0; i < 9; i++)
    sample_text_add (text, TRAME_BLOCK_PARAGRAPH, 0,
                     "Les ^Modalités^ générales sont arrêtées d’un commun accord, en tenant compte de l’organisation "
                     "des services municipaux, des calendriers scolaires et des indisponibilités signalées au moins "
                     "quinze jours auparavant\u00a0: toute modification substantielle fait l’objet d’un avenant.");
  sample_text_add (text, TRAME_BLOCK_HEADING, 2, "Article 3.2\u00a0: Modalités financières");
  sample_text_add (text, TRAME_BLOCK_PARAGRAPH, 0,
                   "Les prestations sont assurées à titre gracieux. La Ville rembourse, sur justificatifs, "
                   "1\u202f200\u00a0€ au plus par an, versés sur le compte que désigne le cocontractant "
                   "(adresse électronique\u00a0: comptabilite.partenariats@association-exemple-tres-longue.example).");
}

TrameText *
sample_convention (const char *partner)
{
  static const char data[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><data/>\n";
  TrameText *text = sample_text_new ("Convention de partenariat", "DE25_139_01");
  text->data = g_bytes_new_static (data, sizeof data - 1);
  sample_text_add (text, TRAME_BLOCK_TITLE, 0, "CONVENTION DE PARTENARIAT");
  sample_text_add (text, TRAME_BLOCK_SUBTITLE, 0,
                   "Dans le cadre du dispositif «\u00a0Les Passerelles de l’emploi\u00a0»");
  add_parties (text, partner);
  add_articles (text);
  sample_text_add (text, TRAME_BLOCK_PARAGRAPH, 0,
                   "_Fait à {place:Orsel}, le {date:}, en deux exemplaires originaux._");
  sample_text_add_signatures (text, "*Pour la Ville d’Orsel*|Le Maire,|Éléonore VASSEUR-LŒUILLET",
                              "*Pour le cocontractant*|{capacity:La directrice}", NULL);
  number_headings (text);
  trame_text_find_links (text, TRUE);
  return text;
}

static void
add_lists (TrameText *text)
{
  static const struct
  {
    guint level;
    const char *sign, *words;
  } items[] = {
    { 1, "1.", "L’accueil" },
    { 2, "a)", "sur rendez-vous" },
    { 3, "i)",
      "le mardi matin, dans les locaux que la Ville met à disposition au 14 de la rue des Tisserands, ou ailleurs" },
    { 3, "ii)", "le jeudi" },
    { 2, "b)", "sans rendez-vous" },
    { 1, "2.", "Les ateliers" },
    { 1, NULL, "une puce" },
    { 2, NULL, "une autre" },
    { 2, "a)", "et une lettre" }
  };
  sample_text_add (text, TRAME_BLOCK_PARAGRAPH, 0, "Le partenaire assure :");
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      TrameTextBlock *item = sample_block_new (TRAME_BLOCK_ITEM, items[i].level, TRAME_ALIGN_JUSTIFY, items[i].words);
      item->sign = g_strdup (items[i].sign);
      g_ptr_array_add (text->blocks, item);
    }
}

TrameText *
sample_tables (void)
{
  TrameText *text = sample_text_new ("Tableaux", NULL);
  g_autoptr (GString) tall = g_string_new ("{services:Une cellule de plusieurs pages.}");
  sample_text_add (text, TRAME_BLOCK_TITLE, 0, "TABLEAUX ET LISTES");
  add_lists (text);
  sample_text_add (text, TRAME_BLOCK_HEADING, 1, "1. Présences");
  TrameTextBlock *table = sample_text_add_table (text, "Présences à la séance du 4 décembre 2025",
                                                 "1>N°|6#Élu|8Présence|3>Montant", NULL);
  for (guint i = 1; i <= 75; i++)
    {
      g_autofree char *row = g_strdup_printf (
          "%u|{attendance:Mme Éléonore VASSEUR-LŒUILLET (%u)}|%s|%u %03u,50", i, i,
          i % 7 == 0 ? "pouvoir à M. Anselme DE LA TOURNERIE-DESCHAMPS, conseiller municipal délégué" : "présence", i,
          i * 13 % 1000);
      sample_table_add_row (table, row);
    }
  sample_text_add (text, TRAME_BLOCK_PARAGRAPH, 0, "Le suivi repose sur :");
  for (guint i = 0; i < 900; i++)
    g_string_append_printf (tall, " L’association rend compte de l’activité (%u).", i);
  g_autofree char *row = g_strconcat ("Ateliers|", tall->str, "|12", NULL);
  sample_text_add_table (text, "", "#Prestation|Détail|>Séances", "Permanence|Chaque mardi|48", row,
                         "Anticonstitutionnellementissimement||", NULL);
  sample_text_add (text, TRAME_BLOCK_HEADING, 1, "2. Figures");
  sample_text_add_figure (text, SAMPLE_WIDE, 80, "Figure 1 : la salle *Alfred-Dupuis*");
  sample_text_add_figure (text, SAMPLE_TALL, 30, "");
  sample_text_add_figure (text, SAMPLE_TALL, 210, "Figure 2 : plus haute qu’une page");
  sample_text_add_figure (text, SAMPLE_WIDE, 0, "");
  sample_text_add (text, TRAME_BLOCK_PARAGRAPH, 0, "Fin.");
  return text;
}

/* Words of all sorts: ordinary, very long, empty, of other scripts, with spaces that do not break. */
static void
append_random_words (GString *markup, GRand *random)
{
  static const char *const words[] = { "la",
                                       "convention",
                                       "d’accompagnement",
                                       "cocontractants",
                                       "*Ville*",
                                       "_italique_",
                                       "^Capitales^",
                                       "DE25\\_139",
                                       "la/les",
                                       "est-elle",
                                       "«\u00a0Passerelles\u00a0»",
                                       "demain\u202f!",
                                       "12\u202f345,67\u00a0€",
                                       "\u00a0",
                                       "  ",
                                       "\n",
                                       "\t",
                                       "l’anticonstitutionnellement",
                                       "https://exemple.example/un/chemin/tres/long/vraiment/tres/long/qui/continue",
                                       "{champ:valeur}",
                                       "{champ:}",
                                       "{liste:une valeur de plusieurs mots}",
                                       "Лариса",
                                       "Ελένη",
                                       "مرحبا",
                                       "日本語",
                                       "e\u0301te\u0301",
                                       "a\u00adb\u00adc",
                                       "\u200b",
                                       "🙂",
                                       "\u0378",
                                       "ﬁn",
                                       "x\u2011y",
                                       "Ÿ",
                                       "\u202e",
                                       "\x01" };
  guint count = (guint) g_rand_int_range (random, 0, 60);
  for (guint i = 0; i < count; i++)
    {
      g_string_append (markup, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      if (g_rand_int_range (random, 0, 8) > 0)
        g_string_append_c (markup, ' ');
    }
  if (g_rand_int_range (random, 0, 30) == 0)
    for (guint i = (guint) g_rand_int_range (random, 1, 900); i > 0; i--)
      g_string_append (markup, i % 7 == 0 ? "é" : "w");
  /* Every style that was opened is closed. */
  for (const char *mark = "*_^"; *mark != '\0'; mark++)
    {
      guint found = 0;
      for (const char *at = markup->str; *at != '\0'; at++)
        if (*at == '\\')
          at++;
        else if (*at == *mark)
          found++;
      if (found % 2 == 1)
        g_string_append_c (markup, *mark);
    }
}

static void
add_random_table (TrameText *text, GRand *random, const char *one, const char *other)
{
  static const char *const heads[] = { "3Un|#Deux|>Trois", "Un", "#Un|9Deux|1Trois|Quatre|Cinq", "||" };
  g_autofree char *both = g_strconcat (one, "|", other, NULL);
  TrameTextBlock *table = sample_text_add_table (text, g_rand_boolean (random) ? other : "",
                                                 heads[g_rand_int_range (random, 0, G_N_ELEMENTS (heads))], both, NULL);
  for (guint i = (guint) g_rand_int_range (random, 0, 40); i > 0; i--)
    {
      g_autoptr (GString) cell = g_string_new (NULL);
      if (i % 9 == 0)
        append_random_words (cell, random);
      g_string_append (cell, i % 2 == 0 ? "|deux|3|quatre|cinq|six" : "|un autre");
      sample_table_add_row (table, cell->str);
    }
}

TrameText *
sample_random_text (guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  static const TrameBlockKind kinds[] = { TRAME_BLOCK_TITLE,      TRAME_BLOCK_SUBTITLE,  TRAME_BLOCK_HEADING,
                                          TRAME_BLOCK_PARAGRAPH,  TRAME_BLOCK_PARAGRAPH, TRAME_BLOCK_PARAGRAPH,
                                          TRAME_BLOCK_ITEM,       TRAME_BLOCK_ITEM,      TRAME_BLOCK_FIELD,
                                          TRAME_BLOCK_PAGE_BREAK, TRAME_BLOCK_STAMP,     TRAME_BLOCK_SIGNATURES,
                                          TRAME_BLOCK_TABLE,      TRAME_BLOCK_TABLE,     TRAME_BLOCK_FIGURE };
  TrameText *text = sample_text_new (seed % 5 == 0 ? "" : "Texte au hasard", seed % 3 == 0 ? NULL : "N 1 & <2>");
  text->draft = seed % 2 == 0;
  guint count = (guint) g_rand_int_range (random, 0, 30);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (GString) one = g_string_new (NULL), other = g_string_new (NULL);
      append_random_words (one, random);
      append_random_words (other, random);
      TrameBlockKind kind = kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))];
      if (kind == TRAME_BLOCK_SIGNATURES)
        sample_text_add_signatures (text, one->str, other->str, i % 3 == 0 ? one->str : NULL, NULL);
      else if (kind == TRAME_BLOCK_TABLE)
        add_random_table (text, random, one->str, other->str);
      else if (kind == TRAME_BLOCK_FIGURE)
        sample_text_add_figure (text, i % 2 == 0 ? SAMPLE_WIDE : SAMPLE_TALL, i * 9, i % 3 == 0 ? "" : one->str);
      else
        g_ptr_array_add (text->blocks, sample_block_new (kind, (guint) g_rand_int_range (random, 0, 7),
                                                         (TrameAlign) g_rand_int_range (random, 0, 4), one->str));
    }
  trame_text_find_links (text, FALSE);
  return text;
}
