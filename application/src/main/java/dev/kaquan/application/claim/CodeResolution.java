package dev.kaquan.application.claim;

import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.RequestId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves the plain codes of claimed cards. Every step may be repeated. */
final class CodeResolution {
  private final AddCardRequests requests;
  private final CardPlatform platform;
  private final InstantSource clock;

  @Inject
  CodeResolution(AddCardRequests requests, CardPlatform platform, InstantSource clock) {
    this.requests = requests;
    this.platform = platform;
    this.clock = clock;
  }

  /**
   * Resolves the pending codes of a request.
   *
   * @return the offers whose code the platform does not know, as they were; they are open again
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer
   */
  List<Offer> resolve(RequestId id) {
    List<Offer> strangers = new ArrayList<>();
    requests.find(id).ifPresent(request -> resolve(request, strangers));
    return strangers;
  }

  private void resolve(AddCardRequest request, List<Offer> strangers) {
    for (int index = 0; index < request.offers().size(); index++) {
      Offer offer = request.offers().get(index);
      if (offer.state() instanceof OfferState.Taken taken) {
        Optional<CardCode> code = platform.decrypt(taken.code());
        if (code.isPresent()) {
          requests.resolve(request.id(), index, taken, holding(request, offer, code.get()));
        } else {
          requests.reopen(request.id(), index, taken);
          strangers.add(offer);
        }
      }
    }
  }

  private Holding holding(AddCardRequest request, Offer offer, CardCode code) {
    return new Holding(offer.cardId(), code, request.person(), offer.outerStr(), clock.instant());
  }
}
