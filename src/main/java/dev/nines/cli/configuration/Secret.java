package dev.nines.cli.configuration;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A secret of the prober's own: known by its name, and never a value of a file or a word of the
 * command line.
 *
 * @param name of the variable, of the file that NAME_FILE names, or in the folder of secrets
 * @param keys under which somebody may try to write it into a file
 * @param file whether it may be a file as well
 * @param why what it is for
 */
public record Secret(String name, List<String> keys, boolean file, String why) {

  public static final List<Secret> ALL =
      List.of(
          new Secret(
              "NINES_TOKENS",
              List.of("tokens", "access.tokens", "access.token"),
              true,
              "Who may ask this prober for what"),
          new Secret(
              "NINES_TOKEN", List.of("token"), true, "What commands show to a prober with `--at`"),
          new Secret(
              "NINES_LINK_KEY",
              List.of("link.key", "link-key"),
              true,
              "Signs the links which acknowledge"),
          new Secret(
              "NINES_GIT_TOKEN",
              List.of("git.token", "git.password"),
              true,
              "Lets in where the journeys are"),
          new Secret("NINES_GIT_USER", List.of("git.user"), true, "The name that goes with it"),
          new Secret(
              "NINES_GIT_APP_KEY",
              List.of("git.app-key", "git.app.key"),
              true,
              "The private key of a GitHub App"),
          new Secret(
              "NINES_GIT_WEBHOOK_SECRET",
              List.of("git.webhook-secret", "git.webhook.secret", "git.secret"),
              true,
              "What a host proves itself by that says that something was pushed"),
          new Secret(
              "NINES_HISTORY_PASSWORD",
              List.of("history.password"),
              false,
              "Lets into the PostgreSQL database"),
          new Secret(
              "NINES_HEARTBEAT_URL",
              List.of("heartbeat", "heartbeat.url", "heartbeat-url"),
              false,
              "Who waits for this prober: whoever knows the address can speak for it"),
          new Secret(
              "SENTRY_DSN",
              List.of("dsn", "sentry.dsn", "sentry-dsn"),
              true,
              "Where faults of this prober are told"),
          new Secret(
              "OTEL_EXPORTER_OTLP_HEADERS",
              List.of("tracing.headers"),
              true,
              "Headers that go with what is sent by OTLP, such as a key"),
          new Secret(
              "OTEL_EXPORTER_OTLP_TRACES_HEADERS",
              List.of("tracing.traces-headers", "tracing.traces.headers"),
              true,
              "The same for traces alone, instead"));

  /** What secrets are called, most likely, wherever in the name. */
  private static final String WORDS =
      "password|passwd|passphrase|secret|token|credential|(?:api|access|private|signing)[_-]?key";

  private static final Pattern ALIKE =
      Pattern.compile("(?i)" + WORDS + "|(?:^|[_.-])(?:pass|pwd|dsn)s?$");

  /** Names of where a secret is, or is asked for, and not of one. */
  private static final Pattern PLACE = Pattern.compile("(?i)[_-](?:file|url)$");

  /** What stands beside a secret that is written in a way that nobody can read. */
  private static final Pattern MENTION =
      Pattern.compile("(?i)" + WORDS + "|pass|pwd|dsn|key|headers|heartbeat|NINES_");

  /** The name alone may be a token in an address of the web; elsewhere it is a user's. */
  private static final Pattern PASSWORD =
      Pattern.compile(
          "(?i)[?&;][^=&?;\\s]{0,60}password=|https?://[^/?#@\\s]*+@|//[^/@:\\s]*+:[^/@\\s]*+@");

  public Secret {
    keys = List.copyOf(keys);
  }

  /** The secret that somebody means by a key of a file. */
  static Optional<Secret> meantBy(String key) {
    return ALL.stream().filter(each -> each.keys().contains(key)).findFirst();
  }

  /** The secret of the prober's own that has this name. */
  static Optional<Secret> called(String name) {
    return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Whether something of this name is a secret, most likely. */
  static boolean isNameOfOne(String name) {
    return ALIKE.matcher(name).find() && !PLACE.matcher(name).find();
  }

  /** Whether a text may be about one, whatever its form. */
  static boolean isMentionedIn(String text) {
    return MENTION.matcher(text).find() || isIn(text);
  }

  /** Whether a text holds one: a password or token within an address, or a key. */
  public static boolean isIn(String text) {
    return PASSWORD.matcher(text).find() || text.contains("-----BEGIN");
  }

  /** Where it belongs, in words. */
  String belongs() {
    return file
        ? "the variable %s, the file that %s_FILE names, or the file %s in the folder of secrets"
            .formatted(name, name, name)
        : "the variable " + name;
  }
}
