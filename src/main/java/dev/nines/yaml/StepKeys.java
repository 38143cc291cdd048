package dev.nines.yaml;

import dev.nines.yaml.shape.AnyShape;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.ListShape;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Rule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One act of one actor, or one thing that it waits for. */
final class StepKeys {

  private StepKeys() {}

  static final Key<String> STEP =
      Key.of(
              "step",
              Names.STEP_NAME,
              "The step's name, unique in the journey. Default: made from its act.")
          .alsoCalled("name", "title", "id");

  static final Key<String> AS =
      Key.of(
              "as",
              Scalars.PLAIN,
              "The actor who does it. May be left out where the journey has one actor at most.")
          .alsoCalled("actor", "by", "user", "who");

  static final Key<List<Scalar>> EXPECT =
      Key.of(
              "expect",
              ListShape.oneOrMore(Scalars.EXPRESSION),
              "What must hold of the answer: one expression or a list. A status of 400 or more fails unless one of them reads status.")
          .alsoCalled("assert", "assertions", "asserts", "check", "checks", "conditions", "test");

  static final Key<List<Named<Scalar>>> STORE =
      Key.of(
              "store",
              Names.identifiers("a stored value", Scalars.EXPRESSION),
              "Names for later steps, each with the expression that finds its value in the answer.")
          .alsoCalled("capture", "extract", "save", "register", "captures", "set");

  static final Key<String> DEPENDENCY =
      Key.of(
              "dependency",
              Names.WORDS_NAME,
              "Somebody else's system that the step relies on; its failures are told apart from your own.")
          .alsoCalled("dependsOn", "depends_on");

  static final Key<List<Named<Scalar>>> QUERY =
      Key.of("query", Names.FIELDS, "Parameters appended to the URL, encoded as needed.")
          .alsoCalled("params", "parameters");

  static final Key<Node> JSON =
      Key.of(
          "json",
          new AnyShape("a JSON value"),
          "The body, as JSON; a text that is exactly one ${…} keeps its value's type.");

  static final Key<List<Named<Scalar>>> FORM =
      Key.of("form", Names.FIELDS, "The body, as fields of a form.").alsoCalled("data");

  static final Key<Scalar> BODY =
      Key.of("body", Scalars.TEMPLATE, "The body, as text.")
          .alsoCalled("payload", "text", "content");

  static final Key<Scalar> UNTIL =
      Key.of(
              "until",
              Scalars.EXPRESSION,
              "Repeats the request until this holds of an answer, within the step's timeout.")
          .alsoCalled("waitFor", "poll");

  static final Key<Duration> EVERY =
      Key.of(
              "every",
              DurationShapes.DURATION,
              "The wait between the repetitions of until, from the end of an answer.")
          .preset("500ms")
          .alsoCalled("pollInterval", "interval");

  static final Key<String> STREAM =
      Key.of(
              "stream",
              Names.WORDS_NAME,
              "Which of the actor's streams, where it has several open at once.")
          .alsoCalled("on", "channel", "socket", "connection");

  static final Key<List<Scalar>> SUBPROTOCOLS =
      Key.of(
              "subprotocols",
              ListShape.oneOrMore(Scalars.TEMPLATE),
              "The WebSocket subprotocols to offer.")
          .alsoCalled("subprotocol", "protocol", "protocols");

  static final Key<Duration> PING =
      Key.of(
              "ping",
              DurationShapes.DURATION,
              "Pings the server at this interval; one that stays unanswered ends the stream. Default: no pings.")
          .alsoCalled("keepAlive", "heartbeat");

  private static final List<Key<?>> OPENING = List.of(ActKeys.WEBSOCKET, ActKeys.EVENTS);

  private static final List<Key<?>> ANSWERED = ActKeys.of(ActKeys.REQUESTS, OPENING);

  private static final List<Key<?>> MESSAGES =
      List.of(ActKeys.SEND, ActKeys.SEND_BINARY, ActKeys.AWAIT);

  private static final List<Rule> RULES =
      Stream.concat(
              Stream.of(
                  new Rule.ExactlyOne("an act", ActKeys.ALL),
                  new Rule.OnlyBeside(List.of(CommonKeys.HEADERS, QUERY), ANSWERED),
                  new Rule.OnlyBeside(List.of(JSON, FORM, BODY), ActKeys.WITH_BODY),
                  new Rule.AtMostOne(List.of(JSON, FORM, BODY)),
                  new Rule.OnlyBeside(List.of(UNTIL), List.copyOf(ActKeys.REQUESTS)),
                  new Rule.OnlyBeside(List.of(EVERY), List.of(UNTIL)),
                  new Rule.OnlyBeside(List.of(STREAM), ActKeys.of(OPENING, MESSAGES)),
                  new Rule.OnlyBeside(List.of(SUBPROTOCOLS, PING), List.of(ActKeys.WEBSOCKET)),
                  new Rule.OnlyBeside(
                      List.of(EXPECT, STORE, CommonKeys.OBSERVE),
                      ActKeys.of(ActKeys.of(ANSWERED, List.of(ActKeys.AWAIT)), BrowserKeys.ALL)),
                  new Rule.OnlyBeside(
                      List.of(CommonKeys.RETRY, CommonKeys.WITHIN),
                      ActKeys.of(ANSWERED, BrowserKeys.GOING)),
                  new Rule.OnlyBeside(
                      List.of(CommonKeys.TIMEOUT, DEPENDENCY),
                      ActKeys.of(ActKeys.of(ANSWERED, MESSAGES), BrowserKeys.ALL))),
              BrowserKeys.RULES.stream())
          .toList();

  static final ObjectShape SHAPE =
      new ObjectShape(
          "step",
          "a step",
          "One act of one actor, or one thing that it waits for.",
          ActKeys.of(
              ActKeys.of(List.of(STEP, AS), ActKeys.ALL),
              ActKeys.of(
                  BrowserKeys.MORE,
                  List.of(
                      CommonKeys.HEADERS,
                      QUERY,
                      JSON,
                      FORM,
                      BODY,
                      UNTIL,
                      EVERY,
                      STREAM,
                      SUBPROTOCOLS,
                      PING,
                      CommonKeys.TIMEOUT,
                      CommonKeys.WITHIN,
                      CommonKeys.OBSERVE,
                      CommonKeys.RETRY,
                      EXPECT,
                      STORE,
                      DEPENDENCY))),
          RULES);

  /** A request that is asked before a run. */
  static final ObjectShape CONDITION =
      new ObjectShape(
          "condition",
          "a condition",
          "A request that is asked before each run. Where its expect does not hold of the answer, the run is excluded; where it is not answered, the run goes on.",
          ActKeys.of(
              ActKeys.of(List.of(STEP, AS), ActKeys.REQUESTS),
              List.of(
                  CommonKeys.HEADERS,
                  QUERY,
                  JSON,
                  FORM,
                  BODY,
                  CommonKeys.TIMEOUT,
                  CommonKeys.WITHIN,
                  CommonKeys.OBSERVE,
                  CommonKeys.RETRY,
                  EXPECT.required())),
          List.of(
              new Rule.ExactlyOne("a request", List.copyOf(ActKeys.REQUESTS)),
              new Rule.OnlyBeside(List.of(JSON, FORM, BODY), ActKeys.WITH_BODY),
              new Rule.AtMostOne(List.of(JSON, FORM, BODY))));
}
