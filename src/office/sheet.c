/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sheet says, from the lifecycle's reasons. Its words are here in both languages: the printed sheet is French
 * whatever the programs speak. */
#include "office/sheet.h"

#include "office/setting.h"
#include "register/verify.h"

#include <inttypes.h>

static const char *say (TrameLanguage language, const char *french, const char *english) G_GNUC_FORMAT (2)
    G_GNUC_FORMAT (3);

/* One of two languages. */
static const char *
say (TrameLanguage language, const char *french, const char *english)
{
  return language == TRAME_LANGUAGE_FRENCH ? french : english;
}

static TrameTextBlock *
add_line (TrameText *sheet, TrameBlockKind kind, guint level, const char *words, TrameSpanStyle style)
{
  /* A title has its own place. */
  const TrameAlign align = kind == TRAME_BLOCK_PARAGRAPH ? TRAME_ALIGN_LEFT : TRAME_ALIGN_JUSTIFY;
  TrameTextBlock *block = trame_text_add_block (sheet->blocks, kind, level, align);
  trame_text_block_add_run (block, words, style, NULL);
  return block;
}

/* A step that several dates stand on is said under the first of them; SAID holds the texts already there. */
static void
add_reasons (TrameText *sheet, const GArray *reasons, GHashTable *said, TrameLanguage language)
{
  for (guint i = 0; i < reasons->len; i++)
    {
      const TrameReason *reason = &g_array_index (reasons, TrameReason, i);
      g_autofree char *text = trame_reason_text (reason, language);
      if (!g_hash_table_add (said, g_strdup (text)))
        continue;
      g_autofree char *source = reason->source != NULL ? g_strdup_printf (" (%s)", reason->source) : NULL;
      TrameTextBlock *block = trame_text_add_block (sheet->blocks, TRAME_BLOCK_ITEM, 0, TRAME_ALIGN_LEFT);
      if (reason->other_reading)
        trame_text_block_add_run (block, say (language, "Autre lecture : ", "Other reading: "), TRAME_SPAN_ITALIC,
                                  NULL);
      trame_text_block_add_run (block, text, 0, NULL);
      if (source != NULL)
        trame_text_block_add_run (block, source, TRAME_SPAN_ITALIC, NULL);
    }
}

/* "Dernier jour : 15 janvier 2027", or its bounds. Owned by the caller. */
static char *
deadline_title (const TrameDeadline *deadline, TrameLanguage language)
{
  const char *kind = trame_deadline_kind_words (deadline->kind, language);
  g_autofree char *first = g_utf8_substring (kind, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);
  const char *rest = g_utf8_next_char (kind);
  const char *colon = say (language, " :", ":");
  g_autofree char *date = trame_date_words (&deadline->date, language);
  if (date != NULL)
    return g_strdup_printf ("%s%s%s %s", upper, rest, colon, date);
  g_autofree char *low = trame_date_words (&deadline->not_before, language);
  g_autofree char *high = trame_date_words (&deadline->not_after, language);
  const char *unknown = say (language, "date inconnue", "date not known");
  if (low != NULL && high != NULL)
    return g_strdup_printf (say (language, "%s%s%s entre le %s et le %s", "%s%s%s between %s and %s"), upper, rest,
                            colon, low, high);
  if (low != NULL)
    return g_strdup_printf (say (language, "%s%s%s au plus tôt le %s", "%s%s%s not before %s"), upper, rest, colon,
                            low);
  return g_strdup_printf ("%s%s%s %s", upper, rest, colon, unknown);
}

static void
add_deadline (TrameText *sheet, const TrameDeadline *deadline, GHashTable *said, TrameLanguage language)
{
  g_autofree char *title = deadline_title (deadline, language);
  g_autofree char *prudent = trame_date_words (&deadline->prudent_date, language);
  gboolean apart = prudent != NULL && g_date_valid (&deadline->date)
                   && g_date_compare (&deadline->prudent_date, &deadline->date) != 0;
  g_autofree char *both = apart ? g_strdup_printf (say (language, "%s — date la plus sûre pour agir : %s",
                                                        "%s — the safest date to act by: %s"),
                                                   title, prudent)
                                : NULL;
  add_line (sheet, TRAME_BLOCK_HEADING, 1, apart ? both : title, TRAME_SPAN_BOLD);
  add_reasons (sheet, deadline->reasons, said, language);
}

static void
add_names (TrameText *sheet, const TrameConvention *convention, const TrameLifecycle *lifecycle, TrameLanguage language)
{
  g_autofree char *who = convention->number != NULL
                             ? g_strdup_printf (say (language, "Convention n° %s — %s", "Convention no. %s — %s"),
                                                convention->number, convention->partner_name)
                             : g_strdup_printf ("%s — %s",
                                                lifecycle->state == TRAME_STATE_DRAFT
                                                    ? say (language, "Projet de convention", "Draft convention")
                                                    : say (language, "Convention", "Convention"),
                                                convention->partner_name);
  add_line (sheet, TRAME_BLOCK_TITLE, 0, sheet->title, 0);
  add_line (sheet, TRAME_BLOCK_SUBTITLE, 0, who, 0);
}

static void
add_head (TrameText *sheet, const TrameConvention *convention, const TrameLifecycle *lifecycle, TrameLanguage language)
{
  g_autofree char *on = trame_date_words (&lifecycle->on, language);
  g_autofree char *state = g_strdup_printf (say (language, "Au %s : %s.", "On %s: %s."), on,
                                            trame_state_words (lifecycle->state, language));
  add_names (sheet, convention, lifecycle, language);
  add_line (sheet, TRAME_BLOCK_PARAGRAPH, 0, state, 0);
}

/* The order of a life: it begins, it ends, what must be done before, then the council's act. */
static guint
rank_of (TrameDeadlineKind kind)
{
  static const TrameDeadlineKind ORDER[] = { TRAME_DEADLINE_START,           TRAME_DEADLINE_FIRST_DAY_OUT,
                                             TRAME_DEADLINE_LAST_DAY,        TRAME_DEADLINE_RENEWAL_REQUEST,
                                             TRAME_DEADLINE_RENEWAL_DECLINE, TRAME_DEADLINE_NOTICE_RECEIPT,
                                             TRAME_DEADLINE_NOTICE_POSTING,  TRAME_DEADLINE_CURE_END,
                                             TRAME_DEADLINE_REPORT,          TRAME_DEADLINE_SIGNATURE_AWAITED };
  guint rank = 0;
  while (rank < G_N_ELEMENTS (ORDER) && ORDER[rank] != kind)
    rank++;
  return rank;
}

static int
compare_deadlines (gconstpointer a, gconstpointer b)
{
  const TrameDeadline *one = *(const TrameDeadline *const *) a, *other = *(const TrameDeadline *const *) b;
  guint first = rank_of (one->kind), second = rank_of (other->kind);
  return first != second ? (first < second ? -1 : 1) : g_date_compare (&one->date, &other->date);
}

/* What the dates of a convention that has not begun wait for; NULL: its first day is known. */
static const char *
awaited_words (const TrameConvention *convention, const TrameLifecycle *lifecycle, TrameLanguage language)
{
  if (lifecycle->period.known || lifecycle->state == TRAME_STATE_WITHDRAWN)
    return NULL;
  switch (convention->contract.terms.start)
    {
    case TRAME_START_LAST_SIGNATURE:
      return say (language, "Le premier et le dernier jour dépendent de la plus tardive des deux signatures.",
                  "The first and the last day depend on the later of the two signatures.");
    case TRAME_START_SIGNATURE:
      return say (language, "Le premier et le dernier jour dépendent de la signature.",
                  "The first and the last day depend on the signature.");
    case TRAME_START_NOTIFICATION:
      return say (language, "Le premier et le dernier jour dépendent du jour où la convention signée est notifiée.",
                  "The first and the last day depend on the day the signed convention is notified.");
    case TRAME_START_TRANSMISSION:
      return say (language, "Le premier et le dernier jour dépendent de la transmission à la préfecture.",
                  "The first and the last day depend on the transmission to the prefecture.");
    default:
      return say (language, "Le premier jour n’est pas encore connu.", "The first day is not known yet.");
    }
}

static void
add_warnings (TrameText *sheet, const TrameLifecycle *lifecycle, GHashTable *said, TrameLanguage language)
{
  if (lifecycle->warnings->len > 0)
    add_line (sheet, TRAME_BLOCK_HEADING, 1, say (language, "Points à vérifier", "To check"), TRAME_SPAN_BOLD);
  for (guint i = 0; i < lifecycle->warnings->len; i++)
    {
      const TrameWarning *warning = &g_array_index (lifecycle->warnings, TrameWarning, i);
      add_line (sheet, TRAME_BLOCK_PARAGRAPH, 0, trame_warning_text (warning->code, language), 0);
      add_reasons (sheet, warning->reasons, said, language);
    }
}

TrameText *
trame_sheet_new (const TrameConvention *convention, const TrameLifecycle *lifecycle, TrameLanguage language)
{
  TrameText *sheet = trame_text_new (say (language, "Feuille de calcul des délais", "How the dates are reckoned"));
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) deadlines = g_ptr_array_new ();
  sheet->number = g_strdup (convention->number);
  add_head (sheet, convention, lifecycle, language);
  const char *awaited = awaited_words (convention, lifecycle, language);
  if (awaited != NULL)
    add_line (sheet, TRAME_BLOCK_PARAGRAPH, 0, awaited, 0);
  for (guint i = 0; i < lifecycle->deadlines->len; i++)
    g_ptr_array_add (deadlines, &g_array_index (lifecycle->deadlines, TrameDeadline, i));
  g_ptr_array_sort (deadlines, compare_deadlines);
  for (guint i = 0; i < deadlines->len; i++)
    add_deadline (sheet, g_ptr_array_index (deadlines, i), said, language);
  add_warnings (sheet, lifecycle, said, language);
  return sheet;
}

TrameText *
trame_sheet_new_for_end (const TrameConvention *convention,
                         const TrameLifecycle *lifecycle,
                         const GDate *end,
                         TrameLanguage language)
{
  static const TrameDeadlineKind LIMITS[] = { TRAME_DEADLINE_NOTICE_RECEIPT, TRAME_DEADLINE_NOTICE_POSTING };
  g_autofree char *date = trame_date_words (end, language);
  g_autofree char *title = g_strdup_printf (
      say (language, "Pour que le %s soit le premier jour hors convention", "For %s to be the first day out"), date);
  TrameText *sheet = trame_text_new (title);
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_names (sheet, convention, lifecycle, language);
  for (guint k = 0; k < G_N_ELEMENTS (LIMITS); k++)
    for (guint i = 0; i < lifecycle->deadlines->len; i++)
      {
        const TrameDeadline *deadline = &g_array_index (lifecycle->deadlines, TrameDeadline, i);
        if (deadline->kind != LIMITS[k])
          continue;
        add_deadline (sheet, deadline, said, language);
        if (g_date_valid (&deadline->prudent_date) && g_date_compare (&deadline->prudent_date, &lifecycle->on) < 0)
          add_line (
              sheet, TRAME_BLOCK_PARAGRAPH, 0,
              say (language, "Cette date est passée : il n’est plus temps.", "That day has passed: it is too late."),
              TRAME_SPAN_BOLD);
      }
  return sheet;
}

gboolean
trame_desk_add_register (TrameDesk *desk, TrameText *text, GError **error)
{
  gint64 rows = 0;
  g_autofree char *head = trame_register_get_head (desk->store, &rows, error);
  if (head == NULL)
    return FALSE;
  g_autofree char *words = g_strdup_printf ("Registre : %" PRId64 " lignes au journal, tête %s", rows, head);
  add_line (text, TRAME_BLOCK_PARAGRAPH, 0, words, TRAME_SPAN_ITALIC);
  return TRUE;
}

TrameText *
trame_desk_sheet_text (
    TrameDesk *desk, const TrameConvention *convention, const GDate *on, TrameStyle **style, GError **error)
{
  g_autoptr (TrameLifecycle) lifecycle = trame_lifecycle_evaluate (&convention->contract, on);
  g_autoptr (TrameText) sheet = trame_sheet_new (convention, lifecycle, TRAME_LANGUAGE_FRENCH);
  if (!trame_desk_add_register (desk, sheet, error))
    return NULL;
  *style = trame_desk_style (desk, convention->scheme);
  (*style)->size *= 0.8; /* one leaf, to be filed with the convention */
  (*style)->margin_top = 80;
  (*style)->margin_bottom = 60;
  return g_steal_pointer (&sheet);
}

TrameSetDocument *
trame_desk_set_sheet (TrameDesk *desk, const TrameConvention *convention, const GDate *on, GError **error)
{
  g_autoptr (TrameStyle) style = NULL;
  g_autoptr (TrameText) sheet = trame_desk_sheet_text (desk, convention, on, &style, error);
  return sheet != NULL ? trame_workshop_set (desk->workshop, sheet, style, on, error) : NULL;
}
