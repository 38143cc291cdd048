package dev.nines.journey;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An act of an actor in its browser, in the words of Playwright. An element is waited for until it
 * can be acted upon. In scope of the step's expressions: {@code page}, and {@code value} of {@link
 * Evaluate}, {@code response} of {@link WaitForResponse}, {@code download} of {@link
 * WaitForDownload}, {@code dialog} where one is declared.
 */
public sealed interface BrowserAct extends Act {

  /** The name of an actor's first page. */
  String FIRST_PAGE = "page";

  /** Opens a page and waits until it is loaded. */
  record OpenPage(Template target) implements BrowserAct {}

  /** Goes to another address in the page that is open. */
  record GoTo(Template target) implements BrowserAct {}

  /**
   * Clicks an element.
   *
   * @param twice whether it is a double click
   */
  record Click(Locator element, MouseButton button, boolean twice) implements BrowserAct {

    /** Once, with the left button. */
    public Click(Locator element) {
      this(element, MouseButton.LEFT, false);
    }
  }

  /** A button of the mouse. */
  enum MouseButton {
    LEFT,
    MIDDLE,
    RIGHT
  }

  record Hover(Locator element) implements BrowserAct {}

  /** Puts a text into a field, in place of what it has. */
  record Fill(Locator element, Template text) implements BrowserAct {}

  /** Types a text, key by key. */
  record TypeText(Locator element, Template text) implements BrowserAct {}

  /**
   * Presses a key, or several at once such as {@code Control+A}.
   *
   * @param element that has the focus then; null for whatever has it
   */
  record Press(@Nullable Locator element, Template key) implements BrowserAct {}

  /** Selects options of a list by their values or labels. */
  record Select(Locator element, List<Template> options) implements BrowserAct {
    public Select {
      options = List.copyOf(options);
    }
  }

  /** Checks a box or takes the check away. */
  record Check(Locator element, boolean checked) implements BrowserAct {}

  /** Waits until an element is there and can be seen, or cannot be seen any more. */
  record WaitFor(Locator element, boolean visible) implements BrowserAct {}

  /**
   * Waits until the page is at an address.
   *
   * @param pattern a glob of Playwright, such as {@code **}{@code /done}
   */
  record WaitForUrl(Template pattern) implements BrowserAct {}

  /** Evaluates an expression of JavaScript in the page. */
  record Evaluate(Template script) implements BrowserAct {}

  /**
   * Waits for an answer that the page gets, or got since the last act that was no waiting.
   *
   * @param pattern a glob of its address
   * @param status that it must have, or null for any
   */
  record WaitForResponse(Template pattern, @Nullable Integer status) implements BrowserAct {}

  /**
   * Waits for a download to be complete that began since the last act that was no waiting.
   *
   * @param pattern a glob of the file's name
   */
  record WaitForDownload(Template pattern) implements BrowserAct {}

  /** Gives files to a field for files. */
  record Upload(Locator element, List<FileToGive> files) implements BrowserAct {
    public Upload {
      files = List.copyOf(files);
    }
  }

  /**
   * A file that a page is given.
   *
   * @param type its media type; "" to have the browser guess it from the name
   */
  record FileToGive(Template name, String type, FileContent content) {}

  /** What is in a file. */
  sealed interface FileContent {}

  /** Text, in UTF-8. */
  record Text(Template text) implements FileContent {}

  /** Bytes that were read when the journey was loaded. */
  record Bytes(ByteBuffer bytes) implements FileContent {
    public Bytes {
      bytes = bytes.asReadOnlyBuffer();
    }

    /** A copy. */
    public byte[] copy() {
      var copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return copy;
    }
  }

  /** Takes a picture of the page, which is kept whatever becomes of the run. */
  record Screenshot(String name) implements BrowserAct {}

  /** Takes the network away from the actor's pages, or gives it back. */
  record SetOffline(boolean offline) implements BrowserAct {}

  /** An act of which more is said. */
  record Detailed(BrowserAct act, Details details) implements BrowserAct {}

  /**
   * What may be said of any act.
   *
   * @param page the name of the page that it is done in
   * @param popup the name of the page that it makes the page open, which is waited for; or null
   * @param dialog what is answered to the dialog that it brings about, which is waited for; or null
   *     for none: then all are dismissed
   * @param answers globs of the addresses whose answers say something of the servers; empty for
   *     those that the actor names
   */
  record Details(
      String page, @Nullable String popup, @Nullable DialogReply dialog, List<String> answers) {

    /** Nothing is said. */
    public static final Details NONE = new Details(FIRST_PAGE, null, null, List.of());

    public Details {
      answers = List.copyOf(answers);
    }
  }

  /**
   * What is answered to an alert, a question or a prompt.
   *
   * @param accept whether it is accepted rather than dismissed
   * @param text what is put into a prompt, or null for what is there already
   */
  record DialogReply(boolean accept, @Nullable Template text) {}
}
