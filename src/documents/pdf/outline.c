/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline as a tree of lines, each linked to its parent, neighbours and children. */
#include "documents/pdf/outline.h"

#include "documents/pdf/syntax.h"

/* Indices of other lines; -1: none (of a parent: the root). */
typedef struct
{
  guint level;
  char *title;
  guint page;
  double x, y;
  gint parent, previous, next, first, last;
  guint below; /* lines under it, at any depth */
} OutlineLine;

struct _TramePdfOutline
{
  GArray *lines; /* of OutlineLine */
};

static void
clear_line (gpointer data)
{
  g_free (((OutlineLine *) data)->title);
}

TramePdfOutline *
trame_pdf_outline_new (void)
{
  TramePdfOutline *outline = g_new (TramePdfOutline, 1);
  outline->lines = g_array_new (FALSE, FALSE, sizeof (OutlineLine));
  g_array_set_clear_func (outline->lines, clear_line);
  return outline;
}

void
trame_pdf_outline_free (TramePdfOutline *outline)
{
  if (outline == NULL)
    return;
  g_array_unref (outline->lines);
  g_free (outline);
}

void
trame_pdf_outline_add (TramePdfOutline *outline, guint level, const char *title, guint page, double x, double y)
{
  OutlineLine *lines = (OutlineLine *) outline->lines->data;
  gint index = (gint) outline->lines->len;
  gint before = index - 1;
  OutlineLine line = {
    .page = page, .x = x, .y = y, .parent = -1, .previous = -1, .next = -1, .first = -1, .last = -1
  };
  line.level = before < 0 ? 1 : CLAMP (level, 1, lines[before].level + 1);
  line.title = g_strdup (title);

  if (before >= 0 && lines[before].level < line.level)
    line.parent = before;
  else if (before >= 0)
    {
      line.previous = before;
      while (lines[line.previous].level > line.level)
        line.previous = lines[line.previous].parent;
      line.parent = lines[line.previous].parent;
      lines[line.previous].next = index;
    }
  if (line.parent >= 0)
    {
      if (lines[line.parent].first < 0)
        lines[line.parent].first = index;
      lines[line.parent].last = index;
    }
  for (gint above = line.parent; above >= 0; above = lines[above].parent)
    lines[above].below++;
  g_array_append_val (outline->lines, line);
}

static void
append_link (GString *body, const char *name, gint index, guint first_id)
{
  if (index >= 0)
    g_string_append_printf (body, "/%s %u 0 R", name, first_id + (guint) index);
}

guint
trame_pdf_outline_put (const TramePdfOutline *outline, TramePdfFile *file, const guint *page_ids)
{
  guint count = outline->lines->len;
  if (count == 0)
    return 0;
  guint root = trame_pdf_file_reserve (file);
  guint first_id = trame_pdf_file_reserve (file);
  for (guint i = 1; i < count; i++)
    trame_pdf_file_reserve (file);

  gint last = 0;
  for (guint i = 0; i < count; i++)
    {
      const OutlineLine *line = &g_array_index (outline->lines, OutlineLine, i);
      if (line->parent < 0)
        last = (gint) i;
      g_autoptr (GString) body = g_string_new ("<</Title ");
      trame_pdf_append_text (body, line->title, -1);
      g_string_append_printf (body, "/Parent %u 0 R", line->parent < 0 ? root : first_id + (guint) line->parent);
      append_link (body, "Prev", line->previous, first_id);
      append_link (body, "Next", line->next, first_id);
      append_link (body, "First", line->first, first_id);
      append_link (body, "Last", line->last, first_id);
      if (line->below > 0)
        g_string_append_printf (body, "/Count %u", line->below);
      g_string_append_printf (body, "/Dest[%u 0 R/XYZ ", page_ids[line->page]);
      trame_pdf_append_number (body, line->x, 1);
      g_string_append_c (body, ' ');
      trame_pdf_append_number (body, line->y, 1);
      g_string_append (body, " 0]>>");
      trame_pdf_file_put (file, first_id + i, body->str, (gssize) body->len);
    }
  trame_pdf_file_putf (file, root, "<</Type/Outlines/First %u 0 R/Last %u 0 R/Count %u>>", first_id,
                       first_id + (guint) last, count);
  return root;
}
