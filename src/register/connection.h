/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work on the connection thread. Private to the room. */
#pragma once

#include "register/store/store.h"

G_BEGIN_DECLS

/* Runs on the connection thread. NULL and ERROR; a NULL answer without ERROR is one too. */
typedef gpointer (*TrameWork) (TrameStore *store, gpointer data, GError **error);

/* Waits for the answer. From any thread but the connection's own. */
gpointer trame_register_run (TrameRegister *self, TrameWork work, gpointer data, GError **error);
/* The same inside a transaction that reads: what is read is of one instant. */
gpointer trame_register_read (TrameRegister *self, TrameWork work, gpointer data, GError **error);

/* CALLBACK on the caller's main context. DATA is taken and freed by FREE_DATA; FREE_ANSWER (nullable) frees an answer that
 * nobody takes. CANCELLABLE only stops work that has not begun. */
void trame_register_run_async (TrameRegister *self,
                               TrameWork work,
                               gpointer data,
                               GDestroyNotify free_data,
                               GDestroyNotify free_answer,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* ANSWER_IS_DATA: the answer is the data given, handed back to the caller. */
gpointer trame_register_run_finish (GAsyncResult *result, gboolean answer_is_data, GError **error);

G_END_DECLS
