package dev.nines.app;

import static dev.nines.tracing.TracedRun.attributes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.practice.PracticeChat;
import dev.nines.practice.PracticeOptions;
import dev.nines.tracing.OtlpReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged daemon plays against the practice chat, and its traces arrive. */
class TracesIT {

  private static final String JOURNEY =
      """
      journey: chat
      interval: 2s
      timeout: 30s
      actors:
        customer: { url: "${env.CHAT_URL}", timeout: 20s }
      steps:
        - step: open chat
          post: /api/chats
          json: { topic: cards }
          store: { chat: json.id }
        - step: authenticate
          post: /api/chats/${chat}/login
          json: { user: "${secret.CUSTOMER}", password: "${secret.CUSTOMER_PASSWORD}" }
      """;

  @TempDir private Path folder;
  @TempDir private Path kept;

  @Test
  void everyRunIsATraceAtTheEndpoint() throws Exception {
    Files.writeString(folder.resolve("chat.yaml"), JOURNEY);
    try (var chat = PracticeChat.start(PracticeOptions.defaults().withPort(0));
        var receiver = OtlpReceiver.start(0);
        var daemon =
            DaemonProcess.start(
                folder,
                kept.resolve("nines.db"),
                Map.of(
                    "CHAT_URL",
                    chat.uri().toString(),
                    "CUSTOMER",
                    "customer",
                    "CUSTOMER_PASSWORD",
                    "customer-practice"),
                "--otlp-endpoint",
                receiver.uri().toString(),
                "--environment",
                "rehearsal")) {
      var trace = receiver.await(each -> each.spans().size() == 5);

      assertThat(trace.tree())
          .isEqualTo(
              """
              chat
                open chat
                  POST
                authenticate
                  POST
              """);
      assertThat(attributes(trace.root())).containsEntry("nines.outcome", "passed");
      assertThat(trace.resource())
          .containsEntry("service.name", "nines")
          .containsEntry("deployment.environment.name", "rehearsal")
          .containsKeys("host.name", "service.version");
      assertThat(receiver.runs().toString()).doesNotContain("customer-practice");
      daemon.eventually("/metrics", text -> !text.contains("nines_trace_spans_sent_total 0.0"));
      // Its id is the run's.
      daemon.eventually("/api/v1/runs/" + trace.id(), text -> text.contains("\"passed\""));
    }
  }
}
