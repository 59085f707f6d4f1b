package dev.kaquan.application.claim;

import dev.kaquan.application.claim.CodeResolution.Decryption;
import dev.kaquan.application.claim.CodeResolution.Outcome;
import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.application.port.AddCardRequests.PendingCode;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.claim.AddCardReport;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.ReportedCard;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

final class ReportAddCardService implements ReportAddCard {
  private final AddCardRequests requests;
  private final CodeResolution codeResolution;
  private final InstantSource clock;
  private final ResolutionWorkers workers;

  @Inject
  ReportAddCardService(
      AddCardRequests requests,
      CodeResolution codeResolution,
      InstantSource clock,
      ResolutionWorkers workers) {
    this.requests = requests;
    this.codeResolution = codeResolution;
    this.clock = clock;
    this.workers = workers;
  }

  @Override
  public Optional<AddCardRequest> report(Command command) {
    return requests.find(command.id()).flatMap(request -> report(command, request));
  }

  private Optional<AddCardRequest> report(Command command, AddCardRequest request) {
    requests.recordReport(request.after(command.report()), command.received(), clock.instant());
    refuse(resolve(request), command.report());
    return requests.find(command.id());
  }

  /**
   * Decrypts the pending codes concurrently, stores the results in the order of the request, and
   * returns the offers whose code the platform does not know. What is not decrypted within the time
   * limit is resolved later.
   */
  private List<Offer> resolve(AddCardRequest request) {
    List<PendingCode> pending = requests.pendingCodes(request.id());
    List<Future<Optional<Decryption>>> decryptions = decrypt(pending);
    List<Offer> unknown = new ArrayList<>();
    for (int i = 0; i < decryptions.size(); i++) {
      PendingCode code = pending.get(i);
      if (result(decryptions.get(i))
          .map(decryption -> codeResolution.store(code, decryption))
          .filter(Outcome.UNKNOWN::equals)
          .isPresent()) {
        unknown.add(request.offers().get(code.index()).in(code.taken()));
      }
    }
    return unknown;
  }

  /** Once the platform did not answer, codes that were not tried yet are left for later. */
  private List<Future<Optional<Decryption>>> decrypt(List<PendingCode> pending) {
    AtomicBoolean isUnreachable = new AtomicBoolean();
    List<Callable<Optional<Decryption>>> attempts = new ArrayList<>();
    for (PendingCode code : pending) {
      attempts.add(() -> {
        if (isUnreachable.get()) {
          return Optional.empty();
        }
        Decryption decryption = codeResolution.decrypt(code);
        if (decryption.isUnreachable()) {
          isUnreachable.set(true);
        }
        return Optional.of(decryption);
      });
    }
    try {
      return workers
          .executor()
          .invokeAll(attempts, workers.limit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** Returns the result of an attempt, or empty if there was none or it exceeded the time limit. */
  private static Optional<Decryption> result(Future<Optional<Decryption>> attempt) {
    try {
      return attempt.isCancelled() ? Optional.empty() : attempt.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an attempt to decrypt a code failed", e.getCause());
    }
  }

  private static void refuse(List<Offer> unknown, AddCardReport report) {
    Violations violations = new Violations();
    if (report instanceof AddCardReport.Ended ended) {
      for (int i = 0; i < ended.cards().size(); i++) {
        ReportedCard card = ended.cards().get(i);
        if (card.isSuccess() && unknown.stream().anyMatch(offer -> offer.isReportedBy(card))) {
          violations.add(
              "cardList[" + i + "].code",
              "must be an encrypted code of this account; the platform does not know this one",
              RuleReference.ENCRYPTED_CODES);
        }
      }
    }
    violations.throwIfAny();
  }
}
