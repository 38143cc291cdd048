package dev.nines.api.answer;

import dev.nines.outcome.PageRecord;
import dev.nines.outcome.Vital;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was seen of one page that an actor had in its browser. */
@RegisterForReflection
@Schema(name = "Page")
public record PageAnswer(
    String actor,
    String step,
    String url,
    List<String> errors,
    int thrown,
    Map<String, BigDecimal> vitals) {

  static PageAnswer of(PageRecord page) {
    var vitals = new LinkedHashMap<String, BigDecimal>();
    page.vitals().forEach((vital, value) -> vitals.put(vital.word(), brief(value)));
    return new PageAnswer(
        page.actor(),
        page.step(),
        page.url(),
        page.errors().stream().map(PageAnswer::wellFormed).toList(),
        page.thrown(),
        vitals);
  }

  private static String wellFormed(String text) {
    return Objects.requireNonNull(WellFormed.text(text));
  }

  private static BigDecimal brief(BigDecimal value) {
    var brief = value.stripTrailingZeros();
    return brief.scale() < 0 ? brief.setScale(0) : brief;
  }

  /** The page that this was made of; measures that are not known here are left out. */
  PageRecord page() {
    var known = new EnumMap<Vital, BigDecimal>(Vital.class);
    for (var vital : Vital.values()) {
      var value = vitals.get(vital.word());
      if (value != null) {
        known.put(vital, Vital.rounded(value.doubleValue()));
      }
    }
    return new PageRecord(actor, step, url, errors, thrown, known);
  }
}
