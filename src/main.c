/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts the application, nothing else. */
#include "app/application.h"
#include "office/language.h"

int
main (int argc, char **argv)
{
  trame_language_init ();
  g_autoptr (TrameApplication) application = trame_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
