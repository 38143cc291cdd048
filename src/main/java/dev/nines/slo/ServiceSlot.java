package dev.nines.slo;

import dev.nines.journey.Formula;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * One minute of a service, judged from the same minute of what it is made of, or from what stands
 * of it then, see {@link LastVerdict}. A part that was not measured says nothing; a part that is
 * partly good, because it is weighted itself, lies between good and bad.
 */
public final class ServiceSlot {

  private ServiceSlot() {}

  /**
   * A local service, from its journeys, or a service that needs all of its parts: as good as the
   * worst part that was measured.
   *
   * @param parts each with a count of 0 or 1
   * @return {@link Slots#NONE} where no part was measured
   */
  public static Slots all(Collection<Slots> parts) {
    return parts.stream()
        .filter(ServiceSlot::measured)
        .min(Comparator.comparingLong(Slots::value))
        .orElse(Slots.NONE);
  }

  /**
   * An integral service.
   *
   * @param slotOf the slot of a service that the formula names, with a count of 0 or 1
   */
  public static Slots of(Formula formula, Function<String, Slots> slotOf) {
    var parts = formula.services().stream().map(slotOf).toList();
    return switch (formula) {
      case Formula.All _ -> all(parts);
      case Formula.Any _ -> atLeast(1, parts);
      case Formula.AtLeast atLeast -> atLeast(atLeast.n(), parts);
      case Formula.Weighted weighted -> weighted(weighted, slotOf);
    };
  }

  /** Not measured where those that were not measured would decide. */
  private static Slots atLeast(int n, List<Slots> parts) {
    long atWorst = nth(n, parts, 0);
    return atWorst == nth(n, parts, Slots.WHOLE) ? new Slots(1, atWorst) : Slots.NONE;
  }

  /** The value that at least {@code n} parts reach. */
  private static long nth(int n, List<Slots> parts, long whereNotMeasured) {
    return parts.stream()
        .map(part -> measured(part) ? part.value() : whereNotMeasured)
        .sorted(Comparator.reverseOrder())
        .skip(n - 1)
        .findFirst()
        .orElseThrow();
  }

  private static Slots weighted(Formula.Weighted formula, Function<String, Slots> slotOf) {
    double value = 0;
    double weights = 0;
    for (var part : formula.weights().entrySet()) {
      var slot = slotOf.apply(part.getKey());
      if (measured(slot)) {
        value += part.getValue() * slot.value();
        weights += part.getValue();
      }
    }
    return weights == 0 ? Slots.NONE : new Slots(1, Math.round(value / weights));
  }

  private static boolean measured(Slots slot) {
    return slot.count() > 0;
  }
}
