/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading child's own limits: resources, privileges, system calls. */
#include "pages/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <seccomp.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define UNDER_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNDER_SANITIZER 1
#endif
#endif
#ifndef UNDER_SANITIZER
#define UNDER_SANITIZER 0
#endif

#define MEMORY (2048ull * 1024 * 1024)
#define PROCESSOR_SECONDS 300
#define FILES 64

static gboolean
bound (int resource, rlim_t most)
{
  const struct rlimit limit = { .rlim_cur = most, .rlim_max = most };

  return setrlimit (resource, &limit) == 0;
}

/* Reading, memory, time, and ending. Fonts are opened read-only (below). */
static const int allowed[] = {
  SCMP_SYS (read),
  SCMP_SYS (readv),
  SCMP_SYS (pread64),
  SCMP_SYS (write),
  SCMP_SYS (writev),
  SCMP_SYS (close),
  SCMP_SYS (fstat),
  SCMP_SYS (newfstatat),
  SCMP_SYS (stat),
  SCMP_SYS (lstat),
  SCMP_SYS (statx),
  SCMP_SYS (fstatfs),
  SCMP_SYS (statfs),
  SCMP_SYS (lseek),
  SCMP_SYS (mmap),
  SCMP_SYS (mprotect),
  SCMP_SYS (munmap),
  SCMP_SYS (mremap),
  SCMP_SYS (brk),
  SCMP_SYS (madvise),
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sigaltstack),
  SCMP_SYS (futex),
  SCMP_SYS (getrandom),
  SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_getres),
  SCMP_SYS (nanosleep),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (clock_nanosleep),
  SCMP_SYS (time),
  SCMP_SYS (getpid),
  SCMP_SYS (gettid),
  SCMP_SYS (tgkill),
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
  SCMP_SYS (access),
  SCMP_SYS (faccessat),
  SCMP_SYS (faccessat2),
  SCMP_SYS (readlink),
  SCMP_SYS (readlinkat),
  SCMP_SYS (getdents64),
  SCMP_SYS (getcwd),
  SCMP_SYS (uname),
  SCMP_SYS (fcntl),
  SCMP_SYS (poll),
  SCMP_SYS (ppoll),
  SCMP_SYS (getrlimit),
  SCMP_SYS (getuid),
  SCMP_SYS (geteuid),
  SCMP_SYS (getgid),
  SCMP_SYS (getegid),
  SCMP_SYS (sched_yield),
  SCMP_SYS (rseq),
  SCMP_SYS (sched_getaffinity),
  SCMP_SYS (set_robust_list),
  SCMP_SYS (sysinfo),
  SCMP_SYS (restart_syscall),
};

static gboolean
filter_calls (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  const unsigned writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
  gboolean held = filter != NULL;

  for (gsize i = 0; held && i < G_N_ELEMENTS (allowed); i++)
    held = seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed[i], 0) == 0;
  held = held
         && seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (openat), 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, writing, 0))
                == 0;
  held = held
         && seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (open), 1, SCMP_A1 (SCMP_CMP_MASKED_EQ, writing, 0))
                == 0;
  /* Threads of this process, no new process; clone3 cannot be looked into, and libc does without. */
  held = held
         && seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (clone), 1,
                              SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD))
                == 0;
  held = held && seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0) == 0;
  held = held && seccomp_attr_set (filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0 && seccomp_load (filter) == 0;
  if (filter != NULL)
    seccomp_release (filter);
  return held;
}

gboolean
trame_sandbox_enter (void)
{
  gboolean held = bound (RLIMIT_CORE, 0) && bound (RLIMIT_CPU, PROCESSOR_SECONDS) && bound (RLIMIT_NOFILE, FILES)
                  && bound (RLIMIT_FSIZE, 0) && prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
                  && prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;

  if (!UNDER_SANITIZER)
    held = held && bound (RLIMIT_AS, MEMORY) && filter_calls ();
  return held;
}

static gpointer
watch (gpointer data)
{
  struct pollfd end = { .fd = GPOINTER_TO_INT (data), .events = POLLRDHUP };

  while (poll (&end, 1, -1) < 0 && errno == EINTR)
    ;
  _exit (EXIT_SUCCESS);
  return NULL;
}

void
trame_sandbox_end_with (int socket)
{
  g_thread_unref (g_thread_new ("end-with-parent", watch, GINT_TO_POINTER (socket)));
}
