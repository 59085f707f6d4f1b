package dev.kaquan.bootstrap.architecture;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which classes of the ruin break which rule. */
final class ExpectedViolations {
  static final String ROOT = "dev.kaquan.violations";

  private ExpectedViolations() {}

  /** The classes that each rule must name, by their names below the root of the ruin. */
  static Map<String, List<String>> expected() {
    Map<String, List<String>> expected = new TreeMap<>();
    expected.put(
        "modules",
        List.of(
            "domain.card.DependentCard",
            "application.card.RoutedCard",
            "wire.KnowingJson",
            "api.ServedJson",
            "http.WiredRoute",
            "cli.RemoteCommand",
            "jdbc.OnlineTable",
            "wechat.StoredTickets",
            "sandbox.InsiderSandbox",
            "bootstrap.WiredModule"));
    expected.put("pure-domain", List.of("domain.card.TaggedCard"));
    expected.put("quiet-application", List.of("application.card.LoggingService"));
    expected.put(
        "no-clock-no-random",
        List.of(
            "application.card.PunctualService",
            "domain.ambient.Clocks$Now",
            "domain.ambient.Clocks$NowReference",
            "domain.ambient.Clocks$Millis",
            "domain.ambient.Clocks$Nanos",
            "domain.ambient.Clocks$SystemSource",
            "domain.ambient.Clocks$SourceMillis",
            "domain.ambient.Clocks$Hands",
            "domain.ambient.Clocks$Today",
            "domain.ambient.Clocks$Calendars",
            "domain.ambient.RandomSources$Uuids",
            "domain.ambient.RandomSources$UuidReference",
            "domain.ambient.RandomSources$Maths",
            "domain.ambient.RandomSources$StrictMaths",
            "domain.ambient.RandomSources$Randoms",
            "domain.ambient.RandomSources$Splittables",
            "domain.ambient.RandomSources$Threads",
            "domain.ambient.RandomSources$Secures",
            "domain.ambient.RandomSources$Generators",
            "domain.ambient.RandomSources$Shuffles"));
    expected.put("guice-stays-in-modules", List.of("application.card.LocatingService"));
    expected.put(
        "no-cycles", List.of("application.circle.RoundTrip", "application.circle.back.ReturnTrip"));
    expected.put(
        "no-streams",
        List.of(
            "application.speech.Speech$Out",
            "application.speech.Speech$ErrReference",
            "application.speech.Speech$Trace"));
    expected.put(
        "no-exit",
        List.of(
            "application.end.End$Exit",
            "application.end.End$ExitReference",
            "application.end.End$RuntimeExit",
            "application.end.End$Halt"));
    expected.put(
        "no-generic-exceptions",
        List.of(
            "application.failure.Failures$NewRuntimeException",
            "application.failure.Failures$NewException",
            "application.failure.Failures$NewThrowable",
            "application.failure.Failures$Reference",
            "application.failure.Failures$Declared"));
    expected.put(
        "no-field-injection",
        List.of("application.need.Needs$Field", "application.need.Needs$Setter"));
    expected.put(
        "ports-are-interfaces",
        List.of("application.port.StoredCards", "application.port.LoadCardPort"));
    expected.put(
        "services-are-hidden",
        List.of("application.card.LeakyService", "application.card.OpenService"));
    expected.put("use-cases-are-functional", List.of("application.card.OfferCard"));
    expected.put("domain-is-immutable", List.of("domain.card.MutableCard"));
    expected.put(
        "no-empty-names",
        List.of(
            "http.RouteHelper",
            "http.name.Names$RouteImpl",
            "http.name.Names$RouteManager",
            "http.name.Names$RouteUtil",
            "http.name.Names$RouteUtils",
            "http.name.Names$RouteInfo",
            "http.name.Names$RouteData",
            "http.name.Names$RouteBase",
            "http.name.Names$BaseRoute",
            "http.name.Names$AbstractRoute"));
    expected.put(
        "wire-is-closed", List.of("wire.OpenJson", "wire.SpokenJson", "wire.OpenJson$Inner"));
    expected.put(
        "wire-stays-inside",
        List.of(
            "http.ShowingRoute",
            "wechat.shown.Answers$Parameter",
            "wechat.shown.Answers$Result",
            "wechat.shown.Answers$Rows",
            "wechat.shown.Answers$Several",
            "wechat.shown.Answers$Failure",
            "wechat.shown.Answers$Field",
            "wechat.shown.Answers$Bound",
            "wechat.shown.Answers$Parent",
            "wechat.shown.Answers$Component"));
    expected.put(
        "sql-stays-in-jdbc",
        List.of("http.SqlRoute", "application.card.JdbiService", "bootstrap.PoolModule"));
    expected.put(
        "http-client-stays-with-callers", List.of("http.CallingRoute", "bootstrap.CallingModule"));
    expected.put(
        "javalin-stays-in-servers", List.of("cli.ServingCommand", "bootstrap.ServingModule"));
    expected.put("picocli-stays-in-cli", List.of("http.OptionRoute"));
    expected.put("jackson-stays-in-json", List.of("http.MappingRoute", "wechat.MappingTickets"));
    expected.put(
        "secrets-do-not-print",
        List.of(
            "domain.secret.SpokenTicket",
            "domain.secret.InheritedToken",
            "domain.secret.Secrets$NestedSecret"));
    return Collections.unmodifiableMap(expected);
  }

  /**
   * Classes of the ruin that look like a breach and are none, by the rule that must not name them.
   */
  static Map<String, List<String>> compliant() {
    Map<String, List<String>> compliant = new TreeMap<>();
    compliant.put("no-clock-no-random", List.of("domain.ambient.Clocks$Injected"));
    compliant.put(
        "guice-stays-in-modules",
        List.of(
            "application.card.CardUseCases",
            "application.card.CardUseCases$1",
            "application.card.CardUseCases$Cards",
            "application.card.CardUseCases$Cards$1"));
    compliant.put("no-streams", List.of("application.speech.Speech$Writer"));
    compliant.put("no-exit", List.of("bootstrap.Main"));
    compliant.put(
        "no-generic-exceptions",
        List.of("application.failure.Failures$Named", "application.failure.Failures$Generic"));
    compliant.put(
        "no-field-injection", List.of("application.need.Needs$Constructor", "cli.Options"));
    compliant.put("ports-are-interfaces", List.of("application.port.PlatformException"));
    compliant.put("no-empty-names", List.of("wire.AbstractJson"));
    compliant.put("wire-is-closed", List.of("wire.AbstractJson", "wire.KindJson"));
    compliant.put(
        "wire-stays-inside",
        List.of("wechat.HiddenAnswer", "wechat.shown.Answers$Kept", "wechat.shown.Answers$Closed"));
    compliant.put(
        "secrets-do-not-print", List.of("domain.secret.QuietTicket", "domain.secret.QuietSecret"));
    return Collections.unmodifiableMap(compliant);
  }
}
