package dev.nines.api;

import dev.nines.journey.Act;
import dev.nines.journey.Actor;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.JsonTemplate;
import dev.nines.journey.Locator;
import dev.nines.journey.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The texts that a step of a journey sends, by what they may do there.
 *
 * @param goal where it goes; empty for a step that goes nowhere
 * @param steering what may have a server or proxy on the way pass it on elsewhere, and what is not
 *     known to be harmless
 * @param headers but {@code Authorization} and {@code Cookie}, which no redirect takes elsewhere
 * @param credentials headers and all that prove who an actor is
 * @param content query, body and messages
 */
record Sent(
    List<Template> goal,
    List<Template> steering,
    List<Template> headers,
    List<Template> credentials,
    List<Template> content) {

  /** Names of fields and headers that may say where somebody else is to send something. */
  private static final Pattern STEERS =
      Pattern.compile(
          "host|forward|ur[il]|proxy|origin|redirect|return|back|hook|dest|location|route|target"
              + "|endpoint|server|address|domain|link|next|continue|site|path|via|upgrade|connection"
              + "|transfer|mail|phone|recipient|receiver|^to$|method|override");

  static Sent of(Act act, Actor actor) {
    var sent =
        new Sent(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    sent.add(act, actor);
    return sent;
  }

  /** Everything. */
  Stream<Template> all() {
    return Stream.of(goal, steering, headers, credentials, content).flatMap(List::stream);
  }

  private void add(Act act, Actor actor) {
    switch (act) {
      case Act.Request request -> {
        request(request.target(), request.query(), request.headers(), actor);
        add(request.content());
      }
      case Act.OpenWebSocket open -> {
        request(open.target(), open.query(), open.headers(), actor);
        steering.addAll(open.subprotocols());
      }
      case Act.OpenEvents open -> request(open.target(), open.query(), open.headers(), actor);
      case Act.Send send -> {
        switch (send.payload()) {
          case Act.JsonPayload(var json) -> json("", json);
          case Act.TextPayload(var text) -> free(text);
          case Act.BinaryPayload(var base64) -> free(base64);
        }
      }
      case Act.Await _, Act.Pause _ -> {}
      case BrowserAct browser -> browser(browser, actor);
    }
  }

  /** What a page does with a text nobody knows, so each may decide where something goes. */
  private void browser(BrowserAct act, Actor actor) {
    switch (act) {
      case BrowserAct.OpenPage(var target) -> request(target, Map.of(), Map.of(), actor);
      case BrowserAct.GoTo(var target) -> request(target, Map.of(), Map.of(), actor);
      case BrowserAct.Click(var element, _, _) -> locator(element);
      case BrowserAct.Hover(var element) -> locator(element);
      case BrowserAct.Fill(var element, var text) -> {
        locator(element);
        steering.add(text);
      }
      case BrowserAct.TypeText(var element, var text) -> {
        locator(element);
        steering.add(text);
      }
      case BrowserAct.Press(var element, var key) -> {
        if (element != null) {
          locator(element);
        }
        steering.add(key);
      }
      case BrowserAct.Select(var element, var options) -> {
        locator(element);
        steering.addAll(options);
      }
      case BrowserAct.Check(var element, _) -> locator(element);
      case BrowserAct.WaitFor(var element, _) -> locator(element);
      case BrowserAct.WaitForUrl(var pattern) -> steering.add(pattern);
      case BrowserAct.Evaluate(var script) -> steering.add(script);
      case BrowserAct.WaitForResponse(var pattern, _) -> steering.add(pattern);
      case BrowserAct.WaitForDownload(var pattern) -> steering.add(pattern);
      case BrowserAct.Upload(var element, var files) -> {
        locator(element);
        files.forEach(file -> {
          steering.add(file.name());
          if (file.content() instanceof BrowserAct.Text(var text)) {
            steering.add(text);
          }
        });
      }
      case BrowserAct.SetOffline _, BrowserAct.Screenshot _ -> {}
      case BrowserAct.Detailed(var detailed, var details) -> {
        browser(detailed, actor);
        if (details.dialog() != null && details.dialog().text() != null) {
          steering.add(details.dialog().text());
        }
      }
    }
  }

  private void locator(Locator element) {
    steering.add(element.value());
    if (element.name() != null) {
      steering.add(element.name());
    }
    if (element.frame() != null) {
      locator(element.frame());
    }
  }

  private void request(
      Template target, Map<String, Template> query, Map<String, Template> own, Actor actor) {
    goal.add(target);
    query.forEach(this::field);
    actor.headers().forEach(this::header);
    own.forEach(this::header);
    switch (actor.auth()) {
      case Actor.Basic(var user, var password) -> credentials.addAll(List.of(user, password));
      case Actor.Bearer(var token) -> credentials.add(token);
      case null -> {}
    }
  }

  private void add(Act.@Nullable Content content) {
    switch (content) {
      case null -> {}
      case Act.Json(var json) -> json("", json);
      case Act.Form(var fields) -> fields.forEach(this::field);
      case Act.Raw(var text) -> free(text);
    }
  }

  private void header(String name, Template value) {
    boolean kept = name.equalsIgnoreCase("Authorization") || name.equalsIgnoreCase("Cookie");
    (kept ? credentials : headers).add(value);
    if (steers(name)) {
      steering.add(value);
    }
  }

  private void field(String name, Template value) {
    content.add(value);
    if (steers(name)) {
      steering.add(value);
    }
  }

  /** What it says is not known. */
  private void free(Template text) {
    content.add(text);
    steering.add(text);
  }

  /**
   * @param name of the member that it is beneath
   */
  private void json(String name, JsonTemplate json) {
    switch (json) {
      case JsonTemplate.Constant _ -> {}
      case JsonTemplate.Text(var text) -> {
        if (name.isEmpty()) {
          free(text);
        } else {
          field(name, text);
        }
      }
      case JsonTemplate.Array(var items) -> items.forEach(item -> json(name, item));
      case JsonTemplate.Members(var members) ->
          members.forEach((member, value) -> json(steers(name) ? name : member, value));
    }
  }

  private static boolean steers(String name) {
    return STEERS.matcher(name.toLowerCase(Locale.ROOT)).find();
  }
}
