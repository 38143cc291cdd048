package dev.nines.app;

import dev.nines.cli.Collaborators;
import dev.nines.cli.Commands;
import dev.nines.cli.ExitStatus;
import dev.nines.cli.Interruption;
import dev.nines.runner.browser.BrowserOptions;
import dev.nines.runner.browser.CodeGenerator;
import dev.nines.store.sql.SqlHistory;
import dev.nines.yaml.JourneyFiles;
import dev.nines.yaml.JourneySchema;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.FileDescriptor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Where the process begins. Plain picocli: the web application is booted by the commands that serve
 * alone.
 */
@QuarkusMain
public final class Main {

  // What teardown and the last writing may take after Ctrl-C, before the process ends in its midst;
  // within a container's usual 30 s of grace.
  private static final Duration FAREWELL = Duration.ofSeconds(27);

  private Main() {}

  public static void main(String... arguments) {
    var out = new StandardStream(FileDescriptor.out);
    var err = new StandardStream(FileDescriptor.err);
    var outWriter = out.writer();
    var errWriter = err.writer();
    var interruption = new Interruption();
    var over = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(interruption, over), "nines-end"));

    var configuration = Commands.configuration(System.getenv(), arguments);
    var wiring = new Wiring(configuration.variables());
    int status =
        Commands.of(
                Terminals.of(outWriter, errWriter, System.getenv()),
                interruption,
                configuration,
                Path.of(System.getProperty("nines.home", ".")),
                new Collaborators(
                    paths -> Wiring.loader().load(JourneyFiles.read(paths)),
                    JourneySchema::json,
                    (environment, control, targets, evidence) -> {
                      Logging.toStandardError();
                      return wiring.runner(environment, control, targets, evidence);
                    },
                    new QuarkusDaemon(wiring),
                    place -> SqlHistory.read(Kept.toRead(place)),
                    InstantSource.system(),
                    Main::record),
                arguments)
            .execute(arguments);
    wiring.close();

    outWriter.flush();
    var loss = out.loss();
    if (loss != null) {
      errWriter.println("nines: cannot write to the standard output: " + loss);
      status = status == ExitStatus.GOOD ? ExitStatus.INVALID : status;
    }
    errWriter.flush();
    over.countDown();
    System.exit(status);
  }

  private static String record(URI url, Interruption interruption) throws InterruptedException {
    var environment = System.getenv();
    var home = Path.of(System.getProperty("user.home", "."));
    return new CodeGenerator(BrowserOptions.of(environment, home), environment)
        .record(url, interruption::then);
  }

  /**
   * Ctrl-C and its like: what goes on is stopped, tears down, and is told; then the process ends.
   */
  private static void end(Interruption interruption, CountDownLatch over) {
    interruption.give();
    try {
      boolean _ = over.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
