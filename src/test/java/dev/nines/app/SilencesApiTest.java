package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.nines.cli.Collaborators;
import dev.nines.cli.Commands;
import dev.nines.cli.Interruption;
import dev.nines.cli.live.Terminal;
import dev.nines.practice.Faults;
import io.quarkus.test.junit.QuarkusTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Silences, asked for over HTTP and from the command line. */
@QuarkusTest
class SilencesApiTest extends OnPracticeChat {

  private static final String SILENCES = "/api/v1/silences";

  private static final String OFTEN =
      """
      journey: often
      interval: 1s
      timeout: 900ms
      actors:
        customer: { url: "${env.CHAT_URL}", timeout: 800ms }
      steps:
        - step: open chat
          as: customer
          post: /api/chats
          json: { topic: cards }
          expect: status == 201
      """;

  private static final String DECLARED =
      """
      silence: new-age
      reason: Nobody is in the office
      services: [chat-support]
      zone: UTC
      windows:
        - { from: 2199-01-01T00:00, to: 2199-01-02T00:00 }
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private String asked(String journey) throws Exception {
    var answer =
        api.post(
            SILENCES,
            "{\"journeys\": [\"%s\"], \"for\": \"2h\", \"by\": \"ann\", \"reason\": \"new servers\"}"
                .formatted(journey));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    var id = answer.at("/id").asText();
    assertThat(answer.header("Location")).endsWith(SILENCES + "/" + id);
    return id;
  }

  @Test
  void oneThatIsAskedForIsShownBesideThoseThatFilesDeclare() throws Exception {
    served.write("new-age.yaml", DECLARED).look();
    var id = asked("quick");
    golden("silence", api.get(SILENCES + "/" + id));
    golden("silences", api.get(SILENCES));
  }

  @Test
  void anIncidentSaysThatItIsSilenced() throws Exception {
    served.chat().faults(Faults.none().withErrorShare(1));
    served.write("often.yaml", OFTEN).look();
    asked("often");
    var silenced = silencedOften();
    while (!silenced.isObject()) {
      served.prober().beat();
      silenced = silencedOften();
      Thread.onSpinWait();
    }
    assertThat(silenced.path("by").asText()).isEqualTo("ann");
    assertThat(silenced.path("reason").asText()).isEqualTo("new servers");
    assertThat(silenced.path("until").isTextual()).isTrue();
  }

  /** Other journeys fail as well, and their incidents may come first. */
  private JsonNode silencedOften() throws Exception {
    for (var incident : api.get("/api/v1/incidents").at("/current")) {
      if (incident.path("journey").asText().equals("often")) {
        return incident.path("silenced");
      }
    }
    return MissingNode.getInstance();
  }

  @Test
  void oneIsInForceAfterAStartUntilItIsEnded() throws Exception {
    var id = asked("quick");
    served.close();
    served = new Served(folder, history, history).look();
    duty.take(served.prober().shown());
    assertThat(api.get(SILENCES).at("/silences/0/id").asText()).isEqualTo(id);

    var ended = api.send(api.request(SILENCES + "/" + id).DELETE());
    assertThat(ended.at("/state").asText()).as(ended.text()).isEqualTo("over");
    assertThat(api.get(SILENCES).at("/silences")).isEmpty();
    assertThat(api.get(SILENCES + "/" + id).at("/ended").isTextual()).isTrue();
    problem(
        api.send(api.request(SILENCES + "/" + id).DELETE()),
        409,
        "Conflict",
        "silence \"" + id + "\" is over already");
  }

  @Test
  void whatCannotBeEndedIsSaidInWords() throws Exception {
    served.write("new-age.yaml", DECLARED).look();
    problem(
        api.send(api.request(SILENCES + "/new-age").DELETE()),
        409,
        "Conflict",
        "silence \"new-age\" is declared by a file; change or remove the file that begins with `silence: new-age`");
    assertThat(api.send(api.request(SILENCES + "/none").DELETE()).status()).isEqualTo(404);
    var elsewhere =
        api.send(api.request(SILENCES + "/none").header("Origin", "https://evil.example").DELETE());
    assertThat(elsewhere.status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"journeys\": [\"quik\"], \"for\": \"1h\"} | there is no journey \"quik\"; did you mean \"quick\"?",
        "{\"services\": [\"chat-suport\"], \"for\": \"1h\"} | there is no service \"chat-suport\"; did you mean \"chat-support\"?",
        "{\"for\": \"1h\"} | neither journeys nor services are named; name some, or say \"everything\": true",
        "{\"everything\": true, \"journeys\": [\"quick\"], \"for\": \"1h\"} | journeys or services are named beside \"everything\": true; expected one of both",
        "{\"everything\": true} | neither for nor to is given; expected one of them, such as \"for\": \"2h\"",
        "{\"everything\": true, \"for\": \"1h\", \"to\": \"2199-01-01\"} | for and to are both given; expected one of them, such as \"for\": \"2h\"",
        "{\"everything\": true, \"for\": \"soon\"} | for is \"soon\"; expected a duration such as \"30m\", \"2h\" or \"3d\"",
        "{\"everything\": true, \"for\": 2} | for is a number; expected a duration such as \"30m\", \"2h\" or \"3d\"",
        "{\"everything\": true, \"to\": \"noon\"} | to is \"noon\"; expected a moment such as \"2026-03-02T09:30:00Z\"",
        "{\"everything\": true, \"for\": \"1h\"} | by is nothing; expected who asks for it, such as \"ann\"",
        "{\"everything\": true, \"for\": \"1h\", \"by\": \"ann\"} | reason is nothing; expected why, such as \"new servers\"",
        "{\"everything\": true, \"for\": \"1h\", \"by\": \" \"} | by is blank; expected who asks for it, such as \"ann\"",
        "{\"journey\": \"quick\"} | unknown member \"journey\"; did you mean \"journeys\"?",
        "{\"journeys\": \"quick\"} | journeys is a text; expected an array of names",
        "[] | the body is an array; expected an object such as {\"journeys\": [\"support-chat\"], \"for\": \"2h\", \"by\": \"ann\", \"reason\": \"new servers\"}",
      })
  void aWishThatIsNoneIsRefusedInWords(String body, String detail) throws Exception {
    problem(api.post(SILENCES, body), 400, "Bad body", detail);
    assertThat(api.get(SILENCES).at("/silences")).isEmpty();
  }

  @Test
  void whatIsTooLongBelongsIntoAFile() throws Exception {
    assertThat(
            api.post(
                    SILENCES,
                    "{\"everything\": true, \"for\": \"31d\", \"by\": \"ann\", \"reason\": \"x\"}")
                .detail())
        .contains("expected 30d at most")
        .contains("belongs into a file");
  }

  private int nines(String... arguments) {
    out.getBuffer().setLength(0);
    return Commands.of(
            Terminal.plain(new PrintWriter(out), new PrintWriter(err)),
            new Interruption(),
            Map.of("USER", "ann"),
            Path.of("home"),
            new Collaborators(
                _ -> {
                  throw new AssertionError();
                },
                () -> "",
                (_, _, _, _) -> {
                  throw new AssertionError();
                },
                _ -> 0,
                _ -> {
                  throw new AssertionError();
                },
                InstantSource.system()),
            arguments)
        .execute(arguments);
  }

  @Test
  void theCommandAsksForOneListsItAndEndsIt() {
    var at = root.toString().replaceFirst("/$", "");
    assertThat(nines("silence", "quick", "--for", "2h", "--reason", "new servers", "--at", at))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .matches(
            "[0-9a-f]{32} in force: journey quick, from \\S+Z to \\S+Z, by ann: new servers\n");
    var id = out.toString().substring(0, 32);
    assertThat(nines("silence", "list", "--at", at)).isZero();
    assertThat(out.toString()).startsWith(id + " in force: ").hasLineCount(1);
    assertThat(nines("silence", "end", id, "--at", at)).as(err.toString()).isZero();
    assertThat(out.toString()).startsWith(id + " over: ");
    assertThat(nines("silence", "list", "--at", at)).isZero();
    assertThat(out.toString()).isEqualTo("there is no silence\n");
    assertThat(nines("silence", "end", id, "--at", at)).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("nines silence end: " + at + ": silence \"" + id + "\" is over already\n");
  }
}
