package dev.nines.app;

import dev.nines.share.Lease.Rosters;
import dev.nines.share.Replica;
import dev.nines.store.RunFeed;

/**
 * What a prober needs of its database that is one of several of its region and shard.
 *
 * @param feed of all runs of the region, whoever played them
 */
record Replicas(Replica self, Rosters rosters, RunFeed feed) {}
