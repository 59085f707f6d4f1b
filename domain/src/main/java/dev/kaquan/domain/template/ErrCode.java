package dev.kaquan.domain.template;

import java.util.Comparator;

/**
 * What WeChat answers to a template that it does not take: numbers of {@code
 * docs/wechat.md#error-codes}.
 */
final class ErrCode {
  /** The JSON has the wrong shape. */
  static final int DATA_FORMAT = 47001;

  /** A required field is not there. */
  static final int MISSING_FIELD = 41011;

  /** A scenic ticket does not say of which class it is. */
  static final int MISSING_TICKET_CLASS = 41014;

  /** A text is too long. */
  static final int TOO_LONG = 45021;

  static final int CARD_TYPE = 40071;

  /** The number of WeChat's list for cards; its list for everything has 73213. */
  static final int CODE_TYPE = 40072;

  static final int COLOUR = 40076;
  static final int TIME = 40079;

  /** What has no number of its own. */
  static final int ARGUMENTS = 40097;

  static final int QUANTITY = 40122;
  static final int TOO_MANY_CUSTOM_FIELDS = 40124;

  /** The stock and the deposit of codes do not go together. */
  static final int DEPOSIT_MODE = 40136;

  static final int TIME_LIMIT = 40149;
  static final int MINI_PROGRAM_PATH = 40165;
  static final int MINI_PROGRAM_NAME = 40166;

  /** More pictures in the abstract than it shows. */
  static final int ABSTRACT_PICTURES = 45044;

  /** A picture that was not uploaded to WeChat. */
  static final int NOT_FROM_CDN = 52000;

  static final int REDUCE_COST = 72007;
  static final int LEAST_COST = 72008;
  static final int GET_LIMIT = 72009;

  /** More cards behind a message than WeChat shows. */
  static final int MESSAGE_CARDS = 72019;

  /**
   * Which fault WeChat answers first. Equal ones keep the order in which they were found.
   *
   * <p>Assumed: WeChat does not document the order in which it looks.
   */
  static final Comparator<TemplateFault> PRECEDENCE =
      Comparator.comparingInt(fault -> rank(fault.errCode()));

  private ErrCode() {}

  private static int rank(int errCode) {
    return switch (errCode) {
      case DATA_FORMAT -> 0;
      case MISSING_FIELD, MISSING_TICKET_CLASS -> 1;
      case TOO_LONG -> 2;
      default -> 3;
    };
  }
}
