package dev.nines.store.sql;

import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Phase;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord.Result;
import dev.nines.outcome.StepRecord.Stage;
import dev.nines.outcome.Vital;
import java.util.List;

/**
 * The numbers by which constants are packed: their places here, whatever their order elsewhere. A
 * new one is added behind the others, and none is taken out.
 */
record Codes<T>(List<T> constants) {

  static final Codes<Trigger> TRIGGER =
      new Codes<>(
          List.of(Trigger.SCHEDULE, Trigger.DEMAND, Trigger.CONFIRMATION, Trigger.REPLACED));
  static final Codes<Stage> STAGE = new Codes<>(List.of(Stage.REQUIRE, Stage.STEP, Stage.TEARDOWN));
  static final Codes<Result> RESULT =
      new Codes<>(
          List.of(Result.SUCCEEDED, Result.FAILED, Result.NOT_HELD, Result.SKIPPED, Result.CUT));
  static final Codes<ClientVerdict> CLIENT =
      new Codes<>(
          List.of(
              ClientVerdict.OK,
              ClientVerdict.TIMEOUT,
              ClientVerdict.REFUSED,
              ClientVerdict.ERROR,
              ClientVerdict.WRONG));
  static final Codes<ServerVerdict> SERVER =
      new Codes<>(List.of(ServerVerdict.UP, ServerVerdict.DOWN, ServerVerdict.UNKNOWN));
  static final Codes<Phase> PHASE =
      new Codes<>(
          List.of(Phase.RESOLVE, Phase.CONNECT, Phase.TLS, Phase.PROCESSING, Phase.TRANSFER));
  static final Codes<Reason> REASON =
      new Codes<>(
          List.of(
              Reason.TIMEOUT,
              Reason.REFUSED,
              Reason.ERROR,
              Reason.WRONG,
              Reason.LIMIT,
              Reason.DEADLINE));
  static final Codes<Vital> VITAL =
      new Codes<>(
          List.of(
              Vital.LARGEST_CONTENTFUL_PAINT,
              Vital.CUMULATIVE_LAYOUT_SHIFT,
              Vital.INTERACTION_TO_NEXT_PAINT,
              Vital.FIRST_CONTENTFUL_PAINT,
              Vital.TIME_TO_FIRST_BYTE));
  static final Codes<Cause> CAUSE =
      new Codes<>(
          List.of(
              Cause.NETWORK,
              Cause.OVERLOAD,
              Cause.SHUTDOWN,
              Cause.CONFIGURATION,
              Cause.BUG,
              Cause.BROWSER));

  int code(T constant) {
    int code = constants.indexOf(constant);
    if (code < 0) {
      throw new IllegalStateException(constant + " has no code");
    }
    return code;
  }

  T constant(long code) {
    if (code < 0 || code >= constants.size()) {
      throw new IllegalArgumentException(
          "there is no constant " + code + " among " + constants + "; a newer Nines may know it");
    }
    return constants.get((int) code);
  }
}
