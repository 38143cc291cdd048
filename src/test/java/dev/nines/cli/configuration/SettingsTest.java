package dev.nines.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @Test
  void everySettingSaysWhatItIs() {
    assertThat(Settings.ALL)
        .allSatisfy(setting -> {
          assertThat(setting.key()).matches("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)?");
          assertThat(setting.why()).isNotBlank().doesNotEndWith(".");
          assertThat(setting.kind().expected()).isNotBlank();
          assertThat(setting.usual() + setting.otherwise()).isNotBlank();
        });
    assertThat(Settings.ALL).extracting(Setting::key).doesNotHaveDuplicates();
    assertThat(Settings.ALL.stream().flatMap(each -> each.variables().stream()))
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(Secret.ALL.stream().map(Secret::name).toList());
  }

  @Test
  void everyDefaultIsAValueOfItsSetting() {
    assertThat(Settings.ALL)
        .filteredOn(setting -> !setting.usual().isEmpty())
        .isNotEmpty()
        .allSatisfy(setting ->
            assertThatCode(() -> setting.of(setting.usual())).doesNotThrowAnyException());
  }

  /** Group and setting would stand under the same key of a file. */
  @Test
  void noSettingIsAGroup() {
    assertThat(Settings.ALL)
        .allSatisfy(setting ->
            assertThat(Settings.ALL)
                .noneMatch(other -> other.key().startsWith(setting.key() + ".")));
  }

  @ParameterizedTest
  @CsvSource({
    "region, NINES_REGION",
    "history.keep-runs, NINES_HISTORY_KEEP_RUNS",
    "history.place, NINES_HISTORY",
    "history.place, NINES_HISTORY_PLACE",
    "link.url, NINES_LINK",
    "link.key-file, NINES_LINK_KEY_FILE",
    "access.open, NINES_OPEN",
    "access.tokens-file, NINES_TOKENS_FILE",
    "targets.patterns, NINES_TARGETS",
    "targets.file, NINES_TARGETS_FILE",
    "browser.chromium, NINES_CHROMIUM",
    "browser.slots, NINES_BROWSER_SLOTS",
    "log.json, NINES_LOG_JSON"
  })
  void aVariableGivesItsSetting(String key, String variable) {
    var setting =
        Settings.ALL.stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow();
    assertThat(Configuration.of(Map.of(variable, " 7d ")).of(setting))
        .isEqualTo(new Given("7d", new Origin.Variable(variable)));
    assertThat(Configuration.of(Map.of(variable, " ")).said(setting)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://nines:hunter2@db/nines, postgresql://nines:…@db/nines",
    "jdbc:postgresql://db/nines?user=n&password=hunter2&x=y, jdbc:postgresql://db/nines?user=n&password=…&x=y",
    "https://ghp_X@github.com/o/r.git, https://…@github.com/o/r.git",
    "https://ghp_X:x-oauth-basic@github.com/o/r.git, https://…@github.com/o/r.git",
    "https://u:p@hunter2@db/x, https://…@db/x",
    "postgresql://u:p@hunter2@db/x, postgresql://u:…@db/x",
    "jdbc:postgresql://db/nines?sslpassword=hunter2&x=y, jdbc:postgresql://db/nines?sslpassword=…&x=y",
    "https://a.example.com/?api_token=hunter2, https://a.example.com/?api_token=…",
    "ssh://git@git.example.com/j.git, ssh://git@git.example.com/j.git",
    "https://nines.example.com:8443/a@b, https://nines.example.com:8443/a@b"
  })
  void noPasswordIsShown(String text, String shown) {
    assertThat(new Given(text, new Origin.Default()).shown()).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "https://hunter2@traces.example.com, true",
    "HTTPS://hunter2:x@traces.example.com, true",
    "jdbc:postgresql://db/nines?sslpassword=hunter2, true",
    "postgresql://nines:hunter2@db/nines, true",
    "ssh://git@git.example.com/j.git, false",
    "ssh://git@git.example.com:22/j.git, false",
    "jdbc:postgresql://db:5432/nines?user=nines, false",
    "https://nines.example.com:8443/a@b, false"
  })
  void anAddressWithALoginHoldsASecret(String text, boolean secret) {
    assertThat(Secret.isIn(text)).isEqualTo(secret);
  }

  /** Where it is not, this takes minutes. */
  @ParameterizedTest
  @ValueSource(strings = {"//", "https://", "https://h/?", "?key"})
  void aLongTextIsSearchedInASingleGo(String beginning) {
    for (var unit : List.of(":", "key", "//:", "?a", "@:")) {
      var text = beginning + unit.repeat(400_000);
      assertThat(Secret.isIn(text)).isEqualTo(text.contains("s://@"));
      assertThat(new Given(text, new Origin.Default()).shown()).isNotEmpty();
    }
  }
}
