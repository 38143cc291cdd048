package dev.nines.yaml;

import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Rule;
import dev.nines.yaml.shape.Written;
import java.util.List;

/** How an actor proves who it is. */
final class AuthKeys {

  private AuthKeys() {}

  static final Key<Scalar> USER =
      Key.of("user", Scalars.TEMPLATE, "The user's name.")
          .required()
          .alsoCalled("username", "name", "login");

  static final Key<Scalar> PASSWORD =
      Key.of("password", Scalars.TEMPLATE, "The password; read it from a secret: ${secret.NAME}.")
          .required()
          .alsoCalled("pass", "pwd");

  static final Key<Written> BASIC =
      Key.of(
          "basic",
          new ObjectShape(
              "basic",
              "basic authentication",
              "HTTP basic authentication.",
              List.of(USER, PASSWORD),
              List.of()),
          "A user's name and password, sent with each request.");

  static final Key<Scalar> BEARER =
      Key.of(
              "bearer",
              Scalars.TEMPLATE,
              "A token, sent with each request; read it from a secret: ${secret.NAME}.")
          .alsoCalled("token");

  static final ObjectShape SHAPE =
      new ObjectShape(
          "auth",
          "authentication",
          "How the actor proves who it is.",
          List.of(BASIC, BEARER),
          List.of(new Rule.ExactlyOne("a kind of proof", List.of(BASIC, BEARER))));
}
