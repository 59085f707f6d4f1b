package dev.kaquan.application.claim;

import dev.kaquan.application.claim.CodeResolution.Decryption;
import dev.kaquan.application.claim.CodeResolution.Outcome;
import dev.kaquan.application.port.AddCardRequests.PendingCode;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Decrypts several codes at a time, within a time limit. */
final class ConcurrentResolution {
  private final CodeResolution codeResolution;
  private final ResolutionWorkers workers;

  @Inject
  ConcurrentResolution(CodeResolution codeResolution, ResolutionWorkers workers) {
    this.codeResolution = codeResolution;
    this.workers = workers;
  }

  /**
   * Decrypts codes concurrently, stores the results in the given order, and returns the codes that the
   * platform does not know. What is not decrypted within the time limit is resolved later.
   */
  List<PendingCode> resolve(List<PendingCode> pending) {
    List<Future<Optional<Decryption>>> decryptions = decrypt(pending);
    List<PendingCode> unknown = new ArrayList<>();
    for (int i = 0; i < decryptions.size(); i++) {
      PendingCode code = pending.get(i);
      if (result(decryptions.get(i))
          .map(decryption -> codeResolution.store(code, decryption))
          .filter(Outcome.UNKNOWN::equals)
          .isPresent()) {
        unknown.add(code);
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
}
