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

/** Predicates and conditions on declarations: modifiers, names and visible signatures. */
final class Shapes {
  private static final Pattern EMPTY_NAME =
      Pattern.compile(".*(Impl|Manager|Helper|Utils?|Info|Data|Base)");

  /** Only for abstract classes: WeChat has a field "abstract", whose record may be named so. */
  private static final Pattern EMPTY_ABSTRACT_NAME = Pattern.compile("(Abstract|Base)\\p{Lu}.*");

  private static final List<String> INJECT =
      List.of("jakarta.inject.Inject", "javax.inject.Inject", "com.google.inject.Inject");

  /** Nested classes of a Guice module, such as its type literals, are inside. */
  static final DescribedPredicate<JavaClass> OUTSIDE_GUICE_MODULES = describe(
      "are not part of a Guice module",
      type -> !outermost(type).isAssignableTo("com.google.inject.Module"));

  static final DescribedPredicate<JavaMember> ARE_NOT_CONSTRUCTORS =
      describe("are not constructors", member -> !(member instanceof JavaConstructor));

  /** Leaves out the {@code package-info} classes that the compiler generates. */
  static final DescribedPredicate<JavaClass> ARE_TYPES =
      describe("are types", type -> !type.getSimpleName().equals("package-info"));

  /** Leaves out enums and anonymous classes, which cannot be extended. */
  static final DescribedPredicate<JavaClass> COULD_BE_FINAL = describe(
      "could be final", type -> ARE_TYPES.test(type) && !type.isEnum() && !type.isAnonymousClass());

  static final ArchCondition<JavaMember> ARE_INJECTED = ArchCondition.from(describe(
      "are annotated with @Inject", member -> INJECT.stream().anyMatch(member::isAnnotatedWith)));

  static final ArchCondition<JavaClass> BE_INTERFACE_OR_EXCEPTION = ArchCondition.from(describe(
      "be an interface or an exception",
      type -> type.isInterface() || type.isAssignableTo(Throwable.class)));

  static final ArchCondition<JavaClass> HAVE_A_MEANINGFUL_NAME =
      ArchCondition.from(describe("have a meaningful name", type -> !isEmptyName(type)));

  /**
   * The {@code toString} that javac generates for a record is final; that is how it is recognised. So
   * a record that overrides it must not declare it final.
   */
  static final ArchCondition<JavaClass> DECLARE_TO_STRING = ArchCondition.from(
      describe("declare toString, not final in a record", Shapes::declaresToString));

  /** Leaves out bridges and other synthetic methods. */
  static final ArchCondition<JavaCodeUnit> DECLARE_GENERIC_EXCEPTION =
      ArchCondition.from(describe("declare a generic exception", Shapes::declaresGenericException));

  private Shapes() {}

  /** Holds if no {@code hidden} type is part of a signature that is visible outside the package. */
  static ArchCondition<JavaClass> notExpose(DescribedPredicate<JavaClass> hidden) {
    return new ArchCondition<>("not expose classes that " + hidden) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (isVisible(type)) {
          exposedBy(type)
              .filter(exposed -> mentions(exposed.type(), hidden))
              .map(exposed -> exposed.where() + " exposes " + exposed.type().getName())
              .distinct()
              .forEach(message -> events.add(violated(type, message)));
        }
      }
    };
  }

  private record Exposed(String where, JavaType type) {}

  private static Stream<Exposed> exposedBy(JavaClass type) {
    Stream<JavaType> parents =
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
    Stream<Exposed> heading = Stream.concat(parents, bounds(type.getTypeParameters()))
        .map(exposed -> new Exposed(type.getDescription(), exposed));
    Stream<Exposed> fields = type.getFields().stream()
        .filter(Shapes::isVisible)
        .map(field -> new Exposed(field.getDescription(), field.getType()));
    Stream<Exposed> code =
        type.getCodeUnits().stream().filter(Shapes::isVisible).flatMap(Shapes::exposedBy);
    return Stream.of(heading, fields, code).flatMap(part -> part);
  }

  private static Stream<Exposed> exposedBy(JavaCodeUnit code) {
    Stream<JavaType> parameters = code.getParameterTypes().stream();
    Stream<JavaType> thrown =
        code.getThrowsClause().stream().map(declared -> declared.getRawType());
    return Stream.of(
            parameters, thrown, Stream.of(code.getReturnType()), bounds(code.getTypeParameters()))
        .flatMap(part -> part)
        .map(exposed -> new Exposed(code.getDescription(), exposed));
  }

  private static Stream<JavaType> bounds(List<? extends JavaTypeVariable<?>> parameters) {
    return parameters.stream().flatMap(parameter -> parameter.getUpperBounds().stream());
  }

  private static boolean mentions(JavaType exposed, DescribedPredicate<JavaClass> hidden) {
    return exposed.getAllInvolvedRawTypes().stream()
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

  /** Allows a type variable such as {@code X extends Exception}: the caller chooses the type. */
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
