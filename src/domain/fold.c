/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole convention on one day, for one choice of its unknown dates: signatures, start, endings, periods, then the
 * state that follows. Each rule is in the file of its subject. */
#include "domain/rules.h"

/* The state once both have signed. */
static TrameState
state_once_concluded (TrameFold *fold)
{
  TrameDay last = fold->ends.last, out = fold->ending.effect;
  TrameDay furthest = fold->next_secured ? fold->next_ends.last : last;
  gboolean has_end = fold->start != TRAME_DAY_NONE && last != TRAME_DAY_NONE;
  if (out != TRAME_DAY_NONE && out <= fold->on && (!has_end || out <= (fold->next_secured ? last + 1 : last)))
    {
      fold->first_out = out;
      if (fold->ending.doubtful)
        return has_end && fold->on > last ? TRAME_STATE_EXPIRED : TRAME_STATE_UNDETERMINED;
      return fold->ending.as_of_right ? TRAME_STATE_TERMINATED_AS_OF_RIGHT : TRAME_STATE_TERMINATED;
    }
  if (has_end && fold->on > last)
    {
      fold->first_out = last + 1;
      fold->ending = (TrameEnding){ 0 };
      return TRAME_STATE_EXPIRED;
    }
  /* notice.moot: what would take effect after the end changes nothing. */
  gboolean endless = fold->start == TRAME_DAY_NONE || furthest == TRAME_DAY_NONE;
  fold->running = fold->ending.event != NULL && (endless || fold->ending.earliest <= furthest);
  if (fold->running)
    fold->first_out = out;
  else if (!endless)
    fold->first_out = furthest + 1;
  if (fold->in_force_from == TRAME_DAY_NONE || fold->on < fold->in_force_from)
    return TRAME_STATE_SIGNED_NOT_IN_FORCE;
  return fold->running ? TRAME_STATE_IN_FORCE_TERMINATION_RUNNING : TRAME_STATE_IN_FORCE;
}

static TrameState
state_before_conclusion (const TrameFold *fold)
{
  if (fold->withdrawn != NULL)
    return TRAME_STATE_WITHDRAWN;
  gboolean begun = fold->issued != NULL || fold->sent != NULL || fold->city != NULL || fold->partner != NULL;
  return begun ? TRAME_STATE_AWAITING_SIGNATURE : TRAME_STATE_DRAFT;
}

void
trame_fold_case (TrameFold *fold, const TrameCase *contract, const TrameEvents *events, TrameDay on)
{
  *fold = (TrameFold){ .contract = contract, .events = events, .on = on, .terms = contract->terms };
  trame_fold_signatures (fold);
  if (fold->concluded == TRAME_DAY_NONE)
    {
      fold->state = state_before_conclusion (fold);
      return;
    }
  trame_fold_ending (fold);
  trame_fold_start (fold);
  if (fold->start != TRAME_DAY_NONE)
    trame_fold_periods (fold);
  fold->state = state_once_concluded (fold);
}
