/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file without pages: a text view whose words know their place in the file. */
#include "app/preview/preview-text.h"

#include <glib/gi18n-lib.h>

struct _TramePreviewText
{
  GtkWidget parent_instance;

  GtkWidget *scrolled, *view;
  GtkTextBuffer *buffer;
  const TramePageText *page;
  GArray *words;           /* of Place, in the text's order */
  GPtrArray *overlay_tags; /* of GtkTextTag */
  GtkTextTag *found_tag, *shown_tag;
  const TrameOverlays *overlays;
  char *focused;
};

/* A word in the buffer. */
typedef struct
{
  const TrameWord *word;
  int start, end; /* characters of the buffer */
} Place;

static guint overlay_activated;

G_DEFINE_FINAL_TYPE (TramePreviewText, trame_preview_text, GTK_TYPE_WIDGET)

static gboolean
touches (TrameBox a, TrameBox b)
{
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

static gboolean
is_of (const TrameOverlay *overlay, const TrameWord *word)
{
  if (word->offset >= overlay->start && word->offset < overlay->end)
    return TRUE;
  for (guint i = 0; i < overlay->boxes->len; i++)
    if (touches (g_array_index (overlay->boxes, TrameBox, i), word->box))
      return TRUE;
  return FALSE;
}

static void
apply (TramePreviewText *self, GtkTextTag *tag, const Place *first, const Place *last)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, first->start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, last->end);
  gtk_text_buffer_apply_tag (self->buffer, tag, &start, &end);
}

static void
scroll_to (TramePreviewText *self, const Place *place)
{
  GtkTextIter iter;
  GtkTextMark *mark;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, place->start);
  mark = gtk_text_buffer_create_mark (self->buffer, NULL, &iter, TRUE);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), mark, 0.1, TRUE, 0, 0.3);
  gtk_text_buffer_delete_mark (self->buffer, mark);
}

/* Colours the words of one overlay, neighbours together; returns the first, or NULL. */
static const Place *
colour (TramePreviewText *self, const TrameOverlay *overlay, GtkTextTag *tag)
{
  const Place *first = NULL;

  for (guint i = 0; i < self->words->len;)
    {
      guint end = i;

      while (end < self->words->len && is_of (overlay, g_array_index (self->words, Place, end).word))
        end++;
      if (end > i)
        {
          apply (self, tag, &g_array_index (self->words, Place, i), &g_array_index (self->words, Place, end - 1));
          first = first == NULL ? &g_array_index (self->words, Place, i) : first;
        }
      i = MAX (end, i + 1);
    }
  return first;
}

static void
forget_tags (TramePreviewText *self)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (self->buffer);

  for (guint i = 0; i < self->overlay_tags->len; i++)
    gtk_text_tag_table_remove (table, self->overlay_tags->pdata[i]);
  g_ptr_array_set_size (self->overlay_tags, 0);
}

void
trame_preview_text_mark (TramePreviewText *view, const TrameOverlays *overlays)
{
  const gboolean moved = g_strcmp0 (view->focused, overlays->focused) != 0;
  const Place *shown = NULL;

  forget_tags (view);
  view->overlays = overlays;
  for (guint i = 0; i < overlays->list->len; i++)
    {
      const TrameOverlay *overlay = overlays->list->pdata[i];
      const gboolean focused = overlays->focused != NULL && g_strcmp0 (overlays->focused, overlay->id) == 0;
      GdkRGBA color = trame_overlay_color (GTK_WIDGET (view), overlay->style);
      GtkTextTag *tag;
      const Place *first;

      color.alpha = focused ? 0.4f : 0.18f;
      tag = gtk_text_buffer_create_tag (view->buffer, NULL, "background-rgba", &color, "underline",
                                        focused ? PANGO_UNDERLINE_SINGLE : PANGO_UNDERLINE_NONE, NULL);
      g_ptr_array_add (view->overlay_tags, tag);
      first = colour (view, overlay, tag);
      if (focused && shown == NULL)
        shown = first;
    }
  g_free (view->focused);
  view->focused = g_strdup (overlays->focused);
  if (moved && shown != NULL)
    scroll_to (view, shown);
}

void
trame_preview_text_mark_found (TramePreviewText *view, const GArray *found, guint found_at, gboolean reveal)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (view->buffer, &start, &end);
  gtk_text_buffer_remove_tag (view->buffer, view->found_tag, &start, &end);
  gtk_text_buffer_remove_tag (view->buffer, view->shown_tag, &start, &end);
  for (guint i = 0; i < found->len; i++)
    {
      const TramePageHit *hit = &g_array_index (found, TrameFound, i).hit;
      gboolean revealed = FALSE;

      for (guint j = 0; j < view->words->len; j++)
        {
          const Place *place = &g_array_index (view->words, Place, j);

          if (!touches (hit->boxes[0], place->word->box))
            continue;
          apply (view, i == found_at ? view->shown_tag : view->found_tag, place, place);
          if (i == found_at && reveal && !revealed)
            scroll_to (view, place);
          revealed = TRUE;
        }
    }
}

char *
trame_preview_text_selected (TramePreviewText *view)
{
  GtkTextIter start, end;

  return gtk_text_buffer_get_selection_bounds (view->buffer, &start, &end)
             ? gtk_text_buffer_get_text (view->buffer, &start, &end, FALSE)
             : NULL;
}

/* One line of the file: its words, bold and italic kept. */
static void
insert_line (TramePreviewText *self, const TrameLine *line)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (self->buffer);
  GtkTextIter at;

  for (guint i = 0; i < line->words->len; i++)
    {
      const TrameWord *word = line->words->pdata[i];
      Place place = { .word = word };

      gtk_text_buffer_get_end_iter (self->buffer, &at);
      if (i > 0 && word->space_before)
        gtk_text_buffer_insert (self->buffer, &at, " ", 1);
      place.start = gtk_text_iter_get_offset (&at);
      gtk_text_buffer_insert (self->buffer, &at, word->text, -1);
      place.end = gtk_text_iter_get_offset (&at);
      g_array_append_val (self->words, place);
      if (word->bold)
        apply (self, gtk_text_tag_table_lookup (table, "bold"), &place, &place);
      if (word->italic)
        apply (self, gtk_text_tag_table_lookup (table, "italic"), &place, &place);
    }
  gtk_text_buffer_get_end_iter (self->buffer, &at);
  gtk_text_buffer_insert (self->buffer, &at, "\n", 1);
}

void
trame_preview_text_show (TramePreviewText *view, const TramePageText *page)
{
  forget_tags (view);
  view->page = page;
  g_array_set_size (view->words, 0);
  gtk_text_buffer_set_text (view->buffer, "", 0);
  for (guint i = 0; page != NULL && i < page->lines->len; i++)
    {
      const TrameLine *line = page->lines->pdata[i];
      GtkTextIter end;

      /* A line left empty in the file is left empty here. */
      if (i > 0 && line->box.y0 - ((const TrameLine *) page->lines->pdata[i - 1])->box.y0 > 15)
        {
          gtk_text_buffer_get_end_iter (view->buffer, &end);
          gtk_text_buffer_insert (view->buffer, &end, "\n", 1);
        }
      insert_line (view, line);
    }
}

static void
on_released (GtkGestureClick *click, int n_press, double x, double y, TramePreviewText *self)
{
  GtkTextIter iter;
  int buffer_x, buffer_y, offset;

  if (self->overlays == NULL || gtk_text_buffer_get_has_selection (self->buffer))
    return;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                         &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &iter, buffer_x, buffer_y))
    return;
  offset = gtk_text_iter_get_offset (&iter);
  for (guint i = 0; i < self->words->len; i++)
    {
      const Place *place = &g_array_index (self->words, Place, i);

      if (offset < place->start || offset > place->end)
        continue;
      for (guint j = self->overlays->list->len; j > 0; j--)
        if (is_of (self->overlays->list->pdata[j - 1], place->word))
          {
            const TrameOverlay *overlay = self->overlays->list->pdata[j - 1];

            g_signal_emit (self, overlay_activated, 0, overlay->id);
            return;
          }
    }
}

static void
trame_preview_text_dispose (GObject *object)
{
  TramePreviewText *self = TRAME_PREVIEW_TEXT (object);

  self->overlays = NULL;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (trame_preview_text_parent_class)->dispose (object);
}

static void
trame_preview_text_finalize (GObject *object)
{
  TramePreviewText *self = TRAME_PREVIEW_TEXT (object);

  g_array_unref (self->words);
  g_ptr_array_unref (self->overlay_tags);
  g_free (self->focused);
  G_OBJECT_CLASS (trame_preview_text_parent_class)->finalize (object);
}

static void
trame_preview_text_class_init (TramePreviewTextClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = trame_preview_text_dispose;
  G_OBJECT_CLASS (class)->finalize = trame_preview_text_finalize;
  overlay_activated = g_signal_new ("overlay-activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
trame_preview_text_init (TramePreviewText *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkTextView *view;

  self->words = g_array_new (FALSE, FALSE, sizeof (Place));
  self->overlay_tags = g_ptr_array_new ();
  self->view = gtk_text_view_new ();
  view = GTK_TEXT_VIEW (self->view);
  self->buffer = gtk_text_view_get_buffer (view);
  self->found_tag = gtk_text_buffer_create_tag (self->buffer, NULL, "background", "#f8e45c", "foreground", "black",
                                                NULL);
  self->shown_tag = gtk_text_buffer_create_tag (self->buffer, NULL, "background", "#ff7800", "foreground", "black",
                                                NULL);
  gtk_text_buffer_create_tag (self->buffer, "bold", "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (self->buffer, "italic", "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, 24);
  gtk_text_view_set_right_margin (view, 24);
  gtk_text_view_set_top_margin (view, 18);
  gtk_text_view_set_bottom_margin (view, 18);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text of the file"), -1);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (click));
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
trame_preview_text_new (void)
{
  return g_object_new (TRAME_TYPE_PREVIEW_TEXT, NULL);
}
