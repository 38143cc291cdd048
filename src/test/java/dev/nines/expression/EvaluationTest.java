package dev.nines.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.EvaluationException;
import dev.nines.journey.Scope;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {

  private final Trial trial = new Trial();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "json.online >= 1",
        "json.online == 2",
        "json.price == 5",
        "json.price == 5.0",
        "json.price > 4.5",
        "json.online < 2.5",
        "json.online in [1, 2, 3]",
        "json.price in [4, 5]",
        "5 in json.list && 6.0 in json.list",
        "json.list == [5, 6]",
        "json.online * 2.5 == 5.0",
        "json.price - 1 == 4.0 && 1 + json.price == 6",
        "json.price / 2 == 2.5",
        "json.huge == 12345678901",
        "json.nested.deep[0].x == \"é𝄞\"",
        "json.nothing == null",
        "json.nested.deep[1] == null",
        "json.list.size() == 2 && size(json) == 7",
        "json.truth && !(json.truth && false)",
        "\"price\" in json",
        "json.exists(key, key == \"online\")",
        "json[\"online\"] == 2",
        "json.nested == {\"deep\": [{\"x\": \"é𝄞\"}, null]}",
        "json.list.map(n, n * 2) == [10, 12]",
        "json.list.all(i, n, n == 5 + i)",
      })
  void jsonComparesAsAnAuthorExpects(String source) throws Exception {
    Map<String, Object> json = new HashMap<>();
    json.put("online", 2);
    json.put("price", 5.0);
    json.put("list", List.of(5, 6.0));
    json.put("huge", 12345678901L);
    json.put("nested", Map.of("deep", Arrays.asList(Map.of("x", "é𝄞"), null)));
    json.put("nothing", null);
    json.put("truth", true);

    assertThat(trial.of(json, source)).as(source).isEqualTo(true);
  }

  @Test
  void valuesComeBackInTheTypesOfJourneys() throws Exception {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("integer", 1);
    json.put("big", BigInteger.TEN);
    json.put("bigger", BigInteger.TWO.pow(100));
    json.put("decimal", new BigDecimal("2.5"));
    json.put("nothing", null);
    json.put("list", Arrays.asList(1, null, "x"));

    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("integer", 1L);
    plain.put("big", 10L);
    plain.put("bigger", Math.pow(2, 100));
    plain.put("decimal", 2.5);
    plain.put("nothing", null);
    plain.put("list", Arrays.asList(1L, null, "x"));
    assertThat(trial.of(json, "json")).isEqualTo(plain);
    assertThat(trial.of(json, "[json][0]")).isEqualTo(plain);
    assertThat(trial.value("b\"ab\"")).isEqualTo(new byte[] {'a', 'b'});
    assertThat(trial.value("duration(\"1m30s\")")).isEqualTo(Duration.ofSeconds(90));
    assertThat(trial.value("timestamp(\"2026-01-31T12:00:00Z\")"))
        .isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
    assertThat(trial.value("null")).isNull();
    assertThat(trial.value("7u")).isEqualTo(7L);
    assertThat(trial.value("optional.of(1)")).isEqualTo(1L);
    assertThat(trial.value("optional.none()")).isNull();
    assertThat(trial.value("type(1)")).isEqualTo("int");
  }

  @Test
  void aNameMayBeSpelledLikeAFunction() throws Exception {
    var scope = Scope.EMPTY.with("duration", Duration.ofMillis(300));

    assertThat(trial.value("duration < duration(\"1s\")", scope)).isEqualTo(true);
    assertThat(trial.value("duration > duration(\"1s\")", scope)).isEqualTo(false);
    assertThat(trial.value("duration.getMilliseconds() == 300", scope)).isEqualTo(true);
  }

  @Test
  void aMapKeepsItsOwnWayOfLookingUpKeys() throws Exception {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Content-Type", "text/html");
    var scope = Scope.EMPTY.with("headers", headers);

    assertThat(trial.value("headers[\"content-type\"]", scope)).isEqualTo("text/html");
    assertThat(trial.value("headers[\"CONTENT-TYPE\"].startsWith(\"text\")", scope))
        .isEqualTo(true);
    assertThat(trial.value("headers[\"x\"] ?? \"none\"", scope)).isEqualTo("none");
    assertThat(trial.value("\"content-TYPE\" in headers", scope)).isEqualTo(true);
  }

  /** A failure reads the same whether CEL was needed or not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          json.id                 | json.id: no such key "id"
          json.user.id            | json.user: no such key "user"
          json.state.id           | json.state.id: `json.state` is text, which has no fields
          json.nothing.id         | json.nothing.id: `json.nothing` is null; expected a map with fields
          json.list.id            | json.list.id: `json.list` is a list; expected a map with fields
          json.list[7]            | json.list[7]: no such element; it has 2
          json["no such"]         | json["no such"]: no such key "no such"
          message.chat            | message.chat: `message` is text, which has no fields
          chat                    | chat: `chat` has no value here
          chat.id                 | chat.id: `chat` has no value here
          """)
  void aMissingFieldIsSaidByItsName(String source, String message) {
    Map<String, Object> json = new HashMap<>();
    json.put("state", "open");
    json.put("nothing", null);
    json.put("list", List.of(1, 2));
    var scope = Scope.EMPTY.with("json", json).with("message", "plain");

    assertThat(trial.failure(source, scope)).isEqualTo(message);
    assertThat(trial.failure(source + " == 1", scope)).isEqualTo(message);
    assertThat(trial.failure("dyn(" + source + ")", scope)).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          1 / 0                                ¦ 1 / 0: divides by zero
          9223372036854775807 + 1              ¦ 9223372036854775807 + 1: the number is too large
          json.state + 5                       ¦ json.state + 5: `+` cannot be applied to text and a whole number
          json.n.startsWith("x")               ¦ json.n.startsWith("x"): `startsWith` cannot be applied to a whole number and text
          int(json.state)                      ¦ int(json.state): the value is no whole number
          timestamp(json.state)                ¦ timestamp(json.state): the value is no time such as 2026-01-31T12:00:00Z
          duration(json.state)                 ¦ duration(json.state): the value is no duration such as 1h30m
          json.n.exists(x, x)                  ¦ json.n: is a whole number; expected a list or a map to go through
          json.list.map(x, x.id)               ¦ x.id: no such key "id"
          json.list.filter(x, x.a)             ¦ x.a: is a whole number; expected true or false
          json.n ? 1 : 2                       ¦ json.n: is a whole number; expected true or false
          json.n > 1 ? json.no : 2             ¦ json.no: no such key "no"
          json.n || false                      ¦ json.n: is a whole number; expected true or false
          has(json.a.b)                        ¦ json.a: no such key "a"
          json.state.substring(50)             ¦ json.state.substring(50): `substring` does not take these values
          json.state.matches(json.state + "(") ¦ json.state.matches(json.state + "("): the pattern is no regular expression (RE2)
          hash(json.state, "x")                ¦ hash(json.state, "x"): unknown algorithm; expected md5, sha1, sha224, sha256, sha384 or sha512
          """)
  void whatCannotBeComputedIsSaidInPlainWords(String source, String message) {
    var scope =
        Scope.EMPTY.with("json", Map.of("state", "open", "n", 5, "list", List.of(Map.of("a", 1))));

    assertThat(trial.failure(source, scope)).isEqualTo(message);
  }

  @Test
  void whatIsNeitherTrueNorFalseDoesNotHold() {
    var scope = Scope.EMPTY.with("json", Map.of("ok", "yes"));

    assertThat(holding("json.ok", scope)).isEqualTo("json.ok: is text; expected true or false");
    assertThat(holding("[json.ok][0]", scope))
        .isEqualTo("[json.ok][0]: is text; expected true or false");
  }

  private String holding(String source, Scope scope) {
    try {
      return String.valueOf(trial.expression(source).holds(scope));
    } catch (EvaluationException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** {@code message.chat == chat} for a frame that is no JSON is no match, said by an exception. */
  @Test
  void aConditionOnAMessageThatIsNoJsonHasNoValue() {
    var scope = Scope.EMPTY.with("chat", "42").with("run", Map.of("id", "r"));
    var source = "message.chat == chat && message.text.contains(run.id)";

    assertThat(trial.failure(source, scope.with("message", "PING")))
        .isEqualTo("message.chat: `message` is text, which has no fields");
    assertThat(trial.failure(source, scope.with("message", Map.of("chat", "42"))))
        .isEqualTo("message.text: no such key \"text\"");
    assertThat(trial.failure(source, scope.with("message", null)))
        .isEqualTo("message.chat: `message` is null; expected a map with fields");
  }

  /** Only what an expression asks for is looked at, however much there is. */
  @Test
  void aLargeAnswerIsNotWalkedThrough() throws Exception {
    var json = new CountingMap(Map.of("state", "open", "items", new Unreadable()));

    assertThat(trial.of(json, "json.state == \"open\"")).isEqualTo(true);
    assertThat(trial.of(json, "(json.state)")).isEqualTo("open");
    assertThat(trial.of(json, "json.items.size() > 5")).isEqualTo(true);
    assertThat(json.walks).isZero();
  }

  private static final class CountingMap extends AbstractMap<String, Object> {
    private final Map<String, Object> content;
    private int walks;

    CountingMap(Map<String, Object> content) {
      this.content = content;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      return content.containsKey(key);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
      return content.get(key);
    }

    @Override
    public int size() {
      return content.size();
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      walks++;
      return content.entrySet();
    }
  }

  private static final class Unreadable extends java.util.AbstractList<Object> {
    @Override
    public Object get(int index) {
      throw new AssertionError("element " + index + " is read");
    }

    @Override
    public int size() {
      return 10;
    }
  }

  @Test
  void aLoopOverALargeListTakesStepsInProportion() throws Exception {
    var items = new ArrayList<Object>();
    for (int i = 0; i < 50_000; i++) {
      items.add(Map.of("id", i));
    }
    var json = Map.of("items", items);

    assertThat(trial.of(json, "json.items.map(m, m.id).size()")).isEqualTo(50_000L);
    assertThat(trial.of(json, "json.items.filter(m, m.id >= 10).size()")).isEqualTo(49_990L);
    assertThat(trial.of(json, "json.items.transformList(i, m, i + m.id).size()"))
        .isEqualTo(50_000L);
    assertThat(trial.of(json, "json.items.transformList(i, m, i < 2, m.id)"))
        .isEqualTo(List.of(0L, 1L));
    assertThat(trial.of(json, "json.items.exists(m, m.id == 49999)")).isEqualTo(true);
  }
}
