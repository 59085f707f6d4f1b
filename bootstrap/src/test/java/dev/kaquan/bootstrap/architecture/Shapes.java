package dev.kaquan.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a declaration looks like: its modifiers, its name, and what it shows to others. */
final class Shapes {
  private static final Pattern EMPTY_NAME =
      Pattern.compile(".*(Impl|Manager|Helper|Utils?|Info|Data|Base)");

  /** Only for abstract classes: WeChat has a field "abstract", whose record may be named so. */
  private static final Pattern EMPTY_ABSTRACT_NAME = Pattern.compile("(Abstract|Base)\\p{Lu}.*");

  private static final List<String> INJECT =
      List.of("jakarta.inject.Inject", "javax.inject.Inject", "com.google.inject.Inject");

  /** Nested classes of a Guice module, such as its type literals, are inside. */
  static final DescribedPredicate<JavaClass> OUTSIDE_GUICE_MODULES = describe(
      "are no Guice modules", type -> !outermost(type).isAssignableTo("com.google.inject.Module"));

  static final DescribedPredicate<JavaMember> ARE_NOT_CONSTRUCTORS =
      describe("are not constructors", member -> !(member instanceof JavaConstructor));

  /** The compiler makes a class of each package's annotations, even if there are none. */
  static final DescribedPredicate<JavaClass> ARE_TYPES =
      describe("are types", type -> !type.getSimpleName().equals("package-info"));

  /** Leaves out what the language closes, and what has no name. */
  static final DescribedPredicate<JavaClass> COULD_BE_FINAL = describe(
      "could be final", type -> ARE_TYPES.test(type) && !type.isEnum() && !type.isAnonymousClass());

  static final ArchCondition<JavaMember> ARE_INJECTED = ArchCondition.from(
      describe("ask for injection", member -> INJECT.stream().anyMatch(member::isAnnotatedWith)));

  static final ArchCondition<JavaClass> BE_INTERFACE_OR_EXCEPTION = ArchCondition.from(describe(
      "be an interface or an exception",
      type -> type.isInterface() || type.isAssignableTo(Throwable.class)));

  static final ArchCondition<JavaClass> HAVE_A_MEANINGFUL_NAME =
      ArchCondition.from(describe("have a name that says something", type -> !isEmptyName(type)));

  /**
   * A record's own {@code toString} is told from the compiler's by its modifier: javac makes its own
   * final. So a record that overrides it must not repeat that it is final.
   */
  static final ArchCondition<JavaClass> DECLARE_TO_STRING = ArchCondition.from(
      describe("declare toString, and not as final if they are records", Shapes::declaresToString));

  /** Bridges and other methods that nobody wrote are left out. */
  static final ArchCondition<JavaCodeUnit> DECLARE_GENERIC_EXCEPTION = ArchCondition.from(
      describe("declare an exception without a name of its own", Shapes::declaresGenericException));

  private Shapes() {}

  /** Holds if nobody outside the package can see a {@code hidden} type in a signature. */
  static ArchCondition<JavaClass> notShow(DescribedPredicate<JavaClass> hidden) {
    return new ArchCondition<>("not show, in what others can see, classes that " + hidden) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (isVisible(type)) {
          shownBy(type)
              .filter(shown -> mentions(shown.type(), hidden))
              .map(shown -> shown.where() + " shows " + shown.type().getName())
              .distinct()
              .forEach(message -> events.add(violated(type, message)));
        }
      }
    };
  }

  private record Shown(String where, JavaType type) {}

  private static Stream<Shown> shownBy(JavaClass type) {
    Stream<JavaType> parents =
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
    Stream<Shown> heading = Stream.concat(parents, bounds(type.getTypeParameters()))
        .map(shown -> new Shown(type.getDescription(), shown));
    Stream<Shown> fields = type.getFields().stream()
        .filter(Shapes::isVisible)
        .map(field -> new Shown(field.getDescription(), field.getType()));
    Stream<Shown> code =
        type.getCodeUnits().stream().filter(Shapes::isVisible).flatMap(Shapes::shownBy);
    return Stream.of(heading, fields, code).flatMap(part -> part);
  }

  private static Stream<Shown> shownBy(JavaCodeUnit code) {
    Stream<JavaType> parameters = code.getParameterTypes().stream();
    Stream<JavaType> thrown =
        code.getThrowsClause().stream().map(declared -> declared.getRawType());
    return Stream.of(
            parameters, thrown, Stream.of(code.getReturnType()), bounds(code.getTypeParameters()))
        .flatMap(part -> part)
        .map(shown -> new Shown(code.getDescription(), shown));
  }

  private static Stream<JavaType> bounds(List<? extends JavaTypeVariable<?>> parameters) {
    return parameters.stream().flatMap(parameter -> parameter.getUpperBounds().stream());
  }

  private static boolean mentions(JavaType shown, DescribedPredicate<JavaClass> hidden) {
    return shown.getAllInvolvedRawTypes().stream()
        .map(JavaClass::getBaseComponentType)
        .anyMatch(hidden);
  }

  private static boolean isVisible(JavaClass type) {
    return isOpen(type) && type.getEnclosingClass().map(Shapes::isVisible).orElse(true);
  }

  private static boolean isVisible(JavaMember member) {
    return isOpen(member) && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  private static boolean isOpen(HasModifiers declaration) {
    return declaration.getModifiers().contains(JavaModifier.PUBLIC)
        || declaration.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static boolean isEmptyName(JavaClass type) {
    String name = type.getSimpleName();
    return EMPTY_NAME.matcher(name).matches()
        || type.getModifiers().contains(JavaModifier.ABSTRACT)
            && EMPTY_ABSTRACT_NAME.matcher(name).matches();
  }

  private static boolean declaresToString(JavaClass type) {
    Optional<JavaMethod> own = type.tryGetMethod("toString");
    return own.isPresent()
        && !(type.isRecord() && own.get().getModifiers().contains(JavaModifier.FINAL));
  }

  /** A type variable such as {@code X extends Exception} has whatever name its caller gives it. */
  private static boolean declaresGenericException(JavaCodeUnit code) {
    return !code.getModifiers().contains(JavaModifier.SYNTHETIC)
        && code.getThrowsClause().stream()
            .anyMatch(declared -> Accesses.isGenericException(declared.getRawType()))
        && code.reflect() instanceof Executable written
        && Arrays.stream(written.getGenericExceptionTypes()).anyMatch(Accesses::isGenericException);
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Shapes::outermost).orElse(type);
  }
}
