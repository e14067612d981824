/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A model and a convention's values → the document's text: the model's words plus the values, nothing else. */
#include "documents/fill.h"

#include "documents/model-terms.h"
#include "documents/xml-escape.h"
#include "french/date-text.h"
#include "french/typography.h"

#include <string.h>

/* A blank's length on the page: the engine draws it as dots. */
#define SHORT_BLANK "…………………………"
#define LONG_BLANK "…………………………………………………………………………"

typedef struct
{
  const TrameModel *model;
  TrameValues *values;
  TrameText *text;
} Fill;

TrameValues *
trame_values_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

TrameValues *
trame_values_copy (TrameValues *values)
{
  TrameValues *copy = trame_values_new ();
  GHashTableIter iter;
  gpointer key, value;

  g_return_val_if_fail (values != NULL, copy);
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, g_strdup (key), g_strdup (value));
  return copy;
}

/* What was given for FIELD, or NULL. */
static const char *
given (const Fill *fill, const TrameField *field)
{
  const char *value = fill->values != NULL ? g_hash_table_lookup (fill->values, field->id) : NULL;

  while (value != NULL && *value != '\0' && g_unichar_isspace (g_utf8_get_char (value)))
    value = g_utf8_next_char (value);
  return value != NULL && *value != '\0' ? value : NULL;
}

static char *
amount_words (const char *cents)
{
  gint64 value = 0;
  g_autoptr (GString) out = NULL;
  g_autofree char *whole = NULL;
  gsize length;

  if (!g_ascii_string_to_signed (cents, 10, 0, G_MAXINT64, &value, NULL))
    return g_strdup (cents);
  out = g_string_new (NULL);
  whole = g_strdup_printf ("%" G_GINT64_FORMAT, value / 100);
  length = strlen (whole);
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (out, "\u202f");
      g_string_append_c (out, whole[i]);
    }
  g_string_append_printf (out, ",%02d\u00a0€", (int) (value % 100));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* The lines of a value that have words, trimmed. */
static char **
lines_of (const char *value)
{
  g_auto (GStrv) lines = g_strsplit_set (value, "\r\n", -1);
  GStrvBuilder *kept = g_strv_builder_new ();
  char **result;

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (kept, lines[i]);
  result = g_strv_builder_end (kept);
  g_strv_builder_unref (kept);
  return result;
}

/* The value as it reads in a sentence. */
static char *
words_of (const TrameField *field, const char *value)
{
  GDate date;

  if (field->kind == TRAME_FIELD_AMOUNT)
    return amount_words (value);
  if ((field->kind == TRAME_FIELD_DATE || field->kind == TRAME_FIELD_AT_SIGNATURE)
      && trame_date_parse_iso (value, &date))
    return trame_date_to_words (&date);
  if (strchr (value, '\n') != NULL || strchr (value, '\r') != NULL)
    {
      g_auto (GStrv) lines = lines_of (value);
      return g_strjoinv (field->kind == TRAME_FIELD_TEXT ? "\n" : " ", lines);
    }
  return g_strchomp (g_strdup (value));
}

/* Whether TEXT is surely in composed form already: nothing beyond the Latin letters and the usual marks. */
static gboolean
is_composed (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar c = g_utf8_get_char (text);
      if (c >= 0x300 && (c < 0x2010 || c >= 0x2100))
        return FALSE;
    }
  return TRUE;
}

static void
add_run (TrameTextBlock *block, char *text, TrameSpanStyle style, const char *field, gboolean blank)
{
  TrameRun run = { .style = style, .field = g_intern_string (field), .blank = blank };

  if (is_composed (text))
    run.text = text;
  else
    {
      run.text = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      if (run.text == NULL)
        run.text = g_utf8_make_valid (text, -1);
      g_free (text);
    }
  g_array_append_val (block->runs, run);
}

/* Swaps spaces over the whole block at once, so that a rule may look across runs. The count of characters stays. */
static void
set_typography (TrameTextBlock *block)
{
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autofree char *set = NULL;
  const char *from;

  for (guint i = 0; i < block->runs->len; i++)
    g_string_append (whole, g_array_index (block->runs, TrameRun, i).text);
  set = trame_typography_voted (whole->str);
  if (g_utf8_strlen (set, -1) != g_utf8_strlen (whole->str, -1))
    return;
  from = set;
  for (guint i = 0; i < block->runs->len; i++)
    {
      TrameRun *run = &g_array_index (block->runs, TrameRun, i);
      const char *to = g_utf8_offset_to_pointer (from, g_utf8_strlen (run->text, -1));

      g_free (run->text);
      run->text = g_strndup (from, to - from);
      from = to;
    }
}

static void
add_blank (TrameTextBlock *block, const TrameField *field, TrameSpanStyle style)
{
  gboolean brief = field->kind == TRAME_FIELD_DATE || field->kind == TRAME_FIELD_AMOUNT
                   || field->kind == TRAME_FIELD_AT_SIGNATURE;

  add_run (block, g_strdup (brief ? SHORT_BLANK : LONG_BLANK), style, field->id, TRUE);
}

static void
add_field (const Fill *fill, TrameTextBlock *block, const TrameSpan *span)
{
  const TrameField *field = trame_model_get_field (fill->model, span->field);
  const char *value;

  g_return_if_fail (field != NULL);
  value = given (fill, field);
  if (value == NULL)
    add_blank (block, field, span->style);
  else if (field->kind == TRAME_FIELD_LIST)
    {
      g_auto (GStrv) lines = lines_of (value);
      add_run (block, g_strjoinv (", ", lines), span->style, field->id, FALSE);
    }
  else
    add_run (block, words_of (field, value), span->style, field->id, FALSE);
}

static void
add_span (const Fill *fill, TrameTextBlock *block, const TrameSpan *span)
{
  if (span->field != NULL)
    add_field (fill, block, span);
  else if (span->value != NULL)
    {
      g_autofree char *words = trame_model_term_words (&fill->model->terms, span->value);
      add_run (block, *words != '\0' ? g_steal_pointer (&words) : g_strdup (SHORT_BLANK), span->style, NULL, FALSE);
    }
  else
    add_run (block, fill->model->voted ? g_strdup (span->text) : trame_typography_own (span->text), span->style, NULL,
             FALSE);
}

/* A blank that stands alone: one item a line for a list, one paragraph a line for the rest. */
static void
fill_standing_field (const Fill *fill, GPtrArray *blocks, const char *id)
{
  const TrameField *field = trame_model_get_field (fill->model, id);
  const char *value = given (fill, field);
  TrameBlockKind kind = field->kind == TRAME_FIELD_LIST ? TRAME_BLOCK_ITEM : TRAME_BLOCK_PARAGRAPH;
  g_auto (GStrv) lines = NULL;

  if (value == NULL)
    {
      TrameTextBlock *block = trame_text_add_block (blocks, kind, 0, TRAME_ALIGN_LEFT);
      add_blank (block, field, 0);
      return;
    }
  if (field->kind != TRAME_FIELD_LIST && field->kind != TRAME_FIELD_TEXT)
    {
      TrameTextBlock *block = trame_text_add_block (blocks, kind, 0, TRAME_ALIGN_LEFT);
      add_run (block, words_of (field, value), 0, field->id, FALSE);
      set_typography (block);
      return;
    }
  lines = lines_of (value);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      TrameTextBlock *block = trame_text_add_block (blocks, kind, 0, TRAME_ALIGN_JUSTIFY);
      add_run (block, g_strdup (lines[i]), 0, field->id, FALSE);
      set_typography (block);
    }
}

static void
fill_blocks (const Fill *fill, GPtrArray *out, const GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const TrameBlock *block = g_ptr_array_index (blocks, i);
      TrameTextBlock *filled;

      if (block->when != NULL && given (fill, trame_model_get_field (fill->model, block->when)) == NULL)
        continue;
      if (block->kind == TRAME_BLOCK_FIELD)
        {
          fill_standing_field (fill, out, ((TrameSpan *) block->spans->pdata[0])->field);
          continue;
        }
      filled = trame_text_add_block (out, block->kind, block->level, block->align);
      for (guint s = 0; s < block->spans->len; s++)
        add_span (fill, filled, g_ptr_array_index (block->spans, s));
      set_typography (filled);
      if (block->children != NULL)
        fill_blocks (fill, filled->children, block->children);
    }
}

/* What the PDF carries of itself: which model, which number, which values. */
static GBytes *
data_of (const Fill *fill)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document xmlns=\"urn:trame:document:1\"");
  gsize length;

  g_string_append (out, " model=\"");
  trame_xml_escape (out, fill->model->id != NULL ? fill->model->id : "", TRUE);
  g_string_append_printf (out, "\" version=\"%u\" kind=\"%s\"", fill->model->version,
                          trame_model_kind_to_nick (fill->model->kind));
  if (fill->text->number != NULL)
    {
      g_string_append (out, " number=\"");
      trame_xml_escape (out, fill->text->number, TRUE);
      g_string_append_c (out, '"');
    }
  g_string_append (out, ">\n");
  for (guint i = 0; i < fill->model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (fill->model->fields, i);
      const char *value = given (fill, field);

      if (value != NULL)
        {
          g_string_append_printf (out, "  <value field=\"%s\">", field->id);
          trame_xml_escape (out, value, FALSE);
          g_string_append (out, "</value>\n");
        }
    }
  g_string_append (out, "</document>\n");
  length = out->len;
  return g_bytes_new_take (g_string_free (out, FALSE), length);
}

GPtrArray *
trame_fill_missing (const TrameModel *model, TrameValues *values)
{
  Fill fill = { .model = model, .values = values };
  GPtrArray *missing = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (model != NULL, missing);
  for (guint i = 0; i < model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (model->fields, i);
      if (field->required && field->kind != TRAME_FIELD_AT_SIGNATURE && given (&fill, field) == NULL)
        g_ptr_array_add (missing, g_strdup (field->id));
    }
  return missing;
}

TrameText *
trame_fill (const TrameModel *model, TrameValues *values, const char *number, gboolean force_draft)
{
  Fill fill = { .model = model, .values = values };

  g_return_val_if_fail (model != NULL, NULL);
  fill.text = trame_text_new (model->title);
  fill.text->number = g_strdup (number);
  g_ptr_array_unref (fill.text->missing);
  fill.text->missing = trame_fill_missing (model, values);
  fill.text->draft = force_draft || fill.text->missing->len > 0;
  fill_blocks (&fill, fill.text->blocks, model->blocks);
  fill.text->data = data_of (&fill);
  return fill.text;
}
