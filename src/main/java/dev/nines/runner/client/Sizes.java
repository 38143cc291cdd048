package dev.nines.runner.client;

/** Sizes as messages name them. */
final class Sizes {

  private static final long KIB = 1024;
  private static final long MIB = 1024 * KIB;

  private Sizes() {}

  /** In MiB or KiB where it is a whole number of these, else in bytes. */
  static String text(long bytes) {
    if (bytes >= MIB && bytes % MIB == 0) {
      return bytes / MIB + " MiB";
    }
    return bytes >= KIB && bytes % KIB == 0 ? bytes / KIB + " KiB" : bytes + " bytes";
  }
}
