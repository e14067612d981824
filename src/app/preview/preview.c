/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page view: a search bar over what can be shown: the desk, a text, a wait, or why not. The desk does the work
 * (preview-canvas.c); copies that leave the program are in preview-copies.c. */
#include "app/preview/preview-private.h"
#include "app/preview/preview-style.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* A wait that is shorter is not shown. */
#define SPINNER_AFTER 300

enum
{
  PROP_0,
  PROP_N_PAGES,
  PROP_PAGE,
  PROP_ZOOM,
  PROP_ZOOM_MODE,
  PROP_LOADING,
  PROP_FILE_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint overlay_activated, overlay_hovered;

G_DEFINE_FINAL_TYPE (TramePreview, trame_preview, GTK_TYPE_WIDGET)

GType
trame_zoom_mode_get_type (void)
{
  static gsize type = 0;
  static const GEnumValue values[] = { { TRAME_ZOOM_FREE, "TRAME_ZOOM_FREE", "free" },
                                       { TRAME_ZOOM_FIT_WIDTH, "TRAME_ZOOM_FIT_WIDTH", "fit-width" },
                                       { TRAME_ZOOM_FIT_PAGE, "TRAME_ZOOM_FIT_PAGE", "fit-page" },
                                       { 0, NULL, NULL } };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("TrameZoomMode", values));
  return type;
}

static TramePreviewCanvas *
canvas_of (TramePreview *self)
{
  return TRAME_PREVIEW_CANVAS (self->canvas);
}

static void
show_loading (TramePreview *self, gboolean loading)
{
  if (loading == self->loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
show_child (TramePreview *self, const char *name)
{
  g_clear_handle_id (&self->spinner_timer, g_source_remove);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), FALSE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
}

static gboolean
on_spinner_time (gpointer data)
{
  TramePreview *self = data;

  self->spinner_timer = 0;
  gtk_widget_set_visible (self->waiting, TRUE);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), TRUE);
  return G_SOURCE_REMOVE;
}

void
trame_preview_wait (TramePreview *self)
{
  show_child (self, "waiting");
  gtk_widget_set_visible (self->waiting, FALSE);
  self->spinner_timer = g_timeout_add (SPINNER_AFTER, on_spinner_time, self);
  show_loading (self, TRUE);
}

static void
update_hits (TramePreview *self)
{
  TramePreviewCanvas *canvas = canvas_of (self);
  const guint n = canvas->found->len;
  g_autofree char *words = NULL;

  if (canvas->sought == NULL)
    words = g_strdup ("");
  else if (n == 0)
    words = g_strdup (_ ("Not found"));
  else
    words = g_strdup_printf (_ ("%u of %u"), canvas->found_at + 1, n);
  gtk_label_set_label (GTK_LABEL (self->hits), words);
  trame_preview_text_mark_found (TRAME_PREVIEW_TEXT (self->text), canvas->found, canvas->found_at,
                                 canvas->found_at != self->found_at);
  self->found_at = n == 0 ? G_MAXUINT : canvas->found_at;
}

static void
on_changed (TramePreviewCanvas *canvas, TramePreview *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM_MODE]);
  g_object_thaw_notify (G_OBJECT (self));
  update_hits (self);
  trame_preview_update_actions (self);
}

static void
on_opened (TramePreviewCanvas *canvas, TramePreview *self)
{
  show_child (self, canvas->sizes->len > 0 ? "pages" : "empty");
  show_loading (self, FALSE);
}

static void
on_failed (TramePreviewCanvas *canvas, const char *message, TramePreview *self)
{
  g_autofree char *safe = g_markup_escape_text (message, -1);

  adw_status_page_set_description (ADW_STATUS_PAGE (self->failure), safe);
  show_child (self, "failed");
  show_loading (self, FALSE);
}

static void
on_text_file (TramePreviewCanvas *canvas, const TramePageText *text, TramePreview *self)
{
  trame_preview_text_show (TRAME_PREVIEW_TEXT (self->text), text);
  trame_preview_text_mark (TRAME_PREVIEW_TEXT (self->text), &canvas->overlays);
  show_child (self, "text");
  show_loading (self, FALSE);
}

static void
on_overlay_activated (TramePreviewCanvas *canvas, const char *id, TramePreview *self)
{
  g_signal_emit (self, overlay_activated, 0, id);
}

static void
on_text_overlay (TramePreview *self, const char *id)
{
  g_signal_emit (self, overlay_activated, 0, id);
}

static void
on_overlay_hovered (TramePreviewCanvas *canvas, const char *id, TramePreview *self)
{
  g_signal_emit (self, overlay_hovered, 0, id);
}

static void
on_search_changed (GtkSearchEntry *entry, TramePreview *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *folded = trame_page_fold (text);

  /* It comes late, also when the text was set with a search that has begun. */
  if (g_strcmp0 (canvas_of (self)->sought, *folded == '\0' ? NULL : folded) != 0)
    trame_preview_search_start (canvas_of (self), text);
}

static void
on_next_match (GtkSearchEntry *entry, TramePreview *self)
{
  trame_preview_search_step (canvas_of (self), 1);
}

static void
on_previous_match (GtkSearchEntry *entry, TramePreview *self)
{
  trame_preview_search_step (canvas_of (self), -1);
}

static void
on_search_mode (GtkSearchBar *bar, GParamSpec *pspec, TramePreview *self)
{
  if (gtk_search_bar_get_search_mode (bar))
    return;
  trame_preview_search_start (canvas_of (self), NULL);
  gtk_widget_grab_focus (self->canvas);
}

static GtkWidget *
icon_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_search_bar (TramePreview *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->search_entry = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search in the document"), -1);
  self->hits = gtk_label_new ("");
  gtk_widget_add_css_class (self->hits, "numeric");
  gtk_widget_add_css_class (steps, "linked");
  gtk_box_append (GTK_BOX (steps), icon_button ("go-up-symbolic", _ ("Previous match"), "preview.find-previous"));
  gtk_box_append (GTK_BOX (steps), icon_button ("go-down-symbolic", _ ("Next match"), "preview.find-next"));
  gtk_box_append (GTK_BOX (row), self->search_entry);
  gtk_box_append (GTK_BOX (row), steps);
  gtk_box_append (GTK_BOX (row), self->hits);
  self->search_bar = gtk_search_bar_new ();
  gtk_search_bar_set_child (GTK_SEARCH_BAR (self->search_bar), row);
  gtk_search_bar_set_show_close_button (GTK_SEARCH_BAR (self->search_bar), TRUE);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->search_bar), GTK_EDITABLE (self->search_entry));
  g_signal_connect (self->search_entry, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect (self->search_entry, "activate", G_CALLBACK (on_next_match), self);
  g_signal_connect (self->search_entry, "next-match", G_CALLBACK (on_next_match), self);
  g_signal_connect (self->search_entry, "previous-match", G_CALLBACK (on_previous_match), self);
  g_signal_connect (self->search_bar, "notify::search-mode-enabled", G_CALLBACK (on_search_mode), self);
  return self->search_bar;
}

static GtkWidget *
make_waiting (TramePreview *self)
{
  GtkWidget *label = gtk_label_new (_ ("Preparing the pages"));

  self->waiting = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_size_request (self->spinner, 32, 32);
  gtk_widget_add_css_class (label, "quiet");
  gtk_box_append (GTK_BOX (self->waiting), self->spinner);
  gtk_box_append (GTK_BOX (self->waiting), label);
  gtk_widget_set_valign (self->waiting, GTK_ALIGN_CENTER);
  return self->waiting;
}

static GtkWidget *
make_desk (TramePreview *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->canvas = trame_preview_canvas_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->canvas);
  g_signal_connect (self->canvas, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect (self->canvas, "opened", G_CALLBACK (on_opened), self);
  g_signal_connect (self->canvas, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect (self->canvas, "text-file", G_CALLBACK (on_text_file), self);
  g_signal_connect (self->canvas, "overlay-activated", G_CALLBACK (on_overlay_activated), self);
  g_signal_connect (self->canvas, "overlay-hovered", G_CALLBACK (on_overlay_hovered), self);
  return scrolled;
}

static void
trame_preview_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TramePreview *self = TRAME_PREVIEW (object);

  switch (id)
    {
    case PROP_N_PAGES:
      g_value_set_uint (value, trame_preview_get_n_pages (self));
      break;
    case PROP_PAGE:
      g_value_set_uint (value, trame_preview_get_page (self));
      break;
    case PROP_ZOOM:
      g_value_set_double (value, trame_preview_get_zoom (self));
      break;
    case PROP_ZOOM_MODE:
      g_value_set_enum (value, trame_preview_get_zoom_mode (self));
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_FILE_NAME:
      g_value_set_string (value, self->file_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trame_preview_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TramePreview *self = TRAME_PREVIEW (object);

  switch (id)
    {
    case PROP_ZOOM_MODE:
      trame_preview_set_zoom_mode (self, (TrameZoomMode) g_value_get_enum (value));
      break;
    case PROP_FILE_NAME:
      trame_preview_set_file_name (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trame_preview_dispose (GObject *object)
{
  TramePreview *self = TRAME_PREVIEW (object);

  g_clear_handle_id (&self->spinner_timer, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (trame_preview_parent_class)->dispose (object);
}

static void
trame_preview_finalize (GObject *object)
{
  TramePreview *self = TRAME_PREVIEW (object);

  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_free (self->media_type);
  g_free (self->file_name);
  G_OBJECT_CLASS (trame_preview_parent_class)->finalize (object);
}

static void
trame_preview_class_init (TramePreviewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = readable | G_PARAM_WRITABLE;

  object_class->dispose = trame_preview_dispose;
  object_class->finalize = trame_preview_finalize;
  object_class->get_property = trame_preview_get_property;
  object_class->set_property = trame_preview_set_property;

  properties[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.1, 4, 1, readable);
  properties[PROP_ZOOM_MODE] = g_param_spec_enum ("zoom-mode", NULL, NULL, TRAME_TYPE_ZOOM_MODE, TRAME_ZOOM_FIT_WIDTH,
                                                  writable);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, readable);
  properties[PROP_FILE_NAME] = g_param_spec_string ("file-name", NULL, NULL, NULL, writable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  overlay_activated = g_signal_new ("overlay-activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  overlay_hovered = g_signal_new ("overlay-hovered", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  trame_preview_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pageview");
}

/* Why, and the way out: another program may well show the file. */
static GtkWidget *
make_failure (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *outside = gtk_button_new_with_label (_ ("Open with another program"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("The pages cannot be shown"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (outside), "preview.open-outside");
  gtk_widget_set_halign (outside, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (outside, "pill");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), outside);
  return page;
}

static void
trame_preview_init (TramePreview *self)
{
  GtkStack *stack;

  trame_preview_style_load ();
  self->found_at = G_MAXUINT;
  self->stack = gtk_stack_new ();
  stack = GTK_STACK (self->stack);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_stack_add_named (stack, gtk_label_new (NULL), "empty");
  gtk_stack_add_named (stack, make_desk (self), "pages");
  self->text = trame_preview_text_new ();
  g_signal_connect_swapped (self->text, "overlay-activated", G_CALLBACK (on_text_overlay), self);
  gtk_stack_add_named (stack, self->text, "text");
  gtk_stack_add_named (stack, make_waiting (self), "waiting");
  self->failure = make_failure ();
  gtk_stack_add_named (stack, self->failure, "failed");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), make_search_bar (self));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_search_bar_set_key_capture_widget (GTK_SEARCH_BAR (self->search_bar), NULL);
  trame_preview_update_actions (self);
}
