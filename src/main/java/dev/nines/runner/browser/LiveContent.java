package dev.nines.runner.browser;

import dev.nines.journey.Received;
import dev.nines.runner.ProberFaultException;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Supplier;

/** An answer or a download: what is known of it, and its content when it is asked for. */
final class LiveContent extends AbstractMap<String, Object> implements Received {

  private static final Duration READING = Duration.ofSeconds(20);

  private final Map<String, Object> known;
  private final Slot slot;
  private final Supplier<String> content;

  /**
   * @param content read on the slot's thread
   */
  LiveContent(Map<String, Object> known, Slot slot, Supplier<String> content) {
    this.known = known;
    this.slot = slot;
    this.content = content;
  }

  @Override
  public String text() {
    try {
      return slot.within(READING, _ -> content.get());
    } catch (ProberFaultException e) {
      // Whoever judges asks for the server's verdict, and learns that the browser is lost.
      throw new NoSuchElementException(String.valueOf(e.getMessage()));
    } catch (OverdueException e) {
      throw new NoSuchElementException(String.valueOf(e.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new NoSuchElementException("it was not read to the end");
    }
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return known.entrySet();
  }
}
