package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.RuleReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** References to documents, in the code and in the documents, are valid. */
class DocumentsTest {
  private static final Path ROOT = Path.of("..");
  private static final Documents DOCUMENTS = new Documents(ROOT);
  private static final Pattern MENTION =
      Pattern.compile("docs/[A-Za-z0-9/_-]+\\.md(#[a-z0-9_-]+)?");
  private static final Pattern NAME = Pattern.compile("`([A-Za-z-]+)[^`]*`");

  @TempDir
  Path folder;

  @ParameterizedTest
  @EnumSource
  void every_source_of_a_rule_is_a_section_of_its_page(RuleReference source) {
    assertTrue(source.toString().contains("#"));
    assertTrue(DOCUMENTS.has(source.toString()), source.toString());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_within_the_project_leads_somewhere(String page) {
    assertEquals(List.of(), DOCUMENTS.deadLinks(page));
  }

  @Test
  void every_page_that_the_code_names_is_there() throws IOException {
    List<String> named = mentions();
    assertTrue(named.contains("docs/wechat.md#error-codes"), named::toString);
    assertEquals(
        List.of(), named.stream().filter(place -> !DOCUMENTS.has(place)).toList());
  }

  @Test
  void every_class_that_answers_for_a_choice_is_in_its_module() throws IOException {
    List<String> missing = new ArrayList<>();
    int found = 0;
    for (String row : DOCUMENTS.section("docs/wechat.md", "## Choices").lines().toList()) {
      for (String owner :
          row.substring(row.lastIndexOf('|', row.length() - 2) + 1).split(";")) {
        List<String> names =
            NAME.matcher(owner).results().map(result -> result.group(1)).toList();
        for (String name : names.subList(Math.min(1, names.size()), names.size())) {
          found++;
          if (!isClass(names.get(0), name)) {
            missing.add(names.get(0) + ": " + name);
          }
        }
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(found > 30, "found " + found);
    assertFalse(isClass("domain", "Phone"));
  }

  @Test
  void the_pages_contain_links() {
    assertTrue(DOCUMENTS.links("README.md").contains("docs/wechat.md"));
    assertTrue(DOCUMENTS.links("docs/wechat.md").contains("#card-signature"));
    assertTrue(pages().contains("docs/adr/0001-we-record-decisions.md"));
  }

  @Test
  void a_section_or_a_page_that_is_not_there_is_missed() {
    assertTrue(DOCUMENTS.has("docs/wechat.md#wxaddcard"));
    assertTrue(DOCUMENTS.has("docs/wechat.md"));
    for (String place : List.of(
        "docs/wechat.md#wx.addcard",
        "docs/wechat.md#",
        "docs/wechat.md#nowhere",
        "docs/nowhere.md#wxaddcard",
        "docs#wxaddcard")) {
      assertFalse(DOCUMENTS.has(place), place);
    }
  }

  @Test
  void links_that_lead_nowhere_are_named_and_those_in_code_passed() throws IOException {
    Files.createDirectories(folder.resolve("docs/adr"));
    Files.writeString(folder.resolve("docs/adr/1.md"), "# 1. Wir, `x` & 优惠 券\n## a\n## A\n");
    Files.writeString(folder.resolve("docs/page.md"), """
        # Here
        [good](adr/1.md) [good](#here) [good](adr) [good](../README.md#top) `[code](nowhere.md)`
        [good](adr/1.md#1-wir-x--优惠-券) [good](adr/1.md#a) [good](adr/1.md#a-1)
        [other](https://a.example/x#y) [other](mailto:a@a.example)
        [bad](nowhere.md) [bad](#Here) [bad](adr/1.md#a-2) [bad](../README.md#in-code)
        """);
    Files.writeString(folder.resolve("README.md"), """
        # Top
        ```
        # In code
        [code](nowhere.md)
        ```
        [bad](page.md)
        """);
    Documents documents = new Documents(folder);
    assertEquals(
        List.of(
            "README.md -> page.md",
            "docs/page.md -> nowhere.md",
            "docs/page.md -> #Here",
            "docs/page.md -> adr/1.md#a-2",
            "docs/page.md -> ../README.md#in-code"),
        documents.pages("README.md").stream()
            .flatMap(page -> documents.deadLinks(page).stream())
            .toList());
  }

  private static boolean isClass(String module, String name) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
      return files.anyMatch(file -> file.endsWith(name + ".java"));
    }
  }

  static List<String> pages() {
    return DOCUMENTS.pages("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md");
  }

  /** The pages, and their sections, that stand in the sources of all modules. */
  private static List<String> mentions() throws IOException {
    List<Path> sources;
    try (Stream<Path> modules = Files.list(ROOT)) {
      sources = modules
          .map(module -> module.resolve("src/main"))
          .filter(Files::isDirectory)
          .toList();
    }
    List<String> mentions = new ArrayList<>();
    for (Path source : sources) {
      try (Stream<Path> files = Files.walk(source)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          MENTION
              .matcher(Files.readString(file))
              .results()
              .map(MatchResult::group)
              .forEach(mentions::add);
        }
      }
    }
    return mentions;
  }
}
