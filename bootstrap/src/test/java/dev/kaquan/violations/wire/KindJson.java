package dev.kaquan.violations.wire;

/** Compliant: a list of constants is closed, even if one of them is special. */
enum KindJson {
  GROUPON,
  MEMBER_CARD {
    @Override
    boolean isLasting() {
      return true;
    }
  };

  boolean isLasting() {
    return false;
  }
}
