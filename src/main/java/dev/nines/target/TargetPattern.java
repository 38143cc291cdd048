package dev.nines.target;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Some targets, as they are written. */
public sealed interface TargetPattern {

  /** What may be written, in words. */
  String EXPECTED =
      "expected a host (shop.example.com), its subdomains (*.example.com), an address or a network (10.0.0.0/8), each with ! before it where it is to be refused";

  /**
   * Hosts by name.
   *
   * @param name in lower case; {@code *} is all, and {@code *.} before it all below it
   */
  record Hosts(String name) implements TargetPattern {

    private static final Pattern NAME =
        Pattern.compile("\\*|(\\*\\.)?[a-z0-9_]([a-z0-9_-]*)(\\.[a-z0-9_]([a-z0-9_-]*))*");

    /** Whether {@code host} is one of them; its case and a dot at its end mean nothing. */
    boolean has(String host) {
      var plain = plain(host);
      return name.equals("*")
          || (name.startsWith("*.") ? plain.endsWith(name.substring(1)) : plain.equals(name));
    }

    static String plain(String host) {
      var lower = host.toLowerCase(Locale.ROOT);
      return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Hosts by address. */
  record Addresses(Network network) implements TargetPattern {
    @Override
    public String toString() {
      return network.toString();
    }
  }

  /**
   * One as it is written.
   *
   * @throws IllegalArgumentException if it is none; the message says what was found and expected
   */
  static TargetPattern parse(String text) {
    if (Network.is(text)) {
      return new Addresses(Network.parse(text));
    }
    var name = Hosts.plain(text);
    if (!Hosts.NAME.matcher(name).matches() || name.matches("[0-9.]+")) {
      throw new IllegalArgumentException("\"" + text + "\" is no target; " + EXPECTED);
    }
    return new Hosts(name);
  }

  /**
   * Hosts as they are written in URLs, with {@code *} for anything: a name also with the dot that
   * may be at its end; none where no such patterns say the same.
   */
  default List<String> globs() {
    return switch (this) {
      case Hosts(var name) -> name.equals("*") ? List.of(name) : List.of(name, name + ".");
      case Addresses(var network) -> network.glob().stream().toList();
    };
  }

  /**
   * How the same addresses may be written besides, with {@code *} for anything and {@code ?} for a
   * character or none. A few others are matched as well: for what is to be refused.
   */
  default List<String> disguises() {
    return switch (this) {
      case Hosts _ -> List.of();
      case Addresses(var network) -> network.disguises();
    };
  }

  /** Whether all hosts of {@code other} are of this one as well, as far as they are written. */
  default boolean covers(TargetPattern other) {
    return switch (this) {
      case Hosts all ->
          other instanceof Hosts(var name)
              && (name.startsWith("*.")
                  ? all.name().equals("*") || all.has("x" + name.substring(1))
                  : all.has(name));
      case Addresses(var network) -> other instanceof Addresses(var one) && network.contains(one);
    };
  }

  /** Whether hosts are of it by their address, whatever they are called. */
  default boolean isNetwork() {
    return this instanceof Addresses(var network) && !network.isOne();
  }

  /** Whether a host that has this address is one of them. */
  default boolean has(String host, InetAddress address) {
    return switch (this) {
      case Hosts hosts -> hosts.has(host);
      case Addresses(var network) -> network.has(address);
    };
  }
}
