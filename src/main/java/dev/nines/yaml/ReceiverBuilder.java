package dev.nines.yaml;

import dev.nines.alert.BodyCheck;
import dev.nines.alert.DeclaredReceiver;
import dev.nines.alert.DeclaredReceiver.Form;
import dev.nines.alert.DeclaredReceiver.Word;
import dev.nines.alert.Receiver;
import dev.nines.alert.Receiver.Alertmanager;
import dev.nines.alert.Receiver.Email;
import dev.nines.alert.Receiver.Opsgenie;
import dev.nines.alert.Receiver.PagerDuty;
import dev.nines.alert.Receiver.Slack;
import dev.nines.alert.Receiver.Telegram;
import dev.nines.alert.Receiver.Webhook;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.expression.Kind;
import dev.nines.expression.Vocabulary;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Scope;
import dev.nines.journey.Template;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Written;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a receiver of what its author wrote. */
final class ReceiverBuilder {

  /** What is known where a receiver is told. */
  private static final Reach REACH =
      new Reach(
          Vocabulary.EMPTY.with("env", Kind.TEXT_MAP).with("secret", Kind.TEXT_MAP),
          Map.of(),
          "",
          Set.of());

  private static final Pattern FILLED = Pattern.compile("(?<!\\$)\\$\\{[^}]*}");

  private static final Template OPSGENIE = Template.of("https://api.opsgenie.com");
  private static final Template PAGERDUTY = Template.of("https://events.pagerduty.com");
  private static final Template TELEGRAM = Template.of("https://api.telegram.org");

  private final ReadFile file;
  private final BodyCheck bodies;
  private final Texts texts;
  private final Targets targets;
  private @Nullable Template callback;

  private ReceiverBuilder(ReadFile file, ExpressionCompiler compiler, BodyCheck bodies) {
    this.file = file;
    this.bodies = bodies;
    this.texts = new Texts(compiler, file.problems());
    this.targets = new Targets(texts, file.problems());
  }

  /** The receiver, or null where the file is none or has problems. */
  static @Nullable DeclaredReceiver of(
      ReadFile file, ExpressionCompiler compiler, BodyCheck bodies) {
    return file.as(FileKind.RECEIVER)
        .map(new ReceiverBuilder(file, compiler, bodies)::build)
        .orElse(null);
  }

  private @Nullable DeclaredReceiver build(Written written) {
    var name = written.get(ReceiverKeys.RECEIVER);
    var key = ReceiverKeys.CHANNELS.stream().filter(written::has).findFirst().orElse(null);
    var form =
        key != null && written.get(key) instanceof Written channel
            ? form(key.name(), channel)
            : null;
    return name == null || key == null || form == null || file.problems().count() > 0
        ? null
        : new DeclaredReceiver(
            name,
            key.name(),
            written.get(ReceiverKeys.HOURLY, Receiver.HOURLY),
            texts.secrets(),
            form,
            word(callback));
  }

  private static @Nullable Word word(@Nullable Template template) {
    return template == null ? null : scope -> filled(template, scope);
  }

  private @Nullable Form form(String channel, Written written) {
    return switch (channel) {
      case "alertmanager" -> alertmanager(written);
      case "slack" -> {
        var webhook = endpoint(written, ReceiverKeys.WEBHOOK_ADDRESS);
        yield webhook == null ? null : scope -> new Slack(uri(webhook, scope));
      }
      case "opsgenie" -> opsgenie(written);
      case "pagerduty" -> {
        var key = text(written, ReceiverKeys.KEY);
        var api = base(written, PAGERDUTY);
        callback = text(written, ReceiverKeys.CALLBACK);
        yield key == null || api == null
            ? null
            : scope -> new PagerDuty(uri(api, scope), filled(key, scope), callback(scope));
      }
      case "telegram" -> telegram(written);
      case "email" -> {
        var to = texts.all(written.get(ReceiverKeys.TO), REACH);
        yield scope -> new Email(filled(to, scope));
      }
      case "webhook" -> webhook(written);
      default -> throw new IllegalStateException("no channel " + channel);
    };
  }

  private Form alertmanager(Written written) {
    var servers = new ArrayList<Template>();
    for (var server : written.get(ReceiverKeys.SERVERS, List.<Scalar>of())) {
      var template = texts.template(server, REACH);
      var base = template == null ? null : targets.web(server, template);
      if (base != null) {
        servers.add(base);
      }
    }
    var labels = texts.templates(written.get(ReceiverKeys.LABELS), REACH);
    return scope -> {
      var all = new ArrayList<URI>();
      for (var server : servers) {
        all.add(uri(server, scope));
      }
      return new Alertmanager(all, filled(labels, scope));
    };
  }

  private @Nullable Form opsgenie(Written written) {
    var key = text(written, ReceiverKeys.KEY);
    var api = base(written, OPSGENIE);
    var responders = texts.all(written.get(ReceiverKeys.RESPONDERS), REACH);
    callback = text(written, ReceiverKeys.CALLBACK);
    return key == null || api == null
        ? null
        : scope ->
            new Opsgenie(
                uri(api, scope), filled(key, scope), filled(responders, scope), callback(scope));
  }

  private @Nullable Form telegram(Written written) {
    var token = text(written, ReceiverKeys.TOKEN);
    var chat = text(written, ReceiverKeys.CHAT);
    var api = base(written, TELEGRAM);
    return token == null || chat == null || api == null
        ? null
        : scope -> new Telegram(uri(api, scope), filled(token, scope), filled(chat, scope));
  }

  private @Nullable Form webhook(Written written) {
    var url = endpoint(written, ReceiverKeys.URL);
    var headers = targets.headers(written, REACH);
    var body = text(written, ReceiverKeys.BODY);
    var template = written.get(ReceiverKeys.BODY);
    if (template != null && body != null) {
      check(template);
    }
    return url == null
        ? null
        : scope ->
            new Webhook(
                uri(url, scope), filled(headers, scope), body == null ? null : body.render(scope));
  }

  /** The names in a body's template; what is filled in before it is told keeps its length here. */
  private void check(Scalar template) {
    var text =
        FILLED.matcher(template.text()).replaceAll(each -> "x".repeat(each.group().length()));
    for (var flaw : bodies.of(text)) {
      file.problems().add(template.at(flaw.offset()), "body: " + flaw.message(), flaw.fix());
    }
  }

  private @Nullable Template text(Written written, Key<Scalar> key) {
    var scalar = written.get(key);
    return scalar == null ? null : texts.template(scalar, REACH);
  }

  private @Nullable Template endpoint(Written written, Key<Scalar> key) {
    var scalar = written.get(key);
    var template = scalar == null ? null : texts.template(scalar, REACH);
    return scalar == null || template == null ? null : targets.web(scalar, template);
  }

  private @Nullable Template base(Written written, Template usual) {
    return written.has(ReceiverKeys.API) ? endpoint(written, ReceiverKeys.API) : usual;
  }

  private static String filled(Template template, Scope scope) throws EvaluationException {
    var text = template.render(scope).strip();
    if (text.isEmpty()) {
      throw new EvaluationException("`" + template + "` is empty; expected a text");
    }
    return text;
  }

  /**
   * What call-backs prove themselves by; null where that is not known, as they are refused then.
   */
  private @Nullable String callback(Scope scope) {
    try {
      return callback == null ? null : filled(callback, scope);
    } catch (EvaluationException _) {
      return null; // DeclaredReceiver.refusal says why.
    }
  }

  private static List<String> filled(List<Template> templates, Scope scope)
      throws EvaluationException {
    var all = new ArrayList<String>();
    for (var each : templates) {
      all.add(filled(each, scope));
    }
    return all;
  }

  private static Map<String, String> filled(Map<String, Template> templates, Scope scope)
      throws EvaluationException {
    var all = new LinkedHashMap<String, String>();
    for (var each : templates.entrySet()) {
      all.put(each.getKey(), filled(each.getValue(), scope));
    }
    return all;
  }

  /** Says how it was written, as what it is may be a secret. */
  private static URI uri(Template template, Scope scope) throws EvaluationException {
    try {
      var uri = new URI(filled(template, scope).replaceFirst("/+$", ""));
      if (uri.getHost() != null
          && ("http".equalsIgnoreCase(uri.getScheme())
              || "https".equalsIgnoreCase(uri.getScheme()))) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // Said below, without what it is.
    }
    throw new EvaluationException(
        "`" + template + "` is no URL; expected one such as https://chat.example.com/hook");
  }
}
