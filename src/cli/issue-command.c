/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl issue CONVENTION… [--on DATE]`, and with --document the letters about them: frozen in the register. */
#include "cli/commands.h"
#include "cli/field-values.h"
#include "cli/terminal.h"
#include "exchange/json-writer.h"
#include "office/file-write.h"
#include "office/issue-letter.h"
#include "office/issue.h"
#include "office/model-version.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  char *on;
  char *document;
  char **set;
  char *medium;
  char *output;
  gint64 fact;
} Options;

static void
say_issued (TrameInvocation *invocation, JsonBuilder *builder, gint64 id, const TrameIssued *issued)
{
  if (!invocation->json)
    {
      trame_print (_ ("Convention %" PRId64 " is number %s: its text is fixed.\n"), id, issued->number);
      return;
    }
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "convention", id);
  trame_json_member_string (builder, "number", issued->number);
  trame_json_member_int (builder, "document", issued->document);
  trame_json_member_string (builder, "sha256", issued->sha256);
  trame_json_member_int (builder, "pages", issued->pages);
  json_builder_end_object (builder);
}

/* Each in turn: those issued before a fault stay issued, and are said. */
static TrameExit
issue_all (TrameInvocation *invocation, int n, char **words, const GDate *on, JsonBuilder *builder)
{
  for (int i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      const TrameConvention *convention = trame_office_find_convention (invocation->office, words[i], &error);
      gint64 id = convention != NULL ? convention->id : 0;
      g_autoptr (TrameIssued) issued = id != 0 ? trame_office_issue (invocation->office, id, on, &error) : NULL;
      if (issued == NULL)
        return trame_invocation_fail (error);
      say_issued (invocation, builder, id, issued);
    }
  return TRAME_EXIT_DONE;
}

/* Also written where -o says: *FILE, owned by the caller. FALSE and ERROR. */
static gboolean
write_copy (const TrameIssuedLetter *issued, const char *to, char **file, GError **error)
{
  if (to == NULL)
    return TRUE;
  const gboolean folder = !g_str_has_suffix (to, ".pdf") || g_file_test (to, G_FILE_TEST_IS_DIR);
  g_autofree char *path = folder ? g_build_filename (to, issued->name, NULL) : g_strdup (to);
  if ((folder && !trame_office_make_folder (to, error)) || !trame_office_write_file (path, issued->pdf, error))
    return FALSE;
  *file = g_steal_pointer (&path);
  return TRUE;
}

static void
say_letter (TrameInvocation *invocation,
            JsonBuilder *builder,
            const TrameIssuedLetter *issued,
            const char *file,
            const char *failure)
{
  if (!invocation->json)
    {
      trame_print (_ ("Document %" PRId64 ", issue %u: %s. It is fixed.\n"), issued->document, issued->issue,
                   issued->name);
      if (file != NULL)
        trame_print ("%s\n", file);
      return;
    }
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "convention", issued->convention);
  trame_json_member_int (builder, "document", issued->document);
  trame_json_member_string (builder, "kind", issued->kind);
  trame_json_member_int (builder, "issue", issued->issue);
  if (issued->letter != 0)
    trame_json_member_int (builder, "letter", issued->letter);
  else
    trame_json_member_null (builder, "letter");
  if (issued->amendment != 0)
    trame_json_member_int (builder, "amendment", issued->amendment);
  else
    trame_json_member_null (builder, "amendment");
  trame_json_member_string (builder, "name", issued->name);
  trame_json_member_string (builder, "sha256", issued->sha256);
  trame_json_member_int (builder, "pages", issued->pages);
  trame_json_member_string (builder, "file", file);
  trame_json_member_string (builder, "failure", failure);
  json_builder_end_object (builder);
}

/* What became of the letter about the convention that WORD names: a row, also when it was not issued. */
static gboolean
issue_letter (TrameInvocation *invocation,
              const Options *options,
              TrameValues *given,
              const char *word,
              const GDate *on,
              JsonBuilder *builder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = NULL;
  const TrameConvention *convention = trame_office_find_convention (invocation->office, word, &error);
  const TrameLetterToIssue to_issue = { .convention = convention != NULL ? convention->id : 0,
                                        .kind = options->document,
                                        .given = given,
                                        .on = *on,
                                        .medium = options->medium,
                                        .fact = options->fact };
  g_autoptr (TrameIssuedLetter)
      issued = convention != NULL ? trame_office_issue_letter (invocation->office, &to_issue, &error) : NULL;
  if (issued != NULL)
    {
      const gboolean written = write_copy (issued, options->output, &file, &error);
      say_letter (invocation, builder, issued, file, written ? NULL : error->message);
    }
  else if (invocation->json)
    {
      json_builder_begin_object (builder);
      if (to_issue.convention != 0)
        trame_json_member_int (builder, "convention", to_issue.convention);
      else
        trame_json_member_null (builder, "convention");
      trame_json_member_string (builder, "failure", error->message);
      json_builder_end_object (builder);
    }
  if (error == NULL)
    return TRUE;
  g_autofree char *why = g_strdup_printf (_ ("Convention %s: %s"), word, error->message);
  trame_print_error ("tramectl: %s\n", why);
  return FALSE;
}

/* Each in turn: one that cannot be issued is said, and the next is tried. */
static TrameExit
issue_letters (
    TrameInvocation *invocation, const Options *options, int n, char **words, const GDate *on, JsonBuilder *builder)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameModel)
      model = trame_office_current_model (invocation->office, trame_document_kind_model (options->document), &error);
  g_autoptr (GHashTable) given = model != NULL ? trame_field_values_read (invocation, model, options->set, &out) : NULL;
  if (given == NULL)
    return model == NULL ? trame_invocation_fail (error) : out;
  for (int i = 0; i < n; i++)
    if (!issue_letter (invocation, options, given, words[i], on, builder))
      out = TRAME_EXIT_REFUSED;
  return out;
}

/* Whether the command is well written; the fault is said. */
static gboolean
check (const Options *options, int n, TrameExit *out)
{
  *out = TRAME_EXIT_DONE;
  if (n == 0)
    *out = trame_invocation_misused (_ ("“issue” needs one convention or more"));
  else if (options->document == NULL
           && (options->set != NULL || options->medium != NULL || options->output != NULL || options->fact != 0))
    *out = trame_invocation_misused (_ ("--set, --medium, --fact and -o go with --document, for a letter"));
  else if (options->document != NULL && trame_document_kind_model (options->document) == NULL)
    *out = trame_invocation_misused (_ ("“%s” is no letter that can be issued: see “man tramectl”"), options->document);
  else if (n > 1 && options->output != NULL && g_str_has_suffix (options->output, ".pdf"))
    *out = trame_invocation_misused (_ ("several documents cannot be one file: give a folder to -o"));
  return *out == TRAME_EXIT_DONE;
}

static TrameExit
issue (TrameInvocation *invocation, const Options *options, int n, char **words)
{
  TrameExit out = TRAME_EXIT_DONE;
  if (!check (options, n, &out) || trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out) == NULL)
    return out;
  GDate on = invocation->today;
  if (options->on != NULL && !trame_option_date (invocation, "--on", options->on, &on))
    return TRAME_EXIT_USAGE;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_array (builder);
  out = options->document != NULL ? issue_letters (invocation, options, n, words, &on, builder)
                                  : issue_all (invocation, n, words, &on, builder);
  json_builder_end_array (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  return out;
}

TrameExit
trame_command_issue (TrameInvocation *invocation, int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, N_ ("The date of issue (today by default)"), "DATE" },
    { "document", 'd', 0, G_OPTION_ARG_STRING, &options.document,
      N_ ("A letter or a sheet instead: termination, formal-notice…"), "KIND" },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.set, N_ ("Fills a field of a letter or a sheet"),
      "FIELD=VALUE" },
    { "medium", 0, 0, G_OPTION_ARG_STRING, &options.medium, N_ ("How it goes: registered-letter, letter, e-mail…"),
      "MEDIUM" },
    { "fact", 0, 0, G_OPTION_ARG_INT64, &options.fact, N_ ("The fact that it is about"), "ID" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Also writes it: a folder, or a file for one"),
      "PATH" },
    { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  if (trame_invocation_parse (
          invocation, entries, "CONVENTION…",
          _ ("Sends conventions for signature: gives each its number and freezes its document. With "
             "--document, freezes a letter about each: a later issue changes none before."),
          &argc, &argv, &out))
    out = issue (invocation, &options, argc - 1, argv + 1);
  g_free (options.on);
  g_free (options.document);
  g_strfreev (options.set);
  g_free (options.medium);
  g_free (options.output);
  return out;
}
