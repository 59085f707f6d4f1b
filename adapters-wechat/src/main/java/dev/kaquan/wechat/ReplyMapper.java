package dev.kaquan.wechat;

import dev.kaquan.wire.MalformedWireException;
import org.jspecify.annotations.Nullable;

/** Maps a reply to the domain. */
@FunctionalInterface
interface ReplyMapper<R, T> {
  /**
   * Maps a reply whose error code is 0.
   *
   * @throws MalformedWireException if a field is missing
   * @throws dev.kaquan.domain.InvalidValueException if a field violates a rule of the domain
   */
  T of(R reply) throws MalformedWireException;

  /** Returns a field that the platform always sends. */
  static <V> V required(@Nullable V value, String field) throws MalformedWireException {
    if (value == null || value.equals("")) {
      throw new MalformedWireException("the answer lacks " + field);
    }
    return value;
  }
}
