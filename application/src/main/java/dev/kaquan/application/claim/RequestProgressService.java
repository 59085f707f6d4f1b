package dev.kaquan.application.claim;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Outcome;
import dev.kaquan.domain.claim.RequestId;
import jakarta.inject.Inject;
import java.util.Optional;

final class RequestProgressService
    implements FindAddCardRequest, ListAddCardRequests, ResolveAddCardRequest {
  private final AddCardRequests requests;
  private final ConcurrentResolution concurrentResolution;

  @Inject
  RequestProgressService(AddCardRequests requests, ConcurrentResolution concurrentResolution) {
    this.requests = requests;
    this.concurrentResolution = concurrentResolution;
  }

  @Override
  public Optional<RequestProgress> find(RequestId id) {
    return requests.find(id).map(this::progress);
  }

  @Override
  public Page<RequestProgress> list(Optional<Outcome> outcome, PageRequest page) {
    return requests.list(outcome, page).map(this::progress);
  }

  @Override
  public Optional<RequestProgress> resolve(RequestId id) {
    concurrentResolution.resolve(requests.pendingCodes(id));
    return find(id);
  }

  private RequestProgress progress(AddCardRequest request) {
    return new RequestProgress(request, requests.pendingCodes(request.id()));
  }
}
