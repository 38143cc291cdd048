package dev.nines.yaml;

import dev.nines.yaml.LocatorKeys.WrittenLocator;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.ListShape;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Rule;
import java.util.List;

/** What a step does in a browser, in the words of Playwright. */
final class BrowserKeys {

  private BrowserKeys() {}

  static final Key<Scalar> BROWSER =
      Key.of(
              "browser",
              Scalars.TEMPLATE,
              "Opens a page for the actor, at a path below its URL or at a whole URL, and waits until it is loaded.")
          .alsoCalled("open", "page", "openPage");

  static final Key<Scalar> GOTO =
      Key.of("goto", Scalars.TEMPLATE, "Goes to another address in the page that is open.")
          .alsoCalled("navigate", "visit", "go to", "goTo");

  static final Key<WrittenLocator> CLICK =
      Key.of(
              "click",
              LocatorKeys.SHAPE,
              "Clicks an element, once it can be clicked: a selector, or a map such as { role: button, name: Send }.")
          .alsoCalled("tap", "clickOn");

  static final Key<WrittenLocator> HOVER =
      Key.of("hover", LocatorKeys.SHAPE, "Moves the pointer over an element.");

  static final Key<WrittenLocator> FILL =
      Key.of("fill", LocatorKeys.SHAPE, "Puts a text (`with`) into a field, in place of its own.")
          .alsoCalled("enter", "input");

  static final Key<WrittenLocator> TYPE =
      Key.of("type", LocatorKeys.SHAPE, "Types a text (`with`) into a field, key by key.")
          .alsoCalled("pressSequentially");

  static final Key<Scalar> PRESS =
      Key.of(
          "press",
          Scalars.TEMPLATE,
          "Presses a key such as Enter or Control+A, in an element (`in`) or in what has the focus.");

  static final Key<WrittenLocator> SELECT =
      Key.of(
              "select",
              LocatorKeys.SHAPE,
              "Selects of a list what `option` says, by value or label.")
          .alsoCalled("selectOption");

  static final Key<WrittenLocator> CHECK =
      Key.of("check", LocatorKeys.SHAPE, "Checks a box, if it is not.").alsoCalled("setChecked");

  static final Key<WrittenLocator> UNCHECK =
      Key.of("uncheck", LocatorKeys.SHAPE, "Takes the check of a box away.");

  static final Key<WrittenLocator> WAIT_FOR =
      Key.of(
              "wait for",
              LocatorKeys.SHAPE,
              "Waits until an element can be seen, or cannot any more (`state: hidden`).")
          .alsoCalled("waitForSelector");

  static final Key<Scalar> WAIT_FOR_URL =
      Key.of(
              "wait for url",
              Scalars.TEMPLATE,
              "Waits until the page is at an address: a glob such as **/done.")
          .alsoCalled("waitForURL", "waitForUrl");

  static final Key<Scalar> EVALUATE =
      Key.of(
              "evaluate",
              Scalars.TEMPLATE,
              "Evaluates an expression of JavaScript in the page; expect and store read its value as `value`.")
          .alsoCalled("script", "javascript", "js");

  static final Key<Scalar> WITH =
      Key.of("with", Scalars.TEMPLATE, "The text that is filled in or typed.");

  static final Key<WrittenLocator> IN =
      Key.of("in", LocatorKeys.SHAPE, "The element in which a key is pressed.");

  static final Key<List<Scalar>> OPTION =
      Key.of(
              "option",
              ListShape.oneOrMore(Scalars.TEMPLATE),
              "What is selected, by value or label: one or a list.")
          .alsoCalled("options");

  static final Key<String> STATE =
      Key.of("state", Scalars.oneOf("visible", "hidden"), "What is waited for.").preset("visible");

  /** Those that go somewhere, and may be tried again. */
  static final List<Key<?>> GOING = List.of(BROWSER, GOTO);

  /** Those that are done to an element. */
  static final List<Key<WrittenLocator>> ON_ELEMENTS =
      List.of(CLICK, HOVER, FILL, TYPE, SELECT, CHECK, UNCHECK, WAIT_FOR);

  static final List<Key<?>> ALL =
      List.of(
          BROWSER,
          GOTO,
          CLICK,
          HOVER,
          FILL,
          TYPE,
          PRESS,
          SELECT,
          CHECK,
          UNCHECK,
          WAIT_FOR,
          WAIT_FOR_URL,
          EVALUATE);

  /** What says more of some of them. */
  static final List<Key<?>> MORE = List.of(WITH, IN, OPTION, STATE);

  static final List<Rule> RULES =
      List.of(
          new Rule.OnlyBeside(List.of(WITH), List.of(FILL, TYPE)),
          new Rule.OnlyBeside(List.of(IN), List.of(PRESS)),
          new Rule.OnlyBeside(List.of(OPTION), List.of(SELECT)),
          new Rule.OnlyBeside(List.of(STATE), List.of(WAIT_FOR)));
}
