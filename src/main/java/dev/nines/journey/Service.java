package dev.nines.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the business sells. A <i>local</i> service is measured by the journeys that name it, an
 * <i>integral</i> one is composed of other services.
 *
 * @param name unique among the loaded services; of the form of a journey's name
 * @param title what it is, in words
 * @param formula how an integral service is composed; null for a local one
 * @param backends the declared backends of a local service; null where none are declared
 * @param objectives what is promised of the service as a whole
 */
public record Service(
    String name,
    String title,
    @Nullable Formula formula,
    @Nullable Backends backends,
    List<Objective> objectives) {

  public Service {
    if (!Journey.isName(name)) {
      throw new IllegalArgumentException(
          "service \""
              + name
              + "\": a name is 1 to 63 lower-case letters, digits and dashes, a letter or digit at both ends");
    }
    if (formula != null && backends != null) {
      throw new IllegalArgumentException(
          "service \""
              + name
              + "\" is composed of services and has backends; expected one of both");
    }
    objectives = List.copyOf(objectives);
  }

  /** A local service that is known by nothing but the journeys that name it. */
  public static Service implied(String name) {
    return new Service(name, name, null, null, List.of());
  }

  public boolean integral() {
    return formula != null;
  }
}
