package dev.nines.notify;

import dev.nines.incident.Incident;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What every notice of a prober says of it.
 *
 * @param environment such as {@code production}
 * @param link to where an incident can be looked at, or null
 * @param run to where what a run left can be looked at, by its id; null where it left nothing here
 * @param acknowledge to what acknowledges a conversation
 */
public record Masthead(
    String environment,
    String region,
    Function<Incident, @Nullable URI> link,
    Function<String, @Nullable URI> run,
    Acknowledgement acknowledge) {

  /** Where those who are told acknowledge. */
  @FunctionalInterface
  public interface Acknowledgement {
    /**
     * The link for those who are told by a receiver, or null for none.
     *
     * @param conversation its id
     * @param receiver its name
     */
    @Nullable URI of(String conversation, String receiver);
  }
}
