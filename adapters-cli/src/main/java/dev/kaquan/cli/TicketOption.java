package dev.kaquan.cli;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.signature.ApiTicket;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The ticket of offline commands. It is not an argument, because other users can see arguments. */
final class TicketOption {
  private static final String VARIABLE = "KAQUAN_API_TICKET";

  @Option(
      names = "--ticket-file",
      paramLabel = "FILE",
      description =
          "Holds the wx_card ticket, which is taken as it is but for one line end. Default:"
              + " the variable " + VARIABLE)
  Path file;

  /** Returns the ticket, exactly as given. */
  ApiTicket ticket(CliEnvironment environment) {
    String ticket =
        file == null ? environment.variable(VARIABLE) : new InputFiles(environment).line(file);
    if (ticket.isEmpty()) {
      throw new InvalidValueException(
          "api_ticket", "must be in " + VARIABLE + " or in --ticket-file", RuleReference.SIGNATURE);
    }
    return new ApiTicket(ticket);
  }
}
