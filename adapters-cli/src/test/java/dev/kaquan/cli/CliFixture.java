package dev.kaquan.cli;

import dev.kaquan.application.audit.AuditLedger;
import dev.kaquan.application.card.CreateCard;
import dev.kaquan.application.card.FindCard;
import dev.kaquan.application.card.ListCardCreations;
import dev.kaquan.application.card.ListCards;
import dev.kaquan.application.card.SyncCard;
import dev.kaquan.application.claim.FindAddCardRequest;
import dev.kaquan.application.claim.ListAddCardRequests;
import dev.kaquan.application.claim.OpenCards;
import dev.kaquan.application.claim.PrepareAddCard;
import dev.kaquan.application.claim.PrepareChooseCard;
import dev.kaquan.application.claim.ResolveAddCardRequest;
import dev.kaquan.application.code.DecryptCode;
import dev.kaquan.application.code.DepositNow;
import dev.kaquan.application.code.ExportCodes;
import dev.kaquan.application.code.FindCode;
import dev.kaquan.application.code.ImportCodes;
import dev.kaquan.application.code.ListRedemptions;
import dev.kaquan.application.code.MakeCodeUnavailable;
import dev.kaquan.application.code.MarkCode;
import dev.kaquan.application.code.ReadCodeStock;
import dev.kaquan.application.code.RedeemCode;
import dev.kaquan.application.code.RetireCode;
import dev.kaquan.application.code.UpdateCode;
import dev.kaquan.application.event.CheckCallback;
import dev.kaquan.application.event.FindEvent;
import dev.kaquan.application.event.ListEvents;
import dev.kaquan.application.event.ReplayEvent;
import dev.kaquan.application.event.ReplayParkedEvents;
import dev.kaquan.application.funnel.ReadFunnel;
import dev.kaquan.application.health.CheckReadiness.Readiness;
import dev.kaquan.application.member.AdjustMember;
import dev.kaquan.application.member.DefineActivationForm;
import dev.kaquan.application.member.FindActivationForm;
import dev.kaquan.application.member.FindMember;
import dev.kaquan.application.member.ListMembers;
import dev.kaquan.application.member.PrepareOpenCard;
import dev.kaquan.application.member.ResumeActivation;
import dev.kaquan.application.member.SyncMember;
import dev.kaquan.application.port.StorageProbe.Backlog;
import dev.kaquan.application.reconciliation.FindReconciliation;
import dev.kaquan.application.reconciliation.Reconcile;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.claim.Nonce;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** A command line whose use cases a test replaces. */
final class CliFixture {
  CreateCard createCard = (body, receipt) -> unexpected();
  FindCard findCard = id -> unexpected();
  ListCards listCards = (type, page) -> unexpected();
  ListCardCreations listCardCreations = (type, page) -> unexpected();
  SyncCard syncCard = id -> unexpected();
  PrepareAddCard prepareAddCard = (draft, receipt) -> unexpected();
  FindAddCardRequest findAddCardRequest = id -> unexpected();
  ListAddCardRequests listAddCardRequests = (outcome, page) -> unexpected();
  ResolveAddCardRequest resolveAddCardRequest = id -> unexpected();
  OpenCards openCards = query -> unexpected();
  PrepareChooseCard prepareChooseCard = filter -> unexpected();
  DefineActivationForm defineForm = (cardId, form) -> unexpected();
  FindActivationForm findForm = cardId -> unexpected();
  ResumeActivation resumeActivation = command -> unexpected();
  ListMembers listMembers = (filter, page) -> unexpected();
  FindMember findMember = id -> unexpected();
  SyncMember syncMember = id -> unexpected();
  AdjustMember adjustMember = (command, receipt) -> unexpected();
  ListEvents listEvents = (filter, page) -> unexpected();
  FindEvent findEvent = id -> unexpected();
  ReplayEvent replayEvent = id -> unexpected();
  ReplayParkedEvents replayParkedEvents = filter -> unexpected();
  ReadFunnel readFunnel = query -> unexpected();
  int rebuilds;
  Reconcile reconcile = (scope, progress) -> unexpected();
  FindReconciliation findReconciliation = id -> unexpected();
  CheckCallback checkCallback = sample -> unexpected();
  String standardInput = "";
  boolean isTerminal;
  PrepareOpenCard prepareOpenCard = (cardId, channel) -> unexpected();
  Installation installation = new TestInstallation(Path.of("."), List.of(), List.of());
  Readiness readiness =
      new Readiness(Optional.empty(), Optional.empty(), Optional.of(new Backlog(1, 2, 3, 4)));
  Supplier<Duration> ahead = () -> Duration.ofSeconds(1);
  ServerLauncher servers = new NoServers();
  ImportCodes importCodes = (cardId, content, progress) -> unexpected();
  AuditLedger auditLedger = () -> unexpected();
  ExportCodes exportCodes = (cardId, state, codes) -> unexpected();
  MakeCodeUnavailable makeUnavailable = (cardId, code, reason) -> unexpected();
  MarkCode markCode = (cardId, code, openid, isMarked) -> unexpected();
  UpdateCode updateCode = (cardId, code, newCode) -> unexpected();
  DepositNow depositNow = cardId -> unexpected();
  FindCode findCode = (cardId, code) -> Optional.empty();
  RedeemCode redeemCode = (command, receipt) -> unexpected();
  DecryptCode decryptCode = code -> unexpected();
  ListRedemptions listRedemptions = (filter, page) -> unexpected();
  RetireCode retireCode = (cardId, code) -> RetireCode.Outcome.UNKNOWN;
  ReadCodeStock readCodeStock = cardId -> Optional.empty();
  List<Violation> unknownVariables = List.of();
  final Map<String, String> variables = new HashMap<>(Map.of("KAQUAN_DATA", "."));

  /** The exit code and the output of a command. */
  record CliResult(int code, String out, String err) {}

  CliResult run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = cli().run(new PrintWriter(out), new PrintWriter(err), args);
    return new CliResult(code, out.toString(), err.toString());
  }

  Cli cli() {
    CliEnvironment environment = new CliEnvironment() {
      @Override
      public String variable(String name) {
        return variables.getOrDefault(name, "");
      }

      @Override
      public List<Violation> unknownVariables() {
        return unknownVariables;
      }

      @Override
      public InputStream standardInput() {
        return new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public boolean isTerminal() {
        return isTerminal;
      }

      @Override
      public Instant now() {
        return Instant.ofEpochSecond(1_490_190_158);
      }

      @Override
      public Nonce nonce() {
        return new Nonce("a-nonce");
      }

      @Override
      public RandomGenerator random() {
        return new Random(17);
      }

      @Override
      public String apiKey() {
        return "the-key";
      }
    };
    List<Object> commands = List.of(
        new ServeCommand(servers),
        new SandboxCommand(servers),
        new ApiKeyCommand(environment),
        new CardCommand(createCard, findCard, listCards, listCardCreations, syncCard, environment),
        new CodeCommand(
            findCode,
            redeemCode,
            decryptCode,
            listRedemptions,
            makeUnavailable,
            markCode,
            updateCode,
            environment),
        new CodesCommand(
            importCodes, depositNow, readCodeStock, exportCodes, retireCode, environment),
        new FormCommand(defineForm, findForm, environment),
        new MemberCommand(
            prepareOpenCard,
            resumeActivation,
            listMembers,
            findMember,
            syncMember,
            adjustMember,
            environment),
        new EventCommand(listEvents, findEvent, replayEvent, replayParkedEvents),
        new CallbackCommand(checkCallback, environment),
        new FunnelCommand(readFunnel, () -> rebuilds++),
        new ReconcileCommand(reconcile, findReconciliation),
        new AddCardCommand(
            prepareAddCard, findAddCardRequest, listAddCardRequests, resolveAddCardRequest),
        new AuditCommand(() -> auditLedger.audit()),
        new OpenCardCommand(openCards),
        new ChooseCardCommand(prepareChooseCard),
        new DoctorCommand(installation, () -> readiness, () -> ahead.get()));
    return new Cli(environment, new Commands(commands));
  }

  private static <T> T unexpected() {
    throw new AssertionError("nothing was to be requested");
  }

  record TestInstallation(Path dataFolder, List<Violation> violations, List<Path> readableByOthers)
      implements Installation {}

  private record Commands(List<Object> all) implements CommandSource {
    @Override
    public <T> T command(Class<T> type) {
      return type.cast(all.stream().filter(type::isInstance).findFirst().orElseThrow());
    }
  }

  private static final class NoServers implements ServerLauncher {
    @Override
    public Running service(String host, int port, int sandboxPort) {
      return unexpected();
    }

    @Override
    public Running sandbox(SandboxOptions options) {
      return unexpected();
    }
  }
}
