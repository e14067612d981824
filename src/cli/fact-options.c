/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table: the options, the kinds of fact that have them, how they are read. */
#include "cli/fact-options.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define KIND(kind) (G_GUINT64_CONSTANT (1) << TRAME_FACT_##kind)
#define ANY G_MAXUINT64

typedef enum
{
  AS_TEXT,
  AS_DATE,
  AS_PERIOD,
  AS_PARTY,
  AS_GROUND,
  AS_MEDIUM,
  AS_YES_NO,
} ReadAs;

typedef struct
{
  const char *name;
  guint64 kinds;
  ReadAs as;
  gsize place;  /* in TrameFact */
  gsize marked; /* its "has_" field; 0: none */
  const char *help;
} FactOption;

#define AT(field) G_STRUCT_OFFSET (TrameFact, field)

static const FactOption table[] = {
  { "on", ANY, AS_DATE, AT (on), 0, N_ ("The fact’s date") },
  { "not-before", ANY, AS_DATE, AT (not_before), 0, N_ ("Its date is not known: not before") },
  { "not-after", ANY, AS_DATE, AT (not_after), 0, N_ ("Its date is not known: not after") },
  { "party", ANY, AS_PARTY, AT (party), 0, N_ ("city or partner") },
  { "note", ANY, AS_TEXT, AT (note), 0, N_ ("A note; no rule reads it") },
  { "signatory", KIND (SIGNED), AS_TEXT, AT (signatory), 0, N_ ("Who signed") },
  { "capacity", KIND (SIGNED), AS_TEXT, AT (capacity), 0, N_ ("In what capacity") },
  { "place", KIND (SIGNED), AS_TEXT, AT (place), 0, N_ ("Where") },
  { "by", KIND (VISA), AS_TEXT, AT (by), 0, N_ ("Who gave the visa") },
  { "to", KIND (SENT_FOR_SIGNATURE), AS_TEXT, AT (to), 0, N_ ("To whom it was sent") },
  { "what", KIND (PARTNER_CHANGED), AS_TEXT, AT (what), 0, N_ ("What changed") },
  { "clause", KIND (BREACH) | KIND (BREACH_REMEDIED) | KIND (FORMAL_NOTICE), AS_TEXT, AT (clause), 0,
    N_ ("The clause breached") },
  { "length", KIND (RENEWAL_AGREED), AS_PERIOD, AT (length), AT (has_length), N_ ("The length agreed (P1Y)") },
  { "ground", KIND (TERMINATION_NOTIFIED), AS_GROUND, AT (ground), 0,
    N_ ("request, non-performance or general-interest") },
  { "medium", KIND (TERMINATION_NOTIFIED) | KIND (FORMAL_NOTICE), AS_MEDIUM, AT (medium), 0,
    N_ ("registered-letter, electronic-registered, hand-delivery, bailiff, letter or e-mail") },
  { "posted", KIND (TERMINATION_NOTIFIED) | KIND (FORMAL_NOTICE), AS_DATE, AT (posted), 0, N_ ("Date of posting") },
  { "first-presented", KIND (TERMINATION_NOTIFIED), AS_DATE, AT (first_presented), 0,
    N_ ("Date of the letter’s first presentation") },
  { "received", KIND (TERMINATION_NOTIFIED) | KIND (FORMAL_NOTICE), AS_DATE, AT (received), 0, N_ ("Date of receipt") },
  { "refused", KIND (TERMINATION_NOTIFIED), AS_DATE, AT (refused), 0, N_ ("Date of the refusal") },
  { "unclaimed", KIND (TERMINATION_NOTIFIED), AS_YES_NO, AT (unclaimed), 0, N_ ("yes or no") },
  { "effective", KIND (TERMINATION_NOTIFIED) | KIND (TERMINATION_AGREED), AS_DATE, AT (effective), 0,
    N_ ("Effective date asked or agreed") },
  { "cure", KIND (FORMAL_NOTICE), AS_PERIOD, AT (cure), AT (has_cure), N_ ("Time left to remedy (P15D)") },
  { "signed-city", KIND (AMENDMENT), AS_DATE, AT (signed_city), 0, N_ ("Date of the city’s signature") },
  { "signed-partner", KIND (AMENDMENT), AS_DATE, AT (signed_partner), 0, N_ ("Date of the partner’s signature") },
  { "deliberation", KIND (AMENDMENT), AS_TEXT, AT (deliberation), 0, N_ ("Number of the act that authorised it") },
};

void
trame_fact_options_clear (TrameFactOptions *options)
{
  for (guint i = 0; i < G_N_ELEMENTS (options->texts); i++)
    g_clear_pointer (&options->texts[i], g_free);
  g_clear_pointer (&options->changes, g_strfreev);
}

GOptionEntry *
trame_fact_options_entries (TrameFactOptions *options, gboolean *preview)
{
  G_STATIC_ASSERT (G_N_ELEMENTS (table) <= G_N_ELEMENTS (options->texts));
  GOptionEntry *entries = g_new0 (GOptionEntry, G_N_ELEMENTS (table) + 3);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    entries[i] = (GOptionEntry){ .long_name = table[i].name,
                                 .arg = G_OPTION_ARG_STRING,
                                 .arg_data = &options->texts[i],
                                 .description = table[i].help,
                                 .arg_description = table[i].as == AS_DATE ? "DATE" : "TEXT" };
  entries[G_N_ELEMENTS (table)] = (GOptionEntry){ .long_name = "changes",
                                                  .arg = G_OPTION_ARG_STRING_ARRAY,
                                                  .arg_data = &options->changes,
                                                  .description = N_ ("A term that the amendment changes (length=P2Y); "
                                                                     "repeat it; an empty value removes the term"),
                                                  .arg_description = "TERM=VALUE" };
  entries[G_N_ELEMENTS (table) + 1] = (GOptionEntry){ .long_name = "dry-run",
                                                      .arg = G_OPTION_ARG_NONE,
                                                      .arg_data = preview,
                                                      .description = N_ ("Say what it would change; record nothing") };
  return entries;
}

static gboolean
read_choice (const FactOption *option, const char *text, guint value, guint none, gpointer place)
{
  if (value == none)
    {
      trame_invocation_misused (_ ("--%s: “%s” is not one of its values (%s)"), option->name, text, _ (option->help));
      return FALSE;
    }
  *(guint *) place = value;
  return TRUE;
}

static gboolean
read_yes_no (const FactOption *option, const char *text, TrameUnclaimed *out)
{
  gboolean yes = g_str_equal (text, "yes") || g_str_equal (text, "true") || g_str_equal (text, "oui");
  gboolean no = g_str_equal (text, "no") || g_str_equal (text, "false") || g_str_equal (text, "non");
  return read_choice (option, text, yes ? TRAME_UNCLAIMED_YES : no ? TRAME_UNCLAIMED_NO : 0, 0, out);
}

static gboolean
read_period (const char *name, const char *text, TramePeriod *out)
{
  if (trame_period_parse (text, out))
    return TRUE;
  trame_invocation_misused (_ ("%s: “%s” is not a length: write it as P1Y, P2M or P10D"), name, text);
  return FALSE;
}

static gboolean
read_option (const FactOption *option, const char *text, TrameInvocation *invocation, TrameFact *fact)
{
  gpointer place = G_STRUCT_MEMBER_P (fact, option->place);
  g_autofree char *written = g_strconcat ("--", option->name, NULL);
  switch (option->as)
    {
    case AS_DATE:
      return trame_option_date (invocation, written, text, place);
    case AS_PERIOD:
      G_STRUCT_MEMBER (gboolean, fact, option->marked) = TRUE;
      return read_period (written, text, place);
    case AS_PARTY:
      return read_choice (option, text, trame_party_from_nick (text), TRAME_PARTY_NONE, place);
    case AS_GROUND:
      return read_choice (option, text, trame_ground_from_nick (text), TRAME_GROUND_UNKNOWN, place);
    case AS_MEDIUM:
      return read_choice (option, text, trame_medium_from_nick (text), TRAME_MEDIUM_UNKNOWN, place);
    case AS_YES_NO:
      return read_yes_no (option, text, place);
    case AS_TEXT:
    default:
      if (!g_utf8_validate (text, -1, NULL))
        {
          trame_invocation_misused (_ ("%s: the text is not UTF-8"), written);
          return FALSE;
        }
      *(char **) place = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      return TRUE;
    }
}

/* The mask of the term NAME; 0: no such term. */
static TrameChangesMask
mask_of (const char *name)
{
  static const struct
  {
    const char *name;
    TrameChangesMask mask;
  } names[] = { { "length", TRAME_CHANGES_LENGTH },
                { "end_date", TRAME_CHANGES_END_DATE },
                { "start", TRAME_CHANGES_START },
                { "renewal", TRAME_CHANGES_RENEWAL },
                { "renewals_max", TRAME_CHANGES_RENEWALS_MAX },
                { "renewal_notice", TRAME_CHANGES_RENEWAL_NOTICE },
                { "notice", TRAME_CHANGES_NOTICE },
                { "notice_medium", TRAME_CHANGES_NOTICE_MEDIUM },
                { "money", TRAME_CHANGES_MONEY },
                { "cure", TRAME_CHANGES_CURE } };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, name))
      return names[i].mask;
  return 0;
}

static gboolean
set_changed_term (TrameTerms *terms, TrameChangesMask mask, const char *value)
{
  guint64 count = 0;
  switch (mask)
    {
    case TRAME_CHANGES_LENGTH:
      return terms->has_length = trame_period_parse (value, &terms->length);
    case TRAME_CHANGES_END_DATE:
      return trame_date_parse_iso (value, &terms->end_date);
    case TRAME_CHANGES_START:
      return trame_terms_set_start (terms, value);
    case TRAME_CHANGES_RENEWAL:
      return (terms->renewal = trame_renewal_from_nick (value)) != TRAME_RENEWAL_UNKNOWN;
    case TRAME_CHANGES_RENEWALS_MAX:
      if (!g_ascii_string_to_unsigned (value, 10, 0, 1000, &count, NULL))
        return FALSE;
      terms->renewals_max = (gint) count;
      return TRUE;
    case TRAME_CHANGES_RENEWAL_NOTICE:
      return terms->has_renewal_notice = trame_period_parse (value, &terms->renewal_notice);
    case TRAME_CHANGES_NOTICE:
      return terms->has_notice = trame_period_parse (value, &terms->notice);
    case TRAME_CHANGES_NOTICE_MEDIUM:
      return (terms->notice_medium = trame_medium_from_nick (value)) != TRAME_MEDIUM_UNKNOWN;
    case TRAME_CHANGES_MONEY:
      return (terms->money = trame_money_from_nick (value)) != TRAME_MONEY_UNKNOWN;
    case TRAME_CHANGES_CURE:
      return terms->has_cure = trame_period_parse (value, &terms->cure);
    default:
      return FALSE;
    }
}

/* One "term=value" of an amendment; nothing after the sign removes the term. */
static gboolean
read_change (const char *change, TrameFact *fact)
{
  const char *sign = strchr (change, '=');
  g_autofree char *name = sign != NULL ? g_strndup (change, (gsize) (sign - change)) : g_strdup (change);
  TrameChangesMask mask = sign != NULL ? mask_of (name) : 0;
  if (mask == 0 || (sign[1] != '\0' && !set_changed_term (&fact->changes, mask, sign + 1)))
    {
      trame_invocation_misused (_ ("--changes: “%s” is not a term and its value (length=P2Y)"), change);
      return FALSE;
    }
  fact->changes_mask |= mask;
  return TRUE;
}

/* The date that the kind's own dates give when --on is not there. */
static void
complete_date (TrameFact *fact)
{
  if (g_date_valid (&fact->on))
    return;
  if (g_date_valid (&fact->posted))
    fact->on = fact->posted;
  else if (fact->kind == TRAME_FACT_AMENDMENT && g_date_valid (&fact->signed_city)
           && g_date_valid (&fact->signed_partner))
    fact->on = g_date_compare (&fact->signed_city, &fact->signed_partner) > 0 ? fact->signed_city
                                                                              : fact->signed_partner;
  else if (fact->kind == TRAME_FACT_TERMINATION_NOTIFIED && g_date_valid (&fact->received)
           && !g_date_valid (&fact->not_after))
    fact->not_after = fact->received;
}

char *
trame_fact_options_kinds (void)
{
  GString *kinds = g_string_new (NULL);
  for (TrameFactKind kind = TRAME_FACT_UNKNOWN + 1; kind < TRAME_FACT_CORRECTION; kind++)
    g_string_append_printf (kinds, "%s%s", kinds->len > 0 ? ", " : "", trame_fact_kind_to_nick (kind));
  return g_string_free (kinds, FALSE);
}

TrameFact *
trame_fact_options_read (TrameFactOptions *options, TrameInvocation *invocation, const char *kind)
{
  TrameFactKind which = trame_fact_kind_from_nick (kind);
  if (which == TRAME_FACT_UNKNOWN || which == TRAME_FACT_CORRECTION)
    {
      g_autofree char *kinds = trame_fact_options_kinds ();
      trame_invocation_misused (_ ("“%s” is not a kind of fact. There are: %s"), kind, kinds);
      return NULL;
    }
  g_autoptr (TrameFact) fact = trame_fact_new (which);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (options->texts[i] == NULL)
        continue;
      if ((table[i].kinds & (G_GUINT64_CONSTANT (1) << which)) == 0)
        {
          trame_invocation_misused (_ ("--%s is not said of “%s”"), table[i].name, kind);
          return NULL;
        }
      if (!read_option (&table[i], options->texts[i], invocation, fact))
        return NULL;
    }
  for (guint i = 0; options->changes != NULL && options->changes[i] != NULL; i++)
    if (which != TRAME_FACT_AMENDMENT)
      {
        trame_invocation_misused (_ ("--%s is not said of “%s”"), "changes", kind);
        return NULL;
      }
    else if (!read_change (options->changes[i], fact))
      return NULL;
  complete_date (fact);
  return g_steal_pointer (&fact);
}
