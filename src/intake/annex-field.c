/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a blank of a convention asks for, told by the words before it: the field's id, its label and its kind. */
#include "intake/annex.h"

#include <string.h>

#include "french/fold.h"

typedef struct
{
  const char *id;
  const char *label;
  TrameFieldKind kind;
  const char *pattern; /* over the folded words before the blank; NULL: never by words */
} KnownField;

/* In the order in which they are tried. */
static const KnownField known[] = {
  { "act-number", "Numéro de la délibération", TRAME_FIELD_LINE, "deliberation[^.]{0,90}(?:n°|no|numero) ?$" },
  { "act-date", "Date de la délibération", TRAME_FIELD_DATE, "deliberation[^.]{0,110}(?:\\bdu|en date du|le) ?$" },
  { "signature-place", "Lieu de signature", TRAME_FIELD_AT_SIGNATURE, "\\bfait(?: en [a-z ]{0,40})?,? a ?$" },
  { "signature-date", "Date de signature", TRAME_FIELD_AT_SIGNATURE, "\\bfait\\b.{0,120}\\ble ?$" },
  { "partner-capacity", "Qualité du représentant du partenaire", TRAME_FIELD_LINE,
    "(?:en (?:sa )?qualite d[e']|qualite|fonction|en tant que|agissant comme) ?:? ?$" },
  { "partner-representative", "Représentant(e) du partenaire", TRAME_FIELD_PERSON,
    "(?:represente(?:e|\\(e\\)|[.]e)?s? (?:legalement )?par|representant(?:e|\\(e\\))?|nom et "
    "prenom|signataire|(?:m[.]|mme|monsieur|madame)(?: ?/ ?(?:m[.]|mme|madame))?) ?:? ?$" },
  { "partner-address", "Adresse du partenaire", TRAME_FIELD_LINE,
    "(?:siege(?: social)?(?: est)?(?: situe| sis| etabli)?e?(?: au| a)?|domicilie(?:e|\\(e\\))?(?: au| "
    "a)?|adresse|sise?(?:\\(e\\))? (?:au|a)|situee? (?:au|a)) ?:? ?$" },
  { "partner-siren", "SIREN ou SIRET du partenaire", TRAME_FIELD_LINE, "(?:siren|siret)(?: n°)? ?:? ?$" },
  { "partner-rna", "Numéro RNA du partenaire", TRAME_FIELD_LINE,
    "(?:rna|prefecture[^.]{0,40}(?:sous le )?n°|enregistree[^.]{0,40}n°) ?:? ?$" },
  { "partner-phone", "Téléphone du partenaire", TRAME_FIELD_LINE, "(?:telephone|tel[.]?) ?:? ?$" },
  { "partner-email", "Courriel du partenaire", TRAME_FIELD_LINE, "(?:courriel|e-?mail|mel) ?:? ?$" },
  { "amount", "Montant", TRAME_FIELD_AMOUNT,
    "(?:montant|somme|subvention|participation|prix)[^.]{0,60} ?(?:de|d'|a|est de|:)? ?$" },
  { "end-date", "Date de fin", TRAME_FIELD_DATE, "(?:jusqu'au|prend(?:ra)? fin le|\\bdu .{0,40}\\bau) ?$" },
  { "start-date", "Date de début", TRAME_FIELD_DATE,
    "(?:a compter du|a partir du|prend(?:ra)? effet (?:le|au)|des le|\\bperiode du) ?$" },
  { "length", "Durée", TRAME_FIELD_LINE, "(?:duree (?:de|d')|pour une periode de) ?$" },
  { "partner", "Partenaire", TRAME_FIELD_LINE,
    "(?:^et ?:?|\\bet ?:?|l'association|la societe|l'organisme|la structure|le partenaire|denommee?|nom(?: du "
    "partenaire| de la structure| de l'association)?|raison sociale|d'autre part ?,?) ?:? ?$" },
  { "city-representative", "Représentant(e) de la collectivité", TRAME_FIELD_PERSON, NULL },
  { "city-capacity", "Qualité du représentant de la collectivité", TRAME_FIELD_LINE, NULL },
  { "services", "Prestations assurées par le partenaire", TRAME_FIELD_LIST, NULL },
  { "modalities", "Modalités générales d’exécution", TRAME_FIELD_TEXT, NULL },
  { "commitments", "Engagements de la collectivité", TRAME_FIELD_LIST, NULL },
  { "partner-commitments", "Engagements du partenaire", TRAME_FIELD_LIST, NULL },
};

static const KnownField *
known_field (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].id, id))
      return &known[i];
  return NULL;
}

const char *
trame_annex_add_field (TrameAnnexBuild *build,
                       const char *id,
                       const char *label,
                       TrameFieldKind kind,
                       const char *default_value,
                       const TrameExtract *where,
                       double confidence)
{
  const KnownField *conventional = known_field (id);
  g_autofree char *unique = g_strdup (id);
  TrameField *field = trame_model_get_field (build->model, id);
  guint n = build->model->fields->len;

  /* The same person or number may be asked for twice; contents are written once. */
  if (field != NULL && conventional != NULL && field->kind != TRAME_FIELD_LIST && field->kind != TRAME_FIELD_TEXT
      && !g_str_equal (id, "amount"))
    return field->id;
  for (guint k = 2; trame_model_get_field (build->model, unique) != NULL; k++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s-%u", id, k);
    }
  field = trame_field_new (unique,
                           label != NULL          ? label
                           : conventional != NULL ? conventional->label
                                                  : unique,
                           conventional != NULL && label == NULL ? conventional->kind : kind);
  field->article = g_strdup (build->closing ? NULL : build->article);
  field->default_value = g_strdup (default_value);
  field->required = field->kind != TRAME_FIELD_AT_SIGNATURE;
  g_ptr_array_add (build->model->fields, field);
  if (where != NULL && where->paragraph != NULL)
    trame_reading_prove_at (build->reading, where, confidence, "annex.fields.%u", n);
  return field->id;
}

/* An id for a blank that nothing names. */
static char *
plain_id (const TrameAnnexBuild *build)
{
  g_autofree char *number = g_strdup (build->closing ? NULL : build->article);

  if (number == NULL)
    return g_strdup (build->closing ? "closing" : "parties");
  g_strdelimit (number, ".", '-');
  return g_strdup_printf ("article-%s", number);
}

/* The last words of BEFORE, as a label. */
static char *
label_from (const char *before, const char *between)
{
  g_autofree char *text = g_strdup (between != NULL && *between != '\0' ? between : before);
  glong length;

  g_strstrip (text);
  while (*text != '\0' && strchr (":,.", text[strlen (text) - 1]) != NULL)
    {
      text[strlen (text) - 1] = '\0';
      g_strchomp (text);
    }
  length = g_utf8_strlen (text, -1);
  if (length > 60)
    {
      const char *cut = g_utf8_offset_to_pointer (text, length - 56);
      const char *space = strchr (cut, ' ');
      return g_strconcat ("… ", space != NULL ? space + 1 : cut, NULL);
    }
  return g_strdup (*text != '\0' ? text : "À compléter");
}

/* Brackets say what they hold: "[nom du partenaire]". */
static const KnownField *
named_by_brackets (const char *between)
{
  static const struct
  {
    const char *pattern, *id;
  } words[] = { { "qualite|fonction", "partner-capacity" },
                { "representant|signataire", "partner-representative" },
                { "adresse|siege", "partner-address" },
                { "sire[nt]", "partner-siren" },
                { "nom d|partenaire|association|structure|organisme", "partner" },
                { "montant", "amount" },
                { "prestations?", "services" },
                { "engagements?", "commitments" },
                { "date de signature", "signature-date" } };

  for (gsize i = 0; between != NULL && i < G_N_ELEMENTS (words); i++)
    if (trame_text_matches (between, words[i].pattern))
      return known_field (words[i].id);
  return NULL;
}

const char *
trame_annex_name_blank (
    TrameAnnexBuild *build, const char *before, const char *between, gboolean alone, const TrameExtract *where)
{
  g_autofree char *folded = trame_fold (before), *id = NULL, *label = NULL;
  const KnownField *by_brackets = named_by_brackets (between);
  const char *tail = strlen (folded) > 160 ? folded + strlen (folded) - 160 : folded;

  if (by_brackets != NULL)
    return trame_annex_add_field (build, by_brackets->id, NULL, by_brackets->kind, NULL, where, 0.85);
  while ((*tail & 0xc0) == 0x80)
    tail++;
  if (build->in_city
      && trame_text_matches (
          tail, "(?:represente(?:e|\\(e\\))? par|maire ?,?|president[e]? ?,?|monsieur|madame|m[.]|mme) ?$"))
    return trame_annex_add_field (build, "city-representative", NULL, TRAME_FIELD_PERSON, NULL, where, 0.9);
  if (build->in_city && trame_text_matches (tail, "qualite de ?$"))
    return trame_annex_add_field (build, "city-capacity", NULL, TRAME_FIELD_LINE, NULL, where, 0.9);
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      if (known[i].pattern == NULL || !trame_text_matches (tail, known[i].pattern))
        continue;
      /* Parties are named before the articles; a place and a date of signature after them. */
      if (g_str_has_prefix (known[i].id, "partner") && build->article != NULL && !build->closing
          && !g_str_equal (known[i].id, "partner"))
        continue;
      if (g_str_equal (known[i].id, "partner") && build->article != NULL)
        continue;
      if (g_str_equal (known[i].id, "signature-date") && !trame_text_matches (tail, "fait "))
        continue;
      return trame_annex_add_field (build, known[i].id, NULL, known[i].kind, NULL, where, 0.93);
    }
  id = plain_id (build);
  label = label_from (before, between);
  return trame_annex_add_field (build, id, label, alone && build->article != NULL ? TRAME_FIELD_TEXT : TRAME_FIELD_LINE,
                                NULL, where, 0.7);
}

const char *
trame_annex_name_content (TrameAnnexBuild *build, const TrameParagraph *paragraph)
{
  const char *title = build->article_title != NULL ? build->article_title : "";
  const char *sentence = paragraph != build->heading ? paragraph->folded : "";
  g_autofree char *both = g_strconcat (title, " | ", sentence, NULL);
  TrameExtract where = trame_extract_whole (paragraph);
  g_autofree char *id = NULL, *label = NULL;
  gboolean list;

  if (trame_text_matches (both, "modalites|organisation suivante|conditions (?:generales )?suivantes")
      && !trame_text_matches (both, "modalites financieres"))
    return trame_annex_add_field (build, "modalities", NULL, TRAME_FIELD_TEXT, NULL, &where, 0.93);
  if (trame_text_matches (sentence, "(?:ville|commune|collectivite|communaute|mairie)\\b[^.]{0,60}s'engage")
      || (*sentence == '\0'
          && trame_text_matches (title, "engagements? d(?:e|u) .{0,10}(?:ville|commune|collectivite|mairie)")))
    return trame_annex_add_field (build, "commitments", NULL, TRAME_FIELD_LIST, NULL, &where, 0.93);
  if (trame_text_matches (both, "prestations?|\\bservices? (?:suivants?|rendus?|proposes?)|\\bactions? suivantes?"))
    return trame_annex_add_field (build, "services", NULL, TRAME_FIELD_LIST, NULL, &where, 0.93);
  if (trame_text_matches (sentence,
                          "(?:partenaire|association|cocontractant|societe|organisme|structure)\\b[^.]{0,60}s'engage"))
    return trame_annex_add_field (build, "partner-commitments", NULL, TRAME_FIELD_LIST, NULL, &where, 0.9);
  if (trame_text_matches (both, "engagements?"))
    return trame_annex_add_field (build, "commitments", NULL, TRAME_FIELD_LIST, NULL, &where, 0.75);
  id = plain_id (build);
  label = label_from (build->heading != NULL ? build->heading->text : "", NULL);
  list = trame_text_matches (sentence, "suivante?s? ?:$|s'engagent? a ?:$|\\bliste\\b");
  return trame_annex_add_field (build, id, label, list ? TRAME_FIELD_LIST : TRAME_FIELD_TEXT, NULL, &where, 0.75);
}
