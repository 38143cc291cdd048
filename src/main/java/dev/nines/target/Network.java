package dev.nines.target;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network of addresses, in the notation of CIDR; one address is a network of its own.
 *
 * @param prefix its first address
 * @param bits how many of it are the network's
 */
record Network(InetAddress prefix, int bits) {

  private static final Pattern NUMBERS =
      Pattern.compile(
          "[0-9]{1,3}(\\.[0-9]{1,3}){3}(/[0-9]+)?|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\\]?(/[0-9]+)?");

  private static final Pattern ZEROS = Pattern.compile("(?<![0-9a-f])0(:0)+(?![0-9a-f])");

  /** Whether it looks like one, right or wrong. */
  static boolean is(String text) {
    return NUMBERS.matcher(text).matches();
  }

  /**
   * One as it is written.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Network parse(String text) {
    int slash = text.indexOf('/');
    var first = address(slash < 0 ? text : text.substring(0, slash)).orElse(null);
    int most = first instanceof Inet4Address ? 32 : 128;
    int bits = slash < 0 ? most : Integer.parseInt(cut(text.substring(slash + 1)));
    if (first == null || bits > most) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no network; expected one such as 10.0.0.0/8 or fd00::/8");
    }
    var network = new Network(first, bits);
    if (!network.first().equals(first)) {
      throw new IllegalArgumentException(
          "\"%s\" is an address within a network; expected %s/%d for the network, or the address alone"
              .formatted(text, network.first().getHostAddress(), bits));
    }
    return network;
  }

  private static String cut(String digits) {
    return digits.length() > 3 ? "999" : digits;
  }

  /** The address that a text is, without asking anybody; empty where it is a name. */
  static Optional<InetAddress> address(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    try {
      return Optional.of(
          InetAddress.ofLiteral(bracketed ? text.substring(1, text.length() - 1) : text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** As a pattern of the text of addresses, where it ends between two numbers of IPv4. */
  Optional<String> glob() {
    boolean four = prefix instanceof Inet4Address;
    if (isOne()) {
      return Optional.of(four ? prefix.getHostAddress() : compressed());
    }
    if (!four || bits % 8 != 0) {
      return Optional.empty();
    }
    var numbers = prefix.getHostAddress().split("\\.", -1);
    return Optional.of(
        Stream.concat(Arrays.stream(numbers).limit(bits / 8), Stream.of("*"))
            .collect(Collectors.joining(".")));
  }

  /**
   * As patterns of the text of IPv6 addresses that stand for one of this network, as browsers write
   * them: mapped, compatible, of NAT64 and 6to4. None where {@link #glob} has none. They match a
   * few others too, so they are for what is refused.
   */
  List<String> disguises() {
    if (!(prefix instanceof Inet4Address) || bits == 0 || bits % 8 != 0) {
      return List.of();
    }
    var first = bits == 8 ? begun(0) : hextet(0);
    var second = bits <= 16 ? "*" : bits == 24 ? begun(2) : hextet(2);
    var both = first + ":" + second;
    return List.of(
        "::ffff:" + both,
        "::" + both,
        "64:ff9b::" + both,
        "64:ff9b:1:*:" + both,
        "2002:" + both + "*");
  }

  /** Two bytes as a number of IPv6, from this one on. */
  private String hextet(int at) {
    var bytes = prefix.getAddress();
    return Integer.toHexString((bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff));
  }

  /** The same where only the first is known; a question mark is a character or none. */
  private String begun(int at) {
    int known = prefix.getAddress()[at] & 0xff;
    return (known == 0 ? "" : Integer.toHexString(known)) + "??";
  }

  /** As browsers write IPv6, by RFC 5952: the longest run of zeros is left out. */
  private String compressed() {
    var text = prefix.getHostAddress();
    var longest =
        ZEROS
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .reduce((one, other) -> other.length() > one.length() ? other : one);
    return longest
        .map(zeros -> text.replaceFirst("(?<![0-9a-f])" + zeros + "(?![0-9a-f])", ":"))
        .map(each -> each.replaceFirst(":{2,}", "::"))
        .map(each -> each.equals(":") ? "::" : each)
        .orElse(text);
  }

  /** Whether it is a single address. */
  boolean isOne() {
    return bits == prefix.getAddress().length * 8;
  }

  boolean has(InetAddress address) {
    var bytes = address.getAddress();
    return bytes.length == prefix.getAddress().length
        && Arrays.equals(masked(bytes), prefix.getAddress());
  }

  /** Whether all of {@code other} is in it. */
  boolean contains(Network other) {
    return other.bits >= bits && has(other.prefix);
  }

  private InetAddress first() {
    try {
      return InetAddress.getByAddress(masked(prefix.getAddress()));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("it has as many bytes as before", e);
    }
  }

  private byte[] masked(byte[] bytes) {
    var masked = bytes.clone();
    for (int index = 0; index < masked.length; index++) {
      int own = Math.clamp(bits - index * 8L, 0, 8);
      masked[index] &= (byte) (0xff00 >> own);
    }
    return masked;
  }

  @Override
  public String toString() {
    return prefix.getHostAddress() + (isOne() ? "" : "/" + bits);
  }
}
