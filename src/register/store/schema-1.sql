-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a town hall keeps about its conventions, version 1. Dates are 'YYYY-MM-DD' and must exist; instants are whole
-- microseconds since 1970, UTC; nothing here decides what a date means. NULL is "not known", never guessed.
-- Rows of the register are never deleted. Those that may change keep what they were (superseded).

-- 1. The journal ------------------------------------------------------------------------------------------------------

-- One row for each row added or changed, in the order written. `content` is the SHA-256 of that row as it became (its
-- columns that are not null and the lines that belong to it); `chain` that of the previous row's chain followed by this row.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  agent TEXT NOT NULL,
  verb TEXT NOT NULL CHECK (verb IN ('add', 'set', 'remove')),
  entity TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  content BLOB NOT NULL CHECK (length (content) = 32),
  chain BLOB NOT NULL CHECK (length (chain) = 32)
) STRICT;
CREATE INDEX journal_entity ON journal (entity, entity_id);

-- The last row of the journal, told twice: a tail cut off shows.
CREATE TABLE journal_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  rows INTEGER NOT NULL,
  chain BLOB NOT NULL CHECK (length (chain) = 32)
) STRICT;
INSERT INTO journal_head (id, rows, chain) VALUES (1, 0, zeroblob (32));

-- What a row was before it changed, word for word as its journal row hashed it.
CREATE TABLE superseded (
  journal INTEGER PRIMARY KEY REFERENCES journal (id),
  content TEXT NOT NULL
) STRICT;

-- 2. Files kept -------------------------------------------------------------------------------------------------------

-- The bytes of every file, once each, named by their own SHA-256. Rows that keep a file name it by that hash, so the
-- journal covers it; bytes may be removed lawfully, and the hash stays.
CREATE TABLE content (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length (sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0),
  bytes BLOB
) STRICT;

-- 3. What the council decided, and the models it voted ----------------------------------------------------------------

CREATE TABLE deliberation (
  id INTEGER PRIMARY KEY,
  number TEXT,
  title TEXT,
  subtitle TEXT,
  body TEXT,
  community TEXT,
  sitting TEXT CHECK (sitting IS date (sitting, '+0 days')),
  sent TEXT CHECK (sent IS date (sent, '+0 days')),
  received TEXT CHECK (received IS date (received, '+0 days')),
  published TEXT CHECK (published IS date (published, '+0 days')),
  time TEXT,
  notice_date TEXT CHECK (notice_date IS date (notice_date, '+0 days')),
  place TEXT,
  chair TEXT,
  secretary TEXT,
  in_office INTEGER,
  present_count INTEGER,
  voters INTEGER,
  expressed INTEGER,
  scheme TEXT,
  result TEXT CHECK (result IN ('unanimous', 'adopted', 'rejected')),
  votes_for INTEGER,
  votes_against INTEGER,
  abstentions INTEGER,
  not_voting INTEGER,
  secret INTEGER NOT NULL CHECK (secret IN (0, 1)),
  act_id TEXT,
  source TEXT REFERENCES content (sha256), -- the published file it was read from
  source_name TEXT,
  source_type TEXT
) STRICT;

-- Its lists, in the act's own order: people as written, considerations, decisions, partners named.
CREATE TABLE deliberation_line (
  deliberation INTEGER NOT NULL REFERENCES deliberation (id),
  list TEXT NOT NULL CHECK (list IN ('present', 'proxy', 'absent', 'arrival', 'departure', 'signatory', 'recital',
    'decision', 'partner')),
  rank INTEGER NOT NULL,
  words TEXT,
  note TEXT, -- a proxy's holder, a signatory's capacity, an arrival's hour
  PRIMARY KEY (deliberation, list, rank)
) STRICT, WITHOUT ROWID;

-- Declared terms, each with the clause that founds it. Shared by the model and the conventions that follow it.
CREATE TABLE terms (
  id INTEGER PRIMARY KEY,
  length TEXT,
  end_date TEXT CHECK (end_date IS date (end_date, '+0 days')),
  start TEXT,
  renewal TEXT,
  renewals_max INTEGER,
  renewal_notice TEXT,
  notice TEXT,
  notice_medium TEXT,
  cure TEXT,
  money TEXT,
  originals INTEGER,
  length_clause TEXT,
  start_clause TEXT,
  renewal_clause TEXT,
  notice_clause TEXT,
  money_clause TEXT,
  cure_clause TEXT
) STRICT;

CREATE TABLE model (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  deliberation INTEGER REFERENCES deliberation (id),
  terms INTEGER NOT NULL REFERENCES terms (id),
  xml TEXT NOT NULL REFERENCES content (sha256),
  UNIQUE (name, version)
) STRICT;

-- 4. Partners and conventions -----------------------------------------------------------------------------------------

CREATE TABLE partner (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''), -- as the act names it
  legal_name TEXT,
  siren TEXT,
  rna TEXT,
  address TEXT,
  representative TEXT,
  capacity TEXT
) STRICT;

CREATE TABLE convention (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL, -- moves with each change of the row or of its values
  number TEXT UNIQUE,       -- given at issue, without gaps
  model INTEGER NOT NULL REFERENCES model (id),
  partner INTEGER NOT NULL REFERENCES partner (id),
  deliberation INTEGER REFERENCES deliberation (id),
  scheme TEXT,
  object TEXT,
  responsible TEXT,
  terms INTEGER NOT NULL REFERENCES terms (id)
) STRICT;

CREATE INDEX convention_partner ON convention (partner);

CREATE TABLE convention_value (
  convention INTEGER NOT NULL REFERENCES convention (id),
  field TEXT NOT NULL CHECK (field <> ''),
  value TEXT NOT NULL CHECK (value <> ''),
  PRIMARY KEY (convention, field)
) STRICT, WITHOUT ROWID;

-- Dated facts: added, never changed. A correction is a fact that cites another.
CREATE TABLE fact (
  id INTEGER PRIMARY KEY,
  convention INTEGER NOT NULL REFERENCES convention (id),
  correction INTEGER REFERENCES fact (id), -- this row is what that correction puts in the place of what it corrects
  kind TEXT NOT NULL CHECK (kind IN (
    'issued', 'signed', 'transmitted', 'notified', 'renewal-requested',
    'renewal-agreed', 'renewal-declined', 'termination-notified', 'termination-agreed', 'performance-continued',
    'partner-changed', 'visa', 'sent-for-signature', 'returned', 'breach',
    'formal-notice', 'breach-remedied', 'amendment', 'withdrawn', 'report-due',
    'report-received', 'evaluation-requested', 'evaluation-received', 'correction')),
  party TEXT CHECK (party IN ('city', 'partner')),
  on_date TEXT CHECK (on_date IS date (on_date, '+0 days')), -- NULL: not known, then the bounds
  not_before TEXT CHECK (not_before IS date (not_before, '+0 days')),
  not_after TEXT CHECK (not_after IS date (not_after, '+0 days')),
  recorded INTEGER NOT NULL,
  signatory TEXT,
  capacity TEXT,
  place TEXT,
  visa_by TEXT,
  sent_to TEXT,
  what TEXT,
  clause TEXT,
  note TEXT,
  length TEXT,
  ground TEXT CHECK (ground IN ('request', 'non-performance', 'general-interest')),
  medium TEXT,
  posted TEXT CHECK (posted IS date (posted, '+0 days')),
  first_presented TEXT CHECK (first_presented IS date (first_presented, '+0 days')),
  received TEXT CHECK (received IS date (received, '+0 days')),
  refused TEXT CHECK (refused IS date (refused, '+0 days')),
  effective TEXT CHECK (effective IS date (effective, '+0 days')),
  unclaimed INTEGER CHECK (unclaimed IN (0, 1)),
  cure TEXT,
  changes TEXT,                         -- an amendment: names of the terms it changes
  terms INTEGER REFERENCES terms (id),  -- and what they become
  signed_city TEXT CHECK (signed_city IS date (signed_city, '+0 days')),
  signed_partner TEXT CHECK (signed_partner IS date (signed_partner, '+0 days')),
  deliberation TEXT, -- number of the act that authorised an amendment
  corrects INTEGER REFERENCES fact (id),
  -- Whether anything stands beyond what most facts have: reading thousands stops there.
  details INTEGER NOT NULL,
  CHECK (details = (coalesce (not_before, not_after, visa_by, sent_to, what, clause, length, ground, medium, posted,
    first_presented, received, refused, effective, unclaimed, cure, changes, terms, signed_city, signed_partner,
    deliberation, corrects) IS NOT NULL)),
  CHECK ((corrects IS NOT NULL) = (kind = 'correction'))
) STRICT;
CREATE INDEX fact_convention ON fact (convention);

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  convention INTEGER NOT NULL REFERENCES convention (id),
  model INTEGER NOT NULL REFERENCES model (id), -- as it was then
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES content (sha256),
  size INTEGER NOT NULL,
  issued_on TEXT CHECK (issued_on IS date (issued_on, '+0 days')),
  recorded INTEGER NOT NULL
) STRICT;
CREATE INDEX document_convention ON document (convention);

-- The fields as they were when the document was made.
CREATE TABLE document_value (
  document INTEGER NOT NULL REFERENCES document (id),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (document, field)
) STRICT, WITHOUT ROWID;

-- 5. The town hall's own choices --------------------------------------------------------------------------------------

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  value TEXT -- NULL: forgotten
) STRICT;

-- Unfinished forms: neither journaled nor kept once done.
CREATE TABLE draft (
  key TEXT PRIMARY KEY,
  bytes BLOB NOT NULL,
  saved INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- 6. Search -----------------------------------------------------------------------------------------------------------

-- What each row is found by, as written; derived from the rows above, never proved, made again when need be.
CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  part INTEGER NOT NULL, -- 0: the row's own columns; 1: the text of what it is filled into
  words TEXT NOT NULL,
  UNIQUE (entity, entity_id, part)
) STRICT;
-- The same by its words, folded and without their plurals by the program.
CREATE VIRTUAL TABLE search USING fts5 (words, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3 4');

-- 7. What may not happen ----------------------------------------------------------------------------------------------

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER superseded_no_update BEFORE UPDATE ON superseded BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER superseded_no_delete BEFORE DELETE ON superseded BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER terms_no_update BEFORE UPDATE ON terms BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER terms_no_delete BEFORE DELETE ON terms BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER deliberation_line_no_update BEFORE UPDATE ON deliberation_line BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER deliberation_line_no_delete BEFORE DELETE ON deliberation_line BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER fact_no_update BEFORE UPDATE ON fact BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER fact_no_delete BEFORE DELETE ON fact BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER document_no_update BEFORE UPDATE ON document BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER document_no_delete BEFORE DELETE ON document BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER document_value_no_update BEFORE UPDATE ON document_value BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER document_value_no_delete BEFORE DELETE ON document_value BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER model_no_update BEFORE UPDATE ON model BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER model_no_delete BEFORE DELETE ON model BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER deliberation_no_delete BEFORE DELETE ON deliberation BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER partner_no_delete BEFORE DELETE ON partner BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER convention_no_delete BEFORE DELETE ON convention BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER setting_no_delete BEFORE DELETE ON setting BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER content_no_delete BEFORE DELETE ON content BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER journal_head_no_delete BEFORE DELETE ON journal_head BEGIN SELECT RAISE (ABORT, 'append-only'); END;
-- A file's bytes may be removed, never changed; a head only moves forward; an id is for ever.
CREATE TRIGGER content_no_update BEFORE UPDATE ON content
WHEN NEW.id <> OLD.id OR NEW.sha256 <> OLD.sha256 OR NEW.size <> OLD.size OR NEW.bytes IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER journal_head_forward BEFORE UPDATE ON journal_head WHEN NEW.rows < OLD.rows
BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER deliberation_same_id BEFORE UPDATE OF id ON deliberation BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER partner_same_id BEFORE UPDATE OF id ON partner BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER convention_same_id BEFORE UPDATE OF id ON convention BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER setting_same_id BEFORE UPDATE OF id ON setting BEGIN SELECT RAISE (ABORT, 'append-only'); END;
