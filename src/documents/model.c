/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A model's parts as values: made, found, freed. Reading and writing XML are in model-read.c and model-write.c. */
#include "documents/model.h"

G_DEFINE_QUARK (trame_model_error, trame_model_error)

static const char *const field_kinds[] = {
  "line", "text", "date", "person", "amount", "choice", "list", "at-signature"
};
static const char *const model_kinds[] = { "convention", "amendment", "letter", "sheet", "act" };

TrameModel *
trame_model_new (void)
{
  TrameModel *model = g_new0 (TrameModel, 1);

  model->version = 1;
  g_date_clear (&model->act_date, 1);
  trame_terms_init (&model->terms);
  model->term_sources = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_term_source_free);
  model->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_field_free);
  model->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_block_free);
  return model;
}

void
trame_model_free (TrameModel *model)
{
  if (model == NULL)
    return;
  g_free (model->id);
  g_free (model->title);
  g_free (model->act_number);
  g_ptr_array_unref (model->term_sources);
  g_ptr_array_unref (model->fields);
  g_ptr_array_unref (model->blocks);
  g_free (model);
}

TrameField *
trame_field_new (const char *id, const char *label, TrameFieldKind kind)
{
  TrameField *field = g_new0 (TrameField, 1);

  field->id = g_strdup (id);
  field->label = g_strdup (label);
  field->kind = kind;
  field->required = kind != TRAME_FIELD_AT_SIGNATURE;
  return field;
}

void
trame_field_free (TrameField *field)
{
  if (field == NULL)
    return;
  g_free (field->id);
  g_free (field->label);
  g_free (field->article);
  g_free (field->help);
  g_free (field->default_value);
  g_clear_pointer (&field->choices, g_ptr_array_unref);
  g_free (field);
}

TrameSpan *
trame_span_new_text (const char *text, TrameSpanStyle style)
{
  TrameSpan *span = g_new0 (TrameSpan, 1);

  span->text = g_strdup (text);
  span->style = style;
  return span;
}

TrameSpan *
trame_span_new_field (const char *field, TrameSpanStyle style)
{
  TrameSpan *span = g_new0 (TrameSpan, 1);

  span->field = g_strdup (field);
  span->style = style;
  return span;
}

TrameSpan *
trame_span_new_value (const char *term, TrameSpanStyle style)
{
  TrameSpan *span = g_new0 (TrameSpan, 1);

  span->value = g_strdup (term);
  span->style = style;
  return span;
}

TrameSpan *
trame_span_new_part (guint part, TrameSpanStyle style)
{
  TrameSpan *span = g_new0 (TrameSpan, 1);

  span->part = part;
  span->style = style;
  return span;
}

void
trame_span_free (TrameSpan *span)
{
  if (span == NULL)
    return;
  g_free (span->value);
  g_free (span->text);
  g_free (span->field);
  g_free (span);
}

gboolean
trame_block_kind_has_children (TrameBlockKind kind)
{
  return kind == TRAME_BLOCK_SIGNATURES || kind == TRAME_BLOCK_COLUMN || kind == TRAME_BLOCK_TABLE
         || kind == TRAME_BLOCK_ROW || kind == TRAME_BLOCK_EACH;
}

TrameBlock *
trame_block_new (TrameBlockKind kind)
{
  TrameBlock *block = g_new0 (TrameBlock, 1);

  block->kind = kind;
  block->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_span_free);
  if (trame_block_kind_has_children (kind))
    block->children = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_block_free);
  return block;
}

void
trame_block_free (TrameBlock *block)
{
  if (block == NULL)
    return;
  g_free (block->number);
  g_free (block->when);
  g_free (block->of);
  g_free (block->title);
  trame_picture_unref (block->picture);
  g_ptr_array_unref (block->spans);
  g_clear_pointer (&block->children, g_ptr_array_unref);
  g_free (block);
}

TrameTermSource *
trame_term_source_new (const char *name, const char *clause, const char *quote)
{
  TrameTermSource *source = g_new0 (TrameTermSource, 1);

  source->name = g_strdup (name);
  source->clause = g_strdup (clause);
  source->quote = g_strdup (quote);
  return source;
}

void
trame_term_source_free (TrameTermSource *source)
{
  if (source == NULL)
    return;
  g_free (source->name);
  g_free (source->clause);
  g_free (source->quote);
  g_free (source);
}

TrameField *
trame_model_get_field (const TrameModel *model, const char *id)
{
  g_return_val_if_fail (model != NULL && id != NULL, NULL);

  for (guint i = 0; i < model->fields->len; i++)
    {
      TrameField *field = g_ptr_array_index (model->fields, i);
      if (g_str_equal (field->id, id))
        return field;
    }
  return NULL;
}

const char *
trame_field_kind_to_nick (TrameFieldKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (field_kinds), NULL);
  return field_kinds[kind];
}

gboolean
trame_field_kind_from_nick (const char *nick, TrameFieldKind *out)
{
  for (guint i = 0; nick != NULL && i < G_N_ELEMENTS (field_kinds); i++)
    if (g_str_equal (nick, field_kinds[i]))
      {
        *out = (TrameFieldKind) i;
        return TRUE;
      }
  return FALSE;
}

const char *
trame_model_kind_to_nick (TrameModelKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (model_kinds), NULL);
  return model_kinds[kind];
}

gboolean
trame_model_kind_from_nick (const char *nick, TrameModelKind *out)
{
  for (guint i = 0; nick != NULL && i < G_N_ELEMENTS (model_kinds); i++)
    if (g_str_equal (nick, model_kinds[i]))
      {
        *out = (TrameModelKind) i;
        return TRUE;
      }
  return FALSE;
}
