/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the convention's page share. */
#pragma once

#include "app/attachments-view.h"
#include "app/convention-form.h"
#include "app/convention-page.h"
#include "app/error-bar.h"
#include "app/follow-up-view.h"
#include "app/journal-view.h"
#include "app/lifecycle-strip.h"
#include "app/lifecycle-view.h"
#include "app/preview/preview-bar.h"
#include "app/preview/preview.h"
#include "app/state-pill.h"
#include "office/dossier.h"
#include "office/next-act.h"

G_BEGIN_DECLS

struct _TrameConventionPage
{
  AdwBin parent;
  AdwViewSwitcherTitle *switcher;
  AdwViewSwitcherBar *switcher_bar;
  AdwViewStack *views;
  TrameErrorBar *error;
  GtkWidget *head;
  GtkLabel *title;
  TrameStatePill *pill;
  GtkLabel *left;
  GtkLabel *saved;
  GtkMenuButton *why;
  GtkButton *act;
  GtkButton *wide_act;
  GtkLabel *subtitle;
  TrameLifecycleStrip *strip;
  GtkScrolledWindow *form_scroll;
  TrameConventionForm *form;
  GtkWidget *page_box;
  GtkPaned *paned;
  GtkStack *narrow_stack;
  GtkBox *narrow_box;
  GtkToggleButton *show_form;
  GtkToggleButton *show_page;
  TramePreview *preview;
  GtkStack *document;
  GMenu *documents_menu;
  TrameLifecycleView *lifecycle;
  TrameFollowUpView *follow_up;
  TrameAttachmentsView *attachments;
  TrameJournalView *journal;

  TrameOffice *office;
  gint64 id; /* 0: none shown */
  TrameDossier *dossier;
  TrameNextAct next;
  GCancellable *cancellable;
  gint64 fact_to_correct; /* once loaded; 0: none */
  gboolean narrow;

  /* What is typed */
  TrameValues *values;  /* stored ones with what was typed laid over */
  TrameValues *changes; /* typed, not stored yet; NULL: none */
  TrameValues *sent;    /* those on their way to the register; NULL: none */
  TrameValues *base;    /* as the register last said, under what was typed */
  gint64 version;
  guint save_timeout;
  gboolean saving;
  gboolean renew; /* the form is to be made anew once all is stored: others wrote too */
  char *focused;  /* field the keyboard is in; NULL: none */
  GArray *places; /* of TrameFieldPlace, of the page shown; NULL: none */
};

/* convention-page.c */
void trame_convention_page_reload (TrameConventionPage *self);
/* convention-head.c: title, state, days, next act, strip. */
void trame_convention_page_show_head (TrameConventionPage *self);
/* Only what typing changes: how much is left to fill in, and the next act. */
void trame_convention_page_show_progress (TrameConventionPage *self);
/* convention-editing.c */
void trame_convention_page_start_editing (TrameConventionPage *self);
void trame_convention_page_stop_editing (TrameConventionPage *self);
void trame_convention_page_draw (TrameConventionPage *self);
void trame_convention_page_save_now (TrameConventionPage *self);
/* Stores what is typed as over VERSION of the convention; no later than now. */
void trame_convention_page_save_over (TrameConventionPage *self, gint64 version);
/* convention-stale.c: somebody else wrote meanwhile: holds both against each other, and asks where they clash. */
void trame_convention_page_compare (TrameConventionPage *self);
void trame_convention_page_connect_editing (TrameConventionPage *self);
/* convention-page-actions.c */
void trame_convention_page_install_actions (GtkWidgetClass *widget_class);
void trame_convention_page_update_actions (TrameConventionPage *self);

/* convention-documents.c: the documents that make sense in the state of the dossier */
void trame_convention_page_install_documents (GtkWidgetClass *widget_class);
void trame_convention_page_update_documents (TrameConventionPage *self);

G_END_DECLS
