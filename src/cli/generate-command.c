/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl generate CONVENTION…|--all [--state STATE] [--document KIND] [--set FIELD=VALUE]… [--format odt] -o FILE|FOLDER`. */
#include "cli/commands.h"
#include "cli/field-values.h"
#include "cli/terminal.h"
#include "exchange/act-json.h"
#include "office/generate.h"
#include "office/model-version.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

typedef struct
{
  char *document;
  char *output;
  char *state;
  char *format;
  char **set;
  gboolean all;
  gboolean issue;
} Options;

static volatile sig_atomic_t interrupted;

static void
on_interrupt (int signal_number)
{
  interrupted = 1;
}

/* How far it is, on a terminal; Ctrl C ends the batch after the document in hand. */
static void
on_progress (guint done, guint total, gpointer data)
{
  if (interrupted)
    g_cancellable_cancel (data);
  if (total > 1 && isatty (STDERR_FILENO))
    fprintf (stderr, "\r%u/%u%s", done, total, done == total || interrupted ? "\n" : "");
}

static void
print_row (TrameInvocation *invocation, JsonBuilder *builder, const TrameGenerated *generated)
{
  const TrameGeneratedRow row = { .convention = generated->convention,
                                  .document = generated->document,
                                  .file = generated->file,
                                  .sha256 = generated->sha256,
                                  .pages = generated->pages,
                                  .missing = generated->missing,
                                  .failure = generated->failure };
  trame_json_add_generated (builder, &row);
  if (generated->failure != NULL)
    {
      g_autofree char *why = g_strdup_printf (_ ("Convention %" PRId64 ": %s"), generated->convention,
                                              generated->failure);
      trame_print_error ("tramectl: %s\n", why);
    }
  if (invocation->json || generated->file == NULL)
    return;
  trame_print ("%s\n", generated->file);
  if (generated->missing->len > 0)
    trame_print (ngettext ("  marked PROJET: %u field to fill in\n", "  marked PROJET: %u fields to fill in\n",
                           generated->missing->len),
                 generated->missing->len);
}

/* Every row, then what is left undone. */
static TrameExit
print_generation (TrameInvocation *invocation, const TrameGeneration *generation)
{
  const guint left = generation->asked - generation->rows->len;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < generation->rows->len; i++)
    print_row (invocation, builder, g_ptr_array_index (generation->rows, i));
  json_builder_end_array (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  if (left > 0)
    {
      g_autofree char *rest = g_strdup_printf (
          ngettext ("%u document was not tried", "%u documents were not tried", left), left);
      trame_print_error ("tramectl: %s\n", rest);
    }
  return generation->failed > 0 || left > 0 ? TRAME_EXIT_REFUSED : TRAME_EXIT_DONE;
}

/* The ids that WORDS name, or with --all those in the state asked; NULL and ERROR at the first that is none. */
static GArray *
find_all (TrameOffice *office, const Options *options, int n, char **words, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const GPtrArray *conventions = trame_office_get_conventions (office);
  for (guint i = 0; options->all && i < conventions->len; i++)
    {
      const TrameConvention *convention = g_ptr_array_index (conventions, i);
      if (options->state == NULL || convention->lifecycle->state == trame_state_from_nick (options->state))
        g_array_append_val (ids, convention->id);
    }
  for (int i = 0; i < n; i++)
    {
      const TrameConvention *convention = trame_office_find_convention (office, words[i], error);
      if (convention == NULL)
        return NULL;
      g_array_append_val (ids, convention->id);
    }
  return g_steal_pointer (&ids);
}

/* What --format says; else what the file's name says. */
static TrameFileFormat
format_of (const Options *options)
{
  return g_strcmp0 (options->format, "odt") == 0
                 || (options->format == NULL && options->output != NULL && g_str_has_suffix (options->output, ".odt"))
             ? TRAME_FILE_ODT
             : TRAME_FILE_PDF;
}

/* Whether the command is well written; the fault is said. */
static gboolean
check (const Options *options, int n, TrameExit *out)
{
  const gboolean one_file = options->output != NULL
                            && g_str_has_suffix (options->output, trame_file_format_ending (format_of (options)))
                            && !g_file_test (options->output, G_FILE_TEST_IS_DIR);
  *out = TRAME_EXIT_DONE;
  if ((n == 0) != options->all || options->output == NULL)
    *out = trame_invocation_misused (
        _ ("“generate” needs conventions or --all, and -o with a folder or, for one, a file"));
  else if (options->state != NULL && (!options->all || trame_state_from_nick (options->state) == TRAME_N_STATES))
    *out = trame_invocation_misused (
        _ ("--state goes with --all, and is a state: draft, awaiting-signature, in-force…"));
  else if ((n > 1 || options->all) && one_file && g_strcmp0 (options->document, TRAME_DOCUMENT_YEARLY_STATE) != 0)
    *out = trame_invocation_misused (_ ("several documents cannot be one file: give a folder to -o"));
  else if (options->document != NULL && !g_strv_contains (trame_office_document_kinds (), options->document))
    *out = trame_invocation_misused (_ ("there is no document “%s”: see “man tramectl”"), options->document);
  else if (options->format != NULL && !g_str_equal (options->format, "pdf") && !g_str_equal (options->format, "odt"))
    *out = trame_invocation_misused (_ ("--format is pdf or odt"));
  else if (options->set != NULL && (options->document == NULL || trame_document_kind_model (options->document) == NULL))
    *out = trame_invocation_misused (_ ("--set fills a letter or a sheet: name it with --document"));
  else if (options->issue
           && (options->document == NULL || trame_document_kind_model (options->document) == NULL
               || format_of (options) != TRAME_FILE_PDF))
    *out = trame_invocation_misused (_ ("--issue goes with a letter or a sheet, as PDF: name it with --document"));
  return *out == TRAME_EXIT_DONE;
}

static TrameExit
generate (
    TrameInvocation *invocation, TrameOffice *office, const Options *options, TrameValues *values, const GArray *ids)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  void (*before) (int) = signal (SIGINT, on_interrupt);
  g_autoptr (TrameGeneration) generation = trame_office_generate (
      office, ids, options->document != NULL ? options->document : "convention", values, format_of (options),
      options->issue, options->output, cancellable, on_progress, cancellable, &error);
  signal (SIGINT, before);
  return generation != NULL ? print_generation (invocation, generation) : trame_invocation_fail (error);
}

/* What --set gives, for the model of the document asked. FALSE, said, when a value is none of its fields'. */
static gboolean
read_values (TrameInvocation *invocation, const Options *options, TrameValues **values, TrameExit *out)
{
  g_autoptr (GError) error = NULL;
  if (options->set == NULL)
    return TRUE;
  g_autoptr (TrameModel)
      model = trame_office_current_model (invocation->office, trame_document_kind_model (options->document), &error);
  if (model == NULL)
    *out = trame_invocation_fail (error);
  else
    *values = trame_field_values_read (invocation, model, options->set, out);
  return *values != NULL;
}

TrameExit
trame_command_generate (TrameInvocation *invocation, int argc, char **argv)
{
  Options options = { NULL };
  const GOptionEntry entries[] = {
    { "document", 'd', 0, G_OPTION_ARG_STRING, &options.document, N_ ("convention (by default), sheet, termination…"),
      "KIND" },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.set, N_ ("Fills a field of a letter or a sheet"),
      "FIELD=VALUE" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("A folder; or a .pdf or .odt file for one convention"), "PATH" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("pdf, or odt for who comments on it"), "FORMAT" },
    { "issue", 0, 0, G_OPTION_ARG_NONE, &options.issue,
      N_ ("Issues each letter first: it is kept, and no longer changes"), NULL },
    { "all", 'a', 0, G_OPTION_ARG_NONE, &options.all, N_ ("Every convention"), NULL },
    { "state", 0, 0, G_OPTION_ARG_STRING, &options.state, N_ ("With --all: only those in this state"), "STATE" },
    { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  if (!trame_invocation_parse (invocation, entries, "[CONVENTION…]",
                               _ ("Writes the documents of conventions as PDF, or as text to be edited."), &argc, &argv,
                               &out))
    return out;
  TrameOffice *office = check (&options, argc - 1, &out)
                            ? trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out)
                            : NULL;
  if (office != NULL)
    {
      g_autoptr (GArray) ids = find_all (office, &options, argc - 1, argv + 1, &error);
      g_autoptr (GHashTable) values = NULL;
      if (ids == NULL)
        out = trame_invocation_fail (error);
      else if (read_values (invocation, &options, &values, &out))
        out = generate (invocation, office, &options, values, ids);
    }
  g_strfreev (options.set);
  g_free (options.document);
  g_free (options.output);
  g_free (options.state);
  g_free (options.format);
  return out;
}
