package dev.kaquan.domain.funnel;

/**
 * How often each step from a prepared card to a redeemed one happened.
 *
 * @param prepared cards in requests for {@code wx.addCard}
 * @param claimed codes that became known, apart from gifts of friends
 * @param opened codes that were opened at least once
 * @param activated memberships that became active
 * @param redeemed codes that were redeemed
 */
public record FunnelCounts(
    long prepared, long claimed, long opened, long activated, long redeemed) {
  public static final FunnelCounts ZERO = new FunnelCounts(0, 0, 0, 0, 0);

  public FunnelCounts plus(FunnelCounts other) {
    return new FunnelCounts(
        prepared + other.prepared,
        claimed + other.claimed,
        opened + other.opened,
        activated + other.activated,
        redeemed + other.redeemed);
  }

  public FunnelCounts negated() {
    return new FunnelCounts(-prepared, -claimed, -opened, -activated, -redeemed);
  }
}
