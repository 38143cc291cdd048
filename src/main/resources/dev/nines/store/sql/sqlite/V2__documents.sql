-- What is kept whole and replaced as it changes: of one kind and id the highest version.
CREATE TABLE document (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  region TEXT NOT NULL,
  version BIGINT NOT NULL,
  at BIGINT NOT NULL, -- nanoseconds since the epoch
  closed INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, id)
);

CREATE INDEX document_by_time ON document (kind, at, id);

CREATE INDEX document_open ON document (kind, region, at) WHERE closed = 0;
