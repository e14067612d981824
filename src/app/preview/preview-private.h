/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page view's parts, for its own files. */
#pragma once

#include "app/preview/preview-canvas.h"
#include "app/preview/preview-text.h"
#include "app/preview/preview.h"

G_BEGIN_DECLS

struct _TramePreview
{
  GtkWidget parent_instance;

  GtkWidget *box; /* all the rest */
  GtkWidget *search_bar, *search_entry, *hits;
  GtkWidget *stack;
  GtkWidget *canvas, *text, *waiting, *spinner, *failure;
  guint spinner_timer;
  gboolean loading;
  guint found_at; /* of the last hit told to the text view */

  GBytes *pdf; /* what is shown, for copies: our own bytes or the foreign file's; NULL: nothing */
  char *media_type;
  gboolean foreign;
  char *file_name;
};

/* Nothing to show yet: the wait is told after a while, never before. */
void trame_preview_wait (TramePreview *preview);

/* preview-copies.c: prints, to the file at PATH instead of a printer unless it is NULL. */
void trame_preview_print_to (TramePreview *preview, const char *path);
/* A dialog that says WHAT did not work, and WHY (nullable). */
void trame_preview_tell (TramePreview *preview, const char *what, const char *why);
/* preview-actions.c: the class's actions and keys. */
void trame_preview_install_actions (GtkWidgetClass *class);
/* Whether each can be done now. */
void trame_preview_update_actions (TramePreview *preview);

G_END_DECLS
