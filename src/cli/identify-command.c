/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl identify FILE`. */
#include "cli/commands.h"
#include "cli/identify-json.h"
#include "cli/terminal.h"
#include "office/document-kind.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static const char *
known_by_words (TrameIdentifiedBy by)
{
  switch (by)
    {
    case TRAME_IDENTIFIED_BYTES:
      return _ ("This is the very file that was issued.");
    case TRAME_IDENTIFIED_EXTENDED:
      return _ ("This is the file that was issued, with something added after its end (a signature, for example).");
    case TRAME_IDENTIFIED_DATA:
      return _ ("Saved again by another program; known by the data that it still carries.");
    case TRAME_IDENTIFIED_WORDS:
      return _ ("Printed or saved again without its data; known by its words.");
    case TRAME_IDENTIFIED_NOT:
      break;
    }
  return _ ("This is none of the documents of this register.");
}

static void
print_document (const TrameIdentified *identified)
{
  if (identified->convention == 0)
    return;
  if (identified->number != NULL)
    trame_print (_ ("Convention %s with %s\n"), identified->number, identified->partner);
  else
    trame_print (_ ("Draft %" PRId64 " with %s\n"), identified->convention, identified->partner);
  if (g_date_valid (&identified->issued_on))
    {
      g_autofree char *on = trame_date_cell (&identified->issued_on);
      if (g_strcmp0 (identified->kind, "convention") == 0)
        trame_print (_ ("Document: %s, sent for signature on %s\n"), trame_document_kind_label (identified->kind), on);
      else
        trame_print (_ ("Document: %s, issued on %s\n"), trame_document_kind_label (identified->kind), on);
      if (identified->issues > 1)
        trame_print (_ ("Issue %u of %u: another was sent too.\n"), identified->issue, identified->issues);
    }
  else
    trame_print ("%s\n", _ ("Never sent for signature: compared with the draft as it is today."));
  if (identified->model != NULL)
    trame_print (_ ("Model: %s, version %u\n"), identified->model, identified->version);
}

static void
print_said (const TrameIdentified *identified)
{
  if (identified->said_model == NULL)
    return;
  if (identified->by == TRAME_IDENTIFIED_NOT)
    trame_print (_ ("It says of itself: model %s, version %u, convention %s. This register knows none such.\n"),
                 identified->said_model, identified->said_version,
                 identified->said_number != NULL ? identified->said_number : "—");
  else if (identified->said_number != NULL && g_strcmp0 (identified->said_number, identified->number) != 0)
    trame_print (_ ("Beware: the data in it is that of convention %s.\n"), identified->said_number);
}

/* Programs read the data, people read the pages. */
static void
print_changed_data (const TrameIdentified *identified)
{
  if (identified->changed_data == NULL || identified->changed_data->len == 0)
    return;
  g_autoptr (GString) fields = g_string_new (NULL);
  for (guint i = 0; i < identified->changed_labels->len; i++)
    g_string_append_printf (fields, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (identified->changed_labels, i));
  trame_print (_ ("Beware: the data that it carries for programs is not what was issued: %s.\n"), fields->str);
}

/* What lies over the pages is no word of theirs. */
static void
print_marked (const TrameIdentified *identified)
{
  g_autoptr (GString) pages = g_string_new (NULL);
  if (identified->comparison == NULL)
    return;
  for (guint i = 0; i < identified->marked->len; i++)
    g_string_append_printf (pages, "%s%u", i > 0 ? ", " : "", g_array_index (identified->marked, guint, i));
  if (identified->marked->len > 0)
    trame_print (
        ngettext ("Beware: something was laid over page %s (a note, a stroke, a stamp, a field): what it hides "
                  "or draws cannot be compared. Look at it.\n",
                  "Beware: something was laid over pages %s (notes, strokes, stamps, fields): what it hides or "
                  "draws cannot be compared. Look at them.\n",
                  identified->marked->len),
        pages->str);
}

static void
print_place (const char *label, const char *words, guint page)
{
  if (words != NULL)
    trame_print (_ ("    %s, p. %u: %s\n"), label, page, words);
}

static void
print_differences (const TrameComparison *comparison)
{
  const char *article = NULL;
  if (comparison->differences->len == 0)
    {
      trame_print ("%s\n", _ ("Every word is as it was issued."));
      return;
    }
  trame_print (ngettext ("%u difference:\n", "%u differences:\n", comparison->differences->len),
               comparison->differences->len);
  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const TrameDifference *one = g_ptr_array_index (comparison->differences, i);
      if (g_strcmp0 (article, one->article) != 0)
        trame_print ("  %s\n", *one->article == '\0' ? _ ("Before the first article") : one->article);
      article = one->article;
      if (one->all_of_it)
        trame_print ("    %s\n", _ ("The whole article is gone."));
      print_place (_ ("issued"), one->issued, one->issued_page);
      print_place (_ ("here"), one->returned, one->returned_page);
    }
}

static const char *
status_words (TrameSignatureStatus status)
{
  switch (status)
    {
    case TRAME_SIGNATURE_INTACT:
      return _ ("what it covers has not changed since");
    case TRAME_SIGNATURE_CHANGED:
      return _ ("what it covers was CHANGED since");
    case TRAME_SIGNATURE_BROKEN:
      return _ ("it cannot be read, or does not sign what it pretends to: it proves nothing");
    case TRAME_SIGNATURE_WEAK:
      return _ ("made with a method that is no longer safe: it proves nothing");
    case TRAME_SIGNATURE_NOT_CHECKED:
      break;
    }
  return _ ("of a kind that is not checked here: ask the program that made it");
}

/* The instant where the commune is, or "—". Owned by the caller. */
static char *
instant_cell (TrameOffice *office, gint64 at)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (trame_office_get_time_zone (office));
  g_autoptr (GDateTime) utc = at > 0 ? g_date_time_new_from_unix_utc (at) : NULL;
  g_autoptr (GDateTime) local = utc != NULL && zone != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  return local != NULL ? g_date_time_format (local, "%d/%m/%Y %H:%M") : g_strdup ("—");
}

static void
print_signature (TrameOffice *office, const TrameSignature *signature)
{
  g_autofree char *at = instant_cell (office, signature->at);
  if (signature->time_stamp)
    trame_print (_ ("Time stamp, which is nobody’s signature: %s.\n"), status_words (signature->status));
  else
    trame_print (_ ("Signature of %s, %s (the signer's clock): %s.\n"),
                 signature->signer != NULL ? signature->signer : _ ("someone who is not named"), at,
                 status_words (signature->status));
  trame_print ("  %s\n", signature->covers_whole ? _ ("It covers the whole file.")
                                                 : _ ("Something was added to the file after it."));
  if (trame_signature_out_of_dates (signature))
    {
      g_autofree char *from = instant_cell (office, signature->valid_from);
      g_autofree char *until = instant_cell (office, signature->valid_until);
      trame_print (_ ("  Beware: the certificate was not valid then (from %s to %s).\n"), from, until);
    }
  if (signature->self_made)
    trame_print ("  %s\n", _ ("The signer made the certificate: nobody else vouches for the name."));
  else if (signature->issuer != NULL)
    trame_print (_ ("  Certificate made by %s; nobody was asked whether it still holds.\n"), signature->issuer);
}

static void
print_identified (TrameOffice *office, const TrameIdentified *identified)
{
  print_document (identified);
  if (identified->by != TRAME_IDENTIFIED_NOT || identified->has_text)
    trame_print ("%s\n", known_by_words (identified->by));
  print_said (identified);
  print_changed_data (identified);
  if (!identified->has_text)
    trame_print ("%s\n",
                 _ ("Its pages hold no words, only pictures (a scan): nothing can be compared. Compare it by eye."));
  for (guint i = 0; i < identified->signatures->len; i++)
    print_signature (office, g_ptr_array_index (identified->signatures, i));
  print_marked (identified);
  if (identified->comparison != NULL)
    print_differences (identified->comparison);
}

TrameExit
trame_command_identify (TrameInvocation *invocation, int argc, char **argv)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  if (!trame_invocation_parse (invocation, NULL, "FILE",
                               _ ("Says which document of the register a PDF is, every word that differs from what was "
                                  "issued, and what its signatures are worth. Nothing is stored."),
                               &argc, &argv, &out))
    return out;
  if (argc != 2)
    return trame_invocation_misused (_ ("“identify” takes one file: the PDF that came back"));
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  g_autoptr (TrameIdentified) identified = trame_office_identify (office, argv[1], NULL, &error);
  if (identified == NULL)
    return trame_invocation_fail (error);
  if (!invocation->json)
    {
      print_identified (office, identified);
      return out;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  trame_identified_to_json (builder, identified);
  trame_invocation_print_json (builder);
  return out;
}
