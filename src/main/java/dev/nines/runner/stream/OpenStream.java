package dev.nines.runner.stream;

/** A stream that was opened; it may have died since. */
record OpenStream(Reception reception, Line line) {

  String name() {
    return reception.name();
  }
}
