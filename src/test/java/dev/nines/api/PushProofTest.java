package dev.nines.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples that the hosts, and Standard Webhooks, give themselves. */
class PushProofTest {

  private static final String SECRET = "It's a Secret to Everybody";
  private static final String BODY = "Hello, World!";
  private static final String HMAC =
      "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  private static final Map<String, String> STANDARD =
      Map.of(
          "webhook-id",
          "msg_p5jXN8AQM9LWM0D4loKWxJek",
          "webhook-timestamp",
          "1614265330",
          "webhook-signature",
          "v1,nonsense v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

  private static boolean holds(String secret, Map<String, String> headers, String body) {
    return new PushProof(secret).holds(headers::get, body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyHostsOwnWayIsTaken() {
    for (var headers :
        java.util.List.of(
            Map.of("X-Hub-Signature-256", "sha256=" + HMAC),
            Map.of("X-Gitea-Signature", HMAC),
            Map.of("X-Forgejo-Signature", HMAC),
            Map.of("X-Gitlab-Token", SECRET))) {
      assertThat(holds(SECRET, headers, BODY)).as(headers.toString()).isTrue();
    }
    assertThat(holds("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", STANDARD, "{\"test\": 2432232314}"))
        .as("GitLab's signature, after Standard Webhooks")
        .isTrue();
  }

  @Test
  void whatIsNoProofIsNone() {
    assertThat(holds(SECRET, Map.of(), BODY)).isFalse();
    assertThat(holds(SECRET, Map.of("X-Hub-Signature-256", "sha256="), BODY)).isFalse();
    assertThat(holds(SECRET, Map.of("X-Hub-Signature-256", HMAC), BODY)).isFalse();
    assertThat(holds(SECRET, Map.of("X-Hub-Signature-256", "sha256=" + HMAC), BODY + "!"))
        .isFalse();
    assertThat(holds("other", Map.of("X-Gitea-Signature", HMAC), BODY)).isFalse();
    assertThat(holds(SECRET, Map.of("X-Gitlab-Token", "other"), BODY)).isFalse();
    assertThat(holds(SECRET, Map.of("X-Gitlab-Token", ""), BODY)).isFalse();
    for (var missing : STANDARD.keySet()) {
      var headers = new HashMap<>(STANDARD);
      headers.remove(missing);
      assertThat(holds("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", headers, "{\"test\": 2432232314}"))
          .as("without " + missing)
          .isFalse();
    }
    assertThat(holds("whsec_!", STANDARD, "{\"test\": 2432232314}")).isFalse();
  }

  @Test
  void aSecretThatOnlyBeginsAsAnEncodedOneIsTakenAsItIs() {
    for (var secret : java.util.List.of("whsec_", "whsec_!", "whsec_A")) {
      assertThat(holds(secret, STANDARD, BODY)).as(secret).isFalse();
      assertThat(holds(secret, Map.of("X-Gitlab-Token", secret), BODY)).as(secret).isTrue();
    }
  }

  @Test
  void theSecretIsNotShown() {
    assertThat(new PushProof(SECRET)).hasToString("***");
  }
}
