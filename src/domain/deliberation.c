/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The council's act as a value: making, copying, freeing. Its checks are in deliberation-check.c, its dates in
 * enforceability.c, its id in act-id.c. */
#include "domain/deliberation.h"

TrameProxy *
trame_proxy_new (const char *giver, const char *holder)
{
  TrameProxy *proxy = g_new0 (TrameProxy, 1);
  proxy->giver = g_strdup (giver);
  proxy->holder = g_strdup (holder);
  return proxy;
}

static void
proxy_free (gpointer data)
{
  TrameProxy *proxy = data;
  g_free (proxy->giver);
  g_free (proxy->holder);
  g_free (proxy);
}

TrameNamedNote *
trame_named_note_new (const char *name, const char *note)
{
  TrameNamedNote *named = g_new0 (TrameNamedNote, 1);
  named->name = g_strdup (name);
  named->note = g_strdup (note);
  return named;
}

static void
named_note_free (gpointer data)
{
  TrameNamedNote *named = data;
  g_free (named->name);
  g_free (named->note);
  g_free (named);
}

TrameDeliberation *
trame_deliberation_new (void)
{
  TrameDeliberation *act = g_new0 (TrameDeliberation, 1);
  act->in_office = act->present_count = act->voters = act->expressed = -1;
  act->votes_for = act->votes_against = act->abstentions = act->not_voting = -1;
  act->present = g_ptr_array_new_with_free_func (g_free);
  act->proxies = g_ptr_array_new_with_free_func (proxy_free);
  act->absent = g_ptr_array_new_with_free_func (g_free);
  act->arrivals = g_ptr_array_new_with_free_func (named_note_free);
  act->departures = g_ptr_array_new_with_free_func (named_note_free);
  act->signatories = g_ptr_array_new_with_free_func (named_note_free);
  act->recitals = g_ptr_array_new_with_free_func (g_free);
  act->decisions = g_ptr_array_new_with_free_func (g_free);
  act->partners = g_ptr_array_new_with_free_func (g_free);
  return act;
}

static GPtrArray *
copy_texts (const GPtrArray *texts)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (texts, i)));
  return copy;
}

static GPtrArray *
copy_proxies (const GPtrArray *proxies)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (proxy_free);
  for (guint i = 0; i < proxies->len; i++)
    {
      const TrameProxy *proxy = g_ptr_array_index (proxies, i);
      g_ptr_array_add (copy, trame_proxy_new (proxy->giver, proxy->holder));
    }
  return copy;
}

static GPtrArray *
copy_notes (const GPtrArray *notes)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (named_note_free);
  for (guint i = 0; i < notes->len; i++)
    {
      const TrameNamedNote *named = g_ptr_array_index (notes, i);
      g_ptr_array_add (copy, trame_named_note_new (named->name, named->note));
    }
  return copy;
}

TrameDeliberation *
trame_deliberation_copy (const TrameDeliberation *deliberation)
{
  g_return_val_if_fail (deliberation != NULL, NULL);
  TrameDeliberation *copy = g_memdup2 (deliberation, sizeof *deliberation);
  copy->number = g_strdup (deliberation->number);
  copy->title = g_strdup (deliberation->title);
  copy->subtitle = g_strdup (deliberation->subtitle);
  copy->body = g_strdup (deliberation->body);
  copy->community = g_strdup (deliberation->community);
  copy->time = g_strdup (deliberation->time);
  copy->place = g_strdup (deliberation->place);
  copy->chair = g_strdup (deliberation->chair);
  copy->secretary = g_strdup (deliberation->secretary);
  copy->scheme = g_strdup (deliberation->scheme);
  copy->act_id = g_strdup (deliberation->act_id);
  copy->present = copy_texts (deliberation->present);
  copy->proxies = copy_proxies (deliberation->proxies);
  copy->absent = copy_texts (deliberation->absent);
  copy->arrivals = copy_notes (deliberation->arrivals);
  copy->departures = copy_notes (deliberation->departures);
  copy->signatories = copy_notes (deliberation->signatories);
  copy->recitals = copy_texts (deliberation->recitals);
  copy->decisions = copy_texts (deliberation->decisions);
  copy->partners = copy_texts (deliberation->partners);
  return copy;
}

void
trame_deliberation_free (TrameDeliberation *deliberation)
{
  if (deliberation == NULL)
    return;
  g_free (deliberation->number);
  g_free (deliberation->title);
  g_free (deliberation->subtitle);
  g_free (deliberation->body);
  g_free (deliberation->community);
  g_free (deliberation->time);
  g_free (deliberation->place);
  g_free (deliberation->chair);
  g_free (deliberation->secretary);
  g_free (deliberation->scheme);
  g_free (deliberation->act_id);
  g_ptr_array_unref (deliberation->present);
  g_ptr_array_unref (deliberation->proxies);
  g_ptr_array_unref (deliberation->absent);
  g_ptr_array_unref (deliberation->arrivals);
  g_ptr_array_unref (deliberation->departures);
  g_ptr_array_unref (deliberation->signatories);
  g_ptr_array_unref (deliberation->recitals);
  g_ptr_array_unref (deliberation->decisions);
  g_ptr_array_unref (deliberation->partners);
  g_free (deliberation);
}

void
trame_finding_free (TrameFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->path);
  g_array_unref (finding->reasons);
  g_free (finding);
}
