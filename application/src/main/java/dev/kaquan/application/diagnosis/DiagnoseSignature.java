package dev.kaquan.application.diagnosis;

import dev.kaquan.domain.claim.ReceivedCardExt;
import dev.kaquan.domain.diagnosis.Diagnosis;

/** Explains why a signed cardExt is refused, using the current ticket. */
@FunctionalInterface
public interface DiagnoseSignature {
  /**
   * Examines a signature.
   *
   * @throws dev.kaquan.application.port.PlatformException if no ticket is available
   */
  Diagnosis diagnose(Query query);

  /**
   * What was sent to the phone.
   *
   * @param cardId as sent beside the cardExt
   */
  record Query(String cardId, ReceivedCardExt cardExt) {}
}
