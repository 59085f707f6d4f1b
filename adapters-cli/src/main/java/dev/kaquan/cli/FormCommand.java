package dev.kaquan.cli;

import dev.kaquan.api.MemberCodec;
import dev.kaquan.application.member.DefineActivationForm;
import dev.kaquan.application.member.FindActivationForm;
import dev.kaquan.application.member.Refusal;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.member.ActivationForm;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "form",
    footer = "  kaquan form show pFS7Fjg8kV1IdDz01r4SQwMkuCKc",
    description = "Sets and shows what people fill in for one-tap activation.")
final class FormCommand implements Runnable {
  private final DefineActivationForm defineForm;
  private final FindActivationForm findForm;
  private final InputFiles files;

  @Spec
  CommandSpec spec;

  @Inject
  FormCommand(
      DefineActivationForm defineForm, FindActivationForm findForm, CliEnvironment environment) {
    this.files = new InputFiles(environment);
    this.defineForm = defineForm;
    this.findForm = findForm;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a subcommand; --help lists them");
  }

  @Command(
      name = "set",
      footer = "  kaquan form set pFS7Fjg8kV1IdDz01r4SQwMkuCKc examples/activation-form.json",
      description = "Sets the form at the platform and stores it.")
  int set(
      @Parameters(paramLabel = "CARD_ID", description = "The id of the card") String cardId,
      @Parameters(
              paramLabel = "FILE",
              description = "What /card/membercard/activateuserform/set takes, as JSON")
          Path file) {
    CardId id = new CardId(cardId);
    ActivationForm form = MemberCodec.form(id, files.file(file));
    Optional<Refusal> refusal = defineForm.define(id, form);
    if (refusal.isPresent()) {
      throw new RefusedException(MemberCodec.problem(refusal.get()));
    }
    return print(id, form);
  }

  @Command(
      name = "show",
      footer = "  kaquan form show pFS7Fjg8kV1IdDz01r4SQwMkuCKc",
      description = "Shows the form that was set last.")
  int show(@Parameters(paramLabel = "CARD_ID", description = "The id of the card") String cardId) {
    CardId id = new CardId(cardId);
    Optional<ActivationForm> form = findForm.find(id);
    return form.map(found -> print(id, found))
        .orElseThrow(() -> new RefusedException(MemberCodec.problem(Refusal.NO_FORM)));
  }

  private int print(CardId id, ActivationForm form) {
    spec.commandLine().getOut().println(MemberCodec.form(id, form));
    return Cli.DONE;
  }
}
