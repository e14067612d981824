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

-- What a row was before it changed, word for word as its journal row hashed it. NULL: removed lawfully; a later row of the
-- journal removes what it was about.
CREATE TABLE superseded (
  journal INTEGER PRIMARY KEY REFERENCES journal (id),
  content TEXT
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

-- What was removed, when the law allows it or because it should never have come: who agreed, why, and the hash of what is
-- gone. The row itself stays, emptied.
CREATE TABLE tombstone (
  id INTEGER PRIMARY KEY,
  entity TEXT NOT NULL CHECK (entity IN ('convention', 'document')),
  entity_id INTEGER NOT NULL,
  sha256 TEXT NOT NULL CHECK (length (sha256) = 64), -- of a document's bytes, or of what the journal last hashed
  visa TEXT NOT NULL CHECK (visa <> ''),             -- the archivist, or who answers for the removal
  reason TEXT NOT NULL CHECK (reason <> ''),
  removed_on TEXT NOT NULL CHECK (removed_on IS date (removed_on, '+0 days')),
  UNIQUE (entity, entity_id)
) STRICT;

-- 3. The town hall's people -------------------------------------------------------------------------------------------

-- Who works on the register: the login that the journal writes, and whose it is.
CREATE TABLE agent (
  id INTEGER PRIMARY KEY,
  login TEXT NOT NULL UNIQUE CHECK (login <> ''),
  name TEXT,
  service TEXT,
  email TEXT,
  until_date TEXT CHECK (until_date IS date (until_date, '+0 days')) -- last day at work
) STRICT;

CREATE TABLE councillor (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  list TEXT, -- the one that he or she was elected on
  from_date TEXT CHECK (from_date IS date (from_date, '+0 days')),
  until_date TEXT CHECK (until_date IS date (until_date, '+0 days')) -- last day in office
) STRICT;

-- Who may act for the city, in what capacity, by which act, from when until when.
CREATE TABLE city_representative (
  id INTEGER PRIMARY KEY,
  councillor INTEGER REFERENCES councillor (id),
  name TEXT NOT NULL CHECK (name <> ''),
  capacity TEXT NOT NULL CHECK (capacity <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('mandate', 'delegation')), -- elected to it, or given power by the mayor
  scope TEXT,                                                   -- what a delegation is about
  act TEXT,                                                     -- number of the arrêté or of the délibération
  from_date TEXT CHECK (from_date IS date (from_date, '+0 days')),
  until_date TEXT CHECK (until_date IS date (until_date, '+0 days'))
) STRICT;

-- 4. What the council decided, and the models it voted ----------------------------------------------------------------

-- A meeting of the council. What an act says of it stays with the act.
CREATE TABLE sitting (
  id INTEGER PRIMARY KEY,
  body TEXT NOT NULL CHECK (body <> ''), -- "conseil municipal"…
  held_on TEXT NOT NULL CHECK (held_on IS date (held_on, '+0 days')),
  time TEXT,
  notice_date TEXT CHECK (notice_date IS date (notice_date, '+0 days')),
  place TEXT,
  chair TEXT,
  secretary TEXT,
  in_office INTEGER CHECK (in_office >= 0),
  UNIQUE (body, held_on)
) STRICT;

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

-- 5. Partners and conventions -----------------------------------------------------------------------------------------

CREATE TABLE partner (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''), -- as the act names it
  legal_name TEXT,
  siren TEXT,
  rna TEXT,
  address TEXT,
  representative TEXT,
  capacity TEXT,
  category TEXT CHECK (category IN ('association', 'public-body', 'company', 'person', 'other')),
  merged_into INTEGER REFERENCES partner (id) CHECK (merged_into <> id) -- a duplicate of that one
) STRICT;

-- Who could sign for a partner, and when; what proves it.
CREATE TABLE partner_representative (
  id INTEGER PRIMARY KEY,
  partner INTEGER NOT NULL REFERENCES partner (id),
  name TEXT NOT NULL CHECK (name <> ''),
  capacity TEXT,
  from_date TEXT CHECK (from_date IS date (from_date, '+0 days')),
  until_date TEXT CHECK (until_date IS date (until_date, '+0 days')),
  proof TEXT, -- what shows his or her powers: statutes, minutes, a delegation
  proof_received TEXT CHECK (proof_received IS date (proof_received, '+0 days')),
  document INTEGER REFERENCES document (id)
) STRICT;
CREATE INDEX partner_representative_partner ON partner_representative (partner);

-- A public body's own act that authorises it to sign.
CREATE TABLE partner_act (
  id INTEGER PRIMARY KEY,
  partner INTEGER NOT NULL REFERENCES partner (id),
  convention INTEGER REFERENCES convention (id), -- NULL: for all of them
  body TEXT,                                     -- "conseil d'administration"…
  number TEXT,
  object TEXT,
  taken_on TEXT CHECK (taken_on IS date (taken_on, '+0 days')),
  received TEXT CHECK (received IS date (received, '+0 days')),
  published TEXT CHECK (published IS date (published, '+0 days')),
  document INTEGER REFERENCES document (id)
) STRICT;
CREATE INDEX partner_act_partner ON partner_act (partner);

-- Two rows found to be one partner, or found not to be after all: the conventions that moved.
CREATE TABLE partner_merge (
  id INTEGER PRIMARY KEY,
  kept INTEGER NOT NULL REFERENCES partner (id),
  merged INTEGER NOT NULL REFERENCES partner (id) CHECK (merged <> kept),
  undoes INTEGER UNIQUE REFERENCES partner_merge (id),
  reason TEXT
) STRICT;
CREATE TABLE partner_merge_line (
  partner_merge INTEGER NOT NULL REFERENCES partner_merge (id),
  list TEXT NOT NULL CHECK (list = 'convention'),
  rank INTEGER NOT NULL,
  words TEXT NOT NULL, -- a convention's id
  PRIMARY KEY (partner_merge, list, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE convention (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL, -- moves with each change of the row or of its values
  number TEXT UNIQUE,       -- given at issue, without gaps
  model INTEGER REFERENCES model (id), -- NULL: signed before Trame
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

-- Files of a convention or of a partner: made and issued here (their model is kept), or attached.
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  convention INTEGER REFERENCES convention (id),
  partner INTEGER REFERENCES partner (id),
  model INTEGER REFERENCES model (id), -- as it was then; NULL: attached
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES content (sha256),
  size INTEGER NOT NULL CHECK (size >= 0),
  issued_on TEXT CHECK (issued_on IS date (issued_on, '+0 days')),
  recorded INTEGER NOT NULL,
  note TEXT,
  CHECK (convention IS NOT NULL OR partner IS NOT NULL)
) STRICT;
CREATE INDEX document_convention ON document (convention);
CREATE INDEX document_sha256 ON document (sha256);

-- The fields as they were when the document was made.
CREATE TABLE document_value (
  document INTEGER NOT NULL REFERENCES document (id),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (document, field)
) STRICT, WITHOUT ROWID;

-- What a party does under a convention: the partner's services (their strand of the scheme), the city's commitments.
CREATE TABLE undertaking (
  id INTEGER PRIMARY KEY,
  convention INTEGER NOT NULL REFERENCES convention (id),
  party TEXT NOT NULL CHECK (party IN ('city', 'partner')),
  words TEXT NOT NULL CHECK (words <> ''),
  strand TEXT,
  clause TEXT,
  from_date TEXT CHECK (from_date IS date (from_date, '+0 days')),
  until_date TEXT CHECK (until_date IS date (until_date, '+0 days'))
) STRICT;
CREATE INDEX undertaking_convention ON undertaking (convention);

-- An amendment being prepared or signed; what it changed is in the fact of its signature.
CREATE TABLE amendment (
  id INTEGER PRIMARY KEY,
  convention INTEGER NOT NULL REFERENCES convention (id),
  rank INTEGER NOT NULL CHECK (rank > 0),
  object TEXT,
  deliberation INTEGER REFERENCES deliberation (id),
  model INTEGER REFERENCES model (id),
  document INTEGER REFERENCES document (id),
  fact INTEGER REFERENCES fact (id),
  UNIQUE (convention, rank)
) STRICT;

-- A letter about a convention: to whom, how, when, and its bytes.
CREATE TABLE letter (
  id INTEGER PRIMARY KEY,
  convention INTEGER NOT NULL REFERENCES convention (id),
  kind TEXT NOT NULL CHECK (kind <> ''), -- "notice", "formal-notice", "reminder"…
  recipient TEXT,
  address TEXT,
  medium TEXT CHECK (medium IN ('registered-letter', 'electronic-registered', 'hand-delivery', 'bailiff', 'letter',
    'e-mail')),
  written_on TEXT CHECK (written_on IS date (written_on, '+0 days')),
  posted TEXT CHECK (posted IS date (posted, '+0 days')),
  tracking TEXT, -- number of the registered letter
  document INTEGER REFERENCES document (id),
  fact INTEGER REFERENCES fact (id)
) STRICT;
CREATE INDEX letter_convention ON letter (convention);

-- 6. Schemes, their activities, what is followed ----------------------------------------------------------------------

CREATE TABLE scheme (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''), -- as its conventions and acts name it
  object TEXT,
  deliberation INTEGER REFERENCES deliberation (id),
  responsible TEXT,
  from_date TEXT CHECK (from_date IS date (from_date, '+0 days')),
  until_date TEXT CHECK (until_date IS date (until_date, '+0 days'))
) STRICT;
CREATE TABLE scheme_line (
  scheme INTEGER NOT NULL REFERENCES scheme (id),
  list TEXT NOT NULL CHECK (list IN ('objective', 'strand')),
  rank INTEGER NOT NULL,
  words TEXT NOT NULL CHECK (words <> ''),
  PRIMARY KEY (scheme, list, rank)
) STRICT, WITHOUT ROWID;

-- The programme of a scheme: one dated session by one partner or service.
CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  scheme INTEGER NOT NULL REFERENCES scheme (id),
  strand TEXT,
  partner INTEGER REFERENCES partner (id),
  convention INTEGER REFERENCES convention (id),
  service TEXT,
  object TEXT,
  held_on TEXT NOT NULL CHECK (held_on IS date (held_on, '+0 days')),
  from_time TEXT,
  until_time TEXT,
  place TEXT,
  cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1))
) STRICT;
CREATE INDEX activity_scheme ON activity (scheme, held_on);

-- What is counted. Figures alone: never who was helped.
CREATE TABLE indicator (
  id INTEGER PRIMARY KEY,
  scheme INTEGER REFERENCES scheme (id), -- NULL: of every scheme
  name TEXT NOT NULL CHECK (name <> ''),
  unit TEXT,
  UNIQUE (scheme, name)
) STRICT;
-- Added, never changed: a wrong figure is corrected by a later one that cites it.
CREATE TABLE indicator_value (
  id INTEGER PRIMARY KEY,
  indicator INTEGER NOT NULL REFERENCES indicator (id),
  convention INTEGER NOT NULL REFERENCES convention (id),
  from_date TEXT CHECK (from_date IS date (from_date, '+0 days')),
  until_date TEXT NOT NULL CHECK (until_date IS date (until_date, '+0 days')),
  hundredths INTEGER NOT NULL,
  corrects INTEGER UNIQUE REFERENCES indicator_value (id)
) STRICT;
CREATE INDEX indicator_value_convention ON indicator_value (convention);

CREATE TABLE evaluation (
  id INTEGER PRIMARY KEY,
  convention INTEGER NOT NULL REFERENCES convention (id),
  from_date TEXT CHECK (from_date IS date (from_date, '+0 days')),
  until_date TEXT CHECK (until_date IS date (until_date, '+0 days')),
  held_on TEXT CHECK (held_on IS date (held_on, '+0 days')),
  author TEXT,
  appraisal TEXT,
  proposal TEXT CHECK (proposal IN ('renew', 'amend', 'end')),
  document INTEGER REFERENCES document (id)
) STRICT;
CREATE INDEX evaluation_convention ON evaluation (convention);

-- 7. What was said, to whom, once -------------------------------------------------------------------------------------

CREATE TABLE reminder (
  id INTEGER PRIMARY KEY,
  convention INTEGER NOT NULL REFERENCES convention (id),
  kind TEXT NOT NULL CHECK (kind <> ''), -- of the deadline
  due TEXT NOT NULL CHECK (due IS date (due, '+0 days')),
  recipient TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('notification', 'e-mail', 'letter')),
  sent INTEGER NOT NULL,
  UNIQUE (convention, kind, due, recipient, channel)
) STRICT;

-- 8. The town hall's own choices --------------------------------------------------------------------------------------

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

-- 9. Search -----------------------------------------------------------------------------------------------------------

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

-- 10. What may not happen ---------------------------------------------------------------------------------------------

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER superseded_no_delete BEFORE DELETE ON superseded BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER terms_no_update BEFORE UPDATE ON terms BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER terms_no_delete BEFORE DELETE ON terms BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER deliberation_line_no_update BEFORE UPDATE ON deliberation_line BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER deliberation_line_no_delete BEFORE DELETE ON deliberation_line BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER fact_no_delete BEFORE DELETE ON fact BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER document_no_delete BEFORE DELETE ON document BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER model_no_update BEFORE UPDATE ON model BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER model_no_delete BEFORE DELETE ON model BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER deliberation_no_delete BEFORE DELETE ON deliberation BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER partner_no_delete BEFORE DELETE ON partner BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER convention_no_delete BEFORE DELETE ON convention BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER setting_no_delete BEFORE DELETE ON setting BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER content_no_delete BEFORE DELETE ON content BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER journal_head_no_delete BEFORE DELETE ON journal_head BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER indicator_value_no_update BEFORE UPDATE ON indicator_value BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER indicator_value_no_delete BEFORE DELETE ON indicator_value BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER reminder_no_update BEFORE UPDATE ON reminder BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER reminder_no_delete BEFORE DELETE ON reminder BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER tombstone_no_update BEFORE UPDATE ON tombstone BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER tombstone_no_delete BEFORE DELETE ON tombstone BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER partner_merge_no_update BEFORE UPDATE ON partner_merge BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER partner_merge_no_delete BEFORE DELETE ON partner_merge BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER partner_merge_line_no_update BEFORE UPDATE ON partner_merge_line BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER partner_merge_line_no_delete BEFORE DELETE ON partner_merge_line BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER agent_no_delete BEFORE DELETE ON agent BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER agent_same_id BEFORE UPDATE OF id ON agent BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER councillor_no_delete BEFORE DELETE ON councillor BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER councillor_same_id BEFORE UPDATE OF id ON councillor BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER city_representative_no_delete BEFORE DELETE ON city_representative BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER city_representative_same_id BEFORE UPDATE OF id ON city_representative BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER sitting_no_delete BEFORE DELETE ON sitting BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER sitting_same_id BEFORE UPDATE OF id ON sitting BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER partner_representative_no_delete BEFORE DELETE ON partner_representative BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER partner_representative_same_id BEFORE UPDATE OF id ON partner_representative BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER partner_act_no_delete BEFORE DELETE ON partner_act BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER partner_act_same_id BEFORE UPDATE OF id ON partner_act BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER undertaking_no_delete BEFORE DELETE ON undertaking BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER undertaking_same_id BEFORE UPDATE OF id ON undertaking BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER amendment_no_delete BEFORE DELETE ON amendment BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER amendment_same_id BEFORE UPDATE OF id ON amendment BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER letter_no_delete BEFORE DELETE ON letter BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER letter_same_id BEFORE UPDATE OF id ON letter BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER scheme_no_delete BEFORE DELETE ON scheme BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER scheme_same_id BEFORE UPDATE OF id ON scheme BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER activity_no_delete BEFORE DELETE ON activity BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER activity_same_id BEFORE UPDATE OF id ON activity BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER indicator_no_delete BEFORE DELETE ON indicator BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER indicator_same_id BEFORE UPDATE OF id ON indicator BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER evaluation_no_delete BEFORE DELETE ON evaluation BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER evaluation_same_id BEFORE UPDATE OF id ON evaluation BEGIN SELECT RAISE (ABORT, 'append-only'); END;
-- A file's bytes may be removed, and come back, never changed; a head only moves forward; an id is for ever.
CREATE TRIGGER content_no_update BEFORE UPDATE ON content
WHEN NEW.id <> OLD.id OR NEW.sha256 <> OLD.sha256 OR NEW.size <> OLD.size
  OR (NEW.bytes IS NOT NULL AND (OLD.bytes IS NOT NULL OR length (NEW.bytes) <> OLD.size))
BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER journal_head_forward BEFORE UPDATE ON journal_head WHEN NEW.rows < OLD.rows
BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER deliberation_same_id BEFORE UPDATE OF id ON deliberation BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER partner_same_id BEFORE UPDATE OF id ON partner BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER convention_same_id BEFORE UPDATE OF id ON convention BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER setting_same_id BEFORE UPDATE OF id ON setting BEGIN SELECT RAISE (ABORT, 'append-only'); END;
-- What stands under a tombstone may be emptied, and only so.
CREATE TRIGGER superseded_no_update BEFORE UPDATE ON superseded
WHEN NEW.journal <> OLD.journal OR NEW.content IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER fact_no_update BEFORE UPDATE ON fact
WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE entity = 'convention' AND entity_id = OLD.convention)
  OR NEW.id <> OLD.id OR NEW.convention <> OLD.convention OR NEW.kind <> OLD.kind OR NEW.on_date IS NOT OLD.on_date
  OR coalesce (NEW.signatory, NEW.capacity, NEW.place, NEW.visa_by, NEW.sent_to, NEW.what, NEW.note) IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER document_no_update BEFORE UPDATE ON document
WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE entity = 'document' AND entity_id = OLD.id)
  OR NEW.id <> OLD.id OR NEW.convention IS NOT OLD.convention OR NEW.partner IS NOT OLD.partner
  OR NEW.sha256 <> OLD.sha256 OR NEW.size <> OLD.size OR NEW.name <> '' OR NEW.note IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER document_value_no_update BEFORE UPDATE ON document_value
BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER document_value_no_delete BEFORE DELETE ON document_value
WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE entity = 'document' AND entity_id = OLD.document)
BEGIN SELECT RAISE (ABORT, 'append-only'); END;
