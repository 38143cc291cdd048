package dev.nines.runner.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.outcome.Outcome;
import dev.nines.runner.hostile.Played;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A browser for all tests of a class, and a site of its own for each. */
abstract class InBrowser {

  static BrowserExecutor browser;
  Surroundings site;

  @BeforeAll
  static void start() throws InterruptedException {
    SystemBrowser.want();
    browser = Surroundings.browser();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void begin() throws IOException {
    site = visited();
  }

  @AfterEach
  void end() {
    site.close();
  }

  /** The site before a test. */
  Surroundings visited() throws IOException {
    return new Surroundings(browser);
  }

  /** Plays steps as a journey's file has them. */
  void passes(String steps) throws Exception {
    passes("{}", steps);
  }

  /** The same of an actor with settings. */
  void passes(String settings, String steps) throws Exception {
    assertThat(site.write(settings, steps).settled().outcome()).isEqualTo(new Outcome.Passed());
  }

  /** The same of a run that fails. */
  Played fails(String steps) throws Exception {
    var played = site.write(steps);
    assertThat(played.settled().outcome()).isInstanceOf(Outcome.Failed.class);
    return played;
  }
}
