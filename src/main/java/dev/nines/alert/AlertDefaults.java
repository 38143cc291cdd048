package dev.nines.alert;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What holds of every journey where its own file and its service's leave it open.
 *
 * @param name of the form of a journey's name
 * @param quiet the environments in which nobody is told of anything
 */
public record AlertDefaults(String name, AlertPolicy policy, Set<String> quiet) {
  public AlertDefaults {
    quiet = Collections.unmodifiableSet(new LinkedHashSet<>(quiet));
  }
}
