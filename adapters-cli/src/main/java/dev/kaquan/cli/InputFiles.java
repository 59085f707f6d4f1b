package dev.kaquan.cli;

import dev.kaquan.api.RequestText;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Input that a command reads from files; {@code -} is the standard input. */
final class InputFiles {
  private static final String STANDARD_INPUT = "-";

  private final CliEnvironment environment;

  InputFiles(CliEnvironment environment) {
    this.environment = environment;
  }

  /**
   * Returns the contents of a file.
   *
   * @throws InvalidValueException with its path, if it does not exist or is not UTF-8
   */
  String file(Path file) {
    String name = file.toString();
    if (name.equals(STANDARD_INPUT)) {
      return environment.standardInput();
    }
    try {
      return RequestText.utf8(name, Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new InvalidValueException(name, "must be an existing file", RuleReference.API);
    } catch (IOException e) {
      throw new InvalidValueException(name, "must be a readable file", RuleReference.API);
    }
  }

  /**
   * Returns the contents of a file without its final line end. A ticket may end in spaces, so
   * nothing else is removed.
   */
  String line(Path file) {
    String text = file(file);
    if (text.endsWith("\r\n")) {
      return text.substring(0, text.length() - 2);
    }
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
