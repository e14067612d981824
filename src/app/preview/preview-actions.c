/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page view's public functions, its actions and its keys. */
#include "app/preview/preview-private.h"

#include <math.h>

static const double zoom_steps[] = { 0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4 };

static TramePreviewCanvas *
canvas_of (TramePreview *self)
{
  return TRAME_PREVIEW_CANVAS (self->canvas);
}

GtkWidget *
trame_preview_new (void)
{
  return g_object_new (TRAME_TYPE_PREVIEW, NULL);
}

static void
take_bytes (TramePreview *self, GBytes *bytes, const char *media_type, gboolean foreign)
{
  GBytes *old = self->pdf;

  self->pdf = bytes == NULL ? NULL : g_bytes_ref (bytes);
  g_clear_pointer (&old, g_bytes_unref);
  g_free (self->media_type);
  self->media_type = g_strdup (media_type);
  self->foreign = foreign;
  trame_preview_text_show (TRAME_PREVIEW_TEXT (self->text), NULL);
}

void
trame_preview_set_document (TramePreview *preview, GBytes *pdf)
{
  trame_preview_set_pages (preview, pdf, NULL);
}

void
trame_preview_set_pages (TramePreview *preview, GBytes *pdf, GArray *marks)
{
  const char *shown;

  g_return_if_fail (TRAME_IS_PREVIEW (preview));
  take_bytes (preview, pdf, "application/pdf", FALSE);
  shown = gtk_stack_get_visible_child_name (GTK_STACK (preview->stack));
  if (pdf != NULL && g_strcmp0 (shown, "pages") != 0)
    trame_preview_wait (preview);
  trame_preview_canvas_show (canvas_of (preview), pdf, marks, NULL);
  trame_preview_update_actions (preview);
}

void
trame_preview_set_reader (TramePreview *preview, TrameReader *reader)
{
  g_return_if_fail (TRAME_IS_PREVIEW (preview));
  take_bytes (preview, reader == NULL ? NULL : trame_reader_bytes (reader),
              reader == NULL ? NULL : trame_reader_media_type (reader), TRUE);
  trame_preview_canvas_show (canvas_of (preview), NULL, NULL, reader);
  if (reader != NULL)
    trame_preview_wait (preview);
  trame_preview_update_actions (preview);
}

void
trame_preview_set_foreign (TramePreview *preview, GBytes *bytes, const char *media_type)
{
  g_return_if_fail (TRAME_IS_PREVIEW (preview));
  g_return_if_fail (bytes != NULL);
  take_bytes (preview, bytes, media_type, TRUE);
  trame_preview_canvas_show_foreign (canvas_of (preview), bytes, media_type);
  trame_preview_wait (preview);
  trame_preview_update_actions (preview);
}

void
trame_preview_set_file_name (TramePreview *preview, const char *name)
{
  g_return_if_fail (TRAME_IS_PREVIEW (preview));
  if (g_strcmp0 (preview->file_name, name) == 0)
    return;
  g_free (preview->file_name);
  preview->file_name = g_strdup (name);
  g_object_notify (G_OBJECT (preview), "file-name");
}

void
trame_preview_set_overlays (TramePreview *preview, const TramePreviewOverlay *overlays, guint n_overlays)
{
  g_return_if_fail (TRAME_IS_PREVIEW (preview));
  g_return_if_fail (overlays != NULL || n_overlays == 0);
  trame_preview_canvas_set_overlays (canvas_of (preview), overlays, n_overlays);
  trame_preview_text_mark (TRAME_PREVIEW_TEXT (preview->text), &canvas_of (preview)->overlays);
}

void
trame_preview_focus_overlay (TramePreview *preview, const char *id)
{
  g_return_if_fail (TRAME_IS_PREVIEW (preview));
  trame_preview_canvas_focus_overlay (canvas_of (preview), id);
  trame_preview_text_mark (TRAME_PREVIEW_TEXT (preview->text), &canvas_of (preview)->overlays);
}

guint
trame_preview_get_n_pages (TramePreview *preview)
{
  g_return_val_if_fail (TRAME_IS_PREVIEW (preview), 0);
  return canvas_of (preview)->sizes->len;
}

guint
trame_preview_get_page (TramePreview *preview)
{
  g_return_val_if_fail (TRAME_IS_PREVIEW (preview), 0);
  return canvas_of (preview)->sizes->len == 0 ? 0
                                              : MIN (canvas_of (preview)->page + 1, canvas_of (preview)->sizes->len);
}

void
trame_preview_set_page (TramePreview *preview, guint page)
{
  g_return_if_fail (TRAME_IS_PREVIEW (preview));
  if (page >= 1)
    trame_preview_canvas_go_to (canvas_of (preview), page - 1);
}

double
trame_preview_get_zoom (TramePreview *preview)
{
  g_return_val_if_fail (TRAME_IS_PREVIEW (preview), 1);
  return canvas_of (preview)->zoom;
}

void
trame_preview_set_zoom (TramePreview *preview, double zoom)
{
  GtkWidget *canvas;

  g_return_if_fail (TRAME_IS_PREVIEW (preview));
  g_return_if_fail (isfinite (zoom));
  canvas = preview->canvas;
  trame_preview_canvas_set_zoom (canvas_of (preview), zoom, gtk_widget_get_width (canvas) / 2.0,
                                 gtk_widget_get_height (canvas) / 2.0);
}

TrameZoomMode
trame_preview_get_zoom_mode (TramePreview *preview)
{
  g_return_val_if_fail (TRAME_IS_PREVIEW (preview), TRAME_ZOOM_FREE);
  return canvas_of (preview)->mode;
}

void
trame_preview_set_zoom_mode (TramePreview *preview, TrameZoomMode mode)
{
  g_return_if_fail (TRAME_IS_PREVIEW (preview));
  trame_preview_canvas_set_mode (canvas_of (preview), mode);
}

const TramePageText *
trame_preview_get_text (TramePreview *preview, guint page)
{
  g_return_val_if_fail (TRAME_IS_PREVIEW (preview), NULL);
  return page < 1 ? NULL : trame_preview_canvas_text (canvas_of (preview), page - 1);
}

char *
trame_preview_get_selected_text (TramePreview *preview)
{
  char *text;

  g_return_val_if_fail (TRAME_IS_PREVIEW (preview), NULL);
  text = trame_preview_text_selected (TRAME_PREVIEW_TEXT (preview->text));
  return text != NULL ? text : trame_preview_selection_text (canvas_of (preview));
}

void
trame_preview_search (TramePreview *preview, const char *text)
{
  const gboolean some = text != NULL && *text != '\0';

  g_return_if_fail (TRAME_IS_PREVIEW (preview));
  gtk_editable_set_text (GTK_EDITABLE (preview->search_entry), some ? text : "");
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (preview->search_bar), some);
  trame_preview_search_start (canvas_of (preview), text);
}

guint
trame_preview_get_n_hits (TramePreview *preview)
{
  g_return_val_if_fail (TRAME_IS_PREVIEW (preview), 0);
  return canvas_of (preview)->found->len;
}

static void
zoom_by (TramePreview *self, int direction)
{
  const double zoom = canvas_of (self)->zoom;
  double next = zoom;

  for (guint i = 0; i < G_N_ELEMENTS (zoom_steps); i++)
    {
      const guint at = direction > 0 ? i : G_N_ELEMENTS (zoom_steps) - 1 - i;

      if (direction > 0 ? zoom_steps[at] > zoom + 0.005 : zoom_steps[at] < zoom - 0.005)
        {
          next = zoom_steps[at];
          break;
        }
    }
  if (next != zoom)
    trame_preview_set_zoom (self, next);
}

static void
act_zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TramePreview *self = TRAME_PREVIEW (widget);

  if (g_str_equal (action, "preview.zoom-in"))
    zoom_by (self, 1);
  else if (g_str_equal (action, "preview.zoom-out"))
    zoom_by (self, -1);
  else if (g_str_equal (action, "preview.zoom-normal"))
    trame_preview_set_zoom (self, 1);
  else
    trame_preview_set_zoom_mode (self,
                                 g_str_equal (action, "preview.fit-page") ? TRAME_ZOOM_FIT_PAGE : TRAME_ZOOM_FIT_WIDTH);
}

static void
act_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TramePreview *self = TRAME_PREVIEW (widget);
  const guint page = trame_preview_get_page (self);

  trame_preview_set_page (self, g_str_equal (action, "preview.next-page") ? page + 1 : page - 1);
}

static void
act_find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TramePreview *self = TRAME_PREVIEW (widget);

  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->search_bar), TRUE);
  /* The first time the entry is still to be realized: until then it loses the keys typed right after Ctrl+F. */
  gtk_widget_realize (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search_entry))));
  gtk_widget_grab_focus (self->search_entry);
}

static void
act_step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trame_preview_search_step (canvas_of (TRAME_PREVIEW (widget)), g_str_equal (action, "preview.find-next") ? 1 : -1);
}

static void
act_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *text = trame_preview_get_selected_text (TRAME_PREVIEW (widget));

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
act_select_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trame_preview_selection_all (canvas_of (TRAME_PREVIEW (widget)));
}

static void
act_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trame_preview_save (TRAME_PREVIEW (widget));
}

static void
act_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trame_preview_print (TRAME_PREVIEW (widget));
}

static void
act_outside (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trame_preview_open_outside (TRAME_PREVIEW (widget));
}

void
trame_preview_update_actions (TramePreview *preview)
{
  GtkWidget *widget = GTK_WIDGET (preview);
  const guint n_pages = trame_preview_get_n_pages (preview), page = trame_preview_get_page (preview);
  const guint n_hits = canvas_of (preview)->found->len;

  gtk_widget_action_set_enabled (widget, "preview.previous-page", page > 1);
  gtk_widget_action_set_enabled (widget, "preview.next-page", page < n_pages);
  gtk_widget_action_set_enabled (widget, "preview.zoom-in", n_pages > 0);
  gtk_widget_action_set_enabled (widget, "preview.zoom-out", n_pages > 0);
  gtk_widget_action_set_enabled (widget, "preview.find-next", n_hits > 0);
  gtk_widget_action_set_enabled (widget, "preview.find-previous", n_hits > 0);
  gtk_widget_action_set_enabled (widget, "preview.save", preview->pdf != NULL);
  gtk_widget_action_set_enabled (widget, "preview.open-outside", preview->pdf != NULL);
  gtk_widget_action_set_enabled (widget, "preview.print", preview->pdf != NULL && n_pages > 0);
}

void
trame_preview_install_actions (GtkWidgetClass *class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc act;
    guint keys[3];
    GdkModifierType modifiers;
  } actions[] = {
    { "preview.zoom-in", act_zoom, { GDK_KEY_plus, GDK_KEY_KP_Add, GDK_KEY_equal }, GDK_CONTROL_MASK },
    { "preview.zoom-out", act_zoom, { GDK_KEY_minus, GDK_KEY_KP_Subtract }, GDK_CONTROL_MASK },
    { "preview.zoom-normal", act_zoom, { GDK_KEY_0, GDK_KEY_KP_0, GDK_KEY_agrave }, GDK_CONTROL_MASK },
    { "preview.fit-width", act_zoom, { 0 }, 0 },
    { "preview.fit-page", act_zoom, { 0 }, 0 },
    { "preview.previous-page", act_page, { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up }, GDK_CONTROL_MASK },
    { "preview.next-page", act_page, { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down }, GDK_CONTROL_MASK },
    { "preview.find", act_find, { GDK_KEY_f }, GDK_CONTROL_MASK },
    { "preview.find-next", act_step, { GDK_KEY_g }, GDK_CONTROL_MASK },
    { "preview.find-previous", act_step, { GDK_KEY_g }, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "preview.copy", act_copy, { GDK_KEY_c, GDK_KEY_Insert }, GDK_CONTROL_MASK },
    { "preview.select-all", act_select_all, { GDK_KEY_a }, GDK_CONTROL_MASK },
    { "preview.save", act_save, { GDK_KEY_s }, GDK_CONTROL_MASK },
    { "preview.print", act_print, { GDK_KEY_p }, GDK_CONTROL_MASK },
    { "preview.open-outside", act_outside, { 0 }, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (class, actions[i].name, NULL, actions[i].act);
      for (guint j = 0; j < G_N_ELEMENTS (actions[i].keys) && actions[i].keys[j] != 0; j++)
        gtk_widget_class_add_binding_action (class, actions[i].keys[j], actions[i].modifiers, actions[i].name, NULL);
    }
}
