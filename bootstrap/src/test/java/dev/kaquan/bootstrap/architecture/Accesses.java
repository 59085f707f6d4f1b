package dev.kaquan.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Accesses to fields, methods and constructors that some or all production code must not make. */
final class Accesses {
  private static final Set<Class<?>> CLOCK_AND_RANDOM_TYPES = Set.of(
      Clock.class,
      Date.class,
      Calendar.class,
      Random.class,
      SplittableRandom.class,
      ThreadLocalRandom.class,
      SecureRandom.class);

  private static final Set<Class<?>> GENERIC_EXCEPTIONS =
      Set.of(Throwable.class, Exception.class, RuntimeException.class);

  /** Types that only serve to read the system clock or to create random values. */
  static final DescribedPredicate<JavaClass> CLOCKS_AND_RANDOM_SOURCES = describe(
      "are clocks or random sources",
      type -> isOneOf(CLOCK_AND_RANDOM_TYPES, type)
          || type.getPackageName().startsWith("java.util.random"));

  static final DescribedPredicate<JavaAccess<?>> READS_CLOCK_OR_RANDOM = describe(
      "it reads a clock or a random source", access -> readsClock(access) || readsRandom(access));

  /** Printing a stack trace to a given writer is allowed. */
  static final DescribedPredicate<JavaAccess<?>> USES_STANDARD_STREAMS = describe(
      "it is a standard stream",
      access -> isAny(access, System.class, "out", "err")
          || access.getTarget().getName().equals("printStackTrace")
              && access.getTargetOwner().isAssignableTo(Throwable.class)
              && parameters(access) == 0);

  static final DescribedPredicate<JavaAccess<?>> EXITS = describe(
      "it ends the program",
      access ->
          isAny(access, System.class, "exit") || isAny(access, Runtime.class, "exit", "halt"));

  /** The call of {@code super(...)} in a specific exception is allowed. */
  static final DescribedPredicate<JavaAccess<?>> CREATES_GENERIC_EXCEPTION = describe(
      "it creates a generic exception",
      access -> access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
          && isGenericException(access.getTargetOwner())
          && !isCallOfSuper(access));

  private Accesses() {}

  /** Returns whether {@code type} is a generic exception, such as {@code RuntimeException}. */
  static boolean isGenericException(JavaClass type) {
    return isOneOf(GENERIC_EXCEPTIONS, type);
  }

  /** Returns whether {@code type} is a generic exception, such as {@code RuntimeException}. */
  static boolean isGenericException(Object type) {
    return GENERIC_EXCEPTIONS.contains(type);
  }

  private static boolean readsClock(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getTarget().getName();
    return name.equals("now") && owner.getPackageName().startsWith("java.time")
        || owner.isEquivalentTo(InstantSource.class) && !name.equals("instant")
        || isAny(access, System.class, "currentTimeMillis", "nanoTime");
  }

  private static boolean readsRandom(JavaAccess<?> access) {
    return isAny(access, UUID.class, "randomUUID")
        || isAny(access, Math.class, "random")
        || isAny(access, StrictMath.class, "random")
        || isAny(access, Collections.class, "shuffle") && parameters(access) == 1;
  }

  private static boolean isAny(JavaAccess<?> access, Class<?> owner, String... names) {
    return access.getTargetOwner().isEquivalentTo(owner)
        && Set.of(names).contains(access.getTarget().getName());
  }

  private static boolean isOneOf(Set<Class<?>> types, JavaClass type) {
    return types.stream().anyMatch(type::isEquivalentTo);
  }

  private static boolean isCallOfSuper(JavaAccess<?> access) {
    return access.getOrigin().isConstructor()
        && access
            .getOriginOwner()
            .getRawSuperclass()
            .filter(access.getTargetOwner()::equals)
            .isPresent();
  }

  private static int parameters(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        ? target.getRawParameterTypes().size()
        : 0;
  }
}
