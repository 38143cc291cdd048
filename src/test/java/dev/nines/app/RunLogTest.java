package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logging.MDC;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a line says of the run that wrote it. */
class RunLogTest {

  private static final String RUN = "0123456789abcdef0123456789abcdef";
  private static final Map<String, String> NAMED =
      Map.of("journey", "chat", "run", RUN, "trace_id", RUN);

  private final Logger logger = Logger.getLogger("nines.runs");
  private final List<Map<String, String>> heard = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          heard.add(((ExtLogRecord) line).getMdcCopy());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.setLevel(Level.DEBUG);
    logger.addHandler(handler);
  }

  @AfterEach
  void forget() {
    logger.removeHandler(handler);
    logger.setLevel(null);
    MDC.clear();
  }

  private static RunEnded ended() {
    return new RunEnded(
        new Run(
            RUN,
            "chat",
            "chat",
            "eu-1",
            Trigger.SCHEDULE,
            Instant.EPOCH,
            Instant.EPOCH,
            Duration.ZERO,
            new Outcome.Passed(),
            List.of(),
            Map.of()));
  }

  @Test
  void everyLineOfARunNamesItsJourneyAndItsTrace() {
    var log = new RunLog();
    log.on(
        new RunStarted(
            RUN, "chat", "chat", "eu-1", Trigger.SCHEDULE, Instant.EPOCH, Instant.EPOCH));
    logger.info("something happens");
    log.on(ended());
    logger.info("and a last word");

    assertThat(heard).containsExactly(NAMED, NAMED, NAMED);
  }

  @Test
  void theEndOfARunThatIsNotPlayedNamesItAndNothingBehindItDoes() {
    new RunLog().on(ended());
    logger.info("of nobody");

    assertThat(heard).containsExactly(NAMED, Map.of());
  }
}
