/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The council's checks, on the founding act as it was published and on acts that differ from it by one thing. */
#include "case-line.h"

static void
add_names (GPtrArray *list, const char *names)
{
  g_auto (GStrv) all = g_strsplit (names, ", ", -1);
  for (guint i = 0; all[i] != NULL; i++)
    g_ptr_array_add (list, g_strdup (all[i]));
}

/* As published, with its two Cyrillic letters. */
static TrameDeliberation *
founding_act (void)
{
  static const char *const proxies[][2] = {
    { "Ibtissam MARZAK-AFFAOUI", "Céline LEROUX" },  { "Lahc\xd0\xb5\xd0\xbc AIT EL HAJ", "Jean-Michel MONPAYS" },
    { "Alexis DEBUISSON", "Sylvie GUSTIN" },         { "Carole CASIER", "Laurent DERONNE" },
    { "Pierre VANNESTE", "Arnaud MARIE" },           { "Benjamin TISON-BEERNAERT", "Mélanie DEZEURE" },
    { "Mylène DURIN-MERAD", "Bernard HAESEBROECK" },
  };
  TrameDeliberation *act = trame_deliberation_new ();
  act->number = g_strdup ("DE25_139");
  act->dates = (TrameTransmission){ test_date ("act", "2025-12-04"), test_date ("act", "2025-12-05"),
                                    test_date ("act", "2025-12-05"), test_date ("act", "2025-12-09") };
  act->notice_date = test_date ("act", "2025-11-27");
  act->chair = g_strdup ("Jean-Michel MONPAYS");
  act->in_office = 35;
  act->present_count = 27;
  add_names (act->present,
             "Jean-Michel MONPAYS, Laurent DERONNE, Sylvie GUSTIN, Arnaud MARIE, Céline LEROUX, Hugues QUESTE, "
             "Catherine DE PARIS, Jean-Louis MERTEN, Martine COBBAERT, Philippe CATTOIRE, Martine DUBREU, "
             "Bernard HAESEBROECK, Thomas BLACTOT, Rut LERNER-BERTRAND, Valérie PRINGUEZ, Grégory PICKEU, "
             "Dominique BAILLEUL, Véronique NAEYE, Sophie TANGHE, Cristiane DELESTREZ, Philémon BRUNET, "
             "Michel PLOUY, Jean-Jacques DERUYTER, Hans LANDLER, Bruno VANGAEVEREN, Mélanie DEZEURE, "
             "Teddy HALSBERGHE");
  for (guint i = 0; i < G_N_ELEMENTS (proxies); i++)
    g_ptr_array_add (act->proxies, trame_proxy_new (proxies[i][0], proxies[i][1]));
  add_names (act->absent, "Caroline BAURANCE");
  act->secretary = g_strdup ("Bernard HAESEBROECK");
  g_ptr_array_add (act->signatories, trame_named_note_new ("Bernard HAESEBROECK", "Secrétaire de Séance"));
  g_ptr_array_add (act->signatories, trame_named_note_new ("Jean-Michel MONPAYS", "Le Maire"));
  act->result = TRAME_VOTE_UNANIMOUS;
  act->act_id = g_strdup ("059-215900176-20251205-DE25_139-DE");
  return act;
}

/* "code@path code@path", in order. */
static char *
findings_of (const TrameDeliberation *act)
{
  g_autoptr (GPtrArray) findings = trame_deliberation_check (act, TRAME_ZONE_METROPOLE);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const TrameFinding *finding = g_ptr_array_index (findings, i);
      g_assert_cmpuint (finding->reasons->len, >, 0);
      g_assert_true (trame_warning_text (finding->code, TRAME_LANGUAGE_FRENCH) != finding->code);
      g_string_append_printf (text, "%s%s@%s", i > 0 ? " " : "", finding->code, finding->path);
    }
  return g_string_free (text, FALSE);
}

#define FOUNDING_FINDINGS "mixed-scripts@proxies.1.giver act-id-date@act_id"

static void
test_founding (void)
{
  g_autoptr (TrameDeliberation) act = founding_act ();
  g_autofree char *found = findings_of (act);
  g_assert_cmpstr (found, ==, FOUNDING_FINDINGS);
  g_autoptr (TrameDeliberation) copy = trame_deliberation_copy (act);
  g_autofree char *again = findings_of (copy);
  g_assert_cmpstr (again, ==, FOUNDING_FINDINGS);
}

static void
test_nothing_read (void)
{
  g_autoptr (TrameDeliberation) act = trame_deliberation_new ();
  g_autofree char *found = findings_of (act);
  g_assert_cmpstr (found, ==, "");
}

static void
set (char **member, const char *value)
{
  g_free (*member);
  *member = g_strdup (value);
}

static void
replace_name (GPtrArray *names, guint index, const char *name)
{
  set ((char **) &g_ptr_array_index (names, index), name);
}

static TrameProxy *
proxy (TrameDeliberation *act, guint index)
{
  return g_ptr_array_index (act->proxies, index);
}

/* One change to the founding act, and what it adds to the two findings of the original. */
static void
change (TrameDeliberation *act, const char *name)
{
  if (g_str_equal (name, "one-absent-less"))
    g_ptr_array_set_size (act->absent, 0);
  else if (g_str_equal (name, "declared-present-differs"))
    act->present_count = 28;
  else if (g_str_equal (name, "seventeen-present"))
    {
      while (act->present->len > 17)
        {
          char *moved = g_ptr_array_steal_index (act->present, act->present->len - 1);
          g_ptr_array_add (act->absent, moved);
        }
      act->present_count = 17;
      set (&proxy (act, 5)->holder, "Hugues QUESTE");
    }
  else if (g_str_equal (name, "eighteen-present"))
    {
      while (act->present->len > 18)
        {
          char *moved = g_ptr_array_steal_index (act->present, act->present->len - 1);
          g_ptr_array_add (act->absent, moved);
        }
      act->present_count = 18;
      set (&proxy (act, 5)->holder, "Hugues QUESTE");
    }
  else if (g_str_equal (name, "holder-twice"))
    set (&proxy (act, 6)->holder, "M. Laurent Deronne");
  else if (g_str_equal (name, "holder-absent"))
    set (&proxy (act, 6)->holder, "Caroline BAURANCE");
  else if (g_str_equal (name, "holder-by-role"))
    set (&proxy (act, 1)->holder, "M. le Maire");
  else if (g_str_equal (name, "holder-by-role-twice"))
    set (&proxy (act, 6)->holder, "M. le Maire");
  else if (g_str_equal (name, "giver-present"))
    set (&proxy (act, 6)->giver, "DUBREU Martine");
  else if (g_str_equal (name, "secretary-outside"))
    set (&act->secretary, "Paul DURAND");
  else if (g_str_equal (name, "notice-a-day-short"))
    act->notice_date = test_date (name, "2025-11-29");
  else if (g_str_equal (name, "notice-just-in-time"))
    act->notice_date = test_date (name, "2025-11-28");
  else if (g_str_equal (name, "name-twice"))
    replace_name (act->present, 5, "GUSTIN Sylvie");
  else if (g_str_equal (name, "id-of-the-sitting"))
    set (&act->act_id, "059-215900176-20251204-DE25_139-DE");
  else if (g_str_equal (name, "id-other-number"))
    set (&act->act_id, "059-215900176-20251205-DE25_140-DE");
  else if (g_str_equal (name, "id-number-written-otherwise"))
    set (&act->number, "DE 25-139");
  else if (g_str_equal (name, "id-bad-siren"))
    set (&act->act_id, "059-215900177-20251205-DE25_139-DE");
  else if (g_str_equal (name, "id-bad-form"))
    set (&act->act_id, "059-215900176-20251205-DE25_139-DE2");
  else if (g_str_equal (name, "received-before-sent"))
    act->dates.received = test_date (name, "2025-12-04");
  else if (g_str_equal (name, "published-before-sitting"))
    act->dates.published = test_date (name, "2025-12-03");
  else if (g_str_equal (name, "secretary-did-not-sign"))
    g_ptr_array_remove_index (act->signatories, 0);
  else if (g_str_equal (name, "before-july-2022"))
    {
      act->dates.sitting = test_date (name, "2022-06-30");
      act->notice_date = test_date (name, "2022-06-20");
      set (&act->act_id, "059-215900176-20220630-DE25_139-DE");
      g_ptr_array_remove_index (act->signatories, 0);
    }
  else
    g_error ("no change %s", name);
}

static void
change_vote (TrameDeliberation *act, const char *name)
{
  act->result = TRAME_VOTE_ADOPTED;
  act->votes_against = 0;
  act->abstentions = 0;
  if (g_str_equal (name, "unanimous-with-abstentions"))
    {
      act->result = TRAME_VOTE_UNANIMOUS;
      act->votes_for = 30;
      act->abstentions = 4;
      act->voters = 34;
    }
  else if (g_str_equal (name, "unanimous-with-votes-against"))
    {
      act->result = TRAME_VOTE_UNANIMOUS;
      act->votes_for = 30;
      act->votes_against = 4;
    }
  else if (g_str_equal (name, "majority-of-the-expressed"))
    {
      act->votes_for = 10;
      act->votes_against = 9;
      act->abstentions = 15;
      act->expressed = 19;
      act->voters = 34;
    }
  else if (g_str_equal (name, "no-majority"))
    {
      act->votes_for = 9;
      act->votes_against = 10;
    }
  else if (g_str_equal (name, "tie-the-chair-decides"))
    act->votes_for = act->votes_against = 17;
  else if (g_str_equal (name, "tie-in-secret"))
    {
      act->votes_for = act->votes_against = 17;
      act->secret = TRUE;
    }
  else if (g_str_equal (name, "count-wrong"))
    {
      act->votes_for = 30;
      act->voters = 34;
    }
  else
    g_error ("no vote %s", name);
}

typedef struct
{
  const char *name;
  const char *added; /* before the two founding findings, or after with '+'; NULL: exactly EXACT */
  const char *exact;
} Change;

static const Change changes[] = {
  { "one-absent-less", "in-office-count@in_office", NULL },
  { "declared-present-differs", "present-count@present_count", NULL },
  { "seventeen-present", "quorum@present", NULL },
  { "eighteen-present", NULL, FOUNDING_FINDINGS },
  { "holder-twice", "proxy-holder-twice@proxies.6.holder", NULL },
  { "holder-absent", "proxy-holder-absent@proxies.6.holder", NULL },
  { "holder-by-role", NULL, FOUNDING_FINDINGS },
  { "holder-by-role-twice", "proxy-holder-twice@proxies.6.holder", NULL },
  { "giver-present", "proxy-giver-present@proxies.6.giver", NULL },
  { "secretary-outside", NULL, "secretary-not-member@secretary mixed-scripts@proxies.1.giver act-id-date@act_id" },
  { "notice-a-day-short", "notice-of-meeting@sitting.notice_date", NULL },
  { "notice-just-in-time", NULL, FOUNDING_FINDINGS },
  { "name-twice", "listed-twice@present.5", NULL },
  { "id-of-the-sitting", NULL, "mixed-scripts@proxies.1.giver" },
  { "id-other-number", NULL, FOUNDING_FINDINGS " act-id-number@act_id" },
  { "id-number-written-otherwise", NULL, FOUNDING_FINDINGS },
  { "id-bad-siren", NULL, "mixed-scripts@proxies.1.giver act-id-siren@act_id act-id-date@act_id" },
  { "id-bad-form", NULL, "mixed-scripts@proxies.1.giver act-id-form@act_id" },
  { "received-before-sent", NULL, "mixed-scripts@proxies.1.giver transmission-order@received act-id-date@act_id" },
  { "published-before-sitting", NULL, "mixed-scripts@proxies.1.giver transmission-order@published act-id-date@act_id" },
  { "secretary-did-not-sign", NULL, "mixed-scripts@proxies.1.giver signatory-missing@signatories act-id-date@act_id" },
  { "before-july-2022", NULL, "mixed-scripts@proxies.1.giver" },
};

static const Change votes[] = {
  { "unanimous-with-abstentions", NULL, FOUNDING_FINDINGS },
  { "unanimous-with-votes-against", NULL, "mixed-scripts@proxies.1.giver unanimity@vote.result act-id-date@act_id" },
  { "majority-of-the-expressed", NULL, FOUNDING_FINDINGS },
  { "no-majority", NULL, "mixed-scripts@proxies.1.giver majority@vote.for act-id-date@act_id" },
  { "tie-the-chair-decides", NULL, FOUNDING_FINDINGS },
  { "tie-in-secret", NULL, "mixed-scripts@proxies.1.giver majority@vote.for act-id-date@act_id" },
  { "count-wrong", NULL, "mixed-scripts@proxies.1.giver vote-count@vote act-id-date@act_id" },
};

static void
check_change (const TrameDeliberation *act, const Change *row)
{
  g_autofree char *found = findings_of (act);
  g_autofree char *wanted = row->exact != NULL ? g_strdup (row->exact)
                                               : g_strconcat (row->added, " " FOUNDING_FINDINGS, NULL);
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_change (gconstpointer data)
{
  const Change *row = data;
  g_autoptr (TrameDeliberation) act = founding_act ();
  change (act, row->name);
  check_change (act, row);
}

static void
test_vote (gconstpointer data)
{
  const Change *row = data;
  g_autoptr (TrameDeliberation) act = founding_act ();
  change_vote (act, row->name);
  check_change (act, row);
}

/* Three clear days where the council has 23 members at most. */
static void
test_small_council (void)
{
  g_autoptr (TrameDeliberation) act = trame_deliberation_new ();
  act->in_office = 15;
  act->dates.sitting = test_date ("small", "2025-12-04");
  act->notice_date = test_date ("small", "2025-11-30");
  g_autofree char *in_time = findings_of (act);
  g_assert_cmpstr (in_time, ==, "");
  act->notice_date = test_date ("small", "2025-12-01");
  g_autofree char *late = findings_of (act);
  g_assert_cmpstr (late, ==, "notice-of-meeting@sitting.notice_date");
}

static void
test_interest (void)
{
  static const char *const board[] = { "Mme Sylvie Gustin", "Paul DURAND", "CASIER Carole", NULL };
  g_autoptr (TrameDeliberation) act = founding_act ();
  g_autoptr (GPtrArray) findings = trame_deliberation_check_interest (act, board);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpstr (((TrameFinding *) g_ptr_array_index (findings, 0))->path, ==, "present.2");
  g_assert_cmpstr (((TrameFinding *) g_ptr_array_index (findings, 1))->path, ==, "proxies.3.giver");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deliberation/founding", test_founding);
  g_test_add_func ("/deliberation/nothing-read", test_nothing_read);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/deliberation/", changes[i].name, NULL);
      g_test_add_data_func (path, &changes[i], test_change);
    }
  for (guint i = 0; i < G_N_ELEMENTS (votes); i++)
    {
      g_autofree char *path = g_strconcat ("/deliberation/vote/", votes[i].name, NULL);
      g_test_add_data_func (path, &votes[i], test_vote);
    }
  g_test_add_func ("/deliberation/small-council", test_small_council);
  g_test_add_func ("/deliberation/interest", test_interest);
  return g_test_run ();
}
