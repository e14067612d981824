/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the lifecycle strip's track and symbols are painted. */
#pragma once

#include <gtk/gtk.h>

#include "app/strip-marks.h"

G_BEGIN_DECLS

/* Colours by meaning, read again when the style changes. */
typedef struct
{
  GdkRGBA accent;
  GdkRGBA green;
  GdkRGBA yellow;
  GdkRGBA red;
  GdkRGBA error;
  GdkRGBA window;
  GdkRGBA text;
  gboolean high_contrast;
} TrameStripColours;

void trame_strip_colours_read (TrameStripColours *colours, GtkWidget *widget);
/* The track from X0 to X1, its axis at Y. */
void trame_strip_draw_track (
    GtkSnapshot *snapshot, const TrameStripColours *colours, TrameTrack track, float x0, float x1, float y);
/* The symbol of SHAPE centred on X, Y, cut out of the track by a halo. */
void trame_strip_draw_symbol (
    GtkSnapshot *snapshot, const TrameStripColours *colours, TrameMarkShape shape, float x, float y);

G_END_DECLS
