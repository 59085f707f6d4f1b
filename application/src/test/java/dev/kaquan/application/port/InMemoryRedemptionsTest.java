package dev.kaquan.application.port;

class InMemoryRedemptionsTest implements RedemptionsContract {
  private final Redemptions redemptions = new InMemoryRedemptions();

  @Override
  public Redemptions redemptions() {
    return redemptions;
  }
}
