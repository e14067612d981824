/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl generate CONVENTION… [--document convention|sheet] -o FILE|FOLDER`. */
#include "cli/commands.h"
#include "cli/terminal.h"
#include "exchange/act-json.h"
#include "office/generate.h"

#include <glib/gi18n-lib.h>

static void
print_generated (TrameInvocation *invocation, const GPtrArray *all)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < all->len; i++)
    {
      const TrameGenerated *generated = g_ptr_array_index (all, i);
      const TrameGeneratedRow row = { .convention = generated->convention,
                                      .document = generated->document,
                                      .file = generated->file,
                                      .sha256 = generated->sha256,
                                      .pages = generated->pages,
                                      .missing = generated->missing };
      trame_json_add_generated (builder, &row);
      if (invocation->json)
        continue;
      trame_print ("%s\n", generated->file);
      if (generated->missing->len > 0)
        trame_print (ngettext ("  marked PROJET: %u field to fill in\n", "  marked PROJET: %u fields to fill in\n",
                               generated->missing->len),
                     generated->missing->len);
    }
  json_builder_end_array (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
}

/* The ids that WORDS name, NULL and ERROR at the first that is none. */
static GArray *
find_all (TrameOffice *office, int n, char **words, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (int i = 0; i < n; i++)
    {
      const TrameConvention *convention = trame_office_find_convention (office, words[i], error);
      if (convention == NULL)
        return NULL;
      g_array_append_val (ids, convention->id);
    }
  return g_steal_pointer (&ids);
}

TrameExit
trame_command_generate (TrameInvocation *invocation, int argc, char **argv)
{
  g_autofree char *document = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "document", 'd', 0, G_OPTION_ARG_STRING, &document, N_ ("convention (by default) or sheet"), "KIND" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("A folder; or a .pdf file for one convention"), "PATH" },
    { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  if (!trame_invocation_parse (invocation, entries, "CONVENTION…", _ ("Writes the documents of conventions as PDF."),
                               &argc, &argv, &out))
    return out;
  if (argc < 2 || output == NULL)
    return trame_invocation_misused (_ ("“generate” needs one convention or more, and -o with a folder or a file"));
  if (argc > 2 && g_str_has_suffix (output, ".pdf") && !g_file_test (output, G_FILE_TEST_IS_DIR))
    return trame_invocation_misused (_ ("several documents cannot be one file: give a folder to -o"));
  if (document != NULL && !g_strv_contains (trame_office_document_kinds (), document))
    return trame_invocation_misused (_ ("there is no document “%s”: convention or sheet"), document);
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  g_autoptr (GArray) ids = find_all (office, argc - 1, argv + 1, &error);
  g_autoptr (GPtrArray) all = ids != NULL
                                  ? trame_office_generate (office, ids, document != NULL ? document : "convention",
                                                           output, NULL, NULL, NULL, &error)
                                  : NULL;
  if (all == NULL)
    return trame_invocation_fail (error);
  print_generated (invocation, all);
  return out;
}
