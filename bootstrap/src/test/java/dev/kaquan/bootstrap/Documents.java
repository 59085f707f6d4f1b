package dev.kaquan.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Markdown pages below a folder, and their links.
 *
 * <p>A heading's anchor is made as GitHub makes it: in small letters, without punctuation, with
 * hyphens for blanks, and numbered where it stands twice.
 */
final class Documents {
  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```[^\\n]*$");
  private static final Pattern SPAN = Pattern.compile("`[^`\\n]*`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *#* *$");
  private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{M}\\p{N} _-]");

  private final Path root;

  Documents(Path root) {
    this.root = root;
  }

  /** Returns the pages with these names and all pages in {@code docs}, as paths from the root. */
  List<String> pages(String... names) {
    try (Stream<Path> below = Files.walk(root.resolve("docs"))) {
      Stream<String> docs = below
          .filter(file -> file.toString().endsWith(".md"))
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted();
      return Stream.concat(Stream.of(names), docs).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the broken links of a page, each with its page; links to other sites are skipped. */
  List<String> deadLinks(String page) {
    return links(page).stream()
        .filter(link -> !leadsSomewhere(page, link))
        .map(link -> page + " -> " + link)
        .toList();
  }

  /** Returns the links of a page to targets below the root. */
  List<String> links(String page) {
    String text = SPAN.matcher(read(root.resolve(page))).replaceAll("");
    return LINK.matcher(text)
        .results()
        .map(result -> result.group(1))
        .filter(link -> !ELSEWHERE.matcher(link).matches())
        .toList();
  }

  /** Returns the text below a heading of a page, up to the next heading of any level. */
  String section(String page, String heading) {
    String text = read(root.resolve(page));
    int begin = text.indexOf("\n" + heading + "\n") + heading.length() + 2;
    return text.substring(begin, text.indexOf("\n#", begin));
  }

  /** Returns whether {@code place}, a path from the root with or without an anchor, exists. */
  boolean has(String place) {
    return leadsSomewhere("", place);
  }

  private boolean leadsSomewhere(String page, String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path from = root.resolve(page);
    Path target = path.isEmpty() || page.isEmpty() ? from.resolve(path) : from.resolveSibling(path);
    if (!Files.exists(target)) {
      return false;
    }
    return hash < 0
        || (Files.isRegularFile(target)
            && anchors(read(target))
                .contains(URLDecoder.decode(link.substring(hash + 1), StandardCharsets.UTF_8)));
  }

  private static Set<String> anchors(String text) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> anchors = new ArrayList<>();
    for (MatchResult heading : HEADING.matcher(text).results().toList()) {
      String words = heading.group(1).toLowerCase(Locale.ROOT);
      String anchor = PUNCTUATION.matcher(words).replaceAll("").replace(' ', '-');
      int before = seen.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
    }
    return new HashSet<>(anchors);
  }

  /** Returns a page without its fenced code. */
  private static String read(Path page) {
    try {
      return FENCED.matcher(Files.readString(page)).replaceAll("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
