/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for files; sizes by GLib, in the reader's language. */
#include "app/attachment-label.h"

#include <glib/gi18n-lib.h>

#include "app/label-text.h"
#include "office/document-kind.h"

static const struct
{
  const char *kind;
  const char *label;
} LABELS[] = {
  { "signed-scan", N_ ("Signed scan") },
  { "acknowledgement", N_ ("Acknowledgement of receipt") },
  { "proof-of-powers", N_ ("Proof of powers") },
  { "authorising-act", N_ ("The partner’s authorising act") },
  { "report", N_ ("Report") },
  { "evaluation", N_ ("Evaluation") },
  { "letter", N_ ("Letter") },
  { "other", N_ ("Other file") },
};

const char *
trame_attachment_label (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (LABELS); i++)
    if (g_strcmp0 (LABELS[i].kind, kind) == 0)
      return _ (LABELS[i].label);
  return trame_document_kind_label (kind);
}

char *
trame_attachment_details (const TrameDocumentRecord *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  g_autoptr (GString) words = g_string_new (document->attached ? trame_attachment_label (document->kind)
                                                               : trame_document_kind_label (document->kind));
  g_autofree char *size = g_format_size ((guint64) document->size);
  g_autoptr (GDateTime) instant = g_date_time_new_from_unix_local (document->recorded / G_USEC_PER_SEC);
  if (g_date_valid (&document->issued_on))
    {
      g_autofree char *on = trame_label_date (&document->issued_on);
      g_string_append_printf (words, " · %s", on);
    }
  else if (instant != NULL)
    {
      g_autofree char *on = g_date_time_format (instant, "%d/%m/%Y");
      g_string_append_printf (words, _ (" · added on %s"), on);
    }
  g_string_append_printf (words, " · %s", size);
  if (document->note != NULL && *document->note != '\0')
    g_string_append_printf (words, " · %s", document->note);
  return g_string_free (g_steal_pointer (&words), FALSE);
}
