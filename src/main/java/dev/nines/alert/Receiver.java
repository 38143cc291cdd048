package dev.nines.alert;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told. Addresses and keys may hold secrets, so {@link #toString} says the name and
 * kind alone.
 *
 * @param name unique among the receivers; of the form of a journey's name
 * @param hourly at most so many messages an hour, at least 1; what is over it comes as a digest,
 *     and what is critical comes all the same
 * @param secrets the values of all that its texts read, which must never be said
 */
public record Receiver(String name, Channel channel, int hourly, Set<String> secrets) {

  /** How many messages an hour nobody reads any more. */
  public static final int HOURLY = 30;

  public Receiver {
    secrets = Set.copyOf(secrets);
  }

  /** One whose texts read no secret. */
  public Receiver(String name, Channel channel, int hourly) {
    this(name, channel, hourly, Set.of());
  }

  /** The same, and its texts read these. */
  public Receiver hiding(Collection<String> values) {
    return new Receiver(name, channel, hourly, Set.copyOf(values));
  }

  @Override
  public String toString() {
    return name + " (" + channel.word() + ")";
  }

  /** The way to a receiver. */
  public sealed interface Channel {

    /** The key in a receiver's file. */
    default String word() {
      return switch (this) {
        case Alertmanager _ -> "alertmanager";
        case Slack _ -> "slack";
        case Opsgenie _ -> "opsgenie";
        case PagerDuty _ -> "pagerduty";
        case Telegram _ -> "telegram";
        case Email _ -> "email";
        case Webhook _ -> "webhook";
      };
    }
  }

  /**
   * Prometheus Alertmanager's API v2, which groups and routes by itself.
   *
   * @param servers the base addresses of all members of the cluster, at least one; each is told
   * @param labels added to every alert
   */
  public record Alertmanager(List<URI> servers, Map<String, String> labels) implements Channel {
    public Alertmanager {
      servers = List.copyOf(servers);
      labels = Map.copyOf(labels);
    }
  }

  /** An incoming webhook of Slack, or of what speaks its language. */
  public record Slack(URI webhook) implements Channel {
    @Override
    public String toString() {
      return "Slack";
    }
  }

  /**
   * Opsgenie's Alert API.
   *
   * @param api the base address, such as {@code https://api.opsgenie.com} or its European one
   * @param key of an API integration; secret
   * @param responders names of teams that are told, or empty for the integration's own
   * @param callback by which a call-back proves that it is Opsgenie's, secret; null where none is
   *     taken
   */
  public record Opsgenie(URI api, String key, List<String> responders, @Nullable String callback)
      implements Channel {
    public Opsgenie {
      responders = List.copyOf(responders);
    }

    @Override
    public String toString() {
      return "Opsgenie";
    }
  }

  /**
   * The Events API v2.
   *
   * @param api the base address, such as {@code https://events.pagerduty.com}
   * @param key the integration's routing key; secret
   * @param callback by which call-backs are signed, secret; null where none is taken
   */
  public record PagerDuty(URI api, String key, @Nullable String callback) implements Channel {
    @Override
    public String toString() {
      return "PagerDuty";
    }
  }

  /**
   * A bot of Telegram that writes into a chat.
   *
   * @param api the base address, such as {@code https://api.telegram.org}
   * @param token the bot's; secret
   * @param chat the id of the chat, or {@code @channel}
   */
  public record Telegram(URI api, String token, String chat) implements Channel {
    @Override
    public String toString() {
      return "Telegram";
    }
  }

  /**
   * Mail, through the server that the daemon is configured with.
   *
   * @param to at least one address
   */
  public record Email(List<String> to) implements Channel {
    public Email {
      to = List.copyOf(to);
    }
  }

  /**
   * Any HTTP endpoint.
   *
   * @param body a template in Qute's language over {@code notice}; null for Nines' own JSON
   */
  public record Webhook(URI url, Map<String, String> headers, @Nullable String body)
      implements Channel {
    public Webhook {
      headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
      return "Webhook";
    }
  }
}
