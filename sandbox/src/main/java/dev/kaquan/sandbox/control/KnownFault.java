package dev.kaquan.sandbox.control;

import dev.kaquan.sandbox.web.ErrCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Faults of the platform that developers report: each passes when the request is repeated. */
enum KnownFault {
  TICKET_SEEMS_EXPIRED("/card/membercard/activatetempinfo/get", ErrCode.ACTIVATE_TICKET_EXPIRED),
  ACTIVATION_BUSY("/card/membercard/activate", ErrCode.ACTIVATION_BUSY);

  private final String path;
  private final ErrCode code;

  KnownFault(String path, ErrCode code) {
    this.path = path;
    this.code = code;
  }

  static Optional<KnownFault> named(String name) {
    return Arrays.stream(values())
        .filter(fault -> fault.wireName().equals(name))
        .findFirst();
  }

  static String names() {
    return Arrays.stream(values()).map(KnownFault::wireName).collect(Collectors.joining(" or "));
  }

  /** Returns the fault, for as many requests. */
  Fault fault(long times) {
    return new Fault(0, path, Fault.Kind.ERRCODE, code.number(), 0, times, 1, false);
  }

  private String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
