package dev.nines.incident;

import dev.nines.alert.Severity;
import dev.nines.incident.Reach.Joint;
import dev.nines.incident.Reach.Part;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a journey or service is in trouble in enough regions.
 *
 * @param subject it, in the own region
 * @param least in so many regions it must be, at least 1
 */
record RegionQuorum(Subject subject, int least) {

  /** All see the same order, whichever clock they have: it goes by what is written. */
  private static final Comparator<Incident> FIRST_KNOWN =
      Comparator.comparing(RegionQuorum::known).thenComparing(each -> each.subject().region());

  /**
   * The trouble over regions.
   *
   * @param parts those that stand, the first known first
   * @param heard how many regions are heard of, the own one included
   * @param least as of the quorum
   */
  record Trouble(List<Incident> parts, int heard, int least) {

    /** Those in trouble, the first known first. */
    List<String> regions() {
      return parts.stream().map(each -> each.subject().region()).distinct().toList();
    }

    /** Whether it is one: as many as can be asked are enough where more cannot. */
    boolean stands() {
      return regions().size() >= Math.min(least, heard);
    }

    /** The first one that was known. */
    Incident first() {
      return parts.getFirst();
    }

    /** The one of the gravest rule. */
    Incident gravest() {
      return parts.stream()
          .reduce((one, other) -> together(other).compareTo(together(one)) > 0 ? other : one)
          .orElseThrow();
    }

    Severity severity() {
      return together(gravest());
    }

    Joint reach() {
      return new Joint(regions(), gravest().rule());
    }

    /** The journeys that fail in any of its regions. */
    List<FailingPart> failing() {
      return parts.stream().flatMap(each -> each.parts().stream()).distinct().toList();
    }

    /** What is seen, in words. */
    String observed() {
      var regions = regions();
      var gravest = gravest();
      var where =
          heard >= least
              ? "in %d of %d regions (%s)".formatted(regions.size(), heard, names(regions))
              : "in %s; %s heard of, and %d regions should agree"
                  .formatted(names(regions), heard == 1 ? "no other is" : "no more are", least);
      return "%s; %s: %s".formatted(where, gravest.subject().region(), gravest.observed());
    }

    private static String names(List<String> regions) {
      return String.join(", ", regions);
    }
  }

  /**
   * The trouble as it is seen now.
   *
   * @param own the incidents of this region that stand
   */
  Trouble look(Stream<Incident> own, Neighbours others) {
    var judging = others.judging(subject.key());
    judging.remove(subject.region());
    var elsewhere =
        others.standing().stream()
            .filter(each -> judging.contains(each.subject().region()))
            .filter(each -> each.subject().key().equals(subject.key()));
    var parts =
        Stream.concat(own, elsewhere)
            .filter(each -> each.reach() instanceof Part && each.stage().stands())
            .sorted(FIRST_KNOWN)
            .toList();
    return new Trouble(parts, judging.size() + 1, least);
  }

  /** The joint incident that another region tells of; the first known where there are more. */
  Optional<Incident> toldElsewhere(Neighbours others) {
    var judging = others.judging(subject.key());
    return others.standing().stream()
        .filter(each -> each.reach() instanceof Joint && each.stage().stands())
        .filter(each -> each.subject().key().equals(subject.key()))
        .filter(each -> !each.subject().region().equals(subject.region()))
        .filter(each -> judging.contains(each.subject().region()))
        .min(FIRST_KNOWN);
  }

  /** Whether one joint incident gives way to another: the trouble is told once. */
  static boolean givesWay(Incident own, Incident other) {
    return FIRST_KNOWN.compare(other, own) < 0;
  }

  private static Severity together(Incident part) {
    return part.reach() instanceof Part(var together) ? together : part.severity();
  }

  private static Instant known(Incident incident) {
    var detected = incident.detected();
    return detected == null ? incident.firstBad() : detected;
  }
}
