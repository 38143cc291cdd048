package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.api.OnDuty;
import dev.nines.notify.Notice;
import dev.nines.notify.link.LinkKey;
import dev.nines.notify.link.SignedLinks;
import dev.nines.practice.Faults;
import dev.nines.store.SumOverRuns;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the link in a message to an incident that somebody took up, as a browser does it. */
@QuarkusTest
class AcknowledgeLinkTest {

  private static final String OFTEN =
      """
      journey: often
      title: A <customer> opens a chat
      interval: 1s
      timeout: 900ms
      actors:
        customer: { url: "${env.CHAT_URL}", timeout: 800ms }
      steps:
        - step: open chat
          as: customer
          post: /api/chats
          json: { topic: cards }
          expect: status == 201
      alerts:
        consecutive: { failures: 2, recoveries: 1 }
        failures: off
        no run: off
        coverage: off
      """;

  @TestHTTPResource("/")
  URI root;

  @Inject OnDuty duty;
  @TempDir Path folder;

  private final BlockingQueue<Notice> told = new LinkedBlockingQueue<>();
  private final SumOverRuns history = new SumOverRuns();
  private Served served;
  private Api api;

  @BeforeEach
  void serve() throws IOException {
    api = new Api(root);
    served =
        new Served(folder, history, history, (_, notice) -> told.add(notice))
            .write("room.yaml", "receiver: room\nslack: { webhook: \"http://127.0.0.1:1/\" }\n")
            .look()
            .look();
    duty.take(served.prober().shown());
  }

  @AfterEach
  void end() {
    duty.take(null);
    served.close();
  }

  private Notice next(Notice.Kind kind) {
    while (true) {
      served.prober().beat();
      var notice = told.poll();
      if (notice != null) {
        assertThat(notice.kind()).isEqualTo(kind);
        return notice;
      }
      Thread.onSpinWait();
    }
  }

  private Notice opened() throws IOException {
    served.chat().faults(Faults.none().withErrorShare(1));
    served.write("often.yaml", OFTEN).look();
    return next(Notice.Kind.OPENED);
  }

  /** Where the link leads, on this very prober. */
  private static String path(@Nullable URI link) {
    assertThat(link).hasHost("nines.example.com");
    return Objects.requireNonNull(link).getRawPath() + "?" + link.getRawQuery();
  }

  private Api.Answer post(String path, String form, Map<String, String> headers) throws Exception {
    var request = api.request(path).header("Content-Type", "application/x-www-form-urlencoded");
    headers.forEach(request::header);
    return api.send(request.POST(BodyPublishers.ofString(form)));
  }

  private static void page(Api.Answer answer, int status, String heading) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.text()).contains("<h1>" + heading + "</h1>").doesNotContain("<script");
    assertThat(answer.type()).isEqualToIgnoringCase("text/html; charset=utf-8");
    assertThat(answer.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  private SignedLinks links(Instant now) throws IOException {
    var kept = history.documents().find("linkkey", Served.REGION).orElseThrow();
    var key = LinkKey.of(new ObjectMapper().readTree(kept.body()).path("key").binaryValue());
    return new SignedLinks(URI.create("https://nines.example.com"), () -> key, () -> now);
  }

  @Test
  void theFormOnThePageAcknowledgesAndLookingDoesNot() throws Exception {
    var link = path(opened().acknowledge());

    var shown = api.get(link);
    page(shown, 200, "Acknowledge?");
    assertThat(shown.text())
        .contains("<form method=\"post\">", "A &lt;customer&gt; opens a chat", "maxlength=\"100\"");
    assertThat(api.send(api.request(link).method("HEAD", BodyPublishers.noBody())).status())
        .isEqualTo(200);
    assertThat(standing()).as("a preview looks, and acknowledges nothing").isEqualTo("open");

    // As a browser does from a page that gives no referrer, over plain HTTP and over HTTPS.
    var done = post(link, "name=++Ann+%3Cb%3E++", Map.of("Origin", "null"));
    page(done, 200, "Acknowledged");
    assertThat(done.text())
        .contains("Thank you, Ann &lt;b&gt;.", "taken up by Ann &lt;b&gt;")
        .doesNotContain("<form");
    assertThat(standing()).isEqualTo("acknowledged");
    assertThat(next(Notice.Kind.ACKNOWLEDGED).acknowledge())
        .as("nothing is left to be acknowledged")
        .isNull();

    page(api.get(link), 200, "Already acknowledged");
    var again = post(link, "name=Bob", Map.of("Origin", "null", "Sec-Fetch-Site", "same-origin"));
    page(again, 409, "Already acknowledged");
    assertThat(again.text()).contains("taken up by Ann &lt;b&gt;");

    served.chat().faults(Faults.none());
    next(Notice.Kind.RESOLVED);
    page(api.get(link), 200, "Already over");
    page(post(link, "", Map.of()), 409, "Already over");
  }

  private String standing() {
    return served.prober().shown().incidents().current().getFirst().stage().word();
  }

  @Test
  void whoGivesNoNameIsSomebodyOfTheReceiver() throws Exception {
    var link = path(opened().acknowledge());
    page(post(link, "name=", Map.of()), 200, "Acknowledged");
    assertThat(api.get("/api/v1/incidents").json().findValuesAsText("by"))
        .contains("somebody of room");
  }

  @Test
  void aPageOfAnotherSiteIsRefused() throws Exception {
    var link = path(opened().acknowledge());
    var sent =
        List.of(
            Map.of("Origin", "https://evil.example"),
            Map.of("Origin", "null", "Sec-Fetch-Site", "cross-site"),
            Map.of("Origin", "null", "Sec-Fetch-Site", "same-site"));
    for (var headers : sent) {
      page(post(link, "name=Eve", headers), 403, "Refused");
    }
    assertThat(standing()).isEqualTo("open");
  }

  @Test
  void whatIsForgedExpiredOrUnknownIsSaidAndNothingIsShown() throws Exception {
    var notice = opened();
    var link = path(notice.acknowledge());
    for (var forged :
        new String[] {
          link.replace("receiver=room", "receiver=other"),
          link.substring(0, link.length() - 1),
          link.substring(0, link.indexOf('?')),
          "/acknowledge/" + "0".repeat(32) + link.substring(link.indexOf('?'))
        }) {
      page(api.get(forged), 403, "This link is not valid");
      page(post(forged, "name=Eve", Map.of()), 403, "This link is not valid");
      assertThat(api.get(forged).text()).doesNotContain("customer");
    }
    var old = links(Instant.now().minus(SignedLinks.LIFE.plusDays(2))).link(notice.id(), "room");
    page(api.get(path(old)), 410, "This link has expired");
    page(post(path(old), "", Map.of()), 410, "This link has expired");
    var unknown = path(links(Instant.now()).link("0".repeat(32), "room"));
    page(api.get(unknown), 404, "Unknown incident");
    page(post(unknown, "", Map.of()), 404, "Unknown incident");
    assertThat(standing()).isEqualTo("open");
  }

  @Test
  void whileTheProberIsEndingItIsSaidSo() throws Exception {
    duty.take(null);
    page(api.get("/acknowledge/42?signature=abc"), 503, "Not available now");
  }
}
