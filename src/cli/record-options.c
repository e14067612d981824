/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options made from the members of an aggregate, and read back into a record. */
#include "cli/record-options.h"

#include "cli/record-kinds.h"
#include "french/fold.h"
#include "office/partner.h"
#include "office/record-label.h"
#include "register/indicator.h"
#include "register/scheme.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TrameRecordOptions
{
  const TrameAggregate *aggregate;
  GOptionEntry *entries;
  char **names;
  char **texts;      /* one a member; NULL: not given */
  char ***lists;     /* the same, of lists */
  GPtrArray *merged; /* of TramePartner*: what is of them is of those that they became; NULL: not asked yet */
};

static const char *
argument_of (const TrameMember *member)
{
  switch (member->kind)
    {
    case TRAME_MEMBER_DATE:
      return "DATE";
    case TRAME_MEMBER_NUMBER:
      return "NUMBER";
    case TRAME_MEMBER_ID:
      return "ID";
    default:
      return "TEXT";
    }
}

TrameRecordOptions *
trame_record_options_new (const TrameAggregate *aggregate)
{
  TrameRecordOptions *options = g_new0 (TrameRecordOptions, 1);
  options->aggregate = aggregate;
  options->entries = g_new0 (GOptionEntry, aggregate->n_members + 1);
  options->names = g_new0 (char *, aggregate->n_members + 1);
  options->texts = g_new0 (char *, aggregate->n_members + 1);
  options->lists = g_new0 (char **, aggregate->n_members + 1);
  for (guint i = 0; i < aggregate->n_members; i++)
    {
      const TrameMember *member = &aggregate->members[i];
      gboolean list = member->kind == TRAME_MEMBER_LIST;
      options->names[i] = g_strdelimit (g_strdup (member->column), "_", '-');
      options->entries[i] = (GOptionEntry){
        .long_name = options->names[i],
        .arg = list ? G_OPTION_ARG_STRING_ARRAY : G_OPTION_ARG_STRING,
        .arg_data = list ? (gpointer) &options->lists[i] : (gpointer) &options->texts[i],
        .description = trame_record_label (member->column),
        .arg_description = argument_of (member),
      };
    }
  return options;
}

void
trame_record_options_free (TrameRecordOptions *options)
{
  if (options == NULL)
    return;
  for (guint i = 0; i < options->aggregate->n_members; i++)
    g_strfreev (options->lists[i]);
  for (guint i = 0; i < options->aggregate->n_members; i++)
    g_free (options->texts[i]);
  g_free (options->texts);
  g_free (options->lists);
  g_strfreev (options->names);
  g_clear_pointer (&options->merged, g_ptr_array_unref);
  g_free (options->entries);
  g_free (options);
}

const GOptionEntry *
trame_record_options_entries (TrameRecordOptions *options)
{
  return options->entries;
}

void
trame_record_options_give (TrameRecordOptions *options, const char *column, const char *text)
{
  for (guint i = 0; i < options->aggregate->n_members; i++)
    if (g_str_equal (options->aggregate->members[i].column, column))
      {
        g_free (options->texts[i]);
        options->texts[i] = g_strdup (text);
      }
}

/* The row of AGGREGATE whose name is TEXT, however it is written; 0: none. */
static gint64
find_named (TrameOffice *office, const TrameAggregate *aggregate, const char *text)
{
  g_autoptr (GPtrArray) all = trame_register_load_kept (trame_office_get_register (office), aggregate, NULL, 0, NULL);
  const TrameMember *name = trame_aggregate_find (aggregate, "name");
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const TrameKept *record = g_ptr_array_index (all, i);
      if (trame_fold_equal (*(char **) trame_kept_place (record, name), text))
        return record->id;
    }
  return 0;
}

gboolean
trame_record_read_id (TrameInvocation *invocation, const char *column, const char *text, gint64 *out)
{
  g_autoptr (GError) error = NULL;
  TrameOffice *office = invocation->office;
  gint64 id = 0;
  if (g_str_equal (column, "convention"))
    {
      const TrameConvention *convention = trame_office_find_convention (office, text, &error);
      if (convention == NULL)
        trame_invocation_fail (error);
      *out = convention != NULL ? convention->id : 0;
      return convention != NULL;
    }
  /* A merge is about the very rows that are named; whatever else is about a partner is about the one that it became. */
  gboolean partner = g_str_equal (column, "partner");
  if (!partner && trame_id_parse (text, out))
    return TRUE;
  if (partner || g_str_equal (column, "kept") || g_str_equal (column, "merged"))
    id = trame_office_find_partner (office, text, NULL);
  else if (g_str_equal (column, "scheme"))
    id = find_named (office, &trame_scheme_aggregate, text);
  else if (g_str_equal (column, "indicator"))
    id = find_named (office, &trame_indicator_aggregate, text);
  if (id == 0)
    {
      g_set_error (&error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN,
                   _ ("%s: “%s” is nothing that this register knows."), trame_record_label (column), text);
      trame_invocation_fail (error);
    }
  *out = id;
  return id != 0;
}

static gboolean
check_choice (const TrameMember *member, const char *option, const char *text)
{
  if (member->choices == NULL || *text == '\0' || g_strv_contains (member->choices, text))
    return TRUE;
  g_autofree char *list = g_strjoinv (", ", (char **) member->choices);
  trame_invocation_misused (_ ("--%s: “%s” is none of %s"), option, text, list);
  return FALSE;
}

static gboolean
lay_text (const char *option, const TrameMember *member, const char *text, gpointer place)
{
  char **out = place;
  if (!check_choice (member, option, text))
    return FALSE;
  g_free (*out);
  *out = *text != '\0' ? g_utf8_normalize (text, -1, G_NORMALIZE_NFC) : NULL;
  if (*out != NULL || *text == '\0')
    return TRUE;
  trame_invocation_misused (_ ("--%s: this text is not UTF-8"), option);
  return FALSE;
}

static gboolean
lay_number (const char *option, const char *text, gint64 *out)
{
  if (*text == '\0')
    *out = TRAME_NUMBER_NONE;
  else if (!g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, out, NULL))
    {
      trame_invocation_misused (_ ("--%s: “%s” is not a whole number"), option, text);
      return FALSE;
    }
  return TRUE;
}

static gboolean
lay_flag (const char *option, const char *text, gboolean *out)
{
  *out = trame_fold_equal (text, "yes") || trame_fold_equal (text, "oui");
  if (*out || *text == '\0' || trame_fold_equal (text, "no") || trame_fold_equal (text, "non"))
    return TRUE;
  trame_invocation_misused (_ ("--%s: write yes or no"), option);
  return FALSE;
}

static gboolean
lay_member (TrameRecordOptions *options, TrameInvocation *invocation, guint i, gpointer record)
{
  const TrameMember *member = &options->aggregate->members[i];
  const char *text = options->texts[i], *option = options->names[i];
  gpointer place = trame_kept_place (record, member);
  if (member->kind == TRAME_MEMBER_LIST)
    {
      GPtrArray *list = *(GPtrArray **) place;
      if (options->lists[i] != NULL)
        g_ptr_array_set_size (list, 0);
      for (char **word = options->lists[i]; word != NULL && *word != NULL; word++)
        if (**word != '\0')
          g_ptr_array_add (list, g_strdup (*word));
      return TRUE;
    }
  if (text == NULL)
    return TRUE;
  switch (member->kind)
    {
    case TRAME_MEMBER_DATE:
      g_date_clear (place, 1);
      return *text == '\0' || trame_option_date (invocation, option, text, place);
    case TRAME_MEMBER_NUMBER:
      return lay_number (option, text, place);
    case TRAME_MEMBER_ID:
      *(gint64 *) place = 0;
      return *text == '\0' || trame_record_read_id (invocation, member->column, text, place);
    case TRAME_MEMBER_FLAG:
      return lay_flag (option, text, place);
    default:
      return lay_text (option, member, text, place);
    }
}

gboolean
trame_record_options_lay (TrameRecordOptions *options, TrameInvocation *invocation, gpointer record, TrameExit *out)
{
  for (guint i = 0; i < options->aggregate->n_members; i++)
    if (!lay_member (options, invocation, i, record))
      {
        *out = options->aggregate->members[i].kind == TRAME_MEMBER_ID ? TRAME_EXIT_REFUSED : TRAME_EXIT_USAGE;
        return FALSE;
      }
  return TRUE;
}

static gboolean
match_member (const TrameRecordOptions *options, const TrameMember *member, gconstpointer given, gconstpointer record)
{
  gpointer a = trame_kept_place (given, member), b = trame_kept_place (record, member);
  if (options->merged != NULL && g_str_equal (member->column, "partner"))
    return *(gint64 *) a == trame_partners_follow (options->merged, *(gint64 *) b);
  switch (member->kind)
    {
    case TRAME_MEMBER_DATE:
      return g_date_valid (a) == g_date_valid (b) && (!g_date_valid (a) || g_date_compare (a, b) == 0);
    case TRAME_MEMBER_NUMBER:
    case TRAME_MEMBER_ID:
      return *(gint64 *) a == *(gint64 *) b;
    case TRAME_MEMBER_FLAG:
      return *(gboolean *) a == *(gboolean *) b;
    case TRAME_MEMBER_TEXT:
      return *(char **) a == NULL ? *(char **) b == NULL
                                  : *(char **) b != NULL && trame_fold_contains (*(char **) b, *(char **) a);
    default:
      return TRUE;
    }
}

gboolean
trame_record_options_match (TrameRecordOptions *options,
                            TrameInvocation *invocation,
                            gconstpointer given,
                            gconstpointer record)
{
  if (options->merged == NULL)
    options->merged = trame_register_load_merged_partners (trame_office_get_register (invocation->office), NULL);
  for (guint i = 0; i < options->aggregate->n_members; i++)
    if (options->texts[i] != NULL && !match_member (options, &options->aggregate->members[i], given, record))
      return FALSE;
  return TRUE;
}
