package dev.kaquan.application.member;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.OpenCardLink;
import java.util.function.Function;

/** Prepares what {@code wx.navigateToMiniProgram} takes to open the open-card component. */
@FunctionalInterface
public interface PrepareOpenCard {
  /**
   * Returns the parameters. May be repeated.
   *
   * @param channel the channel, which WeChat repeats in its events
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer
   */
  Outcome prepare(CardId cardId, OuterStr channel);

  /** The result. */
  sealed interface Outcome {
    <T> T fold(Function<OpenCardLink, T> prepared, Function<Refusal, T> refused);
  }

  record Prepared(OpenCardLink link) implements Outcome {
    @Override
    public <T> T fold(Function<OpenCardLink, T> prepared, Function<Refusal, T> refused) {
      return prepared.apply(link);
    }
  }

  record Refused(Refusal reason) implements Outcome {
    @Override
    public <T> T fold(Function<OpenCardLink, T> prepared, Function<Refusal, T> refused) {
      return refused.apply(reason);
    }
  }
}
