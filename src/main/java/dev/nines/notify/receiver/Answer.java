package dev.nines.notify.receiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.nines.notify.NotSentException;
import dev.nines.notify.message.Excerpt;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a service answered.
 *
 * @param body without the receiver's secrets, which some services echo
 * @param retryAfter when it may be asked again, if it says so
 */
record Answer(int status, String body, @Nullable Duration retryAfter) {

  Answer {
    if (retryAfter != null && retryAfter.compareTo(LONGEST_PAUSE) > 0) {
      retryAfter = LONGEST_PAUSE;
    }
  }

  /** Whoever asks for more would be told of trouble that is long over. */
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST = 200;

  /** The body where it is JSON, a missing node where it is not. */
  JsonNode json() {
    try {
      var json = JSON.readTree(body);
      return json == null ? MissingNode.getInstance() : json;
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }

  /** The same with a pause that the body asks for. */
  Answer pausing(Duration pause) {
    return new Answer(status, body, pause);
  }

  /**
   * Passes an answer that says the notice was taken.
   *
   * @throws NotSentException if the status says otherwise
   */
  void require2xx() throws NotSentException {
    if (status < 200 || status > 299) {
      throw failure();
    }
  }

  /** What is to be said of an answer by its status. */
  NotSentException failure() {
    return status == 408 || status == 429 || status >= 500 ? forNow() : forGood();
  }

  NotSentException forGood() {
    return NotSentException.lasting(words() + hint());
  }

  NotSentException forNow() {
    return NotSentException.later(words(), retryAfter, null);
  }

  private String words() {
    var said = Excerpt.line(body, LONGEST);
    return "HTTP " + status + (said.isEmpty() ? "" : ": " + said);
  }

  private String hint() {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> "; the address has moved: declare the new one";
      case 401, 403 -> "; is the key right, and may it be used for this?";
      case 404, 410 -> "; is the address right, and does what it leads to still exist?";
      default -> "";
    };
  }
}
