package dev.kaquan.bootstrap.architecture.violations.http;

import dev.kaquan.bootstrap.architecture.violations.wire.Messages.Reply;

public interface WireStaysInside {
  Reply reply();
}
