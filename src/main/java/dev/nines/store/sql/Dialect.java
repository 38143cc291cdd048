package dev.nines.store.sql;

/** The databases that a history may be kept in. */
public enum Dialect {
  SQLITE("sqlite"),
  POSTGRESQL("postgresql");

  private final String folder;

  Dialect(String folder) {
    this.folder = folder;
  }

  /** The class path's folder with the migrations. */
  public String migrations() {
    return "dev/nines/store/sql/" + folder;
  }
}
