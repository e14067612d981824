-- SPDX-License-Identifier: GPL-3.0-or-later
-- From schema 1: the index of words answers one letter as fast as more of them. Its rows are the same.
CREATE VIRTUAL TABLE search_by_letter USING fts5 (
  words,
  tokenize = 'unicode61 remove_diacritics 0',
  prefix = '1 2 3 4'
);
INSERT INTO search_by_letter (rowid, words) SELECT rowid, words FROM search;
DROP TABLE search;
ALTER TABLE search_by_letter RENAME TO search;
