package dev.nines.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose trouble it is, in one region. */
public sealed interface Subject {

  /** In words, for people who are told of it. */
  String title();

  String region();

  /** The name of the journey; null where it is none. */
  @Nullable String journey();

  /** The service that it is, or that the journey measures; null of the prober. */
  @Nullable String service();

  /** Its kind: the word in records, answers and logs. */
  default String word() {
    return switch (this) {
      case OfJourney _ -> "journey";
      case OfService _ -> "service";
      case OfProber _ -> "prober";
      case OfCommit _ -> "commit";
    };
  }

  /** Its name among those of its kind. */
  default String name() {
    return switch (this) {
      case OfJourney journey -> journey.journey();
      case OfService service -> service.service();
      case OfProber prober -> prober.region();
      case OfCommit commit -> commit.commit();
    };
  }

  /**
   * What it is known by among all subjects, the same in every region. That of a journey is its name
   * alone, which no other can have.
   */
  default String key() {
    return switch (this) {
      case OfJourney journey -> journey.journey();
      case OfService service -> "service/" + service.service();
      case OfProber _ -> "prober/";
      case OfCommit commit -> "commit/" + commit.repository();
    };
  }

  /**
   * A journey.
   *
   * @param journey its name
   * @param title what its customer does, in words
   * @param service what it measures
   */
  record OfJourney(String journey, String title, String service, String region)
      implements Subject {}

  /**
   * A service as a whole.
   *
   * @param service its name
   * @param title what it is, in words
   */
  record OfService(String service, String title, String region) implements Subject {
    @Override
    public @Nullable String journey() {
      return null;
    }
  }

  /** The prober itself. */
  record OfProber(String region) implements Subject {
    @Override
    public String title() {
      return "the prober of region " + region;
    }

    @Override
    public @Nullable String journey() {
      return null;
    }

    @Override
    public @Nullable String service() {
      return null;
    }
  }

  /**
   * A commit of the journeys' repository that is not played. Nobody judges it: those who own the
   * journeys are told of it, and it is kept nowhere.
   *
   * @param commit its first 12 hexadecimal digits
   * @param repository its host
   * @param inForce the commit that is played, likewise 12; null where none is
   * @param problems why it is not played
   */
  record OfCommit(
      String commit,
      String author,
      String repository,
      @Nullable String inForce,
      List<String> problems,
      String region)
      implements Subject {
    public OfCommit {
      problems = List.copyOf(problems);
    }

    @Override
    public String title() {
      return "commit " + commit + " by " + author;
    }

    @Override
    public @Nullable String journey() {
      return null;
    }

    @Override
    public @Nullable String service() {
      return null;
    }
  }
}
