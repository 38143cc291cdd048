package dev.nines.evidence;

/** What an operator says of which runs leave evidence. */
public enum Leaving {
  /** As each journey says, and of failed and degraded runs where it says nothing. */
  AS_ASKED,
  /** Of failed and degraded runs alone, whatever journeys say. */
  BAD,
  /** Of good runs as well, but not of journeys that say never. */
  ALL,
  /** Of none, whatever journeys say. */
  NONE
}
