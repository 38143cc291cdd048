package dev.nines.cli;

import dev.nines.access.BrokenTokensException;
import dev.nines.access.Grant;
import dev.nines.access.Role;
import dev.nines.access.Token;
import dev.nines.access.Tokens;
import dev.nines.cli.live.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nines token}: lets somebody in. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = "Makes a token for the API of a prober. It is shown once, and kept nowhere.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:it is made", "2:invalid usage, or a file that cannot be written"})
final class TokenCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "NAME", description = "Whose it is, as the audit log will say it.")
  private String name = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description =
          "read: looks at everything; run: also has journeys played; operate: also acknowledges,"
              + " silences and tries receivers out (default: read).")
  private String role = Role.READ.word();

  @Option(
      names = "--tokens",
      paramLabel = "FILE",
      description = "Adds its line to this file, and prints the token alone.")
  private @Nullable Path file;

  TokenCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InvalidUseException {
    if (!Grant.isName(name)) {
      throw new InvalidUseException("NAME is no name; expected " + Grant.NAME_IN_WORDS);
    }
    var given =
        Role.of(role)
            .orElseThrow(() ->
                new InvalidUseException(
                    "--role is \"%s\"; expected one of %s"
                        .formatted(role, String.join(", ", Role.words()))));
    var token = Token.make(new SecureRandom());
    var line = new Grant(name, given, token.hash()).line();
    var out = terminal.out().writer();
    if (file == null) {
      out.println("The token, which is shown now alone; whoever has it may use it:");
      out.println("  " + token.reveal());
      out.println("The line for the file of `nines serve --tokens FILE`:");
      out.println("  " + line);
    } else {
      add(line, file);
      out.println(token.reveal());
    }
    return ExitStatus.GOOD;
  }

  private void add(String line, Path to) throws InvalidUseException {
    try {
      var before = Files.exists(to) ? Files.readString(to) : "";
      if (Tokens.parse(before).has(name)) {
        throw new InvalidUseException(
            to + " has a token of \"" + name + "\" already; remove its line first");
      }
      var gap = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
      Files.writeString(
          to, gap + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (BrokenTokensException e) {
      throw new InvalidUseException(to + ": " + e.getMessage());
    } catch (IOException e) {
      throw new InvalidUseException(to + " cannot be written: " + e.getMessage());
    }
  }
}
