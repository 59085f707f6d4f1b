package dev.kaquan.cli;

import dev.kaquan.api.EventCodec;
import dev.kaquan.application.event.FindEvent;
import dev.kaquan.application.event.ListEvents;
import dev.kaquan.application.event.ReplayEvent;
import dev.kaquan.application.event.ReplayParkedEvents;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.EventInbox.StoredEvent;
import dev.kaquan.domain.event.EventId;
import jakarta.inject.Inject;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "event",
    footer = "  kaquan event list --state parked",
    description = "Lists the events that WeChat pushed, and processes them again.")
final class EventCommand implements Runnable {
  private final ListEvents listEvents;
  private final FindEvent findEvent;
  private final ReplayEvent replayEvent;
  private final ReplayParkedEvents replayParkedEvents;

  @Spec
  CommandSpec spec;

  @Inject
  EventCommand(
      ListEvents listEvents,
      FindEvent findEvent,
      ReplayEvent replayEvent,
      ReplayParkedEvents replayParkedEvents) {
    this.listEvents = listEvents;
    this.findEvent = findEvent;
    this.replayEvent = replayEvent;
    this.replayParkedEvents = replayParkedEvents;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a subcommand; --help lists them");
  }

  @Command(
      name = "list",
      footer = "  kaquan event list --type user_get_card --limit 50",
      description = "Lists the events, the latest received first.")
  int list(
      @Option(
              names = "--state",
              defaultValue = "",
              description = "Only pending, processed or parked ones")
          String state,
      @Mixin EventSelection selection,
      @Mixin PageOptions page,
      @Option(names = "--json", description = "Print JSON, like the HTTP API") boolean json) {
    Page<StoredEvent> events = listEvents.list(selection.filter(state), page.request());
    PageOptions.print(
        spec,
        events,
        json ? Optional.of(EventCodec.events(events)) : Optional.empty(),
        this::printLine);
    return Cli.DONE;
  }

  @Command(
      name = "show",
      footer = "  kaquan event show 105ea08f0c4944d5a120ae94eac77ff9",
      description = "Shows an event with all its fields, as JSON.")
  int show(
      @Parameters(paramLabel = "EVENT_ID", description = "The id that event list printed")
          String eventId) {
    return findEvent
        .find(new EventId(eventId))
        .map(event -> {
          spec.commandLine().getOut().println(EventCodec.event(event));
          return Cli.DONE;
        })
        .orElseThrow(() -> new RefusedException(EventCodec.UNKNOWN));
  }

  @Command(
      name = "replay",
      footer = "  kaquan event replay 105ea08f0c4944d5a120ae94eac77ff9",
      description = "Makes a parked event due again.")
  int replay(
      @Parameters(paramLabel = "EVENT_ID", description = "The id that event list printed")
          String eventId) {
    return switch (replayEvent.replay(new EventId(eventId))) {
      case DUE -> Cli.DONE;
      case PROCESSED -> throw new RefusedException(EventCodec.PROCESSED);
      case UNKNOWN -> throw new RefusedException(EventCodec.UNKNOWN);
    };
  }

  @Command(
      name = "replay-parked",
      footer = "  kaquan event replay-parked --type user_get_card",
      description = "Makes all parked events due again, and prints how many.")
  int replayParked(@Mixin EventSelection selection) {
    int due = replayParkedEvents.replay(selection.filter(""));
    spec.commandLine().getOut().println("due: " + due);
    return Cli.DONE;
  }

  private void printLine(StoredEvent event) {
    String failure = event.attempts().lastFailure();
    spec.commandLine()
        .getOut()
        .printf(
            "%s %s %s %s %s%s%n",
            event.id(),
            event.message().type(),
            event.message().text("CardId"),
            event.message().text("UserCardCode"),
            event.state().wireName(),
            failure.isEmpty() ? "" : ": " + failure);
  }
}
