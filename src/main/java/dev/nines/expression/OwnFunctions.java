package dev.nines.expression;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.BYTES;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.cel.common.types.SimpleType.TIMESTAMP;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import dev.nines.journey.PageView;
import dev.nines.journey.Received;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The functions of journeys. */
final class OwnFunctions {

  private static final CelType[] TEXT_OR_BYTES = {STRING, BYTES};

  private final InstantSource clock;
  private final RandomGenerator random;

  OwnFunctions(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  List<OwnFunction> all() {
    var all = new ArrayList<OwnFunction>();
    all.add(
        new OwnFunction(Coalescing.LOOKUP)
            .with(
                "nines_lookup",
                a -> lookup(a[0], (Collection<?>) a[1]),
                OptionalType.create(DYN),
                DYN,
                ListType.create(DYN)));
    all.add(new OwnFunction("uuid").with("nines_uuid", _ -> uuid(), STRING));
    all.add(new OwnFunction("now").with("nines_now", _ -> clock.instant(), TIMESTAMP));
    all.add(
        new OwnFunction("random")
            .with("nines_random", a -> random((Long) a[0], (Long) a[1]), INT, INT, INT));
    all.add(hash("hash", STRING, HexFormat.of()::formatHex));
    all.add(hash("hashBytes", BYTES, CelByteString::of));
    all.add(hmac("hmac", STRING, HexFormat.of()::formatHex));
    all.add(hmac("hmacBytes", BYTES, CelByteString::of));
    all.add(totp());
    all.add(
        new OwnFunction("jsonpath")
            .with(
                "nines_jsonpath",
                a -> CelValues.toCel(JsonPathQuery.at(CelValues.plain(a[0]), (String) a[1])),
                DYN,
                DYN,
                STRING));
    all.add(
        new OwnFunction("xpath")
            .with(
                "nines_xpath",
                a -> XPathQuery.first((String) a[0], (String) a[1]),
                DYN,
                STRING,
                STRING));
    all.add(
        new OwnFunction("xpathAll")
            .with(
                "nines_xpath_all",
                a -> XPathQuery.all((String) a[0], (String) a[1]),
                ListType.create(DYN),
                STRING,
                STRING));
    all.add(
        new OwnFunction("urlencode")
            .with("nines_urlencode", a -> urlencode((String) a[0]), STRING, STRING));
    all.add(
        new OwnFunction("urldecode")
            .with("nines_urldecode", a -> urldecode((String) a[0]), STRING, STRING));
    all.add(
        new OwnFunction("parseJson")
            .with(
                "nines_parse_json",
                a -> CelValues.toCel(JsonTexts.parse((String) a[0])),
                DYN,
                STRING));
    all.add(
        new OwnFunction("toJson")
            .with("nines_to_json", a -> JsonTexts.write(CelValues.fromCel(a[0])), STRING, DYN));
    all.addAll(mixedArithmetic());
    all.addAll(pages());
    return all;
  }

  /** What can be asked of a page: {@code page.text("h1")}. */
  private static List<OwnFunction> pages() {
    return List.of(
        new OwnFunction("text")
            .withMember("nines_page_text", a -> page(a, PageView::text), STRING, DYN, STRING)
            .withMember("nines_received_text", a -> content(a[0]), STRING, DYN),
        new OwnFunction("count")
            .withMember("nines_page_count", a -> page(a, PageView::count), INT, DYN, STRING),
        new OwnFunction("visible")
            .withMember("nines_page_visible", a -> page(a, PageView::visible), BOOL, DYN, STRING),
        new OwnFunction("value")
            .withMember("nines_page_value", a -> page(a, PageView::value), STRING, DYN, STRING),
        new OwnFunction("frame")
            .withMember(
                "nines_page_frame",
                a -> CelValues.toCel(page(a, PageView::frame)),
                DYN,
                DYN,
                STRING));
  }

  private static Object page(Object[] arguments, BiFunction<PageView, String, Object> question) {
    if (!(CelValues.plain(arguments[0]) instanceof PageView page)) {
      throw new FailureException("is asked of " + CelValues.words(arguments[0]) + ", not of page");
    }
    try {
      return question.apply(page, (String) arguments[1]);
    } catch (NoSuchElementException e) {
      throw new FailureException(String.valueOf(e.getMessage()));
    }
  }

  private static Object content(Object value) {
    if (!(CelValues.plain(value) instanceof Received received)) {
      throw new FailureException(
          "is asked of " + CelValues.words(value) + ", not of a download or a response");
    }
    try {
      return received.text();
    } catch (NoSuchElementException e) {
      throw new FailureException(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Object> lookup(Object value, Collection<?> links) {
    return switch (Walk.along(value, List.copyOf(links))) {
      case Walk.Found(NullValue _) -> Optional.empty();
      case Walk.Found(var found) -> Optional.of(found);
      case Walk.Missing _ -> Optional.empty();
    };
  }

  private String uuid() {
    long version4 = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long variant = (random.nextLong() >>> 2) | Long.MIN_VALUE;
    return new UUID(version4, variant).toString();
  }

  private Object random(long least, long greatest) {
    if (least > greatest) {
      throw new FailureException("the first number is greater than the second");
    }
    if (greatest == Long.MAX_VALUE) {
      throw new FailureException("the second number is too large");
    }
    return random.nextLong(least, greatest + 1);
  }

  private static OwnFunction hash(String name, CelType result, Function<byte[], Object> form) {
    var hash = new OwnFunction(name);
    for (var data : TEXT_OR_BYTES) {
      hash.with(
          "nines_" + name + "_" + data.name(),
          a -> form.apply(Digests.hash((String) a[0], bytes(a[1]))),
          result,
          STRING,
          data);
    }
    return hash;
  }

  private static OwnFunction hmac(String name, CelType result, Function<byte[], Object> form) {
    var hmac = new OwnFunction(name);
    for (var key : TEXT_OR_BYTES) {
      for (var data : TEXT_OR_BYTES) {
        hmac.with(
            "nines_" + name + "_" + key.name() + "_" + data.name(),
            a -> form.apply(Digests.hmac((String) a[0], bytes(a[1]), bytes(a[2]))),
            result,
            STRING,
            key,
            data);
      }
    }
    return hmac;
  }

  private OwnFunction totp() {
    return new OwnFunction("totp")
        .with("nines_totp", a -> totp((String) a[0], 6, "sha1"), STRING, STRING)
        .with(
            "nines_totp_digits", a -> totp((String) a[0], (Long) a[1], "sha1"), STRING, STRING, INT)
        .with(
            "nines_totp_algorithm",
            a -> totp((String) a[0], (Long) a[1], (String) a[2]),
            STRING,
            STRING,
            INT,
            STRING);
  }

  private String totp(String secret, long digits, String algorithm) {
    return Totp.at(clock.instant(), secret, digits, algorithm);
  }

  private static byte[] bytes(Object textOrBytes) {
    return textOrBytes instanceof CelByteString bytes
        ? bytes.toByteArray()
        : ((String) textOrBytes).getBytes(StandardCharsets.UTF_8);
  }

  private static String urlencode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String urldecode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new FailureException("the text has a % that two hexadecimal digits do not follow");
    }
  }

  /** JSON does not tell 2 from 2.0, so neither may an author have to. */
  private static List<OwnFunction> mixedArithmetic() {
    return List.of(
        mixed("_+_", "add", (a, b) -> a + b),
        mixed("_-_", "subtract", (a, b) -> a - b),
        mixed("_*_", "multiply", (a, b) -> a * b),
        mixed("_/_", "divide", (a, b) -> a / b));
  }

  private static OwnFunction mixed(
      String name, String id, java.util.function.DoubleBinaryOperator operator) {
    OwnFunction.Body body =
        a -> operator.applyAsDouble(((Number) a[0]).doubleValue(), ((Number) a[1]).doubleValue());
    return new OwnFunction(name)
        .with("nines_" + id + "_int_double", body, DOUBLE, INT, DOUBLE)
        .with("nines_" + id + "_double_int", body, DOUBLE, DOUBLE, INT);
  }
}
