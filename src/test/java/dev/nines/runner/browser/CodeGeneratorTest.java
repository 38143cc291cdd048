package dev.nines.runner.browser;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nines.runner.ProberFaultException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodeGeneratorTest {

  @Test
  void withoutADisplayItSaysHowToRecordElsewhere() {
    var generator = new CodeGenerator(SystemBrowser.options(Map.of()), Map.of("DISPLAY", ""), true);
    assertThatExceptionOfType(ProberFaultException.class)
        .isThrownBy(() -> generator.record(URI.create("https://shop.example.com/"), _ -> {}))
        .withMessageContaining("needs a display")
        .withMessageContaining(
            "npx playwright codegen --target=jsonl -o recorded.jsonl https://shop.example.com/")
        .withMessageContaining("nines record --from recorded.jsonl");
  }
}
