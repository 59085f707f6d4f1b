package dev.kaquan.cli;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** InputFiles that a command is given in files. */
final class InputFiles {
  private InputFiles() {}

  /**
   * All of a file.
   *
   * @throws InvalidValueException if there is no such file, or it cannot be read as UTF-8
   */
  static String file(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new InvalidValueException("FILE", "must be a file that is there", RuleReference.API);
    } catch (CharacterCodingException e) {
      throw new InvalidValueException("FILE", "must be in UTF-8", RuleReference.API);
    } catch (IOException e) {
      throw new InvalidValueException("FILE", "must be a file that can be read", RuleReference.API);
    }
  }

  /** All of a file but one line end, if it ends in one: a ticket may well end in blanks. */
  static String line(Path file) {
    String text = file(file);
    if (text.endsWith("\r\n")) {
      return text.substring(0, text.length() - 2);
    }
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
