package dev.nines.runner.browser;

import dev.nines.target.TargetPattern;
import dev.nines.target.TargetRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a browser may go, as Chromium takes it: by the hosts that it asks for, whoever asks in it
 * and wherever a redirect leads. It knows nothing of the addresses that they turn out to have.
 */
final class ResolverRules {

  private ResolverRules() {}

  /** The value of {@code --host-resolver-rules}. */
  static String of(TargetRules rules) {
    var refused =
        Stream.concat(TargetRules.own().stream(), rules.refused().stream())
            .map(TargetPattern::glob)
            .flatMap(Optional::stream)
            .toList();
    var all = new ArrayList<String>();
    refused.forEach(glob -> all.add("MAP " + glob + " ~NOTFOUND"));
    var allowed = rules.allowed().stream().map(TargetPattern::glob).toList();
    var excluded =
        allowed.stream()
            .flatMap(Optional::stream)
            // Chromium never looks at the others once a host is excluded.
            .filter(glob -> refused.stream().noneMatch(each -> covers(glob, each)))
            .toList();
    if (!allowed.isEmpty() && excluded.size() == allowed.size()) {
      all.add("MAP * ~NOTFOUND");
    }
    excluded.forEach(glob -> all.add("EXCLUDE " + glob));
    return String.join(" , ", all);
  }

  private static boolean covers(String glob, String other) {
    return glob.equals("*")
        || (glob.startsWith("*.") && other.endsWith(glob.substring(1)))
        || (glob.endsWith(".*") && other.startsWith(glob.substring(0, glob.length() - 1)));
  }

  /** The same as what a browser is started with. */
  static List<String> arguments(TargetRules rules) {
    return List.of("--disable-gpu", "--disable-quic", "--host-resolver-rules=" + of(rules));
  }
}
