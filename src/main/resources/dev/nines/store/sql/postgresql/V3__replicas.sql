-- Who plays what among the replicas of a region and shard. One row each, which is changed under its lock;
-- its body is JSON, empty before the first.
CREATE TABLE roster (
  region TEXT NOT NULL,
  shard TEXT NOT NULL,
  body TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (region, shard)
);
