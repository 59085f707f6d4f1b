package dev.kaquan.application.claim;

import dev.kaquan.application.port.AddCardRequests.PendingCode;
import dev.kaquan.domain.claim.AddCardRequest;
import java.util.List;

/**
 * A request and what is still to be done for it.
 *
 * @param pendingCodes its cards whose plain code is not known yet
 */
public record RequestProgress(AddCardRequest request, List<PendingCode> pendingCodes) {
  public RequestProgress {
    pendingCodes = List.copyOf(pendingCodes);
  }
}
