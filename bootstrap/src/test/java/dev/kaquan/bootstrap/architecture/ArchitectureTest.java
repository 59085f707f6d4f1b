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
  private static final String HOUSE = "dev.kaquan";
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

  private static final ImportOption NO_RUIN =
      location -> !location.contains(Ruin.ROOT.replace('.', '/'));

  private static final JavaClasses house = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .withImportOption(NO_TEST_JARS)
      .withImportOption(NO_RUIN)
      .importPackages(HOUSE);

  private static final JavaClasses ruin = new ClassFileImporter().importPackages(Ruin.ROOT);

  static Set<String> names() {
    return new Rules(HOUSE).all().keySet();
  }

  static Set<String> namesWithSoundClasses() {
    return Ruin.sound().keySet();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void the_house_keeps(String rule) {
    new Rules(HOUSE).all().get(rule).check(house);
  }

  /** A rule that nothing can break proves nothing. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void the_ruin_breaks(String rule) {
    EvaluationResult result = inspect(rule);

    assertTrue(result.hasViolation());
    assertEquals(
        List.of(),
        Ruin.planted().getOrDefault(rule, List.of("nothing is planted")).stream()
            .filter(planted -> !isNamed(planted, result))
            .toList(),
        "planted, and not found");
  }

  /** A rule that everything breaks says nothing. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("namesWithSoundClasses")
  void the_ruin_has_sound_classes_that_keep(String rule) {
    EvaluationResult result = inspect(rule);

    assertEquals(
        List.of(),
        Ruin.sound().get(rule).stream().filter(sound -> isNamed(sound, result)).toList(),
        "sound, and found");
  }

  @Test
  void every_class_that_the_ruin_speaks_of_is_there() {
    assertEquals(
        List.of(),
        List.of(Ruin.planted(), Ruin.sound()).stream()
            .map(Map::values)
            .flatMap(lists -> lists.stream().flatMap(List::stream))
            .map(name -> Ruin.ROOT + "." + name)
            .filter(name -> !ruin.contain(name))
            .toList());
  }

  @Test
  void no_class_of_the_ruin_is_planted_for_two_rules() {
    List<String> planted =
        Ruin.planted().values().stream().flatMap(List::stream).toList();

    assertEquals(planted.stream().distinct().toList(), planted);
  }

  @Test
  void the_importer_sees_every_module_of_the_house() {
    assertEquals(MODULES, modules(HOUSE, house));
  }

  @Test
  void the_importer_sees_every_module_of_the_ruin() {
    assertEquals(MODULES, modules(Ruin.ROOT, ruin));
  }

  @Test
  void the_house_holds_no_tests() {
    assertEquals(
        List.of(),
        house.stream()
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
    return new Rules(Ruin.ROOT).all().get(rule).evaluate(ruin);
  }

  /** Whether a violation names the class itself, not only one whose name begins with its name. */
  private static boolean isNamed(String type, EvaluationResult result) {
    Pattern name = Pattern.compile(Pattern.quote(Ruin.ROOT + "." + type) + "(?![\\w$])");
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
