/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl indicators record INDICATOR CONVENTION FIGURE --until-date DATE`, and `indicators values`; the rest of
 * `indicators` is records-command.c's. Figures alone come in. */
#include "cli/commands.h"
#include "cli/record-options.h"
#include "cli/record-print.h"
#include "french/figure.h"
#include "office/keep.h"
#include "register/indicator.h"

#include <glib/gi18n-lib.h>

static const TrameRecordKind figures = {
  .command = "indicators",
  .aggregate = &trame_indicator_value_aggregate,
  .titles = (const char *const[]){ "indicator", "convention", "from_date", "until_date", "hundredths", "corrects",
                                   NULL },
};

typedef struct
{
  char *from;
  char *until;
  char *corrects;
  char *convention;
} Options;

/* What a person gave, in FIGURE. FALSE, said on stderr. */
static gboolean
read_figure (TrameInvocation *invocation, const Options *options, TrameIndicatorValue *figure)
{
  if ((options->from != NULL && !trame_option_date (invocation, "--from-date", options->from, &figure->from_date))
      || !trame_option_date (invocation, "--until-date", options->until, &figure->until_date))
    return FALSE;
  if (options->corrects == NULL || trame_id_parse (options->corrects, &figure->corrects))
    return TRUE;
  trame_invocation_misused (_ ("--corrects: “%s” is not the id of a figure; “indicators values” lists them"),
                            options->corrects);
  return FALSE;
}

static TrameExit
record (TrameInvocation *invocation, const Options *options, char **words)
{
  g_autoptr (GError) error = NULL;
  TrameOffice *office = invocation->office;
  g_autoptr (TrameIndicatorValue) figure = trame_kept_new (&trame_indicator_value_aggregate);
  if (!trame_figure_read (words[2], &figure->hundredths))
    {
      g_set_error (&error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                   _ ("“%s” is not a figure. An indicator holds figures only, never the name of a beneficiary."),
                   words[2]);
      return trame_invocation_fail (error);
    }
  if (!trame_record_read_id (invocation, "indicator", words[0], &figure->indicator)
      || !trame_record_read_id (invocation, "convention", words[1], &figure->convention))
    return TRAME_EXIT_REFUSED;
  if (!read_figure (invocation, options, figure))
    return TRAME_EXIT_USAGE;
  gint64 id = trame_office_keep (office, figure, &error);
  gpointer stored = id != 0 ? trame_register_load_one_kept (trame_office_get_register (office),
                                                            &trame_indicator_value_aggregate, id, &error)
                            : NULL;
  if (stored == NULL)
    return trame_invocation_fail (error);
  trame_record_print (invocation, stored);
  trame_kept_free (stored);
  return TRAME_EXIT_DONE;
}

static TrameExit
list_values (TrameInvocation *invocation, const Options *options)
{
  g_autoptr (GError) error = NULL;
  gint64 convention = 0;
  if (options->convention != NULL && !trame_record_read_id (invocation, "convention", options->convention, &convention))
    return TRAME_EXIT_REFUSED;
  g_autoptr (GPtrArray)
      all = trame_register_load_kept (trame_office_get_register (invocation->office), figures.aggregate,
                                      convention != 0 ? "convention" : NULL, convention, &error);
  if (all == NULL)
    return trame_invocation_fail (error);
  trame_record_print_list (invocation, &figures, all);
  return TRAME_EXIT_DONE;
}

static TrameExit
run (TrameInvocation *invocation, const Options *options, int argc, char **argv)
{
  TrameExit out = TRAME_EXIT_DONE;
  gboolean records = argc == 5 && g_str_equal (argv[1], "record");
  if (!records && !(argc == 2 && g_str_equal (argv[1], "values")))
    return trame_invocation_misused (_ ("“indicators record” needs an indicator, a convention and a figure"));
  if (records && options->until == NULL)
    return trame_invocation_misused (_ ("“indicators record” needs --until-date, the last day that the figure covers"));
  if (trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out) == NULL)
    return out;
  return records ? record (invocation, options, argv + 2) : list_values (invocation, options);
}

TrameExit
trame_command_indicators (TrameInvocation *invocation, int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "from-date", 0, 0, G_OPTION_ARG_STRING, &options.from, N_ ("First day that the figure covers"), "DATE" },
    { "until-date", 0, 0, G_OPTION_ARG_STRING, &options.until, N_ ("Last day that the figure covers"), "DATE" },
    { "corrects", 0, 0, G_OPTION_ARG_STRING, &options.corrects, N_ ("The figure that this one replaces"), "ID" },
    { "convention", 0, 0, G_OPTION_ARG_STRING, &options.convention, N_ ("Only those of this convention"),
      "CONVENTION" },
    { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  if (!g_strv_contains ((const char *const *) argv, "record")
      && !g_strv_contains ((const char *const *) argv, "values"))
    return trame_command_records (invocation, argc, argv);
  if (trame_invocation_parse (invocation, entries, "record INDICATOR CONVENTION FIGURE|values",
                              _ ("The figures of the indicators."), &argc, &argv, &out))
    out = run (invocation, &options, argc, argv);
  g_free (options.from);
  g_free (options.until);
  g_free (options.corrects);
  g_free (options.convention);
  return out;
}
