package dev.nines.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.expression.ExpressionCompiler;
import dev.nines.yaml.JourneyLoader;
import dev.nines.yaml.SourceFile;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As one thinks who may ask for runs and would like to have the journey's secrets. */
class DestinationsTest {

  private static Set<String> decidedBy(String journey) {
    var loaded =
        new JourneyLoader(new ExpressionCompiler())
            .load(List.of(SourceFile.of("chat.yaml", journey)));
    assertThat(loaded.problems()).isEmpty();
    return Destinations.decidedBy(loaded.journeys().getFirst());
  }

  /** Of a journey that sends its secret as credentials, and follows redirects. */
  private static Set<String> decidedBy(String vars, String actor, String steps) {
    return decidedBy(
        """
        journey: chat
        interval: 1m
        vars: %s
        actors: { customer: { auth: { bearer: "${secret.KEY}" }, %s } }
        steps:
        %s
        """
            .formatted(vars, actor, steps.indent(2)));
  }

  private static Set<String> saying(String steps) {
    return decidedBy("{ x: a }", "url: 'https://a.example'", steps);
  }

  @Test
  void whereThereIsNoSecretNothingIsLost() {
    assertThat(
            decidedBy(
                """
                journey: chat
                interval: 1m
                vars: { host: a.example }
                steps: [{ get: "https://${vars.host}/" }]
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- { post: /chats, json: { topic: '${vars.x}', lines: ['${vars.x}'] } }",
        "- { post: /chats, form: { topic: '${vars.x}' } }",
        "- { get: /chats, query: { topic: '${vars.x}' } }",
        "- { get: /chats, headers: { Accept-Language: '${vars.x}' } }",
        "- { get: /chats, expect: 'json.topic == vars.x' }",
        "- { get: /chats, expect: 'json.topic == vars[\"x\"]' }",
        "- { websocket: /ws }\n- { send: { topic: '${vars.x}' } }\n- { await: message.topic == vars.x }",
        "- { get: /chats, store: { chat: json.id } }\n- { post: '/chats/${chat}', json: { text: '${vars.x}' } }",
      })
  void whatIsOnlyPartOfWhatIsSaidMayBeReplaced(String steps) {
    assertThat(saying(steps)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- get: https://${vars.x}/",
        "- get: ${vars.x}",
        "- get: /${vars.x}",
        "- get: /buckets/${vars.x}/",
        "- get: /chats?topic=${vars.x}",
        "- websocket: wss://${vars.x}/ws",
        "- events: https://${vars.x}/events",
        "- { websocket: /ws, headers: { Host: '${vars.x}' } }",
        "- { get: /, headers: { host: '${vars.x}' } }",
        "- browser: /\n- { fill: '#site', with: '${vars.x}' }",
        "- browser: /\n- click: { css: a, frame: '#${vars.x}' }",
        "- browser: /\n- { click: a, page: page, dialog: { accept: '${vars.x}' } }",
        "- browser: /\n- { upload: '#f', files: { name: a, text: '${vars.x}' } }",
        "- browser: /\n- { upload: '#f', files: { name: '${vars.x}', text: a } }",
        "- browser: /\n- { click: a, popup: next }\n- { goto: 'https://${vars.x}/', page: next }",
        "- { get: /, headers: { X-Forwarded-For: '${vars.x}' } }",
        "- { get: /, headers: { X-Original-URL: '${vars.x}' } }",
        "- { get: /login, query: { redirect_uri: '${vars.x}' } }",
        "- { post: /login, form: { returnTo: '${vars.x}' } }",
        "- { post: /chats, json: { webhook: '${vars.x}' } }",
        "- { post: /chats, json: { callback: { to: [ { it: '${vars.x}' } ] } } }",
        "- { post: /chats, json: '${vars.x}' }",
        "- { post: /chats, body: '{\"topic\": \"${vars.x}\"}' }",
        "- { websocket: /ws }\n- { send: '${vars.x}' }",
      })
  void whatDecidesWhereSomethingGoesMayNot(String steps) {
    assertThat(saying(steps)).containsExactly("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "url: 'https://${vars.x}'",
        "url: ['https://a.example', 'https://${vars.x}']",
        "url: 'https://a.example', proxy: 'http://${vars.x}:3128'",
        "url: 'https://a.example', tls: { serverName: '${vars.x}' }",
        "url: 'https://a.example', tls: { ca: '${vars.x}' }",
        "url: 'https://a.example', headers: { Host: '${vars.x}' }",
      })
  void anActorsOwnPlaceMayNot(String actor) {
    assertThat(
            decidedBy(
                "{ x: a, topic: b }", actor, "- { get: /, query: { topic: '${vars.topic}' } }"))
        .containsExactly("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${vars['x']}",
        "${vars[\"x\"]}",
        "${vars . x}",
        "${true ? vars.x : 'b'}",
        "${vars.x.lowerAscii()}",
      })
  void howeverTheVariableIsWritten(String text) {
    assertThat(
            decidedBy(
                "{ x: a, y: b }",
                "url: 'https://a.example'",
                "- get: >-\n    https://" + text + "/"))
        .containsExactly("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${vars[run.region]}",
        "${vars['x' + '']}",
        "${vars['\\x78']}",
        "${[vars].map(v, v.x)[0]}",
        "${vars.map(name, vars[name])[0]}",
      })
  void aVariableThatIsLookedUpMayBeAny(String text) {
    assertThat(
            decidedBy(
                "{ x: a, y: b }",
                "url: 'https://a.example'",
                "- get: >-\n    https://" + text + "/"))
        .containsExactly("x", "y");
  }

  @Test
  void whatAVariableIsMadeOfDecidesAsWell() {
    assertThat(
            decidedBy(
                "{ place: eu, part: '${vars.place}.example', host: 'a.${vars.part}', topic: x }",
                "url: 'https://${vars.host}'",
                "- { get: /, query: { topic: '${vars.topic}' } }"))
        .containsExactly("host", "part", "place");
  }

  @Test
  void soDoesWhatAStepStoresOfIt() {
    assertThat(
            decidedBy(
                "{ x: a, y: b }",
                "url: 'https://a.example'",
                """
                - { get: /, store: { one: "vars.x + '/'", chat: json.id } }
                - { get: /, store: { two: one + json.end } }
                - { get: "/chats/${two}" }
                """))
        .containsExactly("x");
  }

  @Test
  void anAddressThatTheTargetNamesMayBeWhatItWasSent() {
    for (var goal : List.of("${next}", "https://${next}/", "${'' + next}", "http://${next}")) {
      assertThat(
              decidedBy(
                  "{ x: a, y: b }",
                  "url: 'https://a.example'",
                  """
                  - { post: /, json: { topic: "${vars.x}" }, store: { next: json.next }, expect: "json.y == vars.y" }
                  - { get: "%s" }
                  """
                      .formatted(goal)))
          .as(goal)
          .containsExactly("x");
    }
  }

  @Test
  void aPathThatTheTargetNamesStaysWithIt() {
    for (var goal :
        List.of(
            "/${chat}",
            "https://b.example/${chat}",
            "https://b.example:8443/${chat}",
            "${env.B}/${chat}")) {
      assertThat(
              decidedBy(
                  "{ x: a }",
                  "url: 'https://a.example'",
                  """
                  - { post: /, json: { topic: "${vars.x}" }, store: { chat: json.id } }
                  - { get: "%s" }
                  """
                      .formatted(goal)))
          .as(goal)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- { get: /, expect: 'secret.KEY.contains(vars.x)' }",
        "- { get: /, store: { part: 'secret.KEY.substring(0, size(vars.x))' } }",
        "- { get: /, headers: { X-Key: '${hmac(\"sha256\", secret.KEY, vars.x)}' } }",
        "- { get: /, store: { key: secret.KEY } }\n- { get: /, expect: 'key.startsWith(vars.x)' }",
        "- { get: /, until: 'secret.KEY == vars.x' }",
      })
  void whatIsComputedWithASecretMayTellOfIt(String steps) {
    assertThat(saying(steps)).containsExactly("x");
  }

  @Test
  void soMayWhatIsComputedWithAVariableThatHoldsOne() {
    assertThat(
            decidedBy(
                "{ key: '${secret.KEY}', x: a, y: b }",
                "url: 'https://a.example'",
                "- { get: /, expect: ['vars.key.contains(vars.x)', 'json.y == vars.y'] }"))
        .containsExactly("key", "x");
  }

  @Test
  void aVariableBesideASecretMaySayForWhomItIs() {
    assertThat(saying("- { post: /notes, json: { name: '${vars.x}', text: '${secret.KEY}' } }"))
        .containsExactly("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- { post: /login, json: { password: '${secret.KEY}' } }",
        "- { get: /, headers: { X-Key: '${secret.KEY}' } }",
        "- { post: /login, store: { token: json.token } }\n- { get: /, headers: { X-Key: '${token}' } }",
      })
  void aRedirectMayTakeASecretToWhereAVariableSays(String steps) {
    var said = "- { get: /, query: { topic: '${vars.x}' }, expect: 'json.y == vars.y' }\n";
    assertThat(decidedBy("{ x: a, y: b }", "url: 'https://a.example'", said + steps))
        .containsExactly("x");
    assertThat(
            decidedBy("{ x: a, y: b }", "redirects: false, url: 'https://a.example'", said + steps))
        .isEmpty();
  }
}
