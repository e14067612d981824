/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the intake page lists from a proposal: values with their places, and doubts. No display. */
#include "app/intake-doubt.h"
#include "app/intake-values.h"

static void
evidence_free (gpointer data)
{
  TrameEvidence *evidence = data;
  g_free (evidence->quote);
  g_array_unref (evidence->boxes);
  g_free (evidence);
}

static void
warning_free (gpointer data)
{
  TrameProposalWarning *warning = data;
  g_free (warning->code);
  g_free (warning->message);
  g_free (warning->path);
  g_free (warning);
}

static void
prove (TrameActProposal *proposal, const char *path, const char *quote, double confidence)
{
  TrameEvidence *evidence = g_new0 (TrameEvidence, 1);
  TrameBox box = { 1, 2, 3, 4 };
  evidence->page = 1;
  evidence->quote = g_strdup (quote);
  evidence->confidence = confidence;
  evidence->boxes = g_array_new (FALSE, TRUE, sizeof (TrameBox));
  g_array_append_val (evidence->boxes, box);
  g_ptr_array_add (proposal->evidence_order, g_strdup (path));
  g_hash_table_insert (proposal->evidence, g_strdup (path), evidence);
}

static TrameActProposal *
proposal_new (void)
{
  TrameActProposal *proposal = g_new0 (TrameActProposal, 1);
  proposal->act = trame_deliberation_new ();
  proposal->warnings = g_ptr_array_new_with_free_func (warning_free);
  proposal->evidence = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, evidence_free);
  proposal->evidence_order = g_ptr_array_new_with_free_func (g_free);
  proposal->act->number = g_strdup ("DE25_139");
  g_assert_true (trame_date_parse_iso ("2025-12-05", &proposal->act->dates.received));
  g_assert_true (trame_date_parse_iso ("2025-12-09", &proposal->act->dates.published));
  g_ptr_array_add (proposal->act->proxies, trame_proxy_new ("Lahcем AIT EL HAJ", "Jean MONPAYS"));
  prove (proposal, "number", "DE25_139", .99);
  prove (proposal, "received", "05/12/2025", .6);
  prove (proposal, "proxies.0.giver", "Lahcем AIT EL HAJ", .97);
  prove (proposal, "proxies.0.holder", "Jean MONPAYS", .9);
  return proposal;
}

static void
proposal_free (TrameActProposal *proposal)
{
  trame_deliberation_free (proposal->act);
  g_ptr_array_unref (proposal->warnings);
  g_hash_table_unref (proposal->evidence);
  g_ptr_array_unref (proposal->evidence_order);
  g_free (proposal);
}

static const TrameReadValue *
value_of (const GPtrArray *values, const char *key)
{
  for (guint i = 0; i < values->len; i++)
    if (g_str_equal (((const TrameReadValue *) g_ptr_array_index (values, i))->key, key))
      return g_ptr_array_index (values, i);
  return NULL;
}

static void
test_values (void)
{
  TrameActProposal *proposal = proposal_new ();
  g_autoptr (GPtrArray) values = trame_read_values (proposal);
  g_assert_cmpstr (value_of (values, "number")->text, ==, "DE25_139");
  g_assert_cmpfloat (value_of (values, "number")->confidence, ==, .99);
  g_assert_cmpfloat (value_of (values, "proxies")->confidence, ==, .9); /* the least sure of its parts */
  g_assert_null (value_of (values, "proxies")->raw);                    /* a list is not corrected as a whole */
  g_assert_null (value_of (values, "secretary"));                       /* not read: not shown */
  g_assert_cmpstr (value_of (values, "enforceable")->text, ==, "09/12/2025");
  g_assert_nonnull (value_of (values, "enforceable")->reasons);
  g_assert_cmpfloat (value_of (values, "enforceable")->confidence, <, 0);
  proposal_free (proposal);
}

static void
test_overlays (void)
{
  TrameActProposal *proposal = proposal_new ();
  g_autoptr (GArray) overlays = g_array_new (FALSE, TRUE, sizeof (TramePreviewOverlay));
  trame_read_add_overlays (overlays, proposal, "proxies", "proxies", TRAME_OVERLAY_ATTENDANCE, 0);
  g_assert_cmpuint (overlays->len, ==, 2);
  g_assert_cmpstr (g_array_index (overlays, TramePreviewOverlay, 1).id, ==, "proxies");
  trame_read_add_overlays (overlays, proposal, "prox", "prox", TRAME_OVERLAY_ATTENDANCE, 0);
  g_assert_cmpuint (overlays->len, ==, 2); /* a path's beginning is not its parent */
  proposal_free (proposal);
}

static void
test_doubts (void)
{
  TrameActProposal *proposal = proposal_new ();
  TrameProposalWarning *warning = g_new0 (TrameProposalWarning, 1);
  warning->code = g_strdup ("mixed-scripts");
  warning->message = g_strdup ("mixed");
  warning->path = g_strdup ("proxies.0.giver");
  g_ptr_array_add (proposal->warnings, warning);
  g_autoptr (GPtrArray) doubts = trame_doubts (proposal);
  g_assert_cmpuint (doubts->len, ==, 2);
  const TrameDoubt *mixed = g_ptr_array_index (doubts, 0), *unsure = g_ptr_array_index (doubts, 1);
  g_assert_cmpstr (mixed->read, ==, "Lahcем AIT EL HAJ");
  g_assert_cmpstr (mixed->suggestion, ==, "Lahcem AIT EL HAJ");
  g_assert_cmpstr (g_ptr_array_index (unsure->paths, 0), ==, "received");
  g_assert_cmpstr (unsure->read, ==, "05/12/2025");
  g_assert_cmpstr (mixed->id, !=, unsure->id);
  proposal_free (proposal);
}

static void
test_latin (void)
{
  const char *const cases[][2] = { { "Lahcем", "Lahcem" }, { "Élodie", "Élodie" }, { "ОСЕ 12", "OCE 12" }, { "", "" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *latin = trame_latin_letters (cases[i][0]);
      g_assert_cmpstr (latin, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/values", test_values);
  g_test_add_func ("/intake/overlays", test_overlays);
  g_test_add_func ("/intake/doubts", test_doubts);
  g_test_add_func ("/intake/latin-letters", test_latin);
  return g_test_run ();
}
