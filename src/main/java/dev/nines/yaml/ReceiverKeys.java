package dev.nines.yaml;

import dev.nines.alert.Receiver;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.ListShape;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Rule;
import dev.nines.yaml.shape.Written;
import java.util.List;

/** A receiver's file. */
final class ReceiverKeys {

  private static final int MOST_HOURLY = 10_000;

  private ReceiverKeys() {}

  static final Key<String> RECEIVER =
      Key.of("receiver", Names.LABEL_NAME, "The receiver's name, by which severities tell it.")
          .required();

  static final Key<Integer> HOURLY =
      Key.of(
              "hourly",
              Scalars.whole(1, MOST_HOURLY),
              "At most so many messages an hour; what is over it comes as a digest, and what is critical comes all the same.")
          .preset(Receiver.HOURLY)
          .alsoCalled("limit", "rateLimit", "perHour");

  static final Key<Scalar> KEY =
      Key.of(
              "key",
              Scalars.TEMPLATE,
              "The integration's key; read it from a secret: ${secret.NAME}.")
          .required()
          .alsoCalled(
              "apiKey", "api_key", "routingKey", "routing_key", "integrationKey", "service_key");

  static final Key<Scalar> API =
      Key.of("api", Scalars.TEMPLATE, "The service's base URL, where it is not the usual one.")
          .alsoCalled("url", "apiUrl", "api_url", "server");

  static final Key<Scalar> CALLBACK =
      Key.of(
              "callback",
              Scalars.TEMPLATE,
              "The secret by which its call-backs prove themselves, where an acknowledgement over there is one here; read it from a secret: ${secret.NAME}.")
          .alsoCalled("webhookSecret", "webhook_secret", "callbackSecret", "callback_secret");

  static final Key<List<Scalar>> SERVERS =
      Key.of(
              "servers",
              ListShape.oneOrMore(Scalars.TEMPLATE),
              "The base URLs of all members of the cluster; each is told.")
          .required()
          .alsoCalled("server", "url", "urls", "targets");

  static final Key<List<Named<Scalar>>> LABELS =
      Key.of(
              "labels",
              Names.identifiers("a label", Scalars.TEMPLATE),
              "Labels that are added to every alert.")
          .alsoCalled("externalLabels", "external_labels");

  static final Key<Scalar> WEBHOOK_ADDRESS =
      Key.of(
              "webhook",
              Scalars.TEMPLATE,
              "The incoming webhook's URL, which is a secret: ${secret.NAME}.")
          .required()
          .alsoCalled("url", "api_url", "apiUrl", "webhookUrl");

  static final Key<List<Scalar>> RESPONDERS =
      Key.of(
              "responders",
              ListShape.oneOrMore(Scalars.TEMPLATE),
              "Names of teams that are told. Default: the integration's own.")
          .alsoCalled("teams", "team");

  static final Key<Scalar> TOKEN =
      Key.of("token", Scalars.TEMPLATE, "The bot's token; read it from a secret: ${secret.NAME}.")
          .required()
          .alsoCalled("botToken", "bot_token");

  static final Key<Scalar> CHAT =
      Key.of("chat", Scalars.TEMPLATE, "The chat's id, or @channel.")
          .required()
          .alsoCalled("chatId", "chat_id", "channel");

  static final Key<List<Scalar>> TO =
      Key.of("to", ListShape.oneOrMore(Scalars.TEMPLATE), "The addresses that are written to.")
          .required()
          .alsoCalled("address", "addresses", "recipients");

  static final Key<Scalar> URL =
      Key.of("url", Scalars.TEMPLATE, "Where it is posted to.").required().alsoCalled("address");

  static final Key<Scalar> BODY =
      Key.of(
              "body",
              Scalars.TEMPLATE,
              "A template in Qute's language over `notice`. Default: all of the notice as JSON.")
          .alsoCalled("template", "payload");

  static final Key<Written> ALERTMANAGER =
      channel("alertmanager", "Prometheus Alertmanager's API v2.", List.of(SERVERS, LABELS));

  static final Key<Written> SLACK =
      channel("slack", "An incoming webhook of Slack.", List.of(WEBHOOK_ADDRESS));

  static final Key<Written> OPSGENIE =
      channel("opsgenie", "Opsgenie's Alert API.", List.of(KEY, API, RESPONDERS, CALLBACK));

  static final Key<Written> PAGERDUTY =
      channel("pagerduty", "PagerDuty's Events API v2.", List.of(KEY, API, CALLBACK));

  static final Key<Written> TELEGRAM =
      channel("telegram", "A bot of Telegram.", List.of(TOKEN, CHAT, API));

  static final Key<Written> EMAIL =
      channel("email", "Mail, through the server that the daemon is configured with.", List.of(TO));

  static final Key<Written> WEBHOOK =
      channel("webhook", "Any HTTP endpoint.", List.of(URL, CommonKeys.HEADERS, BODY));

  static final List<Key<?>> CHANNELS =
      List.of(ALERTMANAGER, SLACK, OPSGENIE, PAGERDUTY, TELEGRAM, EMAIL, WEBHOOK);

  static final ObjectShape SHAPE =
      new ObjectShape(
          "receiver",
          "a receiver",
          "Somebody who is told of incidents.",
          List.of(
              RECEIVER, HOURLY, ALERTMANAGER, SLACK, OPSGENIE, PAGERDUTY, TELEGRAM, EMAIL, WEBHOOK),
          List.of(new Rule.ExactlyOne("a channel", CHANNELS)),
          "x-");

  private static Key<Written> channel(String name, String doc, List<Key<?>> keys) {
    return Key.of(name, new ObjectShape(name, "the channel " + name, doc, keys, List.of()), doc);
  }
}
