/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Divide and conquer: the middle of a shortest script of changes, then both halves. */
#include "intake/word-match.h"

/* So many words changed between two matches: no use looking further. */
#define MOST_CHANGES 6000

typedef struct
{
  const guint *a, *b;
  gint *mates;
  gint *forward, *backward; /* furthest points, by diagonal */
} Match;

typedef struct
{
  gint a0, a1, b0, b1;
} Span;

/* Whether the point AT of DIAGONAL is one of both sequences: the search also runs past their ends. */
static gboolean
is_inside (gint at, gint diagonal, gint n, gint k)
{
  return at <= n && at - diagonal <= k;
}

/* Where the two halves of a shortest script of changes meet; FALSE: too far. */
static gboolean
find_middle (Match *m, Span s, gint *x, gint *y)
{
  const gint n = s.a1 - s.a0, k = s.b1 - s.b0, delta = n - k, most = MIN ((n + k + 1) / 2, MOST_CHANGES);
  const gint zero = MOST_CHANGES + 2;
  gint *const f = m->forward + zero, *const r = m->backward + zero;

  f[1] = 0;
  r[1] = 0;
  for (gint d = 0; d <= most; d++)
    {
      for (gint i = -d; i <= d; i += 2)
        {
          gint at = i == -d || (i != d && f[i - 1] < f[i + 1]) ? f[i + 1] : f[i - 1] + 1;
          const gint back = delta - i;

          while (at < n && at - i < k && m->a[s.a0 + at] == m->b[s.b0 + at - i])
            at++;
          f[i] = at;
          if ((delta & 1) != 0 && back >= -(d - 1) && back <= d - 1 && is_inside (at, i, n, k)
              && is_inside (r[back], back, n, k) && at >= n - r[back])
            {
              *x = at;
              *y = at - i;
              return TRUE;
            }
        }
      for (gint i = -d; i <= d; i += 2)
        {
          gint at = i == -d || (i != d && r[i - 1] < r[i + 1]) ? r[i + 1] : r[i - 1] + 1;
          const gint ahead = delta - i;

          while (at < n && at - i < k && m->a[s.a1 - at - 1] == m->b[s.b1 - (at - i) - 1])
            at++;
          r[i] = at;
          if ((delta & 1) == 0 && ahead >= -d && ahead <= d && is_inside (at, i, n, k)
              && is_inside (f[ahead], ahead, n, k) && f[ahead] >= n - at)
            {
              *x = n - at;
              *y = k - (at - i);
              return TRUE;
            }
        }
    }
  return FALSE;
}

static void
match (Match *m, Span s)
{
  gint x, y;

  for (; s.a0 < s.a1 && s.b0 < s.b1 && m->a[s.a0] == m->b[s.b0]; s.a0++, s.b0++)
    m->mates[s.a0] = s.b0;
  for (; s.a0 < s.a1 && s.b0 < s.b1 && m->a[s.a1 - 1] == m->b[s.b1 - 1]; s.a1--, s.b1--)
    m->mates[s.a1 - 1] = s.b1 - 1;
  if (s.a0 == s.a1 || s.b0 == s.b1 || !find_middle (m, s, &x, &y))
    return;
  if ((x == 0 && y == 0) || (x == s.a1 - s.a0 && y == s.b1 - s.b0))
    return;
  match (m, (Span){ s.a0, s.a0 + x, s.b0, s.b0 + y });
  match (m, (Span){ s.a0 + x, s.a1, s.b0 + y, s.b1 });
}

void
trame_match_words (const guint *a, guint n_a, const guint *b, guint n_b, gint *mates)
{
  g_autofree gint *forward = g_new0 (gint, 2 * MOST_CHANGES + 5);
  g_autofree gint *backward = g_new0 (gint, 2 * MOST_CHANGES + 5);
  Match m = { .a = a, .b = b, .mates = mates, .forward = forward, .backward = backward };

  for (guint i = 0; i < n_a; i++)
    mates[i] = -1;
  match (&m, (Span){ 0, (gint) n_a, 0, (gint) n_b });
}
