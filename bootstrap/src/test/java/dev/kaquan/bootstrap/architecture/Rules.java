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
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rules of the house, for whatever root package they are given.
 *
 * <p>An exception to a rule is a change of the rule: nothing is frozen, ignored or allowed to be
 * empty.
 */
final class Rules {
  private final String root;

  Rules(String root) {
    this.root = root;
  }

  /** Every rule by its name. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("modules", modulesKeepTheirDirections());
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

  private ArchRule modulesKeepTheirDirections() {
    return modules()
        .definedByPackages(root + ".(*)..")
        .should()
        .respectTheirAllowedDependencies(
            allow()
                .fromModule("application")
                .toModules("domain")
                .fromModule("api")
                .toModules("domain", "application", "wire")
                .fromModule("http")
                .toModules("domain", "application", "api")
                .fromModule("cli")
                .toModules("domain", "application", "api")
                .fromModule("jdbc")
                .toModules("domain", "application", "wire")
                .fromModule("wechat")
                .toModules("domain", "application", "wire")
                .fromModule("sandbox")
                .toModules("domain", "wire")
                .fromModule("bootstrap")
                .toModules(
                    "domain", "application", "api", "http", "cli", "jdbc", "wechat", "sandbox"),
            consideringOnlyDependenciesBetweenModules())
        .because("what is not listed is forbidden, so adapters cannot meet");
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
        .because("the domain is arithmetic, and outlives every framework");
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
        .because("a use case asks its ports, and knows no technology");
  }

  private ArchRule noClockNoRandom() {
    return noClasses()
        .that(resideInAnyPackage(in("domain"), in("application")))
        .should(ArchConditions.accessTargetWhere(Accesses.READS_CLOCK_OR_RANDOM))
        .orShould()
        .dependOnClassesThat(Accesses.CLOCKS_AND_RANDOM_SOURCES)
        .because("time and chance come in from outside, so that a test can choose them");
  }

  private ArchRule guiceStaysInModules() {
    return noClasses()
        .that(Shapes.OUTSIDE_GUICE_MODULES)
        .and()
        .resideOutsideOfPackage(in("bootstrap"))
        .should()
        .dependOnClassesThat(resideInAPackage("com.google.inject.."))
        .because("everything else is content with jakarta.inject");
  }

  private ArchRule noCycles() {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("packages that need each other are one package");
  }

  private ArchRule noStreams() {
    return noClasses()
        .should(ArchConditions.accessTargetWhere(Accesses.USES_STANDARD_STREAMS))
        .because("commands print through picocli's writers, and everything else logs");
  }

  private ArchRule noExit() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(root + ".bootstrap.Main")
        .should(ArchConditions.accessTargetWhere(Accesses.EXITS))
        .because("only Main decides that the program is over");
  }

  private ArchRule noGenericExceptions() {
    return CompositeArchRule.of(noClasses()
            .should(ArchConditions.accessTargetWhere(Accesses.CREATES_GENERIC_EXCEPTION)))
        .and(noCodeUnits().should(Shapes.DECLARE_GENERIC_EXCEPTION))
        .because("a caller can only answer a failure that has a name");
  }

  private ArchRule noFieldInjection() {
    return noMembers()
        .that(Shapes.ARE_NOT_CONSTRUCTORS)
        .should(Shapes.ARE_INJECTED)
        .because("what a class needs stands in its constructor");
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
        .because("a port is a promise, named after what is promised");
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
        .because("callers know the use case and not who fulfils it");
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
        .because("one use case is one verb, and a test replaces it by a lambda");
  }

  private ArchRule domainIsImmutable() {
    return fields()
        .that()
        .areDeclaredInClassesThat(resideInAPackage(in("domain")))
        .should()
        .beFinal()
        .because("a value does not change, a new one is made");
  }

  private ArchRule noEmptyNames() {
    return classes()
        .should(Shapes.HAVE_A_MEANINGFUL_NAME)
        .because("a name that fits everything says nothing");
  }

  private ArchRule wireIsClosed() {
    return classes()
        .that(resideInAPackage(in("wire")))
        .and(Shapes.COULD_BE_FINAL)
        .should()
        .haveModifier(FINAL)
        .because("WeChat alone says what its messages are: wire types are records or final");
  }

  private ArchRule wireStaysInside() {
    return classes()
        .that(resideInAnyPackage(in("http"), in("wechat")))
        .should(Shapes.notShow(resideInAPackage(in("wire"))))
        .because("the wire is translated on the line after it is read");
  }

  private ArchRule sqlStaysInJdbc() {
    return onlyIn(
        "what is kept is asked for through a port",
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
        "whoever calls the platform calls it through a port, and only the sandbox calls merchants",
        new String[] {"wechat", "sandbox"},
        "java.net.http..");
  }

  private ArchRule javalinStaysInServers() {
    return onlyIn(
        "only those who serve know the server",
        new String[] {"http", "sandbox"},
        "io.javalin..",
        "org.eclipse.jetty..",
        "jakarta.servlet..");
  }

  private ArchRule picocliStaysInCli() {
    return onlyIn(
        "only the terminal reads arguments", new String[] {"cli", "bootstrap"}, "picocli..");
  }

  private ArchRule jacksonStaysInJson() {
    return onlyIn(
        "JSON is spelt in one place for WeChat and in one for ourselves",
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
        .because("a secret that prints is in every log");
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
