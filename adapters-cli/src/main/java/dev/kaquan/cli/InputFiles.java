package dev.kaquan.cli;

import dev.kaquan.api.RequestText;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Input that a command reads from files. */
final class InputFiles {
  private InputFiles() {}

  /**
   * Returns the contents of a file.
   *
   * @throws InvalidValueException if it does not exist or is not UTF-8
   */
  static String file(Path file) {
    try {
      return RequestText.utf8("FILE", Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new InvalidValueException("FILE", "must be an existing file", RuleReference.API);
    } catch (IOException e) {
      throw new InvalidValueException("FILE", "must be readable", RuleReference.API);
    }
  }

  /**
   * Returns the contents of a file without its final line end. A ticket may end in spaces, so
   * nothing else is removed.
   */
  static String line(Path file) {
    String text = file(file);
    if (text.endsWith("\r\n")) {
      return text.substring(0, text.length() - 2);
    }
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
