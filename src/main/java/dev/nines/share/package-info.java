/**
 * Which prober plays which journeys: shards split the journeys of a region for good, by the hash of
 * their names; replicas of one shard split theirs among those that live, by leases that a database
 * keeps. The arithmetic is pure; {@link dev.nines.share.Lease} keeps one replica's part of it by
 * the database's clock and its own. Knows {@code time} alone. Safe between threads.
 */
@NullMarked
package dev.nines.share;

import org.jspecify.annotations.NullMarked;
