package dev.kaquan.bootstrap.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final String PRODUCTION = "dev.kaquan";
  private static final List<String> MODULES = List.of(
      "api",
      "application",
      "bootstrap",
      "cli",
      "domain",
      "http",
      "jdbc",
      "sandbox",
      "wechat",
      "wire");

  /** The samples and fakes that a module lends to the tests of others come in a jar of their own. */
  private static final ImportOption NO_TEST_JARS =
      location -> !location.matches(Pattern.compile(".*-tests\\.jar!?/.*"));

  private static final ImportOption NO_FIXTURES =
      location -> !location.contains(ExpectedViolations.ROOT.replace('.', '/'));

  private static final JavaClasses production = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .withImportOption(NO_TEST_JARS)
      .withImportOption(NO_FIXTURES)
      .importPackages(PRODUCTION);

  private static final JavaClasses fixtures =
      new ClassFileImporter().importPackages(ExpectedViolations.ROOT);

  static Set<String> names() {
    return new Rules(PRODUCTION).all().keySet();
  }

  static Set<String> namesWithCompliantClasses() {
    return ExpectedViolations.compliant().keySet();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void production_code_complies(String rule) {
    new Rules(PRODUCTION).all().get(rule).check(production);
  }

  /** A rule that nothing can break proves nothing. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void violations_are_detected(String rule) {
    EvaluationResult result = inspect(rule);

    assertTrue(result.hasViolation());
    assertEquals(
        List.of(),
        ExpectedViolations.expected().getOrDefault(rule, List.of("no violation is listed")).stream()
            .filter(expected -> !isNamed(expected, result))
            .toList(),
        "listed but not detected");
  }

  /** A rule that everything breaks says nothing. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("namesWithCompliantClasses")
  void compliant_classes_are_not_reported(String rule) {
    EvaluationResult result = inspect(rule);

    assertEquals(
        List.of(),
        ExpectedViolations.compliant().get(rule).stream()
            .filter(compliant -> isNamed(compliant, result))
            .toList(),
        "compliant but reported");
  }

  @Test
  void every_listed_fixture_exists() {
    assertEquals(
        List.of(),
        List.of(ExpectedViolations.expected(), ExpectedViolations.compliant()).stream()
            .map(Map::values)
            .flatMap(lists -> lists.stream().flatMap(List::stream))
            .map(name -> ExpectedViolations.ROOT + "." + name)
            .filter(name -> !fixtures.contain(name))
            .toList());
  }

  @Test
  void no_fixture_is_listed_for_two_rules() {
    List<String> expected =
        ExpectedViolations.expected().values().stream().flatMap(List::stream).toList();

    assertEquals(expected.stream().distinct().toList(), expected);
  }

  @Test
  void the_importer_sees_every_production_module() {
    assertEquals(MODULES, modules(PRODUCTION, production));
  }

  @Test
  void the_fixtures_cover_every_module() {
    assertEquals(MODULES, modules(ExpectedViolations.ROOT, fixtures));
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
    return new Rules(ExpectedViolations.ROOT).all().get(rule).evaluate(fixtures);
  }

  /** Whether a violation names the class itself, not only one whose name begins with its name. */
  private static boolean isNamed(String type, EvaluationResult result) {
    Pattern name =
        Pattern.compile(Pattern.quote(ExpectedViolations.ROOT + "." + type) + "(?![\\w$])");
    return result.getFailureReport().getDetails().stream()
        .anyMatch(detail -> name.matcher(detail).find());
  }

  /** The first part of the name below {@code root} of each package that holds a type. */
  private static List<String> modules(String root, JavaClasses classes) {
    return classes.stream()
        .filter(Shapes.ARE_TYPES)
        .map(JavaClass::getPackageName)
        .map(name -> name.substring(Math.min(name.length(), root.length() + 1)))
        .map(name -> name.split("\\.")[0])
        .distinct()
        .sorted()
        .toList();
  }
}
