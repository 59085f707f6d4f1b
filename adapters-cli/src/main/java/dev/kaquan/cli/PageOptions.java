package dev.kaquan.cli;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** The options of a list. */
final class PageOptions {
  @Option(
      names = "--limit",
      defaultValue = "",
      description = "The most items, 1 to 100; 20 if unset")
  private String limit = "";

  @Option(
      names = "--after",
      defaultValue = "",
      description = "Continue after the page that printed this value")
  private String after = "";

  PageRequest request() {
    return PageRequest.of(limit, after);
  }

  /** Says how to go on, if there is another page. */
  static void printNext(Page<?> page, PrintWriter err) {
    page.next().ifPresent(next -> err.println("more: --after " + next));
  }
}
