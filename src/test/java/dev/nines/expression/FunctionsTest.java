package dev.nines.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionsTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  private static final ExpressionCompiler COMPILER =
      new ExpressionCompiler(InstantSource.fixed(NOW), new Random(7));

  private final Trial trial = new Trial(COMPILER);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          md5,    900150983cd24fb0d6963f7d28e17f72
          sha1,   a9993e364706816aba3e25717850c26c9cd0d89d
          sha224, 23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7
          sha256, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
          SHA-256, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
          sha384, cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7
          sha512, ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f
          """)
  void hashesAreThoseOfTheStandards(String algorithm, String hash) throws Exception {
    assertThat(trial.value("hash(\"" + algorithm + "\", \"abc\")")).isEqualTo(hash);
    assertThat(trial.value("hash(\"" + algorithm + "\", b\"abc\")")).isEqualTo(hash);
  }

  /** RFC 4231, test cases 1, 2, 3 and 6. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          sha224 | b"\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b" | "Hi There" | 896fb1128abbdf196832107cd49df33f47b4b1169912ba4f53684b22
          sha256 | b"\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b\\x0b" | "Hi There" | b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7
          sha384 | "Jefe" | "what do ya want for nothing?" | af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649
          sha512 | "Jefe" | "what do ya want for nothing?" | 164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737
          sha256 | "Jefe" | b"what do ya want for nothing?" | 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843
          """)
  void keyedHashesAreThoseOfRfc4231(String algorithm, String key, String data, String mac)
      throws Exception {
    assertThat(trial.value("hmac(\"" + algorithm + "\", " + key + ", " + data + ")"))
        .isEqualTo(mac);
  }

  @Test
  void bytesOfHashesGoWhereBase64IsAskedFor() throws Exception {
    assertThat(trial.value("base64.encode(hmacBytes(\"sha256\", \"Jefe\", \"what\"))"))
        .isEqualTo("Hff83uAFj1zYOaUoNexqionIiTUZjSclxmiwpgFVhEU=");
    assertThat(trial.value("base64.encode(hashBytes(\"md5\", \"\"))"))
        .isEqualTo("1B2M2Y8AsgTpgAmY7PhCfg==");
    assertThat(trial.value("string(base64.decode(\"aGk=\"))")).isEqualTo("hi");
  }

  /** RFC 6238, appendix B; its secrets in base 32. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          59,          94287082, 46119246, 90693936
          1111111109,  07081804, 68084774, 25091201
          1111111111,  14050471, 67062674, 99943326
          1234567890,  89005924, 91819424, 93441116
          2000000000,  69279037, 90698825, 38618901
          20000000000, 65353130, 77737706, 47863826
          """)
  void oneTimePasswordsAreThoseOfRfc6238(long second, String sha1, String sha256, String sha512)
      throws Exception {
    var then =
        new Trial(
            new ExpressionCompiler(
                InstantSource.fixed(Instant.ofEpochSecond(second)), new Random(1)));
    var twenty = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    var thirtyTwo = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA====";
    var sixtyFour = "GEZDGNBVGY3TQOJQ".repeat(6) + "GEZDGNA";

    assertThat(trial(then, twenty, "8, \"sha1\"")).isEqualTo(sha1);
    assertThat(trial(then, thirtyTwo, "8, \"sha256\"")).isEqualTo(sha256);
    assertThat(trial(then, sixtyFour, "8, \"sha512\"")).isEqualTo(sha512);
    assertThat(trial(then, twenty.toLowerCase(java.util.Locale.ROOT), "8")).isEqualTo(sha1);
    assertThat(then.value("totp(\"GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ\")"))
        .isEqualTo(sha1.substring(2));
  }

  private static Object trial(Trial trial, String secret, String more) throws Exception {
    return java.util.Objects.requireNonNull(trial.value("totp(\"" + secret + "\", " + more + ")"));
  }

  @Test
  void aSecondFactorThatCannotBeIsSaid() {
    assertThat(trial.failure("totp(\"018\")", Scope.EMPTY))
        .isEqualTo("totp(\"018\"): the secret is not in base 32 (letters A to Z, digits 2 to 7)");
    assertThat(trial.failure("totp(\"GEZDGNBV\", 5)", Scope.EMPTY))
        .endsWith("the number of digits is out of range; expected 6, 7 or 8");
  }

  @Test
  void identifiersAreRandomAndOfVersion4() throws Exception {
    var seen = new HashSet<Object>();
    for (int i = 0; i < 200; i++) {
      var uuid = String.valueOf(trial.value("uuid()"));
      assertThat(uuid)
          .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
      seen.add(uuid);
    }
    assertThat(seen).hasSize(200);
    assertThat(new Trial().value("uuid()")).isNotEqualTo(new Trial().value("uuid()"));
  }

  @Test
  void randomNumbersReachBothEnds() throws Exception {
    var seen = new HashSet<Object>();
    for (int i = 0; i < 200; i++) {
      seen.add(java.util.Objects.requireNonNull(trial.value("random(-1, 2)")));
    }

    assertThat(seen).containsExactlyInAnyOrder(-1L, 0L, 1L, 2L);
    assertThat(trial.value("random(5, 5)")).isEqualTo(5L);
    assertThat(trial.failure("random(6, 1)", Scope.EMPTY))
        .isEqualTo("random(6, 1): the first number is greater than the second");
  }

  @Test
  void theClockIsTheOneGiven() throws Exception {
    assertThat(trial.value("now()")).isEqualTo(NOW);
    assertThat(trial.value("now() + duration(\"1h\") > timestamp(\"2026-01-31T12:59:59Z\")"))
        .isEqualTo(true);
    assertThat(trial.value("string(now())")).isEqualTo("2026-01-31T12:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          jsonpath(json, "$.state")                     | "open"
          jsonpath(json, "$.items[1].id")               | 2
          jsonpath(json, "$.items[-1].id")              | 2
          jsonpath(json, "$['items'][0]['id']")         | 1
          jsonpath(json, "$.items[*].id")               | [1, 2]
          jsonpath(json, "$..id")                       | [1, 2]
          jsonpath(json, "$.items[?(@.id > 1)].name")   | ["b"]
          jsonpath(json, "$.nothing")                   | null
          jsonpath(json, "$.missing.deep")              | null
          jsonpath(json, "$.missing[*]") ?? dyn("x")    | refused
          jsonpath(json.items, "$[0].name")             | "a"
          jsonpath(parseJson("[3]"), "$[0]")            | 3
          """)
  void jsonPathsLeadIntoValues(String source, String json) throws Exception {
    Map<String, Object> value = new java.util.HashMap<>();
    value.put("state", "open");
    value.put("items", List.of(Map.of("id", 1, "name", "a"), Map.of("id", 2, "name", "b")));
    value.put("nothing", null);

    if (json.equals("refused")) {
      assertThat(trial.problems(source)).hasSize(1);
    } else {
      assertThat(trial.of(value, source)).isEqualTo(trial.value("parseJson(r'" + json + "')"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          xpath(body, "/message/body")             | "hi & <you>"
          xpath(body, "//body")                    | "hi & <you>"
          xpath(body, "//x:body")                  | "hi & <you>"
          xpath(body, "/message/@from")            | "ada"
          xpath(body, "count(//item)")             | 2.0
          xpath(body, "count(//item) > 1")         | true
          xpath(body, "string(//item[2])")         | "two"
          xpath(body, "//nothing")                 | null
          xpathAll(body, "//item")                 | ["one", "two"]
          xpathAll(body, "//nothing")              | []
          """)
  void xPathsLeadIntoXmlWhateverItsNamespaces(String source, String json) throws Exception {
    var xml =
        "<?xml version='1.0'?><message xmlns='jabber:client' xmlns:c='urn:c' from='ada'>"
            + "<c:body>hi &amp; <![CDATA[<you>]]></c:body><item>one</item><item>two</item>"
            + "</message>";

    assertThat(trial.value(source, Scope.EMPTY.with("body", xml)))
        .isEqualTo(trial.value("parseJson(r'" + json + "')"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          urlencode("a b&c=d/e?f+g~h*é𝄞")        | "a%20b%26c%3Dd%2Fe%3Ff%2Bg~h%2A%C3%A9%F0%9D%84%9E"
          urldecode("a%20b+c%C3%A9")              | "a b cé"
          urldecode(urlencode(json))              | "100% & more"
          toJson({"a": [1, 2.5, null, "x\\n", true]}) | "{\\"a\\":[1,2.5,null,\\"x\\\\n\\",true]}"
          toJson(duration("90s"))                 | "\\"1m30s\\""
          toJson(b"hi")                           | "\\"aGk=\\""
          parseJson("{\\"a\\": {\\"b\\": [1, 2]}}").a.b[1] | 2
          parseJson("[1.0, 1e3, null, \\"é\\"]")  | [1.0, 1000.0, null, "é"]
          math.greatest(1, 2.5)                   | 2.5
          math.abs(-3)                            | 3
          "a,b".split(",").join("-")              | "a-b"
          [3, 1, 2].sort()                        | [1, 2, 3]
          [1, [2, 3]].flatten()                   | [1, 2, 3]
          [1, 1.0, 2, 1].distinct()               | [1, 2]
          sets.contains([1, 2, 3], [2.0])         | refused
          sets.contains([1, 2, 3], [3, 2])        | true
          sets.equivalent([1, 2, 2], [2, 1])      | true
          sets.intersects([1, 2], [3])            | false
          lists.range(3)                          | [0, 1, 2]
          "banana".replace("an", "o")             | "booa"
          "banana".replace("an", "o", 1)          | "boana"
          "abc".replace("", "-")                  | "-a-b-c-"
          regex.replace("a1b22", r"\\d+", "#")    | "a#b#"
          regex.replace("ada l", r"(\\w+) (\\w)", r"\\2 \\1") | "l ada"
          regex.replace("aaa", "a", "b", 2)       | "bba"
          regex.extract("id=42", r"id=(\\d+)").orValue("none") | "42"
          regex.extractAll("a1b2", r"\\d")        | ["1", "2"]
          "é𝄞x".size()                            | 3
          "Hello".lowerAscii().upperAscii()       | "HELLO"
          [{"n": 2}, {"n": 1}].sortBy(x, x.n)[0].n | 1
          {"a": 1}.transformMap(k, v, v + 1).a    | 2
          cel.bind(x, 3, x * x)                   | 9
          """)
  void theLanguageHasTheseToo(String source, String json) throws Exception {
    if (json.equals("refused")) {
      assertThat(trial.problems(source)).hasSize(1);
    } else {
      assertThat(trial.of("100% & more", source))
          .isEqualTo(trial.value("parseJson(r'" + json.replace("'", "\\'") + "')"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parseJson(\"{\")",
        "parseJson(\"\")",
        "parseJson(\"1 2\")",
        "urldecode(\"%zz\")",
        "xpath(\"<a>\", \"/a\")",
        "jsonpath(json, \"$\" + \"[\")"
      })
  void whatTheyDoNotTakeIsSaidWithoutTheValue(String source) {
    assertThat(trial.failure(source, Scope.EMPTY.with("json", Map.of())))
        .startsWith(source + ": the ");
  }

  @Test
  void ourNamesDoNotClashWithThoseOfCel() {
    var functions = new ArrayList<String>();
    for (var name : List.of("uuid", "now", "random", "hash", "hmac", "totp", "jsonpath")) {
      if (trial.expression("json." + name).names().contains("json")) {
        functions.add(name);
      }
    }

    assertThat(functions).hasSize(7);
  }
}
