/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows each kind of fact has, and how they are read. What a fact changes is not known here. */
#include "app/fact-rows.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/date-row.h"
#include "app/label-text.h"
#include "french/fold.h"
#include "office/term-words.h"

typedef enum
{
  ROW_PARTY = 0,
  ROW_DATE,
  ROW_PLACE,
  ROW_RECEIVED,
  ROW_PRESENTED,
  ROW_EFFECTIVE,
  ROW_MEDIUM,
  ROW_GROUND,
  ROW_CLAUSE,
  ROW_LENGTH,
  ROW_BY,
  ROW_TO,
  ROW_WHAT,
  ROW_NOTE,
  N_ROWS
} RowKind;

/* What they are called where a form under way is kept: never changed. */
static const char *const NICKS[N_ROWS] = {
  [ROW_PARTY] = "party",         [ROW_DATE] = "date",     [ROW_PLACE] = "place",   [ROW_RECEIVED] = "received",
  [ROW_PRESENTED] = "presented", [ROW_EFFECTIVE] = "end", [ROW_MEDIUM] = "medium", [ROW_GROUND] = "ground",
  [ROW_CLAUSE] = "clause",       [ROW_LENGTH] = "length", [ROW_BY] = "by",         [ROW_TO] = "to",
  [ROW_WHAT] = "what",           [ROW_NOTE] = "note",
};

#define BIT(row) (1u << (row))
#define PLAIN (BIT (ROW_DATE) | BIT (ROW_NOTE))

static guint
rows_of (TrameFactKind kind)
{
  switch (kind)
    {
    case TRAME_FACT_SIGNED:
      return BIT (ROW_PARTY) | BIT (ROW_DATE) | BIT (ROW_PLACE);
    case TRAME_FACT_TERMINATION_NOTIFIED:
      return PLAIN | BIT (ROW_PARTY) | BIT (ROW_RECEIVED) | BIT (ROW_PRESENTED) | BIT (ROW_EFFECTIVE) | BIT (ROW_MEDIUM)
             | BIT (ROW_GROUND);
    case TRAME_FACT_TERMINATION_AGREED:
      return PLAIN | BIT (ROW_EFFECTIVE);
    case TRAME_FACT_RENEWAL_REQUESTED:
    case TRAME_FACT_RENEWAL_DECLINED:
      return PLAIN | BIT (ROW_PARTY) | BIT (ROW_RECEIVED);
    case TRAME_FACT_RENEWAL_AGREED:
      return PLAIN | BIT (ROW_LENGTH);
    case TRAME_FACT_BREACH:
    case TRAME_FACT_BREACH_REMEDIED:
      return PLAIN | BIT (ROW_PARTY) | BIT (ROW_CLAUSE);
    case TRAME_FACT_FORMAL_NOTICE:
      return PLAIN | BIT (ROW_PARTY) | BIT (ROW_RECEIVED) | BIT (ROW_CLAUSE);
    case TRAME_FACT_VISA:
      return PLAIN | BIT (ROW_BY);
    case TRAME_FACT_SENT_FOR_SIGNATURE:
      return PLAIN | BIT (ROW_TO);
    case TRAME_FACT_PARTNER_CHANGED:
      return PLAIN | BIT (ROW_WHAT);
    default:
      return PLAIN;
    }
}

static const char *
name_of (RowKind row, TrameFactKind kind)
{
  static const char *const NAMES[N_ROWS] = {
    [ROW_PARTY] = N_ ("By"),
    [ROW_DATE] = N_ ("Date"),
    [ROW_PLACE] = N_ ("Place"),
    [ROW_RECEIVED] = N_ ("Received on"),
    [ROW_PRESENTED] = N_ ("First presented on"),
    [ROW_EFFECTIVE] = N_ ("End date wished for"),
    [ROW_MEDIUM] = N_ ("Form"),
    [ROW_GROUND] = N_ ("Ground"),
    [ROW_CLAUSE] = N_ ("Clause (3.2…)"),
    [ROW_LENGTH] = N_ ("Length in months"),
    [ROW_BY] = N_ ("Given by"),
    [ROW_TO] = N_ ("Sent to"),
    [ROW_WHAT] = N_ ("What changed"),
    [ROW_NOTE] = N_ ("Note"),
  };
  if (kind == TRAME_FACT_SIGNED && row == ROW_PARTY)
    return _ ("Signatory");
  if (kind == TRAME_FACT_SIGNED && row == ROW_DATE)
    return _ ("Date of the signature");
  if (kind == TRAME_FACT_TERMINATION_NOTIFIED && row == ROW_DATE)
    return _ ("Posted on");
  return _ (NAMES[row]);
}

struct _TrameFactRows
{
  AdwPreferencesGroup *group; /* a reference */
  TrameFactKind kind;
  const TrameDossier *dossier; /* a reference */
  GtkWidget *rows[N_ROWS];     /* borrowed from the group; NULL: this kind has none */
};

static const TrameParty PARTIES[] = { TRAME_PARTY_PARTNER, TRAME_PARTY_CITY };
static const TrameMedium MEDIA[] = { TRAME_MEDIUM_REGISTERED_LETTER,
                                     TRAME_MEDIUM_ELECTRONIC_REGISTERED,
                                     TRAME_MEDIUM_HAND_DELIVERY,
                                     TRAME_MEDIUM_BAILIFF,
                                     TRAME_MEDIUM_LETTER,
                                     TRAME_MEDIUM_EMAIL };
static const TrameGround GROUNDS[] = { TRAME_GROUND_REQUEST, TRAME_GROUND_NON_PERFORMANCE,
                                       TRAME_GROUND_GENERAL_INTEREST };

/* Among those who signed the act, the one who is mayor. */
static void
mayor_of (const TrameDeliberation *act, const char **name, const char **capacity)
{
  for (guint i = 0; i < act->signatories->len; i++)
    {
      const TrameNamedNote *signatory = g_ptr_array_index (act->signatories, i);
      if (signatory->note == NULL || !trame_fold_contains (signatory->note, "maire")
          || trame_fold_contains (signatory->note, "adjoint"))
        continue;
      *name = signatory->name;
      *capacity = signatory->note;
      return;
    }
}

/* Who signs for PARTY, as the dossier knows: *NAME and *CAPACITY are borrowed and may be NULL. */
static void
signatory_of (const TrameDossier *dossier, TrameParty party, const char **name, const char **capacity)
{
  *name = *capacity = NULL;
  if (party == TRAME_PARTY_PARTNER && dossier->partner != NULL)
    {
      *name = dossier->partner->representative;
      *capacity = dossier->partner->capacity;
    }
  if (party == TRAME_PARTY_CITY && dossier->deliberation != NULL)
    mayor_of (dossier->deliberation->act, name, capacity);
}

static char *
party_words (const TrameDossier *dossier, TrameParty party, gboolean with_person)
{
  const char *name, *capacity, *words = party == TRAME_PARTY_CITY ? _ ("The city") : _ ("The partner");
  signatory_of (dossier, party, &name, &capacity);
  if (!with_person || name == NULL || *name == '\0')
    return g_strdup (words);
  if (capacity == NULL || *capacity == '\0')
    return g_strdup_printf ("%s — %s", words, name);
  return g_strdup_printf ("%s — %s, %s", words, name, capacity);
}

static const char *
ground_words (TrameGround ground)
{
  return ground == TRAME_GROUND_REQUEST           ? _ ("at a party’s request")
         : ground == TRAME_GROUND_NON_PERFORMANCE ? _ ("non-performance")
                                                  : _ ("general interest");
}

static GtkStringList *
choices_of (TrameFactRows *self, RowKind row)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  for (guint i = 0; row == ROW_PARTY && i < G_N_ELEMENTS (PARTIES); i++)
    gtk_string_list_take (list, party_words (self->dossier, PARTIES[i], self->kind == TRAME_FACT_SIGNED));
  for (guint i = 0; row == ROW_MEDIUM && i < G_N_ELEMENTS (MEDIA); i++)
    gtk_string_list_append (list, trame_medium_words (MEDIA[i]));
  for (guint i = 0; row == ROW_GROUND && i < G_N_ELEMENTS (GROUNDS); i++)
    gtk_string_list_append (list, ground_words (GROUNDS[i]));
  return list;
}

static gboolean
is_date (RowKind row)
{
  return row == ROW_DATE || row == ROW_RECEIVED || row == ROW_PRESENTED || row == ROW_EFFECTIVE;
}

static gboolean
is_choice (RowKind row)
{
  return row == ROW_PARTY || row == ROW_MEDIUM || row == ROW_GROUND;
}

static GtkWidget *
make_row (TrameFactRows *self, RowKind row, const GDate *today, GCallback changed, gpointer data)
{
  const char *name = name_of (row, self->kind);
  GtkWidget *widget;
  if (is_date (row))
    {
      widget = trame_date_row_new (name, today);
      g_signal_connect_swapped (widget, "date-changed", changed, data);
    }
  else if (is_choice (row))
    {
      g_autoptr (GtkStringList) choices = choices_of (self, row);
      widget = adw_combo_row_new ();
      adw_combo_row_set_model (ADW_COMBO_ROW (widget), G_LIST_MODEL (choices));
      adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (widget), row == ROW_PARTY);
      g_signal_connect_swapped (widget, "notify::selected", changed, data);
    }
  else
    {
      widget = adw_entry_row_new ();
      g_signal_connect_swapped (widget, "changed", changed, data);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), name);
  trame_accessible_name (widget, name);
  return widget;
}

static void
set_text (TrameFactRows *self, RowKind row, const char *text)
{
  if (self->rows[row] != NULL && text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->rows[row]), text);
}

static void
set_date (TrameFactRows *self, RowKind row, const GDate *date)
{
  if (self->rows[row] != NULL && g_date_valid (date))
    trame_date_row_set_date (TRAME_DATE_ROW (self->rows[row]), date);
}

static void
set_choice (TrameFactRows *self, RowKind row, guint selected)
{
  if (self->rows[row] != NULL)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->rows[row]), selected);
}

static void
fill (TrameFactRows *self, const TrameFact *fact)
{
  set_date (self, ROW_DATE, &fact->on);
  set_date (self, ROW_RECEIVED, &fact->received);
  set_date (self, ROW_PRESENTED, &fact->first_presented);
  set_date (self, ROW_EFFECTIVE, &fact->effective);
  set_text (self, ROW_PLACE, fact->place);
  set_text (self, ROW_CLAUSE, fact->clause);
  set_text (self, ROW_BY, fact->by);
  set_text (self, ROW_TO, fact->to);
  set_text (self, ROW_WHAT, fact->what);
  set_text (self, ROW_NOTE, fact->note);
  if (fact->has_length)
    {
      g_autofree char *months = g_strdup_printf ("%u", fact->length.years * 12 + fact->length.months);
      set_text (self, ROW_LENGTH, months);
    }
  trame_fact_rows_set_party (self, fact->party);
  for (guint i = 0; i < G_N_ELEMENTS (MEDIA); i++)
    if (MEDIA[i] == fact->medium)
      set_choice (self, ROW_MEDIUM, i);
  for (guint i = 0; i < G_N_ELEMENTS (GROUNDS); i++)
    if (GROUNDS[i] == fact->ground)
      set_choice (self, ROW_GROUND, i);
}

TrameFactRows *
trame_fact_rows_new (AdwPreferencesGroup *group,
                     TrameFactKind kind,
                     const TrameDossier *dossier,
                     const GDate *today,
                     const TrameFact *fact,
                     GCallback changed,
                     gpointer data)
{
  TrameFactRows *self = g_new0 (TrameFactRows, 1);
  self->group = g_object_ref (group);
  self->kind = kind;
  self->dossier = trame_dossier_ref ((TrameDossier *) dossier);
  guint wanted = rows_of (kind);
  for (RowKind row = 0; row < N_ROWS; row++)
    if (wanted & BIT (row))
      {
        self->rows[row] = make_row (self, row, today, changed, data);
        adw_preferences_group_add (group, self->rows[row]);
      }
  if (fact != NULL)
    fill (self, fact);
  return self;
}

void
trame_fact_rows_free (TrameFactRows *rows)
{
  if (rows == NULL)
    return;
  for (RowKind row = 0; row < N_ROWS; row++)
    if (rows->rows[row] != NULL && gtk_widget_get_parent (rows->rows[row]) != NULL)
      adw_preferences_group_remove (rows->group, rows->rows[row]);
  g_object_unref (rows->group);
  trame_dossier_unref ((TrameDossier *) rows->dossier);
  g_free (rows);
}

/* FALSE when something typed is not a date; an empty row is a date that is not known. */
static gboolean
get_date (TrameFactRows *self, RowKind row, GDate *out)
{
  g_date_clear (out, 1);
  if (self->rows[row] == NULL)
    return TRUE;
  TrameDateRow *widget = TRAME_DATE_ROW (self->rows[row]);
  return trame_date_row_get_date (widget, out) || trame_date_row_is_empty (widget);
}

static char *
get_text (TrameFactRows *self, RowKind row)
{
  const char *text = self->rows[row] != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->rows[row])) : "";
  return *text != '\0' ? g_strdup (text) : NULL;
}

static guint
get_choice (TrameFactRows *self, RowKind row)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows[row]));
}

static gboolean
read_length (TrameFactRows *self, TrameFact *fact)
{
  g_autofree char *months = get_text (self, ROW_LENGTH);
  guint64 n;
  if (months == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (months, 10, 1, 1200, &n, NULL))
    return FALSE;
  fact->has_length = TRUE;
  fact->length = (TramePeriod){ .years = (guint) n / 12, .months = (guint) n % 12 };
  return TRUE;
}

static void
read_signatory (TrameFactRows *self, TrameFact *fact)
{
  const char *name, *capacity;
  if (self->kind != TRAME_FACT_SIGNED)
    return;
  signatory_of (self->dossier, fact->party, &name, &capacity);
  fact->signatory = g_strdup (name);
  fact->capacity = g_strdup (capacity);
}

TrameFact *
trame_fact_rows_read (TrameFactRows *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (TrameFact) fact = trame_fact_new (self->kind);
  if (!get_date (self, ROW_DATE, &fact->on) || !g_date_valid (&fact->on)
      || !get_date (self, ROW_RECEIVED, &fact->received) || !get_date (self, ROW_PRESENTED, &fact->first_presented)
      || !get_date (self, ROW_EFFECTIVE, &fact->effective) || !read_length (self, fact))
    return NULL;
  if (self->kind == TRAME_FACT_TERMINATION_NOTIFIED || self->kind == TRAME_FACT_FORMAL_NOTICE)
    fact->posted = fact->on;
  if (self->rows[ROW_PARTY] != NULL)
    fact->party = PARTIES[MIN (get_choice (self, ROW_PARTY), G_N_ELEMENTS (PARTIES) - 1)];
  if (self->rows[ROW_MEDIUM] != NULL)
    fact->medium = MEDIA[MIN (get_choice (self, ROW_MEDIUM), G_N_ELEMENTS (MEDIA) - 1)];
  if (self->rows[ROW_GROUND] != NULL)
    fact->ground = GROUNDS[MIN (get_choice (self, ROW_GROUND), G_N_ELEMENTS (GROUNDS) - 1)];
  fact->place = get_text (self, ROW_PLACE);
  fact->clause = get_text (self, ROW_CLAUSE);
  fact->by = get_text (self, ROW_BY);
  fact->to = get_text (self, ROW_TO);
  fact->what = get_text (self, ROW_WHAT);
  fact->note = get_text (self, ROW_NOTE);
  read_signatory (self, fact);
  return g_steal_pointer (&fact);
}

TrameValues *
trame_fact_rows_get_typed (TrameFactRows *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  TrameValues *typed = trame_values_new ();
  for (RowKind row = 0; row < N_ROWS; row++)
    if (self->rows[row] != NULL)
      g_hash_table_insert (typed, g_strdup (NICKS[row]),
                           is_choice (row) ? g_strdup_printf ("%u", get_choice (self, row))
                                           : g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->rows[row]))));
  return typed;
}

void
trame_fact_rows_set_typed (TrameFactRows *self, TrameValues *typed)
{
  g_return_if_fail (self != NULL && typed != NULL);

  for (RowKind row = 0; row < N_ROWS; row++)
    {
      const char *text = g_hash_table_lookup (typed, NICKS[row]);
      guint64 selected;
      if (!is_choice (row))
        set_text (self, row, text);
      else if (text != NULL && g_ascii_string_to_unsigned (text, 10, 0, N_ROWS, &selected, NULL))
        set_choice (self, row, (guint) selected);
    }
}

void
trame_fact_rows_set_party (TrameFactRows *self, TrameParty party)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (PARTIES); i++)
    if (PARTIES[i] == party)
      set_choice (self, ROW_PARTY, i);
}

void
trame_fact_rows_focus (TrameFactRows *self)
{
  g_return_if_fail (self != NULL);
  gtk_widget_grab_focus (self->rows[ROW_DATE]);
}
