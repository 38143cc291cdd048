package dev.nines.runner.browser;

import static dev.nines.runner.browser.Surroundings.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.ServerVerdict;
import org.junit.jupiter.api.Test;

/** What steps make a real page do beside: dialogs, further pages, downloads, answers. */
class ConsequencesTest extends InBrowser {

  @Test
  void aQuestionIsDismissedUnlessAStepSaysOtherwise() throws Exception {
    site.page(
        "/",
        """
        <button onclick="out.textContent = confirm('Delete all?')">Delete</button>
        <button onclick="out.textContent = prompt('Why?', 'because')">Explain</button>
        <p id=out></p>
        """);
    passes(
        """
        - browser: /
        - click: { role: button, name: Delete }
          expect: page.text("#out") == "false"
        - click: { role: button, name: Delete }
          dialog: accept
          expect: page.text("#out") == "true" && dialog.type == "confirm"
          store: { question: dialog.message }
        - click: { role: button, name: Explain }
          dialog: accept
          expect: question == "Delete all?" && page.text("#out") == "because"
        - click: { role: button, name: Explain }
          dialog: { accept: "run ${run.id}" }
          expect: page.text("#out") == "run " + run.id && dialog.defaultValue == "because"
        - click: { role: button, name: Explain }
          dialog: dismiss
          expect: page.text("#out") == ""
        """);
  }

  @Test
  void aDialogThatComesLateIsWaitedFor() throws Exception {
    site.page(
        "/",
        """
        <button onclick="setTimeout(() => alert('Saved'), 300)">Save</button>
        """);
    passes(
        """
        - browser: /
        - click: { role: button, name: Save }
          dialog: accept
          expect: dialog.message == "Saved" && dialog.type == "alert"
        """);
  }

  @Test
  void aDialogThatDoesNotComeIsATimeout() throws Exception {
    site.page("/", "<button>Save</button>");
    var played =
        fails(
            """
            - browser: /
            - click: { role: button, name: Save }
              dialog: accept
              timeout: 500ms
            """);
    assertThat(played.attempt(1).client()).isEqualTo(ClientVerdict.TIMEOUT);
    assertThat(played.attempt(1).message()).contains("no dialog came");
  }

  @Test
  void aPageThatIsOpenedByAnotherIsActedIn() throws Exception {
    site.page("/", "<h1>Shop</h1><a target=_blank href=/invoice>Invoice</a>");
    site.page(
        "/invoice", "<title>Invoice</title><button>Print</button><script>fetch('/data')</script>");
    site.page("/data", "[]");
    var played =
        site.write(
            """
            - browser: /
            - click: { role: link, name: Invoice }
              popup: invoice
              expect: page.text("h1") == "Shop"
            - click: { role: button, name: Print }
              page: invoice
              expect: page.title == "Invoice" && page.url.endsWith("/invoice")
            - wait for: { text: Shop }
            """);
    assertThat(played.settled().outcome()).isEqualTo(new Outcome.Passed());
    assertThat(played.attempt(1).server()).isEqualTo(ServerVerdict.UP);
    assertThat(site.headers.get("/invoice traceparent")).contains(played.settled().id());
    assertThat(site.headers.get("/data traceparent")).contains(played.settled().id());
  }

  @Test
  void whatAPageThatIsOpenedLeadsElsewhereDoesNotLearnWhoTheActorIs() throws Exception {
    try (var other = new Surroundings(browser)) {
      other.page("/", "<h1>Elsewhere</h1>");
      site.page("/", "<a target=_blank href=/leave>Leave</a>");
      site.answers(
          "/leave",
          exchange -> {
            exchange.getResponseHeaders().set("Location", other.url() + "/");
            answer(exchange, 302, "");
          });
      var played =
          site.play(
              site.loaded(
                  "auth: { bearer: abc }",
                  "{}",
                  """
                  - browser: /
                  - click: { role: link }
                    popup: other
                  - wait for: { text: Elsewhere }
                    page: other
                  """));
      assertThat(played.settled().outcome()).isEqualTo(new Outcome.Passed());
      assertThat(site.headers).containsKey("/ authorization").containsKey("/leave traceparent");
      assertThat(site.headers).doesNotContainKey("/leave authorization");
      assertThat(other.headers).containsKey("/ user-agent").doesNotContainKey("/ authorization");
    }
  }

  @Test
  void aSecondPageIsOpenedBesideTheFirst() throws Exception {
    site.page("/", "<script>document.cookie = 'who=ada'</script><h1>Shop</h1>");
    site.page(
        "/help", "<h1>Help</h1><p id=out></p><script>out.textContent = document.cookie</script>");
    passes(
        """
        - browser: /
        - browser: /help
          page: help
          expect: page.text("#out") == "who=ada"
        - evaluate: document.title = "mine"
          expect: page.text("h1") == "Shop"
        - goto: /
          page: help
          expect: page.text("h1") == "Shop"
        """);
  }

  @Test
  void aPageThatIsNotOpenedIsATimeout() throws Exception {
    site.page("/", "<button>Open</button>");
    var played = fails("- browser: /\n- click: button\n  popup: other\n  timeout: 500ms\n");
    assertThat(played.attempt(1).client()).isEqualTo(ClientVerdict.TIMEOUT);
    assertThat(played.attempt(1).message()).contains("no page was opened");
  }

  @Test
  void anAnswerIsFoundThatCameBeforeItWasWaitedFor() throws Exception {
    site.page(
        "/",
        """
        <button onclick="fetch('/api/chats', {method: 'POST'})
            .then(a => a.text()).then(t => out.textContent = t)">Start</button><p id=out></p>
        """);
    site.answers("/api/chats", exchange -> answer(exchange, 201, "{\"chat\": 7}"));
    passes(
        """
        - browser: /
        - click: { role: button, name: Start }
          expect: page.text("#out") != ""
        - wait for: { text: chat }
        - wait for response: "**/api/chats"
          status: 201
          expect: response.status == 201 && response.headers["content-type"].contains("html")
                  && parseJson(response.text()).chat == 7
          store: { chat: "parseJson(response.text()).chat" }
        - evaluate: "${chat} + 1"
          expect: value == 8
        """);
  }

  @Test
  void anAnswerIsTakenOnceAndForgottenWithTheNextAct() throws Exception {
    site.page(
        "/",
        """
        <button onclick="fetch('/api').then(a => a.text()).then(t => out.textContent = t)">
        Start</button><h1>Hi</h1><p id=out></p>
        """);
    site.page("/api", "ok");
    var played =
        fails(
            """
            - browser: /
            - click: { role: button }
            - wait for response: /api
            - wait for response: /api
              timeout: 500ms
              observe: 3s
            """);
    assertThat(played.attempt(2).client()).isEqualTo(ClientVerdict.OK);
    assertThat(played.attempt(3).message()).contains("no answer came from /api");
    var forgotten =
        fails(
            """
            - browser: /
            - click: { role: button }
              expect: page.text("#out") == "ok"
            - hover: { text: Hi }
            - wait for response: /api
              timeout: 500ms
            """);
    assertThat(forgotten.attempt(3).message()).contains("no answer came from /api");
    var later =
        fails(
            """
            - browser: /
            - click: { role: button }
            - wait for response: /api
              status: 201
              timeout: 500ms
              observe: 3s
            """);
    assertThat(later.attempt(2).message())
        .contains("no answer came from /api with status 201, but with 200");
  }

  @Test
  void aFileThatIsLoadedDownIsRead() throws Exception {
    site.page("/", "<a href=/invoice>Invoice</a>");
    site.file("/invoice", "invoice-7.csv", "sum\n42\n");
    passes(
        """
        - browser: /
        - click: { role: link, name: Invoice }
        - wait for download: invoice-*.csv
          expect: download.name == "invoice-7.csv" && download.size == 7
                  && download.text().contains("42")
        - goto: /invoice
        - wait for download: "*"
          expect: download.url.endsWith("/invoice")
        """);
  }

  @Test
  void aFileIsLoadedDownThatALinkOpensInATabOfItsOwn() throws Exception {
    site.page("/", "<a target=_blank href=/invoice>Invoice</a>");
    site.file("/invoice", "invoice-7.csv", "sum\n42\n");
    passes(
        """
        - browser: /
        - click: { role: link, name: Invoice }
        - wait for download: invoice-*.csv
          expect: download.size == 7
        """);
  }

  @Test
  void aFileThatDoesNotEndIsATimeout() throws Exception {
    site.page("/", "<a href=/slow>Slow</a>");
    site.answers(
        "/slow",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=slow.bin");
          exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
        });
    var played =
        fails(
            """
            - browser: /
            - click: { role: link }
            - wait for download: slow.bin
              timeout: 2s
            """);
    assertThat(played.attempt(2).client()).isEqualTo(ClientVerdict.TIMEOUT);
    assertThat(played.attempt(2).message())
        .contains("the download of slow.bin did not come to its end");
  }

  @Test
  void aFileThatIsLargerThanTheActorReadsIsWrong() throws Exception {
    site.page("/", "<a href=/large>Large</a>");
    site.file("/large", "large", "0123456789".repeat(1_000));
    var played =
        site.play(
            site.loaded(
                "bodyLimit: 5kB",
                "{}",
                """
                - browser: /
                - click: { role: link }
                - wait for download: large
                """));
    assertThat(played.attempt(2).client()).isEqualTo(ClientVerdict.WRONG);
    assertThat(played.attempt(2).message()).contains("is larger than the actor's bodyLimit");
  }

  @Test
  void filesAreUploaded() throws Exception {
    site.page(
        "/",
        """
        <label>Papers <input type=file multiple onchange="Promise.all([...this.files].map(f =>
            f.text().then(t => f.name + ':' + f.type + ':' + t)))
            .then(all => out.textContent = all.join(' '))"></label><p id=out></p>
        """);
    passes(
        """
        - browser: /
        - upload: { label: Papers }
          files:
            - { name: note.txt, text: "run ${run.number}" }
            - { name: "list-${run.number}.csv", text: "a,b", type: text/csv }
          expect: page.text("#out") == "note.txt:text/plain:run " + string(run.number)
                  + " list-" + string(run.number) + ".csv:text/csv:a,b"
        """);
  }

  @Test
  void aPageWithoutANetworkSaysSo() throws Exception {
    site.page(
        "/",
        "<button onclick=\"fetch('/api').catch(() => out.textContent = 'offline')\">Go</button><p id=out></p>");
    var played =
        site.write(
            """
            - browser: /
            - offline: true
            - click: { role: button }
              expect: page.text("#out") == "offline"
            - offline: false
            - goto: /
              expect: page.text("#out") == ""
            """);
    assertThat(played.settled().outcome()).isEqualTo(new Outcome.Passed());
    assertThat(played.attempt(2).server()).as("nobody was asked").isEqualTo(ServerVerdict.UNKNOWN);
  }

  @Test
  void whoIsOfflineLearnsNothingOfTheServerOfAPage() throws Exception {
    site.page("/", "<h1>Hello</h1>");
    var played = fails("- browser: /\n- offline: true\n- goto: /\n");
    assertThat(played.attempt(2).client()).isEqualTo(ClientVerdict.REFUSED);
    assertThat(played.attempt(2).server()).isEqualTo(ServerVerdict.UNKNOWN);
    assertThat(played.attempt(2).message()).startsWith("no network to reach 127.0.0.1");
  }

  @Test
  void aStepNamesTheAnswersThatSaySomethingOfTheServers() throws Exception {
    site.page(
        "/",
        """
        <button onclick="Promise.all([fetch('/ads'), fetch('/api/chats')])
            .then(() => out.textContent += 'x')">Go</button><p id=out></p>
        """);
    site.answers("/ads", exchange -> answer(exchange, 500, "no"));
    site.page("/api/chats", "ok");
    var played =
        site.write(
            """
            - browser: /
            - click: { role: button }
              expect: page.text("#out") == "x"
            - click: { role: button }
              answers: /api/**
              expect: page.text("#out") == "xx"
            """);
    assertThat(played.attempt(1).server()).isEqualTo(ServerVerdict.DOWN);
    assertThat(played.attempt(2).server()).isEqualTo(ServerVerdict.UP);
  }
}
