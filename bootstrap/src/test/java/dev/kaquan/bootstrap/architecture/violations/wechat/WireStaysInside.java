package dev.kaquan.bootstrap.architecture.violations.wechat;

import dev.kaquan.bootstrap.architecture.violations.wire.Messages.MalformedReplyException;
import dev.kaquan.bootstrap.architecture.violations.wire.Messages.Reply;
import java.util.ArrayList;
import java.util.List;

/** Every place of a signature that others can see. */
public interface WireStaysInside {
  interface Parameter {
    void read(Reply reply);
  }

  interface Result {
    List<? extends Reply> replies();
  }

  interface Array {
    Reply[][] rows();
  }

  interface MethodBound {
    <T extends Reply> void read(List<T> replies);
  }

  interface Thrown {
    void read() throws MalformedReplyException;
  }

  class Field {
    protected final Reply reply = new Reply();
  }

  final class ClassBound<T extends Reply> {}

  final class Parent extends ArrayList<Reply> {}

  record Component(Reply reply) {}

  final class CompliantPrivateField {
    private final Reply reply;

    CompliantPrivateField(Reply reply) {
      this.reply = reply;
    }

    @Override
    public String toString() {
      return reply.toString();
    }
  }
}

final class CompliantHiddenClass {
  public Reply reply() {
    return new Reply();
  }
}
