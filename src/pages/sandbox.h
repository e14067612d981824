/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reading child gives up before it looks at a foreign byte. Private to trame-reader. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory, processor time, files and core dumps are bounded, privileges cannot grow, and a filter refuses the system
 * calls that reading needs not (programs, processes, network, writing files). TRUE when all of it holds; a build with
 * a sanitizer keeps its memory unbounded and its calls unfiltered. */
gboolean trame_sandbox_enter (void);

/* Ends this process as soon as the other end of SOCKET is closed, even while it works. (PR_SET_PDEATHSIG would end it
 * with the thread that started it, and a pool's threads come and go.) */
void trame_sandbox_end_with (int socket);

G_END_DECLS
