/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzer of the reading of acts: any text, with and without pages. The model that comes out must survive its XML. */
#include <stdint.h>
#include <string.h>

#include "intake/proposal.h"
#include "typed-text.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *raw = size > 0 ? g_strndup ((const char *) data + 1, size - 1) : g_strdup ("");
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  g_autoptr (TrameFileText) file = typed_text (text, size > 0 && (data[0] & 1) != 0);
  g_autoptr (TrameProposal) proposal = trame_intake_read (file, "fuzz", TRAME_LANGUAGE_FRENCH);

  for (guint i = 0; i < proposal->acts->len; i++)
    {
      const TrameActProposal *act = g_ptr_array_index (proposal->acts, i);
      g_assert_cmpuint (act->evidence_order->len, ==, g_hash_table_size (act->evidence));
      if (act->annex != NULL)
        {
          g_autoptr (GBytes) xml = trame_model_to_xml (act->annex->model);
          g_assert_cmpuint (g_bytes_get_size (xml), >, 0);
        }
    }
  return 0;
}
