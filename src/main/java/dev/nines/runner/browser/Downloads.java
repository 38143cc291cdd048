package dev.nines.runner.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files that an actor's pages load down. Playwright says when one begins and hands it out; how
 * far it is Chromium is asked directly, because Playwright only waits for that, without an end. On
 * the slot's thread alone.
 */
final class Downloads {

  /** One file. */
  private static final class Item {
    private final String id;
    private final String url;
    private final String name;
    private String state = "inProgress";
    private @Nullable Download file;

    private Item(JsonObject begun) {
      id = begun.get("guid").getAsString();
      url = begun.get("url").getAsString();
      name = begun.get("suggestedFilename").getAsString();
    }
  }

  private final long most;
  private final List<Item> items = new ArrayList<>();
  private final List<Download> handed = new ArrayList<>();

  /**
   * @param most the greatest file, in bytes; a larger one is given up
   */
  Downloads(long most) {
    this.most = most;
  }

  void listen(BrowserContext context) {
    context.onDownload(file -> {
      handed.add(file);
      match();
    });
  }

  /** Takes a page among those of the actor. */
  void attend(CDPSession page) {
    page.on(
        "Page.downloadWillBegin",
        begun -> {
          items.add(new Item(begun));
          match();
        });
    page.on("Page.downloadProgress", this::progressed);
    page.send("Page.enable");
  }

  private void match() {
    for (var item : items) {
      if (item.file == null) {
        handed.stream()
            .filter(
                file -> file.url().equals(item.url) && file.suggestedFilename().equals(item.name))
            .findFirst()
            .ifPresent(file -> {
              item.file = file;
              handed.remove(file);
            });
      }
    }
  }

  private void progressed(JsonObject progress) {
    var id = progress.get("guid").getAsString();
    for (var item : items) {
      if (item.id.equals(id) && item.state.equals("inProgress")) {
        item.state = progress.get("state").getAsString();
        if (progress.get("receivedBytes").getAsDouble() > most) {
          item.state = "too large";
          giveUp(item);
        }
      }
    }
  }

  private static void giveUp(Item item) {
    if (item.file != null) {
      try {
        item.file.cancel();
      } catch (PlaywrightException _) {
        // It is over.
      }
    }
  }

  /** An act begins that is no waiting. */
  void forget() {
    items.removeIf(item -> item.file != null);
  }

  /** Whether a file of such a name is over, for good or bad. */
  boolean over(Pattern name) {
    return items.stream().anyMatch(item -> over(item, name));
  }

  private static boolean over(Item item, Pattern name) {
    return item.file != null
        && !item.state.equals("inProgress")
        && name.matcher(item.name).matches();
  }

  /**
   * Takes the first file of such a name that is over.
   *
   * @throws PlaywrightException if it did not come whole
   */
  LiveContent take(Pattern name, ActorPage actor) {
    var item = items.stream().filter(each -> over(each, name)).findFirst().orElseThrow();
    items.remove(item);
    if (!item.state.equals("completed") || item.file == null) {
      throw new PlaywrightException(
          "the download of "
              + item.name
              + (item.state.equals("too large")
                  ? " is larger than the actor's bodyLimit"
                  : " broke off"));
    }
    var path = item.file.path();
    try {
      long size = Files.size(path);
      if (size > most) {
        throw new PlaywrightException(
            "the download of " + item.name + " is larger than the actor's bodyLimit");
      }
      return new LiveContent(
          Map.of("name", item.name, "url", item.url, "size", size),
          actor.slot(),
          () -> {
            try {
              return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            } catch (IOException e) {
              throw new NoSuchElementException("the file cannot be read: " + e);
            }
          });
    } catch (IOException e) {
      throw new PlaywrightException("the file cannot be read: " + e);
    }
  }
}
