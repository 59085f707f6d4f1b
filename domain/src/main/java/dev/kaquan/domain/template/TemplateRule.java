package dev.kaquan.domain.template;

/** The rules of {@code /card/create} that WeChat distinguishes in its answers. */
public enum TemplateRule {
  /** A value has another JSON type than the field. */
  WRONG_TYPE,
  /** A required field is absent. */
  MISSING_FIELD,
  /** A scenic ticket has no ticket_class. */
  MISSING_TICKET_CLASS,
  /** A string is too long. */
  TOO_LONG,
  /** card_type is unknown. */
  CARD_TYPE,
  /** code_type is unknown. */
  CODE_TYPE,
  /** color is unknown. */
  COLOUR,
  /** A date is invalid, or dates contradict each other. */
  DATE,
  /** The stock is out of bounds. */
  QUANTITY,
  /** More custom fields than a card has. */
  TOO_MANY_CUSTOM_FIELDS,
  /** Stock and deposit mode contradict each other. */
  DEPOSIT_MODE,
  /** time_limit is invalid. */
  TIME_LIMIT,
  /** A mini program is named without a page. */
  MINI_PROGRAM_PATH,
  /** A page is named without a mini program, or the mini program's name is invalid. */
  MINI_PROGRAM_NAME,
  /** More pictures in the abstract than it shows. */
  ABSTRACT_PICTURES,
  /** A picture that was not uploaded to WeChat. */
  NOT_FROM_CDN,
  /** reduce_cost is out of bounds. */
  REDUCE_COST,
  /** least_cost is not above reduce_cost. */
  LEAST_COST,
  /** get_limit is out of bounds. */
  GET_LIMIT,
  /** More cards behind a message than WeChat shows. */
  MESSAGE_CARDS,
  /** Any other invalid value. */
  INVALID_VALUE
}
