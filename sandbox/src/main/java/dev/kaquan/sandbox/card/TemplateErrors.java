package dev.kaquan.sandbox.card;

import dev.kaquan.domain.template.TemplateRule;
import dev.kaquan.domain.template.TemplateViolation;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The platform's answers to templates that violate its rules. */
final class TemplateErrors {
  /**
   * Wrong JSON comes before missing fields, these before strings that are too long, these before all
   * other values. Within each group the order of the check is kept.
   *
   * <p>Assumed: WeChat does not document the order in which it checks.
   */
  private static final Comparator<TemplateViolation> PRECEDENCE =
      Comparator.comparingInt(violation -> rank(violation.rule()));

  private TemplateErrors() {}

  /** Returns the error that the platform answers, or empty if there are no violations. */
  static Optional<PlatformError> first(List<TemplateViolation> violations) {
    return violations.stream().min(PRECEDENCE).map(TemplateErrors::error);
  }

  static PlatformError error(TemplateViolation violation) {
    return new PlatformError(
        errCode(violation.rule()).number(),
        violation.violation().rule() + " [" + violation.violation().field() + "]");
  }

  private static int rank(TemplateRule rule) {
    return switch (rule) {
      case WRONG_TYPE -> 0;
      case MISSING_FIELD, MISSING_TICKET_CLASS -> 1;
      case TOO_LONG -> 2;
      default -> 3;
    };
  }

  private static ErrCode errCode(TemplateRule rule) {
    return switch (rule) {
      case WRONG_TYPE -> ErrCode.DATA_FORMAT;
      case MISSING_FIELD -> ErrCode.FIELDS_MISSING;
      case MISSING_TICKET_CLASS -> ErrCode.TICKET_CLASS_MISSING;
      case TOO_LONG -> ErrCode.TOO_LONG;
      case CARD_TYPE -> ErrCode.INVALID_CARD_TYPE;
      // The number of the card pages; the global list has 73213.
      case CODE_TYPE -> ErrCode.INVALID_LOCATION_ID;
      case COLOUR -> ErrCode.INVALID_COLOR;
      case DATE -> ErrCode.INVALID_TIME;
      case QUANTITY -> ErrCode.INVALID_QUANTITY;
      case TOO_MANY_CUSTOM_FIELDS -> ErrCode.TOO_MANY_CUSTOM_FIELDS;
      case DEPOSIT_MODE -> ErrCode.INVALID_DEPOSIT_MODE;
      case TIME_LIMIT -> ErrCode.INVALID_TIME_LIMIT;
      case MINI_PROGRAM_PATH -> ErrCode.INVALID_MINI_PROGRAM_PATH;
      case MINI_PROGRAM_NAME -> ErrCode.INVALID_MINI_PROGRAM;
      case ABSTRACT_PICTURES -> ErrCode.TOO_MANY_ABSTRACT_PICTURES;
      case NOT_FROM_CDN -> ErrCode.NOT_FROM_CDN;
      case REDUCE_COST -> ErrCode.INVALID_REDUCE_COST;
      case LEAST_COST -> ErrCode.INVALID_LEAST_COST;
      case GET_LIMIT -> ErrCode.INVALID_GET_LIMIT;
      case MESSAGE_CARDS -> ErrCode.TOO_MANY_MESSAGE_CARDS;
      case INVALID_VALUE -> ErrCode.INVALID_ARGS;
    };
  }
}
