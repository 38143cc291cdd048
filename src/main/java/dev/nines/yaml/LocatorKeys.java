package dev.nines.yaml;

import dev.nines.journey.Locator.By;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.KindShape;
import dev.nines.yaml.shape.LaterShape;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Rule;
import dev.nines.yaml.shape.Shape;
import dev.nines.yaml.shape.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element of a page, in the words of Playwright's locators. */
final class LocatorKeys {

  private LocatorKeys() {}

  static final Key<Scalar> ROLE =
      Key.of("role", Scalars.TEMPLATE, "Its ARIA role, such as button, link, textbox or dialog.");

  static final Key<Scalar> NAME =
      Key.of("name", Scalars.TEMPLATE, "The accessible name of the role: what is read out of it.");

  static final Key<Scalar> LABEL =
      Key.of("label", Scalars.TEMPLATE, "The text of a field's label.")
          .alsoCalled("getByLabel", "byLabel");

  static final Key<Scalar> PLACEHOLDER =
      Key.of("placeholder", Scalars.TEMPLATE, "The placeholder of a field.");

  static final Key<Scalar> TEXT =
      Key.of("text", Scalars.TEMPLATE, "A text that it contains.").alsoCalled("getByText");

  static final Key<Scalar> TEST_ID =
      Key.of("testId", Scalars.TEMPLATE, "Its data-testid.")
          .alsoCalled("testid", "test_id", "data-testid", "getByTestId");

  static final Key<Scalar> TITLE = Key.of("title", Scalars.TEMPLATE, "Its title.");

  static final Key<Scalar> ALT =
      Key.of("alt", Scalars.TEMPLATE, "The text that stands for an image.").alsoCalled("altText");

  static final Key<Scalar> CSS =
      Key.of("css", Scalars.TEMPLATE, "A CSS selector.")
          .alsoCalled("selector", "locator", "xpath", "id");

  static final Key<Boolean> EXACT =
      Key.of(
              "exact",
              Scalars.TRUTH,
              "Whether the text or name must be the same, in the same case, and not merely contain it.")
          .preset(false);

  static final Key<Integer> NTH =
      Key.of(
              "nth",
              Scalars.whole(-1, 1_000),
              "Which of several it is: 0 is the first, -1 the last. Default: there must be one alone.")
          .alsoCalled("index");

  static final Key<WrittenLocator> FRAME =
      Key.of(
              "frame",
              new LaterShape<>(() -> LocatorKeys.SHAPE),
              "The frame that it is in: the iframe's selector, or a map as for an element, itself perhaps in a frame.")
          .alsoCalled("frameLocator", "iframe", "contentFrame");

  /** What an element is known by, with the key of each. */
  static final Map<By, Key<Scalar>> BY = byKey();

  private static Map<By, Key<Scalar>> byKey() {
    var keys = new LinkedHashMap<By, Key<Scalar>>();
    keys.put(By.ROLE, ROLE);
    keys.put(By.LABEL, LABEL);
    keys.put(By.PLACEHOLDER, PLACEHOLDER);
    keys.put(By.TEXT, TEXT);
    keys.put(By.TEST_ID, TEST_ID);
    keys.put(By.TITLE, TITLE);
    keys.put(By.ALT, ALT);
    keys.put(By.CSS, CSS);
    return keys;
  }

  private static final ObjectShape MAP =
      new ObjectShape(
          "locator",
          "an element such as { role: button, name: Send }",
          "An element of the page, as people find it.",
          List.of(
              ROLE, NAME, LABEL, PLACEHOLDER, TEXT, TEST_ID, TITLE, ALT, CSS, EXACT, NTH, FRAME),
          List.of(
              new Rule.ExactlyOne("what it is known by", List.copyOf(BY.values())),
              new Rule.OnlyBeside(List.of(NAME), List.of(ROLE)),
              new Rule.OnlyBeside(
                  List.of(EXACT), List.of(ROLE, LABEL, PLACEHOLDER, TEXT, TITLE, ALT))));

  /**
   * An element as its author wrote it: a selector alone, or a map.
   *
   * @param selector null for a map
   * @param map null for a selector
   */
  record WrittenLocator(@Nullable Scalar selector, @Nullable Written map) {

    /** In a few words, for the name of a step. */
    String words() {
      if (selector != null) {
        return selector.text();
      }
      return BY.values().stream()
          .map(key -> map == null ? null : map.get(key))
          .filter(scalar -> scalar != null)
          .findFirst()
          .map(scalar -> scalar.text() + named())
          .orElse("?");
    }

    private String named() {
      var name = map == null ? null : map.get(NAME);
      return name == null ? "" : " \"" + name.text() + "\"";
    }
  }

  static final Shape<WrittenLocator> SHAPE =
      new KindShape<>(
          Scalars.TEMPLATE.map(selector -> new WrittenLocator(selector, null)),
          MAP.map(map -> new WrittenLocator(null, map)));
}
