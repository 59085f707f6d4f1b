package dev.kaquan.application.diagnosis;

import dev.kaquan.domain.claim.ReceivedCardExt;
import dev.kaquan.domain.diagnosis.Diagnosis;

/** Names what is wrong with a signed cardExt, by the ticket that is valid now. */
@FunctionalInterface
public interface DiagnoseSignature {
  /**
   * Looks for the mistake.
   *
   * @throws dev.kaquan.application.port.PlatformException if no ticket can be had
   */
  Diagnosis diagnose(Query query);

  /**
   * What was sent to the phone.
   *
   * @param cardId as it stands beside the cardExt
   */
  record Query(String cardId, ReceivedCardExt cardExt) {}
}
