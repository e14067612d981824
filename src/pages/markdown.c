/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of Markdown, read block by block: headings, list items, rules, emphasis across a block's lines, escapes.
 * What is not a mark stays as it is written; no HTML but <br> and the commonest entities. */
#include "pages/text-file.h"

#include <string.h>

/* What a character of a block is. */
typedef enum
{
  KIND_TEXT,
  KIND_ESCAPED, /* text that can be no mark */
  KIND_GONE,    /* a mark that was read */
} Kind;

typedef struct
{
  TrameTypedCharacter typed;
  Kind kind;
} Character;

/* A run of "*" or "_" that may open emphasis. */
typedef struct
{
  gsize at, length;
} Opener;

typedef struct
{
  TramePageText *page;
  GArray *block;   /* of Character, its lines ended by '\n' */
  GArray *rows;    /* of gsize, the file's row of each of its lines */
  GArray *indents; /* of gsize */
  gboolean heading, fenced;
} Reading;

static const Character *
character_at (const GArray *block, gsize i)
{
  return i < block->len ? &g_array_index (block, Character, i) : NULL;
}

static gboolean
is_blank_at (const GArray *block, gsize i)
{
  const Character *c = character_at (block, i);

  return c == NULL || g_unichar_isspace (c->typed.c);
}

static gboolean
is_letter_at (const GArray *block, gsize i)
{
  const Character *c = character_at (block, i);

  return c != NULL && g_unichar_isalnum (c->typed.c);
}

/* Gives bold or italic to what lies between two marks of LENGTH characters, and takes the marks away. */
static void
emphasise (GArray *block, gsize from, gsize to, gsize length)
{
  for (gsize i = from; i < to + length; i++)
    {
      Character *c = &g_array_index (block, Character, i);

      if (i < from + length || i >= to)
        c->kind = KIND_GONE;
      else if (length == 2)
        c->typed.bold = TRUE;
      else
        c->typed.italic = TRUE;
    }
}

/* Closes with the run AT (LENGTH marks of C) what it can of OPENERS; returns how many marks were used. */
static gsize
close_emphasis (GArray *block, GArray *openers, gunichar c, gsize at, gsize length)
{
  gsize used = 0;

  for (guint i = openers->len; i > 0 && used < length; i--)
    {
      Opener *opener = &g_array_index (openers, Opener, i - 1);

      if (character_at (block, opener->at)->typed.c != c)
        continue;
      while (opener->length > 0 && used < length)
        {
          const gsize n = opener->length >= 2 && length - used >= 2 ? 2 : 1;

          opener->length -= n;
          emphasise (block, opener->at + opener->length, at + used, n);
          used += n;
        }
      g_array_set_size (openers, opener->length > 0 ? i : i - 1);
    }
  return used;
}

static void
read_emphasis (GArray *block)
{
  g_autoptr (GArray) openers = g_array_new (FALSE, FALSE, sizeof (Opener));

  for (gsize i = 0; i < block->len;)
    {
      const Character first = g_array_index (block, Character, i);
      gsize length = 0, used = 0;
      gboolean opens, closes;

      while (i + length < block->len && character_at (block, i + length)->typed.c == first.typed.c
             && character_at (block, i + length)->kind == KIND_TEXT)
        length++;
      if (length == 0 || (first.typed.c != '*' && first.typed.c != '_'))
        {
          i++;
          continue;
        }
      opens = !is_blank_at (block, i + length);
      closes = i > 0 && !is_blank_at (block, i - 1);
      if (first.typed.c == '_')
        {
          const gboolean inside = i > 0 && is_letter_at (block, i - 1) && is_letter_at (block, i + length);

          opens = opens && !inside;
          closes = closes && !inside;
        }
      if (closes)
        used = close_emphasis (block, openers, first.typed.c, i, length);
      if (opens && used < length && openers->len < 64)
        {
          const Opener opener = { .at = i + used, .length = length - used };

          g_array_append_val (openers, opener);
        }
      i += length;
    }
}

/* Writes the block's lines on the page and empties it. */
static void
end_block (Reading *reading)
{
  g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (TrameTypedCharacter));
  guint row = 0;

  if (!reading->fenced)
    read_emphasis (reading->block);
  for (gsize i = 0; i < reading->block->len; i++)
    {
      Character *c = &g_array_index (reading->block, Character, i);

      c->typed.bold = c->typed.bold || reading->heading;
      if (c->typed.c == '\n')
        {
          trame_text_type_line (reading->page, (const TrameTypedCharacter *) (void *) line->data, line->len,
                                g_array_index (reading->rows, gsize, row),
                                g_array_index (reading->indents, gsize, row));
          g_array_set_size (line, 0);
          row++;
        }
      else if (c->kind != KIND_GONE)
        g_array_append_val (line, c->typed);
    }
  g_array_set_size (reading->block, 0);
  g_array_set_size (reading->rows, 0);
  g_array_set_size (reading->indents, 0);
  reading->heading = FALSE;
}

static void
add_character (Reading *reading, gunichar c, gsize offset, Kind kind)
{
  const Character character = { .typed = { .c = c, .offset = offset }, .kind = kind };

  g_array_append_val (reading->block, character);
}

/* The character an entity or a <br> at P stands for, 0 for none; *LENGTH: its bytes. */
static gunichar
entity (const char *p, gsize *length)
{
  static const struct
  {
    const char *written;
    gunichar c;
  } entities[] = { { "&amp;", '&' },     { "&lt;", '<' }, { "&gt;", '>' },  { "&quot;", '"' },
                   { "&nbsp;", 0x00A0 }, { "<br>", ' ' }, { "<br/>", ' ' }, { "<br />", ' ' } };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (p, entities[i].written))
      {
        *length = strlen (entities[i].written);
        return entities[i].c;
      }
  return 0;
}

/* Adds TEXT (LENGTH bytes of one line, the first at OFFSET in the file) and the line's end to the block. */
static void
add_line (Reading *reading, const char *text, gsize length, gsize offset, gsize row, gsize indent)
{
  const char *end = text + length;

  for (const char *p = text; p < end;)
    {
      gsize taken = (gsize) (g_utf8_next_char (p) - p);
      const gunichar c = g_utf8_get_char (p), named = reading->fenced ? 0 : entity (p, &taken);

      if (reading->fenced)
        add_character (reading, c, offset, KIND_ESCAPED);
      else if (named != 0)
        add_character (reading, named, offset, KIND_ESCAPED);
      else if (c == '\\' && p + 1 < end && g_ascii_ispunct (p[1]))
        {
          add_character (reading, (guchar) p[1], ++offset, KIND_ESCAPED);
          taken = 2;
        }
      else if (c == '`')
        add_character (reading, c, offset, KIND_GONE);
      else
        add_character (reading, c, offset, KIND_TEXT);
      offset += named != 0 ? taken : 1;
      p += taken;
    }
  add_character (reading, '\n', offset, KIND_ESCAPED);
  g_array_append_val (reading->rows, row);
  g_array_append_val (reading->indents, indent);
}

/* Whether a line is made of at least three of one of "-*_", and spaces. */
static gboolean
is_rule (const char *text, gsize length)
{
  const char mark = length > 0 ? text[0] : '\0';
  gsize n = 0;

  if (mark == '\0' || strchr ("-*_", mark) == NULL)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (text[i] == mark)
      n++;
    else if (text[i] != ' ')
      return FALSE;
  return n >= 3;
}

/* Whether a line under a paragraph makes it a heading. */
static gboolean
is_underline (const char *text, gsize length)
{
  gsize n = 0;

  while (n < length && text[n] == text[0])
    n++;
  return n > 0 && n == length && (text[0] == '=' || (text[0] == '-' && n >= 2));
}

static gsize
heading_marks (const char *text, gsize length)
{
  gsize n = 0;

  while (n < length && text[n] == '#')
    n++;
  return n >= 1 && n <= 6 && (n == length || text[n] == ' ') ? n : 0;
}

static gboolean
is_fence (const char *text, gsize length)
{
  return length >= 3 && (strncmp (text, "```", 3) == 0 || strncmp (text, "~~~", 3) == 0);
}

/* A heading: its marks before and after are left out. */
static void
read_heading (Reading *reading, const char *text, gsize length, gsize offset, gsize row)
{
  gsize marks = heading_marks (text, length);

  end_block (reading);
  while (length > marks && (text[length - 1] == '#' || text[length - 1] == ' '))
    length--;
  while (marks < length && text[marks] == ' ')
    marks++;
  add_line (reading, text + marks, length - marks, offset + marks, row, 0);
  reading->heading = TRUE;
  end_block (reading);
}

static void
read_rule (Reading *reading, gsize row)
{
  const float y = (float) (row * TRAME_TYPE_LINE + TRAME_TYPE_HEIGHT / 2);

  end_block (reading);
  if (reading->page->rules->len < TRAME_PAGE_MAX_RULES)
    trame_page_text_add_rule (reading->page, (TrameBox){ .x0 = 0, .y0 = y, .x1 = 80 * TRAME_TYPE_WIDTH, .y1 = y + 1 });
}

/* A list's item begins a block; its mark becomes a bullet. */
static void
read_item (Reading *reading, const char *text, gsize length, gsize offset, gsize row, gsize indent)
{
  end_block (reading);
  add_character (reading, 0x2022, offset, KIND_ESCAPED);
  add_line (reading, text + 1, length - 1, offset + 1, row, indent);
}

/* A line that is no mark by itself: it goes on the block in hand. */
static void
read_plain (Reading *reading, const char *text, gsize length, gsize offset, gsize row, gsize indent)
{
  while (length > 0 && text[0] == '>')
    {
      const gsize skip = length > 1 && text[1] == ' ' ? 2 : 1;

      text += skip;
      length -= skip;
      offset += skip;
    }
  add_line (reading, text, length, offset, row, indent);
}

/* One line of the file, without its end; OFFSET in characters of its first. */
static void
read_line (Reading *reading, const char *text, gsize length, gsize offset, gsize row)
{
  gsize indent = 0;

  while (indent < length && text[indent] == ' ')
    indent++;
  text += indent;
  length -= indent;
  offset += indent;
  while (length > 0 && text[length - 1] == ' ')
    length--;
  if (is_fence (text, length))
    {
      end_block (reading);
      reading->fenced = !reading->fenced;
    }
  else if (reading->fenced)
    add_line (reading, text, length, offset, row, indent);
  else if (length == 0)
    end_block (reading);
  else if (heading_marks (text, length) > 0)
    read_heading (reading, text, length, offset, row);
  else if (reading->block->len > 0 && is_underline (text, length))
    {
      reading->heading = TRUE;
      end_block (reading);
    }
  else if (is_rule (text, length))
    read_rule (reading, row);
  else if (length >= 2 && strchr ("-*+", text[0]) != NULL && text[1] == ' ')
    read_item (reading, text, length, offset, row, indent);
  else
    read_plain (reading, text, length, offset, row, indent);
}

TramePageText *
trame_markdown_page (const char *text)
{
  Reading reading = { .page = trame_page_text_new (1, 0, 0),
                      .block = g_array_new (FALSE, FALSE, sizeof (Character)),
                      .rows = g_array_new (FALSE, FALSE, sizeof (gsize)),
                      .indents = g_array_new (FALSE, FALSE, sizeof (gsize)) };
  gsize offset = 0, row = 0;

  for (const char *line = text;; row++)
    {
      const char *end = strchrnul (line, '\n');
      const gsize length = (gsize) (end - line);

      read_line (&reading, line, length, offset, row);
      offset += (gsize) g_utf8_strlen (line, (gssize) length) + 1;
      if (*end == '\0')
        break;
      line = end + 1;
    }
  end_block (&reading);
  trame_text_end_page (reading.page, row + 1);
  g_array_unref (reading.block);
  g_array_unref (reading.rows);
  g_array_unref (reading.indents);
  return reading.page;
}

gboolean
trame_text_is_markdown (const char *text)
{
  guint marks = 0;

  for (const char *line = text; *line != '\0' && marks < 2;)
    {
      const char *end = strchrnul (line, '\n');
      const gsize length = (gsize) (end - line);
      const char *bold = memmem (line, length, "**", 2);

      if (heading_marks (line, length) > 0 && length > 2)
        marks += 2;
      else if (bold != NULL && memmem (bold + 2, length - (gsize) (bold - line) - 2, "**", 2) != NULL && bold[2] != '*')
        marks += 2;
      else if (is_fence (line, length) || memmem (line, length, "\\_", 2) != NULL
               || (length > 2 && (line[0] == '-' || line[0] == '*') && line[1] == ' '))
        marks += 1;
      line = *end == '\0' ? end : end + 1;
    }
  return marks >= 2;
}
