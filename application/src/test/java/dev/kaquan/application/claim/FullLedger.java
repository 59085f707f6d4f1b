package dev.kaquan.application.claim;

import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A ledger on a disk that is full. */
final class FullLedger implements AddCardRequests {
  @Override
  public void add(AddCardRequest request) {
    throw full();
  }

  @Override
  public Optional<AddCardRequest> find(RequestId id) {
    return Optional.empty();
  }

  @Override
  public void note(AddCardRequest after, String received, Instant at) {
    throw full();
  }

  @Override
  public void settle(RequestId id, int place, OfferState.Taken taken, Holding holding) {
    throw full();
  }

  @Override
  public void reopen(RequestId id, int place, OfferState.Taken taken) {
    throw full();
  }

  @Override
  public List<RequestId> unsettled(int most) {
    return List.of();
  }

  private static StorageException full() {
    return new StorageException("the disk is full", new IllegalStateException());
  }
}
