/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue "À faire": what is due, late first, each with its act and its reasons. */
#pragma once

#include <adwaita.h>

#include "office/deadlines.h"

G_BEGIN_DECLS

#define TRAME_TYPE_TODO_PAGE (trame_todo_page_get_type ())
G_DECLARE_FINAL_TYPE (TrameTodoPage, trame_todo_page, TRAME, TODO_PAGE, AdwBin)

/* NULL: no register. */
void trame_todo_page_set_office (TrameTodoPage *self, TrameOffice *office);

/* Rows of two lines. */
void trame_todo_page_set_narrow (TrameTodoPage *self, gboolean narrow);

/* In which group of the queue an act stands. */
typedef enum
{
  TRAME_TODO_LATE = 0,
  TRAME_TODO_WEEK, /* until Sunday */
  TRAME_TODO_MONTH,
  TRAME_TODO_LATER,
  TRAME_N_TODO_GROUPS
} TrameTodoGroup;

/* DATE is valid; TODAY is today. */
TrameTodoGroup trame_todo_group (const GDate *date, const GDate *today);
/* Whether DUE is late. */
gboolean trame_todo_is_late (const TrameDue *due);

G_END_DECLS
