package dev.nines.runner;

import dev.nines.outcome.Cause;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The environment of a process. The secret {@code NAME} is the variable {@code NAME}, or what the
 * file holds that the variable {@code NAME_FILE} names, or the file {@code NAME} in a folder of
 * secrets; the first of these that there is. One line break at a file's end does not belong to the
 * secret. Safe from any thread.
 */
public final class ProcessEnvironment implements Environment {

  private static final int LONGEST = 64 * 1024;
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

  private final Map<String, String> variables;
  private final @Nullable Path secrets;

  /**
   * @param variables the variables of the process
   * @param secrets a folder with a file for each secret, or null for none
   */
  public ProcessEnvironment(Map<String, String> variables, @Nullable Path secrets) {
    this.variables = Map.copyOf(variables);
    this.secrets = secrets;
  }

  @Override
  public Map<String, String> variables() {
    return variables;
  }

  /**
   * The secret of this name, or null where there is none.
   *
   * @throws ProberFaultException if there is a file for it that cannot be read
   */
  @Override
  public @Nullable String secret(String name) {
    var variable = variables.get(name);
    if (variable != null) {
      return variable;
    }
    var file = variables.get(name + "_FILE");
    if (file != null) {
      var origin = " (named by " + name + "_FILE)";
      try {
        return content(name, Path.of(file), origin);
      } catch (InvalidPathException e) {
        throw new ProberFaultException(
            Cause.CONFIGURATION,
            "secret " + name + origin + ": \"" + file + "\" is no path here: " + e.getReason());
      }
    }
    if (secrets != null && FILE_NAME.matcher(name).matches()) {
      var inFolder = secrets.resolve(name);
      return Files.exists(inFolder) ? content(name, inFolder, "") : null;
    }
    return null;
  }

  private static String content(String name, Path file, String origin) {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw unreadable(name, file, origin, "is longer than " + LONGEST / 1024 + " KiB", null);
      }
      return withoutLineBreak(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw unreadable(name, file, origin, "is no text in UTF-8", e);
    } catch (IOException e) {
      throw unreadable(name, file, origin, "cannot be read: " + words(e), e);
    }
  }

  private static String words(IOException failure) {
    return switch (failure) {
      case java.nio.file.NoSuchFileException _ -> "no such file";
      case java.nio.file.AccessDeniedException _ -> "permission denied";
      default -> String.valueOf(failure.getMessage());
    };
  }

  private static ProberFaultException unreadable(
      String name, Path file, String origin, String what, @Nullable Exception cause) {
    var fault =
        new ProberFaultException(
            Cause.CONFIGURATION, "secret " + name + ": the file " + file + origin + " " + what);
    if (cause != null) {
      fault.initCause(cause);
    }
    return fault;
  }

  private static String withoutLineBreak(String text) {
    if (text.endsWith("\r\n")) {
      return text.substring(0, text.length() - 2);
    }
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
