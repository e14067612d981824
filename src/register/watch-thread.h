/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The watch as the connection thread sees it. Private to the room. */
#pragma once

#include "register/connection.h"
#include "register/watch.h"

G_BEGIN_DECLS

typedef struct _TrameWatch TrameWatch;

TrameWatch *trame_watch_ref (TrameWatch *watch);
void trame_watch_unref (TrameWatch *watch);
/* Looks, and tells. WATCH NULL: nobody asks. */
void trame_watch_look (TrameWatch *watch, TrameStore *store);

/* register.c: WATCH (taken, nullable) takes the place of the watch there is, which is given back. */
TrameWatch *trame_register_exchange_watch (TrameRegister *self, TrameWatch *watch);

/* How often the connection thread looks. */
#define TRAME_WATCH_PERIOD_US (250 * 1000)

G_END_DECLS
