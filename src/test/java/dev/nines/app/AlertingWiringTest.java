package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.cli.ServeOptions.Telling;
import dev.nines.evidence.EvidenceFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where messages lead to. */
class AlertingWiringTest {

  private static final String RUN = "4bf92f3577b34da6a3ce929d0e0e4736";

  @TempDir Path folder;

  private EvidenceFolder evidence() {
    return new EvidenceFolder(folder, Duration.ofDays(1), 1 << 20, InstantSource.system());
  }

  @BeforeEach
  void aRunInABrowserLeftAPicture() throws InterruptedException {
    var left = evidence().keep(RUN, draft -> draft.add("customer.png", new byte[7]));
    assertThat(left).hasSize(1);
  }

  @Test
  void aMessageLeadsToARunThatLeftSomething() {
    var telling = new Telling("production", URI.create("https://nines.example.com"), null);
    var masthead = AlertingWiring.masthead(telling, "eu-1", (_, _) -> null, evidence());
    assertThat(masthead.run().apply(RUN))
        .isEqualTo(URI.create("https://nines.example.com/api/v1/runs/" + RUN));
    assertThat(masthead.run().apply("0".repeat(32))).as("it left nothing").isNull();
  }

  @Test
  void aMessageLeadsNowhereWhereNobodyKnowsTheProbersAddress() {
    var masthead = AlertingWiring.masthead(Telling.PRODUCTION, "eu-1", (_, _) -> null, evidence());
    assertThat(masthead.run().apply(RUN)).isNull();
  }
}
