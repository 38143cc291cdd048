package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.notify.Notices;
import org.junit.jupiter.api.Test;

class IncidentLogTest {

  @Test
  void whatIsOverIsResolved() {
    assertThat(IncidentLog.line(Notices.resolved().incidents().getFirst()))
        .contains(", resolved: journey support-chat, rule consecutive: ");
  }

  @Test
  void whatNobodyJudgesAnyMoreIsRemovedAndNotResolved() {
    assertThat(IncidentLog.line(Notices.removed().incidents().getFirst()))
        .contains(", removed: journey support-chat, rule consecutive: nobody judges it any more")
        .doesNotContain("resolved");
  }
}
