package dev.kaquan.application.claim;

import dev.kaquan.domain.claim.AddCardReport;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.RequestId;
import java.util.Optional;

/** Takes in what {@code wx.addCard} handed to the mini program. */
@FunctionalInterface
public interface ReportAddCard {
  /**
   * Keeps the report, then decrypts the code of each card that was taken and keeps who holds it.
   * May be repeated: the same report answers the same. If the platform cannot be asked, the report
   * is kept all the same, and the codes are decrypted when it can.
   *
   * @return the request as it stands now, or nothing if no such request was made
   * @throws dev.kaquan.domain.InvalidValueException if the report does not fit the request, and nothing
   *     was kept; or if the platform does not know a code in it, whose offer is then open again
   *     while all the others are kept
   * @throws dev.kaquan.application.port.PlatformException if a code could not be decrypted yet
   */
  Optional<AddCardRequest> report(Command command);

  /**
   * A report.
   *
   * @param received the report as it came, to be kept
   */
  record Command(RequestId id, AddCardReport report, String received) {}
}
