package dev.nines.cli;

import dev.nines.cli.live.Terminal;
import dev.nines.practice.PracticeChat;
import dev.nines.practice.PracticeOptions;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nines practice}: the practice chat alone. */
@Command(
    name = "practice",
    mixinStandardHelpOptions = true,
    description = "Starts the practice chat: a small service with faults to switch on.")
final class PracticeCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Interruption interruption;

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "Where it listens; its backends take the ports that follow; 0 takes any free ones"
              + " (default: 8099).")
  private int port = 8099;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address it listens on (default: 127.0.0.1).")
  private String host = "127.0.0.1";

  PracticeCommand(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws InvalidUseException, InterruptedException {
    try (var chat = start(host, port)) {
      var out = terminal.out().writer();
      out.println("practice chat  " + chat.uri());
      out.println("its backends   " + chat.backendUris());
      out.println("its pages      " + chat.uri() + "/widget  " + chat.uri() + "/console");
      out.println("its faults     curl " + chat.uri() + "/faults");
      out.println("Ctrl-C ends it.");
      out.flush();
      var over = new CountDownLatch(1);
      interruption.then(over::countDown);
      over.await();
    }
    return ExitStatus.GOOD;
  }

  /**
   * Starts a chat.
   *
   * @throws InvalidUseException if a port cannot be had
   */
  static PracticeChat start(String host, int port) throws InvalidUseException {
    try {
      return PracticeChat.start(PracticeOptions.defaults().withHost(host).withPort(port));
    } catch (UncheckedIOException e) {
      Throwable cause = e.getCause();
      throw new InvalidUseException(
          "the practice chat: " + (cause == null ? e : cause).getMessage());
    } catch (IllegalArgumentException e) {
      throw new InvalidUseException("the practice chat: " + e.getMessage());
    }
  }
}
