/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl explain CONVENTION [-o sheet.pdf]`. */
#include "cli/commands.h"
#include "cli/terminal.h"
#include "exchange/case-json.h"
#include "exchange/json-writer.h"
#include "office/explain.h"
#include "office/file-write.h"

#include <glib/gi18n-lib.h>

static TrameExit
write_sheet (TrameInvocation *invocation, gint64 id, const GDate *on, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = trame_office_explain_pdf (invocation->office, id, on, &error);
  if (pdf == NULL || !trame_office_write_file (path, pdf, &error))
    return trame_invocation_fail (error);
  if (!invocation->json)
    {
      trame_print (_ ("Sheet written: %s\n"), path);
      return TRAME_EXIT_DONE;
    }
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "convention", id);
  trame_json_member_string (builder, "file", path);
  trame_json_member_string (builder, "sha256", hash);
  json_builder_end_object (builder);
  trame_invocation_print_json (builder);
  return TRAME_EXIT_DONE;
}

/* The dates of the convention of ID on ON; with END (else cleared), until when a letter goes for an end on that day. */
static TrameExit
print_words (TrameInvocation *invocation, gint64 id, const GDate *on, const GDate *end)
{
  TrameOffice *office = invocation->office;
  TrameLanguage language = invocation->language;
  gboolean asked = g_date_valid (end);
  g_autoptr (GError) error = NULL;
  if (invocation->json)
    {
      g_autoptr (TrameLifecycle) lifecycle = asked ? trame_office_evaluate_end (office, id, end, &error)
                                                   : trame_office_evaluate (office, id, on, &error);
      if (lifecycle == NULL)
        return trame_invocation_fail (error);
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      trame_json_add_lifecycle (builder, lifecycle, language);
      trame_invocation_print_json (builder);
      return TRAME_EXIT_DONE;
    }
  g_autofree char *text = asked ? trame_office_explain_end (office, id, end, language, &error)
                                : trame_office_explain (office, id, on, language, &error);
  if (text == NULL)
    return trame_invocation_fail (error);
  trame_print ("%s", text);
  return TRAME_EXIT_DONE;
}

TrameExit
trame_command_explain (TrameInvocation *invocation, int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *on_text = NULL, *end_text = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write the sheet there, as a PDF in French"), "FILE" },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on_text, N_ ("The day to explain"), "DATE" },
    { "for-end", 0, 0, G_OPTION_ARG_STRING, &end_text,
      N_ ("Until when to post a letter for a first day out of force on that day"), "DATE" },
    { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  if (!trame_invocation_parse (invocation, entries, "CONVENTION", _ ("Says why each date is what it is."), &argc, &argv,
                               &out))
    return out;
  if (argc != 2)
    return trame_invocation_misused (_ ("“explain” takes a convention"));
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  GDate on = invocation->today;
  if (on_text != NULL && !trame_option_date (invocation, "--on", on_text, &on))
    return TRAME_EXIT_USAGE;
  GDate end;
  g_date_clear (&end, 1);
  if (end_text != NULL && !trame_option_date (invocation, "--for-end", end_text, &end))
    return TRAME_EXIT_USAGE;
  if (end_text != NULL && (output != NULL || on_text != NULL))
    return trame_invocation_misused (_ ("“--for-end” goes without “--on” and “-o”"));
  const TrameConvention *convention = trame_office_find_convention (office, argv[1], &error);
  if (convention == NULL)
    return trame_invocation_fail (error);
  return output != NULL ? write_sheet (invocation, convention->id, &on, output)
                        : print_words (invocation, convention->id, &on, &end);
}
