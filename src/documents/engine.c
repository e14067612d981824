/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine: what is loaded once (fonts, patterns, cut fonts, shaped words) and the way from a text to a PDF. The steps
 * themselves are in typeset/ and pdf/. */
#include "documents/engine.h"

#include <glib/gi18n-lib.h>

#include "documents/typeset/compose.h"
#include "documents/typeset/furniture.h"

G_DEFINE_QUARK (trame - engine - error - quark, trame_engine_error)

struct _TrameEngine
{
  TrameHyphenation *hyphenation;
  TrameFontSet *fonts;
  TrameShaper *shaper;
  TramePacker *packer;
  TrameFontPrograms *programs;
};

TrameSetDocument *
trame_set_document_ref (TrameSetDocument *set)
{
  g_return_val_if_fail (set != NULL, NULL);
  g_atomic_ref_count_inc (&set->refs);
  return set;
}

void
trame_set_document_unref (TrameSetDocument *set)
{
  if (set == NULL || !g_atomic_ref_count_dec (&set->refs))
    return;
  g_bytes_unref (set->pdf);
  g_array_unref (set->places);
  g_clear_pointer (&set->marks, g_array_unref);
  g_free (set);
}

TrameEngine *
trame_engine_new (GError **error)
{
  g_autoptr (TrameHyphenation) hyphenation = trame_hyphenation_new ();
  if (hyphenation == NULL)
    {
      g_set_error_literal (error, TRAME_ENGINE_ERROR, TRAME_ENGINE_ERROR_HYPHEN,
                           _ ("Documents cannot be set: the French hyphenation patterns are not installed. Install the "
                              "package hyphen-fr."));
      return NULL;
    }
  TrameEngine *engine = g_new0 (TrameEngine, 1);
  engine->hyphenation = g_steal_pointer (&hyphenation);
  engine->fonts = trame_font_set_new ();
  engine->shaper = trame_shaper_new (engine->hyphenation);
  engine->packer = trame_packer_new ();
  engine->programs = trame_font_programs_new (engine->packer);
  return engine;
}

void
trame_engine_free (TrameEngine *engine)
{
  if (engine == NULL)
    return;
  trame_font_programs_free (engine->programs);
  trame_packer_free (engine->packer);
  trame_shaper_free (engine->shaper);
  trame_font_set_free (engine->fonts);
  trame_hyphenation_free (engine->hyphenation);
  g_free (engine);
}

static gboolean
set_font_error (GError **error, const char *family)
{
  g_set_error (
      error, TRAME_ENGINE_ERROR, TRAME_ENGINE_ERROR_FONT,
      _ ("Documents cannot be set: there is no usable font for “%s”. Install the package fonts-liberation2, or "
         "choose another font in the house style."),
      family);
  return FALSE;
}

/* Both families have a font with letters before anything is set. */
static gboolean
check_fonts (TrameEngine *engine, const TrameStyle *style, GError **error)
{
  const char *families[] = { style->serif, style->sans };
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      const TrameFont *font = trame_font_set_find (engine->fonts, families[i], FALSE, FALSE);
      if (font == NULL || font->space == 0 || font->period == 0 || !trame_font_has (font, 'a'))
        return set_font_error (error, families[i]);
    }
  return TRUE;
}

/* "Convention de partenariat – n° DE25_139_01" */
static char *
make_footer (const TrameText *text)
{
  GString *line = g_string_new (text->title);
  if (text->number != NULL && *text->number != '\0')
    g_string_append_printf (line, "%sn°\u00a0%s", line->len > 0 ? " – " : "", text->number);
  g_strdelimit (line->str, "\n\t", ' ');
  return g_strstrip (g_string_free (line, FALSE));
}

static gint
compare_pages (gconstpointer a, gconstpointer b)
{
  return (gint) ((const TrameFieldPlace *) a)->page - (gint) ((const TrameFieldPlace *) b)->page;
}

static GBytes *
write_document (TrameEngine *engine,
                const TrameFlow *flow,
                const TrameText *text,
                const TrameStyle *style,
                const GDate *date,
                GArray *places,
                GArray *marks)
{
  TrameSetter setter = { .fonts = engine->fonts, .shaper = engine->shaper };
  g_autoptr (TramePdfDocument)
      document = trame_pdf_document_new (engine->packer, engine->programs, TRAME_SHEET_WIDTH, TRAME_SHEET_HEIGHT);
  for (guint i = 0; i < flow->pages; i++)
    trame_pdf_document_add_page (document);
  g_autofree char *footer = make_footer (text);
  trame_furniture_draw (&setter, flow, text, style, footer, document, places);
  trame_compose (&setter, flow, document, places);
  g_array_sort (places, compare_pages); /* stable: within a page the order is the text's */
  for (guint i = 0; i < flow->pages; i++)
    {
      const guint64 mark = trame_pdf_document_get_mark (document, i);
      g_array_append_val (marks, mark);
    }
  if (text->data != NULL)
    trame_pdf_document_attach (document, text->data, TRAME_EMBEDDED_DATA_NAME, "Données du document");
  TramePdfMetadata metadata = { .title = *footer != '\0' ? footer : "Document", .author = style->author, .date = date };
  return trame_pdf_document_finish (document, &metadata);
}

TrameSetDocument *
trame_engine_set (
    TrameEngine *engine, const TrameText *text, const TrameStyle *style, const GDate *date, GError **error)
{
  g_return_val_if_fail (engine != NULL, NULL);
  g_return_val_if_fail (text != NULL && text->blocks != NULL, NULL);
  g_return_val_if_fail (style != NULL && style->serif != NULL && style->sans != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_fonts (engine, style, error))
    return NULL;
  TrameSetter setter = { .fonts = engine->fonts, .shaper = engine->shaper };
  TrameTextArea area = trame_furniture_make_room (text, style);
  g_autoptr (TrameFlow) flow = trame_flow_new (&setter, text, style, &area);
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (TrameFieldPlace));
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GBytes) pdf = write_document (engine, flow, text, style, date, places, marks);
  trame_shaper_trim (engine->shaper);
  if (pdf == NULL)
    {
      set_font_error (error, style->serif);
      return NULL;
    }
  TrameSetDocument *set = g_new0 (TrameSetDocument, 1);
  g_atomic_ref_count_init (&set->refs);
  set->pdf = g_steal_pointer (&pdf);
  set->pages = flow->pages;
  set->places = g_steal_pointer (&places);
  set->marks = g_steal_pointer (&marks);
  return set;
}
