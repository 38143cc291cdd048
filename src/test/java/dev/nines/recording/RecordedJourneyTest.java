package dev.nines.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nines.expression.ExpressionCompiler;
import dev.nines.journey.Journey;
import dev.nines.journey.Step;
import dev.nines.yaml.JourneyLoader;
import dev.nines.yaml.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From real recordings of Playwright's recorder to journeys that the loader takes. */
class RecordedJourneyTest {

  private static final Path RECORDED = Path.of("src/test/resources/dev/nines/recording");

  private static final String BEGINNING =
      """
      {"browserName":"chromium","launchOptions":{"headless":false},"contextOptions":{}}
      {"name":"openPage","url":"about:blank","signals":[],"pageGuid":"page@1"}
      {"name":"navigate","url":"https://shop.example.com/","signals":[],"pageGuid":"page@1"}
      """;

  private static RecordedJourney of(String text) throws UnreadableRecordingException {
    return JourneyWriter.of(Recording.read(text), "", "");
  }

  private static Journey loaded(RecordedJourney journey) {
    var loaded =
        new JourneyLoader(new ExpressionCompiler())
            .load(List.of(SourceFile.of("recorded.yaml", journey.text())));
    assertThat(loaded.problems()).as(journey.text()).isEmpty();
    return loaded.journeys().getFirst();
  }

  /** One action after the beginning, and what comes of it. */
  private static RecordedJourney action(String json) throws UnreadableRecordingException {
    var journey = of(BEGINNING + json.replace('`', '"'));
    var _ = loaded(journey);
    return journey;
  }

  @ParameterizedTest
  @ValueSource(strings = {"widget", "page"})
  void aRealRecordingBecomesAJourneyThatTheLoaderTakes(String name) throws Exception {
    var journey = of(Files.readString(RECORDED.resolve(name + ".jsonl")));
    var expected = RECORDED.resolve(name + ".yaml");
    var found = journey.text() + "\n# " + String.join("\n# ", journey.warnings()) + "\n";
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(expected, found);
    }
    assertThat(found).isEqualTo(Files.readString(expected));
    assertThat(loaded(journey).steps()).hasSize(journey.steps());
  }

  @ParameterizedTest
  @ValueSource(strings = {"widget", "page"})
  void aPasswordThatWasTypedStandsNowhere(String name) throws Exception {
    var journey = of(Files.readString(RECORDED.resolve(name + ".jsonl")));
    assertThat(journey.text() + journey.warnings())
        .contains("${secret.PASSWORD}")
        .doesNotContain("customer-practice", "hunter2");
  }

  @Test
  void aClickIntoAFieldThatIsFilledNextIsNoStep() throws Exception {
    var field =
        """
        "selector":"#user","signals":[],"locator":{"kind":"role","body":"textbox","options":{"attrs":[],"exact":false,"name":"User"}}}
        """;
    var journey =
        of(
            BEGINNING
                + "{\"name\":\"click\",\"button\":\"left\",\"modifiers\":0,\"clickCount\":1,"
                + field
                + "{\"name\":\"fill\",\"text\":\"ann\","
                + field);
    assertThat(loaded(journey).steps()).hasSize(2);
    assertThat(journey.warnings())
        .containsExactly(
            "a click into a field that was filled next was left out, as filling needs none");
  }

  @Test
  void aPasswordIsHiddenWhereverElseItComes() throws Exception {
    var journey =
        of(
            BEGINNING
                + """
                {"name":"fill","selector":"internal:role=textbox[name=\\"Card PIN\\"i]","text":"p&ss w0rd","signals":[],"locator":{"kind":"role","body":"textbox","options":{"attrs":[],"exact":false,"name":"Card PIN"}}}
                {"name":"fill","selector":"#again","text":"p&ss w0rd","signals":[],"locator":{"kind":"default","body":"#again","options":{}}}
                {"name":"navigate","url":"https://shop.example.com/in?key=p%26ss+w0rd","signals":[],"pageGuid":"page@1"}
                {"name":"assertValue","selector":"#again","value":"p&ss w0rd","signals":[],"locator":{"kind":"default","body":"#again","options":{}}}
                {"name":"assertText","selector":"#out","text":"it is p&ss w0rd","substring":true,"signals":[],"locator":{"kind":"default","body":"#out","options":{}}}
                {"name":"waltz","selector":"text=p&ss w0rd","signals":[]}
                """);
    var _ = loaded(journey);
    assertThat(journey.text() + journey.warnings())
        .contains("page.value(\"#again\") == secret.CARD_PIN", "${urlencode(secret.CARD_PIN)}")
        .doesNotContain("p&ss", "p%26ss");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "/find?of={\"a\":1}|b^`[c], /find?of=%7B%22a%22:1%7D%7Cb%5E%60%5Bc%5D",
        "/#/of/{id}|x#y, /#/of/%7Bid%7D%7Cx%23y",
        "/a|b/ü?q=100%&r=%7Cä, /a%7Cb/%C3%BC?q=100%25&r=%7C%C3%A4",
        "/?q=a b\\c, /?q=a%20b%5Cc",
      })
  void anAddressIsTakenAsBrowsersWriteIt(String written, String expected) throws Exception {
    var journey =
        of(
            BEGINNING.replace(
                "example.com/\"",
                "example.com" + written.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
    assertThat(journey.text()).contains("browser: ").contains(expected);
    assertThat(loaded(journey).steps()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pwd", "Pass", "API key", "api-key", "ApiKey", "Kennung", "Card PIN"})
  void whatIsTypedIntoAFieldForASecretIsNotKept(String label) throws Exception {
    assertThat(filled(label).text()).contains("    with: ${secret.").doesNotContain("tangerine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Passenger", "Compass", "Pinboard", "Opwd", "Happiness"})
  void whatIsTypedIntoAnyOtherFieldIsKept(String label) throws Exception {
    assertThat(filled(label).text()).contains("    with: tangerine\n");
  }

  private static RecordedJourney filled(String label) throws UnreadableRecordingException {
    return action(
        "{`name`:`fill`,`selector`:`internal:label=\\`%1$s\\`i`,`text`:`tangerine`,`signals`:[],`locator`:{`kind`:`label`,`body`:`%1$s`,`options`:{}}}"
            .formatted(label));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{`kind`:`label`,`body`:`Topic`,`options`:{`exact`:false}} | { label: Topic }",
        "{`kind`:`label`,`body`:`Topic`,`options`:{`exact`:true}} | { label: Topic, exact: true }",
        "{`kind`:`placeholder`,`body`:`Search`,`options`:{}} | { placeholder: Search }",
        "{`kind`:`text`,`body`:`a, b: ${c}`,`options`:{}} | { text: \"a, b: $${c}\" }",
        "{`kind`:`test-id`,`body`:`total`,`options`:{}} | { testId: total }",
        "{`kind`:`alt`,`body`:`Logo`,`options`:{}} | { alt: Logo }",
        "{`kind`:`title`,`body`:`true`,`options`:{}} | { title: \"true\" }",
        "{`kind`:`default`,`body`:`.x > #y`,`options`:{}} | \".x > #y\"",
        "{`kind`:`default`,`body`:`li`,`options`:{},`next`:{`kind`:`first`,`body`:``}} | { css: li, nth: 0 }",
        "{`kind`:`default`,`body`:`li`,`options`:{},`next`:{`kind`:`last`,`body`:``}} | { css: li, nth: -1 }",
        "{`kind`:`role`,`body`:`heading`,`options`:{`name`:`A`,`exact`:true,`attrs`:[]}} | { role: heading, name: A, exact: true }",
        "{`kind`:`role`,`body`:`row`,`options`:{`name`:`A`,`attrs`:[{`name`:`level`,`value`:1}]}} | role=x",
        "{`kind`:`role`,`body`:`row`,`options`:{`name`:{},`attrs`:[]}} | role=x",
        "{`kind`:`default`,`body`:`ul`,`options`:{},`next`:{`kind`:`text`,`body`:`x`,`options`:{}}} | role=x",
        "{`kind`:`default`,`body`:`li`,`options`:{},`next`:{`kind`:`has-text`,`body`:`x`,`options`:{}}} | role=x"
      })
  void anElementIsKnownAsThePageCallsIt(String locator, String written) throws Exception {
    var journey =
        action(
            "{`name`:`hover`,`selector`:`internal:role=x`,`signals`:[],`locator`:" + locator + "}");
    assertThat(journey.text()).contains("    hover: " + written + "\n");
    assertThat(journey.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "`name`:`assertVisible` | wait for: { role: status }",
        "`name`:`assertText`,`text`:`it's \\\"on\\\"`,`substring`:true | expect: 'page.text(\"role=status\").contains(\"it''s \\\"on\\\"\")'",
        "`name`:`assertText`,`text`:`on`,`substring`:false | expect: 'page.text(\"role=status\") == \"on\"'",
        "`name`:`assertValue`,`value`:`` | expect: 'page.value(\"role=status\") == \"\"'",
        "`name`:`press`,`key`:`a`,`modifiers`:10 | press: ControlOrMeta+Shift+a",
        "`name`:`uncheck` | uncheck: { role: status }",
        "`name`:`click`,`clickCount`:2 | dblclick: { role: status }",
        "`name`:`click`,`button`:`right` | button: right",
        "`name`:`click`,`button`:`middle`,`clickCount`:2 | button: middle",
        "`name`:`select`,`options`:[`a`,`b c`] | option: [a, b c]"
      })
  void anActionBecomesAStep(String action, String written) throws Exception {
    var journey =
        action(
            "{"
                + action
                + ",`selector`:`internal:role=status`,`signals`:[],`locator`:{`kind`:`role`,`body`:`status`,`options`:{`attrs`:[]}}}");
    assertThat(journey.text()).contains("    " + written + "\n");
    assertThat(journey.warnings()).isEmpty();
    assertThat(journey.steps()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aBoxIsExpectedToBeChecked(boolean checked) throws Exception {
    var journey =
        action(
            "{`name`:`assertChecked`,`checked`:"
                + checked
                + ",`selector`:`internal:role=checkbox[name=\\`Keep me\\`i]`,`signals`:[],`locator`:{`kind`:`role`,`body`:`checkbox`,`options`:{`attrs`:[],`name`:`Keep me`}}}");
    assertThat(journey.text())
        .contains(
            "    wait for: \"role=checkbox[name=\\\"Keep me\\\"i][checked=%s]\"\n"
                .formatted(checked));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{`name`:`click`,`selector`:`li`,`clickCount`:3,`signals`:[],`locator`:{`kind`:`default`,`body`:`li`}}",
        "{`name`:`click`,`selector`:`li`,`button`:`right`,`modifiers`:1,`signals`:[],`locator`:{`kind`:`default`,`body`:`li`}}",
        "{`name`:`click`,`selector`:`li`,`modifiers`:8,`signals`:[],`locator`:{`kind`:`default`,`body`:`li`}}",
        "{`name`:`assertSnapshot`,`selector`:`li`,`signals`:[]}",
        "{`name`:`setInputFiles`,`selector`:`li`,`files`:[],`signals`:[]}",
        "{`name`:`navigate`,`url`:`https://other.example.com/`,`signals`:[],`pageGuid`:`page@9`}",
        "{`name`:`waltz`,`selector`:`li`,`signals`:[]}",
        "{`name`:`waltz`}"
      })
  void whatHasNoStepIsSaidInItsPlace(String json) throws Exception {
    var journey = action(json);
    assertThat(journey.text()).contains("\n  # NOT RECORDED: ");
    assertThat(journey.warnings()).singleElement().asString().startsWith("not recorded: ");
  }

  @Test
  void aClickIntoAFieldIsKeptWhereNothingIsFilledIn() throws Exception {
    var journey =
        action(
            "{`name`:`click`,`selector`:`internal:label=\\`Date\\`i`,`clickCount`:1,`signals`:[],`locator`:{`kind`:`label`,`body`:`Date`,`options`:{}}}");
    assertThat(journey.text()).contains("    click: { label: Date }\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\uffff", "\\ufffe", "\\ud83d", "\\udc4d", "\\u0085", "\\u2028", "\\u0000"})
  void whatNoFileHoldsKeepsNothingElseOutOfTheJourney(String odd) throws Exception {
    var locator =
        "`selector`:`li`,`signals`:[],`locator`:{`kind`:`text`,`body`:`li %s`,`options`:{}}"
            .formatted(odd);
    var journey =
        of(
            (BEGINNING
                    + "{`name`:`fill`,`text`:`a %1$s b`,%2$s}\n{`name`:`waltz %1$s`,%2$s}\n"
                    + "{`name`:`assertText`,`text`:`c %1$s d`,%2$s}\n{`name`:`hover`,%2$s}\n")
                .formatted(odd, locator)
                .replace('`', '"'));
    var bytes = journey.text().getBytes(StandardCharsets.UTF_8);
    var read = new RecordedJourney(new String(bytes, StandardCharsets.UTF_8), 0, List.of());
    assertThat(loaded(read).steps()).hasSize(4);
  }

  @Test
  void namesAreUniqueWhateverIsDone() throws Exception {
    var click =
        "{\"name\":\"click\",\"selector\":\"b\",\"signals\":[],\"locator\":{\"kind\":\"default\",\"body\":\"b\"}}\n";
    assertThat(loaded(of(BEGINNING + click.repeat(3))).steps())
        .extracting(Step::name)
        .containsExactly("open shop.example.com", "click b", "click b (2)", "click b (3)");
  }

  @Test
  void whatIsWrittenToAPipeAnewAndWholeIsReadOnce() throws Exception {
    var click =
        "{\"name\":\"click\",\"selector\":\"b\",\"signals\":[],\"locator\":{\"kind\":\"default\",\"body\":\"b\"}}\n";
    assertThat(of(BEGINNING + BEGINNING + BEGINNING + click).steps()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|nothing was recorded",
        "import { test }|line 1 is no JSON object",
        "{\"a\":1}|line 1 has no \"name\" of an action",
        "{\"name\":\"click\",\"selector\":\"b\"}|no page was opened"
      })
  void whatIsNoRecordingIsSaid(String text, String said) {
    assertThatExceptionOfType(UnreadableRecordingException.class)
        .isThrownBy(() -> of(text))
        .withMessageContaining(said)
        .withMessageContaining("expected");
  }

  @Test
  void theFileOrTheTitleOrTheAddressNamesTheJourney() throws IOException, Exception {
    var recording = Recording.read(BEGINNING);
    assertThat(JourneyWriter.of(recording, "Open Account", "x").text())
        .contains("\njourney: open-account\ntitle: x\n");
    assertThat(JourneyWriter.of(recording, "", "Ein Konto: öffnen").text())
        .contains("\njourney: ein-konto-ffnen\ntitle: \"Ein Konto: öffnen\"\n");
    assertThat(JourneyWriter.of(recording, "", "").text())
        .contains("\njourney: shop-example-com\n");
  }
}
