package dev.nines.runner.browser;

import dev.nines.journey.BrowserAct;
import dev.nines.journey.BrowserAct.Details;
import dev.nines.journey.EvaluationException;
import dev.nines.runner.AttemptContext;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an act is done, and what comes with it.
 *
 * @param page the name of the page
 * @param opens whether the page is opened where there is none
 * @param waits whether the act is a waiting, for what an earlier one has brought about
 * @param popup the name of the page that it makes the page open, or null
 * @param reply what is answered to the dialog that it brings about, or null for none: then all are
 *     dismissed
 * @param addresses whose answers say something of the servers; empty for the usual ones
 */
record Manner(
    String page,
    boolean opens,
    boolean waits,
    @Nullable String popup,
    Dialogs.@Nullable Reply reply,
    List<Pattern> addresses) {

  static Manner of(BrowserAct act, Details details, AttemptContext context)
      throws EvaluationException {
    return new Manner(
        details.page(),
        act instanceof BrowserAct.OpenPage,
        act instanceof BrowserAct.WaitFor
            || act instanceof BrowserAct.WaitForUrl
            || act instanceof BrowserAct.WaitForResponse
            || act instanceof BrowserAct.WaitForDownload,
        details.popup(),
        reply(details, context),
        (details.answers().isEmpty() ? context.actor().browser().answers() : details.answers())
            .stream().map(glob -> Glob.pattern(Glob.address(glob, context.baseUrl()))).toList());
  }

  private static Dialogs.@Nullable Reply reply(Details details, AttemptContext context)
      throws EvaluationException {
    var declared = details.dialog();
    return declared == null
        ? null
        : new Dialogs.Reply(
            declared.accept(),
            declared.text() == null ? null : declared.text().render(context.scope()));
  }
}
