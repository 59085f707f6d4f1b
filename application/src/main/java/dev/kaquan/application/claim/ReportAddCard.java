package dev.kaquan.application.claim;

import dev.kaquan.domain.claim.AddCardReport;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.RequestId;
import java.util.Optional;

/** Records the result of {@code wx.addCard}. */
@FunctionalInterface
public interface ReportAddCard {
  /**
   * Stores the report, then decrypts the code of each claimed card, up to 8 at a time, and stores who
   * holds it. Returns within about 5 seconds. A code that cannot be decrypted now stays {@code taken}
   * and is decrypted later. May be repeated with the same result.
   *
   * @return the current state of the request, or empty if there is none with this id
   * @throws dev.kaquan.domain.InvalidValueException if the report does not fit the request, and
   *     nothing was stored; or if the platform does not know a code, whose offer is then open again
   *     while the others are stored
   */
  Optional<AddCardRequest> report(Command command);

  /**
   * A report.
   *
   * @param received the body as received, to be stored
   */
  record Command(RequestId id, AddCardReport report, String received) {}
}
