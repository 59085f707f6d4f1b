package dev.kaquan.application.event;

import dev.kaquan.application.port.Pushes;
import dev.kaquan.application.port.Pushes.Reading;
import dev.kaquan.application.port.Pushes.Refusal;
import jakarta.inject.Inject;
import java.util.Optional;

final class CheckCallbackService implements CheckCallback {
  private final Pushes pushes;
  private final RefusedPushes refused;

  @Inject
  CheckCallbackService(Pushes pushes, RefusedPushes refused) {
    this.pushes = pushes;
    this.refused = refused;
  }

  @Override
  public Report check(Optional<Sample> sample) {
    return new Report(pushes.setup(), sample.flatMap(this::refusal), refused.counts());
  }

  /** A captured request is older than one that is accepted. */
  private Optional<Refusal> refusal(Sample sample) {
    Reading<?> reading = sample.body().isEmpty()
        ? pushes.echo(sample.query())
        : pushes.read(sample.query(), sample.body());
    return reading
        .fold(valid -> Optional.<Refusal>empty(), Optional::of)
        .filter(reason -> reason != Refusal.WRONG_TIME);
  }
}
