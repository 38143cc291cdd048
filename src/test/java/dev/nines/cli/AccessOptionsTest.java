package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.access.Access;
import dev.nines.access.Tokens;
import dev.nines.cli.live.Terminal;
import dev.nines.runner.ProcessEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AccessOptionsTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @CommandLine.Command
  private static final class Holder {
    @CommandLine.Mixin private final AccessOptions access;

    Holder(Map<String, String> environment) {
      access = new AccessOptions(environment);
    }
  }

  private static Access access(
      Map<String, String> environment, String host, @Nullable URI link, String... options)
      throws InvalidUseException {
    var holder = new Holder(environment);
    new CommandLine(holder).parseArgs(options);
    return holder.access.access(host, link, new ProcessEnvironment(environment, null));
  }

  private int token(String... options) {
    var terminal = Terminal.plain(new PrintWriter(out), new PrintWriter(err));
    return new CommandLine(new TokenCommand(terminal))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler((e, _, _) -> {
          err.append(e.getMessage());
          return ExitStatus.INVALID;
        })
        .execute(options);
  }

  private Path tokens() throws IOException {
    var file = folder.resolve("tokens");
    assertThat(token("ci", "--role", "run", "--tokens", file.toString())).isZero();
    return file;
  }

  @Test
  void onThisMachineAloneNobodyNeedsAToken() throws Exception {
    for (var host : List.of("127.0.0.1", "localhost", "::1", "127.0.0.5")) {
      assertThat(access(Map.of(), host, null)).isEqualTo(new Access.ThisMachine(null));
    }
    assertThat(access(Map.of(), "127.0.0.1", URI.create("https://nines.example.com")))
        .isEqualTo(new Access.ThisMachine("nines.example.com"));
  }

  @Test
  void whereOthersReachItTokensAreAskedFor() throws Exception {
    for (var host : List.of("0.0.0.0", "::", "192.0.2.1")) {
      assertThatThrownBy(() -> access(Map.of(), host, null))
          .isInstanceOf(InvalidUseException.class)
          .hasMessage(
              "others reach a prober that listens on %s, and no tokens are given; expected --tokens FILE with what `nines token NAME --role read|run|operate` prints, --host 127.0.0.1 to listen on this machine alone, or --open all to let everybody do everything",
              host);
      assertThat(access(Map.of(), host, null, "--open", "all")).isEqualTo(new Access.Everybody());
      assertThat(access(Map.of("NINES_OPEN", "all"), host, null)).isEqualTo(new Access.Everybody());
      assertThat(access(Map.of(), host, null, "--tokens", tokens(host).toString()))
          .isInstanceOfSatisfying(Access.ByToken.class, it -> assertThat(it.metrics()).isFalse());
    }
  }

  private Path tokens(String host) throws IOException {
    var file = folder.resolve("of " + host);
    return Files.copy(
        Files.exists(folder.resolve("tokens")) ? folder.resolve("tokens") : tokens(), file);
  }

  @Test
  void tokensHoldOnThisMachineTooAndComeFromASecretAsWell() throws Exception {
    var file = tokens();
    var byFile = Map.of("NINES_TOKENS_FILE", file.toString(), "NINES_OPEN", "metrics");
    assertThat(access(byFile, "127.0.0.1", null))
        .isInstanceOfSatisfying(Access.ByToken.class, it -> assertThat(it.metrics()).isTrue());
    var byVariable = Map.of("NINES_TOKENS", Files.readString(file));
    assertThat(access(byVariable, "0.0.0.0", null)).isInstanceOf(Access.ByToken.class);
  }

  @Test
  void whatCannotBeUsedIsSaidAtTheStart() throws Exception {
    var file = tokens();
    assertThatThrownBy(
            () -> access(Map.of(), "::1", null, "--open", "all", "--tokens", file.toString()))
        .hasMessage("--open all and --tokens " + file + " are given; expected one of both");
    assertThatThrownBy(() -> access(Map.of(), "::1", null, "--open", "health"))
        .hasMessage("--open is \"health\"; expected metrics or all");
    assertThatThrownBy(() -> access(Map.of(), "::1", null, "--tokens", folder + "/none"))
        .hasMessage(
            "secret NINES_TOKENS: the file "
                + folder
                + "/none (--tokens) cannot be read: no such file");
    var empty = Files.writeString(folder.resolve("empty"), "# nobody yet\n");
    assertThatThrownBy(() -> access(Map.of(), "::1", null, "--tokens", empty.toString()))
        .hasMessage(
            "--tokens "
                + empty
                + " holds no token; expected a line of `nines token NAME --role ROLE`");
    assertThatThrownBy(() -> access(Map.of("NINES_TOKENS", "ci run"), "::1", null))
        .hasMessage(
            "the secret NINES_TOKENS: line 1: it has 2 words; expected NAME ROLE HASH, as `nines token NAME --role ROLE` prints it");
  }

  @Test
  void aTokenIsShownOnceWithItsLine() throws Exception {
    assertThat(token("ci", "--role", "run")).isZero();
    var lines = out.toString().lines().map(String::strip).toList();
    assertThat(lines.get(1)).matches("nines_[A-Za-z0-9_-]{43}");
    assertThat(Tokens.parse(lines.get(3)).find(lines.get(1)).orElseThrow().name()).isEqualTo("ci");
  }

  @Test
  void aTokenIsAddedToAFileAndAloneOnTheStandardOutput() throws Exception {
    var file = Files.writeString(folder.resolve("tokens"), "# who may");
    assertThat(token("ci", "--role", "run", "--tokens", file.toString())).isZero();
    assertThat(token("ann", "--role", "operate", "--tokens", file.toString())).isZero();
    var known = Tokens.parse(Files.readString(file));
    var printed = out.toString().lines().toList();
    assertThat(known.find(printed.get(0)).orElseThrow().name()).isEqualTo("ci");
    assertThat(known.find(printed.get(1)).orElseThrow().name()).isEqualTo("ann");
    assertThat(token("ci", "--tokens", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("has a token of \"ci\" already; remove its line first");
    assertThat(token("ci", "--role", "admin")).isEqualTo(2);
    assertThat(err.toString()).contains("--role is \"admin\"; expected one of read, run, operate");
    assertThat(token("c i")).isEqualTo(2);
    assertThat(err.toString()).contains("NAME is no name; expected 1 to 63 letters");
  }
}
