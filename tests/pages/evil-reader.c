/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands in for trame-reader, and does what the file's first word says: crash, hang, stop, lie. */
#include "pages/wire.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
say (TrameWireKind kind, guint32 serial, GVariant *body)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (body);
  const TrameWireFrame frame = { .length = (guint32) g_variant_get_size (value), .kind = kind, .serial = serial };

  if (write (TRAME_WIRE_SOCKET, &frame, sizeof frame) < 0
      || write (TRAME_WIRE_SOCKET, g_variant_get_data (value), frame.length) < 0)
    _exit (1);
}

static void
say_hello (guint32 serial)
{
  say (TRAME_WIRE_HELLO, serial, g_variant_new_parsed ("('application/pdf', [(595.0, 842.0)])"));
}

/* The next question's serial; its body is passed over. */
static guint32
hear (void)
{
  TrameWireFrame frame;
  char body[256];

  if (read (TRAME_WIRE_SOCKET, &frame, sizeof frame) != sizeof frame || frame.length > sizeof body
      || read (TRAME_WIRE_SOCKET, body, frame.length) != (ssize_t) frame.length)
    _exit (0);
  return frame.serial;
}

static void
hang (void)
{
  for (;;)
    pause ();
}

static void
say_raw (guint32 length, guint32 kind, guint32 serial)
{
  const TrameWireFrame frame = { .length = length, .kind = kind, .serial = serial };

  if (write (TRAME_WIRE_SOCKET, &frame, sizeof frame) < 0)
    _exit (1);
}

int
main (void)
{
  char told[64] = "";
  guint32 serial;

  if (pread (TRAME_WIRE_FILE, told, sizeof told - 1, 0) < 0)
    return 1;
  serial = hear ();
  if (g_str_equal (told, "crash at once"))
    raise (SIGSEGV);
  if (g_str_equal (told, "stop at once"))
    return 3;
  if (g_str_equal (told, "out of time"))
    raise (SIGXCPU);
  if (g_str_equal (told, "hang at once"))
    hang ();
  if (g_str_equal (told, "endless hello"))
    say_raw (0xFFFFFFFFu, TRAME_WIRE_HELLO, serial);
  if (g_str_equal (told, "hello cut short"))
    {
      say_raw (1000, TRAME_WIRE_HELLO, serial);
      return 0;
    }
  if (g_str_equal (told, "hello of noise"))
    say (TRAME_WIRE_HELLO, serial, g_variant_new ("(s)", "application/pdf"));
  if (g_str_equal (told, "page for hello"))
    say (TRAME_WIRE_PAGE, serial,
         g_variant_new_parsed ("(uint32 1, 595.0, 842.0, uint32 0, @a(ta(s(dddd)dyt)) [], @a(dddd) [])"));
  if (g_str_equal (told, "unknown error"))
    say (TRAME_WIRE_ERROR, serial, g_variant_new ("(u)", 1234));
  say_hello (serial);
  serial = hear ();
  if (g_str_equal (told, "crash on a page"))
    raise (SIGABRT);
  if (g_str_equal (told, "hang on a page"))
    hang ();
  if (g_str_equal (told, "other page"))
    say (TRAME_WIRE_PAGE, serial,
         g_variant_new_parsed ("(uint32 2, 595.0, 842.0, uint32 0, @a(ta(s(dddd)dyt)) [], @a(dddd) [])"));
  if (g_str_equal (told, "larger page"))
    say (TRAME_WIRE_PAGE, serial,
         g_variant_new_parsed ("(uint32 1, 5950.0, 842.0, uint32 0, @a(ta(s(dddd)dyt)) [], @a(dddd) [])"));
  if (g_str_equal (told, "pixels for a page"))
    say_raw (0, TRAME_WIRE_PIXELS, serial);
  if (g_str_equal (told, "stale answers first"))
    for (guint32 old = 0; old < 50; old++)
      say (TRAME_WIRE_ERROR, serial - 1 - old, g_variant_new ("(u)", 0));
  say (TRAME_WIRE_PAGE, serial,
       g_variant_new_parsed ("(uint32 1, 595.0, 842.0, uint32 0, @a(ta(s(dddd)dyt)) [], @a(dddd) [])"));
  hang ();
  return 0;
}
