/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar under a page view. Its buttons are the view's actions. */
#include "app/preview/preview-bar.h"
#include "app/preview/preview-style.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

struct _TramePreviewBar
{
  GtkWidget parent_instance;

  TramePreview *preview;
  gboolean legend;
  GtkWidget *box, *up, *down, *page, *page_short, *key, *out, *zoom, *in, *fit, *separator, *find, *save, *print,
      *outside;
};

enum
{
  PROP_0,
  PROP_PREVIEW,
  PROP_LEGEND,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TramePreviewBar, trame_preview_bar, GTK_TYPE_WIDGET)

static void
update (TramePreviewBar *self)
{
  const guint n = self->preview == NULL ? 0 : trame_preview_get_n_pages (self->preview);
  const guint page = n == 0 ? 0 : trame_preview_get_page (self->preview);
  g_autofree char *words = n == 0 ? g_strdup ("") : g_strdup_printf (_ ("Page %u of %u"), page, n);
  g_autofree char *percent = n == 0 ? g_strdup ("")
                                    : g_strdup_printf (_ ("%d %%"),
                                                       (int) round (trame_preview_get_zoom (self->preview) * 100));
  const gboolean fits = n > 0 && trame_preview_get_zoom_mode (self->preview) == TRAME_ZOOM_FIT_PAGE;

  gtk_label_set_label (GTK_LABEL (self->page), words);
  g_autofree char *short_words = n == 0 ? g_strdup ("") : g_strdup_printf ("%u/%u", page, n);
  gtk_label_set_label (GTK_LABEL (self->page_short), short_words);
  gtk_button_set_label (GTK_BUTTON (self->zoom), percent);
  gtk_widget_set_sensitive (self->up, page > 1);
  gtk_widget_set_sensitive (self->down, page < n);
  gtk_widget_set_sensitive (self->in, n > 0);
  gtk_widget_set_sensitive (self->out, n > 0);
  gtk_widget_set_sensitive (self->zoom, n > 0);
  gtk_widget_set_sensitive (self->fit, n > 0);
  gtk_widget_set_sensitive (self->print, n > 0);
  gtk_button_set_icon_name (GTK_BUTTON (self->fit), fits ? "zoom-original-symbolic" : "zoom-fit-best-symbolic");
  gtk_widget_set_tooltip_text (self->fit, fits ? _ ("Fit the width") : _ ("Fit the page"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fit), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fits ? _ ("Fit the width") : _ ("Fit the page"), -1);
}

static void
show_legend (TramePreviewBar *self)
{
  gtk_widget_set_visible (self->key, self->legend);
  gtk_widget_set_visible (self->separator, !self->legend);
  gtk_widget_set_visible (self->find, !self->legend);
  gtk_widget_set_visible (self->save, !self->legend);
  gtk_widget_set_visible (self->outside, !self->legend);
  gtk_widget_set_visible (self->print, !self->legend);
  gtk_widget_set_visible (self->zoom, !self->legend);
  gtk_widget_set_visible (self->fit, !self->legend);
}

static void
on_clicked (GtkButton *button, TramePreviewBar *self)
{
  const char *action = g_object_get_data (G_OBJECT (button), "action");

  if (self->preview != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->preview), action, NULL);
}

static void
on_fit (GtkButton *button, TramePreviewBar *self)
{
  if (self->preview == NULL)
    return;
  trame_preview_set_zoom_mode (self->preview, trame_preview_get_zoom_mode (self->preview) == TRAME_ZOOM_FIT_PAGE
                                                  ? TRAME_ZOOM_FIT_WIDTH
                                                  : TRAME_ZOOM_FIT_PAGE);
}

static void
set_preview (TramePreviewBar *self, TramePreview *preview)
{
  if (self->preview == preview)
    return;
  if (self->preview != NULL)
    g_signal_handlers_disconnect_by_func (self->preview, update, self);
  g_set_object (&self->preview, preview);
  if (preview != NULL)
    {
      g_signal_connect_swapped (preview, "notify::page", G_CALLBACK (update), self);
      g_signal_connect_swapped (preview, "notify::n-pages", G_CALLBACK (update), self);
      g_signal_connect_swapped (preview, "notify::zoom", G_CALLBACK (update), self);
      g_signal_connect_swapped (preview, "notify::zoom-mode", G_CALLBACK (update), self);
    }
}

static void
trame_preview_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TramePreviewBar *self = TRAME_PREVIEW_BAR (object);

  switch (id)
    {
    case PROP_PREVIEW:
      g_value_set_object (value, self->preview);
      break;
    case PROP_LEGEND:
      g_value_set_boolean (value, self->legend);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trame_preview_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TramePreviewBar *self = TRAME_PREVIEW_BAR (object);

  switch (id)
    {
    case PROP_PREVIEW:
      set_preview (self, g_value_get_object (value));
      update (self);
      break;
    case PROP_LEGEND:
      trame_preview_bar_set_legend (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trame_preview_bar_dispose (GObject *object)
{
  TramePreviewBar *self = TRAME_PREVIEW_BAR (object);

  set_preview (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (trame_preview_bar_parent_class)->dispose (object);
}

static void
trame_preview_bar_class_init (TramePreviewBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = trame_preview_bar_dispose;
  object_class->get_property = trame_preview_bar_get_property;
  object_class->set_property = trame_preview_bar_set_property;
  properties[PROP_PREVIEW] = g_param_spec_object ("preview", NULL, NULL, TRAME_TYPE_PREVIEW, flags);
  properties[PROP_LEGEND] = g_param_spec_boolean ("legend", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "pagebar");
}

static GtkWidget *
add_button (TramePreviewBar *self, const char *icon, const char *label, const char *action)
{
  GtkWidget *button = icon == NULL ? gtk_button_new_with_label ("") : gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (button), "action", (gpointer) action);
  g_signal_connect (button, "clicked", action == NULL ? G_CALLBACK (on_fit) : G_CALLBACK (on_clicked), self);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static GtkWidget *
squeezer_new (void)
{
  GtkWidget *squeezer = adw_squeezer_new ();

  adw_squeezer_set_homogeneous (ADW_SQUEEZER (squeezer), FALSE);
  adw_squeezer_set_xalign (ADW_SQUEEZER (squeezer), 0);
  return squeezer;
}

/* BUTTON, the last one, goes where there is no room for it: it is in a menu or on a key as well. */
static void
squeeze (TramePreviewBar *self, GtkWidget *button)
{
  GtkWidget *squeezer = squeezer_new ();

  g_object_ref (button);
  gtk_box_remove (GTK_BOX (self->box), button);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), button);
  adw_squeezer_set_allow_none (ADW_SQUEEZER (squeezer), TRUE);
  gtk_box_append (GTK_BOX (self->box), squeezer);
  g_object_unref (button);
}

/* "Page 1 sur 4", or "1/4" where there is less room. */
static void
add_page (TramePreviewBar *self)
{
  GtkWidget *squeezer = squeezer_new ();

  for (GtkWidget **label = &self->page; label != NULL; label = label == &self->page ? &self->page_short : NULL)
    {
      *label = gtk_label_new ("");
      gtk_widget_add_css_class (*label, "numeric");
      gtk_widget_add_css_class (*label, "quiet");
      gtk_widget_set_margin_start (*label, 6);
      gtk_label_set_xalign (GTK_LABEL (*label), 0);
      adw_squeezer_add (ADW_SQUEEZER (squeezer), *label);
    }
  gtk_widget_set_hexpand (squeezer, TRUE);
  gtk_box_append (GTK_BOX (self->box), squeezer);
}

static GtkWidget *
make_legend (void)
{
  static const struct
  {
    const char *class, *label;
  } keys[] = { { "act", N_ ("Act") },
               { "sitting", N_ ("Sitting") },
               { "attendance", N_ ("Attendance") },
               { "doubt", N_ ("To check") } };
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkWidget *key = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *swatch = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      GtkWidget *label = gtk_label_new (_ (keys[i].label));

      gtk_widget_add_css_class (swatch, "swatch");
      gtk_widget_add_css_class (swatch, keys[i].class);
      gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (key), swatch);
      gtk_box_append (GTK_BOX (key), label);
      gtk_box_append (GTK_BOX (legend), key);
    }
  return legend;
}

static void
trame_preview_bar_init (TramePreviewBar *self)
{
  trame_preview_style_load ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  self->up = add_button (self, "go-up-symbolic", _ ("Previous page"), "preview.previous-page");
  self->down = add_button (self, "go-down-symbolic", _ ("Next page"), "preview.next-page");
  add_page (self);
  self->key = make_legend ();
  gtk_widget_set_margin_end (self->key, 12);
  gtk_box_append (GTK_BOX (self->box), self->key);
  self->out = add_button (self, "list-remove-symbolic", _ ("Zoom out"), "preview.zoom-out");
  self->zoom = add_button (self, NULL, _ ("Actual size"), "preview.zoom-normal");
  squeeze (self, self->zoom);
  gtk_widget_add_css_class (self->zoom, "numeric");
  self->in = add_button (self, "list-add-symbolic", _ ("Zoom in"), "preview.zoom-in");
  self->fit = add_button (self, "zoom-fit-best-symbolic", _ ("Fit the page"), NULL);
  squeeze (self, self->fit);
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_margin_start (self->separator, 6);
  gtk_widget_set_margin_end (self->separator, 6);
  gtk_box_append (GTK_BOX (self->box), self->separator);
  self->find = add_button (self, "edit-find-symbolic", _ ("Search in the document"), "preview.find");
  self->save = add_button (self, "document-save-symbolic", _ ("Save a copy"), "preview.save");
  self->print = add_button (self, "document-print-symbolic", _ ("Print"), "preview.print");
  self->outside = add_button (self, "document-open-symbolic", _ ("Open with another program"), "preview.open-outside");
  squeeze (self, self->outside);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  show_legend (self);
  update (self);
}

GtkWidget *
trame_preview_bar_new (TramePreview *preview)
{
  return g_object_new (TRAME_TYPE_PREVIEW_BAR, "preview", preview, NULL);
}

void
trame_preview_bar_set_legend (TramePreviewBar *bar, gboolean legend)
{
  g_return_if_fail (TRAME_IS_PREVIEW_BAR (bar));
  if (bar->legend == legend)
    return;
  bar->legend = legend;
  show_legend (bar);
  g_object_notify_by_pspec (G_OBJECT (bar), properties[PROP_LEGEND]);
}
