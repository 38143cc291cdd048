package dev.nines.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.cli.Golden;
import dev.nines.cli.Played;
import dev.nines.cli.report.Results.NotRun;
import dev.nines.outcome.Run;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ReportTest {

  private static final List<Run> ALL =
      List.of(
          Played.passed(),
          Played.degraded(),
          Played.settled(),
          Played.limited(),
          Played.excluded(),
          Played.inconclusive());

  private static final List<NotRun> ELSEWHERE =
      List.of(new NotRun("us-only", "runs in region us-1; this is eu-1"));

  @Test
  void jsonTellsEverythingInSeconds() throws IOException {
    Golden.check("runs.json", written(new JsonReport(null), new Results(ALL, ELSEWHERE)));
  }

  @Test
  void jsonHasAnArrayForNoRuns() throws IOException {
    var json = written(new JsonReport(null), new Results(List.of(), List.of()));
    assertThat(new ObjectMapper().readTree(json).path("runs").isArray()).isTrue();
    assertThat(new ObjectMapper().readTree(json).path("runs")).isEmpty();
  }

  @Test
  void jsonLeavesAnOpenServerVerdictNull() throws IOException {
    var json = written(new JsonReport(null), new Results(List.of(Played.failed()), List.of()));
    var run = new ObjectMapper().readTree(json).at("/runs/0");
    assertThat(run.path("settled").booleanValue()).isFalse();
    assertThat(run.at("/steps/1/attempts/0/server").isNull()).isTrue();
    assertThat(run.at("/steps/1/attempts/0/duration").decimalValue()).isEqualByComparingTo("1");
  }

  @Test
  void junitHasASuiteForEachRunAndACaseForEachStep() throws IOException {
    Golden.check("runs.xml", written(new JUnitReport(), new Results(ALL, ELSEWHERE)));
  }

  @Test
  void junitCountsWhatItHolds() throws Exception {
    var suites =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new InputSource(
                    new StringReader(written(new JUnitReport(), new Results(ALL, ELSEWHERE)))))
            .getDocumentElement();
    assertThat(suites.getAttribute("failures")).isEqualTo("2");
    assertThat(suites.getElementsByTagName("failure").getLength()).isEqualTo(2);
    assertThat(suites.getAttribute("errors")).isEqualTo("1");
    assertThat(suites.getElementsByTagName("error").getLength()).isEqualTo(1);
    assertThat(suites.getAttribute("skipped")).isEqualTo("2");
    assertThat(suites.getElementsByTagName("skipped").getLength()).isEqualTo(2);
    assertThat(suites.getAttribute("tests"))
        .isEqualTo(String.valueOf(suites.getElementsByTagName("testcase").getLength()));
  }

  @Test
  void whatATargetAnswersCannotBreakTheXml() throws Exception {
    var xml = written(new JUnitReport(), new Results(List.of(Played.hostile()), List.of()));
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)));
    var failure = (Element) document.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message"))
        .isEqualTo(
            "answered <b title=\"x\">\\u001b[31mred\\u0000 & 'more'\n]]> \uD83D\uDE00 \\ud800");
    assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("authenticate");
  }

  @Test
  void aRunWithoutStepsIsOneCase() throws IOException {
    var xml =
        written(
            new JUnitReport(),
            new Results(
                List.of(Played.run(new dev.nines.outcome.Outcome.Excluded("closed"))), List.of()));
    assertThat(xml)
        .contains("name=\"run\"")
        .contains("<skipped message=\"closed\"/>")
        .contains("tests=\"1\"");
  }

  private static String written(Report report, Results results) throws IOException {
    var writer = new StringWriter();
    report.write(results, writer);
    return writer.toString();
  }
}
