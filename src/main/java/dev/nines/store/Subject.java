package dev.nines.store;

/** What the account is kept of: a journey or a service, in one region. */
public record Subject(Kind kind, String name, String region) {

  public enum Kind {
    JOURNEY,
    SERVICE
  }

  public static Subject journey(String name, String region) {
    return new Subject(Kind.JOURNEY, name, region);
  }

  public static Subject service(String name, String region) {
    return new Subject(Kind.SERVICE, name, region);
  }
}
