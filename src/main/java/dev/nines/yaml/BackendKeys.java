package dev.nines.yaml;

import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.ListShape;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Rule;
import dev.nines.yaml.shape.Written;
import java.time.Duration;
import java.util.List;

/** A service's backends. */
final class BackendKeys {

  private BackendKeys() {}

  static final Key<Written> CHECK =
      Key.of("check", CheckKeys.SHAPE, "The health check that each backend under at is asked.")
          .alsoCalled("healthCheck", "health", "probe", "healthcheck");

  static final Key<List<Named<Scalar>>> AT =
      Key.of(
              "at",
              Names.backends(Scalars.TEMPLATE),
              "The backends by name, each with the base URL to which the check's path is appended.")
          .alsoCalled("urls", "targets", "hosts", "addresses");

  static final Key<Scalar> BY =
      Key.of(
              "by",
              Scalars.EXPRESSION,
              "Which backend an answer is from: an expression over the answer, such as headers[\"x-backend\"]. It holds for every actor of the service's journeys that has none of its own.")
          .alsoCalled("backend", "from", "header");

  static final Key<List<Scalar>> NAMES =
      Key.of(
              "names",
              ListShape.oneOrMore(Names.BACKEND),
              "The backends, by the names that answers give them.")
          .alsoCalled("name", "list", "declared");

  static final Key<Duration> WITHIN =
      Key.of(
              "within",
              DurationShapes.DURATION,
              "For how long an answer says that its backend is up or down. Default: three times the longest interval of the service's journeys.")
          .alsoCalled("validity", "ttl", "timeout");

  static final ObjectShape SHAPE =
      new ObjectShape(
          "backends",
          "backends",
          "The servers, partitions or replicas that answer for a service: with a health check, or known by what answers say of themselves.",
          List.of(CHECK, AT, BY, NAMES, WITHIN),
          List.of(
              new Rule.ExactlyOne("their names", List.of(AT, NAMES)),
              new Rule.Together(List.of(CHECK, AT)),
              new Rule.OnlyBeside(List.of(BY, WITHIN), List.of(NAMES))));
}
