/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places where a model's text and what it declares disagree. A voted text is quoted: it is never changed, only warned
 * about. */
#include "documents/model-terms.h"
#include "documents/model.h"

#include "french/fold.h"
#include "french/number-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const TrameModel *model;
  GPtrArray *faults;
  GHashTable *used;     /* ids of fields that have a place */
  GHashTable *articles; /* number → folded text of the article and of those under it */
  GString *whole;       /* folded text of everything */
} Check;

static void
add_fault (Check *check, char *sentence)
{
  g_ptr_array_add (check->faults, sentence);
}

static void
collect (Check *check, const GPtrArray *blocks, char **article)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const TrameBlock *block = g_ptr_array_index (blocks, i);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *folded = NULL;

      if (block->kind == TRAME_BLOCK_HEADING && block->number != NULL)
        {
          g_free (*article);
          *article = g_strdup (block->number);
          if (!g_hash_table_contains (check->articles, *article))
            g_hash_table_insert (check->articles, g_strdup (*article), g_string_new (NULL));
        }
      for (guint s = 0; s < block->spans->len; s++)
        {
          const TrameSpan *span = g_ptr_array_index (block->spans, s);

          if (span->field != NULL)
            g_hash_table_add (check->used, (gpointer) g_intern_string (span->field));
          g_string_append (text, span->text != NULL ? span->text : " ");
        }
      folded = trame_fold (text->str);
      g_string_append_printf (check->whole, "%s\n", folded);
      if (*article != NULL)
        g_string_append_printf (g_hash_table_lookup (check->articles, *article), "%s\n", folded);
      if (block->children != NULL)
        collect (check, block->children, article);
    }
}

/* Whether TEXT (folded) holds COUNT in figures or in words as a word of its own. */
static gboolean
holds_count (const char *text, guint count)
{
  g_autofree char *figures = g_strdup_printf ("%u", count);
  g_autofree char *words = trame_number_to_words (count);
  g_autofree char *folded = trame_fold (count == 1 ? "un" : words);
  g_autofree char *pattern = g_strdup_printf ("\\b(%s|0%s|%s%s)\\b", figures, figures, folded,
                                              count == 1 ? "|une" : "");

  return g_regex_match_simple (pattern, text, 0, 0);
}

static gboolean
holds_period (const char *text, TramePeriod period)
{
  return (period.years == 0 || holds_count (text, period.years))
         && (period.months == 0 || holds_count (text, period.months))
         && (period.days == 0 || holds_count (text, period.days)
             || (period.days % 7 == 0 && holds_count (text, period.days / 7)));
}

/* A term declared beside a clause: is the clause there, and does it say the value? */
static void
check_term (Check *check, const TrameTermSource *source)
{
  const TrameTerms *terms = &check->model->terms;
  const GString *article = source->clause != NULL ? g_hash_table_lookup (check->articles, source->clause) : NULL;
  const struct
  {
    const char *name;
    gboolean has;
    TramePeriod period;
  } periods[] = { { "length", terms->has_length, terms->length },
                  { "notice", terms->has_notice, terms->notice },
                  { "renewal_notice", terms->has_renewal_notice, terms->renewal_notice },
                  { "cure", terms->has_cure, terms->cure } };

  if (source->clause != NULL && article == NULL)
    {
      add_fault (check, g_strdup_printf (_ ("The term “%s” stands on article %s, which the text has not."),
                                         source->name, source->clause));
      return;
    }
  if (source->quote != NULL)
    {
      g_autofree char *quote = trame_fold (source->quote);
      if (strstr (check->whole->str, quote) == NULL)
        add_fault (check, g_strdup_printf (_ ("The words quoted for the term “%s” are not in the text: “%s”."),
                                           source->name, source->quote));
    }
  for (guint i = 0; check->model->voted && i < G_N_ELEMENTS (periods); i++)
    if (g_str_equal (source->name, periods[i].name) && periods[i].has
        && !holds_period (article != NULL ? article->str : check->whole->str, periods[i].period))
      {
        g_autofree char *words = trame_model_term_words (terms, source->name);
        add_fault (check, g_strdup_printf (_ ("The term “%s” is declared as “%s”, but article %s does not say so."),
                                           source->name, words, source->clause != NULL ? source->clause : "?"));
      }
}

/* The text says free of charge, or names an amount, against what is declared. */
static void
check_money (Check *check)
{
  gboolean says_free = strstr (check->whole->str, "a titre gracieux") != NULL
                       || strstr (check->whole->str, "gratuit") != NULL;

  if (check->model->voted && check->model->terms.money == TRAME_MONEY_FREE && !says_free)
    add_fault (check, g_strdup (_ ("The model is declared free of charge, but its text does not say so.")));
  if (check->model->voted && check->model->terms.money == TRAME_MONEY_PAID && says_free)
    add_fault (check, g_strdup (_ ("The model is declared as paid, but its text says that it is free of charge.")));
}

static void
string_free (gpointer data)
{
  g_string_free (data, TRUE);
}

GPtrArray *
trame_model_check (const TrameModel *model)
{
  Check check = { .model = model, .faults = g_ptr_array_new_with_free_func (g_free) };
  g_autofree char *article = NULL;

  g_return_val_if_fail (model != NULL, check.faults);
  check.used = g_hash_table_new (g_str_hash, g_str_equal);
  check.articles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, string_free);
  check.whole = g_string_new (NULL);
  collect (&check, model->blocks, &article);
  for (guint i = 0; i < model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (model->fields, i);

      if (!g_hash_table_contains (check.used, field->id))
        add_fault (&check,
                   g_strdup_printf (_ ("The field “%s” (%s) has no place in the text."), field->label, field->id));
      if (field->article != NULL && !g_hash_table_contains (check.articles, field->article))
        add_fault (&check, g_strdup_printf (_ ("The field “%s” is said to be in article %s, which the text has not."),
                                            field->label, field->article));
    }
  for (guint i = 0; i < model->term_sources->len; i++)
    check_term (&check, g_ptr_array_index (model->term_sources, i));
  check_money (&check);
  g_hash_table_unref (check.used);
  g_hash_table_unref (check.articles);
  g_string_free (check.whole, TRUE);
  return check.faults;
}
