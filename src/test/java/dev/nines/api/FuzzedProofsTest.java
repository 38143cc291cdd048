package dev.nines.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.fuzz.Case;
import dev.nines.fuzz.Fuzz;
import dev.nines.notify.link.LinkKey;
import dev.nines.notify.link.SignedLinks;
import dev.nines.notify.receiver.Callback;
import dev.nines.notify.receiver.Callback.UnreadableException;
import dev.nines.notify.receiver.OpsgenieCallback;
import dev.nines.notify.receiver.PagerDutyCallback;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What says of itself that it may: whatever it is, it is believed only where it is right, and what
 * cannot be read is said to be so.
 */
class FuzzedProofsTest {

  private static final List<String> HEADERS =
      List.of(
          "X-Hub-Signature-256",
          "X-Gitea-Signature",
          "X-Forgejo-Signature",
          "X-Gitlab-Token",
          "webhook-id",
          "webhook-timestamp",
          "webhook-signature");

  private static final List<String> PROOFS =
      List.of(
          "",
          " ",
          "sha256=",
          "sha256",
          "sha1=00",
          "v1=",
          "v1,",
          "v1, v1,",
          ",,,",
          "v1=00,v1=",
          "Bearer ",
          "Bearer",
          "Basic ",
          "Basic Og==",
          "Basic !!!",
          "whsec_",
          "whsec_!",
          "1614265330",
          "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
          "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

  private static final List<String> SECRETS =
      List.of(
          Fuzz.CANARY, "whsec_" + Fuzz.CANARY, "whsec_", "whsec_!", "x", "ß\u0000", "whsec_AAAA");

  private static final List<String> PIECES =
      List.of("{", "}", "[", "\"", ":", ",", "null", "\\ud800", "0", "event", "alert", "nines-");

  private static String header(Case made) {
    return made.onceIn(2)
        ? made.oneOf(PROOFS)
        : made.onceIn(2) ? made.mangled(made.oneOf(PROOFS), PROOFS, PROOFS) : made.text(80);
  }

  @Test
  void nobodyProvesWhatTheyDoNotKnow() throws Exception {
    Fuzz.play(
        20_000,
        made -> {
          var headers = new HashMap<String, String>();
          for (int left = made.upTo(4); left > 0; left--) {
            headers.put(made.oneOf(HEADERS), header(made));
          }
          made.played(headers);
          var secret = made.played(made.oneOf(SECRETS));
          var body = made.bytes(made.upTo(100));
          var proof = new PushProof(secret);
          Fuzz.assertNoSecret(proof);
          if (!headers.containsValue(secret)) {
            assertThat(proof.holds(headers::get, body)).isFalse();
          }
          var one = made.played(header(made));
          if (!one.contains(secret)) {
            assertThat(PagerDutyCallback.signed(secret, one, body)).isFalse();
            assertThat(OpsgenieCallback.authorised(secret, one, null)).isFalse();
            assertThat(OpsgenieCallback.authorised(secret, null, one)).isFalse();
          }
        });
  }

  @Test
  void whateverACallBackSaysIsReadOrSaidToBeUnreadable() throws Exception {
    var real = new ArrayList<String>();
    try (var all = Files.list(Path.of("src/test/resources/dev/nines/notify/callback"))) {
      for (var path : all.sorted().toList()) {
        real.add(Files.readString(path).replace("ALIAS", "nines-4bf92f3577b34da6a3ce929d0e0e4736"));
      }
    }
    Fuzz.play(
        6_000,
        made -> {
          var text = made.played(made.mangled(made.oneOf(real), PIECES, real));
          var body = text.getBytes(StandardCharsets.UTF_8);
          said(() -> OpsgenieCallback.read(body));
          said(() -> PagerDutyCallback.read(body));
        });
  }

  private interface Reading {
    Callback read() throws UnreadableException;
  }

  private static void said(Reading reading) throws IOException {
    try {
      switch (reading.read()) {
        case Callback.TakenUp(var conversation, var by) -> {
          assertThat(conversation).isNotBlank();
          assertThat(by).isNotBlank().hasSizeLessThan(200).doesNotContain("\n", "\r", "\u0000");
        }
        case Callback.HandedBack back -> assertThat(back.conversation()).isNotBlank();
        case Callback.PassedOver(var why) -> assertThat(why).isNotBlank();
      }
    } catch (UnreadableException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Test
  void noLinkIsGoodThatNobodyMade() throws Exception {
    var key = LinkKey.of(Fuzz.CANARY.repeat(2).getBytes(StandardCharsets.UTF_8));
    var now = Instant.parse("2026-03-02T12:00:00Z");
    var links = new SignedLinks(URI.create("https://nines.example.com"), () -> key, () -> now);
    var real = links.link("4bf92f3577b34da6a3ce929d0e0e4736", "room").toString();
    Fuzz.assertNoSecret(real);
    var parts = real.split("[/?&=]", -1);
    var until = parts[java.util.Arrays.asList(parts).indexOf("until") + 1];
    var signature = parts[java.util.Arrays.asList(parts).indexOf("signature") + 1];
    Fuzz.play(
        5_000,
        made -> {
          var odd = List.of(until, signature, "room", "0", "-1", "9999999999999999999", "", "=");
          var given = made.played(made.mangled(signature, odd, odd));
          var when =
              made.played(
                  made.onceIn(2) ? until : made.onceIn(2) ? made.text(20) : made.number() + "");
          var receiver = made.played(made.oneOf("room", "", "other", made.text(20)));
          var told = links.check("4bf92f3577b34da6a3ce929d0e0e4736", receiver, when, given);
          if (!given.equals(signature) || !when.equals(until) || !receiver.equals("room")) {
            assertThat(told).isNotEqualTo(SignedLinks.Verdict.GOOD);
          }
        });
  }
}
