/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window's files share. */
#pragma once

#include "app/convention-page.h"
#include "app/conventions-page.h"
#include "app/deliberations-page.h"
#include "app/error-bar.h"
#include "app/first-start-page.h"
#include "app/intake-page.h"
#include "app/models-page.h"
#include "app/partners-page.h"
#include "app/todo-page.h"
#include "app/window.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name; /* of the page in the stack */
  const char *title;
  const char *icon;
} TrameSection;

/* window.c: in the order of the sidebar. */
extern const TrameSection TRAME_SECTIONS[];
gsize trame_window_n_sections (void);

struct _TrameWindow
{
  AdwApplicationWindow parent;
  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  GtkWidget *sidebar;
  AdwHeaderBar *sidebar_bar;
  GtkWidget *separator;
  GtkListBox *sections;
  GtkLabel *badge;
  GtkStack *content;
  AdwStatusPage *opening;
  TrameTodoPage *todo;
  TrameConventionsPage *conventions;
  TramePartnersPage *partners;
  TrameDeliberationsPage *deliberations;
  TrameModelsPage *models;
  TrameConventionPage *convention;
  TrameIntakePage *intake;
  TrameFirstStartPage *first;

  TrameOffice *office; /* NULL until open */
  char *path;
  const char *section;  /* the last one shown, static; NULL: none yet */
  AdwToast *toast;      /* the one shown; NULL: none */
  AdwToast *next_toast; /* the one that takes its place; NULL: none */
  gint64 toast_since;   /* monotonic */
  guint toast_timer;
  GFile *waiting; /* an act to import once the register is open */
  GCancellable *cancellable;
  TrameErrorBar *backup_error; /* of a copy not made, or not put back */
  gboolean backup_failed;      /* it says that the day's was not made */
  GDate backed_up;             /* the last day that was asked for; cleared: none of this register */
};

/* window.c: shows the page NAME of the stack; the sidebar goes away for those that stand alone. */
void trame_window_show_page (TrameWindow *self, const char *name);
/* window.c: the count of late acts beside "À faire". */
void trame_window_show_late (TrameWindow *self, guint late);
/* window-backup.c: the automatic backup of the real day, unless it was asked for already; on a worker. */
void trame_window_back_up (TrameWindow *self);
void trame_window_install_backup_actions (GtkWidgetClass *widget_class);
/* window-register.c */
void trame_window_install_register_actions (GtkWidgetClass *widget_class);
void trame_window_drop_office (TrameWindow *self);
/* window-register.c: a page that says TITLE and waits, while nothing is open. */
void trame_window_show_opening (TrameWindow *self, const char *title);
/* window-take-over.c: what was signed before comes in. */
void trame_window_install_take_over_actions (GtkWidgetClass *widget_class);
/* window-restore.c */
void trame_window_install_restore_actions (GtkWidgetClass *widget_class);

G_END_DECLS
