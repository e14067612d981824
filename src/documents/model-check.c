/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places where a model's text and what it declares disagree. A voted text is quoted: it is never changed, only warned
 * about. */
#include "documents/model-clause.h"
#include "documents/model-terms.h"
#include "documents/model.h"

#include "french/fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const TrameModel *model;
  GPtrArray *faults;
  GHashTable *used;     /* ids of fields that have a place */
  GHashTable *articles; /* number → folded text of the article and of those under it */
  GString *whole;       /* folded text of everything */
  guint line;           /* of what is being looked at; 0: none */
} Check;

/* SENTENCE is taken. */
static void
add_fault (Check *check, char *sentence)
{
  if (check->line > 0)
    {
      char *placed = g_strdup_printf (_ ("Line %ld: %s"), (long) check->line, sentence);
      g_free (sentence);
      sentence = placed;
    }
  g_ptr_array_add (check->faults, sentence);
}

/* The text goes to its article and to those above it ("3.3" to "3.3" and "3"). */
static void
add_to_articles (Check *check, const char *article, const char *folded)
{
  g_autofree char *number = g_strdup (article);

  while (number != NULL)
    {
      GString *text = g_hash_table_lookup (check->articles, number);
      char *dot = strrchr (number, '.');

      if (text == NULL)
        g_hash_table_insert (check->articles, g_strdup (number), text = g_string_new (NULL));
      g_string_append_printf (text, "%s\n", folded);
      if (dot == NULL)
        return;
      *dot = '\0';
    }
}

/* The words of a span, as the act has them. */
static const char *
see_span (Check *check, const TrameSpan *span)
{
  const TrameField *field = span->field != NULL ? trame_model_get_field (check->model, span->field) : NULL;

  if (span->field != NULL && field == NULL)
    add_fault (check, g_strdup_printf (_ ("The text has a blank named “%s”, which no field declares."), span->field));
  if (field != NULL)
    g_hash_table_add (check->used, (gpointer) g_intern_string (span->field));
  if (span->value != NULL)
    {
      g_autofree char *words = trame_model_term_words (&check->model->terms, span->value);
      if (check->model->voted)
        add_fault (check, g_strdup_printf (_ ("A voted text is quoted: it cannot show the value of the term “%s”."),
                                           span->value));
      else if (*words == '\0')
        add_fault (check, g_strdup_printf (_ ("The text shows the term “%s”, which is not declared."), span->value));
    }
  if (span->text != NULL)
    return span->text;
  return field != NULL && field->default_value != NULL ? field->default_value : " ";
}

/* A list that is repeated has its place there. */
static void
see_list (Check *check, const char *id)
{
  if (trame_model_get_field (check->model, id) == NULL)
    add_fault (check, g_strdup_printf (_ ("The text has a blank named “%s”, which no field declares."), id));
  else
    g_hash_table_add (check->used, (gpointer) g_intern_string (id));
}

static void
collect (Check *check, const GPtrArray *blocks, char **article)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const TrameBlock *block = g_ptr_array_index (blocks, i);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *folded = NULL;

      check->line = block->line;
      if (block->kind == TRAME_BLOCK_HEADING && block->number != NULL)
        {
          g_free (*article);
          *article = g_strdup (block->number);
        }
      for (guint s = 0; s < block->spans->len; s++)
        g_string_append (text, see_span (check, g_ptr_array_index (block->spans, s)));
      if (block->of != NULL)
        see_list (check, block->of);
      folded = trame_fold (text->str);
      g_string_append_printf (check->whole, "%s\n", folded);
      add_to_articles (check, *article, folded);
      if (block->children != NULL)
        collect (check, block->children, article);
    }
}

static void
check_field (Check *check, const TrameField *field)
{
  check->line = field->line;
  if (!g_hash_table_contains (check->used, field->id))
    add_fault (check, g_strdup_printf (_ ("The field “%s” (%s) has no place in the text."), field->label, field->id));
  if (field->article != NULL && !g_hash_table_contains (check->articles, field->article))
    add_fault (check, g_strdup_printf (_ ("The field “%s” is said to be in article %s, which the text has not."),
                                       field->label, field->article));
}

/* A term declared beside a clause: is the clause there, and does it say the value? */
static void
check_term (Check *check, const TrameTermSource *source)
{
  const TrameTerms *terms = &check->model->terms;
  const GString *article = source->clause != NULL ? g_hash_table_lookup (check->articles, source->clause) : NULL;
  const char *text = article != NULL ? article->str : check->whole->str;

  check->line = source->line;
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
  if (check->model->voted && !trame_model_clause_says (terms, source->name, text))
    {
      g_autofree char *words = trame_model_term_words (terms, source->name);
      if (source->clause != NULL)
        add_fault (check, g_strdup_printf (_ ("The term “%s” is declared as “%s”, but article %s does not say so."),
                                           source->name, words, source->clause));
      else
        add_fault (check, g_strdup_printf (_ ("The term “%s” is declared as “%s”, but the text does not say so."),
                                           source->name, words));
    }
}

/* Terms that are declared beside no clause: the text says them somewhere. */
static void
check_other_terms (Check *check)
{
  const char *const *names = trame_model_term_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *value = trame_model_term_to_string (&check->model->terms, names[i]);
      TrameTermSource alone = { .name = (char *) names[i] };
      gboolean known = value == NULL;

      for (guint s = 0; s < check->model->term_sources->len && !known; s++)
        known = g_str_equal (((TrameTermSource *) check->model->term_sources->pdata[s])->name, names[i]);
      if (!known)
        check_term (check, &alone);
    }
}

/* The text says free of charge, or names an amount, against what is declared. */
static void
check_money (Check *check)
{
  gboolean says_free = strstr (check->whole->str, "a titre gracieux") != NULL
                       || strstr (check->whole->str, "gratuit") != NULL;

  check->line = 0;
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
    check_field (&check, g_ptr_array_index (model->fields, i));
  for (guint i = 0; i < model->term_sources->len; i++)
    check_term (&check, g_ptr_array_index (model->term_sources, i));
  check_other_terms (&check);
  check_money (&check);
  g_hash_table_unref (check.used);
  g_hash_table_unref (check.articles);
  g_string_free (check.whole, TRUE);
  return check.faults;
}
