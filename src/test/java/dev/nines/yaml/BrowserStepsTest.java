package dev.nines.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.BrowserSettings;
import dev.nines.journey.Locator;
import dev.nines.journey.Locator.By;
import dev.nines.journey.Step;
import dev.nines.journey.Template;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserStepsTest {

  private static Loaded load(String steps) {
    return new JourneyLoader(new ExpressionCompiler())
        .load(
            List.of(
                SourceFile.of(
                    "chat.yaml",
                    """
                    journey: chat
                    actors:
                      customer: { url: "https://chat.example.com" }
                    steps:
                    """
                        + steps.indent(2))));
  }

  private static List<Step> steps(String text) {
    var loaded = load(text);
    assertThat(loaded.problems()).isEmpty();
    return loaded.journeys().getFirst().steps();
  }

  private static String problems(String text) {
    return String.join("\n", load(text).problems().stream().map(each -> each.message()).toList());
  }

  @Test
  void aPageIsOpenedAndUsedInTheWordsOfPlaywright() {
    var steps =
        steps(
            """
            - browser: /widget
              expect: page.title == "Support"
            - click: { role: button, name: Open chat, exact: true }
            - fill: { label: Your message }
              with: "hello ${run.id}"
            - type: "#search"
              with: cards
            - press: Enter
              in: { placeholder: Search }
            - press: Escape
            - select: { testId: topic }
              option: [Cards, Loans]
            - check: { label: I agree }
            - uncheck: { label: I agree }
            - hover: { text: Help, nth: -1 }
            - wait for: { role: dialog }
              state: hidden
            - wait for url: "**/done"
            - goto: /thanks
            - screenshot: the end
            - evaluate: window.chat.id
              expect: value != null
              store: { chat: value, seen: 'page.text("h1")' }
            """);
    assertThat(steps)
        .extracting(step -> step.act().getClass().getSimpleName())
        .containsExactly(
            "OpenPage",
            "Click",
            "Fill",
            "TypeText",
            "Press",
            "Press",
            "Select",
            "Check",
            "Check",
            "Hover",
            "WaitFor",
            "WaitForUrl",
            "GoTo",
            "Screenshot",
            "Evaluate");
    assertThat(steps.get(1).act())
        .isEqualTo(
            new BrowserAct.Click(
                new Locator(
                    By.ROLE, Template.of("button"), Template.of("Open chat"), true, null, null)));
    assertThat(steps.get(3).act())
        .isEqualTo(
            new BrowserAct.TypeText(
                Locator.of(By.CSS, Template.of("#search")), Template.of("cards")));
    assertThat(steps.get(10).act())
        .isEqualTo(new BrowserAct.WaitFor(Locator.of(By.ROLE, Template.of("dialog")), false));
    assertThat(steps)
        .extracting(Step::name)
        .startsWith("browser /widget", "click button \"Open chat\"", "fill Your message");
  }

  @Test
  void anElementMayBeInAFrameThatIsInAFrame() {
    var steps =
        steps(
            """
            - browser: /
            - click: { role: button, name: Pay, frame: { title: Card, frame: "#payment" } }
            """);
    assertThat(steps.get(1).act())
        .isEqualTo(
            new BrowserAct.Click(
                new Locator(
                    By.ROLE,
                    Template.of("button"),
                    Template.of("Pay"),
                    false,
                    null,
                    new Locator(
                        By.TITLE,
                        Template.of("Card"),
                        null,
                        false,
                        null,
                        Locator.of(By.CSS, Template.of("#payment"))))));
    assertThat(problems("- browser: /\n- click: { css: b, frame: { css: i, frames: x } }\n"))
        .contains("unknown key \"frames\" in an element");
  }

  @Test
  void aPageMustBeOpenBeforeItIsUsed() {
    assertThat(problems("- click: '#send'\n"))
        .isEqualTo(
            "no page is open here; expected an earlier step of actor customer that opens one");
  }

  @Test
  void whatIsFilledInMustBeSaid() {
    assertThat(problems("- browser: /\n- fill: '#name'\n"))
        .isEqualTo("found fill without with; expected both");
  }

  @Test
  void anElementIsKnownByOneThing() {
    assertThat(problems("- browser: /\n- click: { label: Name, text: Name }\n"))
        .contains("found text beside label");
    assertThat(problems("- browser: /\n- click: { name: Send }\n"))
        .contains("without what it is known by");
  }

  @Test
  void whatIsExpectedOfAPageIsKnownBeforeARun() {
    assertThat(problems("- browser: /\n  expect: status == 200\n")).contains("status");
    assertThat(problems("- browser: /\n  expect: page.text(1) == \"x\"\n")).isNotEmpty();
    assertThat(problems("- browser: /\n  expect: page.count(\"li\") > 2 && page.visible(\"h1\")\n"))
        .isEmpty();
  }

  @Test
  void whatAStepBringsAboutIsDeclaredBesideIt() {
    var steps =
        steps(
            """
            - browser: /
            - click: a
              popup: invoice
              dialog: { accept: "${run.id}" }
              answers: [/api/**, "**/chat"]
            - wait for response: /api/chats
              page: invoice
              status: 201
              expect: response.status == 201
            - wait for download: "*.pdf"
              expect: download.size > 0
            - upload: "#papers"
              files: { name: a.txt, text: b }
            - offline: true
            """);
    assertThat(steps.get(1).act()).isInstanceOf(BrowserAct.Detailed.class);
    var detailed = (BrowserAct.Detailed) steps.get(1).act();
    assertThat(detailed.act()).isInstanceOf(BrowserAct.Click.class);
    assertThat(detailed.details().popup()).isEqualTo("invoice");
    assertThat(detailed.details().answers()).containsExactly("/api/**", "**/chat");
    assertThat(steps.get(4).act())
        .isEqualTo(
            new BrowserAct.Upload(
                Locator.of(By.CSS, Template.of("#papers")),
                List.of(
                    new BrowserAct.FileToGive(
                        Template.of("a.txt"), "", new BrowserAct.Text(Template.of("b"))))));
    assertThat(steps.get(5).act()).isEqualTo(new BrowserAct.SetOffline(true));
  }

  @Test
  void whatWasNotBroughtAboutCannotBeRead() {
    assertThat(problems("- browser: /\n- click: a\n  expect: dialog.message == \"x\"\n"))
        .contains("dialog");
    assertThat(problems("- browser: /\n- click: a\n  expect: download.size > 0\n"))
        .contains("download");
  }

  @Test
  void aPageIsNamedOnceAndBeforeItIsUsed() {
    assertThat(problems("- browser: /\n- click: a\n  popup: one\n- click: b\n  page: two\n"))
        .isEqualTo("actor customer has no page \"two\" open here; expected one of page, one");
    assertThat(problems("- browser: /\n- click: a\n  popup: one\n- click: a\n  popup: one\n"))
        .isEqualTo("actor customer has a page named \"one\" open already");
    assertThat(problems("- browser: /\n- wait for: a\n  popup: one\n"))
        .contains("popup means nothing here");
  }

  @Test
  void filesAreReadFromBesideTheJourneyAndNowhereElse(@TempDir Path folder) throws Exception {
    var beside = Files.createDirectory(folder.resolve("journeys"));
    Files.writeString(beside.resolve("paper.txt"), "paper");
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(beside.resolve("link.txt"), folder.resolve("secret.txt"));
    Files.write(beside.resolve("large.bin"), new byte[(10 << 20) + 1]);
    assertThat(uploaded(beside, "paper.txt").problems()).isEmpty();
    var act = uploaded(beside, "paper.txt").journeys().getFirst().steps().get(1).act();
    assertThat(((BrowserAct.Upload) act).files().getFirst().content())
        .isEqualTo(new BrowserAct.Bytes(ByteBuffer.wrap("paper".getBytes(UTF_8))));
    for (var name : List.of("../secret.txt", folder.resolve("secret.txt").toString(), "link.txt")) {
      assertThat(uploaded(beside, name).problems())
          .singleElement()
          .satisfies(problem ->
              assertThat(problem.message())
                  .contains("cannot be uploaded: it is not below the folder of the file"));
    }
    assertThat(uploaded(beside, "large.bin").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("larger than 10485760 bytes"));
    assertThat(uploaded(beside, "missing.txt").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("\"missing.txt\""));
    assertThat(uploaded(beside, ".").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("it is no file"));
  }

  private static Loaded uploaded(Path folder, String name) {
    return new JourneyLoader(new ExpressionCompiler())
        .load(
            List.of(
                SourceFile.of(
                    folder.resolve("chat.yaml").toString(),
                    """
                    journey: chat
                    actors:
                      customer: { url: "https://chat.example.com" }
                    steps:
                      - browser: /
                      - upload: "#papers"
                        files: %s
                    """
                        .formatted(name),
                    Companions.in(folder))));
  }

  @Test
  void theDevicesAreThoseOfThePlaywrightThatIsUsed() throws Exception {
    var jar = Path.of(Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (var zip = new ZipFile(jar.toFile());
        var in = zip.getInputStream(zip.getEntry("driver/package/lib/coreBundle.js"))) {
      var bundle = new String(in.readAllBytes(), UTF_8);
      for (var device : Devices.all().values()) {
        assertThat(bundle)
            .contains("\"" + device.name() + "\": {\n        userAgent: \"" + device.userAgent());
      }
      int begin = bundle.indexOf("deviceDescriptorsSource_default = {");
      int end = bundle.indexOf("};", begin);
      assertThat(bundle.substring(begin, end).split("defaultBrowserType", -1))
          .hasSize(Devices.all().size() + 1);
    }
  }

  private static String actorProblems(String keys, String steps) {
    var loaded =
        new JourneyLoader(new ExpressionCompiler())
            .load(
                List.of(
                    SourceFile.of(
                        "chat.yaml",
                        "journey: chat\nactors:\n  customer:\n"
                            + "    url: https://chat.example.com\n"
                            + keys.indent(4)
                            + "steps:\n"
                            + steps.indent(2))));
    return String.join(
        "\n",
        loaded.problems().stream()
            .map(problem -> problem.message() + "; " + problem.fix())
            .toList());
  }

  @Test
  void anActorsBrowserIsWhatItsSettingsSay() {
    var settings =
        load("""
        - browser: /
        """)
            .journeys()
            .getFirst()
            .actors()
            .get("customer")
            .browser();
    assertThat(settings).isEqualTo(BrowserSettings.DEFAULT);
    assertThat(
            actorProblems(
                """
                browser:
                  device: iPhone 15
                  viewport: 800x600
                  locale: de-DE
                  time zone: Europe/Berlin
                  permissions: geolocation
                  geolocation: { latitude: 52.52, longitude: 13.4, accuracy: 10 }
                  color scheme: dark
                  user agent: Nines
                  network: { latency: 100ms, download: 1.6Mbit/s, upload: 500kbit/s }
                  block: ["**/ads/**"]
                  answers: /api/**
                """,
                "- browser: /\n"))
        .isEmpty();
  }

  @Test
  void settingsThatAreNoneAreSaidWithTheLikelyFix() {
    assertThat(actorProblems("browser: { device: iphone15 }", "- browser: /\n"))
        .contains("found \"iphone15\"; expected a device of Playwright")
        .contains("did you mean iPhone 15?");
    assertThat(actorProblems("browser: { time zone: Europe/Berln }", "- browser: /\n"))
        .contains("did you mean Europe/Berlin?");
    assertThat(actorProblems("browser: { locale: de_DE }", "- browser: /\n"))
        .contains("did you mean de-DE?");
    assertThat(actorProblems("browser: { viewport: 800 }", "- browser: /\n"))
        .contains("expected a size such as 1280x720");
    assertThat(actorProblems("browser: { network: slow }", "- browser: /\n"))
        .contains("expected one of slow 3g, 3g, fast 3g, slow 4g, fast 4g");
    assertThat(actorProblems("browser: { network: { download: 5 } }", "- browser: /\n"))
        .contains("expected a speed such as 500kbit/s");
    assertThat(actorProblems("browser: { timezoneId: UTC }", "- browser: /\n"))
        .contains("did you mean \"time zone\"?");
    assertThat(
            actorProblems(
                "browser: { geolocation: { latitude: 1, longitude: 2 } }", "- browser: /\n"))
        .contains("add `permissions: geolocation`");
  }

  @Test
  void whatNoBrowserDoesIsSaidBeforeARun(@TempDir Path folder) throws Exception {
    var pem = Files.writeString(folder.resolve("ca.pem"), "");
    var steps = "- browser: /\n- click: a\n";
    assertThat(actorProblems("tls: { ca: " + pem + " }", steps))
        .contains("a browser trusts its own authorities and those of the prober's user");
    assertThat(actorProblems("tls: { serverName: chat }", steps)).contains("the name in the URL");
    assertThat(actorProblems("cookies: false", steps)).contains("keeps its cookies");
    assertThat(actorProblems("redirects: 3", steps)).contains("follows redirects");
    assertThat(actorProblems("redirects: 3\ncookies: false", "- get: /\n")).isEmpty();
  }
}
