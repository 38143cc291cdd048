package dev.nines.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks through the template of a webhook's body for what could never be filled in. */
@FunctionalInterface
public interface BodyCheck {

  /** Passes everything, where nobody is told of anything. */
  BodyCheck NONE = _ -> List.of();

  /** Everything that is wrong with a template, in the order in which it stands there. */
  List<Flaw> of(String template);

  /**
   * Something that is wrong.
   *
   * @param offset of the character where it stands in the template, from 0
   * @param message what was found, and what was expected
   * @param fix the likely one, or null
   */
  record Flaw(int offset, String message, @Nullable String fix) {}
}
