/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with a page view and its bar, for the tests of the page view. */
#pragma once

#include "app/preview/preview-private.h"

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *window, *preview, *bar;
  char *activated;
} Fixture;

void preview_fixture_set_up (Fixture *f, gconstpointer data);
/* Closes the window, and asserts that no worker is left. */
void preview_fixture_tear_down (Fixture *f, gconstpointer data);
TramePreviewCanvas *preview_fixture_canvas (Fixture *f);

typedef gboolean (*Condition) (Fixture *f);

/* Until CONDITION holds: at most 20 seconds. */
void preview_fixture_wait_for (Fixture *f, Condition condition);
/* The current page's picture and all texts are there, and nothing waits to be laid out. */
gboolean preview_fixture_is_shown (Fixture *f);
/* Lets what was asked be laid out and painted: some frames go by. */
void preview_fixture_settle (Fixture *f);
/* Shows N_PAGES of our own, to the end. */
void preview_fixture_show (Fixture *f, guint n_pages);

G_END_DECLS
