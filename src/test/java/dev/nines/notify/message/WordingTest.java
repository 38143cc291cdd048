package dev.nines.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.cli.Golden;
import dev.nines.notify.Notice;
import dev.nines.notify.Notices;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTest {

  static Stream<String> names() {
    return Notices.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aNoticeIsSaidInFewWords(String name) throws IOException {
    Golden.check("notify", "message/" + name + ".txt", text(Notices.all().get(name)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyHeadlineIsOneLineThatNamesTheEnvironment(String name) {
    assertThat(Wording.of(Notices.all().get(name)).headline())
        .contains("[production]")
        .doesNotContain("\n")
        .hasSizeLessThanOrEqualTo(250);
  }

  @Test
  void aBlindProberSaysNothingOfCustomers() {
    assertThat(text(Notices.blind()))
        .contains("cannot tell")
        .contains("nothing is known of them")
        .doesNotContain("for customers");
  }

  @Test
  void aTestCanNotBeTakenForReal() {
    assertThat(text(Notices.all().get("test")))
        .startsWith("TEST — nothing is wrong")
        .doesNotContainIgnoringCase("critical");
  }

  @Test
  void ofMoreThanTenJourneysTheRestIsCounted() {
    var message = Wording.of(Notices.several(13));
    assertThat(message.lines().stream().filter(Message.Item.class::isInstance)).hasSize(11);
    assertThat(message.body()).contains("• and 3 more");
  }

  private static String text(Notice notice) {
    var message = Wording.of(notice);
    return message.headline() + "\n\n" + message.body() + "\n";
  }
}
