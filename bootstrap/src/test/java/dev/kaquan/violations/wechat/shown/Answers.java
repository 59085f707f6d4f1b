package dev.kaquan.violations.wechat.shown;

import dev.kaquan.violations.wire.plain.BrokenJsonException;
import dev.kaquan.violations.wire.plain.Plain;
import java.util.ArrayList;
import java.util.List;

/** Answers that show the wire, and two that do not. */
public final class Answers {
  private Answers() {}

  public interface Parameter {
    void read(Plain plain);
  }

  public interface Result {
    List<? extends Plain> plain();
  }

  public interface Rows {
    Plain[][] rows();
  }

  public interface Several {
    <T extends Plain> void read(List<T> several);
  }

  public interface Failure {
    void read() throws BrokenJsonException;
  }

  public static class Field {
    protected final Plain plain = new Plain();
  }

  public static final class Bound<T extends Plain> {}

  public static final class Parent extends ArrayList<Plain> {}

  public record Component(Plain plain) {}

  /** Compliant: what others can see of it is not of the wire. */
  public static final class Kept {
    private final Plain plain;

    Kept(Plain plain) {
      this.plain = plain;
    }

    @Override
    public String toString() {
      return plain.toString();
    }
  }

  /** Compliant: nobody outside sees it. */
  static final class Closed {
    public Plain plain() {
      return new Plain();
    }
  }
}
