/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts, asks and ends the reading child. */
#include "pages/child.h"
#include "pages/reader-error.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

struct _TrameChild
{
  int socket;
  GPid pid; /* 0: ended */
  guint32 serial;
  int refusal; /* the error that every question now gets; -1: none */
  /* The answer that is coming in. */
  TrameWireFrame frame;
  gsize frame_got;
  guint8 *body;
  gsize body_got;
};

static char *
running_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program == NULL ? NULL : g_path_get_dirname (program);
}

static char *
find_program (void)
{
  static const char *const places[] = { "trame-reader", "src/pages/trame-reader", "../../src/pages/trame-reader",
                                        "../../../src/pages/trame-reader" };
  const char *told = g_getenv ("TRAME_READER");
  g_autofree char *folder = running_folder ();
  g_autofree char *installed = g_build_filename (TRAME_LIBEXEC_DIR, "trame-reader", NULL);

  if (told != NULL && *told != '\0')
    return g_strdup (told);
  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (folder, places[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&path);
    }
  return g_steal_pointer (&installed);
}

/* The little of the environment that fonts, and builds with a sanitizer, need. */
static char **
child_environment (void)
{
  static const char *const kept[] = { "HOME",           "XDG_DATA_HOME",   "XDG_DATA_DIRS",   "XDG_CONFIG_HOME",
                                      "XDG_CACHE_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "ASAN_OPTIONS",
                                      "UBSAN_OPTIONS",  "LSAN_OPTIONS" };
  char **environment = g_environ_setenv (NULL, "LANG", "C.UTF-8", TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (g_getenv (kept[i]) != NULL)
      environment = g_environ_setenv (environment, kept[i], g_getenv (kept[i]), TRUE);
  return environment;
}

TrameChild *
trame_child_start (int file, GError **error)
{
  g_autofree char *program = find_program ();
  g_auto (GStrv) environment = child_environment ();
  const char *const arguments[] = { program, NULL };
  int ends[2];
  const int targets[] = { TRAME_WIRE_SOCKET, TRAME_WIRE_FILE };
  g_autoptr (GError) cause = NULL;
  gboolean started;
  GPid pid = 0;
  TrameChild *child;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    {
      trame_reader_set_error (error, TRAME_READER_ERROR_OPEN);
      return NULL;
    }
  started = g_spawn_async_with_pipes_and_fds (
      "/", arguments, (const char *const *) environment,
      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, -1, -1, -1,
      (const int[]){ ends[1], file }, targets, G_N_ELEMENTS (targets), &pid, NULL, NULL, NULL, &cause);
  close (ends[1]);
  if (!started)
    {
      g_debug ("%s: %s", program, cause->message);
      close (ends[0]);
      trame_reader_set_error (error, TRAME_READER_ERROR_PROGRAM);
      return NULL;
    }
  child = g_new0 (TrameChild, 1);
  child->socket = ends[0];
  child->pid = pid;
  child->refusal = -1;
  return child;
}

static int
end_process (TrameChild *child)
{
  int status = 0;

  if (child->pid == 0)
    return 0;
  kill (child->pid, SIGKILL);
  while (waitpid (child->pid, &status, 0) < 0 && errno == EINTR)
    ;
  g_spawn_close_pid (child->pid);
  child->pid = 0;
  return status;
}

void
trame_child_end (TrameChild *child)
{
  if (child == NULL)
    return;
  end_process (child);
  close (child->socket);
  g_free (child->body);
  g_free (child);
}

void
trame_child_distrust (TrameChild *child)
{
  end_process (child);
  child->refusal = TRAME_READER_ERROR_BROKEN;
}

/* From now on every question gets CODE. */
static void
give_up (TrameChild *child, TrameReaderError code)
{
  end_process (child);
  child->refusal = (int) code;
}

/* The socket was closed at the other end: why. */
static void
learn_end (TrameChild *child)
{
  int status = 0;
  TrameReaderError code = TRAME_READER_ERROR_CRASHED;

  if (child->pid != 0 && waitpid (child->pid, &status, 0) == child->pid)
    {
      g_spawn_close_pid (child->pid);
      child->pid = 0;
      if (WIFSIGNALED (status) && WTERMSIG (status) == SIGXCPU)
        code = TRAME_READER_ERROR_TIME;
      g_debug ("the reading child ended with status %d", status);
    }
  give_up (child, code);
}

/* Waits until the socket can be EVENTS'ed. FALSE with *ERROR set when it is cancelled, too late, or broken. */
static gboolean
wait_for (TrameChild *child, short events, gint64 deadline, GCancellable *cancellable, GError **error)
{
  GPollFD polled[2] = { { .fd = child->socket, .events = (gushort) events } };
  const gboolean can_cancel = cancellable != NULL && g_cancellable_make_pollfd (cancellable, &polled[1]);
  int ready;

  do
    {
      const gint64 left = (deadline - g_get_monotonic_time ()) / 1000;

      ready = left <= 0 ? 0 : g_poll (polled, can_cancel ? 2 : 1, (int) MIN (left, G_MAXINT));
    }
  while (ready < 0 && errno == EINTR);
  if (can_cancel)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (ready <= 0)
    {
      give_up (child, TRAME_READER_ERROR_TIME);
      trame_reader_set_error (error, TRAME_READER_ERROR_TIME);
      return FALSE;
    }
  return TRUE;
}

/* Reads what has come; 1: something, 0: nothing yet, -1: the other end is closed. */
static int
take (TrameChild *child, void *to, gsize length, gsize *got)
{
  const ssize_t n = recv (child->socket, (guint8 *) to + *got, length - *got, MSG_DONTWAIT);

  if (n > 0)
    {
      *got += (gsize) n;
      return 1;
    }
  return n < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : -1;
}

/* Goes on with the answer that is coming in; *WHOLE when it is all there. FALSE: give up, refusal is set. */
static gboolean
receive (TrameChild *child, gboolean *whole)
{
  int came;

  *whole = FALSE;
  if (child->frame_got < sizeof child->frame)
    {
      came = take (child, &child->frame, sizeof child->frame, &child->frame_got);
      if (child->frame_got == sizeof child->frame)
        {
          child->body = trame_wire_frame_ok (&child->frame) ? g_try_malloc (child->frame.length + 1u) : NULL;
          child->body_got = 0;
          if (child->body == NULL)
            {
              give_up (child, TRAME_READER_ERROR_BROKEN);
              return FALSE;
            }
        }
    }
  else
    came = child->body_got == child->frame.length ? 1
                                                  : take (child, child->body, child->frame.length, &child->body_got);
  *whole = child->frame_got == sizeof child->frame && child->body_got == child->frame.length;
  if (came < 0 && !*whole)
    {
      learn_end (child);
      return FALSE;
    }
  return TRUE;
}

static gboolean
send_all (TrameChild *child, const void *from, gsize length, gint64 deadline, GError **error)
{
  for (gsize done = 0; done < length;)
    {
      const ssize_t n = send (child->socket, (const guint8 *) from + done, length - done, MSG_NOSIGNAL | MSG_DONTWAIT);

      if (n > 0)
        done += (gsize) n;
      else if (n < 0 && errno == EAGAIN)
        {
          if (!wait_for (child, POLLOUT, deadline, NULL, error))
            return FALSE;
        }
      else if (n == 0 || errno != EINTR)
        {
          learn_end (child);
          trame_reader_set_error (error, (TrameReaderError) child->refusal);
          return FALSE;
        }
    }
  return TRUE;
}

/* The answer to the last question; those to questions that were cancelled are passed over. */
static GBytes *
await (TrameChild *child, guint milliseconds, GCancellable *cancellable, TrameWireKind *answered, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + (gint64) milliseconds * 1000;

  for (;;)
    {
      gboolean whole;

      if (!wait_for (child, POLLIN, deadline, cancellable, error))
        return NULL;
      if (!receive (child, &whole))
        {
          trame_reader_set_error (error, (TrameReaderError) child->refusal);
          return NULL;
        }
      if (!whole)
        continue;
      child->frame_got = 0;
      if (child->frame.serial == child->serial)
        {
          *answered = (TrameWireKind) child->frame.kind;
          return g_bytes_new_take (g_steal_pointer (&child->body), child->frame.length);
        }
      g_clear_pointer (&child->body, g_free);
      deadline = g_get_monotonic_time () + (gint64) milliseconds * 1000;
    }
}

GBytes *
trame_child_ask (TrameChild *child,
                 TrameWireKind kind,
                 GVariant *body,
                 guint milliseconds,
                 GCancellable *cancellable,
                 TrameWireKind *answered,
                 GError **error)
{
  g_autoptr (GVariant) question = g_variant_ref_sink (body);
  const gint64 deadline = g_get_monotonic_time () + (gint64) milliseconds * 1000;
  const TrameWireFrame frame = { .length = (guint32) g_variant_get_size (question),
                                 .kind = kind,
                                 .serial = child->serial + 1 };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (child->refusal >= 0)
    {
      trame_reader_set_error (error, (TrameReaderError) child->refusal);
      return NULL;
    }
  child->serial++;
  if (!send_all (child, &frame, sizeof frame, deadline, error)
      || !send_all (child, g_variant_get_data (question), frame.length, deadline, error))
    return NULL;
  return await (child, milliseconds, cancellable, answered, error);
}
