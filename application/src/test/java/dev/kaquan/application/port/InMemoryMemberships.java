package dev.kaquan.application.port;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.member.BonusExpiry;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.LedgerSamples;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.MembershipNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Stores memberships, their ledger, their locks and their numbers in memory. */
public final class InMemoryMemberships
    implements Memberships, MemberLedger, MembershipLocks, MembershipNumbers {
  private static final Comparator<Cursor> LATEST_FIRST =
      Comparator.comparing(Cursor::at).thenComparing(Cursor::id).reversed();

  private final Map<MembershipId, List<LedgerEntry>> ledger = new HashMap<>();
  private final Map<String, Instant> syncedAt = new HashMap<>();
  private final Map<MembershipId, StoredMembership> stored = new HashMap<>();
  private final Map<MembershipId, List<Change>> changes = new HashMap<>();
  private final List<StoredAnswer> answers = new ArrayList<>();
  private final List<Holding> claims = new ArrayList<>();
  private final Map<MembershipId, Map.Entry<String, Instant>> locks = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<String, MembershipId> owners = new HashMap<>();

  /** Adds the claim of a member card. */
  public synchronized void isClaimed(Holding claim) {
    claims.add(claim);
  }

  @Override
  public synchronized boolean add(StoredMembership membership, Change change) {
    if (stored.containsKey(membership.id())) {
      return false;
    }
    stored.put(membership.id(), membership);
    changes.computeIfAbsent(membership.id(), id -> new ArrayList<>()).add(change);
    return true;
  }

  @Override
  public synchronized Optional<StoredMembership> find(MembershipId id) {
    return Optional.ofNullable(stored.get(id)).map(this::withValues);
  }

  @Override
  public synchronized boolean replace(
      StoredMembership after, List<Change> more, Optional<LedgerEntry> initial) {
    if (stored.get(after.id()).version() != after.version()) {
      return false;
    }
    stored.put(
        after.id(),
        new StoredMembership(
            after.membership(),
            after.plan(),
            after.display(),
            MemberValues.ZERO,
            after.attempts(),
            after.isOutdated(),
            after.version() + 1));
    changes.get(after.id()).addAll(more);
    initial.ifPresent(entry -> {
      ledger.computeIfAbsent(after.id(), id -> new ArrayList<>()).add(entry);
      syncedAt.put(entry.id(), entry.at());
    });
    return true;
  }

  /** Returns whether what a change began with is still stored. */
  synchronized boolean isCurrent(Update update) {
    StoredMembership now = stored.get(update.after().id());
    return update.isNew()
        ? now == null
        : now != null && now.version() == update.after().version();
  }

  synchronized void store(Update update) {
    if (update.isNew()) {
      add(update.after(), update.changes().get(0));
      changes
          .get(update.after().id())
          .addAll(update.changes().subList(1, update.changes().size()));
    } else {
      replace(update.after(), update.changes(), update.initial());
    }
  }

  @Override
  public synchronized List<StoredMembership> due(Instant due, int most) {
    return stored.values().stream()
        .filter(
            each -> each.attempts().next().filter(next -> !next.isAfter(due)).isPresent())
        .sorted(Comparator.comparing(
                (StoredMembership each) -> each.attempts().next().orElseThrow())
            .thenComparing(each -> each.id().toString()))
        .limit(most)
        .map(this::withValues)
        .toList();
  }

  @Override
  public synchronized Page<StoredMembership> list(Filter filter, PageRequest page) {
    Cursor start = page.after().orElse(Cursor.START);
    List<StoredMembership> found = stored.values().stream()
        .filter(each -> isSelected(each.membership(), filter))
        .filter(each -> LATEST_FIRST.compare(start, position(each)) < 0)
        .sorted(Comparator.comparing(InMemoryMemberships::position, LATEST_FIRST))
        .limit(page.limit() + 1L)
        .map(this::withValues)
        .toList();
    return Page.of(found, page, InMemoryMemberships::position);
  }

  @Override
  public synchronized List<Change> history(MembershipId id) {
    return List.copyOf(changes.getOrDefault(id, List.of()));
  }

  @Override
  public synchronized List<Holding> claimsWithoutMembership(int most) {
    return claims.stream()
        .filter(claim -> !stored.containsKey(new MembershipId(claim.cardId(), claim.code())))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized boolean acquire(MembershipId id, String holder, Instant now, Instant until) {
    if (locks.containsKey(id) && locks.get(id).getValue().isAfter(now)) {
      return false;
    }
    locks.put(id, Map.entry(holder, until));
    return true;
  }

  @Override
  public synchronized void release(MembershipId id, String holder) {
    if (locks.containsKey(id) && locks.get(id).getKey().equals(holder)) {
      locks.remove(id);
    }
  }

  @Override
  public synchronized long takeBlock(String sequence, int size) {
    return sequences.merge(sequence, (long) size, Long::sum) - size + 1;
  }

  @Override
  public synchronized boolean reserve(MembershipNumber number, MembershipId id) {
    return owners.computeIfAbsent(id.cardId() + " " + number, key -> id).equals(id);
  }

  @Override
  public synchronized Addition add(
      MembershipId id,
      LedgerEntry entry,
      Instant syncAt,
      Function<MemberValues, Optional<StoredAnswer>> answer) {
    List<LedgerEntry> entries = ledger.computeIfAbsent(id, key -> new ArrayList<>());
    MemberValues before = LedgerSamples.sum(entries);
    if (entries.stream()
        .anyMatch(each -> entry.refersTo().isPresent()
            && each.refersTo().equals(entry.refersTo())
            && each.kind() == entry.kind())) {
      return new Addition(Addition.State.REPEATED, before);
    }
    if (!before.allows(entry)) {
      boolean isTooLittle = before.isTooLittleFor(entry);
      return new Addition(
          isTooLittle ? Addition.State.BELOW_ZERO : Addition.State.ABOVE_LIMIT, before);
    }
    entries.add(entry);
    stored.computeIfPresent(
        id,
        (key, each) -> new StoredMembership(
            each.membership(),
            each.plan(),
            each.display(),
            MemberValues.ZERO,
            Attempts.firstAt(syncAt),
            each.isOutdated(),
            each.version() + 1));
    answer.apply(before.plus(entry)).ifPresent(answers::add);
    return new Addition(Addition.State.ADDED, before.plus(entry));
  }

  /** Returns the answers that were stored with changes. */
  public synchronized List<StoredAnswer> answers() {
    return List.copyOf(answers);
  }

  @Override
  public synchronized Optional<LedgerEntry> find(MembershipId id, String entryId) {
    return entries(id).stream().filter(entry -> entry.id().equals(entryId)).findFirst();
  }

  @Override
  public synchronized List<LedgerEntry> entries(MembershipId id) {
    return List.copyOf(ledger.getOrDefault(id, List.of()));
  }

  @Override
  public synchronized Page<ListedEntry> list(MembershipId id, PageRequest page) {
    Cursor start = page.after().orElse(Cursor.START);
    List<ListedEntry> found = entries(id).stream()
        .map(entry -> new ListedEntry(entry, Optional.ofNullable(syncedAt.get(entry.id()))))
        .filter(listed -> LATEST_FIRST.compare(start, position(listed)) < 0)
        .sorted(Comparator.comparing(InMemoryMemberships::position, LATEST_FIRST))
        .limit(page.limit() + 1L)
        .toList();
    return Page.of(found, page, InMemoryMemberships::position);
  }

  @Override
  public synchronized Optional<Unsynced> unsynced(MembershipId id) {
    List<LedgerEntry> unsynced =
        entries(id).stream().filter(entry -> !syncedAt.containsKey(entry.id())).toList();
    if (unsynced.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Unsynced(
        LedgerSamples.sum(entries(id)),
        sum(unsynced, LedgerEntry::bonus),
        sum(unsynced, LedgerEntry::balance),
        unsynced.get(unsynced.size() - 1).reason(),
        unsynced.stream().anyMatch(LedgerEntry::isNotified),
        entries(id).size()));
  }

  @Override
  public synchronized void markSynced(MembershipId id, Unsynced known, Instant at) {
    entries(id).stream()
        .limit(known.lastEntry())
        .forEach(entry -> syncedAt.putIfAbsent(entry.id(), at));
  }

  @Override
  public synchronized boolean adopt(
      MembershipId id, MemberValues atPlatform, String entryId, Instant at) {
    MemberValues values = LedgerSamples.sum(entries(id));
    if (values.equals(atPlatform)) {
      entries(id).forEach(entry -> syncedAt.putIfAbsent(entry.id(), at));
      return false;
    }
    if (unsynced(id).isPresent()) {
      return false;
    }
    ledger
        .computeIfAbsent(id, key -> new ArrayList<>())
        .add(LedgerEntry.elsewhere(entryId, values, atPlatform, at));
    syncedAt.put(entryId, at);
    return true;
  }

  @Override
  public synchronized List<MembershipId> withExpired(Instant now, int most) {
    return ledger.keySet().stream()
        .filter(id -> !BonusExpiry.at(now, entries(id)).isEmpty())
        .limit(most)
        .toList();
  }

  private static Optional<Long> sum(List<LedgerEntry> entries, ToLongFunction<LedgerEntry> value) {
    boolean isAny = entries.stream().mapToLong(value).anyMatch(each -> each != 0);
    return isAny ? Optional.of(entries.stream().mapToLong(value).sum()) : Optional.empty();
  }

  private static Cursor position(ListedEntry listed) {
    return new Cursor(listed.entry().at(), listed.entry().id());
  }

  private StoredMembership withValues(StoredMembership each) {
    return new StoredMembership(
        each.membership(),
        each.plan(),
        each.display(),
        LedgerSamples.sum(ledger.getOrDefault(each.id(), List.of())),
        each.attempts(),
        each.isOutdated(),
        each.version());
  }

  private static boolean isSelected(Membership membership, Filter filter) {
    return filter.cardId().filter(id -> !id.equals(membership.id().cardId())).isEmpty()
        && filter.channel().filter(name -> !name.equals(membership.channel())).isEmpty()
        && filter.state().filter(state -> state != membership.state()).isEmpty()
        && filter
            .openid()
            .filter(openid -> !membership.profile().openid().equals(Optional.of(openid)))
            .isEmpty();
  }

  private static Cursor position(StoredMembership each) {
    return new Cursor(each.membership().since(), each.id().toString());
  }
}
