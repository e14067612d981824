/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page view's style, kept here so that the view looks the same wherever it is used. */
#include "app/preview/preview-style.h"

#include <adwaita.h>

static const char both[] =
    "pagedesk:focus-visible { outline: 2px solid alpha(@accent_color, .5); outline-offset: -2px; }"
    "pagebar { padding: 6px 12px; }"
    "pagebar button.numeric { font-weight: normal; padding-left: 6px; padding-right: 6px; }"
    "pagebar .swatch { min-width: 12px; min-height: 12px; border-radius: 3px; border: 1.3px solid; }"
    "pagebar .swatch.act { border-color: @blue_3; background: alpha(@blue_3, .22); }"
    "pagebar .swatch.sitting { border-color: @green_5; background: alpha(@green_5, .22); }"
    "pagebar .swatch.attendance { border-color: @purple_3; background: alpha(@purple_3, .22); }"
    "pagebar .swatch.doubt { border-color: @yellow_5; background: alpha(@yellow_5, .22); }";
static const char light[] = "pagedesk { background: @light_3; }";
static const char dark[] = "pagedesk { background: shade(@view_bg_color, .8); }";

static void
follow (AdwStyleManager *manager, GParamSpec *pspec, GtkCssProvider *provider)
{
  g_autofree char *css = g_strconcat (both, adw_style_manager_get_dark (manager) ? dark : light, NULL);

  gtk_css_provider_load_from_data (provider, css, -1);
}

void
trame_preview_style_load (void)
{
  static gboolean loaded = FALSE;
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = NULL;

  if (loaded || display == NULL)
    return;
  loaded = TRUE;
  provider = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 1);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (follow), provider, 0);
  follow (adw_style_manager_get_default (), NULL, provider);
}
