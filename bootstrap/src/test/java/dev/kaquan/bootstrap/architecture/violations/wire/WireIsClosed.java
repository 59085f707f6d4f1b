package dev.kaquan.bootstrap.architecture.violations.wire;

interface WireIsClosed {
  interface Open {}

  class Extensible {}

  record CompliantRecord(String text) {}

  /** An enum is closed, even if one of its constants has a body. */
  enum CompliantEnum {
    GROUPON,
    MEMBER_CARD {
      @Override
      boolean canBeActivated() {
        return true;
      }
    };

    boolean canBeActivated() {
      return false;
    }
  }
}
