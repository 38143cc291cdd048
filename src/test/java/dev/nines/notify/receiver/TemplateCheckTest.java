package dev.nines.notify.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.alert.BodyCheck.Flaw;
import dev.nines.notify.Notices;
import dev.nines.notify.receiver.BodyNames.Many;
import dev.nines.notify.receiver.BodyNames.Named;
import dev.nines.notify.receiver.BodyNames.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateCheckTest {

  private final TemplateCheck check = new TemplateCheck();

  @Test
  void theNamesAreThoseOfTheDefaultBody() {
    same(BodyNames.NOTICE, NoticeData.of(Notices.whole()));
  }

  private static void same(BodyNames names, Object data) {
    switch (names) {
      case Value _ -> assertThat(data).isNotInstanceOfAny(Map.class, List.class);
      case Many(var item) ->
          assertThat((List<?>) data).isNotEmpty().allSatisfy(each -> same(item, each));
      case Named(var members) -> {
        var map = (Map<?, ?>) data;
        assertThat(map.keySet()).isEqualTo(members.keySet());
        members.forEach((name, of) -> {
          if (map.get(name) != null) {
            same(of, map.get(name));
          }
        });
      }
    }
  }

  @Test
  void theTemplateOfTheDocumentationIsGood() throws IOException {
    var docs = Files.readString(Path.of("docs/receivers.md"));
    var body = Pattern.compile("(?s)body: \\|[^\\n]*\\n(.*?)```").matcher(docs);
    assertThat(body.find()).isTrue();
    assertThat(check.of(body.group(1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{notice.headline}",
        "{notice.link ?: 'none'}",
        "{notice.incidents.size}",
        "{#each notice.incidents}{it.journey}{it_hasNext}{/each}",
        "{#for each in notice.incidents}{#for why in each.reasons}{why.reason}: {why.runs}{/for}{/for}",
        "{#for each in notice.incidents}{each.regions.size}{#for one in each.regions}{one}{/for}{/for}",
        "{#for each in notice.incidents}{each.latest.step}{#else}none of {notice.about}{/for}",
        "{#if notice.stands && notice.severity == 'critical'}!{/if}",
        "{#let it=notice.headline}{it}{/let}",
        "{ not a name }",
        "no names at all"
      })
  void whatCanBeFilledInIsGood(String template) {
    assertThat(check.of(template)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{#each notice.incidents}{it.jurney}{/each}",
        "{#for each in notice.incidents}{/for}{each.journey}",
        "{#if notice.standz}!{/if}",
        "{notice.link ?: notice.lnk}",
        "{#for each in notice.incidents}{#for why in each.reasons}{why.run}{/for}{/for}"
      })
  void whatCannotBeFilledInIsFound(String template) {
    assertThat(check.of(template)).hasSize(1);
  }

  @Test
  void aValueWithoutWhatItIsOfIsToldItsWholeName() {
    assertThat(check.of("{#for each in notice.incidents}{journey}{/for}"))
        .extracting(Flaw::fix)
        .containsExactly("did you mean \"each.journey\"?");
  }
}
