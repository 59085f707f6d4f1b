package dev.kaquan.bootstrap.architecture;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final String PRODUCTION = "dev.kaquan";
  private static final String VIOLATIONS = PRODUCTION + ".bootstrap.architecture.violations";

  /** Samples and fakes that several modules use in tests come in jars of their own. */
  private static final ImportOption NO_TEST_JARS =
      location -> !location.matches(Pattern.compile(".*-tests\\.jar!?/.*"));

  private static final JavaClasses production = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .withImportOption(NO_TEST_JARS)
      .importPackages(PRODUCTION);

  private static final JavaClasses fixtures = new ClassFileImporter().importPackages(VIOLATIONS);

  static Set<String> names() {
    return new Rules(PRODUCTION).all().keySet();
  }

  static Stream<String> namesWithCompliantClasses() {
    return names().stream().filter(rule -> fixtures(rule).anyMatch(ArchitectureTest::isCompliant));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void production_code_complies(String rule) {
    new Rules(PRODUCTION).all().get(rule).check(production);
  }

  /**
   * The deliberate violations of a rule are the classes in the source files that are named after it.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void violations_are_detected(String rule) {
    EvaluationResult result = inspect(rule);
    List<JavaClass> violations =
        fixtures(rule).filter(type -> !isCompliant(type)).toList();

    assertFalse(violations.isEmpty());
    assertEquals(
        List.of(),
        violations.stream()
            .filter(type -> !isReported(type.getName(), result))
            .map(JavaClass::getName)
            .toList(),
        "violations that are not detected");
  }

  /** Classes that look like a violation and are none have names that start with "Compliant". */
  @ParameterizedTest(name = "{0}")
  @MethodSource("namesWithCompliantClasses")
  void compliant_classes_are_not_reported(String rule) {
    EvaluationResult result = inspect(rule);

    assertEquals(
        List.of(),
        fixtures(rule)
            .filter(ArchitectureTest::isCompliant)
            .map(JavaClass::getName)
            .filter(name -> isReported(name, result))
            .toList());
  }

  @Test
  void main_may_end_the_program() {
    String main = VIOLATIONS + ".bootstrap.Main";

    assertTrue(fixtures.contain(main));
    assertFalse(isReported(main, inspect("no-exit")));
  }

  @Test
  void every_fixture_belongs_to_a_rule() {
    Set<String> files = names().stream().map(ArchitectureTest::fixtureFile).collect(toSet());

    assertEquals(
        Set.of("Main.java", "Messages.java"),
        fixtures.stream()
            .map(ArchitectureTest::sourceFile)
            .filter(file -> !files.contains(file))
            .collect(toSet()));
  }

  /** A new top-level package must be added to the rules before it builds. */
  @Test
  void the_rules_cover_every_production_package() {
    assertEquals(Rules.MODULES.keySet(), modules(PRODUCTION, production));
  }

  /** A new Maven module must be on the class path of these tests and follow the package names. */
  @Test
  void the_rules_cover_every_maven_module() throws IOException {
    Path root = Path.of("").toAbsolutePath().getParent();
    String pom = Files.readString(root.resolve("pom.xml"));
    String modules = pom.substring(pom.indexOf("<modules>"), pom.indexOf("</modules>"));
    Set<String> packages = new TreeSet<>();
    for (MatchResult module :
        Pattern.compile("<module>(.+?)</module>").matcher(modules).results().toList()) {
      try (Stream<Path> children =
          Files.list(root.resolve(module.group(1)).resolve("src/main/java/dev/kaquan"))) {
        children.map(child -> child.getFileName().toString()).forEach(packages::add);
      }
    }

    assertEquals(Rules.MODULES.keySet(), packages);
  }

  @Test
  void the_fixtures_cover_every_module() {
    assertEquals(Rules.MODULES.keySet(), modules(VIOLATIONS, fixtures));
  }

  @Test
  void production_classes_contain_no_tests() {
    assertEquals(
        List.of(),
        production.stream()
            .filter(type -> type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency ->
                    dependency.getTargetClass().getPackageName().startsWith("org.junit")))
            .map(JavaClass::getName)
            .toList());
  }

  @Test
  void nothing_is_ignored_and_nothing_may_be_empty() {
    assertNull(ArchitectureTest.class.getResource("/archunit_ignore_patterns.txt"));
    assertEquals(
        "true", ArchConfiguration.get().getPropertyOrDefault("archRule.failOnEmptyShould", "true"));
  }

  private static EvaluationResult inspect(String rule) {
    return new Rules(VIOLATIONS).all().get(rule).evaluate(fixtures);
  }

  /** Returns the classes in the rule's files, without those that only hold nested classes. */
  private static Stream<JavaClass> fixtures(String rule) {
    Set<String> holders = fixtures.stream()
        .flatMap(type -> type.getEnclosingClass().stream())
        .map(JavaClass::getName)
        .collect(toSet());
    return fixtures.stream()
        .filter(type -> sourceFile(type).equals(fixtureFile(rule)))
        .filter(type -> isCompliant(type) || !holders.contains(type.getName()));
  }

  /** Returns the name of the rule in camel case, as the name of a source file. */
  private static String fixtureFile(String rule) {
    return Pattern.compile("(?:^|-)(.)")
            .matcher(rule)
            .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT))
        + ".java";
  }

  private static String sourceFile(JavaClass type) {
    return type.getSource().flatMap(Source::getFileName).orElseThrow();
  }

  private static boolean isCompliant(JavaClass type) {
    return type.getName().matches(".*[.$]Compliant.*");
  }

  /** Returns whether a violation names the class itself, not a class whose name is longer. */
  private static boolean isReported(String type, EvaluationResult result) {
    Pattern name = Pattern.compile(Pattern.quote(type) + "(?![\\w$])");
    return result.getFailureReport().getDetails().stream()
        .anyMatch(detail -> name.matcher(detail).find());
  }

  /** Returns the first part, below {@code root}, of the name of each package that holds a type. */
  private static Set<String> modules(String root, JavaClasses classes) {
    return classes.stream()
        .filter(Shapes.ARE_TYPES)
        .map(JavaClass::getPackageName)
        .map(name -> name.substring(Math.min(name.length(), root.length() + 1)))
        .map(name -> name.split("\\.")[0])
        .collect(toSet());
  }
}
