/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of nicks by number, 0 being "unknown" (NULL). Private to the room. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

static inline const char *
trame_nick_at (const char *const *nicks, gsize n, gsize value)
{
  return value < n ? nicks[value] : NULL;
}

/* The position of NICK; MISSING when it is not in the list. */
static inline gsize
trame_nick_find (const char *const *nicks, gsize n, const char *nick, gsize missing)
{
  for (gsize i = 0; nick != NULL && i < n; i++)
    if (nicks[i] != NULL && strcmp (nicks[i], nick) == 0)
      return i;
  return missing;
}

G_END_DECLS
