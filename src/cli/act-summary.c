/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An act and its annex in a few lines. */
#include "cli/act-summary.h"
#include "cli/terminal.h"
#include "office/term-words.h"

#include <glib/gi18n-lib.h>

void
trame_print_value (const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_autofree char *clean = trame_terminal_text (value, FALSE);
  trame_print (_ ("%s: %s\n"), name, clean);
}

static void
print_date (const char *name, const GDate *date)
{
  g_autofree char *cell = g_date_valid (date) ? trame_date_cell (date) : NULL;
  trame_print_value (name, cell);
}

static void
print_count (const char *name, gint count)
{
  g_autofree char *text = count >= 0 ? g_strdup_printf ("%d", count) : NULL;
  trame_print_value (name, text);
}

static const char *
vote_words (TrameVoteResult result)
{
  switch (result)
    {
    case TRAME_VOTE_UNANIMOUS:
      return _ ("unanimous");
    case TRAME_VOTE_ADOPTED:
      return _ ("adopted");
    case TRAME_VOTE_REJECTED:
      return _ ("rejected");
    default:
      return NULL;
    }
}

static void
print_transmission (const TrameDeliberation *act)
{
  GDate enforceable;
  print_date (_ ("Sent to the prefecture"), &act->dates.sent);
  print_date (_ ("Received by the prefecture"), &act->dates.received);
  print_date (_ ("Published"), &act->dates.published);
  if (trame_enforceable_on (&act->dates, &enforceable, NULL))
    print_date (_ ("Enforceable since"), &enforceable);
  trame_print_value (_ ("Act id"), act->act_id);
}

void
trame_deliberation_print (const TrameDeliberation *act)
{
  trame_print_value (_ ("Délibération"), act->number);
  trame_print_value (_ ("Object"), act->title);
  print_date (_ ("Sitting"), &act->dates.sitting);
  print_count (_ ("In office"), act->in_office);
  print_count (_ ("Present"), act->present_count >= 0 ? act->present_count : (gint) act->present->len);
  print_count (_ ("Proxies"), (gint) act->proxies->len);
  print_count (_ ("Absent"), (gint) act->absent->len);
  trame_print_value (_ ("Secretary"), act->secretary);
  trame_print_value (_ ("Vote"), vote_words (act->result));
  print_transmission (act);
  trame_print_value (_ ("Scheme"), act->scheme);
  for (guint i = 0; i < act->partners->len; i++)
    trame_print_value (_ ("Partner"), g_ptr_array_index (act->partners, i));
}

void
trame_terms_print (const TrameTerms *terms)
{
  g_autofree char *length = trame_length_words (terms);
  g_autofree char *renewal = trame_renewal_words (terms);
  g_autofree char *notice = trame_notice_words (terms);
  trame_print_value (_ ("Length"), length);
  print_date (_ ("End date"), &terms->end_date);
  print_date (_ ("Start"), &terms->start_date);
  trame_print_value (_ ("Renewal"), renewal);
  trame_print_value (_ ("Notice"), notice);
  trame_print_value (_ ("Money"), trame_money_words (terms->money));
  print_count (_ ("Originals"), terms->originals > 0 ? terms->originals : -1);
}

void
trame_act_summary_print (const TrameActProposal *proposal, TrameLanguage language)
{
  trame_deliberation_print (proposal->act);
  if (proposal->annex != NULL)
    {
      const TrameModel *model = proposal->annex->model;
      trame_print ("\n");
      trame_print_value (_ ("Annexed model"), model->title);
      trame_terms_print (&model->terms);
      for (guint i = 0; i < model->fields->len; i++)
        {
          const TrameField *field = g_ptr_array_index (model->fields, i);
          trame_print_value (_ ("To fill in"), field->label);
        }
    }
  if (proposal->warnings->len > 0)
    trame_print ("\n%s\n", _ ("To check:"));
  for (guint i = 0; i < proposal->warnings->len; i++)
    {
      const TrameProposalWarning *warning = g_ptr_array_index (proposal->warnings, i);
      g_autofree char *message = trame_terminal_text (warning->message, FALSE);
      trame_print ("  · %s (%s)\n", message, warning->path);
    }
}
