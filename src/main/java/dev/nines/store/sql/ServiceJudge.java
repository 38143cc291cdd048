package dev.nines.store.sql;

import dev.nines.slo.LastVerdict;
import dev.nines.slo.Resolution;
import dev.nines.slo.ServiceSlot;
import dev.nines.slo.Slots;
import dev.nines.store.Subject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Judges minutes of services anew, in one region: a local service from its journeys, a composed one
 * by its formula from the services that it names.
 */
final class ServiceJudge {

  private static final long NOBODY = -1;

  private static final long MINUTE = Resolution.MINUTE.length().toSeconds();

  private final Connection connection;
  private final Minutes minutes;
  private final String region;
  private final InForce inForce;

  ServiceJudge(Connection connection, Minutes minutes, String region, InForce inForce) {
    this.connection = connection;
    this.minutes = minutes;
    this.region = region;
    this.inForce = inForce;
  }

  /**
   * Judges all that depends on services whose journeys have changed.
   *
   * @param changed services by minute, in seconds since the epoch
   */
  void judge(Map<Long, Set<String>> changed) throws SQLException {
    var wanted = wanted(changed);
    var services = new HashSet<String>();
    wanted.values().forEach(services::addAll);
    var parts = new HashSet<>(services);
    var local = new HashSet<String>();
    for (var service : services) {
      var formula = inForce.formula(service);
      if (formula == null) {
        local.add(service);
      } else {
        parts.addAll(formula.services());
      }
    }
    var journeys = SubjectTable.journeys(connection, region, local);
    var numbers = numbers(parts);
    load(wanted, journeys, numbers);
    wanted.forEach((minute, all) ->
        all.stream()
            .sorted(Comparator.comparingInt(inForce::place))
            .forEach(service -> judge(service, minute, journeys, numbers)));
  }

  /** The minutes of services to judge: of those above also later ones, for which it stands. */
  private SortedMap<Long, Set<String>> wanted(Map<Long, Set<String>> changed) {
    var wanted = new TreeMap<Long, Set<String>>();
    changed.forEach((minute, names) -> {
      for (var name : names) {
        var above = inForce.from(name);
        wanted.computeIfAbsent(minute, _ -> new HashSet<>()).addAll(above);
        for (int later = 1; above.size() > 1 && later < inForce.stands(name); later++) {
          wanted
              .computeIfAbsent(minute + MINUTE * later, _ -> new HashSet<>())
              .addAll(above.subList(1, above.size()));
        }
      }
    });
    return wanted;
  }

  private Map<Subject, Long> numbers(Set<String> services) throws SQLException {
    var subjects = services.stream().map(service -> Subject.service(service, region)).toList();
    return SubjectTable.known(connection, subjects);
  }

  private void load(
      SortedMap<Long, Set<String>> wanted,
      Map<String, List<Long>> journeys,
      Map<Subject, Long> numbers)
      throws SQLException {
    var keys = new HashSet<SlotKey>();
    // Of each part what stands is seen once, as the minutes go on.
    var seen = new HashMap<String, Long>();
    wanted.forEach((minute, services) -> {
      for (var service : services) {
        keys.add(key(minute, service, numbers));
        var formula = inForce.formula(service);
        if (formula == null) {
          journeys
              .getOrDefault(service, List.of())
              .forEach(journey -> keys.add(new SlotKey(minute, journey)));
        } else {
          for (var part : formula.services()) {
            long from = minute - MINUTE * (inForce.stands(part) - 1);
            long next = Math.max(from, seen.getOrDefault(part, Long.MIN_VALUE) + MINUTE);
            for (long each = next; each <= minute; each += MINUTE) {
              keys.add(key(each, part, numbers));
            }
            seen.put(part, minute);
          }
        }
      }
    });
    minutes.load(keys);
  }

  private void judge(
      String service, long minute, Map<String, List<Long>> journeys, Map<Subject, Long> numbers) {
    var formula = inForce.formula(service);
    Slots slot;
    if (formula == null) {
      slot =
          ServiceSlot.all(
              journeys.getOrDefault(service, List.of()).stream()
                  .map(journey -> minutes.row(new SlotKey(minute, journey)).counted().asSlot())
                  .toList());
    } else {
      slot =
          ServiceSlot.of(
              formula,
              part ->
                  LastVerdict.of(
                      inForce.stands(part),
                      ago ->
                          minutes
                              .row(key(minute - MINUTE * ago, part, numbers))
                              .counted()
                              .slots()));
    }
    var key = key(minute, service, numbers);
    minutes.change(key, Change.of(minutes.row(key).counted().slots(), slot));
  }

  /** A part that nobody declared or measured has no number, and so no row. */
  private SlotKey key(long minute, String service, Map<Subject, Long> numbers) {
    return new SlotKey(minute, numbers.getOrDefault(Subject.service(service, region), NOBODY));
  }
}
