package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the documents point to is there. */
class DocumentsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

  @ParameterizedTest
  @EnumSource(Source.class)
  void the_source_of_a_rule_can_be_read(Source source) throws IOException {
    assertEquals(List.of(), missing(ROOT.resolve("README.md"), "](" + source + ")"));
  }

  @Test
  void no_link_leads_nowhere() throws IOException {
    List<String> missing = new ArrayList<>();
    int links = 0;
    for (Path document : documents()) {
      String text = Files.readString(document);
      links += (int) LINK.matcher(text).results().count();
      missing.addAll(missing(document, text));
    }
    assertEquals(List.of(), missing);
    assertTrue(links > 50, "there were " + links + " links");
  }

  @Test
  void a_link_that_leads_nowhere_is_found() throws IOException {
    Path readme = ROOT.resolve("README.md");
    assertFalse(missing(readme, "[x](docs/none.md)").isEmpty());
    assertFalse(missing(readme, "[x](docs/wechat.md#no-such-heading)").isEmpty());
    assertFalse(missing(readme, "[x](#no-such-heading)").isEmpty());
    assertTrue(missing(readme, "[x](#settings) [y](docs/wechat.md)").isEmpty());
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private static List<String> missing(Path document, String text) throws IOException {
    List<String> missing = new ArrayList<>();
    for (Matcher link = LINK.matcher(text); link.find(); ) {
      String target = link.group(1);
      if (!target.contains("://") && !target.startsWith("mailto:")) {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? document : document.resolveSibling(path).normalize();
        boolean there = Files.exists(file)
            && (hash < 0 || anchors(Files.readString(file)).contains(target.substring(hash + 1)));
        if (!there) {
          missing.add(ROOT.relativize(document) + " -> " + target);
        }
      }
    }
    return missing;
  }

  /** A heading's anchor: lower case, without punctuation, with hyphens for blanks. */
  private static Set<String> anchors(String text) {
    Set<String> anchors = new TreeSet<>();
    HEADING
        .matcher(text)
        .results()
        .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N}_\\- ]", "").replace(' ', '-'))
        .forEach(anchors::add);
    return anchors;
  }
}
