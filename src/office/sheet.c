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
  TrameTextBlock *block = trame_text_add_block (sheet->blocks, kind, level, TRAME_ALIGN_LEFT);
  trame_text_block_add_run (block, words, style, NULL);
  return block;
}

static void
add_reasons (TrameText *sheet, const GArray *reasons, TrameLanguage language)
{
  for (guint i = 0; i < reasons->len; i++)
    {
      const TrameReason *reason = &g_array_index (reasons, TrameReason, i);
      g_autofree char *text = trame_reason_text (reason, language);
      g_autofree char *source = reason->source != NULL ? g_strdup_printf (" (%s ; %s)", reason->source, reason->rule)
                                                       : g_strdup_printf (" (%s)", reason->rule);
      TrameTextBlock *block = trame_text_add_block (sheet->blocks, TRAME_BLOCK_ITEM, 0, TRAME_ALIGN_LEFT);
      if (reason->other_reading)
        trame_text_block_add_run (block, say (language, "Autre lecture : ", "Other reading: "), TRAME_SPAN_ITALIC,
                                  NULL);
      trame_text_block_add_run (block, text, 0, NULL);
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
add_deadline (TrameText *sheet, const TrameDeadline *deadline, TrameLanguage language)
{
  g_autofree char *title = deadline_title (deadline, language);
  add_line (sheet, TRAME_BLOCK_HEADING, 1, title, TRAME_SPAN_BOLD);
  g_autofree char *prudent = trame_date_words (&deadline->prudent_date, language);
  if (prudent != NULL && g_date_valid (&deadline->date)
      && g_date_compare (&deadline->prudent_date, &deadline->date) != 0)
    {
      g_autofree char *line = g_strdup_printf (
          say (language, "Date la plus sûre pour agir : %s.", "The safest date to act by: %s."), prudent);
      add_line (sheet, TRAME_BLOCK_PARAGRAPH, 0, line, TRAME_SPAN_BOLD);
    }
  add_reasons (sheet, deadline->reasons, language);
}

static void
add_head (TrameText *sheet, const TrameConvention *convention, const TrameLifecycle *lifecycle, TrameLanguage language)
{
  g_autofree char *who = convention->number != NULL
                             ? g_strdup_printf (say (language, "Convention n° %s — %s", "Convention no. %s — %s"),
                                                convention->number, convention->partner_name)
                             : g_strdup_printf ("%s — %s", say (language, "Projet de convention", "Draft convention"),
                                                convention->partner_name);
  g_autofree char *on = trame_date_words (&lifecycle->on, language);
  g_autofree char *state = g_strdup_printf (say (language, "Au %s : %s.", "On %s: %s."), on,
                                            trame_state_words (lifecycle->state, language));
  add_line (sheet, TRAME_BLOCK_TITLE, 0, sheet->title, 0);
  add_line (sheet, TRAME_BLOCK_SUBTITLE, 0, who, 0);
  add_line (sheet, TRAME_BLOCK_PARAGRAPH, 0, state, 0);
}

TrameText *
trame_sheet_new (const TrameConvention *convention, const TrameLifecycle *lifecycle, TrameLanguage language)
{
  TrameText *sheet = trame_text_new (say (language, "Feuille de calcul des délais", "How the dates are reckoned"));
  sheet->number = g_strdup (convention->number);
  add_head (sheet, convention, lifecycle, language);
  if (lifecycle->deadlines->len == 0)
    add_line (sheet, TRAME_BLOCK_PARAGRAPH, 0,
              say (language, "Aucune date ne court encore : elles viennent avec les signatures.",
                   "No date runs yet: they come with the signatures."),
              0);
  for (guint i = 0; i < lifecycle->deadlines->len; i++)
    add_deadline (sheet, &g_array_index (lifecycle->deadlines, TrameDeadline, i), language);
  if (lifecycle->warnings->len > 0)
    add_line (sheet, TRAME_BLOCK_HEADING, 1, say (language, "Points à vérifier", "To check"), TRAME_SPAN_BOLD);
  for (guint i = 0; i < lifecycle->warnings->len; i++)
    {
      const TrameWarning *warning = &g_array_index (lifecycle->warnings, TrameWarning, i);
      add_line (sheet, TRAME_BLOCK_PARAGRAPH, 0, trame_warning_text (warning->code, language), 0);
      add_reasons (sheet, warning->reasons, language);
    }
  return sheet;
}

/* What proves later that the register still holds all that it held: a head of its journal, kept on paper. */
static void
add_register (TrameText *sheet, gint64 rows, const char *head)
{
  g_autofree char *words = g_strdup_printf ("Registre : %" PRId64 " lignes au journal, tête %s", rows, head);
  add_line (sheet, TRAME_BLOCK_PARAGRAPH, 0, words, TRAME_SPAN_ITALIC);
}

TrameSetDocument *
trame_desk_set_sheet (TrameDesk *desk, const TrameConvention *convention, const GDate *on, GError **error)
{
  g_autoptr (TrameLifecycle) lifecycle = trame_lifecycle_evaluate (&convention->contract, on);
  g_autoptr (TrameText) sheet = trame_sheet_new (convention, lifecycle, TRAME_LANGUAGE_FRENCH);
  gint64 rows = 0;
  g_autofree char *head = trame_register_get_head (desk->store, &rows, error);
  if (head == NULL)
    return NULL;
  add_register (sheet, rows, head);
  g_autoptr (TrameStyle) style = trame_desk_style (desk, convention->scheme);
  return trame_workshop_set (desk->workshop, sheet, style, on, error);
}
