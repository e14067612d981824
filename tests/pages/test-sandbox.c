/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reading child can no longer do, and that it ends with its parent. Each case is a process of its own. */
#include "pages/reader.h"
#include "pages/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* Whether what it tries is done. */
typedef gboolean (*Attempt) (void);

static gboolean
open_socket (void)
{
  return socket (AF_INET, SOCK_STREAM, 0) >= 0;
}

static gboolean
open_unix_socket (void)
{
  return socket (AF_UNIX, SOCK_STREAM, 0) >= 0;
}

static gboolean
write_file (void)
{
  return open ("/tmp/trame-sandbox-test", O_WRONLY | O_CREAT, 0600) >= 0;
}

static gboolean
remove_file (void)
{
  return unlink ("/tmp/trame-sandbox-test-none") == 0 || errno != EPERM;
}

static gboolean
run_program (void)
{
  execl ("/bin/true", "true", (char *) NULL);
  return errno != EPERM;
}

static gboolean
start_process (void)
{
  const pid_t pid = fork ();

  if (pid == 0)
    _exit (0);
  return pid > 0;
}

static gboolean
signal_parent (void)
{
  return kill (getppid (), 0) == 0;
}

static gboolean
trace (void)
{
  return ptrace (PTRACE_TRACEME, 0, NULL, NULL) == 0;
}

static gboolean
grow_limit (void)
{
  const struct rlimit more = { .rlim_cur = 100, .rlim_max = 100 };

  return setrlimit (RLIMIT_CORE, &more) == 0;
}

static gboolean
take_memory (void)
{
  return mmap (NULL, (gsize) 3 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static gboolean
read_file (void)
{
  return open ("/proc/self/maps", O_RDONLY) >= 0;
}

static gpointer
nothing (gpointer data)
{
  return data;
}

static gboolean
start_thread (void)
{
  GThread *thread = g_thread_try_new ("allowed", nothing, NULL, NULL);

  if (thread != NULL)
    g_thread_join (thread);
  return thread != NULL;
}

typedef struct
{
  const char *name;
  Attempt attempt;
  gboolean done;
} Case;

static const Case cases[] = {
  { "network", open_socket, FALSE },  { "local socket", open_unix_socket, FALSE },
  { "write", write_file, FALSE },     { "remove", remove_file, FALSE },
  { "program", run_program, FALSE },  { "process", start_process, FALSE },
  { "signal", signal_parent, FALSE }, { "trace", trace, FALSE },
  { "limit", grow_limit, FALSE },     { "memory", take_memory, FALSE },
  { "read a font", read_file, TRUE }, { "thread", start_thread, TRUE },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  int status = 0;
  pid_t pid;

#if defined(__SANITIZE_ADDRESS__)
  g_test_skip ("a build with a sanitizer keeps its calls unfiltered");
  return;
#endif
  pid = fork ();
  if (pid == 0)
    {
      if (!trame_sandbox_enter ())
        _exit (2);
      _exit (c->attempt () ? 1 : 0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, c->done);
}

/* The child's number, found as the only child of PARENT. */
static pid_t
child_of (pid_t parent)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/task/%d/children", (int) parent, (int) parent);
  g_autofree char *children = NULL;

  return g_file_get_contents (path, &children, NULL, NULL) ? (pid_t) g_ascii_strtoll (children, NULL, 10) : 0;
}

/* A program that is killed takes its child with it. */
static void
test_ends_with_parent (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Le texte.", 9);
  gint64 end;
  pid_t parent, child;
  int told[2];
  char byte;

  g_assert_cmpint (pipe (told), ==, 0);
  parent = fork ();
  if (parent == 0)
    {
      TrameReader *reader = trame_reader_open_bytes (bytes, NULL, NULL, NULL);

      if (write (told[1], reader == NULL ? "n" : "y", 1) == 1)
        pause ();
      _exit (0);
    }
  g_assert_cmpint (read (told[0], &byte, 1), ==, 1);
  g_assert_cmpint (byte, ==, 'y');
  child = child_of (parent);
  if (child <= 0)
    g_test_skip ("the system does not tell a process's children");
  kill (parent, SIGKILL);
  g_assert_cmpint (waitpid (parent, NULL, 0), ==, parent);
  end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  while (child > 0 && g_get_monotonic_time () < end)
    {
      g_autofree char *path = g_strdup_printf ("/proc/%d/stat", (int) child);
      g_autofree char *state = NULL;

      if (!g_file_get_contents (path, &state, NULL, NULL) || strstr (state, ") Z ") != NULL)
        break;
      g_usleep (1000);
    }
  g_assert_cmpint (g_get_monotonic_time (), <, end);
  close (told[0]);
  close (told[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pages/sandbox/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/pages/sandbox/ends-with-parent", test_ends_with_parent);
  return g_test_run ();
}
