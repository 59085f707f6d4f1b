package dev.kaquan.application.claim;

import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Source;
import dev.kaquan.domain.claim.AddCardRequest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

final class ReportAddCardService implements ReportAddCard {
  private final AddCardRequests requests;
  private final Settlement settlement;
  private final InstantSource clock;

  @Inject
  ReportAddCardService(AddCardRequests requests, Settlement settlement, InstantSource clock) {
    this.requests = requests;
    this.settlement = settlement;
    this.clock = clock;
  }

  @Override
  public Optional<AddCardRequest> report(Command command) {
    return requests.find(command.id()).flatMap(request -> report(command, request));
  }

  private Optional<AddCardRequest> report(Command command, AddCardRequest request) {
    requests.note(request.after(command.report()), command.received(), clock.instant());
    List<Integer> strangers = settlement.settle(command.id());
    if (!strangers.isEmpty()) {
      throw new InvalidValueException(
          "cardList[" + strangers.get(0) + "].code",
          "must be an encrypted code of this account; the platform does not know this one",
          Source.ENCRYPTED_CODES);
    }
    return requests.find(command.id());
  }
}
