package dev.nines.notify.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.notify.link.SignedLinks.Verdict;
import dev.nines.store.SumOverRuns;
import dev.nines.time.ManualTime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SignedLinksTest {

  private static final URI BASE = URI.create("https://nines.example.com/eu");
  private static final Pattern LINK =
      Pattern.compile(
          "https://nines\\.example\\.com/eu/acknowledge/([^?]+)\\?receiver=([^&]+)&until=(\\d+)&signature=([A-Za-z0-9_-]{43})");

  private final ManualTime time = new ManualTime();
  private final SignedLinks links = links("a key of thirty-two bytes or more");

  private SignedLinks links(String key) {
    var known = LinkKey.of(key.getBytes(StandardCharsets.UTF_8));
    return new SignedLinks(BASE, () -> known, time);
  }

  private Matcher link() {
    var link = LINK.matcher(Objects.requireNonNull(links.link("42", "on-call")).toString());
    assertThat(link.matches()).as(link.toString()).isTrue();
    return link;
  }

  @Test
  void aLinkIsGoodForItsConversationAndReceiverAlone() {
    var link = link();
    assertThat(links.check("42", "on-call", link.group(3), link.group(4))).isEqualTo(Verdict.GOOD);
    assertThat(links.check("43", "on-call", link.group(3), link.group(4)))
        .isEqualTo(Verdict.FORGED);
    assertThat(links.check("42", "team", link.group(3), link.group(4))).isEqualTo(Verdict.FORGED);
    assertThat(links.check("42", "on-call", link.group(3) + "0", link.group(4)))
        .as("nobody makes it last longer")
        .isEqualTo(Verdict.FORGED);
    assertThat(links.check("42\non-call", link.group(3), "", link.group(4)))
        .isEqualTo(Verdict.FORGED);
    assertThat(links.check("42", "on-call", "", "")).isEqualTo(Verdict.FORGED);
    assertThat(
            links("another key of thirty-two bytes..")
                .check("42", "on-call", link.group(3), link.group(4)))
        .isEqualTo(Verdict.FORGED);
  }

  @Test
  void aLinkHoldsForAWeekAndIsTheSameAllDay() {
    var link = link();
    assertThat(link().group()).isEqualTo(link.group());
    time.advance(SignedLinks.LIFE);
    assertThat(links.check("42", "on-call", link.group(3), link.group(4))).isEqualTo(Verdict.GOOD);
    time.advance(Duration.ofDays(1));
    assertThat(links.check("42", "on-call", link.group(3), link.group(4)))
        .isEqualTo(Verdict.EXPIRED);
  }

  @Test
  void withoutAnAddressOrAKeyThereAreNoLinks() {
    var known = LinkKey.of(new byte[LinkKey.SHORTEST]);
    assertThat(new SignedLinks(null, () -> known, time).link("42", "on-call")).isNull();
    var keyless = new SignedLinks(BASE, () -> null, time);
    assertThat(keyless.link("42", "on-call")).isNull();
    assertThat(keyless.check("42", "on-call", "0", "")).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void aShortKeyIsNone() {
    assertThatThrownBy(() -> LinkKey.of(new byte[31]))
        .hasMessage("the key has 31 bytes; expected 32 or more");
    assertThat(LinkKey.of("a key of thirty-two bytes or more".getBytes(StandardCharsets.UTF_8)))
        .hasToString("•••");
  }

  private KeptKey kept(SumOverRuns history, int filling) {
    return new KeptKey(
        history,
        "eu-1",
        time,
        () -> {
          var bytes = new byte[LinkKey.SHORTEST];
          Arrays.fill(bytes, (byte) filling);
          return bytes;
        });
  }

  @Test
  void aKeyThatNobodyGaveIsMadeOnceAndOutlivesAStart() {
    var history = new SumOverRuns();
    var first = kept(history, 1);
    assertThat(first.get()).isNull();
    first.look(history::documents);
    first.look(history::documents);
    var link = new SignedLinks(BASE, first, time).link("42", "on-call");

    var second = kept(history, 2);
    second.look(history::documents);
    assertThat(new SignedLinks(BASE, second, time).link("42", "on-call"))
        .isNotNull()
        .isEqualTo(link);
  }

  @Test
  void twoWhoOfferAKeyAgreeOnTheFirst() {
    var history = new SumOverRuns();
    var one = kept(history, 1);
    var other = kept(history, 2);
    // Neither finds one yet.
    var nothing = new SumOverRuns();
    one.look(nothing::documents);
    other.look(nothing::documents);
    one.look(history::documents);
    other.look(history::documents);
    assertThat(new SignedLinks(BASE, other, time).link("42", "on-call"))
        .isNotNull()
        .isEqualTo(new SignedLinks(BASE, one, time).link("42", "on-call"));
  }
}
