package dev.nines.practice;

/** A request that is not served, with the status and the reason that the client is told. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  Refusal(int status, String message) {
    // Refusals are everyday answers: a stack trace would cost more than the rest of the request.
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
