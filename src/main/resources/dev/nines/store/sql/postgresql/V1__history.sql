-- What is kept for good, and single runs for a time. Slots are in seconds since the epoch; moments and
-- lengths of time in nanoseconds.

-- What the account is kept of: a journey or a service, in one region.
CREATE TABLE subject (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
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
  slot BIGINT NOT NULL,
  subject BIGINT NOT NULL,
  passed BIGINT NOT NULL,
  degraded BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  failed_by_dependency BIGINT NOT NULL,
  excluded BIGINT NOT NULL,
  inconclusive BIGINT NOT NULL,
  passed_over BIGINT NOT NULL,
  requests_up BIGINT NOT NULL,
  requests_down BIGINT NOT NULL,
  requests_unknown BIGINT NOT NULL,
  slots BIGINT NOT NULL,
  slots_value BIGINT NOT NULL,
  backends_up BIGINT NOT NULL,
  backends_known BIGINT NOT NULL,
  all_backends_up BIGINT NOT NULL,
  all_backends_known BIGINT NOT NULL,
  PRIMARY KEY (slot, subject)
);

CREATE TABLE hour (
  slot BIGINT NOT NULL,
  subject BIGINT NOT NULL,
  passed BIGINT NOT NULL,
  degraded BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  failed_by_dependency BIGINT NOT NULL,
  excluded BIGINT NOT NULL,
  inconclusive BIGINT NOT NULL,
  passed_over BIGINT NOT NULL,
  requests_up BIGINT NOT NULL,
  requests_down BIGINT NOT NULL,
  requests_unknown BIGINT NOT NULL,
  slots BIGINT NOT NULL,
  slots_value BIGINT NOT NULL,
  backends_up BIGINT NOT NULL,
  backends_known BIGINT NOT NULL,
  all_backends_up BIGINT NOT NULL,
  all_backends_known BIGINT NOT NULL,
  PRIMARY KEY (slot, subject)
);

CREATE TABLE day (
  slot BIGINT NOT NULL,
  subject BIGINT NOT NULL,
  passed BIGINT NOT NULL,
  degraded BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  failed_by_dependency BIGINT NOT NULL,
  excluded BIGINT NOT NULL,
  inconclusive BIGINT NOT NULL,
  passed_over BIGINT NOT NULL,
  requests_up BIGINT NOT NULL,
  requests_down BIGINT NOT NULL,
  requests_unknown BIGINT NOT NULL,
  slots BIGINT NOT NULL,
  slots_value BIGINT NOT NULL,
  backends_up BIGINT NOT NULL,
  backends_known BIGINT NOT NULL,
  all_backends_up BIGINT NOT NULL,
  all_backends_known BIGINT NOT NULL,
  PRIMARY KEY (slot, subject)
);

-- Counted by name: blames, latencies, promises; in a packed form. No row where there are none.
CREATE TABLE minute_details (
  slot BIGINT NOT NULL,
  subject BIGINT NOT NULL,
  details BYTEA NOT NULL,
  PRIMARY KEY (slot, subject)
);

CREATE TABLE hour_details (
  slot BIGINT NOT NULL,
  subject BIGINT NOT NULL,
  details BYTEA NOT NULL,
  PRIMARY KEY (slot, subject)
);

CREATE TABLE day_details (
  slot BIGINT NOT NULL,
  subject BIGINT NOT NULL,
  details BYTEA NOT NULL,
  PRIMARY KEY (slot, subject)
);

CREATE INDEX bad_minute ON minute (subject, slot) WHERE failed > 0;

CREATE TABLE run (
  seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  subject BIGINT NOT NULL,
  scheduled BIGINT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT,
  step TEXT,
  dependency TEXT,
  duration BIGINT NOT NULL,
  on_demand INTEGER NOT NULL,
  settled INTEGER NOT NULL,
  -- The run with its steps, attempts and promises; in a packed form.
  detail BYTEA NOT NULL
);
CREATE INDEX run_by_outcome ON run (outcome, scheduled, seq);
CREATE INDEX run_by_subject ON run (subject, outcome, scheduled, seq);

-- The ids of entries that are no runs, so that none is counted twice.
CREATE TABLE seen (
  id TEXT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL
);
CREATE INDEX seen_by_time ON seen (at);

-- The latest of a region is in force; the text of the others is emptied.
CREATE TABLE declaration (
  seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  region TEXT NOT NULL,
  at BIGINT NOT NULL,
  text TEXT
);
CREATE INDEX declaration_by_region ON declaration (region, seq);

-- When a schedule called for runs of a journey; without an end it still does.
CREATE TABLE term (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject BIGINT NOT NULL,
  every_nanos BIGINT NOT NULL,
  offset_nanos BIGINT NOT NULL,
  patience_nanos BIGINT NOT NULL,
  begins BIGINT NOT NULL,
  ends BIGINT
);
CREATE INDEX term_by_subject ON term (subject, begins);

-- One row per region, changed first by whoever writes: writers of one region wait for each other.
CREATE TABLE writing (
  region TEXT NOT NULL PRIMARY KEY,
  times BIGINT NOT NULL
);

-- Before this, in seconds since the epoch, there is nothing any more.
CREATE TABLE horizon (
  what TEXT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL
);
