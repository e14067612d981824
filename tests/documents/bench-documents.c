/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long documents take, one in a fresh process and many in one; LibreOffice and WeasyPrint set the same words in the same
 * run where they are installed. Nothing passes or fails here. */
#include "bench-convention.h"
#include "documents/odt/odt.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define FRESH 41     /* processes of ours, for a median */
#define PEER_FRESH 5 /* of a peer's */
#define BATCH 1000
#define PEER_BATCH 100

/* What a fresh process does: reads the model, fills it, sets it, writes the file. */
static int
set_one (const char *file)
{
  g_autoptr (TrameModel) model = trame_shipped_model (BENCH_MODEL, NULL);
  g_autoptr (TrameEngine) engine = trame_engine_new (NULL);
  g_autoptr (TrameText) text = bench_text (model, 1);
  g_autoptr (TrameSetDocument) set = bench_set (engine, text);
  gsize length;
  const char *bytes = g_bytes_get_data (set->pdf, &length);
  FILE *out = fopen (file, "wb");
  const gboolean good = out != NULL && fwrite (bytes, 1, length, out) == length;
  return (out == NULL || fclose (out) == 0) && good ? 0 : 1;
}

/* COUNT of ours and nothing else, for a profiler. */
static int
set_batch (guint count)
{
  g_autoptr (TrameModel) model = trame_shipped_model (BENCH_MODEL, NULL);
  g_autoptr (TrameEngine) engine = trame_engine_new (NULL);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (TrameText) text = bench_text (model, i);
      g_autoptr (TrameSetDocument) set = bench_set (engine, text);
    }
  return 0;
}

/* Milliseconds of the processor that COMMAND takes; negative when it fails. */
static double
time_command (const char *const *command)
{
  posix_spawn_file_actions_t silence;
  pid_t child;
  int status = 0;
  posix_spawn_file_actions_init (&silence);
  posix_spawn_file_actions_addopen (&silence, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen (&silence, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const double before = bench_spent (RUSAGE_CHILDREN);
  const gboolean started = posix_spawnp (&child, command[0], &silence, NULL, (char *const *) command, environ) == 0;
  posix_spawn_file_actions_destroy (&silence);
  if (!started || waitpid (child, &status, 0) != child || status != 0)
    return -1;
  return bench_spent (RUSAGE_CHILDREN) - before;
}

/* The median of N runs of COMMAND; negative when one fails. */
static double
median_of (const char *const *command, guint n)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < n; i++)
    {
      const double time = time_command (command);
      if (time < 0)
        return time;
      g_array_append_val (times, time);
    }
  return bench_quantile (times, 0.5);
}

static void
add_html (GString *html, const GPtrArray *blocks)
{
  static const char *const tags[] = {
    [TRAME_BLOCK_TITLE] = "h1", [TRAME_BLOCK_SUBTITLE] = "h2", [TRAME_BLOCK_HEADING] = "h3", [TRAME_BLOCK_ITEM] = "li"
  };
  for (guint i = 0; i < blocks->len; i++)
    {
      const TrameTextBlock *block = g_ptr_array_index (blocks, i);
      const char *tag = block->kind < G_N_ELEMENTS (tags) && tags[block->kind] != NULL ? tags[block->kind] : "p";
      g_string_append_printf (html, "<%s>", tag);
      for (guint r = 0; r < block->runs->len; r++)
        {
          g_autofree char *words = g_markup_escape_text (g_array_index (block->runs, TrameRun, r).text, -1);
          g_string_append (html, words);
        }
      g_string_append_printf (html, "</%s>\n", tag);
      if (block->children != NULL)
        add_html (html, block->children);
    }
}

static void
write_html (const TrameText *text, const char *file)
{
  GString *html = g_string_new (
      "<!DOCTYPE html><html lang=\"fr\"><meta charset=\"utf-8\"><title>Convention</title><style>"
      "@page{size:A4;margin:2.5cm}body{font:11pt 'Liberation Serif';text-align:justify;"
      "hyphens:auto}h1,h2,h3{font-family:'Liberation Sans'}</style><body>");
  add_html (html, text->blocks);
  g_string_append (html, "</body></html>");
  g_assert_true (g_file_set_contents (file, html->str, (gssize) html->len, NULL));
  g_string_free (html, TRUE);
}

static void
write_odt (const TrameText *text, const char *file)
{
  g_autoptr (TrameStyle) style = trame_style_new ("Orsel");
  g_autoptr (GBytes) odt = trame_odt_write (text, style, NULL);
  gsize length;
  const char *bytes = g_bytes_get_data (odt, &length);
  g_assert_true (g_file_set_contents (file, bytes, (gssize) length, NULL));
}

/* A line of the table, with how many times slower than ours a peer is. */
static void
say (const char *what, double ours, double peer)
{
  if (peer > 0)
    printf ("%-44s %9.2f ms  %6.1f ×\n", what, peer, peer / ours);
  else
    printf ("%-44s %9.2f ms\n", what, ours);
}

/* One LibreOffice for all of the FOLDER's texts, so that its start is shared. */
static double
libreoffice (const char *folder, guint n)
{
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autoptr (GPtrArray) command = g_ptr_array_new_with_free_func (g_free);
  const char *const head[] = { "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder };
  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    g_ptr_array_add (command, g_strdup (head[i]));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (command, g_strdup_printf ("%s/%u.odt", folder, i));
  g_ptr_array_add (command, NULL);
  return n == 1 ? median_of ((const char *const *) command->pdata, PEER_FRESH)
                : time_command ((const char *const *) command->pdata);
}

static void
compare_fresh (const char *program, const char *folder)
{
  g_autofree char *pdf = g_build_filename (folder, "one.pdf", NULL);
  g_autofree char *html = g_build_filename (folder, "0.html", NULL);
  g_autofree char *other = g_build_filename (folder, "peer.pdf", NULL);
  const char *const ours[] = { program, "one", pdf, NULL };
  const char *const weasy[] = { "weasyprint", html, other, NULL };
  struct rusage usage;
  const double time = median_of (ours, FRESH);
  getrusage (RUSAGE_CHILDREN, &usage);
  printf ("\none document in a fresh process\n");
  say ("  Trame", time, 0);
  printf ("  its peak memory: %.1f MiB\n", (double) usage.ru_maxrss / 1024);
  libreoffice (folder, 1); /* makes its profile, which the clock does not see */
  const double office = libreoffice (folder, 1), print = median_of (weasy, PEER_FRESH);
  if (office > 0)
    say ("  LibreOffice", time, office);
  if (print > 0)
    say ("  WeasyPrint", time, print);
  if (office < 0 || print < 0)
    printf ("  (a peer that is not installed is left out: soffice, weasyprint)\n");
}

static void
compare_batch (const TrameModel *model, const char *folder)
{
  g_autoptr (TrameEngine) engine = trame_engine_new (NULL);
  gsize largest = 0, all = 0;
  guint pages = 0;
  const double before = bench_spent (RUSAGE_SELF);
  for (guint i = 0; i < BATCH; i++)
    {
      g_autoptr (TrameText) text = bench_text (model, i);
      g_autoptr (TrameSetDocument) set = bench_set (engine, text);
      const gsize size = g_bytes_get_size (set->pdf);
      largest = MAX (largest, size);
      all += size;
      pages = set->pages;
    }
  const double time = (bench_spent (RUSAGE_SELF) - before) / BATCH;
  printf ("\n%u documents of %u pages, each\n", BATCH, pages);
  say ("  Trame", time, 0);
  printf ("  bytes: %.0f on average, %" G_GSIZE_FORMAT " at most\n", (double) all / BATCH, largest);
  const double office = libreoffice (folder, PEER_BATCH);
  if (office > 0)
    say ("  LibreOffice, one process for 100", time, office / PEER_BATCH);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "one"))
    return set_one (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "batch"))
    return set_batch ((guint) g_ascii_strtoull (argv[2], NULL, 10));
  g_autofree char *folder = g_dir_make_tmp ("trame-bench-XXXXXX", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -rf '%s'", folder);
  g_autoptr (TrameModel) model = trame_shipped_model (BENCH_MODEL, NULL);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  for (guint i = 0; i < PEER_BATCH; i++)
    {
      g_autoptr (TrameText) text = bench_text (model, i);
      g_autofree char *odt = g_strdup_printf ("%s/%u.odt", folder, i),
                      *html = g_strdup_printf ("%s/%u.html", folder, i);
      write_odt (text, odt);
      write_html (text, html);
    }
  printf ("milliseconds of the processor\n");
  compare_fresh (program, folder);
  compare_batch (model, folder);
  return system (remove) == 0 ? 0 : 1;
}
