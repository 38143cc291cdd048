package dev.nines.yaml;

import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.ListShape;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Rule;
import dev.nines.yaml.shape.Written;
import java.util.List;

/** A service's file. */
final class ServiceKeys {

  private ServiceKeys() {}

  static final Key<String> SERVICE =
      Key.of(
              "service",
              Names.LABEL_NAME,
              "The service's name, by which journeys and other services refer to it.")
          .required();

  static final Key<String> TITLE =
      Key.of("title", Scalars.PLAIN, "What the business sells, in words. Default: the name.")
          .alsoCalled("description", "summary");

  static final Key<List<Written>> OBJECTIVES =
      Key.of(
              "objectives",
              ListShape.of(ObjectiveKeys.OF_SERVICE),
              "What is promised of the service as a whole, over a window of time.")
          .alsoCalled("slo", "slos", "objective", "sla");

  static final Key<Written> BACKENDS =
      Key.of(
              "backends",
              BackendKeys.SHAPE,
              "The servers, partitions or replicas that answer for the service, and how their state is known.")
          .alsoCalled("servers", "replicas", "partitions", "instances");

  static final Key<List<Scalar>> ALL =
      Key.of(
              "all",
              ListShape.oneOrMore(Names.REFERENCE),
              "Composed of these services: good when every one is good.")
          .alsoCalled("allOf", "and", "services");

  static final Key<List<Scalar>> ANY =
      Key.of(
              "any",
              ListShape.oneOrMore(Names.REFERENCE),
              "Composed of these services: good when at least one is good.")
          .alsoCalled("anyOf", "or", "oneOf");

  static final Key<Integer> AT_LEAST =
      Key.of(
              "atLeast",
              Scalars.whole(1, 1000),
              "Composed of the services under of: good when at least so many are good.")
          .alsoCalled("at-least", "at_least", "quorum", "min");

  static final Key<List<Scalar>> OF =
      Key.of("of", ListShape.oneOrMore(Names.REFERENCE), "The services that atLeast counts.");

  static final Key<List<Named<Double>>> WEIGHTS =
      Key.of(
              "weights",
              Names.services(Scalars.POSITIVE),
              "Composed of these services: as good as the weighted share of those that are good.")
          .alsoCalled("weighted", "weight");

  /** How an integral service is composed: one of these. */
  static final List<Key<?>> COMPOSED = List.of(ALL, ANY, AT_LEAST, WEIGHTS);

  static final ObjectShape SHAPE =
      new ObjectShape(
          "service",
          "a service",
          "What the business sells: a local service is measured by the journeys that name it, an integral one is composed of other services.",
          List.of(
              SERVICE,
              TITLE,
              OBJECTIVES,
              BACKENDS,
              ALL,
              ANY,
              AT_LEAST,
              OF,
              WEIGHTS,
              AlertKeys.ALERTS),
          List.<Rule>of(
              new Rule.AtMostOne(List.of(BACKENDS, ALL, ANY, AT_LEAST, WEIGHTS)),
              new Rule.Together(List.of(AT_LEAST, OF))),
          "x-");
}
