package dev.kaquan.domain.member;

import java.util.function.Function;

/** Whether the person still has the card. Independent of {@link Activation}. */
public sealed interface Possession {
  /** Chooses by state. */
  <T> T fold(
      Function<Held, T> held,
      Function<Gifting, T> gifting,
      Function<Deleted, T> deleted,
      Function<Expired, T> expired,
      Function<GivenAway, T> givenAway,
      Function<Unavailable, T> unavailable);

  /** The person has the card. */
  record Held() implements Possession {
    public Gifting offer() {
      return new Gifting();
    }

    public GivenAway giveAway() {
      return new GivenAway();
    }

    public Deleted delete() {
      return new Deleted();
    }

    public Unavailable invalidate() {
      return new Unavailable();
    }

    public Expired expire() {
      return new Expired();
    }

    @Override
    public <T> T fold(
        Function<Held, T> held,
        Function<Gifting, T> gifting,
        Function<Deleted, T> deleted,
        Function<Expired, T> expired,
        Function<GivenAway, T> givenAway,
        Function<Unavailable, T> unavailable) {
      return held.apply(this);
    }
  }

  /** The person has offered the card to a friend, who has not taken it. */
  record Gifting() implements Possession {
    public Held takeBack() {
      return new Held();
    }

    public GivenAway giveAway() {
      return new GivenAway();
    }

    public Deleted delete() {
      return new Deleted();
    }

    public Unavailable invalidate() {
      return new Unavailable();
    }

    public Expired expire() {
      return new Expired();
    }

    @Override
    public <T> T fold(
        Function<Held, T> held,
        Function<Gifting, T> gifting,
        Function<Deleted, T> deleted,
        Function<Expired, T> expired,
        Function<GivenAway, T> givenAway,
        Function<Unavailable, T> unavailable) {
      return gifting.apply(this);
    }
  }

  /** The person has deleted the card, and may restore it. */
  record Deleted() implements Possession {
    public Held restore() {
      return new Held();
    }

    public GivenAway giveAway() {
      return new GivenAway();
    }

    public Unavailable invalidate() {
      return new Unavailable();
    }

    @Override
    public <T> T fold(
        Function<Held, T> held,
        Function<Gifting, T> gifting,
        Function<Deleted, T> deleted,
        Function<Expired, T> expired,
        Function<GivenAway, T> givenAway,
        Function<Unavailable, T> unavailable) {
      return deleted.apply(this);
    }
  }

  /** The validity of the card is over; the merchant may extend it. */
  record Expired() implements Possession {
    public Held extend() {
      return new Held();
    }

    public GivenAway giveAway() {
      return new GivenAway();
    }

    public Deleted delete() {
      return new Deleted();
    }

    public Unavailable invalidate() {
      return new Unavailable();
    }

    @Override
    public <T> T fold(
        Function<Held, T> held,
        Function<Gifting, T> gifting,
        Function<Deleted, T> deleted,
        Function<Expired, T> expired,
        Function<GivenAway, T> givenAway,
        Function<Unavailable, T> unavailable) {
      return expired.apply(this);
    }
  }

  /** A friend has taken the card under another code. Final. */
  record GivenAway() implements Possession {
    @Override
    public <T> T fold(
        Function<Held, T> held,
        Function<Gifting, T> gifting,
        Function<Deleted, T> deleted,
        Function<Expired, T> expired,
        Function<GivenAway, T> givenAway,
        Function<Unavailable, T> unavailable) {
      return givenAway.apply(this);
    }
  }

  /** The merchant has made the code unavailable. Final. */
  record Unavailable() implements Possession {
    @Override
    public <T> T fold(
        Function<Held, T> held,
        Function<Gifting, T> gifting,
        Function<Deleted, T> deleted,
        Function<Expired, T> expired,
        Function<GivenAway, T> givenAway,
        Function<Unavailable, T> unavailable) {
      return unavailable.apply(this);
    }
  }
}
