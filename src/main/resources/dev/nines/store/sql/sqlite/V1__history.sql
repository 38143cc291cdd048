-- What is kept for good, and single runs for a time. Slots are in seconds since the epoch; moments and
-- lengths of time in nanoseconds.

-- What the account is kept of: a journey or a service, in one region.
CREATE TABLE subject (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  region TEXT NOT NULL,
  -- Of a journey: what it measures.
  service TEXT,
  UNIQUE (region, kind, name)
);
CREATE INDEX subject_by_service ON subject (service);

-- One row per subject and slot. The slot comes first in the key: what is written now lies side by side,
-- and so does what is cleaned away, and what is asked of all subjects at once. Rows are kept small, and
-- what is counted by name is in tables of its own, because most questions are about numbers alone.
CREATE TABLE minute (
  slot INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  passed INTEGER NOT NULL,
  degraded INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  failed_by_dependency INTEGER NOT NULL,
  excluded INTEGER NOT NULL,
  inconclusive INTEGER NOT NULL,
  passed_over INTEGER NOT NULL,
  requests_up INTEGER NOT NULL,
  requests_down INTEGER NOT NULL,
  requests_unknown INTEGER NOT NULL,
  slots INTEGER NOT NULL,
  slots_value INTEGER NOT NULL,
  backends_up INTEGER NOT NULL,
  backends_known INTEGER NOT NULL,
  all_backends_up INTEGER NOT NULL,
  all_backends_known INTEGER NOT NULL,
  PRIMARY KEY (slot, subject)
) WITHOUT ROWID;

CREATE TABLE hour (
  slot INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  passed INTEGER NOT NULL,
  degraded INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  failed_by_dependency INTEGER NOT NULL,
  excluded INTEGER NOT NULL,
  inconclusive INTEGER NOT NULL,
  passed_over INTEGER NOT NULL,
  requests_up INTEGER NOT NULL,
  requests_down INTEGER NOT NULL,
  requests_unknown INTEGER NOT NULL,
  slots INTEGER NOT NULL,
  slots_value INTEGER NOT NULL,
  backends_up INTEGER NOT NULL,
  backends_known INTEGER NOT NULL,
  all_backends_up INTEGER NOT NULL,
  all_backends_known INTEGER NOT NULL,
  PRIMARY KEY (slot, subject)
) WITHOUT ROWID;

CREATE TABLE day (
  slot INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  passed INTEGER NOT NULL,
  degraded INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  failed_by_dependency INTEGER NOT NULL,
  excluded INTEGER NOT NULL,
  inconclusive INTEGER NOT NULL,
  passed_over INTEGER NOT NULL,
  requests_up INTEGER NOT NULL,
  requests_down INTEGER NOT NULL,
  requests_unknown INTEGER NOT NULL,
  slots INTEGER NOT NULL,
  slots_value INTEGER NOT NULL,
  backends_up INTEGER NOT NULL,
  backends_known INTEGER NOT NULL,
  all_backends_up INTEGER NOT NULL,
  all_backends_known INTEGER NOT NULL,
  PRIMARY KEY (slot, subject)
) WITHOUT ROWID;

-- Counted by name: blames, latencies, promises; in a packed form. No row where there are none.
CREATE TABLE minute_details (
  slot INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  details BLOB NOT NULL,
  PRIMARY KEY (slot, subject)
) WITHOUT ROWID;

CREATE TABLE hour_details (
  slot INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  details BLOB NOT NULL,
  PRIMARY KEY (slot, subject)
) WITHOUT ROWID;

CREATE TABLE day_details (
  slot INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  details BLOB NOT NULL,
  PRIMARY KEY (slot, subject)
) WITHOUT ROWID;

CREATE INDEX bad_minute ON minute (subject, slot) WHERE failed > 0;

CREATE TABLE run (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  subject INTEGER NOT NULL,
  scheduled INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT,
  step TEXT,
  dependency TEXT,
  duration INTEGER NOT NULL,
  on_demand INTEGER NOT NULL,
  settled INTEGER NOT NULL,
  -- The run with its steps, attempts and promises; in a packed form.
  detail BLOB NOT NULL
);
CREATE INDEX run_by_outcome ON run (outcome, scheduled, seq);
CREATE INDEX run_by_subject ON run (subject, outcome, scheduled, seq);

-- The ids of entries that are no runs, so that none is counted twice.
CREATE TABLE seen (
  id TEXT NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX seen_by_time ON seen (at);

-- The latest of a region is in force; the text of the others is emptied.
CREATE TABLE declaration (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  region TEXT NOT NULL,
  at INTEGER NOT NULL,
  text TEXT
);
CREATE INDEX declaration_by_region ON declaration (region, seq);

-- When a schedule called for runs of a journey; without an end it still does.
CREATE TABLE term (
  id INTEGER PRIMARY KEY,
  subject INTEGER NOT NULL,
  every_nanos INTEGER NOT NULL,
  offset_nanos INTEGER NOT NULL,
  patience_nanos INTEGER NOT NULL,
  begins INTEGER NOT NULL,
  ends INTEGER
);
CREATE INDEX term_by_subject ON term (subject, begins);

-- One row per region, changed first by whoever writes: writers of one region wait for each other.
CREATE TABLE writing (
  region TEXT NOT NULL PRIMARY KEY,
  times INTEGER NOT NULL
) WITHOUT ROWID;

-- Before this, in seconds since the epoch, there is nothing any more.
CREATE TABLE horizon (
  what TEXT NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL
) WITHOUT ROWID;
