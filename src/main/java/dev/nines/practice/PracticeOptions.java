package dev.nines.practice;

import java.time.Duration;

/**
 * How a practice chat is started.
 *
 * @param host the address to listen on; {@code 0.0.0.0} for all
 * @param port the front's port, 0 to 65535; 0 takes any free ports, otherwise the backends listen
 *     on the ports that follow
 * @param backends how many servers there are, 1 to 9
 * @param credentials what operators and customers show
 * @param seed fixes which requests an {@code errorShare} hits
 * @param simulatedOperators how many operators are always there, 0 to 1000; they take a chat only
 *     when nobody else can, and answer it by themselves
 * @param simulatedAnswerAfter how long a simulated operator types
 * @param keptChats how many chats are remembered, at least 1; the one longest unused goes first
 */
public record PracticeOptions(
    String host,
    int port,
    int backends,
    Credentials credentials,
    long seed,
    int simulatedOperators,
    Duration simulatedAnswerAfter,
    int keptChats) {

  public PracticeOptions {
    within("backends", backends, 1, 9);
    within("port", port, 0, 65_535 - backends);
    within("simulatedOperators", simulatedOperators, 0, Faults.MOST_OPERATORS);
    within("keptChats", keptChats, 1, Integer.MAX_VALUE);
    if (simulatedAnswerAfter.isNegative()) {
      throw new IllegalArgumentException(
          "simulatedAnswerAfter is " + simulatedAnswerAfter + "; expected zero or more");
    }
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + "; expected " + least + " to " + most);
    }
  }

  /** Any free ports on loopback, three backends, one simulated operator. */
  public static PracticeOptions defaults() {
    return new PracticeOptions(
        "127.0.0.1", 0, 3, Credentials.defaults(), 9, 1, Duration.ofMillis(150), 10_000);
  }

  public PracticeOptions withHost(String value) {
    return new PracticeOptions(
        value,
        port,
        backends,
        credentials,
        seed,
        simulatedOperators,
        simulatedAnswerAfter,
        keptChats);
  }

  public PracticeOptions withPort(int value) {
    return new PracticeOptions(
        host,
        value,
        backends,
        credentials,
        seed,
        simulatedOperators,
        simulatedAnswerAfter,
        keptChats);
  }

  public PracticeOptions withBackends(int value) {
    return new PracticeOptions(
        host, port, value, credentials, seed, simulatedOperators, simulatedAnswerAfter, keptChats);
  }

  public PracticeOptions withCredentials(Credentials value) {
    return new PracticeOptions(
        host, port, backends, value, seed, simulatedOperators, simulatedAnswerAfter, keptChats);
  }

  public PracticeOptions withSeed(long value) {
    return new PracticeOptions(
        host,
        port,
        backends,
        credentials,
        value,
        simulatedOperators,
        simulatedAnswerAfter,
        keptChats);
  }

  public PracticeOptions withSimulatedOperators(int value) {
    return new PracticeOptions(
        host, port, backends, credentials, seed, value, simulatedAnswerAfter, keptChats);
  }

  public PracticeOptions withSimulatedAnswerAfter(Duration value) {
    return new PracticeOptions(
        host, port, backends, credentials, seed, simulatedOperators, value, keptChats);
  }

  public PracticeOptions withKeptChats(int value) {
    return new PracticeOptions(
        host, port, backends, credentials, seed, simulatedOperators, simulatedAnswerAfter, value);
  }
}
