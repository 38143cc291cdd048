package dev.nines.schedule;

import dev.nines.journey.Journey;
import dev.nines.time.Timer.Alarm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One journey on the schedule. Guarded by the schedule's lock. */
final class Entry {

  final String name;

  /** May be another one of this name, as long as its starts are the same. */
  Journey journey;

  final Timetable timetable;
  final List<Alarm> armed = new ArrayList<>();
  Instant next;

  Entry(Journey journey, String region, Instant now) {
    this.name = journey.name();
    this.journey = journey;
    this.timetable = Timetable.of(journey.name(), region, journey.interval());
    this.next = timetable.next(now);
  }

  void disarm() {
    armed.forEach(Alarm::cancel);
    armed.clear();
  }
}
