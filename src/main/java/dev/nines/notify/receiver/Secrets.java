package dev.nines.notify.receiver;

import dev.nines.alert.Receiver;
import dev.nines.alert.Receiver.Alertmanager;
import dev.nines.alert.Receiver.Channel;
import dev.nines.alert.Receiver.Email;
import dev.nines.alert.Receiver.Opsgenie;
import dev.nines.alert.Receiver.PagerDuty;
import dev.nines.alert.Receiver.Slack;
import dev.nines.alert.Receiver.Telegram;
import dev.nines.alert.Receiver.Webhook;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must never be said of a channel, taken out of whatever is said. */
record Secrets(List<String> texts) {

  private static final String HIDDEN = "•••";

  /** Shorter texts stand in too many words to be told apart, and keep no secret. */
  private static final int SHORTEST = 4;

  Secrets {
    texts =
        texts.stream()
            .filter(text -> text.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** Those of its addresses and headers, and all else that its texts read, as in a body. */
  static Secrets of(Receiver receiver) {
    var texts = new ArrayList<>(receiver.secrets());
    texts.addAll(of(receiver.channel()).texts());
    return new Secrets(texts);
  }

  private static Secrets of(Channel channel) {
    return new Secrets(
        (switch (channel) {
              case Slack(var webhook) -> address(webhook);
              case Opsgenie(var api, var key, _, var callback) -> keys(api, key, callback);
              case PagerDuty(var api, var key, var callback) -> keys(api, key, callback);
              case Telegram(var api, var token, _) ->
                  Stream.concat(Stream.of(token), credentials(api));
              case Webhook(var url, var headers, _) ->
                  Stream.concat(address(url), headers.values().stream().flatMap(Secrets::words));
              case Alertmanager(var servers, _) -> servers.stream().flatMap(Secrets::credentials);
              case Email _ -> Stream.<String>empty();
            })
            .toList());
  }

  private static Stream<String> keys(URI api, String key, @Nullable String callback) {
    return Stream.concat(
        Stream.of(key), Stream.concat(Stream.ofNullable(callback), credentials(api)));
  }

  /** All of an address but where it leads. */
  private static Stream<String> address(URI uri) {
    return Stream.concat(
        Stream.of(
                uri.toString(), uri.getRawPath(), uri.getPath(), uri.getRawQuery(), uri.getQuery())
            .filter(Objects::nonNull)
            .filter(text -> !text.equals("/")),
        credentials(uri));
  }

  private static Stream<String> credentials(URI uri) {
    return Stream.of(uri.getRawUserInfo(), uri.getUserInfo())
        .filter(Objects::nonNull)
        .flatMap(user -> Stream.of(user, user.substring(user.indexOf(':') + 1)));
  }

  /** {@code Bearer abc} keeps its secret in one of its words, which may be echoed alone. */
  private static Stream<String> words(String value) {
    return Stream.concat(Stream.of(value), Stream.of(value.split("\\s+")).skip(1));
  }

  String hide(String text) {
    var hidden = text;
    for (var secret : texts) {
      hidden = hidden.replace(secret, HIDDEN);
    }
    return hidden;
  }

  @Override
  public String toString() {
    return HIDDEN;
  }
}
