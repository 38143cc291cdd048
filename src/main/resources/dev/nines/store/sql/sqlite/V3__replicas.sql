-- Who plays what among replicas. A file is written by one prober alone: there is nothing in here, and the
-- table is for both databases to be of the same form.
CREATE TABLE roster (
  region TEXT NOT NULL,
  shard TEXT NOT NULL,
  body TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (region, shard)
) WITHOUT ROWID;
