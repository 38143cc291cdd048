package dev.nines.runner.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Actor.HttpVersion;
import dev.nines.target.TargetRules;
import dev.nines.time.ManualTime;
import java.time.Duration;
import java.util.List;
import okhttp3.ConnectionPool;
import org.junit.jupiter.api.Test;

class KeptLinksTest {

  private final ManualTime time = new ManualTime();
  private final KeptLinks kept = new KeptLinks(time, 2);

  private static KeptLinks.Key key(String actor) {
    return new KeptLinks.Key(
        "journey", actor, new ClientOptions(TlsOptions.DEFAULT, null, HttpVersion.AUTO), 1024);
  }

  private Links use(String actor) {
    return kept.use(
        key(actor),
        () ->
            new Links(
                key(actor).options(),
                TargetRules.USUAL,
                new TlsMaterials(),
                _ -> List.of(),
                new ConnectionPool(),
                new Flow(1)));
  }

  private Links used(String actor) {
    var links = use(actor);
    kept.leave(key(actor));
    return links;
  }

  @Test
  void runsOfAnActorShareItsLinks() {
    var first = used("client");
    time.advance(Duration.ofMinutes(9));

    assertThat(used("client")).isSameAs(first);
    assertThat(used("other")).isNotSameAs(first);
  }

  @Test
  void whatNobodyUsesForLongIsGivenUp() {
    var first = used("client");
    time.advance(Duration.ofMinutes(11));
    used("other");

    assertThat(used("client")).isNotSameAs(first);
  }

  @Test
  void whatIsInUseStays() {
    var first = use("client");
    time.advance(Duration.ofHours(1));
    used("other");

    assertThat(use("client")).isSameAs(first);
  }

  @Test
  void theLongestUnusedGoesWhenThereAreMany() {
    var one = used("one");
    var two = used("two");
    used("three");

    assertThat(used("two")).isSameAs(two);
    assertThat(used("one")).isNotSameAs(one);
  }
}
