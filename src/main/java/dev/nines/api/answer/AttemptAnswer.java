package dev.nines.api.answer;

import dev.nines.outcome.Attempt;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Phase;
import dev.nines.outcome.ServerVerdict;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One try of a step, with both verdicts. */
@RegisterForReflection
@Schema(name = "Attempt")
public record AttemptAnswer(
    String client,
    @Nullable String server,
    BigDecimal start,
    BigDecimal duration,
    @Nullable BigDecimal answered,
    @Nullable String backend,
    @Nullable String message,
    Map<String, BigDecimal> phases) {

  /** The published form of {@code attempt}. */
  public static AttemptAnswer of(Attempt attempt) {
    var server = attempt.server();
    var phases = new LinkedHashMap<String, BigDecimal>();
    for (var phase : Phase.values()) {
      var length = attempt.phases().get(phase);
      if (length != null) {
        phases.put(phase.word(), Seconds.of(length));
      }
    }
    return new AttemptAnswer(
        attempt.client().word(),
        server == null ? null : server.word(),
        Seconds.of(attempt.start()),
        Seconds.of(attempt.duration()),
        Seconds.ofNullable(attempt.answered()),
        WellFormed.text(attempt.backend()),
        WellFormed.text(attempt.message()),
        phases);
  }

  /**
   * The attempt that this was made of.
   *
   * @param number from 1
   */
  Attempt attempt(int number) {
    var lengths = new EnumMap<Phase, Duration>(Phase.class);
    for (var phase : Phase.values()) {
      if (phases.containsKey(phase.word())) {
        lengths.put(phase, Seconds.read(Objects.requireNonNull(phases.get(phase.word()))));
      }
    }
    return new Attempt(
        number,
        Seconds.read(start),
        Seconds.read(duration),
        Words.of(ClientVerdict.values(), ClientVerdict::word, client),
        server == null ? null : Words.of(ServerVerdict.values(), ServerVerdict::word, server),
        Seconds.readNullable(answered),
        message,
        backend,
        lengths);
  }
}
