package dev.nines.recording;

/** What is no recording, or one of nothing; the message says what was expected. */
public final class UnreadableRecordingException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableRecordingException(String message) {
    super(message);
  }
}
