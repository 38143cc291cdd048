package dev.nines.cli;

import dev.nines.api.answer.SilenceAnswer;
import dev.nines.cli.live.Clean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Silences in lines. */
final class SilenceLines {

  private SilenceLines() {}

  /** Such as {@code ID in force: journey chat, from … to …, by ann: new servers}. */
  static String of(SilenceAnswer silence) {
    var ended = silence.ended();
    return Clean.line(
        "%s %s: %s, from %s to %s, by %s: %s"
            .formatted(
                silence.id(),
                silence.state(),
                what(silence),
                silence.from(),
                ended == null ? silence.to() : ended,
                silence.by(),
                silence.reason()));
  }

  private static String what(SilenceAnswer silence) {
    var all =
        Stream.concat(
                silence.journeys().stream().map("journey "::concat),
                silence.services().stream().map("service "::concat))
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "everything" : all;
  }
}
