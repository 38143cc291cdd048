package dev.nines.api.answer;

import dev.nines.journey.Act;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.Durations;
import dev.nines.journey.Expression;
import dev.nines.journey.RetryPolicy;
import dev.nines.journey.Step;
import dev.nines.journey.Template;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A step as its author wrote it. Headers and bodies are left out: they are where credentials are
 * put.
 */
@Schema(name = "StepScript")
public record StepScript(
    String name,
    String actor,
    String kind,
    String act,
    BigDecimal timeout,
    @Nullable BigDecimal within,
    BigDecimal observe,
    RetryScript retry,
    List<String> expect,
    Map<String, String> store,
    @Nullable String dependency) {

  /** What the client does when an attempt fails. */
  @Schema(name = "RetryScript")
  public record RetryScript(
      int times, BigDecimal backoff, double factor, double jitter, List<String> on) {

    static RetryScript of(RetryPolicy policy) {
      return new RetryScript(
          policy.times(),
          Seconds.of(policy.backoff()),
          policy.factor(),
          policy.jitter(),
          policy.times() == 0 ? List.of() : policy.on().stream().sorted().map(Words::of).toList());
    }
  }

  static StepScript of(Step step) {
    var patience = step.patience();
    var store = new LinkedHashMap<String, String>();
    step.store().forEach((name, expression) -> store.put(name, expression.text()));
    return new StepScript(
        step.name(),
        step.actor(),
        kind(step.act()),
        line(step.act()),
        Seconds.of(patience.timeout()),
        Seconds.ofNullable(patience.within()),
        Seconds.of(patience.observe()),
        RetryScript.of(step.retry()),
        step.expect().stream().map(Expression::text).toList(),
        store,
        step.dependency());
  }

  private static String kind(Act act) {
    return switch (act) {
      case Act.Request _ -> "request";
      case Act.OpenWebSocket _ -> "websocket";
      case Act.OpenEvents _ -> "events";
      case Act.Send _ -> "send";
      case Act.Await _ -> "await";
      case Act.Pause _ -> "pause";
      case BrowserAct _ -> "browser";
    };
  }

  private static String line(Act act) {
    return switch (act) {
      case Act.Request request -> {
        var poll = request.poll();
        yield request.method()
            + " "
            + request.target()
            + (poll == null
                ? ""
                : " every " + Durations.text(poll.every()) + " until " + poll.until().text());
      }
      case Act.OpenWebSocket open -> "open " + named(open.stream()) + open.target();
      case Act.OpenEvents open -> "open " + named(open.stream()) + open.target();
      case Act.Send send -> "send" + on(send.stream());
      case Act.Await await -> "await " + await.match().text() + on(await.stream());
      case Act.Pause pause -> "pause " + Durations.text(pause.duration());
      case BrowserAct browser -> line(browser);
    };
  }

  private static String line(BrowserAct act) {
    return switch (act) {
      case BrowserAct.OpenPage open -> "open page " + open.target();
      case BrowserAct.GoTo go -> "go to " + go.target();
      case BrowserAct.Click click -> "click " + click.element();
      case BrowserAct.Hover hover -> "hover over " + hover.element();
      case BrowserAct.Fill fill -> "fill " + fill.element() + " with " + fill.text();
      case BrowserAct.TypeText type -> "type " + type.text() + " into " + type.element();
      case BrowserAct.Press press ->
          "press " + press.key() + (press.element() == null ? "" : " in " + press.element());
      case BrowserAct.Select select ->
          "select "
              + select.options().stream().map(Template::toString).collect(Collectors.joining(", "))
              + " in "
              + select.element();
      case BrowserAct.Check check -> (check.checked() ? "check " : "uncheck ") + check.element();
      case BrowserAct.WaitFor wait ->
          "wait for " + wait.element() + (wait.visible() ? "" : " to be gone");
      case BrowserAct.WaitForUrl wait -> "wait for address " + wait.pattern();
      case BrowserAct.Evaluate evaluate -> "evaluate " + evaluate.script();
      case BrowserAct.WaitForResponse wait ->
          "wait for response "
              + wait.pattern()
              + (wait.status() == null ? "" : " of status " + wait.status());
      case BrowserAct.WaitForDownload wait -> "wait for download " + wait.pattern();
      case BrowserAct.Upload upload ->
          "upload "
              + upload.files().stream()
                  .map(file -> file.name().toString())
                  .collect(Collectors.joining(", "))
              + " to "
              + upload.element();
      case BrowserAct.Screenshot picture -> "take picture " + picture.name();
      case BrowserAct.SetOffline go -> go.offline() ? "go offline" : "go online";
      case BrowserAct.Detailed(var detailed, var details) ->
          line(detailed)
              + (details.page().equals(BrowserAct.FIRST_PAGE) ? "" : " in page " + details.page())
              + (details.dialog() == null
                  ? ""
                  : (details.dialog().accept() ? ", accept" : ", dismiss") + " the dialog")
              + (details.popup() == null ? "" : ", which opens page " + details.popup());
    };
  }

  private static String named(String stream) {
    return stream.equals(Act.DEFAULT_STREAM) ? "" : stream + " at ";
  }

  private static String on(String stream) {
    return stream.equals(Act.DEFAULT_STREAM) ? "" : " on " + stream;
  }
}
