package dev.nines.target;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which targets journeys may go to.
 *
 * @param allowed if there are any, these alone
 * @param refused these never, whatever is allowed
 */
public record TargetRules(List<TargetPattern> allowed, List<TargetPattern> refused) {

  /** All but the addresses that nobody means. */
  public static final TargetRules USUAL = new TargetRules(List.of(), List.of());

  /** Of a cloud's own services, which give whoever asks the keys of the machine. */
  private static final List<Network> OWN =
      Stream.of(
              "169.254.0.0/16",
              "fe80::/10",
              "fd00:ec2::/32",
              // Chromium is told of addresses alone.
              "fd00:ec2::254",
              "fd00:ec2::23",
              "fd20:ce::254",
              "100.100.100.200",
              "168.63.129.16")
          .map(Network::parse)
          .toList();

  private static final List<TargetPattern.Hosts> OWN_NAMES =
      Stream.of(
              "metadata.google.internal",
              "metadata.goog",
              "instance-data",
              "instance-data.ec2.internal")
          .map(TargetPattern.Hosts::new)
          .toList();

  /** What is refused unless it is allowed in so many words. */
  public static List<TargetPattern> own() {
    return Stream.concat(
            OWN.stream().<TargetPattern>map(TargetPattern.Addresses::new), OWN_NAMES.stream())
        .toList();
  }

  public TargetRules {
    allowed = List.copyOf(allowed);
    refused = List.copyOf(refused);
  }

  /**
   * Those of patterns as they are written, with {@code !} before what is refused.
   *
   * @throws IllegalArgumentException if one is none; the message says what was found and expected
   */
  public static TargetRules parse(List<String> patterns) {
    var allowed = new ArrayList<TargetPattern>();
    var refused = new ArrayList<TargetPattern>();
    for (var each : patterns) {
      if (each.startsWith("!")) {
        refused.add(TargetPattern.parse(each.substring(1).strip()));
      } else {
        allowed.add(TargetPattern.parse(each));
      }
    }
    return new TargetRules(allowed, refused);
  }

  /**
   * Why a host may not be gone to at this address, in words; null where it may.
   *
   * @param host as it was asked for, a name or the address itself
   * @param address that is about to be connected to
   */
  public @Nullable String refusal(String host, InetAddress address) {
    var plain = literal(host) == null ? host : address.getHostAddress();
    var why =
        meant(address).stream()
            .map(each -> refused(plain, each))
            .flatMap(Stream::ofNullable)
            .findFirst()
            .orElseGet(() -> isAllowed(plain, address) ? "" : notAllowed());
    if (why.isEmpty()) {
      return null;
    }
    var shown = address.getHostAddress();
    return (plain.equals(shown) ? shown : plain + " (" + shown + ")") + why;
  }

  /**
   * The same of a host whose address nobody knows yet: what is known by its name alone.
   *
   * @param unseen whether nobody will see its address, as a proxy looks it up: then it must be
   *     allowed by its name
   */
  public @Nullable String refusal(String host, boolean unseen) {
    var address = literal(host);
    if (address != null) {
      return refusal(host, address);
    }
    if (isOwnName(host)) {
      return host + OWN_REFUSED;
    }
    for (var each : refused) {
      if (each instanceof TargetPattern.Hosts hosts && hosts.has(host)) {
        return host + refusedBy(each);
      }
    }
    boolean mayByAddress =
        !unseen && allowed.stream().anyMatch(TargetPattern.Addresses.class::isInstance);
    if (allowed.isEmpty() || mayByAddress || named(host)) {
      return null;
    }
    return host + notAllowed();
  }

  private static final String OWN_REFUSED =
      " is refused: link-local addresses and those of clouds' metadata are no targets unless"
          + " --targets names them";

  private @Nullable String refused(String host, InetAddress address) {
    if ((isOwn(address) && !named(address)) || isOwnName(host)) {
      return OWN_REFUSED;
    }
    for (var each : refused) {
      if (each.has(host, address)) {
        return refusedBy(each);
      }
    }
    return null;
  }

  private boolean isAllowed(String host, InetAddress address) {
    return allowed.isEmpty() || allowed.stream().anyMatch(each -> each.has(host, address));
  }

  private static boolean isOwn(InetAddress address) {
    return OWN.stream().anyMatch(network -> network.has(address));
  }

  private boolean isOwnName(String host) {
    return OWN_NAMES.stream().anyMatch(own -> own.has(host))
        && allowed.stream()
            .noneMatch(new TargetPattern.Hosts(TargetPattern.Hosts.plain(host))::equals);
  }

  /** Whether somebody wrote that very address, or a network within those that nobody means. */
  private boolean named(InetAddress address) {
    return allowed.stream()
        .anyMatch(each ->
            each instanceof TargetPattern.Addresses(var network)
                && network.has(address)
                && OWN.stream().anyMatch(own -> own.contains(network)));
  }

  private boolean named(String host) {
    return allowed.stream()
        .anyMatch(each -> each instanceof TargetPattern.Hosts hosts && hosts.has(host));
  }

  private static String refusedBy(TargetPattern pattern) {
    return " is refused by !" + pattern + " of --targets";
  }

  private String notAllowed() {
    return " is refused: it is none of --targets "
        + allowed.stream().map(TargetPattern::toString).collect(Collectors.joining(","));
  }

  private static @Nullable InetAddress literal(String host) {
    return Network.address(host).orElse(null);
  }

  /** The address, and those that it stands for: a gateway's, or this machine. */
  private static List<InetAddress> meant(InetAddress address) {
    var bytes = address.getAddress();
    if (address.isAnyLocalAddress()) {
      return List.of(address, address(127, 0, 0, 1), InetAddress.getLoopbackAddress());
    }
    if (bytes.length == 4) {
      return List.of(address);
    }
    int from = embedded(bytes);
    return from < 0
        ? List.of(address)
        : List.of(address, address(bytes[from], bytes[from + 1], bytes[from + 2], bytes[from + 3]));
  }

  /** Where an IPv6 address has an IPv4 address in it (NAT64, 6to4, compatible); -1 for nowhere. */
  private static int embedded(byte[] bytes) {
    if (bytes[0] == 0x20 && bytes[1] == 0x02) {
      return 2;
    }
    var before = Arrays.copyOf(bytes, 12);
    var nat64 = new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    boolean loopback = bytes[12] == 0 && bytes[13] == 0;
    var local = new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 1};
    return Arrays.equals(before, nat64)
            || Arrays.equals(Arrays.copyOf(bytes, 6), local)
            || (Arrays.equals(before, new byte[12]) && !loopback)
        ? 12
        : -1;
  }

  private static InetAddress address(int... parts) {
    var bytes = new byte[parts.length];
    for (int index = 0; index < parts.length; index++) {
      bytes[index] = (byte) parts[index];
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("it has four bytes", e);
    }
  }

  /** As they are written. */
  @Override
  public String toString() {
    return Stream.concat(
            allowed.stream().map(TargetPattern::toString), refused.stream().map(each -> "!" + each))
        .collect(Collectors.joining(","));
  }
}
