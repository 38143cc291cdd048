package dev.nines.notify.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.notify.receiver.Callback.HandedBack;
import dev.nines.notify.receiver.Callback.PassedOver;
import dev.nines.notify.receiver.Callback.TakenUp;
import dev.nines.notify.receiver.Callback.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What PagerDuty's webhooks V3 post when something becomes of an incident. */
public final class PagerDutyCallback {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PAGERDUTY = "PagerDuty";
  private static final String BACK = "incident.unacknowledged";
  private static final String VERSION = "v1=";

  private PagerDutyCallback() {}

  /**
   * Whether one of the signatures is of this secret.
   *
   * @param signatures the header {@code X-PagerDuty-Signature}: {@code v1=} and hexadecimal digits,
   *     several with commas while a secret is replaced
   * @param body as it came
   */
  public static boolean signed(String secret, @Nullable String signatures, byte[] body) {
    if (signatures == null) {
      return false;
    }
    var expected = VERSION + HexFormat.of().formatHex(mac(secret, body));
    boolean found = false;
    for (var each : signatures.split(",", -1)) {
      found |= CallbackJson.same(expected, each.strip());
    }
    return found;
  }

  private static byte[] mac(String secret, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java knows " + ALGORITHM, e);
    }
  }

  /**
   * What it says.
   *
   * @throws UnreadableException if it is no call-back of PagerDuty's
   */
  public static Callback read(byte[] body) throws UnreadableException {
    var json = CallbackJson.read(body);
    var type = CallbackJson.text(json, "/event/event_type");
    var where =
        switch (type) {
          case "incident.acknowledged", BACK -> PAGERDUTY;
          case "incident.resolved" -> "resolved in PagerDuty";
          default -> null;
        };
    if (where == null) {
      return new PassedOver("%s says nothing of who looks after it".formatted(type));
    }
    // An incident that somebody opened by hand may have none.
    var conversation = Key.conversation(json.at("/event/data/incident_key").asText(""));
    if (conversation.isEmpty()) {
      return new PassedOver("the incident is none that Nines opened");
    }
    if (type.equals(BACK)) {
      return new HandedBack(
          conversation.get(),
          byHand(json)
              ? CallbackJson.by(CallbackJson.text(json, "/event/agent/summary"), PAGERDUTY)
              : null,
          PAGERDUTY);
    }
    // What comes over an integration is most likely Nines' own, heard again.
    if (!byHand(json)) {
      return new PassedOver("nobody did it by hand");
    }
    return new TakenUp(
        conversation.get(),
        CallbackJson.by(CallbackJson.text(json, "/event/agent/summary"), where));
  }

  private static boolean byHand(JsonNode json) {
    return json.at("/event/agent/type").asText().equals("user_reference");
  }
}
