package dev.nines.report;

import dev.nines.slo.BackendTime;
import dev.nines.slo.Servers;
import dev.nines.slo.Tally;
import org.jspecify.annotations.Nullable;

/**
 * What the servers did, three ways; each a share between 0 and 1, null where it was not measured.
 *
 * @param requests attempts with server verdict up / attempts with up or down
 * @param backends backends that are up / backends declared, averaged over time; of services alone
 * @param all share of the time in which every declared backend was up; of services alone
 * @param up attempts by server verdict, once their runs are settled
 */
public record Uptime(
    @Nullable Double requests,
    @Nullable Double backends,
    @Nullable Double all,
    long up,
    long down,
    long unknown) {

  static Uptime of(Tally tally, BackendTime backends) {
    Servers servers = tally.servers();
    return new Uptime(
        Shares.of(tally.uptimeByRequests()),
        Shares.of(backends.backends()),
        Shares.of(backends.all()),
        servers.up(),
        servers.down(),
        servers.unknown());
  }
}
