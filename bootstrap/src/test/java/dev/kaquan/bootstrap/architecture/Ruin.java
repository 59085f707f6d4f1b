package dev.kaquan.bootstrap.architecture;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which classes of the ruin break which rule. */
final class Ruin {
  static final String ROOT = "dev.kaquan.ruin";

  private Ruin() {}

  /** The classes that each rule must name, by their names below the root of the ruin. */
  static Map<String, List<String>> planted() {
    Map<String, List<String>> planted = new TreeMap<>();
    planted.put(
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
    planted.put("pure-domain", List.of("domain.card.TaggedCard"));
    planted.put("quiet-application", List.of("application.card.LoggingService"));
    planted.put(
        "no-clock-no-dice",
        List.of(
            "application.card.PunctualService",
            "domain.chance.Clocks$Now",
            "domain.chance.Clocks$NowReference",
            "domain.chance.Clocks$Millis",
            "domain.chance.Clocks$Nanos",
            "domain.chance.Clocks$SystemSource",
            "domain.chance.Clocks$SourceMillis",
            "domain.chance.Clocks$Hands",
            "domain.chance.Clocks$Today",
            "domain.chance.Clocks$Calendars",
            "domain.chance.Dice$Uuids",
            "domain.chance.Dice$UuidReference",
            "domain.chance.Dice$Maths",
            "domain.chance.Dice$StrictMaths",
            "domain.chance.Dice$Randoms",
            "domain.chance.Dice$Splittables",
            "domain.chance.Dice$Threads",
            "domain.chance.Dice$Secures",
            "domain.chance.Dice$Generators",
            "domain.chance.Dice$Shuffles"));
    planted.put("guice-stays-in-modules", List.of("application.card.LocatingService"));
    planted.put(
        "no-cycles", List.of("application.circle.RoundTrip", "application.circle.back.ReturnTrip"));
    planted.put(
        "no-streams",
        List.of(
            "application.speech.Speech$Out",
            "application.speech.Speech$ErrReference",
            "application.speech.Speech$Trace"));
    planted.put(
        "no-exit",
        List.of(
            "application.end.End$Exit",
            "application.end.End$ExitReference",
            "application.end.End$RuntimeExit",
            "application.end.End$Halt"));
    planted.put(
        "no-generic-exceptions",
        List.of(
            "application.failure.Failures$NewRuntimeException",
            "application.failure.Failures$NewException",
            "application.failure.Failures$NewThrowable",
            "application.failure.Failures$Reference",
            "application.failure.Failures$Declared"));
    planted.put(
        "no-field-injection",
        List.of("application.need.Needs$Field", "application.need.Needs$Setter"));
    planted.put(
        "ports-are-interfaces",
        List.of("application.port.StoredCards", "application.port.LoadCardPort"));
    planted.put(
        "services-are-hidden",
        List.of("application.card.LeakyService", "application.card.OpenService"));
    planted.put("use-cases-are-functional", List.of("application.card.OfferCard"));
    planted.put("domain-is-immutable", List.of("domain.card.MutableCard"));
    planted.put(
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
    planted.put(
        "wire-is-closed", List.of("wire.OpenJson", "wire.SpokenJson", "wire.OpenJson$Inner"));
    planted.put(
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
    planted.put(
        "sql-stays-in-jdbc",
        List.of("http.SqlRoute", "application.card.JdbiService", "bootstrap.PoolModule"));
    planted.put(
        "http-client-stays-with-callers", List.of("http.CallingRoute", "bootstrap.CallingModule"));
    planted.put(
        "javalin-stays-at-the-door", List.of("cli.ServingCommand", "bootstrap.ServingModule"));
    planted.put("picocli-stays-at-the-terminal", List.of("http.OptionRoute"));
    planted.put("jackson-stays-in-json", List.of("http.MappingRoute", "wechat.MappingTickets"));
    planted.put(
        "secrets-do-not-print",
        List.of(
            "domain.secret.SpokenTicket",
            "domain.secret.InheritedToken",
            "domain.secret.Secrets$NestedSecret"));
    return Collections.unmodifiableMap(planted);
  }

  /**
   * Classes of the ruin that look like a breach and are none, by the rule that must not name them.
   */
  static Map<String, List<String>> sound() {
    Map<String, List<String>> sound = new TreeMap<>();
    sound.put("no-clock-no-dice", List.of("domain.chance.Clocks$Told"));
    sound.put(
        "guice-stays-in-modules",
        List.of(
            "application.card.CardUseCases",
            "application.card.CardUseCases$1",
            "application.card.CardUseCases$Cards",
            "application.card.CardUseCases$Cards$1"));
    sound.put("no-streams", List.of("application.speech.Speech$Writer"));
    sound.put("no-exit", List.of("bootstrap.Main"));
    sound.put(
        "no-generic-exceptions",
        List.of("application.failure.Failures$Named", "application.failure.Failures$Generic"));
    sound.put("no-field-injection", List.of("application.need.Needs$Constructor", "cli.Options"));
    sound.put("ports-are-interfaces", List.of("application.port.PlatformException"));
    sound.put("no-empty-names", List.of("wire.AbstractJson"));
    sound.put("wire-is-closed", List.of("wire.AbstractJson", "wire.KindJson"));
    sound.put(
        "wire-stays-inside",
        List.of("wechat.HiddenAnswer", "wechat.shown.Answers$Kept", "wechat.shown.Answers$Closed"));
    sound.put(
        "secrets-do-not-print", List.of("domain.secret.QuietTicket", "domain.secret.QuietSecret"));
    return Collections.unmodifiableMap(sound);
  }
}
