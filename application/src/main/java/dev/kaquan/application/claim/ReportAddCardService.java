package dev.kaquan.application.claim;

import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.claim.AddCardReport;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.ReportedCard;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

final class ReportAddCardService implements ReportAddCard {
  private final AddCardRequests requests;
  private final ConcurrentResolution concurrentResolution;
  private final InstantSource clock;

  @Inject
  ReportAddCardService(
      AddCardRequests requests, ConcurrentResolution concurrentResolution, InstantSource clock) {
    this.requests = requests;
    this.concurrentResolution = concurrentResolution;
    this.clock = clock;
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

  /** Returns the offers whose code the platform does not know. */
  private List<Offer> resolve(AddCardRequest request) {
    return concurrentResolution.resolve(requests.pendingCodes(request.id())).stream()
        .map(code -> request.offers().get(code.index()).in(code.taken()))
        .toList();
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
