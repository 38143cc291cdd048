package dev.nines.incident;

/** Told of what becomes of incidents; must be quick and must not call back. */
@FunctionalInterface
public interface IncidentListener {

  /** An incident that is not pending any more changed: opened, observed anew, raised, or over. */
  void changed(Incident incident);
}
