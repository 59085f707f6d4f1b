package dev.kaquan.wechat;

import dev.kaquan.wire.MalformedWireException;
import org.jspecify.annotations.Nullable;

/** What a reply on the wire says in words of the domain. */
@FunctionalInterface
interface ReplyMapper<R, T> {
  /**
   * Reads a reply of which the error code is 0.
   *
   * @throws MalformedWireException if a field is missing
   * @throws dev.kaquan.domain.InvalidValueException if a field breaks a rule of the domain
   */
  T of(R reply) throws MalformedWireException;

  /** A field that the platform always sends. */
  static <V> V required(@Nullable V value, String field) throws MalformedWireException {
    if (value == null || value.equals("")) {
      throw new MalformedWireException("the answer lacks " + field);
    }
    return value;
  }
}
