/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of a signatures' block. Who signs needs room: an empty paragraph is that room; without one it is left above the
 * name (the first bold words, or a family name in capitals), or under a column that gives no name. */
#include "documents/typeset/signatures.h"

#include "documents/typeset/flow.h"

static const double gutter = 24;
static const double room = 4.2;                               /* to sign, in sizes of the text */
static const double window_top = 153, address_leading = 1.25; /* from the sheet's top, points; in sizes of the text */

static void
clear_part (gpointer data)
{
  trame_set_paragraph_free (((TrameColumnPart *) data)->paragraph);
}

static gboolean
is_blank_part (const TrameTextBlock *part)
{
  for (guint i = 0; part->runs != NULL && i < part->runs->len; i++)
    {
      const TrameRun *run = &g_array_index (part->runs, TrameRun, i);
      if (run->blank)
        return FALSE;
      for (const char *at = run->text != NULL ? run->text : ""; *at != '\0'; at = g_utf8_next_char (at))
        if (!g_unichar_isspace (g_utf8_get_char (at)))
          return FALSE;
    }
  return TRUE;
}

static gboolean
is_bold_part (const TrameTextBlock *part)
{
  return part->runs != NULL && part->runs->len > 0
         && (g_array_index (part->runs, TrameRun, 0).style & TRAME_SPAN_BOLD) != 0;
}

/* Whether a word of PART is in capitals, as a family name is, or the name is still to come. */
static gboolean
has_name (const TrameTextBlock *part)
{
  guint capitals = 0;
  for (guint i = 0; part->runs != NULL && i < part->runs->len; i++)
    {
      const TrameRun *run = &g_array_index (part->runs, TrameRun, i);
      if (run->blank)
        return TRUE;
      const char *text = run->text;
      for (const char *at = text != NULL ? text : ""; *at != '\0'; at = g_utf8_next_char (at))
        {
          capitals = g_unichar_isupper (g_utf8_get_char (at)) ? capitals + 1 : 0;
          if (capitals >= 2)
            return TRUE;
        }
    }
  return FALSE;
}

/* The part above which room is left to sign; the count of parts: under them all. */
static guint
find_room (const GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (is_blank_part (g_ptr_array_index (parts, i)))
      return i;
  for (guint i = 1; i < parts->len; i++)
    if (is_bold_part (g_ptr_array_index (parts, i)) && !is_bold_part (g_ptr_array_index (parts, i - 1)))
      return i;
  for (guint i = parts->len; i > 1; i--)
    if (has_name (g_ptr_array_index (parts, i - 1)))
      return i - 1;
  return parts->len;
}

/* A letter's address: lines close enough to be seen through a window together. */
static TrameLook
make_address_look (const TrameStyle *style, TrameAlign align)
{
  TrameLook look = trame_look_for_signature (style, align);
  look.leading = look.size * address_leading;
  look.before = 0;
  return look;
}

/* Parts from TOP on. */
static GArray *
set_column (const TrameSetter *setter,
            const TrameTextBlock *column,
            gboolean addresses,
            const TrameStyle *style,
            double top,
            double width,
            double *height)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (TrameColumnPart));
  g_array_set_clear_func (parts, clear_part);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  const GPtrArray *sources = column->children != NULL ? column->children : none;
  guint space = addresses ? G_MAXUINT : find_room (sources);
  double size = trame_look_for_signature (style, TRAME_ALIGN_LEFT).size;
  double y = top;
  for (guint i = 0; i < sources->len; i++)
    {
      const TrameTextBlock *source = g_ptr_array_index (sources, i);
      if (i == space)
        y += room * size;
      if (source->runs == NULL || is_blank_part (source))
        continue;
      TrameLook look = addresses ? make_address_look (style, source->align)
                                 : trame_look_for_signature (style, source->align);
      if (parts->len > 0)
        y += look.before;
      TrameColumnPart part = { .paragraph = trame_set_paragraph_new (setter, source->runs, &look, width), .y = y };
      if (trame_set_paragraph_is_empty (part.paragraph))
        {
          trame_set_paragraph_free (part.paragraph);
          continue;
        }
      y += trame_set_paragraph_get_height (part.paragraph);
      g_array_append_val (parts, part);
    }
  *height = space == sources->len ? y + room * size : y;
  return parts;
}

GPtrArray *
trame_signatures_set (const TrameSetter *setter,
                      const TrameTextBlock *source,
                      const TrameStyle *style,
                      double top,
                      double width,
                      double *column_width,
                      double *step,
                      double *height)
{
  guint count = source->children->len;
  *column_width = MAX ((width - gutter * (count - 1)) / count, width / 8);
  *step = *column_width + gutter;
  *height = 0;
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < count; i++)
    {
      double column_height, start = source->addresses && i > 0 && top > 0 ? MAX (window_top - top, 0) : 0;
      g_ptr_array_add (columns, set_column (setter, g_ptr_array_index (source->children, i), source->addresses, style,
                                            start, *column_width, &column_height));
      *height = MAX (*height, column_height);
    }
  return columns;
}
