package dev.kaquan.cli;

import dev.kaquan.api.RequestText;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import java.io.IOException;
import java.io.InputStream;
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
   * Opens a file.
   *
   * @throws InvalidValueException with its path, if it does not exist or cannot be read
   */
  InputStream open(Path file) {
    try {
      return file.toString().equals(STANDARD_INPUT)
          ? environment.standardInput()
          : Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw new InvalidValueException(
          file.toString(), "must be an existing file", RuleReference.API);
    } catch (IOException e) {
      throw unreadable(file);
    }
  }

  /**
   * Returns the contents of a file.
   *
   * @throws InvalidValueException with its path, if it does not exist or is not UTF-8
   */
  String file(Path file) {
    try (InputStream bytes = open(file)) {
      return RequestText.utf8(file.toString(), bytes.readAllBytes());
    } catch (IOException e) {
      throw unreadable(file);
    }
  }

  static InvalidValueException unreadable(Path file) {
    return new InvalidValueException(file.toString(), "must be a readable file", RuleReference.API);
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
