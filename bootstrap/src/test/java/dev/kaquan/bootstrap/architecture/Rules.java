package dev.kaquan.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.modules.syntax.AllowedModuleDependencies.allow;
import static com.tngtech.archunit.library.modules.syntax.ModuleDependencyScope.consideringOnlyDependenciesBetweenModules;
import static com.tngtech.archunit.library.modules.syntax.ModuleRuleDefinition.modules;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.library.modules.syntax.AllowedModuleDependencies;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The architecture rules, for a given root package.
 *
 * <p>An exception to a rule is a change of the rule: no violation is frozen or ignored, and no rule
 * may apply to nothing.
 */
final class Rules {
  /** The modules, by the package below the root, and the modules that each may use. */
  static final Map<String, Set<String>> MODULES = new TreeMap<>(Map.ofEntries(
      entry("domain"),
      entry("application", "domain"),
      entry("wire"),
      entry("server"),
      entry("api", "domain", "application", "wire"),
      entry("http", "domain", "application", "api", "server"),
      entry("cli", "domain", "application", "api"),
      entry("jdbc", "domain", "application", "wire"),
      entry("wechat", "domain", "application", "wire"),
      entry("sandbox", "domain", "wire", "server"),
      entry(
          "bootstrap",
          "domain",
          "application",
          "api",
          "http",
          "cli",
          "jdbc",
          "wechat",
          "sandbox")));

  private final String root;

  Rules(String root) {
    this.root = root;
  }

  /** Every rule by its name. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("modules", modulesUseOnlyAllowedModules());
    rules.put("pure-domain", pureDomain());
    rules.put("quiet-application", quietApplication());
    rules.put("no-clock-no-random", noClockNoRandom());
    rules.put("guice-stays-in-modules", guiceStaysInModules());
    rules.put("no-cycles", noCycles());
    rules.put("no-streams", noStreams());
    rules.put("no-exit", noExit());
    rules.put("no-generic-exceptions", noGenericExceptions());
    rules.put("no-field-injection", noFieldInjection());
    rules.put("ports-are-interfaces", portsAreInterfaces());
    rules.put("services-are-hidden", servicesAreHidden());
    rules.put("use-cases-are-functional", useCasesAreFunctional());
    rules.put("domain-is-immutable", domainIsImmutable());
    rules.put("no-empty-names", noEmptyNames());
    rules.put("wire-is-closed", wireIsClosed());
    rules.put("wire-stays-inside", wireStaysInside());
    rules.put("sql-stays-in-jdbc", sqlStaysInJdbc());
    rules.put("http-client-stays-with-callers", httpClientStaysWithCallers());
    rules.put("javalin-stays-in-servers", javalinStaysInServers());
    rules.put("picocli-stays-in-cli", picocliStaysInCli());
    rules.put("jackson-stays-in-json", jacksonStaysInJson());
    rules.put("secrets-do-not-print", secretsDoNotPrint());
    return Collections.unmodifiableMap(rules);
  }

  private ArchRule modulesUseOnlyAllowedModules() {
    AllowedModuleDependencies allowed = allow().fromModule("domain").toModules();
    for (Map.Entry<String, Set<String>> module : MODULES.entrySet()) {
      allowed =
          allowed.fromModule(module.getKey()).toModules(module.getValue().toArray(String[]::new));
    }
    return modules()
        .definedByPackages(root + ".(*)..")
        .should()
        .respectTheirAllowedDependencies(allowed, consideringOnlyDependenciesBetweenModules())
        .because("a dependency that is not listed is forbidden");
  }

  private ArchRule pureDomain() {
    return classes()
        .that(resideInAPackage(in("domain")))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(
            in("domain"),
            "java.lang..",
            "java.util..",
            "java.time..",
            "java.math..",
            "java.nio",
            "java.nio.charset..",
            "java.security..",
            "org.apache.commons.codec.."))
        .because("the domain must not depend on a framework");
  }

  private ArchRule quietApplication() {
    return classes()
        .that(resideInAPackage(in("application")))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(
            in("application"),
            in("domain"),
            "java.lang..",
            "java.util..",
            "java.time..",
            "jakarta.inject..",
            "com.google.inject.."))
        .because("a use case reaches technology only through its ports");
  }

  private ArchRule noClockNoRandom() {
    return noClasses()
        .that(resideInAnyPackage(in("domain"), in("application")))
        .should(ArchConditions.accessTargetWhere(Accesses.READS_CLOCK_OR_RANDOM))
        .orShould()
        .dependOnClassesThat(Accesses.CLOCKS_AND_RANDOM_SOURCES)
        .because("time and randomness are passed in, so that a test can control them");
  }

  private ArchRule guiceStaysInModules() {
    return noClasses()
        .that(Shapes.OUTSIDE_GUICE_MODULES)
        .and()
        .resideOutsideOfPackage(in("bootstrap"))
        .should()
        .dependOnClassesThat(resideInAPackage("com.google.inject.."))
        .because("other classes need only jakarta.inject");
  }

  private ArchRule noCycles() {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("packages that depend on each other cannot be changed or read separately");
  }

  private ArchRule noStreams() {
    return noClasses()
        .should(ArchConditions.accessTargetWhere(Accesses.USES_STANDARD_STREAMS))
        .because("commands print through picocli's writers, and other classes log");
  }

  private ArchRule noExit() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(root + ".bootstrap.Main")
        .should(ArchConditions.accessTargetWhere(Accesses.EXITS))
        .because("only Main may end the program");
  }

  private ArchRule noGenericExceptions() {
    return CompositeArchRule.of(noClasses()
            .should(ArchConditions.accessTargetWhere(Accesses.CREATES_GENERIC_EXCEPTION)))
        .and(noCodeUnits().should(Shapes.DECLARE_GENERIC_EXCEPTION))
        .because("a caller can only handle a specific exception");
  }

  private ArchRule noFieldInjection() {
    return noMembers()
        .that(Shapes.ARE_NOT_CONSTRUCTORS)
        .should(Shapes.ARE_INJECTED)
        .because("the constructor lists all dependencies of a class");
  }

  private ArchRule portsAreInterfaces() {
    return classes()
        .that(resideInAPackage(in("application.port")))
        .and(Shapes.ARE_TYPES)
        .and()
        .areTopLevelClasses()
        .should(Shapes.BE_INTERFACE_OR_EXCEPTION)
        .andShould()
        .haveSimpleNameNotEndingWith("Port")
        .because("a port is a contract, named after what it provides");
  }

  private ArchRule servicesAreHidden() {
    return classes()
        .that(resideInAPackage(in("application")))
        .and()
        .haveSimpleNameEndingWith("Service")
        .should()
        .bePackagePrivate()
        .andShould()
        .haveModifier(FINAL)
        .because("callers use the interface of a use case");
  }

  private ArchRule useCasesAreFunctional() {
    return classes()
        .that(resideInAPackage(in("application")))
        .and()
        .resideOutsideOfPackage(in("application.port"))
        .and()
        .areTopLevelClasses()
        .and()
        .areInterfaces()
        .and()
        .arePublic()
        .should()
        .beAnnotatedWith(FunctionalInterface.class)
        .because("a use case has one method, and a test replaces it by a lambda");
  }

  private ArchRule domainIsImmutable() {
    return fields()
        .that()
        .areDeclaredInClassesThat(resideInAPackage(in("domain")))
        .should()
        .beFinal()
        .because("domain values are immutable");
  }

  private ArchRule noEmptyNames() {
    return classes()
        .should(Shapes.HAVE_A_MEANINGFUL_NAME)
        .because("such a name does not say what the class does");
  }

  private ArchRule wireIsClosed() {
    return classes()
        .that(resideInAPackage(in("wire")))
        .and(Shapes.COULD_BE_FINAL)
        .should()
        .haveModifier(FINAL)
        .because("WeChat defines its messages, so nobody extends them");
  }

  private ArchRule wireStaysInside() {
    return classes()
        .that(resideInAnyPackage(in("http"), in("wechat")))
        .should(Shapes.notExpose(resideInAPackage(in("wire"))))
        .because("adapters translate WeChat's messages to domain types before they return them");
  }

  private ArchRule sqlStaysInJdbc() {
    return onlyIn(
        "storage is accessed through ports",
        new String[] {"jdbc"},
        "java.sql..",
        "javax.sql..",
        "org.jdbi..",
        "org.flywaydb..",
        "org.sqlite..",
        "com.zaxxer.hikari..");
  }

  private ArchRule httpClientStaysWithCallers() {
    return onlyIn(
        "the platform is called through a port, and only the sandbox calls merchants",
        new String[] {"wechat", "sandbox"},
        "java.net.http..");
  }

  private ArchRule javalinStaysInServers() {
    return onlyIn(
        "only server modules use the server library",
        new String[] {"http", "sandbox", "server"},
        "io.javalin..",
        "org.eclipse.jetty..",
        "jakarta.servlet..");
  }

  private ArchRule picocliStaysInCli() {
    return onlyIn(
        "only the command line parses arguments", new String[] {"cli", "bootstrap"}, "picocli..");
  }

  private ArchRule jacksonStaysInJson() {
    return onlyIn(
        "one module maps WeChat's JSON and one the API's",
        new String[] {"wire", "api", "sandbox"},
        "com.fasterxml.jackson..",
        "tools.jackson..");
  }

  private ArchRule secretsDoNotPrint() {
    return classes()
        .that()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .haveNameMatching(".*(Ticket|Token|Secret)")
        .should(Shapes.DECLARE_TO_STRING)
        .because("a secret must not appear in a log");
  }

  private static Map.Entry<String, Set<String>> entry(String module, String... others) {
    return Map.entry(module, Set.of(others));
  }

  private ArchRule onlyIn(String reason, String[] modules, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(Arrays.stream(modules).map(this::in).toArray(String[]::new))
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages))
        .because(reason);
  }

  private String in(String module) {
    return root + "." + module + "..";
  }
}
