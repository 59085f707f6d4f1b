package dev.kaquan.cli;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
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

  /** Prints a page: its JSON if that is wanted, or else its items, and how to get the next one. */
  static <T> void print(
      CommandSpec spec, Page<T> page, Optional<String> json, Consumer<T> printItem) {
    if (json.isPresent()) {
      spec.commandLine().getOut().println(json.get());
      return;
    }
    page.items().forEach(printItem);
    page.next().ifPresent(next -> spec.commandLine().getErr().println("more: --after " + next));
  }
}
