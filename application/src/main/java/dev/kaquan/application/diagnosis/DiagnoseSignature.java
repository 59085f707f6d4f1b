package dev.kaquan.application.diagnosis;

import dev.kaquan.domain.claim.ReceivedCardExt;
import dev.kaquan.domain.diagnosis.Diagnosis;
import java.util.List;

/** Explains why signed cardExts are refused, using the current ticket. */
@FunctionalInterface
public interface DiagnoseSignature {
  /**
   * Examines signatures, for at most a second in all, and two requests at a time. What is left then is examined without a
   * search for mistakes.
   *
   * @return one for each query, in the same order
   * @throws dev.kaquan.application.port.PlatformException if no ticket is available
   */
  List<Diagnosis> diagnose(List<Query> queries);

  /**
   * What was sent to the phone.
   *
   * @param cardId as sent beside the cardExt
   */
  record Query(String cardId, ReceivedCardExt cardExt) {}
}
