package dev.nines.yaml;

import dev.nines.journey.BrowserAct;
import dev.nines.yaml.DialogKeys.WrittenReply;
import dev.nines.yaml.LocatorKeys.WrittenLocator;
import dev.nines.yaml.UploadKeys.WrittenFile;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.ListShape;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Rule;
import dev.nines.yaml.shape.Written;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a step does in a browser, in the words of Playwright. */
final class BrowserKeys {

  private BrowserKeys() {}

  static final Key<Scalar> BROWSER =
      Key.of(
              "browser",
              Scalars.TEMPLATE,
              "Opens a page for the actor, at a path below its URL or at a whole URL, and waits until it is loaded.")
          .alsoCalled("open", "openPage", "newPage");

  static final Key<Scalar> GOTO =
      Key.of("goto", Scalars.TEMPLATE, "Goes to another address in the page that is open.")
          .alsoCalled("navigate", "visit", "go to", "goTo");

  static final Key<WrittenLocator> CLICK =
      Key.of(
              "click",
              LocatorKeys.SHAPE,
              "Clicks an element, once it can be clicked: a selector, or a map such as { role: button, name: Send }.")
          .alsoCalled("tap", "clickOn");

  static final Key<WrittenLocator> DBLCLICK =
      Key.of("dblclick", LocatorKeys.SHAPE, "Clicks an element twice, as fast as a double click.")
          .alsoCalled("double click", "doubleClick", "dblClick");

  static final Key<String> BUTTON =
      Key.of(
              "button",
              Scalars.oneOf("left", "middle", "right"),
              "The button of the mouse that clicks.")
          .preset("left");

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

  static final Key<Scalar> WAIT_FOR_RESPONSE =
      Key.of(
              "wait for response",
              Scalars.TEMPLATE,
              "Waits for an answer from an address, a glob such as **/api/chats, that comes or came since the last step that was no waiting; expect and store read it as `response`.")
          .alsoCalled("waitForResponse", "wait for request");

  static final Key<Scalar> WAIT_FOR_DOWNLOAD =
      Key.of(
              "wait for download",
              Scalars.TEMPLATE,
              "Waits until a file of this name, a glob such as *.pdf, is loaded down; expect and store read it as `download`.")
          .alsoCalled("waitForDownload", "download");

  static final Key<WrittenLocator> UPLOAD =
      Key.of("upload", LocatorKeys.SHAPE, "Gives `files` to a field for files.")
          .alsoCalled("setInputFiles", "attach");

  static final Key<Boolean> OFFLINE =
      Key.of(
              "offline",
              Scalars.TRUTH,
              "Takes the network away from the actor's pages, or gives it back (false).")
          .alsoCalled("setOffline");

  static final Key<String> SCREENSHOT =
      Key.of(
              "screenshot",
              Names.WORDS_NAME,
              "Takes a picture of the page, of this name, which is kept with the run's evidence whatever becomes of the run.")
          .alsoCalled("takeScreenshot", "picture");

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

  static final Key<List<WrittenFile>> FILES =
      Key.of(
              "files",
              ListShape.oneOrMore(UploadKeys.SHAPE),
              "What is uploaded: the name of a file beside this one, or a map with its name and text; one or a list.")
          .alsoCalled("file", "path");

  static final Key<Integer> STATUS =
      Key.of("status", Scalars.whole(100, 599), "The status of the answer that is waited for.");

  static final Key<String> PAGE =
      Key.of(
              "page",
              Names.WORDS_NAME,
              "In which page of the actor, where it has several. Default: the first.")
          .preset(BrowserAct.FIRST_PAGE)
          .alsoCalled("tab", "window");

  static final Key<String> POPUP =
      Key.of(
              "popup",
              Names.WORDS_NAME,
              "The name for the page that it makes the page open, in a tab or window of its own; that page is waited for, and later steps act in it by `page`.")
          .alsoCalled("waitForPopup", "opens", "new tab", "newTab");

  static final Key<WrittenReply> DIALOG =
      Key.of(
              "dialog",
              DialogKeys.SHAPE,
              "What is answered to the dialog that it brings about: accept, dismiss, or { accept: text } for a prompt. That dialog is waited for. Dialogs that no step declares are dismissed.")
          .alsoCalled("onceDialog", "onDialog", "alert", "confirm", "prompt");

  static final Key<List<String>> ANSWERS =
      Key.of(
              "answers",
              ListShape.oneOrMore(Scalars.WORDS),
              "Whose answers say whether the servers are up: globs of addresses, such as **/api/**. Default: the actor's, or else the journey's, or else documents, fetch and XHR of the same site.")
          .alsoCalled("server", "servers", "responses");

  /** Those that go somewhere, and may be tried again. */
  static final List<Key<?>> GOING = List.of(BROWSER, GOTO);

  /** Those that a page may answer to with a page or dialog of its own. */
  private static final List<Key<?>> CAUSING =
      List.of(CLICK, DBLCLICK, HOVER, FILL, TYPE, PRESS, SELECT, CHECK, UNCHECK, UPLOAD, EVALUATE);

  /** Those that are done to an element. */
  static final List<Key<WrittenLocator>> ON_ELEMENTS =
      List.of(CLICK, DBLCLICK, HOVER, FILL, TYPE, SELECT, CHECK, UNCHECK, UPLOAD, WAIT_FOR);

  static final List<Key<?>> ALL =
      List.of(
          BROWSER,
          GOTO,
          CLICK,
          DBLCLICK,
          HOVER,
          FILL,
          TYPE,
          PRESS,
          SELECT,
          CHECK,
          UNCHECK,
          WAIT_FOR,
          WAIT_FOR_URL,
          WAIT_FOR_RESPONSE,
          WAIT_FOR_DOWNLOAD,
          UPLOAD,
          OFFLINE,
          SCREENSHOT,
          EVALUATE);

  /** What says more of some of them. */
  static final List<Key<?>> MORE =
      List.of(BUTTON, WITH, IN, OPTION, STATE, FILES, STATUS, PAGE, POPUP, DIALOG, ANSWERS);

  static final List<Rule> RULES =
      List.of(
          new Rule.OnlyBeside(List.of(BUTTON), List.of(CLICK, DBLCLICK)),
          new Rule.OnlyBeside(List.of(WITH), List.of(FILL, TYPE)),
          new Rule.OnlyBeside(List.of(IN), List.of(PRESS)),
          new Rule.OnlyBeside(List.of(OPTION), List.of(SELECT)),
          new Rule.OnlyBeside(List.of(STATE), List.of(WAIT_FOR)),
          new Rule.OnlyBeside(List.of(FILES), List.of(UPLOAD)),
          new Rule.OnlyBeside(List.of(STATUS), List.of(WAIT_FOR_RESPONSE)),
          new Rule.OnlyBeside(List.of(POPUP), CAUSING),
          new Rule.OnlyBeside(List.of(DIALOG), ActKeys.of(GOING, CAUSING)),
          new Rule.OnlyBeside(List.of(PAGE, ANSWERS), ALL));

  /** What expressions may read after this step, beside {@code page}. */
  static Set<String> bringing(Written step) {
    Set<String> names = new HashSet<>();
    if (step.has(EVALUATE)) {
      names.add("value");
    }
    if (step.has(WAIT_FOR_RESPONSE)) {
      names.add("response");
    }
    if (step.has(WAIT_FOR_DOWNLOAD)) {
      names.add("download");
    }
    if (step.has(DIALOG)) {
      names.add("dialog");
    }
    return names;
  }
}
