package dev.kaquan.application.port;

import dev.kaquan.domain.code.CodeImport;
import dev.kaquan.domain.code.CodeImport.Progress;
import dev.kaquan.domain.code.CodeImport.State;
import dev.kaquan.domain.code.CodeImport.WrongLine;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Imports in memory, for one thread. */
public final class InMemoryCodeImports implements CodeImports {
  private final Map<String, CodeImport> imports = new LinkedHashMap<>();
  private final Map<String, List<WrongLine>> wrong = new HashMap<>();
  private final Map<String, String> attempts = new HashMap<>();
  private final Map<String, Instant> held = new HashMap<>();
  private final InMemoryCodeInventory inventory;

  public InMemoryCodeImports(InMemoryCodeInventory inventory) {
    this.inventory = inventory;
  }

  @Override
  public CodeImport add(CodeImport job) {
    Optional<CodeImport> same = imports.keySet().stream()
        .map(this::current)
        .filter(each -> each.state() != State.REFUSED)
        .filter(each -> each.cardId().equals(job.cardId()) && each.hash().equals(job.hash()))
        .findFirst();
    return same.orElseGet(() -> {
      imports.put(job.id(), job);
      return job;
    });
  }

  @Override
  public Optional<CodeImport> find(String id) {
    return imports.containsKey(id) ? Optional.of(current(id)) : Optional.empty();
  }

  @Override
  public List<WrongLine> wrongLines(String id) {
    return wrong.getOrDefault(id, List.of());
  }

  @Override
  public Optional<CodeImport> take(String attemptId, Instant now, Instant until) {
    Optional<CodeImport> next = pendingImports().stream()
        .filter(job -> pendingImports().stream()
            .filter(other -> other.cardId().equals(job.cardId()))
            .noneMatch(other -> held.getOrDefault(other.id(), Instant.MIN).isAfter(now)))
        .findFirst();
    return next.map(job -> {
      attempts.put(job.id(), attemptId);
      held.put(job.id(), until);
      imports.put(job.id(), job.at(Progress.none(now), now));
      return imports.get(job.id());
    });
  }

  @Override
  public boolean record(String attemptId, Progress progress, Instant now, Instant until) {
    Optional<CodeImport> job = executed(attemptId);
    job.ifPresent(each -> {
      imports.put(each.id(), each.at(progress, now));
      held.put(each.id(), until);
    });
    return job.isPresent();
  }

  @Override
  public void refuse(String attemptId, List<WrongLine> first) {
    executed(attemptId).ifPresent(job -> {
      imports.put(job.id(), in(job, State.REFUSED));
      wrong.put(job.id(), first);
    });
  }

  @Override
  public Set<String> pending() {
    return pendingImports().stream().map(CodeImport::id).collect(Collectors.toSet());
  }

  private List<CodeImport> pendingImports() {
    return imports.keySet().stream()
        .map(this::current)
        .filter(job -> job.state() == State.PENDING)
        .toList();
  }

  private Optional<CodeImport> executed(String attemptId) {
    return pendingImports().stream()
        .filter(job -> attemptId.equals(attempts.get(job.id())))
        .findFirst();
  }

  private CodeImport current(String id) {
    CodeImport job = imports.get(id);
    return inventory.hasPublished(attempts.getOrDefault(id, "")) ? in(job, State.DONE) : job;
  }

  private static CodeImport in(CodeImport job, State state) {
    return new CodeImport(
        job.id(),
        job.cardId(),
        job.hash(),
        job.size(),
        state,
        job.progress(),
        job.createdAt(),
        job.updatedAt());
  }
}
