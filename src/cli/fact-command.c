/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl fact add CONVENTION KIND …`, `tramectl fact correct CONVENTION FACT [KIND …]`. */
#include "cli/commands.h"
#include "cli/fact-options.h"
#include "cli/terminal.h"
#include "exchange/convention-json.h"
#include "exchange/json-writer.h"
#include "office/record.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

static void
print_json (TrameInvocation *invocation, gint64 convention, const TrameFactEffect *effect)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const TrameLifecycle *after = effect->after;
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "convention", convention);
  if (effect->fact != 0)
    trame_json_member_int (builder, "fact", effect->fact);
  else
    trame_json_member_null (builder, "fact");
  trame_json_member_string (builder, "state_before", trame_state_to_nick (effect->before->state));
  trame_json_member_string (builder, "state", trame_state_to_nick (after->state));
  trame_json_member_date (builder, "start", &after->period.start);
  trame_json_member_date (builder, "last_day", &after->period.last_day);
  trame_json_member_date (builder, "prudent_last_day", &after->period.prudent_last_day);
  trame_json_member_date (builder, "end_day", &after->end_day);
  trame_json_member_string (builder, "summary", effect->summary);
  trame_json_member_deadlines (builder, after, invocation->language);
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < effect->changes->len; i++)
    {
      g_autofree char *text = trame_change_text (&g_array_index (effect->changes, TrameChange, i),
                                                 invocation->language);
      json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  trame_invocation_print_json (builder);
}

static void
print_effect (TrameInvocation *invocation, const TrameConvention *convention, const TrameFactEffect *effect)
{
  if (invocation->json)
    {
      print_json (invocation, convention->id, effect);
      return;
    }
  if (effect->fact != 0)
    trame_print (_ ("Convention %" PRId64 " (%s): fact %" PRId64 " recorded.\n"), convention->id,
                 convention->partner_name, effect->fact);
  else
    trame_print (_ ("Convention %" PRId64 " (%s): nothing is recorded, this is what it would change.\n"),
                 convention->id, convention->partner_name);
  if (effect->summary != NULL)
    trame_print ("%s\n", effect->summary);
  else
    trame_print ("%s\n", _ ("No date changes."));
  for (guint i = 0; i < effect->changes->len; i++)
    {
      g_autofree char *text = trame_change_text (&g_array_index (effect->changes, TrameChange, i),
                                                 invocation->language);
      if (g_strcmp0 (text, effect->summary) != 0)
        trame_print ("  · %s\n", text);
    }
}

/* What the words after "add" or "correct" ask for. */
typedef struct
{
  const char *convention;
  gint64 corrects;  /* 0: add */
  const char *kind; /* NULL: the fact corrected never happened */
  gboolean preview;
} FactWords;

static TrameExit
read_words (int argc, char **argv, FactWords *out)
{
  if (argc >= 2 && g_str_equal (argv[1], "add"))
    {
      if (argc != 4)
        return trame_invocation_misused (_ ("“fact add” takes a convention and a kind of fact"));
      out->convention = argv[2];
      out->kind = argv[3];
      return TRAME_EXIT_DONE;
    }
  if (argc >= 2 && g_str_equal (argv[1], "correct"))
    {
      if (argc < 4 || argc > 5 || !trame_id_parse (argv[3], &out->corrects))
        return trame_invocation_misused (_ (
            "“fact correct” takes a convention, a fact’s id, and the kind of the fact as it should have been (nothing: "
            "it never happened)"));
      out->convention = argv[2];
      out->kind = argc == 5 ? argv[4] : NULL;
      return TRAME_EXIT_DONE;
    }
  return trame_invocation_misused (_ ("“fact” is followed by “add” or “correct”"));
}

static TrameFactEffect *
record (TrameInvocation *invocation, gint64 convention, const FactWords *words, const TrameFact *fact, GError **error)
{
  TrameOffice *office = invocation->office;
  TrameLanguage language = invocation->language;
  if (words->corrects != 0 && words->preview)
    return trame_office_preview_correction (office, convention, words->corrects, fact, language, error);
  if (words->corrects != 0)
    return trame_office_correct_fact (office, convention, words->corrects, fact, language, error);
  if (words->preview)
    return trame_office_preview_fact (office, convention, fact, language, error);
  return trame_office_add_fact (office, convention, fact, language, error);
}

static TrameExit
run_fact (TrameInvocation *invocation, TrameFactOptions *options, const FactWords *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameFact) fact = NULL;
  if (words->kind != NULL && (fact = trame_fact_options_read (options, invocation, words->kind)) == NULL)
    return TRAME_EXIT_USAGE;
  TrameOffice *office = trame_invocation_get_office (invocation, TRAME_OFFICE_MUST_EXIST);
  if (office == NULL)
    return TRAME_EXIT_REGISTER;
  const TrameConvention *convention = trame_office_find_convention (office, words->convention, &error);
  if (convention == NULL)
    return trame_invocation_fail (error);
  gint64 id = convention->id;
  g_autoptr (TrameFactEffect) effect = record (invocation, id, words, fact, &error);
  if (effect == NULL)
    return trame_invocation_fail (error);
  print_effect (invocation, trame_office_get_convention (office, id), effect);
  return TRAME_EXIT_DONE;
}

TrameExit
trame_command_fact (TrameInvocation *invocation, int argc, char **argv)
{
  TrameFactOptions options = { 0 };
  FactWords words = { 0 };
  TrameExit out = TRAME_EXIT_DONE;
  g_autofree GOptionEntry *entries = trame_fact_options_entries (&options, &words.preview);
  g_autofree char *kinds = trame_fact_options_kinds ();
  g_autofree char *summary = g_strdup_printf (_ ("Records a dated fact, and says what it changed. A fact is never "
                                                 "edited: it is corrected by another.\n\nKinds: "
                                                 "%s."),
                                              kinds);
  if (trame_invocation_parse (invocation, entries, "add CONVENTION KIND | correct CONVENTION FACT [KIND]", summary,
                              &argc, &argv, &out))
    {
      out = read_words (argc, argv, &words);
      if (out == TRAME_EXIT_DONE)
        out = trame_invocation_read_today (invocation) ? run_fact (invocation, &options, &words) : TRAME_EXIT_USAGE;
    }
  trame_fact_options_clear (&options);
  return out;
}
