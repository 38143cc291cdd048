package dev.nines.app;

import dev.nines.access.Access;
import dev.nines.app.watchdog.Watchdog;
import dev.nines.cli.HistoryPlace;
import dev.nines.cli.Retention;
import dev.nines.cli.ServeOptions;
import dev.nines.cli.Version;
import dev.nines.evidence.EvidenceKeeping;
import dev.nines.evidence.Leaving;
import dev.nines.notify.NotSentException;
import dev.nines.notify.Sender;
import dev.nines.practice.Credentials;
import dev.nines.practice.PracticeChat;
import dev.nines.practice.PracticeOptions;
import dev.nines.runner.Environment;
import dev.nines.share.Sharing;
import dev.nines.source.JourneyFolder;
import dev.nines.store.History;
import dev.nines.store.Progress;
import dev.nines.store.Recorder;
import dev.nines.target.TargetRules;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import dev.nines.time.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A prober as {@code serve} puts it together, on the practice chat and without its daemon. */
final class Served implements AutoCloseable {

  static final String REGION = "eu-1";

  /** The secret of that name. */
  static final String CALLBACK = "only-whom-we-told-knows-this";

  private final PracticeChat chat = PracticeChat.start(PracticeOptions.defaults().withPort(0));
  private final Path folder;
  private final SystemTimer timer = new SystemTimer();
  private final Prober prober;

  /**
   * @param folder for the journeys, which come with {@link #write}
   */
  Served(Path folder, Recorder recorder, History history) {
    this(
        folder,
        recorder,
        history,
        (receiver, _) -> {
          throw NotSentException.lasting(receiver + " is told by nobody here");
        });
  }

  /** With somebody who tells receivers. */
  Served(Path folder, Recorder recorder, History history, Sender sender) {
    this(
        folder,
        new JourneyFolder(
                List.of(folder),
                Wiring.loader(),
                List.of(folder.resolve(".evidence"), folder.resolve("unused.db")))
            ::look,
        recorder,
        history,
        sender);
  }

  /** With journeys from elsewhere. */
  Served(Path folder, JourneySource source, Recorder recorder, History history, Sender sender) {
    this.folder = folder;
    this.prober =
        new Prober(
            new ServeOptions(
                List.of(folder),
                null,
                REGION,
                "127.0.0.1",
                0,
                new Access.Everybody(),
                100,
                () -> true,
                TargetRules.USUAL,
                new Practice(Map.of("CHAT_URL", chat.uri().toString())),
                new ServeOptions.Telling(
                    "rehearsal", URI.create("https://nines.example.com"), null),
                new HistoryPlace.File(folder.resolve("unused.db")),
                Retention.DEFAULT,
                null,
                new EvidenceKeeping(
                    folder.resolve(".evidence"), Duration.ofDays(1), 1L << 30, Leaving.AS_ASKED),
                Sharing.ALONE,
                ServeOptions.Telemetry.NONE,
                _ -> {},
                _ -> {}),
            source,
            new Wiring(Map.of())::runner,
            new SimpleMeterRegistry(),
            Version.current(),
            recorder,
            history,
            null,
            new DeadMansSwitch(() -> new Progress(0, 0, 0, 0, null, null), InstantSource.system()),
            new Watchdog(Ticker.SYSTEM),
            sender,
            Clocks.system(timer));
  }

  private record Practice(Map<String, String> variables) implements Environment {
    @Override
    public @Nullable String secret(String name) {
      var practice = Credentials.defaults();
      return switch (name) {
        case "OPERATOR_TOKEN" -> practice.operatorToken();
        case "CALLBACK" -> CALLBACK;
        case "CUSTOMER" -> practice.customer();
        case "CUSTOMER_PASSWORD" -> practice.customerPassword();
        default -> null;
      };
    }
  }

  /** Puts a file into the folder of journeys; {@link #look} takes it up. */
  Served write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
    return this;
  }

  Served look() {
    prober.look();
    return this;
  }

  PracticeChat chat() {
    return chat;
  }

  Prober prober() {
    return prober;
  }

  @Override
  public void close() {
    prober.close();
    timer.close();
    chat.close();
  }
}
