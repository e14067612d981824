/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the intake page's files share. */
#pragma once

#include "app/error-bar.h"
#include "app/intake-doubt.h"
#include "app/intake-page.h"
#include "app/intake-values.h"
#include "app/preview/preview-bar.h"
#include "app/preview/preview.h"
#include "office/import.h"
#include "office/read.h"

G_BEGIN_DECLS

struct _TrameIntakePage
{
  AdwBin parent;
  AdwWindowTitle *title;
  GtkStack *stack;
  GtkProgressBar *progress;
  AdwStatusPage *reading;
  AdwStatusPage *failed;
  TrameErrorBar *error;
  TramePreview *preview;
  GtkScrolledWindow *scroll;
  GtkBox *groups;
  AdwComboRow *act_row;
  AdwPreferencesGroup *act_group;
  GtkBox *partners;
  GtkLabel *nothing_stored;
  GtkButton *create;

  TrameOffice *office;
  GFile *file;
  TrameIncoming *incoming;
  TrameImportDecisions decisions;
  GPtrArray *values; /* of TrameReadValue* */
  GPtrArray *doubts; /* of TrameDoubt* */
  GHashTable *rows;  /* id of an overlay → its row, borrowed */
  GCancellable *cancellable;
  guint pulse;
};

/* intake-review.c: shows the act of index ACT of what was read. */
void trame_intake_page_show_act (TrameIntakePage *self, guint act);
void trame_intake_page_forget_act (TrameIntakePage *self);
/* The act shown, or NULL. */
const TrameActProposal *trame_intake_page_get_act (TrameIntakePage *self);
/* Says on the button what it will make. */
void trame_intake_page_count_partners (TrameIntakePage *self);

G_END_DECLS
