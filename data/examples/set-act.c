/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets an act of data/examples on pages: `set-act ACT.xml ACT.pdf`. A program of the build, not of the product. */
#include "documents/engine.h"

#include <gio/gio.h>

static TrameSetDocument *
set_act (const char *source, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (GBytes) xml = NULL;
  g_autoptr (TrameModel) model = NULL;
  g_autoptr (TrameEngine) engine = NULL;
  g_autoptr (TrameStyle) style = trame_style_new (NULL);
  g_autoptr (TrameText) filled = NULL;

  if (!g_file_get_contents (source, &text, &length, error))
    return NULL;
  xml = g_bytes_new_take (g_steal_pointer (&text), length);
  model = trame_model_parse (xml, error);
  if (model == NULL)
    return NULL;
  engine = trame_engine_new (error);
  if (engine == NULL)
    return NULL;
  filled = trame_fill (model, NULL, model->act_number, FALSE);
  return trame_engine_set (engine, filled, style, &model->act_date, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameSetDocument) set = NULL;
  gsize length;
  const char *bytes;

  if (argc != 3)
    {
      g_printerr ("usage: set-act ACT.xml ACT.pdf\n");
      return 2;
    }
  set = set_act (argv[1], &error);
  if (set != NULL)
    {
      bytes = g_bytes_get_data (set->pdf, &length);
      if (g_file_set_contents (argv[2], bytes, (gssize) length, &error))
        return 0;
    }
  g_printerr ("%s: %s\n", argv[1], error->message);
  return 1;
}
