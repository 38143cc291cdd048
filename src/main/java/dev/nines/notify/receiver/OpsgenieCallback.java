package dev.nines.notify.receiver;

import dev.nines.notify.receiver.Callback.HandedBack;
import dev.nines.notify.receiver.Callback.PassedOver;
import dev.nines.notify.receiver.Callback.TakenUp;
import dev.nines.notify.receiver.Callback.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What Opsgenie's webhook integration posts when somebody does something with an alert. */
public final class OpsgenieCallback {

  private static final String BEARER = "Bearer ";
  private static final String OPSGENIE = "Opsgenie";
  private static final String BASIC = "Basic ";

  private OpsgenieCallback() {}

  /**
   * Whether the request knows the secret.
   *
   * @param authorization the header {@code Authorization}: the secret as {@code Bearer}, or as the
   *     password of {@code Basic}
   * @param token the header {@code X-Nines-Token}: the secret
   */
  public static boolean authorised(
      String secret, @Nullable String authorization, @Nullable String token) {
    if (token != null) {
      return CallbackJson.same(secret, token.strip());
    }
    if (authorization == null) {
      return false;
    }
    if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return CallbackJson.same(secret, authorization.substring(BEARER.length()).strip());
    }
    return authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())
        && CallbackJson.same(secret, password(authorization.substring(BASIC.length()).strip()));
  }

  private static @Nullable String password(String basic) {
    try {
      var pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
      return pair.contains(":") ? pair.substring(pair.indexOf(':') + 1) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /**
   * What it says.
   *
   * @throws UnreadableException if it is no call-back of Opsgenie's
   */
  public static Callback read(byte[] body) throws UnreadableException {
    var json = CallbackJson.read(body);
    var action = CallbackJson.text(json, "/action");
    var where =
        switch (action) {
          case "Acknowledge" -> OPSGENIE;
          case "Close" -> "closed in Opsgenie";
          case "UnAcknowledge" -> OPSGENIE;
          default -> null;
        };
    if (where == null) {
      return new PassedOver("%s says nothing of who looks after it".formatted(action));
    }
    var conversation = Key.conversation(CallbackJson.text(json, "/alert/alias"));
    if (conversation.isEmpty()) {
      return new PassedOver("the alert is none that Nines opened");
    }
    var user = json.at("/alert/username").asText("");
    if (action.equals("UnAcknowledge")) {
      return json.at("/source/type").asText().equalsIgnoreCase("system")
          ? new HandedBack(conversation.get(), null, OPSGENIE)
          : new HandedBack(
              conversation.get(),
              CallbackJson.by(user.isBlank() ? "somebody" : user, OPSGENIE),
              OPSGENIE);
    }
    if (user.isBlank()
        || user.equals(OpsgenieAlert.SOURCE)
        || json.at("/source/type").asText().equalsIgnoreCase("system")) {
      return new PassedOver("nobody did it by hand");
    }
    return new TakenUp(conversation.get(), CallbackJson.by(user, where));
  }
}
