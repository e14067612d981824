/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of tramectl, one file each. ARGV[0] is the command's name; each parses its own options and says how
 * tramectl ends. */
#pragma once

#include "cli/invocation.h"

G_BEGIN_DECLS

TrameExit trame_command_read (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_import (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_import_table (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_deliberations (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_partners (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_models (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_conventions (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_convention (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_fact (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_issue (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_generate (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_identify (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_evaluate (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_explain (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_deadlines (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_backup (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_restore (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_salvage (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_check (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_search (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_verify (TrameInvocation *invocation, int argc, char **argv);

/* Every kind of record (record-kinds.h): ARGV[0] says which. */
TrameExit trame_command_records (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_agents (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_indicators (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_documents (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_attach (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_journal (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_retention (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_settings (TrameInvocation *invocation, int argc, char **argv);
TrameExit trame_command_style (TrameInvocation *invocation, int argc, char **argv);

G_END_DECLS
