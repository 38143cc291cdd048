package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.notify.Notices;
import org.junit.jupiter.api.Test;

class IncidentLogTest {

  @Test
  void whatIsOverIsSaidToHaveEndedAndForHowLongItStood() {
    assertThat(IncidentLog.line(Notices.resolved().incidents().getFirst()))
        .isEqualTo(
            "incident 1234567890abcdef1234567890abcdef, resolved: journey support-chat, rule"
                + " consecutive: it is over after 12m45s; it began at 2026-03-02T11:57:15Z");
  }

  @Test
  void whatStandsIsSaidInTheWordsOfItsRule() {
    assertThat(IncidentLog.line(Notices.opened().incidents().getFirst()))
        .isEqualTo(
            "incident 1234567890abcdef1234567890abcdef, open: journey support-chat, rule"
                + " consecutive: 3 runs in a row failed; the limit is 3");
  }

  @Test
  void whatNobodyJudgesAnyMoreIsRemovedAndNotResolved() {
    assertThat(IncidentLog.line(Notices.removed().incidents().getFirst()))
        .contains(", removed: journey support-chat, rule consecutive: nobody judges it any more")
        .endsWith("; it began at 2026-03-02T11:57:15Z, 12m45s before")
        .doesNotContain("resolved");
  }
}
