package dev.nines.yaml;

import dev.nines.journey.BrowserAct;
import dev.nines.journey.BrowserAct.Details;
import dev.nines.journey.BrowserAct.DialogReply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be said of any act in a browser. */
record DetailsBuilder(ActBuilder of) {

  Details build() {
    return new Details(
        of.step().get(BrowserKeys.PAGE, BrowserAct.FIRST_PAGE),
        of.step().get(BrowserKeys.POPUP),
        reply(),
        of.step().get(BrowserKeys.ANSWERS, List.<String>of()));
  }

  private @Nullable DialogReply reply() {
    var written = of.step().get(BrowserKeys.DIALOG);
    if (written == null) {
      return null;
    }
    var text =
        written.text() == null
            ? null
            : of.compiling().texts().template(written.text(), of.before());
    return new DialogReply(written.accept(), text);
  }
}
