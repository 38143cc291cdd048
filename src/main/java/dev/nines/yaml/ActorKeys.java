package dev.nines.yaml;

import dev.nines.journey.Actor;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.ListShape;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Rule;
import dev.nines.yaml.shape.ScalarShape;
import dev.nines.yaml.shape.Shape;
import dev.nines.yaml.shape.Unfit;
import dev.nines.yaml.shape.Written;
import java.util.List;

/** One party of a journey. */
final class ActorKeys {

  private ActorKeys() {}

  static final Key<List<Scalar>> URL =
      Key.of(
              "url",
              ListShape.oneOrMore(Scalars.TEMPLATE),
              "The base URL, to which a step's path is appended. With a list, each run begins with the next one, and each retry goes on to the one after.")
          .alsoCalled("baseUrl", "base_url", "baseURL", "host", "urls", "target");

  static final Key<Written> AUTH =
      Key.of("auth", AuthKeys.SHAPE, "How the actor proves who it is.")
          .alsoCalled("authentication", "authorization", "credentials");

  static final Key<Boolean> COOKIES =
      Key.of("cookies", Scalars.TRUTH, "Whether it keeps cookies during a run.").preset(true);

  static final Key<Integer> REDIRECTS =
      Key.of(
              "redirects",
              redirects(),
              "How many redirects it follows in a row: true for 10, false for none, or a number from 0 to 20.")
          .preset(true)
          .alsoCalled("followRedirects", "follow_redirects", "maxRedirects");

  static final Key<Written> TLS =
      Key.of("tls", TlsKeys.SHAPE, "What it trusts, and what it shows of itself.")
          .alsoCalled("ssl", "tlsConfig", "tls_config");

  static final Key<Scalar> PROXY =
      Key.of("proxy", Scalars.TEMPLATE, "The URL of an HTTP or SOCKS proxy.")
          .alsoCalled("proxyUrl", "proxy_url");

  static final Key<String> HTTP =
      Key.of(
              "http",
              Scalars.oneOf("1.1", "2", "auto"),
              "The version of HTTP; auto speaks HTTP/2 where TLS negotiates it.")
          .preset("auto");

  static final Key<String> CONNECTIONS =
      Key.of(
              "connections",
              Scalars.oneOf("fresh", "reuse"),
              "Whether each run opens connections of its own, as a customer's would, or takes those of the run before.")
          .preset("fresh")
          .alsoCalled("keepAlive", "keepalive");

  static final Key<Long> BODY_LIMIT =
      Key.of(
              "bodyLimit",
              Measures.SIZE,
              "The greatest answer it reads, after decompression; at most 1GiB.")
          .preset("10MiB")
          .alsoCalled("maxBody", "body_limit", "bodySizeLimit", "body_size_limit");

  static final Key<Scalar> BACKEND =
      Key.of(
              "backend",
              Scalars.EXPRESSION,
              "Which server an answer is from: an expression over the answer, such as headers[\"x-backend\"].")
          .alsoCalled("server");

  static final Key<Written> BROWSER =
      Key.of(
              "browser",
              BrowserSettingsKeys.SHAPE,
              "What its browser is, or is taken for, where steps use one: device, language, network and the like.")
          .alsoCalled("use", "emulate", "contextOptions");

  static final ObjectShape SHAPE =
      new ObjectShape(
          "actor",
          "an actor",
          "One party of the journey, with a session of its own: cookies, connections, streams. Its timeout, within, observe and retry are the defaults of its steps.",
          List.of(
              URL,
              CommonKeys.TIMEOUT,
              CommonKeys.WITHIN,
              CommonKeys.OBSERVE,
              CommonKeys.RETRY,
              CommonKeys.HEADERS,
              AUTH,
              COOKIES,
              REDIRECTS,
              TLS,
              PROXY,
              HTTP,
              CONNECTIONS,
              BODY_LIMIT,
              BACKEND,
              BROWSER),
          List.<Rule>of());

  private static Shape<Integer> redirects() {
    var expected = "true, false or a number from 0 to 20";
    return new ScalarShape<>(
        "",
        expected,
        scalar ->
            switch (scalar.value()) {
              case Boolean follow -> follow ? Actor.DEFAULT_REDIRECTS : 0;
              case Long most when most >= 0 && most <= 20 -> most.intValue();
              case null, default ->
                  throw new Unfit("found " + scalar.kind() + "; expected " + expected, null);
            },
        schema -> {
          var either = schema.putArray("anyOf");
          either.addObject().put("type", "boolean");
          either.addObject().put("type", "integer").put("minimum", 0).put("maximum", 20);
          return schema;
        });
  }
}
