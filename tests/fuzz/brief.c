/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fuzzer's function without libFuzzer, for the suite: `fuzz-…-brief RUNS SEED…` hands it every seed (a file, or a folder of
 * them), then RUNS changed copies, the same ones on each run. TRAME_FUZZ_KEEP=FILE keeps the input in hand, so that what it
 * died of is there. The long runs are libFuzzer's (-Dfuzzers=true). */
#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST 200000 /* bytes of an input that was changed */
#define MOST_CHANGES 6

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
hand_over (const guint8 *data, gsize size)
{
  const char *keep = g_getenv ("TRAME_FUZZ_KEEP");
  if (keep != NULL && !g_file_set_contents (keep, (const char *) data, (gssize) size, NULL))
    g_error ("%s cannot be written", keep);
  /* Its own block, of its own size, never NULL: what is read beyond is seen. */
  guint8 *own = malloc (size);
  g_assert_nonnull (own);
  if (size > 0)
    memcpy (own, data, size);
  LLVMFuzzerTestOneInput (own, size);
  free (own);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_seeds (GPtrArray *seeds, const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  char *data = NULL;
  gsize size = 0;
  if (folder == NULL)
    {
      if (!g_file_get_contents (path, &data, &size, NULL))
        g_error ("there is no seed “%s”", path);
      g_ptr_array_add (seeds, g_byte_array_new_take ((guint8 *) data, size));
      return;
    }
  for (const char *name; (name = g_dir_read_name (folder)) != NULL;)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    add_seeds (seeds, names->pdata[i]);
}

/* A place of DATA, its end being one. */
static guint
somewhere (GRand *chance, const GByteArray *data)
{
  return (guint) g_rand_int_range (chance, 0, (gint32) data->len + 1);
}

static void
insert (GByteArray *data, guint at, const guint8 *bytes, guint length)
{
  g_autofree guint8 *rest = g_memdup2 (data->data + at, data->len - at);
  const guint after = data->len - at;
  if (data->len + length > LONGEST)
    return;
  g_byte_array_set_size (data, at);
  g_byte_array_append (data, bytes, length);
  if (after > 0)
    g_byte_array_append (data, rest, after);
}

/* One change: a byte, a stretch taken out, a stretch of this or of another input put in. */
static void
change (GRand *chance, GByteArray *data, const GByteArray *other)
{
  static const char telling[] = "<>/\"'&;:,.-+0919 \n\r\t()[]{}%#|=\0\1\x7f\xc2\xe2\xff";
  const guint at = somewhere (chance, data);
  guint length = (guint) g_rand_int_range (chance, 1, g_rand_boolean (chance) ? 4 : 400);
  guint8 byte = (guint8) g_rand_int_range (chance, 0, 256);
  if (g_rand_boolean (chance))
    byte = (guint8) telling[g_rand_int_range (chance, 0, sizeof telling)];
  switch (g_rand_int_range (chance, 0, 6))
    {
    case 0:
      if (at < data->len)
        data->data[at] = byte;
      break;
    case 1:
      if (at < data->len)
        data->data[at] ^= (guint8) (1 << (byte % 8));
      break;
    case 2:
      insert (data, at, &byte, 1);
      break;
    case 3:
      length = MIN (length, data->len - at);
      if (length > 0)
        g_byte_array_remove_range (data, at, length);
      break;
    case 4:
      g_byte_array_set_size (data, at > data->len / 2 || byte < 40 ? at : data->len);
      break;
    default:
      if (other->len > 0)
        {
          const guint from = (guint) g_rand_int_range (chance, 0, (gint32) other->len);
          g_autofree guint8 *piece = g_memdup2 (other->data + from, MIN (length, other->len - from));
          insert (data, at, piece, MIN (length, other->len - from));
        }
      break;
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  g_autoptr (GRand) chance = g_rand_new_with_seed (20260112);
  const guint runs = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 0;
  for (int i = 2; i < argc; i++)
    add_seeds (seeds, argv[i]);
  if (runs == 0 || seeds->len == 0)
    g_error ("usage: %s RUNS SEED…", argv[0]);
  hand_over ((const guint8 *) "", 0);
  for (guint i = 0; i < seeds->len; i++)
    {
      const GByteArray *seed = seeds->pdata[i];
      hand_over (seed->data, seed->len);
    }
  printf ("ok 1 - %u seeds\n", seeds->len);
  for (guint i = 0; i < runs; i++)
    {
      const GByteArray *seed = seeds->pdata[i % seeds->len],
                       *other = seeds->pdata[g_rand_int_range (chance, 0, (gint32) seeds->len)];
      g_autoptr (GByteArray) data = g_byte_array_new ();
      g_byte_array_append (data, seed->data, seed->len);
      for (gint n = g_rand_int_range (chance, 1, MOST_CHANGES + 1); n > 0; n--)
        change (chance, data, other);
      hand_over (data->data, data->len);
    }
  printf ("ok 2 - %u changed copies of them\n1..2\n", runs);
  return 0;
}
