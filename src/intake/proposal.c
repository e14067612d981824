/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of a proposal, and its evidence: where each value was read, in the order of the JSON's keys. */
#include <stdarg.h>
#include <string.h>

#include "intake/reading.h"

#define LONGEST_QUOTE 4000

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

TrameActProposal *
trame_act_proposal_new (void)
{
  TrameActProposal *proposal = g_new0 (TrameActProposal, 1);

  proposal->act = trame_deliberation_new ();
  proposal->warnings = g_ptr_array_new_with_free_func (warning_free);
  proposal->evidence = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, evidence_free);
  proposal->evidence_order = g_ptr_array_new_with_free_func (g_free);
  return proposal;
}

void
trame_act_proposal_free (TrameActProposal *proposal)
{
  if (proposal == NULL)
    return;
  trame_deliberation_free (proposal->act);
  if (proposal->annex != NULL)
    {
      trame_model_free (proposal->annex->model);
      g_free (proposal->annex->title);
      g_free (proposal->annex);
    }
  g_ptr_array_unref (proposal->warnings);
  g_hash_table_unref (proposal->evidence);
  g_ptr_array_unref (proposal->evidence_order);
  g_free (proposal);
}

void
trame_proposal_free (TrameProposal *proposal)
{
  if (proposal == NULL)
    return;
  g_free (proposal->name);
  g_free (proposal->sha256);
  g_free (proposal->media_type);
  g_ptr_array_unref (proposal->acts);
  g_free (proposal);
}

const TrameParagraph *
trame_reading_body (const TrameReading *reading, guint i)
{
  return i < reading->body->len ? g_ptr_array_index (reading->body, i) : NULL;
}

/* The part of PIECE's box that EXTRACT covers: a long word may be covered in part. */
static TrameBox
covered (const TramePiece *piece, const TrameExtract *extract)
{
  TrameBox box = piece->box;
  float width = box.x1 - box.x0, length = (float) MAX (piece->end - piece->start, 1);

  if (extract->start > piece->start && extract->start < piece->end)
    box.x0 += width * (float) (extract->start - piece->start) / length;
  if (extract->end < piece->end)
    box.x1 -= width * (float) (piece->end - extract->end) / length;
  return box;
}

/* Adds the extract's boxes on PAGE, one for each visual line. */
static void
add_boxes (TrameEvidence *evidence, const TrameExtract *extract)
{
  guint line = G_MAXUINT;
  GArray *pieces = extract->paragraph->pieces;

  for (guint i = 0; i < pieces->len; i++)
    {
      const TramePiece *piece = &g_array_index (pieces, TramePiece, i);
      TrameBox box = covered (piece, extract);

      if (piece->end <= extract->start || piece->start >= extract->end || piece->page != evidence->page
          || box.x1 <= box.x0)
        continue;
      if (piece->line == line && evidence->boxes->len > 0)
        {
          TrameBox *last = &g_array_index (evidence->boxes, TrameBox, evidence->boxes->len - 1);
          last->x0 = MIN (last->x0, box.x0);
          last->y0 = MIN (last->y0, box.y0);
          last->x1 = MAX (last->x1, box.x1);
          last->y1 = MAX (last->y1, box.y1);
        }
      else
        g_array_append_val (evidence->boxes, box);
      line = piece->line;
    }
}

/* The first piece that the extract touches; NULL: none. */
static const TramePiece *
first_piece (const TrameExtract *extract)
{
  GArray *pieces = extract->paragraph->pieces;

  for (guint i = 0; i < pieces->len; i++)
    {
      const TramePiece *piece = &g_array_index (pieces, TramePiece, i);
      if (piece->end > extract->start && piece->start < extract->end)
        return piece;
    }
  return NULL;
}

static const TramePiece *
last_piece (const TrameExtract *extract)
{
  GArray *pieces = extract->paragraph->pieces;

  for (guint i = pieces->len; i > 0; i--)
    {
      const TramePiece *piece = &g_array_index (pieces, TramePiece, i - 1);
      if (piece->end > extract->start && piece->start < extract->end)
        return piece;
    }
  return NULL;
}

static void
set_offsets (TrameEvidence *evidence, const TrameExtract *first, const TrameExtract *last)
{
  const TramePiece *from = first_piece (first), *to = last_piece (last);

  if (from == NULL || to == NULL)
    return;
  evidence->offset[0] = from->offset;
  if (first->start > from->start)
    evidence->offset[0] += (gsize) g_utf8_strlen (first->paragraph->text + from->start,
                                                  (gssize) (first->start - from->start));
  evidence->offset[1] = to->offset;
  evidence->offset[1] += (gsize) g_utf8_strlen (last->paragraph->text + to->start,
                                                (gssize) (MIN (last->end, to->end) - to->start));
}

void
trame_reading_prove_many (TrameReading *reading, const char *path, const GArray *extracts, double confidence)
{
  TrameEvidence *evidence;
  g_autoptr (GString) quote = g_string_new (NULL);
  const TrameExtract *first;
  const TramePiece *piece;

  if (extracts->len == 0)
    return;
  first = &g_array_index (extracts, TrameExtract, 0);
  evidence = g_new0 (TrameEvidence, 1);
  piece = first_piece (first);
  evidence->page = reading->source->has_pages && piece != NULL ? piece->page : 1;
  evidence->confidence = CLAMP (confidence, 0, 1);
  evidence->boxes = g_array_new (FALSE, FALSE, sizeof (TrameBox));
  for (guint i = 0; i < extracts->len; i++)
    {
      const TrameExtract *extract = &g_array_index (extracts, TrameExtract, i);
      g_autofree char *text = trame_extract_text (extract);
      if (quote->len < LONGEST_QUOTE)
        g_string_append_printf (quote, "%s%s", quote->len > 0 ? "\n" : "", text);
      if (reading->source->has_pages)
        add_boxes (evidence, extract);
    }
  if (!reading->source->has_pages)
    set_offsets (evidence, first, &g_array_index (extracts, TrameExtract, extracts->len - 1));
  evidence->quote = g_string_free (g_steal_pointer (&quote), FALSE);
  if (!g_hash_table_contains (reading->proposal->evidence, path))
    g_ptr_array_add (reading->proposal->evidence_order, g_strdup (path));
  g_hash_table_replace (reading->proposal->evidence, g_strdup (path), evidence);
}

void
trame_reading_prove (TrameReading *reading, const char *path, const TrameExtract *extract, double confidence)
{
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (TrameExtract));

  g_array_append_vals (one, extract, 1);
  trame_reading_prove_many (reading, path, one, confidence);
}

void
trame_reading_prove_at (TrameReading *reading, const TrameExtract *extract, double confidence, const char *format, ...)
{
  g_autofree char *path = NULL;
  va_list args;

  va_start (args, format);
  path = g_strdup_vprintf (format, args);
  va_end (args);
  trame_reading_prove (reading, path, extract, confidence);
}

void
trame_reading_warn (TrameReading *reading, const char *code, const char *path, const char *message)
{
  TrameProposalWarning *warning = g_new0 (TrameProposalWarning, 1);

  warning->code = g_strdup (code);
  warning->path = g_strdup (path);
  warning->message = g_strdup (message);
  g_ptr_array_add (reading->proposal->warnings, warning);
}

/* The keys of an act, in the order in which they are written. */
static const char *const key_order[] = {
  "number",         "title",      "subtitle",      "body",        "community",
  "sitting",        "date",       "time",          "notice_date", "place",
  "chair",          "in_office",  "present_count", "voters",      "expressed",
  "present",        "proxies",    "giver",         "holder",      "absent",
  "arrivals",       "departures", "secretary",     "signatories", "name",
  "note",           "capacity",   "scheme",        "recitals",    "decisions",
  "partners",       "vote",       "result",        "for",         "against",
  "abstentions",    "not_voting", "secret",        "sent",        "received",
  "published",      "act_id",     "annex",         "kind",        "articles",
  "length",         "end_date",   "start",         "renewal",     "renewals_max",
  "renewal_notice", "notice",     "notice_medium", "cure",        "money",
  "originals",      "changes",    "fields",        "id",          "label",
  "article",        NULL,
};

static guint
key_rank (const char *key)
{
  for (guint i = 0; key_order[i] != NULL; i++)
    if (g_str_equal (key_order[i], key))
      return i;
  return G_N_ELEMENTS (key_order);
}

static gint
compare_paths (gconstpointer a, gconstpointer b)
{
  g_auto (GStrv) one = g_strsplit (*(const char *const *) a, ".", -1),
                 two = g_strsplit (*(const char *const *) b, ".", -1);

  for (guint i = 0; one[i] != NULL && two[i] != NULL; i++)
    {
      gboolean index_one = g_ascii_isdigit (*one[i]), index_two = g_ascii_isdigit (*two[i]);
      gint64 rank_one = index_one ? g_ascii_strtoll (one[i], NULL, 10) : (gint64) key_rank (one[i]);
      gint64 rank_two = index_two ? g_ascii_strtoll (two[i], NULL, 10) : (gint64) key_rank (two[i]);
      /* An annex's number and title come before the rest, as at the top. */
      if (rank_one != rank_two)
        return rank_one < rank_two ? -1 : 1;
    }
  return (gint) g_strv_length (one) - (gint) g_strv_length (two);
}

void
trame_reading_order_evidence (TrameReading *reading)
{
  g_ptr_array_sort (reading->proposal->evidence_order, compare_paths);
}
