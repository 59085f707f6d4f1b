package dev.kaquan.cli;

import dev.kaquan.domain.Violation;
import java.nio.file.Path;
import java.util.List;

/** What Kaquan is configured with on this machine. */
public interface Installation {
  /** Returns everything that is wrong with the settings. */
  List<Violation> violations();

  Path dataFolder();

  /** Returns what in the data folder should not be, but is, readable by other users. */
  List<Path> readableByOthers();
}
