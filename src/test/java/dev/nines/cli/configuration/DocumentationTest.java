package dev.nines.cli.configuration;

import dev.nines.cli.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about configuration has every setting, as it is, and nothing else. */
class DocumentationTest {

  private static final Path PAGE = Path.of("docs/configuration.md");

  @Test
  void thePageTellsAllSettingsAndSecretsAndNoOthers() throws IOException {
    var page = Files.readString(PAGE);
    page = with(page, "| key |", Settings.ALL.stream().map(DocumentationTest::row).toList());
    page = with(page, "| secret |", Secret.ALL.stream().map(DocumentationTest::row).toList());
    Golden.check(PAGE, page);
  }

  /** The page with these rows in the table that begins so. */
  private static String with(String page, String table, List<String> rows) {
    int head = page.indexOf('\n', page.indexOf("\n" + table) + 1);
    int line = page.indexOf('\n', head + 1);
    int end = page.indexOf("\n\n", line - 1);
    return page.substring(0, line)
        + rows.stream().map("\n"::concat).collect(Collectors.joining())
        + page.substring(end);
  }

  private static String row(Setting<?> setting) {
    return cells(
        code(setting.key()),
        setting.option().isEmpty() ? "" : code(setting.option()),
        code(setting.variables().getFirst()),
        setting.kind().expected(),
        setting.usual().isEmpty() ? setting.otherwise() : code(setting.usual()),
        setting.why());
  }

  private static String row(Secret secret) {
    return cells(
        code(secret.name()),
        secret.file() ? code(secret.name() + "_FILE") + ", or in the folder" : "no",
        secret.why());
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String cells(String... cells) {
    return Stream.of(cells)
        .map(cell -> cell.isEmpty() ? " |" : " " + cell + " |")
        .collect(Collectors.joining("", "|", ""));
  }
}
