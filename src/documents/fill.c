/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A model and a convention's values → the document's text: the model's words plus the values, nothing else. */
#include "documents/fill.h"

#include "documents/link.h"
#include "documents/list-sign.h"
#include "documents/model-terms.h"
#include "documents/xml-escape.h"
#include "french/date-text.h"
#include "french/elision.h"
#include "french/figure.h"
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
  TrameListCount list;
  /* inside EACH */
  const TrameField *each;
  char **parts; /* of the item; NULL: nothing was given, its parts are blanks */
  guint rank;
  /* inside TABLE */
  GPtrArray *columns;       /* of TrameBlock, borrowed */
  const TrameBlock *column; /* of the cell being filled; NULL: none */
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
  g_autofree char *whole = NULL;

  if (!g_ascii_string_to_signed (cents, 10, 0, G_MAXINT64, &value, NULL))
    return g_strdup (cents);
  whole = trame_figure_to_text (value - value % 100);
  return g_strdup_printf ("%s,%02d\u00a0€", whole, (int) (value % 100));
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

/* What is left of WORDS once the model's own "de" before them is as French has it. A voted text is quoted. */
static const char *
join_words (const Fill *fill, TrameTextBlock *block, const char *words)
{
  TrameRun *last = block->runs->len > 0 ? &g_array_index (block->runs, TrameRun, block->runs->len - 1) : NULL;
  gboolean quoted = fill->model->voted || last == NULL || last->field != NULL;
  gsize gone = 0;
  char *joined = quoted ? NULL : trame_elide (last->text, words, &gone);

  if (joined == NULL)
    return words;
  g_free (last->text);
  last->text = joined;
  return words + gone;
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
    {
      g_autofree char *words = words_of (field, value);
      add_run (block, g_strdup (join_words (fill, block, words)), span->style, field->id, FALSE);
    }
}

/* A figure reads as French sets it in a column of figures; anything else stays as it is. */
static char *
part_words (const Fill *fill, const char *part)
{
  gint64 hundredths = 0;

  if (fill->column != NULL && fill->column->figures && trame_figure_read (part, &hundredths)
      && strchr (part, '%') == NULL)
    return trame_figure_to_text (hundredths);
  return g_strdup (part);
}

static void
add_part (const Fill *fill, TrameTextBlock *block, const TrameSpan *span)
{
  g_return_if_fail (fill->each != NULL);
  if (span->part == TRAME_PART_RANK)
    add_run (block, g_strdup_printf ("%u", fill->rank), span->style, NULL, FALSE);
  else if (fill->parts == NULL)
    add_run (block, g_strdup (SHORT_BLANK), span->style, fill->each->id, TRUE);
  else if (span->part <= g_strv_length (fill->parts) && *fill->parts[span->part - 1] != '\0')
    add_run (block, part_words (fill, fill->parts[span->part - 1]), span->style, fill->each->id, FALSE);
}

/* The model's own words, which agree with the value before them. A voted text is quoted. */
static void
add_words (const Fill *fill, TrameTextBlock *block, const TrameSpan *span)
{
  const char *before = block->runs->len > 0 ? g_array_index (block->runs, TrameRun, block->runs->len - 1).text : "";
  g_autofree char *one = trame_agree (before, span->text);
  const char *words = one != NULL ? one : span->text;

  add_run (block, fill->model->voted ? g_strdup (span->text) : trame_typography_own (words), span->style, NULL, FALSE);
}

static void
add_span (const Fill *fill, TrameTextBlock *block, const TrameSpan *span)
{
  if (span->part > 0)
    add_part (fill, block, span);
  else if (span->field != NULL)
    add_field (fill, block, span);
  else if (span->value != NULL)
    {
      g_autofree char *words = trame_model_term_words (&fill->model->terms, span->value);
      const char *joined = *words != '\0' ? join_words (fill, block, words) : SHORT_BLANK;
      add_run (block, g_strdup (joined), span->style, NULL, FALSE);
    }
  else
    add_words (fill, block, span);
}

/* Counts the items of a list, which any other block ends. */
static void
sign_item (Fill *fill, TrameTextBlock *block, gboolean numbered)
{
  if (block->kind == TRAME_BLOCK_ITEM)
    block->sign = trame_list_count_next (&fill->list, block->level, numbered);
  else
    fill->list = (TrameListCount){ 0 };
}

/* A blank that stands alone: one item a line for a list, one paragraph a line for the rest. */
static void
fill_standing_field (Fill *fill, GPtrArray *blocks, const TrameBlock *source)
{
  const char *id = ((TrameSpan *) source->spans->pdata[0])->field;
  const TrameField *field = trame_model_get_field (fill->model, id);
  const char *value = given (fill, field);
  TrameBlockKind kind = field->kind == TRAME_FIELD_LIST ? TRAME_BLOCK_ITEM : TRAME_BLOCK_PARAGRAPH;
  g_auto (GStrv) lines = NULL;

  if (value == NULL)
    {
      TrameTextBlock *block = trame_text_add_block (blocks, kind, 0, TRAME_ALIGN_LEFT);
      add_blank (block, field, 0);
      sign_item (fill, block, source->numbered);
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
      sign_item (fill, block, source->numbered);
    }
}

static void fill_blocks (Fill *fill, GPtrArray *out, const GPtrArray *blocks);

static char **
parts_of (const char *item)
{
  char **parts = g_strsplit (item, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  return parts;
}

/* Once for each item. A list that must be filled and is not shows its blanks once. */
static void
fill_each (Fill *fill, GPtrArray *out, const TrameBlock *each)
{
  const TrameField *field = trame_model_get_field (fill->model, each->of);
  const char *value = given (fill, field);
  g_auto (GStrv) lines = value != NULL ? lines_of (value) : NULL;

  fill->each = field;
  fill->rank = 1;
  if (lines == NULL && field->required)
    fill_blocks (fill, out, each->children);
  for (; lines != NULL && lines[fill->rank - 1] != NULL; fill->rank++)
    {
      fill->parts = parts_of (lines[fill->rank - 1]);
      fill_blocks (fill, out, each->children);
      g_clear_pointer (&fill->parts, g_strfreev);
    }
  fill->each = NULL;
}

/* The row's cells, each as its column. */
static void
fill_row (Fill *fill, TrameTextBlock *filled, const TrameBlock *row)
{
  const GPtrArray *columns = fill->columns;
  for (guint i = 0; i < row->children->len && i < columns->len; i++)
    {
      const TrameBlock *cell = g_ptr_array_index (row->children, i);
      TrameTextBlock *words;

      fill->column = g_ptr_array_index (columns, i);
      words = trame_text_add_block (filled->children, TRAME_BLOCK_CELL, 0, fill->column->align);
      for (guint s = 0; s < cell->spans->len; s++)
        add_span (fill, words, g_ptr_array_index (cell->spans, s));
      set_typography (words);
    }
  fill->column = NULL;
}

/* A table without rows is a sentence that says so. */
static void
say_no_rows (const Fill *fill, GPtrArray *out, const TrameBlock *table)
{
  g_autoptr (TrameSpan) words = trame_span_new_text (table->title != NULL ? table->title : "Néant.", 0);
  TrameTextBlock *sentence;

  g_ptr_array_remove_index (out, out->len - 1);
  sentence = trame_text_add_block (out, TRAME_BLOCK_PARAGRAPH, 0, TRAME_ALIGN_LEFT);
  add_span (fill, sentence, words);
}

/* FILLED is OUT's last; without rows a sentence takes its place. */
static void
fill_table (Fill *fill, GPtrArray *out, TrameTextBlock *filled, const TrameBlock *table)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  for (guint i = 0; i < table->children->len; i++)
    if (((TrameBlock *) table->children->pdata[i])->kind == TRAME_BLOCK_HEAD)
      g_ptr_array_add (columns, table->children->pdata[i]);
  fill->columns = columns;
  fill_blocks (fill, filled->children, table->children);
  fill->columns = NULL;
  if (filled->children->len == columns->len)
    say_no_rows (fill, out, table);
}

static void
fill_blocks (Fill *fill, GPtrArray *out, const GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const TrameBlock *block = g_ptr_array_index (blocks, i);
      TrameTextBlock *filled;

      if (block->when != NULL && given (fill, trame_model_get_field (fill->model, block->when)) == NULL)
        continue;
      if (block->kind == TRAME_BLOCK_FIELD)
        {
          fill_standing_field (fill, out, block);
          continue;
        }
      if (block->kind == TRAME_BLOCK_EACH)
        {
          fill_each (fill, out, block);
          continue;
        }
      filled = trame_text_add_block (out, block->kind, block->level, block->align);
      for (guint s = 0; s < block->spans->len; s++)
        add_span (fill, filled, g_ptr_array_index (block->spans, s));
      filled->heads = block->heads;
      filled->addresses = block->addresses;
      filled->number = g_strdup (block->number);
      trame_text_block_set_picture (filled, block->picture, block->title);
      set_typography (filled);
      sign_item (fill, filled, block->numbered);
      if (block->kind == TRAME_BLOCK_ROW)
        fill_row (fill, filled, block);
      else if (block->kind == TRAME_BLOCK_TABLE)
        fill_table (fill, out, filled, block);
      else if (block->children != NULL)
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
  fill.text->act = model->kind == TRAME_MODEL_ACT;
  g_clear_pointer (&fill.text->missing, g_ptr_array_unref);
  fill.text->missing = trame_fill_missing (model, values);
  fill.text->draft = force_draft || fill.text->missing->len > 0;
  fill_blocks (&fill, fill.text->blocks, model->blocks);
  /* An amendment and a letter name the articles of the convention, not their own. */
  trame_text_find_links (fill.text, model->kind == TRAME_MODEL_CONVENTION);
  fill.text->data = data_of (&fill);
  return fill.text;
}
