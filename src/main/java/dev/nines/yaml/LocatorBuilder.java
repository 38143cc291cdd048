package dev.nines.yaml;

import dev.nines.journey.Locator;
import dev.nines.journey.Locator.By;
import dev.nines.journey.Template;
import dev.nines.yaml.LocatorKeys.WrittenLocator;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Written;
import org.jspecify.annotations.Nullable;

/** Makes an element of a page of what its author wrote; null where it has problems. */
record LocatorBuilder(Texts texts, Reach reach) {

  @Nullable Locator build(@Nullable WrittenLocator written) {
    if (written == null) {
      return null;
    }
    if (written.map() == null) {
      var selector = text(written.selector());
      return selector == null ? null : Locator.of(By.CSS, selector);
    }
    return build(written.map());
  }

  private @Nullable Locator build(Written map) {
    for (var by : LocatorKeys.BY.entrySet()) {
      if (map.has(by.getValue())) {
        var value = text(map.get(by.getValue()));
        var name = text(map.get(LocatorKeys.NAME));
        var frame = build(map.get(LocatorKeys.FRAME));
        boolean whole =
            (name != null || !map.has(LocatorKeys.NAME))
                && (frame != null || !map.has(LocatorKeys.FRAME));
        return value == null || !whole
            ? null
            : new Locator(
                by.getKey(),
                value,
                name,
                map.get(LocatorKeys.EXACT, false),
                map.get(LocatorKeys.NTH),
                frame);
      }
    }
    return null;
  }

  private @Nullable Template text(@Nullable Scalar scalar) {
    return scalar == null ? null : texts.template(scalar, reach);
  }
}
